"""People to workers with a number of places, against scipy with every place a column."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from matching.allocation.transportation import NOBODY, transport

Ints = NDArray[np.int64]
Problem = tuple[NDArray[np.int64], Ints]  # rewards with a row per person, 0 where a pair is not possible; places


def pairs_of(table: Ints) -> tuple[Ints, Ints, Ints]:
    people, workers = np.nonzero(table)
    return people.astype(np.int64), workers.astype(np.int64), table[people, workers]


def best_sum(table: Ints, places: Ints) -> int:
    """By scipy; whoever gets a pair of no reward waits."""
    columns = np.repeat(table, np.minimum(places, len(table)), axis=1)
    if columns.size == 0:
        return 0
    return int(columns[linear_sum_assignment(columns, maximize=True)].sum())


def total(table: Ints, chosen: Ints) -> int:
    placed = np.flatnonzero(chosen != NOBODY)
    assert (table[placed, chosen[placed]] > 0).all()
    return int(table[placed, chosen[placed]].sum())


@st.composite
def problems(draw: st.DrawFn, most: int = 9) -> Problem:
    n, m = draw(st.integers(1, most)), draw(st.integers(1, 5))
    highest = draw(st.sampled_from([1, 3, 1000, 10**9]))  # many ties, or hardly any
    cells = draw(st.lists(st.integers(0, highest), min_size=n * m, max_size=n * m))
    places = draw(st.lists(st.integers(0, 4), min_size=m, max_size=m))
    return np.array(cells, np.int64).reshape(n, m), np.array(places, np.int64)


@settings(max_examples=400, deadline=None)
@given(problems())
def test_the_sum_is_scipys_and_nobody_is_over_the_places(problem: Problem) -> None:
    table, places = problem
    chosen = transport(*pairs_of(table), places, len(table))

    assert total(table, chosen) == best_sum(table, places)
    assert (np.bincount(chosen[chosen != NOBODY], minlength=len(places)) <= places).all()
    assert (transport(*pairs_of(table), places, len(table)) == chosen).all()


@settings(max_examples=60, deadline=None)
@given(problems(), st.randoms(use_true_random=False))
def test_the_order_of_the_pairs_does_not_matter_for_the_sum(problem: Problem, dice: object) -> None:
    table, places = problem
    pairs = pairs_of(table)
    order = np.arange(len(pairs[0]))
    dice.shuffle(order)  # type: ignore[attr-defined]
    shuffled = transport(pairs[0][order], pairs[1][order], pairs[2][order], places, len(table))
    assert total(table, shuffled) == best_sum(table, places)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize(
    ("people", "workers", "candidates", "highest"), [(300, 20, 20, 1000), (400, 60, 5, 1000), (300, 25, 8, 3)]
)
def test_larger_ones_with_too_few_and_too_many_places(
    seed: int, people: int, workers: int, candidates: int, highest: int
) -> None:
    dice = np.random.default_rng(seed)
    table = np.zeros((people, workers), np.int64)
    for person in range(people):
        some = dice.choice(workers, candidates, replace=False)
        table[person, some] = dice.integers(1, highest + 1, candidates)
    places = dice.integers(0, 2 * people // workers + (2 if seed % 2 else -2), workers)
    chosen = transport(*pairs_of(table), places, people)
    assert total(table, chosen) == best_sum(table, places)
    assert (np.bincount(chosen[chosen != NOBODY], minlength=workers) <= places).all()


def test_who_has_no_pair_waits() -> None:
    nothing = np.zeros(0, np.int64)
    assert transport(nothing, nothing, nothing, np.array([2, 2]), 3).tolist() == [NOBODY] * 3
