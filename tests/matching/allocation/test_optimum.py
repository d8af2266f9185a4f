"""The best assignment within capacities, against greedy and against every possible one."""

from itertools import product

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from matching.allocation.optimum import AssignmentProblem, Worth, by_places, by_points, settle_ties, solve, worth
from matching.allocation.transportation import NOBODY


def problem(
    values: list[list[int | None]],
    room: list[int],
    weights: list[int] | None = None,
    current: list[int] | None = None,
) -> AssignmentProblem:
    """From a table with a row per person; None where a rule forbids it."""
    pairs = [(i, j, v) for i, row in enumerate(values) for j, v in enumerate(row) if v is not None]
    people, workers, worths = (np.array([pair[part] for pair in pairs], np.int64) for part in range(3))
    every = np.array(weights or [1] * len(values), np.int64)
    now = np.array(current or [NOBODY] * len(values), np.int64)
    return AssignmentProblem(people, workers, worths, every, np.array(room, np.int64), now)


@st.composite
def problems(
    draw: st.DrawFn, *, people: int = 5, workers: int = 3, equal_weights: bool = False, with_current: bool = True
) -> AssignmentProblem:
    """Small ones, many of them tight, with ties."""
    n, m = draw(st.integers(1, people)), draw(st.integers(1, workers))
    cell = st.none() | st.integers(-3, 12)
    values = draw(st.lists(st.lists(cell, min_size=m, max_size=m), min_size=n, max_size=n))
    weight = draw(st.integers(1, 3))
    weights = [weight] * n if equal_weights else draw(st.lists(st.integers(1, 6), min_size=n, max_size=n))
    room = draw(st.lists(st.integers(0, 9), min_size=m, max_size=m))
    current = [NOBODY] * n
    if with_current:
        wished = draw(st.lists(st.integers(NOBODY, m - 1), min_size=n, max_size=n))
        current = [j if j != NOBODY and values[i][j] is not None else NOBODY for i, j in enumerate(wished)]
    return problem(values, room, weights, current)


def keeps_the_rules(one: AssignmentProblem, chosen: tuple[int, ...]) -> bool:
    """Allowed pairs only, nobody dropped, and nobody new where there is no room."""
    allowed = {*zip(one.people.tolist(), one.workers.tolist(), strict=True)}
    if any((i, j) not in allowed if j != NOBODY else one.current[i] != NOBODY for i, j in enumerate(chosen)):
        return False
    load = one.load_of(np.array(chosen))
    new = {j for i, j in enumerate(chosen) if j != one.current[i]}
    return all(load[j] <= one.room[j] or j not in new for j in range(len(one.room)))


def best_of_all(one: AssignmentProblem) -> Worth:
    """By trying everything."""
    choices = product(range(NOBODY, len(one.room)), repeat=len(one.weights))
    return max(worth(one, np.array(chosen)) for chosen in choices if keeps_the_rules(one, chosen))


def greedy(one: AssignmentProblem) -> NDArray[np.int64]:
    """One person after the other, each to the best who has room; who has a worker stays."""
    chosen = one.current.copy()
    for person in np.flatnonzero(one.current == NOBODY):
        pairs = np.flatnonzero(one.people == person)
        load = one.load_of(chosen)
        fits = [e for e in pairs if load[one.workers[e]] + one.weights[person] <= one.room[one.workers[e]]]
        if fits:
            chosen[person] = one.workers[max(fits, key=lambda e: one.values[e])]
    return chosen


@settings(max_examples=150, deadline=None)
@given(problems())
def test_it_is_the_best_of_all_that_keep_the_rules(one: AssignmentProblem) -> None:
    chosen, proven = solve(one)

    assert proven
    assert keeps_the_rules(one, tuple(chosen.tolist()))
    assert worth(one, chosen) == best_of_all(one)


@settings(max_examples=100, deadline=None)
@given(problems(equal_weights=True))
def test_all_methods_agree_where_the_faster_form_applies(one: AssignmentProblem) -> None:
    assume(len(one.people))
    expected = best_of_all(one)

    assert worth(one, by_points(one)[0]) == expected
    if not one.overfull.any():
        assert worth(one, by_places(one)) == expected


@settings(max_examples=60, deadline=None)
@given(problems(people=14, workers=5), st.booleans())
def test_it_is_never_worse_than_greedy_and_always_the_same(one: AssignmentProblem, settled: bool) -> None:
    chosen = solve(one).chosen
    if settled:
        chosen = settle_ties(one, chosen)

    assert keeps_the_rules(one, tuple(chosen.tolist()))
    assert worth(one, chosen) >= worth(one, greedy(one))
    assert (solve(one).chosen == solve(one).chosen).all()


@settings(max_examples=200, deadline=None)
@given(problems(people=10, workers=4), st.data())
def test_one_more_worker_never_makes_the_optimum_worse(one: AssignmentProblem, data: st.DataObject) -> None:
    n, m = len(one.weights), len(one.room)
    newcomer = data.draw(st.lists(st.none() | st.integers(-3, 12), min_size=n, max_size=n))
    pairs = [(i, v) for i, v in enumerate(newcomer) if v is not None]
    larger = AssignmentProblem(
        np.append(one.people, [i for i, _ in pairs]).astype(np.int64),
        np.append(one.workers, [m for _ in pairs]).astype(np.int64),
        np.append(one.values, [v for _, v in pairs]).astype(np.int64),
        one.weights,
        np.append(one.room, data.draw(st.integers(0, 9))),
        one.current,
    )

    assert worth(larger, solve(larger).chosen) >= worth(one, solve(one).chosen)


@settings(max_examples=80, deadline=None)
@given(problems(people=6, workers=3))
def test_settled_ties_keep_the_worth(one: AssignmentProblem) -> None:
    chosen = solve(one).chosen
    settled = settle_ties(one, chosen)

    assert worth(one, settled) == worth(one, chosen)
    assert (settle_ties(one, settled) == settled).all()


def test_between_equals_the_earlier_person_gets_the_earlier_worker() -> None:
    one = problem([[5, 5, 5]] * 3, [1, 1, 0])

    for found in ([1, 0, NOBODY], [NOBODY, 1, 0], [1, NOBODY, 0]):
        assert settle_ties(one, np.array(found)).tolist() == [0, 1, NOBODY]


def test_a_heavy_case_is_not_left_waiting_for_being_heavy() -> None:
    assert solve(problem([[9], [9], [1]], [3], weights=[1, 1, 3])).chosen.tolist() == [NOBODY, NOBODY, 0]


def test_who_has_too_much_keeps_everybody_and_gets_nobody_new() -> None:
    stay = [[9, None], [9, None], [9, None]]
    assert solve(problem(stay, [1, 0], current=[0, 0, NOBODY])).chosen.tolist() == [0, 0, NOBODY]

    may_leave: list[list[int | None]] = [[5, 9], [5, 9], [9, None]]
    assert solve(problem(may_leave, [1, 2], current=[0, 0, NOBODY])).chosen.tolist() == [1, 1, 0]


def test_an_answer_that_is_not_proven_says_so() -> None:
    dice = np.random.default_rng(1)
    values: list[list[int | None]] = [[int(one) for one in dice.integers(200, 800, 12)] for _ in range(40)]
    hard = problem(values, [9] * 12, weights=[*map(int, dice.integers(2, 9, 40))])
    chosen, proven = solve(hard, seconds=0.001)

    assert not proven
    assert keeps_the_rules(hard, tuple(chosen.tolist()))
