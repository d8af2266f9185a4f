"""Sets of values as numbers of their combinations: counted exactly, however they are cut and joined."""

import random
from collections import Counter

import numpy as np
import pytest

from directory.catalog import combinations
from directory.catalog.combinations import Bundle, Combinations

VALUES = (6, 3, 5)  # of each bundle


def some(dice: random.Random, n_rows: int, last_values: int = VALUES[-1]) -> list[list[list[int]]]:
    """The values of each row, by bundle."""
    several = (*VALUES[:-1], last_values)
    return [[sorted(dice.sample(range(n), dice.randrange(n + 1))) for _ in range(n_rows)] for n in several]


def packed(
    rows: list[list[list[int]]], like: Combinations | None = None, last_values: int = VALUES[-1]
) -> Combinations:
    several = (*VALUES[:-1], last_values)
    bundles = [Bundle(own, n) for own, n in zip(rows, several, strict=True)]
    return Combinations.pack(bundles, len(rows[0]), like)


def counted(rows: list[list[list[int]]], places: list[int], last_values: int = VALUES[-1]) -> list[int]:
    starts = (0, VALUES[0], VALUES[0] + VALUES[1])
    found = Counter(
        start + value for start, own in zip(starts, rows, strict=True) for row in places for value in own[row]
    )
    return [found[value] for value in range(sum(VALUES[:-1]) + last_values)]


@pytest.fixture(params=[(3, 4), (4096, 4), (4096, 1)], ids=["more than stand side by side", "cut", "whole"])
def _most(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With few combinations in a group, or room for more groups, its values are cut into several."""
    most, side_by_side = request.param
    monkeypatch.setattr(combinations, "_MOST", most)
    monkeypatch.setattr(combinations, "_SIDE_BY_SIDE", side_by_side)


@pytest.mark.usefixtures("_most")
def test_counts_are_those_of_the_rows() -> None:
    rows = some(random.Random(1), 200)
    own = packed(rows)
    places, less = list(range(0, 200, 3)), [6, 9, 9]

    assert own.counts(np.array(places)).tolist() == counted(rows, places)
    difference = np.array(counted(rows, places)) - counted(rows, less)
    assert own.counts(np.array(places), np.array(less)).tolist() == difference.tolist()
    assert own.counts(np.empty(0, np.intp)).tolist() == [0] * sum(VALUES)


@pytest.mark.usefixtures("_most")
def test_rows_with_any_of_some_values_are_found() -> None:
    rows = some(random.Random(2), 100)
    having = packed(rows).rows_having([1, 5, VALUES[0]], np.arange(100))
    assert having.tolist() == [
        bool({1, 5} & set(first)) or 0 in second for first, second in zip(*rows[:2], strict=True)
    ]


@pytest.mark.usefixtures("_most")
def test_later_rows_are_counted_with_those_before_also_with_new_values() -> None:
    dice = random.Random(3)
    before, later = some(dice, 80), some(dice, 30, last_values=7)
    own = packed(before)
    both = own.joined_with(packed(later, own, last_values=7))
    rows = [first + second for first, second in zip(before, later, strict=True)]
    places = list(range(0, 110, 2))

    assert both.counts(np.array(places)).tolist() == counted(rows, places, last_values=7)
    assert both.rows_having([sum(VALUES[:-1]) + 6], np.arange(110)).tolist() == [6 in own for own in rows[2]]
