"""The plan for a whole team: who moves, who waits and why, what it costs, and how even it is."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.allocation.allocate import allocate
from matching.allocation.plan import AllocationPlan, Person
from matching.link_workers.assign import Band, case_weight, propose
from matching.link_workers.rules import ARRIVAL_RULES, LASTING_RULES, first_broken
from matching.link_workers.workers import Team, WorkerRow
from tests.matching.builders import ANXIETY, HOUSING, WORK, need, place, profile, team, worker


def person(name: str, *, points: float = 1.0, current: str | None = None, **values: Any) -> Person:
    """Somebody to be placed."""
    return Person(name, profile(**{"age": 20, **values}), points, current)


def knows(*codes: str) -> dict[str, Any]:
    """Expertise in needs."""
    return {"tags": {("need", code): 1.0 for code in codes}}


def placed(plan: AllocationPlan) -> dict[str, str]:
    """Person -> worker, for those who have one."""
    moved = {move.person.id: move.after.name for move in plan.moves}
    return moved | {stay.person.id: stay.worker.name for stay in plan.stays}


def test_the_whole_team_is_better_off_than_one_after_the_other() -> None:
    both = worker(1, name="Anna", capacity_points=1.0, **knows(ANXIETY, HOUSING))
    one = worker(2, name="Bea", capacity_points=1.0, **knows(ANXIETY))
    people = [person("a", needs=(ANXIETY,)), person("b", needs=(HOUSING,))]
    plan = allocate(people, team(both, one))

    assert placed(plan) == {"a": "Bea", "b": "Anna"}
    assert all(str(move.why) == "The most suitable of those who could" for move in plan.moves)


def test_who_gets_a_less_suitable_worker_is_told_why() -> None:
    rows = (worker(1, name="Anna", capacity_points=1.0, **knows(ANXIETY)), worker(2, name="Bea", **knows(WORK)))
    plan = allocate([person("a", needs=(need(ANXIETY, 3),)), person("b", needs=(ANXIETY, WORK))], team(*rows))

    assert placed(plan) == {"a": "Anna", "b": "Bea"}
    second = plan.moves[1]
    assert sum(reason.contribution for reason in second.reasons) == pytest.approx(second.suitability_after, abs=1e-5)
    better = allocate([person("b"), person("a")], team(*rows)).moves[1]
    assert "Anna would suit better by" in str(better.why)


def test_nobody_is_moved_for_less_than_it_costs() -> None:
    rows = (worker(1, name="Anna", load_points=1.0), worker(2, name="Bea", **knows(ANXIETY)))
    people = [person("a", current="anna")]

    dear = allocate(people, team(*rows), move_cost=0.9)
    assert (placed(dear), dear.moves, dear.gain) == ({"a": "Anna"}, (), 0)

    (move,) = allocate(people, team(*rows), move_cost=0.1).moves
    assert move.before is not None
    assert move.suitability_before is not None
    assert (move.before.name, move.after.name) == ("Anna", "Bea")
    assert move.gain == pytest.approx(move.suitability_after - move.suitability_before - 0.1)
    assert "Suits better than Anna by" in str(move.why)


def test_between_equals_nobody_moves_even_if_moving_is_free() -> None:
    rows = (worker(1, name="Anna"), worker(2, name="Bea", load_points=1.0))
    assert placed(allocate([person("a", current="Bea")], team(*rows), move_cost=0.0)) == {"a": "Bea"}


def test_a_person_may_be_moved_to_make_room_for_one_who_would_wait() -> None:
    anna = worker(1, name="Anna", capacity_points=1.0, load_points=1.0, languages=("ar", "it"))
    bea = worker(2, name="Bea", languages=("it",))
    people = [person("old", languages=("it",), current="Anna"), person("new", languages=("ar",))]
    plan = allocate(people, team(anna, bea))

    assert placed(plan) == {"old": "Bea", "new": "Anna"}
    moved = next(move for move in plan.moves if move.before)
    assert str(moved.why) == "Makes room with Anna for: new"
    assert plan.gain == pytest.approx(sum(move.gain for move in plan.moves))


def test_who_cannot_stay_is_moved_and_told_why() -> None:
    rows = (worker(1, name="Anna", cleared_for_minors=False, load_points=5.0), worker(2, cleared_for_minors=True))
    (move,) = allocate([person("a", age=16, current="Anna")], team(*rows)).moves

    assert str(move.why) == "Cannot stay with Anna: Is not cleared to work with minors"


def test_a_worker_who_takes_nobody_new_keeps_those_who_are_there() -> None:
    rows = (worker(1, name="Anna", takes_new_people=False, load_points=1.0), worker(2, name="Bea", languages=("it",)))
    people = [person("a", current="Anna"), person("b", languages=("ar",))]
    plan = allocate(people, team(*rows))

    assert placed(plan) == {"a": "Anna"}
    (waiting,) = plan.waiting
    assert "not taking new people: Anna" in str(waiting.why)
    assert "no shared language: Bea" in str(waiting.why)


def test_a_full_caseload_shows_in_bands_and_gets_nobody_new() -> None:
    rows = (worker(1, name="Anna", capacity_points=10.0, load_points=10.5), worker(2, name="Bea", capacity_points=2.0))
    people = [person("a", points=1.5, current="Anna"), person("b", points=1.5), person("c", points=1.5)]
    plan = allocate(people, team(*rows))

    assert placed(plan) == {"a": "Anna", "b": "Bea"}
    assert [one.person.id for one in plan.waiting] == ["c"]
    assert "no room in the caseload: Anna, Bea" in str(plan.waiting[0].why)
    assert [(one.band_before, one.band_after) for one in plan.caseloads] == [
        (Band.AMBER, Band.AMBER),
        (Band.BLUE, Band.BLUE),
    ]


def test_a_worker_who_left_and_a_caseload_that_cannot_be_are_said() -> None:
    people = [person("a", current="Carla"), person("b", points=3.0, current="Anna")]
    notes = [str(note) for note in allocate(people, team(worker(1, name="Anna", load_points=2.0))).notes]

    assert any("“Carla” is not in this team" in note for note in notes)
    assert any("weigh 3 points, more than the caseload" in note for note in notes)


def test_fairness_is_of_the_caseloads_after_the_plan() -> None:
    rows = (worker(1, name="Anna", capacity_points=10.0, load_points=8.0), worker(2, name="Bea", capacity_points=10.0))
    fairness = allocate([person("a", points=4.0), person("b", points=2.0)], team(*rows)).fairness

    assert (fairness.lightest, fairness.heaviest) == pytest.approx((0.6, 0.8))
    assert (fairness.spread_points_before, fairness.spread_points) == (4.0, 1.0)
    assert fairness.most_complex == 0.5


def test_without_workers_or_people_there_is_a_plan_all_the_same() -> None:
    assert "no link workers in the directory" in str(allocate([person("a")], team()).waiting[0].why)
    assert allocate([], team(worker(1))).caseloads[0].band_after is Band.BLUE


Values = dict[str, Any]
PEOPLE: st.SearchStrategy[list[Values]] = st.lists(
    st.builds(
        dict,
        age=st.sampled_from([None, 16, 30]),
        needs=st.sampled_from([(ANXIETY,), (HOUSING, WORK), (need(WORK, 5),)]),
        languages=st.sampled_from([(), ("it",), ("ar",)]),
        place=st.sampled_from([None, place("Forlì"), place("Lugano")]),
        current=st.sampled_from([None, None, "W1", "W2", "W9"]),
    ),
    max_size=8,
)
WORKERS: st.SearchStrategy[list[Values]] = st.lists(
    st.builds(
        dict,
        capacity_points=st.sampled_from([0.0, 2.0, 4.5, 10.0]),
        load_points=st.sampled_from([0.0, 1.5, 4.0]),
        languages=st.sampled_from([(), ("it",), ("it", "ar")]),
        cleared_for_minors=st.sampled_from([None, True, False]),
        takes_new_people=st.sampled_from([True, True, True, False]),
        tags=st.sampled_from([{}, {("need", ANXIETY): 1.0}, {("need", WORK): 0.8}]),
        base=st.sampled_from([None, place("Forlì").point]),
    ),
    max_size=4,
)


def built(people: list[Values], workers: list[Values]) -> tuple[list[Person], list[WorkerRow]]:
    """Named by number, weighing what they weigh."""
    rows = [worker(number, name=f"W{number}", **values) for number, values in enumerate(workers, 1)]
    asked = []
    for number, values in enumerate(people):
        own = person(f"p{number}", **values)
        asked.append(Person(own.id, own.profile, case_weight(own.profile)[0], own.current_worker))
    return asked, rows


def against_a_rule(one: Person, name: str, crew: Team) -> bool:
    """Whether a rule, room apart, forbids the two."""
    rules = LASTING_RULES if one.current_worker == name else ARRIVAL_RULES
    row = [other.name for other in crew.rows].index(name)
    return bool(first_broken(one.profile, crew, one.points, rules)[row] >= 0)


@settings(max_examples=120, deadline=None)
@given(PEOPLE, WORKERS)
def test_a_plan_keeps_every_rule_and_loses_nobody(people: list[Values], workers: list[Values]) -> None:
    asked, rows = built(people, workers)
    crew = team(*rows)
    plan = allocate(asked, crew)
    where = placed(plan)

    assert {*where} | {one.person.id for one in plan.waiting} == {one.id for one in asked}
    assert not any(against_a_rule(one, where[one.id], crew) for one in asked if one.id in where)
    newcomers = {move.after.name for move in plan.moves}
    for caseload in plan.caseloads:
        if caseload.worker.name in newcomers:
            assert caseload.points_after <= caseload.worker.capacity_points + 1e-3
    after = [
        worker(number, **{**workers[number - 1], "load_points": caseload.points_after})
        for number, caseload in enumerate(plan.caseloads, 1)
    ]
    assert all(not propose(one.person.profile, team(*after)).candidates for one in plan.waiting)
    assert plan == allocate([*reversed(asked)], team(*reversed(rows)))
