"""The simulated year of arrivals."""

import pytest

from benchmarks import arrivals


@pytest.mark.parametrize("stay", [None, 120.0])
def test_no_policy_does_better_than_hindsight_and_prices_do_better_than_greedy(stay: float | None) -> None:
    year = arrivals.made(1, stay, 150)
    best = arrivals.hindsight(year)
    greedy, priced = (arrivals.run(year, one) for one in (arrivals._greedy(year), arrivals._priced(year, stay)))
    assert 0 < greedy < priced <= best + 1e-6
    assert arrivals.run(arrivals.made(1, stay, 150), arrivals._greedy(year)) == greedy
