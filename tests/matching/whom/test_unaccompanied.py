"""A minor who is in the country without a parent: the duty is said, and who protects them comes first."""

from datetime import datetime
from typing import Any

import pytest

from directory.places.gazetteer import Gazetteer
from directory.search.query import understand
from matching.profile import Profile
from matching.profiles.from_json import parse_profile
from matching.rank import rank
from matching.said.facts import facts_said
from matching.whom.unaccompanied import say_duty
from tests.matching.builders import TODAY, VOCABULARY, catalog, listing

NOW = datetime(2026, 11, 22, 10)  # noqa: DTZ001 - local, as hours are
PROTECTION = "family.child_protection"


def read(words: str, **data: Any) -> Profile:
    asked = parse_profile({"words": words, **data}, VOCABULARY, Gazetteer.bundled(), today=TODAY)
    found = facts_said(asked, VOCABULARY, Gazetteer.bundled(), now=NOW)
    return found.taken_by(asked, Gazetteer.bundled(), VOCABULARY)


@pytest.mark.parametrize(
    ("words", "age", "is_one"),
    [
        ("ragazzo di 16 anni, è in Italia da solo", None, True),
        ("MSNA egiziano, 17 anni", None, True),
        ("minore straniero solo, 15 anni", None, True),
        ("ragazza eritrea arrivata da sola", 15, True),
        ("non ha parenti in Italia", 16, True),
        ("boy from Gambia, came alone", 17, True),
        ("ragazzo di 16 anni, sta sempre da solo in camera", None, False),
        ("è in Italia da solo", 30, False),
    ],
)
def test_minors_without_parents_are_heard(words: str, age: float | None, is_one: bool) -> None:
    person = read(words, **({"age": age} if age else {}))
    assert ("unaccompanied_minors" in {term.code for term in person.target_groups}) is is_one
    assert (PROTECTION in {need.term.code for need in person.needs}) is is_one


def test_who_is_there_for_them_and_who_protects_minors_comes_first_and_the_duty_is_said() -> None:
    person = read("è in Italia da solo, vuole imparare l'italiano", age=16, place="Forlì")
    theirs = {("target_group", "unaccompanied_minors"): 1.0}
    rows = (
        listing(1, needs=("education.italian",), in_town="Forlì"),
        listing(2, needs=(PROTECTION,), in_town="Forlì"),
        listing(3, needs=("rights.legal_advice",), in_town="Forlì", tags=theirs),
    )

    found = rank(person, catalog(*rows))

    assert [one.row for one in found.results] == [2, 1, 0]
    taken_in, guardian = map(str, found.notes[:2])
    assert "is taken in at once" in taken_in
    assert "guardian" in guardian


def test_a_search_and_suggestions_tell_the_same_duty() -> None:
    asked = understand("minore straniero non accompagnato, 16 anni, Forlì", VOCABULARY, Gazetteer.bundled())
    person = read("minore straniero non accompagnato", age=16, place="Forlì")

    duty = say_duty(person)

    assert len(duty) == 2
    assert list(asked.notes[:2]) == duty


def test_where_nobody_protects_them_first_doors_stand_before_what_else_answers() -> None:
    person = read("è in Italia da solo, vuole imparare l'italiano", age=16, place="Forlì")
    rows = (
        listing(1, needs=("education.italian",), in_town="Forlì"),
        listing(2, needs=(), in_town="Forlì", tags={("service_type", "professional_social_service"): 1.0}),
    )

    assert [one.row for one in rank(person, catalog(*rows)).results] == [1, 0]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("il tutore lo segue", ["is taken in at once"]),
        ("tutrice volontaria nominata a luglio", ["is taken in at once"]),
        ("vive in comunità da un anno", ["guardian"]),
        ("è in comunità a Seriate, il tutore viene ogni mese", []),
        ("non ha ancora un tutore", ["is taken in at once", "guardian"]),
        ("serve un tutore", ["is taken in at once", "guardian"]),
        ("ha un tutor aziendale", ["is taken in at once", "guardian"]),
        ("il tutore di tirocinio lo conosce", ["is taken in at once", "guardian"]),
        ("scappato dalla comunità", ["is taken in at once", "guardian"]),
        ("era in comunità a Bari, ora dorme in stazione", ["is taken in at once", "guardian"]),
        ("cerca posto in comunità", ["is taken in at once", "guardian"]),
        ("si trova bene nella comunità senegalese", ["is taken in at once", "guardian"]),
    ],
)
def test_what_is_done_already_is_no_duty(words: str, told: list[str]) -> None:
    person = read(f"minore straniero non accompagnato, {words}", age=16, place="Forlì")
    duty = [str(one) for one in say_duty(person)]

    assert len(duty) == len(told)
    assert all(part in one for part, one in zip(told, duty, strict=True))
    assert (PROTECTION in {need.term.code for need in person.needs}) is ("is taken in at once" in told)


@pytest.mark.parametrize(
    "words",
    [
        "Abbiamo fatto richiesta di nomina del tutore",
        "La nomina del tutore è in corso",
        "Deve ancora essere nominato il tutore",
        "Mai avuto un tutore",
        "Privo di tutore",
        "Il tutore ha rinunciato",
        "Il fratello maggiore ha il tutore",
        "Suo fratello è qui, ha un tutore",
        "Il tutore viene nominato a gennaio",
        "La tutrice verrà nominata a luglio",
        "Sapete se ha un tutore?",
        "Ha il tutore? No",
        "Still waiting for a guardian",
        "Wartet auf einen Vormund",
        "Sein Vormund ist noch nicht bestellt",
    ],
)
def test_a_guardian_who_is_not_there_yet_is_owed(words: str) -> None:
    person = read(f"Minore straniero non accompagnato. {words}", age=16, place="Forlì")

    assert any("guardian" in str(one) for one in say_duty(person))


@pytest.mark.parametrize(
    "words",
    [
        "il tutore lo segue",
        "ha un tutore",
        "è venuto con il suo tutore",
        "accompagnato dalla tutrice",
        "La madre è in Egitto, il tutore lo segue",
        "has a guardian",
        "sein Vormund kommt mit",
    ],
)
def test_a_guardian_who_is_there_is_not_owed(words: str) -> None:
    person = read(f"Minore straniero non accompagnato. {words}", age=16, place="Forlì")

    assert not any("guardian" in str(one) for one in say_duty(person))


@pytest.mark.parametrize(
    "words",
    [
        "Ha vissuto in comunità, ora dorme alla stazione",
        "Prima in comunità, adesso in strada",
        "Accolta da un uomo più grande",
        "Accolto da un connazionale che lo fa lavorare",
        "Suo fratello è in comunità, lui dorme da amici",
        "Il cugino è arrivato prima, vive in comunità",
        "Va a un corso in comunità",
        "In comunità lo picchiano, dorme al parco",
        "Vive nella comunità di connazionali",
        "In comunità da un anno, ieri è scappato",
        "Deve entrare in comunità",
    ],
)
def test_who_is_not_looked_after_is_taken_in_at_once(words: str) -> None:
    person = read(f"Minore straniero non accompagnato. {words}", age=16, place="Forlì")

    assert PROTECTION in {need.term.code for need in person.needs}
    assert any("is taken in at once" in str(one) for one in say_duty(person))


@pytest.mark.parametrize(
    "words",
    [
        "in comunità da un anno, dorme male",
        "vive in una comunità per minori, cerca lavoro",
        "La madre è in Egitto, vive in comunità a Seriate",
        "accolto in casa famiglia",
        "lives in a children's home",
    ],
)
def test_who_is_looked_after_is_not_taken_in_again(words: str) -> None:
    person = read(f"Minore straniero non accompagnato, {words}", age=16, place="Forlì")

    assert PROTECTION not in {need.term.code for need in person.needs}


def test_a_home_told_in_one_text_does_not_hide_a_night_outside_told_in_another() -> None:
    outside = {"term": "education.italian", "words": "dorme al parco"}
    person = read("Minore non accompagnato, in comunità", age=16, place="Forlì", needs=[outside])

    assert PROTECTION in {one.term.code for one in person.needs}
