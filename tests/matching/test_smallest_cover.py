"""The integer programme beside trying every choice."""

from collections.abc import Sequence
from itertools import combinations
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.smallest_cover import CoverQuestion, smallest_covers, undominated

Key = tuple[int, int, int, int]


def question(
    covers: Sequence[Sequence[int]], weights: Sequence[int], values: Sequence[int], most: int
) -> CoverQuestion:
    """Rows of 0 and 1, one per thing."""
    return CoverQuestion(np.array(covers, np.bool_), np.array(weights), np.array(values), most)


def key(asked: CoverQuestion, chosen: Sequence[int]) -> Key:
    """Smaller is better: weight covered, number, values, columns."""
    covered = asked.covers[:, list(chosen)].any(axis=1)
    return (
        -int(asked.weights[covered].sum()),
        len(chosen),
        -int(asked.values[list(chosen)].sum()),
        sum(chosen),
    )


def tried_all(asked: CoverQuestion, before: Sequence[Sequence[int]]) -> Key | None:
    """The key of the best choice beside those before it, from trying all; None when there is none."""
    sets = range(asked.covers.shape[1])
    needed = asked.covers[:, list(before[0])].any(axis=1) if before else np.zeros(len(asked.covers), np.bool_)
    keys = [
        key(asked, chosen)
        for number in range(1, asked.most + 1)
        for chosen in combinations(sets, number)
        if not any(set(one) <= set(chosen) for one in before)
        and (asked.covers[:, list(chosen)].any(axis=1) >= needed).all()
    ]
    return min(keys, default=None)


@st.composite
def questions(draw: st.DrawFn) -> CoverQuestion:
    """Up to five things and eight sets; few different values, so that there are ties."""
    things, sets = draw(st.integers(1, 5)), draw(st.integers(1, 8))
    rows: Any = st.lists(st.lists(st.booleans(), min_size=sets, max_size=sets), min_size=things, max_size=things)
    return CoverQuestion(
        np.array(draw(rows), np.bool_).reshape(things, sets),
        np.array(draw(st.lists(st.integers(2, 20), min_size=things, max_size=things))),
        np.array(draw(st.lists(st.sampled_from([0, 4999, 5000, 10_000]), min_size=sets, max_size=sets))),
        draw(st.integers(1, 4)),
    )


@settings(max_examples=150, deadline=None)
@given(questions())
def test_the_choices_are_the_best_that_trying_all_finds(asked: CoverQuestion) -> None:
    found = smallest_covers(asked, 3)

    for place, one in enumerate(found):
        assert key(asked, one) == tried_all(asked, found[:place])
    if len(found) < 3 and asked.covers.any():
        assert tried_all(asked, found) is None


@settings(max_examples=50, deadline=None)
@given(questions())
def test_every_set_of_a_choice_covers_something_that_the_others_do_not(asked: CoverQuestion) -> None:
    for chosen in smallest_covers(asked, 3):
        times = asked.covers[:, chosen].sum(axis=1)
        assert all((asked.covers[:, column] & (times == 1)).any() for column in chosen)


def test_weight_goes_before_number_and_number_before_value() -> None:
    covers = [[1, 0, 1, 0], [0, 1, 1, 0], [0, 0, 0, 1]]
    assert smallest_covers(question(covers, [2, 2, 2], [9999, 9999, 1, 1], 3), 1) == [[2, 3]]


def test_where_too_many_would_be_necessary_the_lightest_things_wait() -> None:
    apart = np.eye(3, dtype=int).tolist()
    assert smallest_covers(question(apart, [2, 20, 3], [9999, 1, 1], 2), 3) == [[1, 2]]


def test_nothing_to_choose_from_gives_no_choice() -> None:
    assert smallest_covers(question([[0, 0]], [2], [1, 1], 3), 3) == []
    assert smallest_covers(CoverQuestion(np.zeros((1, 0), np.bool_), np.array([2]), np.zeros(0, int), 3), 3) == []


def test_only_as_many_equals_are_looked_at_as_choices_are_wanted() -> None:
    assert undominated(question([[1, 1, 1, 1, 1]], [2], [5, 7, 5, 7, 5], 3), 3).tolist() == [0, 1, 3]
