"""What a confirmation still says as it grows old."""

from datetime import date, timedelta

import pytest

from directory.catalog.freshness import REVIEW_DAYS, UNSAID_DAYS, Freshness, freshness_of, held_days

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("days", "fresh"),
    [(0, "fresh"), (182, "fresh"), (183, "fading"), (REVIEW_DAYS, "fading"), (REVIEW_DAYS + 1, "over")],
)
def test_a_confirmation_fades_before_it_is_over(days: int, fresh: str) -> None:
    assert freshness_of(TODAY - timedelta(days), TODAY) == Freshness(fresh)


def test_one_that_holds_for_less_time_fades_sooner() -> None:
    then = TODAY - timedelta(100)
    assert freshness_of(then, TODAY, held_days(then, then + timedelta(UNSAID_DAYS))) == Freshness.FADING
    assert freshness_of(then, TODAY, held_days(then, None)) == Freshness.FRESH
    assert held_days(then, then - timedelta(1)) == REVIEW_DAYS  # of an earlier confirmation
