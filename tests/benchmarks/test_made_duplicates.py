"""Lists that are made with known duplicates are the same each time, and their slips are slips."""

import random

import pytest

from benchmarks import made_duplicates as made
from benchmarks.resolution_made import _true_pairs

LIBRARIES = [
    {
        "denominazione": f"Biblioteca comunale {name}",
        "indirizzo": f"Via Roma {at}",
        "comune": name,
        "telefono": f"0543 70000{at}",
        "cap": "47121",
        "email": "",
        "provincia": "Forlì",
    }
    for at, name in enumerate(("Forlì", "Cesena", "Rimini", "Faenza", "Imola"))
]


def test_the_same_seed_makes_the_same_people_with_up_to_five_more_each() -> None:
    lists = made.people(200, seed=5)
    assert lists == made.people(200, seed=5) != made.people(200, seed=6)
    times = [lists.entity.count(number) for number in range(200)]
    assert (min(times), max(times)) == (1, 1 + made.MOST_DUPLICATES)


@pytest.mark.parametrize("seed", range(20))
def test_a_slip_changes_a_letter_or_two_and_leaves_a_name_that_is_like_it(seed: int) -> None:
    said = made.misspelt("Rossini", random.Random(seed))
    assert abs(len(said) - len("Rossini")) <= 1


def test_of_two_lists_each_has_what_the_other_lacks_and_the_rest_are_the_pairs() -> None:
    lists = made.services(LIBRARIES, 5, seed=1)
    assert (lists.known_from, len(lists.records), len(_true_pairs(lists))) == (4, 8, 3)
    assert all(lists.entity[a] == lists.entity[b] for a, b in _true_pairs(lists))


def test_an_organization_is_called_otherwise_and_its_own_name_is_among_the_others() -> None:
    bodies = [{"denominazione": f"ASSOCIAZIONE AMICI DI MUSICA {at} ONLUS", "nome_comune": "Forlì"} for at in range(9)]
    lists = made.organizations(bodies, 3, seed=2)
    assert (lists.known_from, len(lists.records), len(_true_pairs(lists))) == (3, 12, 3)
    assert all(lists.records[a]["name"] != lists.records[b]["name"] for a, b in _true_pairs(lists))
