"""Which records are the same, whatever the order of a list; and why."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.resolution.comparisons import ORGANIZATION, SERVICE
from importers.resolution.levels import Record
from importers.resolve import PRIOR, Band, Resolution, band

TOWNS = ("Forlì", "Cesena", "Trento", "Bergamo", "Rovereto")
WORDS = ("Aurora", "Baobab", "Cedro", "Dalia", "Edera", "Faggio", "Ginepro", "Hibiscus", "Iris", "Larice", "Mirto")


def place(name: str, number: int, **fields: str) -> Record:
    """An organization of a town, unlike others unless fields say so."""
    return {
        "name": name,
        "address": f"Via {WORDS[number % 11]} {WORDS[(number * 7 + 3) % 11]} {number}",
        "city": TOWNS[number % 5],
        "phone": f"05{430000000 + 7919 * number}",
        **fields,
    }


OTHERS = [
    place(f"{kind} {a} {b}", 20 * at + shift)
    for at, kind in enumerate(("Circolo", "Fondazione", "Biblioteca", "Sportello"))
    for shift, (a, b) in enumerate(zip(WORDS, WORDS[3:] + WORDS[:3], strict=True))
]
FARO = place("Associazione Il Faro ODV", 301)
TWIN = {**FARO, "name": "ASS. IL FARO ONLUS", "phone": "", "address": FARO["address"].upper()}
LIST = [*OTHERS, FARO, TWIN]


def names_of(groups: list[tuple[int, ...]], records: list[Record]) -> set[frozenset[str]]:
    return {frozenset(records[at]["name"] for at in members) for members in groups}


def test_the_same_place_written_otherwise_is_found_and_nothing_else() -> None:
    (group,) = Resolution(LIST, ORGANIZATION).groups()
    assert group.members == (len(OTHERS), len(OTHERS) + 1)
    assert group.probability > 0.9


def test_a_list_without_duplicates_has_none() -> None:
    assert Resolution(OTHERS, ORGANIZATION).groups() == []


@settings(max_examples=6)
@given(st.permutations(range(len(LIST))))
def test_the_order_of_a_list_does_not_count(order: list[int]) -> None:
    shuffled = Resolution([LIST[at] for at in order], ORGANIZATION)
    (group,) = shuffled.groups()
    assert {order[at] for at in group.members} == {len(OTHERS), len(OTHERS) + 1}
    (as_it_was,) = Resolution(LIST, ORGANIZATION).groups()
    assert group.probability == as_it_was.probability


def test_the_same_list_gives_the_same_answer() -> None:
    left, right = np.triu_indices(len(LIST), 1)
    once, again = (Resolution(LIST, ORGANIZATION).probabilities(left, right) for _ in range(2))
    assert once.tolist() == again.tolist()
    turned = Resolution(LIST, ORGANIZATION).probabilities(right, left)
    assert once.tolist() == turned.tolist()


def test_an_explanation_begins_with_the_prior_and_adds_up_to_the_probability() -> None:
    resolution = Resolution(LIST, ORGANIZATION)
    for left, right in ((0, 1), (len(OTHERS), len(OTHERS) + 1), (3, len(OTHERS))):
        (parts,) = resolution.explain_all(np.array([left]), np.array([right]))
        assert [part.name for part in parts] == [PRIOR, *(one.name for one in ORGANIZATION.comparisons)]
        summed = math.fsum(part.weight for part in parts)
        (probability,) = resolution.probabilities(np.array([left]), np.array([right]))
        assert 1 / (1 + math.exp(-summed)) == pytest.approx(probability)


def test_rows_find_the_known_record_that_they_are() -> None:
    rows = [TWIN, place("Coro Zefiro", 977)]
    links = {link.row: link for link in Resolution([*rows, *OTHERS, FARO], ORGANIZATION, len(rows)).links()}
    assert links[0].known == len(rows) + len(OTHERS)
    assert links[0].band in (Band.SAME, Band.ASK)
    assert 1 not in links or links[1].band is Band.NEW


def test_rivals_make_a_link_doubtful_and_one_to_one_takes_the_nearer_name() -> None:
    rows = [FARO]
    known = [*OTHERS, {**FARO, "name": "Associazione Il Faro"}, {**FARO, "name": "Associazione Il Faro ODV"}]
    resolution = Resolution([*rows, *known], ORGANIZATION, len(rows))
    (link,) = resolution.links()
    assert link.probability <= 0.5
    (one,) = resolution.one_to_one()
    assert one.known == len(known)
    assert one.probability > link.probability


def test_services_of_one_organization_are_not_the_same() -> None:
    house = {"organization": "Opera della Stazione", "address": "Via Po 3", "city": "Forlì", "phone": "0543712345"}
    services = [{**house, "name": name} for name in ("Mensa", "Dormitorio", "Guardaroba")]
    others = [{**each, "organization": f"Ente {at}"} for at, each in enumerate(OTHERS)]
    assert Resolution([*others, *services], SERVICE).groups() == []


def test_bands() -> None:
    assert [band(probability) for probability in (0.9999, 0.6, 0.01)] == [Band.SAME, Band.ASK, Band.NEW]


@pytest.mark.parametrize("records", [[], [FARO], [{}, {}], [{"name": ""}, {"name": "-"}, {"name": "…"}]])
def test_lists_that_say_nothing_have_no_duplicates(records: list[Record]) -> None:
    assert Resolution(records, ORGANIZATION).groups() == []


def test_many_identical_rows_are_one_group() -> None:
    (group,) = Resolution([*OTHERS, *[FARO] * 5], ORGANIZATION).groups()
    assert group.members == tuple(range(len(OTHERS), len(OTHERS) + 5))
