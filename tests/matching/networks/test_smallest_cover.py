"""The integer programme beside trying every choice."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from random import Random
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.networks.smallest_cover import CoverQuestion, smallest_covers, undominated

CHOICES = 3
Objective = tuple[int, int, int]


def question(
    covers: Sequence[Sequence[int]], weights: Sequence[int], values: Sequence[int], most: int
) -> CoverQuestion:
    """Rows of 0 and 1, one per thing."""
    return CoverQuestion(np.array(covers, np.bool_), np.array(weights), np.array(values), most)


def objective(asked: CoverQuestion, chosen: Sequence[int]) -> Objective:
    """Smaller is better: weight covered, number, values."""
    covered = asked.covers[:, list(chosen)].any(axis=1)
    return -int(asked.weights[covered].sum()), len(chosen), -int(asked.values[list(chosen)].sum())


def allowed(asked: CoverQuestion, before: Sequence[Sequence[int]]) -> Iterator[tuple[int, ...]]:
    """Every choice that may come after those before it, from trying all."""
    needed = asked.covers[:, list(before[0])].any(axis=1) if before else np.zeros(len(asked.covers), np.bool_)
    for number in range(1, asked.most + 1):
        for chosen in combinations(range(asked.covers.shape[1]), number):
            covers_enough = (asked.covers[:, list(chosen)].any(axis=1) >= needed).all()
            if covers_enough and not any(set(one) <= set(chosen) for one in before):
                yield chosen


@st.composite
def questions(draw: st.DrawFn) -> CoverQuestion:
    """Up to five things and eight sets; few different values, so that there are ties."""
    things, sets = draw(st.integers(1, 5)), draw(st.integers(1, 8))
    rows: Any = st.lists(st.lists(st.booleans(), min_size=sets, max_size=sets), min_size=things, max_size=things)
    return CoverQuestion(
        np.array(draw(rows), np.bool_).reshape(things, sets),
        np.array(draw(st.lists(st.integers(2, 20), min_size=things, max_size=things))),
        np.array(draw(st.lists(st.sampled_from([0, 499, 500, 1000]), min_size=sets, max_size=sets))),
        draw(st.integers(1, 4)),
    )


@settings(max_examples=200, deadline=None)
@given(questions())
def test_the_choices_are_the_best_that_trying_all_finds(asked: CoverQuestion) -> None:
    found = smallest_covers(asked, CHOICES)

    for place, one in enumerate(found):
        assert objective(asked, one) == min(objective(asked, other) for other in allowed(asked, found[:place]))
    if len(found) < CHOICES and asked.covers.any():
        assert not [*allowed(asked, found)]


@settings(max_examples=200, deadline=None)
@given(questions(), st.randoms(use_true_random=False))
def test_choices_that_are_known_already_are_followed_by_the_best_of_the_others(
    asked: CoverQuestion, random: Random
) -> None:
    narrower = [[one and random.random() < 2 / 3 for one in row] for row in asked.covers.tolist()]
    before = smallest_covers(replace(asked, covers=np.array(narrower, np.bool_)), 1)
    found = smallest_covers(asked, CHOICES - 1, before)

    for place, one in enumerate(found):
        others = allowed(asked, [*before, *found[:place]])
        assert objective(asked, one) == min(objective(asked, other) for other in others)
    if len(found) < CHOICES - 1 and asked.covers.any():
        assert not [*allowed(asked, [*before, *found])]


@settings(max_examples=100, deadline=None)
@given(questions())
def test_equals_are_taken_by_their_places(asked: CoverQuestion) -> None:
    places = {column: place for place, column in enumerate(undominated(asked, CHOICES).tolist())}
    found = smallest_covers(asked, CHOICES)
    for number, one in enumerate(found):
        equals = [other for other in allowed(asked, found[:number]) if objective(asked, other) == objective(asked, one)]
        sums = [sum(places[column] for column in other) for other in equals if set(other) <= set(places)]
        assert sum(places[column] for column in one) == min(sums)


@settings(max_examples=50, deadline=None)
@given(questions())
def test_every_set_of_a_choice_covers_something_that_the_others_do_not(asked: CoverQuestion) -> None:
    for chosen in smallest_covers(asked, CHOICES):
        times = asked.covers[:, chosen].sum(axis=1)
        assert all((asked.covers[:, column] & (times == 1)).any() for column in chosen)


def test_weight_goes_before_number_and_number_before_value() -> None:
    covers = [[1, 0, 1, 0], [0, 1, 1, 0], [0, 0, 0, 1]]
    assert smallest_covers(question(covers, [2, 2, 2], [999, 999, 1, 1], 3), 1) == [[2, 3]]


def test_where_too_many_would_be_necessary_the_lightest_things_wait() -> None:
    apart = np.eye(3, dtype=int).tolist()
    assert smallest_covers(question(apart, [2, 20, 3], [999, 1, 1], 2), 3) == [[1, 2]]


def test_nothing_to_choose_from_gives_no_choice() -> None:
    assert smallest_covers(question([[0, 0]], [2], [1, 1], 3), 3) == []
    assert smallest_covers(CoverQuestion(np.zeros((1, 0), np.bool_), np.array([2]), np.zeros(0, int), 3), 3) == []


def test_only_as_many_equals_are_looked_at_as_choices_are_wanted() -> None:
    assert undominated(question([[1, 1, 1, 1, 1]], [2], [5, 7, 5, 7, 5], 3), 3).tolist() == [0, 1, 3]
