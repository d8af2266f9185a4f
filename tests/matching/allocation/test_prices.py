"""What a point of a worker's room is worth, and that the only Arabic speaker is not spent on whom anyone could take."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from matching.allocation.plan import Person
from matching.allocation.prices import capacity_prices, prices_for
from matching.link_workers.assign import propose
from tests.matching.builders import ANXIETY, profile, team, worker

ITALIAN = worker(1, name="Anna", languages=("it",), capacity_points=10.0)
ARABIC = worker(2, name="Bea", languages=("it", "ar"), capacity_points=2.0, tags={("need", ANXIETY): 1.0})


def person(number: int, *languages: str, **values: Any) -> Person:
    return Person(f"p{number}", profile(**{"age": 30, "languages": languages, **values}), 1.0)


def test_room_that_others_need_more_is_kept_for_them() -> None:
    crew, asked = team(ITALIAN, ARABIC), profile(age=30, languages=("it",))
    assert propose(asked, crew).candidates[0].name == "Bea"

    expected = [person(number, "ar") for number in range(3)]
    prices = prices_for(expected, crew)
    assert prices[ITALIAN.id] == 0
    assert prices[ARABIC.id] > 0.3
    best, second = propose(asked, crew, prices=prices).candidates
    assert (best.name, best.price) == ("Anna", 0.0)
    assert second.price == pytest.approx(prices[ARABIC.id], abs=1e-6)
    assert best.worth >= second.worth
    assert sum(one.contribution for one in second.reasons) == pytest.approx(second.score, abs=1e-5)


def test_with_room_for_all_nothing_has_a_price() -> None:
    crew = team(ITALIAN, ARABIC)
    assert set(prices_for([person(1, "ar"), person(2, "it")], crew).values()) == {0.0}
    assert prices_for([person(1, "ar")], crew, arrivals=5)[ARABIC.id] > 0


def test_between_equals_of_the_same_price_the_emptier_one_comes_first() -> None:
    crew = team(worker(1, load_points=30.0), worker(2, load_points=3.0))
    prices = {row.id: 0.1 for row in crew.rows}
    assert [one.name for one in propose(profile(), crew, prices=prices).candidates] == ["Operatrice 2", "Operatrice 1"]


def test_without_anybody_expected_or_a_team_there_is_no_price() -> None:
    assert prices_for([], team(ITALIAN)) == {ITALIAN.id: 0.0}
    assert prices_for([person(1, "it")], team()) == {}
    assert prices_for([person(1, "de")], team(ITALIAN)) == {ITALIAN.id: 0.0}


def test_a_price_never_leaves_somebody_waiting() -> None:
    crew = team(ARABIC)
    prices = prices_for([person(number, "ar") for number in range(9)], crew)
    assert [one.name for one in propose(profile(age=30, languages=("it",)), crew, prices=prices).candidates] == ["Bea"]


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 6), st.integers(1, 4), st.data())
def test_prices_prove_the_optimum(people: int, workers: int, data: st.DataObject) -> None:
    """Strong duality: what everybody gains beyond the prices, and the room at its price, add up to the best sum."""
    cells = st.lists(st.integers(0, 20), min_size=people * workers, max_size=people * workers)
    values = np.array(data.draw(cells), np.float64).reshape(people, workers) / 20
    room = np.array(data.draw(st.lists(st.integers(0, 3), min_size=workers, max_size=workers)), np.float64)
    prices = capacity_prices(values, np.ones_like(values, np.bool_), np.ones(people), room)

    assert (prices >= 0).all()
    gains = np.maximum(values - prices, 0).max(axis=1)
    places = np.repeat(values, room.astype(int), axis=1)
    rows, columns = linear_sum_assignment(places, maximize=True)
    assert gains.sum() + prices @ room == pytest.approx(places[rows, columns].sum(), abs=1e-6)
