"""What a person's words tell of place, age and languages is offered where the profile leaves it empty."""

from datetime import datetime
from typing import Any

import pytest

from directory.places.gazetteer import Gazetteer
from matching.profile import Budget, Gender
from matching.profiles.free_times import free_slots
from matching.profiles.from_json import parse_profile
from matching.said.facts import FactsSaid, facts_said
from tests.matching.builders import TODAY, VOCABULARY

NOW = datetime(2026, 11, 22, 10)  # noqa: DTZ001 - local, as hours are
NEED = [{"term": "family"}]


def said(words: str, **data: Any) -> FactsSaid:
    profile = parse_profile({"words": words, "needs": NEED, **data}, VOCABULARY, Gazetteer.bundled(), today=TODAY)
    return facts_said(profile, VOCABULARY, Gazetteer.bundled(), now=NOW)


def test_place_and_age_are_heard() -> None:
    found = said("ragazza di 17 anni di Forlì che non esce di casa")
    assert found == FactsSaid(place="Forlì (FC)", age=17, gender=Gender.WOMAN)


@pytest.mark.parametrize("words", ["figlio di 7 anni", "mio figlio ha 7 anni e non parla", "ihr Sohn ist 7 Jahre alt"])
def test_whose_age_it_is_stays_open_where_a_child_is_spoken_of(words: str) -> None:
    found = said(words)
    assert (found.age, found.may_be_child) == (7, True)
    assert said(words, children_ages=[7]).is_any is False
    assert said(words, age=35).may_be_child


def test_what_the_profile_says_is_not_offered_again() -> None:
    words = "ragazza di 17 anni di Forlì, parla arabo"
    assert said(words).languages == ("ar",)
    assert not said(words, age=17, place="Forlì", languages=["ar"], gender="woman").is_any
    assert not said("").is_any


@pytest.mark.parametrize(
    ("words", "ages"),
    [
        ("famiglia con tre figli di 2, 5 e 9 anni", (2, 5, 9)),
        ("una bimba di 6 mesi e un figlio di 4 anni", (0.5, 4)),
        ("mother with children aged 3 and 5", (3, 5)),
        ("Mutter mit Kindern von 3 und 7 Jahren", (3, 7)),
        ("papà con figlia autistica di 6 anni", (6,)),
        ("ho una figlia che ha quasi 4 anni", (4,)),
        ("I have a daughter, she is 3.", (3,)),
        ("Nonna che cresce il nipote di 13 anni, il ragazzo non esce. Ha 71 anni", (13,)),
        ("la figlia lavora da 6 anni", ()),
        ("il figlio ha 3 anni di scuola persi", ()),
        ("figlia malata di tumore da 2 anni", ()),
        ("ha un figlio e 3 anni di affitto arretrato", ()),
    ],
)
def test_the_ages_of_children_are_heard(words: str, ages: tuple[float, ...]) -> None:
    assert said(words, age=35).children_ages == ages


def test_whose_single_age_it_is_stays_open_and_a_child_is_younger_than_the_person() -> None:
    assert said("figlio di 14 anni").children_ages == ()
    assert said("bambino di 8 anni, la mamma chiede aiuto").children_ages == (8,)
    assert said("figlia di 17 anni", age=16).children_ages == ()


@pytest.mark.parametrize(
    ("words", "times"),
    [
        ("libero il martedì pomeriggio", ["tuesday afternoon"]),
        ("lavora di mattina", ["afternoon", "evening"]),
        ("Er ist am Abend frei", ["evening"]),
        ("she is free in the mornings", ["morning"]),
        ("piange di notte", []),
    ],
)
def test_free_times_are_heard_also_from_when_somebody_works(words: str, times: list[str]) -> None:
    assert said(words).free_slots == free_slots(times)
    assert said(words, free_times=["sabato"]).free_slots == 0


def test_what_nothing_was_taken_from_is_told_as_it_was_written() -> None:
    found = said(
        "Vedova di 79 anni di Forlì, non sente il campanello, ci vede male; dorme in macchina. Libera il sabato"
    )

    assert found.unused == ("non sente il campanello", "ci vede male")
    assert str(found.unused_in_words()).startswith("Not used from the words: “non sente il campanello”")
    assert said("dorme in macchina, ragazzo di 17 anni").unused == ()


def test_what_words_tell_becomes_part_of_the_profile() -> None:
    data = {
        "words": "abita a Forlì con i figli di 2 e 5 anni, libera la mattina, parla arabo",
        "needs": NEED,
        "age": 30,
    }
    gazetteer = Gazetteer.bundled()
    profile = parse_profile(data, VOCABULARY, gazetteer, today=TODAY)

    taken = facts_said(profile, VOCABULARY, gazetteer, now=NOW).taken_by(profile, gazetteer, VOCABULARY)

    assert (taken.place and taken.place.name, taken.children_ages, taken.languages) == ("Forlì", (2, 5), ("ar",))
    assert taken.free_slots == free_slots(["morning"])


def test_who_the_person_is_becomes_part_of_the_profile_and_is_said() -> None:
    words = "Sig.ra di 67 anni, rifugiata, in carrozzina, non può pagare"
    gazetteer = Gazetteer.bundled()
    profile = parse_profile({"words": words, "needs": NEED}, VOCABULARY, gazetteer, today=TODAY)
    found = facts_said(profile, VOCABULARY, gazetteer, now=NOW)

    taken = found.taken_by(profile, gazetteer, VOCABULARY)

    assert (taken.gender, taken.wheelchair, taken.budget) == (Gender.WOMAN, True, Budget.FREE)
    assert [term.code for term in taken.target_groups] == ["refugees"]
    assert str(found.in_words()).startswith("Taken from the words: is a woman or girl, is 67.0 years old, groups: ")
    assert found.unused == ()


def test_what_the_form_says_of_the_person_goes_before_the_words() -> None:
    found = said("signora di 67 anni, rifugiata", gender="other", target_groups=["disability"])

    assert (found.gender, found.target_groups) == (None, ())


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Sig.ra Maria 78 anni Forlimpopoli, il figlio vive a Milano", "Forlimpopoli (FC)"),
        ("vedova di 80 anni a Cesena, sua figlia abita a Torino e la vede poco", "Cesena (FC)"),
        ("mio figlio vive a Forlì e non va a scuola", "Forlì (FC)"),
        ("donna 52 Trento, separata, figlio grande a Verona", "Trento (TN)"),
        ("figlio di 7 anni a Forlì, non dorme", "Forlì (FC)"),
    ],
)
def test_where_a_son_or_daughter_lives_is_not_where_the_person_lives(words: str, place: str) -> None:
    assert said(words).place == place


@pytest.mark.parametrize(
    ("words", "age"),
    [
        ("operaia 48 Seriate, mobbing", 48),
        ("educatrice carcere: albanese 41, fine pena tra 2 mesi", 41),
        ("via Roma 22, cerca casa", None),
        ("cerca lavoro, affitto 80 euro", None),
    ],
)
def test_notes_begin_with_an_age(words: str, age: float | None) -> None:
    assert said(words).age == age
