"""How evenly a plan treats workers and groups, and where it goes beyond what is wanted."""

from typing import Any

import pytest

from directory.settings import Settings
from matching.allocation.allocate import allocate
from matching.allocation.fairness import Bounds, by_group, exceeded
from matching.allocation.plan import AllocationPlan, Person
from matching.profile import Gender
from tests.matching.builders import place, profile, team, worker


def person(number: int, *, points: float = 1.0, **values: Any) -> Person:
    return Person(f"p{number}", profile(**{"age": 30, **values}), points)


def planned(*people: Person, room: float = 60.0) -> AllocationPlan:
    """With one worker for Italian and one for Arabic, who has less room."""
    rows = (worker(1, languages=("it",)), worker(2, languages=("ar",), capacity_points=room))
    return allocate(people, team(*rows))


def test_groups_are_what_people_state_and_who_waits_counts_nothing() -> None:
    people = [person(number, languages=("ar",), gender=Gender.WOMAN, place=place()) for number in range(3)]
    people += [person(number, languages=("it",), place=place()) for number in range(3, 6)]
    groups = {(one.kind, one.code): one for one in by_group(planned(*people, room=1.0))}
    assert set(groups) == {("gender", "woman"), ("language", "ar"), ("language", "it"), ("municipality", "Forlì")}
    arabic, italian = groups["language", "ar"], groups["language", "it"]
    assert (arabic.people, arabic.waiting, italian.waiting) == (3, 2, 0)
    assert arabic.suitability == pytest.approx(groups["gender", "woman"].suitability)
    assert arabic.suitability < italian.suitability


def test_of_two_people_nothing_is_said() -> None:
    assert by_group(planned(person(1, languages=("it",)), person(2, languages=("it",)))) == []


def test_a_group_that_stays_behind_is_said_from_five_people_on() -> None:
    people = [person(number, languages=("ar" if number < 5 else "it",)) for number in range(10)]
    plan = planned(*people, room=1.0)
    (said,) = exceeded(plan, Bounds(group_gap=0.1))
    assert "behind that of all" in str(said)
    assert exceeded(plan, Bounds(group_gap=0.9)) == []
    assert exceeded(planned(*people[1:], room=1.0), Bounds(group_gap=0.1)) == []


def test_too_many_complex_cases_with_one_worker_are_said() -> None:
    plan = planned(*(person(number, points=4.0 if number < 4 else 1.0, languages=("it",)) for number in range(5)))
    assert "80 %" in str(exceeded(plan, Bounds(complex_share=0.6))[0])
    assert exceeded(plan, Bounds(complex_share=0.8)) == []


def test_a_load_gap_counts_only_where_the_plan_widens_it() -> None:
    plan = planned(*(person(number, points=6.0, languages=("it",)) for number in range(5)))
    (said,) = exceeded(plan, Bounds(load_gap=0.4))
    assert "50 percentage points apart" in str(said)
    rows = (worker(1, languages=("it",), load_points=50.0), worker(2, languages=("ar",)))
    narrowed = allocate([person(1, points=6.0, languages=("ar",))], team(*rows))
    assert exceeded(narrowed, Bounds(load_gap=0.4)) == []


def test_without_bounds_nothing_is_beyond() -> None:
    people = [person(number, points=4.0, languages=("ar",)) for number in range(6)]
    assert exceeded(planned(*people, room=1.0), Bounds()) == []


def test_bounds_are_read_from_the_settings_in_shares() -> None:
    environ = {
        "PROSSIMA_COMPLEX_SHARE_PERCENT": "45",
        "PROSSIMA_LOAD_GAP_PERCENT": "30",
        "PROSSIMA_GROUP_GAP_PERCENT": "10",
    }
    assert Bounds.of(Settings.from_env(environ)) == Bounds(complex_share=0.45, load_gap=0.3, group_gap=0.1)
