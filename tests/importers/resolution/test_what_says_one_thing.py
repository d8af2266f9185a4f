"""What depends on each other counts once, and a number that many share contradicts nothing."""

import numpy as np
import pytest

from importers.resolution.comparisons import PERSON
from importers.resolution.levels import UNKNOWN
from importers.resolution.values import SWITCHBOARD, areas, phones
from importers.resolve import Resolution

OFFICE, OWN, OTHER = "0543 700000", "0543 712345", "0543 712346"


def level_of_areas(*both: tuple[str, str]) -> int:
    records = [{"city": city, "postal_code": code} for city, code in both]
    return int(areas("city", "postal_code")(records).levels(np.array([0]), np.array([1]))[0])


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        (("Forlì", "47121"), ("Forlì", "47121"), 0),
        (("Forlì", ""), ("Forlì", "47121"), 0),
        (("Forlì", "47121"), ("Forlì", "47122"), 1),
        (("Forlì", "47121"), ("Villa", "47121"), 1),
        (("Forl", "47121"), ("Forlì", "47211"), 2),
        (("Forlì", "47121"), ("Bolzano", "39100"), 3),
        (("Forlì", "47121"), ("", ""), UNKNOWN),
    ],
)
def test_a_town_and_its_postal_code_are_one_piece_of_evidence(
    one: tuple[str, str], other: tuple[str, str], level: int
) -> None:
    assert level_of_areas(one, other) == level == level_of_areas(other, one)


def test_neighbours_with_other_names_birth_dates_and_codes_are_two_people() -> None:
    home = {"street": "Via Marconi", "city": "Rimini", "postal_code": "47921", "province": "RN"}
    people = [
        {**home, "given_name": "Carlo", "family_name": "Barone", "birth_date": "20010115", "code": "201041761"},
        {**home, "given_name": "Andrea", "family_name": "Barone", "birth_date": "19720907", "code": "414184314"},
    ]
    assert Resolution(people, PERSON).probabilities(np.array([0]), np.array([1]))[0] < 0.2


def level_of_phones(one: str, other: str) -> int:
    many = [{"phone": OFFICE}] * (SWITCHBOARD + 1)
    compared = phones("phone")([{"phone": one}, {"phone": other}, *many])
    return int(compared.levels(np.array([0]), np.array([1]))[0])


def test_of_whom_only_a_switchboard_is_known_another_number_is_no_contradiction() -> None:
    assert level_of_phones(OFFICE, OWN) == UNKNOWN == level_of_phones(OWN, OFFICE)


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [(OWN, OTHER, 1), (f"{OFFICE}; {OWN}", OTHER, 1), (OFFICE, OFFICE, 0), (f"{OFFICE}; {OWN}", OWN, 0)],
)
def test_other_numbers_say_what_they_did(one: str, other: str, level: int) -> None:
    assert level_of_phones(one, other) == level
