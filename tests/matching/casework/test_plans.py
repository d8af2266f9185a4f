"""Plans for a team are applied, and taken back exactly."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from directory.errors import Conflict, InvalidInput, NotFound
from directory.models import Assignment, AssignmentPlan, AssignmentProposal, EndReason, LinkWorker
from matching.allocation.allocate import allocate
from matching.allocation.plan import AllocationPlan, Occasion, Person
from matching.casework import assignments
from matching.casework.plans import apply_plan, undo_last, with_kept
from matching.link_workers.team import build_team
from tests import factories
from tests.matching.builders import ANXIETY, HOUSING, VOCABULARY, WORK, profile

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
NEEDS = (ANXIETY, HOUSING, WORK)


def person(name: str, need: str = ANXIETY, **values: Any) -> Person:
    return Person(name, profile(age=30, needs=(need,)), **{"points": 1.0, **values})


def crew(session: Session, *loads: float, capacity: float = 10.0) -> list[LinkWorker]:
    """W0, W1 …, each knowing one need."""
    organization = factories.organization(session)
    return [
        factories.link_worker(
            session,
            name=f"W{number}",
            organization_id=organization.id,
            capacity_points=capacity,
            load_points=load,
            tags=(f"need:{NEEDS[number % 3]}",),
        )
        for number, load in enumerate(loads)
    ]


def apply(session: Session, people: Sequence[Person], **values: Any) -> AllocationPlan:
    """Make and write a plan."""
    plan = allocate(with_kept(session, people), build_team(session, VOCABULARY), **values)
    apply_plan(session, plan, {}, occasion=values.get("occasion", Occasion.WEEKLY), by="coordinator", now=NOW)
    return plan


def state(session: Session) -> list[tuple[Any, ...]]:
    """Everything that a plan may change."""
    session.flush()
    session.expire_all()
    found: list[tuple[Any, ...]] = []
    for table in (Assignment.__table__, AssignmentProposal.__table__):
        found += map(tuple, session.execute(sa.select(table).order_by(table.c.id)))
    loads = sa.select(LinkWorker.name, LinkWorker.load_points).order_by(LinkWorker.name, LinkWorker.id)
    return [*found, *map(tuple, session.execute(loads))]


def walks(session: Session) -> dict[str, str]:
    """Person -> worker, of those that go on."""
    query = sa.select(Assignment.person, LinkWorker.name).join(LinkWorker, Assignment.link_worker_id == LinkWorker.id)
    return {row.person: row.name for row in session.execute(query.where(Assignment.ended_on.is_(None)))}


def test_what_the_plan_shows_is_what_is_kept(session: Session) -> None:
    crew(session, 3.0, 0.0)
    people = [person("a", HOUSING, current_worker="W0"), person("b"), person("c", WORK, points=9.5)]
    plan = apply(session, people, move_cost=0.0)
    after = {one.worker.name: one.points_after for one in plan.caseloads}
    shown = {move.person.id: move.after.name for move in plan.moves}
    shown |= {stay.person.id: stay.worker.name for stay in plan.stays}
    assert walks(session) == shown == {"a": "W0", "b": "W0", "c": "W1"}
    assert {one.name: one.load_points for one in build_team(session, VOCABULARY).rows} == after


def test_who_stays_is_kept_from_then_on_and_not_counted_twice(session: Session) -> None:
    (only,) = crew(session, 3.0)
    apply(session, [person("a", current_worker="W0")])
    assert (walks(session), only.load_points) == ({"a": "W0"}, 2.0)
    assert build_team(session, VOCABULARY).rows[0].load_points == 3.0
    again = apply(session, [person("a")])
    assert [stay.person.id for stay in again.stays] == ["a"]


def test_when_a_worker_leaves_only_that_workers_people_move(session: Session) -> None:
    one, _two, _three = crew(session, 0.0, 0.0, 0.0)
    apply(session, [person("a"), person("b"), person("c", HOUSING)])
    assert walks(session) == {"a": "W0", "b": "W0", "c": "W1"}
    plan = apply(
        session, [person("a", HOUSING), person("b", WORK), person("c")], occasion=Occasion.LEAVING, about=one.id
    )
    assert walks(session) == {"a": "W1", "b": "W2", "c": "W1"}
    assert all("leaves, or is away" in str(move.why) for move in plan.moves)


def test_when_nobody_else_has_room_the_person_waits_and_it_is_kept_why(session: Session) -> None:
    one, _two = crew(session, 0.0, 10.0)
    apply(session, [person("a")])
    plan = apply(session, [person("a")], occasion=Occasion.LEAVING, about=one.id)
    assert "not taking new people: W0" in str(plan.waiting[0].why)
    assert walks(session) == {}
    assert session.scalars(sa.select(Assignment.end_reason)).all() == [EndReason.WORKER_AWAY]


def test_to_a_new_worker_people_may_move_and_nowhere_else(session: Session) -> None:
    crew(session, 0.0, 0.0)
    apply(session, [person("a"), person("b", HOUSING)])
    new = factories.link_worker(session, name="New", capacity_points=10.0, tags=(f"need:{WORK}",))
    people = [person("a", WORK), person("b")]
    apply(session, people, occasion=Occasion.NEW_WORKER, about=new.id, move_cost=0.0)
    assert walks(session) == {"a": "New", "b": "W1"}
    apply(session, people, move_cost=0.0)
    assert walks(session) == {"a": "New", "b": "W0"}


def test_a_group_leaves_everybody_else_where_they_are(session: Session) -> None:
    crew(session, 0.0, 0.0)
    apply(session, [person("a")])
    apply(session, [person("a", HOUSING), person("b", HOUSING)], occasion=Occasion.GROUP, move_cost=0.0)
    assert walks(session) == {"a": "W0", "b": "W1"}


def test_a_name_is_not_written_and_nothing_else_either(session: Session) -> None:
    crew(session, 0.0)
    before = state(session)
    with pytest.raises(InvalidInput, match="not a reference"):
        apply(session, [person("a"), person("Sara Rossi")])
    assert state(session) == before


def test_there_must_be_a_plan_to_take_back(session: Session) -> None:
    with pytest.raises(NotFound, match="no plan to take back"):
        undo_last(session, by="x", now=NOW)


def test_what_somebody_changed_since_is_not_overwritten(session: Session) -> None:
    crew(session, 3.0, 0.0)
    apply(session, [person("a", current_worker="W0"), person("b")])
    assignments.end(session, "b", EndReason.GOAL_REACHED, on=NOW.date() + timedelta(days=1))
    before = state(session)
    with pytest.raises(Conflict, match="“b” was changed after the plan of 2026-11-22"):
        undo_last(session, by="x", now=NOW)
    assert state(session) == before


def test_a_caseload_that_was_changed_since_is_not_overwritten(session: Session) -> None:
    (worker,) = crew(session, 3.0)
    apply(session, [person("a", current_worker="W0")])
    worker.load_points = 7.0
    with pytest.raises(Conflict, match="“W0” was changed"):
        undo_last(session, by="x", now=NOW)


PEOPLE = st.lists(
    st.tuples(
        st.sampled_from(NEEDS),
        st.sampled_from([0.5, 1.0, 2.5, 4.0]),
        st.sampled_from([None, None, "W0", "W1", "W2", "W9"]),
    ),
    max_size=7,
)
STEP = st.tuples(PEOPLE, st.sampled_from([*Occasion]), st.integers(0, 2), st.sampled_from([0.0, 0.1, 0.25]))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    loads=st.lists(st.sampled_from([0.0, 0.3, 2.7, 9.0]), min_size=3, max_size=3),
    steps=st.lists(STEP, min_size=1, max_size=3),
)
def test_undo_restores_exactly(session: Session, loads: list[float], steps: list[Any]) -> None:
    example = session.begin_nested()
    workers = crew(session, *loads)
    seen = []
    for people, occasion, about, move_cost in steps:
        seen.append(state(session))
        asked = [
            person(f"p{number}", need, points=points, current_worker=current)
            for number, (need, points, current) in enumerate(people)
        ]
        apply(session, asked, occasion=occasion, about=workers[about].id, move_cost=move_cost)
        for row in build_team(session, VOCABULARY).rows:
            before = next(one for one in workers if one.id == row.id)
            assert row.load_points >= 0
            assert before.load_points >= 0
    for before_step in reversed(seen):
        undo_last(session, by="coordinator", now=NOW)
        assert state(session) == before_step
    undone = session.scalars(sa.select(AssignmentPlan.undone_by)).all()
    assert undone == ["coordinator"] * len(steps)
    example.rollback()
