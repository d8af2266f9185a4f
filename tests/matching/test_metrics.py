"""The figures of an order of results: values worked out by hand, and what must hold for any order."""

import doctest
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching import metrics

GRADES = st.lists(st.integers(0, 3), min_size=1, max_size=30)


def test_a_gain_is_halved_at_rank_three() -> None:
    assert metrics.discounted_gain([3, 2, 3], 10) == pytest.approx(7 + 3 / math.log2(3) + 7 / 2)


def test_only_the_first_ten_results_count() -> None:
    assert metrics.discounted_gain([0] * 10 + [3], 10) == 0


def test_ndcg_of_an_order_worked_out_by_hand() -> None:
    # Found 1, 3, 0; judged 3, 2, 1: (1 + 7 / 1.58496) / (7 + 3 / 1.58496 + 1 / 2) = 5.41650 / 9.39279.
    assert metrics.ndcg([1, 3, 0], [3, 2, 1]) == pytest.approx(0.57667, abs=1e-5)


def test_a_relevant_listing_that_was_not_found_lowers_ndcg() -> None:
    assert metrics.ndcg([3], [3]) == 1
    assert metrics.ndcg([3], [3, 3]) == pytest.approx(7 / (7 + 7 / math.log2(3)))


def test_where_nothing_is_relevant_there_is_no_ndcg() -> None:
    with pytest.raises(ValueError, match="nothing was judged relevant"):
        metrics.ndcg([0, 0], [0])


def test_related_results_are_no_success() -> None:
    assert metrics.success([1, 1, 1, 2], 2) == 0
    assert metrics.success([1, 1, 2], 2) == 1
    assert metrics.reciprocal_rank([1, 1, 1, 2], 2) == 0.25
    assert metrics.reciprocal_rank([1, 1], 2) == 0


def test_the_examples_in_the_docstrings_hold() -> None:
    found = doctest.testmod(metrics)
    assert found.attempted > 0
    assert found.failed == 0


@given(GRADES.filter(any), st.randoms(use_true_random=False))
def test_ndcg_lies_between_zero_and_one_and_the_best_order_has_one(grades: list[int], dice: object) -> None:
    shuffled = [*grades]
    dice.shuffle(shuffled)  # type: ignore[attr-defined]

    assert 0 <= metrics.ndcg(shuffled, grades) <= 1 + 1e-12
    assert metrics.ndcg(sorted(grades, reverse=True), grades) == pytest.approx(1)


@given(GRADES.filter(any), st.data())
def test_moving_a_better_result_up_never_lowers_any_figure(grades: list[int], data: st.DataObject) -> None:
    lower = data.draw(st.integers(0, len(grades) - 1))
    upper = data.draw(st.integers(0, lower))
    better = [*grades]
    better[upper], better[lower] = max(grades[upper], grades[lower]), min(grades[upper], grades[lower])

    assert metrics.ndcg(better, grades) >= metrics.ndcg(grades, grades) - 1e-12
    assert metrics.reciprocal_rank(better, 2) >= metrics.reciprocal_rank(grades, 2)
    assert metrics.success(better, 2) >= metrics.success(grades, 2)
