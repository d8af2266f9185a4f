"""A birthday to come: who turns 18 by the time of entry is asked about, and not refused."""

from datetime import date

import pytest

from directory.places.gazetteer import Gazetteer
from matching.profile import Profile
from matching.profiles.from_json import parse_profile
from matching.rank import rank
from matching.said.birthdays import birthday_said
from matching.said.facts import facts_said
from tests.matching.builders import TODAY, VOCABULARY, catalog, listing
from tests.matching.judging import CHECK, NO, asked
from tests.matching.said.test_facts import NOW, said


@pytest.mark.parametrize(
    ("words", "age", "years", "when"),
    [
        ("compie 18 anni a gennaio", 17, 18, "a gennaio"),
        ("ragazzo di 17 anni, ne compie 18 il 5 gennaio", 17, 18, "il 5 gennaio"),
        ("tra due mesi compie diciotto anni", None, 18, "tra due mesi"),
        ("17 anni, 18 a marzo", 17, 18, "a marzo"),
        ("diventa maggiorenne tra poco", 17, 18, "tra poco"),
        ("compie gli anni a gennaio", 15, 16, "a gennaio"),
        ("sta per compiere 18 anni", None, 18, None),
        ("quasi 18 anni", 17, 18, None),
        ("deve uscire quando compie 18 anni", 17, 18, None),
        ("she turns 18 in January", 17, 18, "in January"),
        ("wird im Januar 18", 17, 18, "im Januar"),
        ("nato il 12/1/2009", 17, 18, date(2027, 1, 12)),
        ("compie 65 anni a maggio", 64, 65, "a maggio"),
    ],
)
def test_a_birthday_to_come_is_heard(words: str, age: float | None, years: int, when: object) -> None:
    assert birthday_said(words, age, TODAY) == (years, when)


@pytest.mark.parametrize(
    ("words", "age"),
    [
        ("ha compiuto 18 anni a gennaio", 18),
        ("compie 18 anni tra due anni", None),
        ("compie 18 anni a gennaio", 15),
        ("mio figlio compie 18 anni a gennaio", None),
        ("due anni fa 18 persone", None),
        ("quando compie 18 anni vuole lavorare", None),
        ("nata il 3 giugno 2009", 17),
        ("nato il 30/2/2009", 17),
        ("ha 18 anni", None),
    ],
)
def test_what_is_past_far_or_of_somebody_else_is_none(words: str, age: float | None) -> None:
    assert birthday_said(words, age, TODAY) is None


def read(words: str, **data: object) -> Profile:
    return parse_profile({"words": words, **data}, VOCABULARY, Gazetteer.bundled(), today=TODAY)


def test_who_turns_18_soon_is_17_and_asked_about() -> None:
    soon = read("serve un alloggio, compie 18 anni tra due mesi")
    found = facts_said(soon, VOCABULARY, Gazetteer.bundled(), now=NOW)
    assert (found.age, found.birthday) == (17, (18, "tra due mesi"))
    person = found.taken_by(soon, Gazetteer.bundled(), VOCABULARY)
    assert asked(person, minimum_age=18.0) == (
        CHECK,
        "For people aged 18 and over: the person turns 18 soon (tra due mesi), ask from when one can begin",
    )
    assert asked(person, minimum_age=25.0)[0] == NO
    assert not said("ragazzo di 17 anni, compie 18 anni a gennaio").unused


def test_what_begins_at_18_ranks_below_what_takes_the_person_now() -> None:
    person = read("compie 18 anni a gennaio", age=17, needs=[{"term": "housing.supported"}])
    rows = (
        listing(1, needs=("housing.supported",), minimum_age=18.0, maximum_age=25.0),
        listing(2, needs=("housing.supported",), minimum_age=16.0, maximum_age=25.0),
    )
    assert [one.listing_id.int for one in rank(person, catalog(*rows)).results] == [2, 1]


def test_who_comes_of_age_in_a_community_needs_a_place_to_go() -> None:
    person = read("compie 18 anni a gennaio, sta in comunità per minori", age=17)
    assert [need.term.code for need in person.needs_from_words] == ["housing.supported"]
    assert "housing.supported" not in {need.term.code for need in read("sta in comunità, 17 anni").needs}
