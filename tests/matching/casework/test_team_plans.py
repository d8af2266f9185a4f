"""Whom a plan is about: the own team's people, whatever the occasion; and nobody waits again after it."""

import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.accounts.teams import Scope, set_worker_teams
from directory.errors import Conflict
from directory.models import AssignmentProposal, Decision, EndReason, LinkWorker, Team
from matching.allocation.allocate import optimum
from matching.allocation.plan import AllocationPlan, Occasion, Person
from matching.allocation.plan_with_reasons import plan_of
from matching.casework import assignments, decisions
from matching.casework.plans import apply_plan, undo_last, walks_elsewhere
from matching.casework.team_plans import TeamQuestion, ask_for_team
from matching.link_workers.assign import propose
from matching.link_workers.team import build_team
from tests import factories
from tests.matching.builders import VOCABULARY, profile

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
TODAY = date(2026, 11, 22)


@pytest.fixture
def teams(session: Session) -> dict[str, Team]:
    """North has Anna and Nora, South has Sara; Leo belongs to no team."""
    made = {name: factories.add(session, Team(name=name)) for name in ("North", "South")}
    organization = factories.organization(session)
    for name, team in (("Anna", "North"), ("Nora", "North"), ("Sara", "South"), ("Leo", None)):
        worker = factories.link_worker(session, name=name, organization_id=organization.id)
        set_worker_teams(session, worker.id, [made[team]] if team else [])
    return made


def worker_id(session: Session, name: str) -> uuid.UUID:
    return session.scalars(sa.select(LinkWorker.id).where(LinkWorker.name == name)).one()


def proposed(session: Session, person: str, team: Team | None, *, at: datetime = NOW) -> AssignmentProposal:
    """Somebody waits in that team, or in none."""
    scope = Scope.of([team.id if team else None])
    proposal = propose(profile(age=30), build_team(session, VOCABULARY, scope=scope))
    return decisions.keep_proposal(
        session, proposal, person, by="c", now=at - timedelta(days=1), team_id=team.id if team else None
    )


def walks(session: Session, person: str, worker: str, team: Team | None) -> None:
    """Somebody was proposed and assigned in that team, or in none."""
    kept = proposed(session, person, team, at=NOW - timedelta(days=9))
    kept.decision, kept.decided_at = Decision.ACCEPTED, NOW
    assignments.begin(
        session,
        person,
        worker_id(session, worker),
        points=1.0,
        on=TODAY,
        by="c",
        team_id=team.id if team else None,
    )


def asked(session: Session, team: Team | None, occasion: Occasion, about: str = "") -> TeamQuestion:
    scope = Scope.of([team.id if team else None])
    return ask_for_team(session, scope, occasion, today=TODAY, about=worker_id(session, about) if about else None)


def people(question: TeamQuestion) -> set[str]:
    return {one.id for one in question.asked.people}


OCCASIONS = [(Occasion.GROUP, ""), (Occasion.LEAVING, "Anna"), (Occasion.NEW_WORKER, "Nora"), (Occasion.WEEKLY, "")]


@pytest.mark.parametrize(("occasion", "about"), OCCASIONS)
def test_no_plan_is_about_people_of_another_team(
    session: Session, teams: dict[str, Team], occasion: Occasion, about: str
) -> None:
    north, south = teams["North"], teams["South"]
    for name, worker, team in (("n-walks", "Anna", north), ("s-walks", "Sara", south), ("free-walks", "Leo", None)):
        walks(session, name, worker, team)
    for name, own in (("n-waits", north), ("s-waits", south), ("free-waits", None)):
        proposed(session, name, own)
    question = asked(session, north, occasion, about)
    assert people(question) <= {"n-walks", "n-waits"}
    assert question.left_out == ()


@pytest.mark.parametrize("occasion", [Occasion.WEEKLY, Occasion.NEW_WORKER])
@pytest.mark.parametrize("with_team", [True, False])
def test_who_walks_with_somebody_of_another_team_stays_there_and_is_named(
    session: Session, teams: dict[str, Team], occasion: Occasion, with_team: bool
) -> None:
    team = teams["North"] if with_team else None
    walks(session, "elsewhere", "Sara", team)
    walks(session, "here", "Anna" if with_team else "Leo", team)
    question = asked(session, team, occasion, "Nora" if with_team else "Leo")
    assert people(question) == {"here"}
    assert question.elsewhere == ("elsewhere",)
    assert question.left_out == ()


def test_what_another_team_found_out_is_not_used(session: Session, teams: dict[str, Team]) -> None:
    walks(session, "both", "Anna", teams["North"])
    proposed(session, "both", teams["South"])
    (person,) = asked(session, teams["North"], Occasion.WEEKLY).asked.people
    assert person.known is not None
    assert set(person.known.suitability) == {worker_id(session, "Anna"), worker_id(session, "Nora")}


def applied(session: Session, question: TeamQuestion, occasion: Occasion = Occasion.GROUP) -> AllocationPlan:
    chosen, proven = optimum(question.asked)
    plan = plan_of(question.asked, chosen, proven=proven)
    apply_plan(session, plan, {}, occasion=occasion, by="c", now=NOW)
    return plan


def all_proposals(session: Session) -> list[tuple[object, ...]]:
    session.flush()
    session.expire_all()
    table = AssignmentProposal.__table__
    return [tuple(row) for row in session.execute(sa.select(table).order_by(table.c.id))]


def test_who_was_placed_by_a_plan_does_not_wait_again_when_that_ends(session: Session, teams: dict[str, Team]) -> None:
    proposed(session, "a", None, at=NOW - timedelta(days=5))
    proposed(session, "a", None)
    before = all_proposals(session)
    applied(session, asked(session, None, Occasion.GROUP))
    rows = session.scalars(sa.select(AssignmentProposal)).all()
    assert {row.decision for row in rows} == {Decision.ACCEPTED}
    assert {row.chosen_id for row in rows} == {worker_id(session, "Leo")}
    assert [one.person for one in assignments.current_assignments(session)] == ["a"]
    with session.begin_nested() as later:
        assignments.end(session, "a", EndReason.GOAL_REACHED, on=TODAY)
        assert decisions.waiting(session) == []
        later.rollback()
    session.expire_all()
    undo_last(session, by="c", now=NOW)
    assert all_proposals(session) == before
    assert [one.person for one in decisions.waiting(session)] == ["a"]


def test_who_waits_at_the_same_moment_twice_waits_once(session: Session, teams: dict[str, Team]) -> None:
    proposed(session, "a", None)
    proposed(session, "a", None)
    assert [one.person for one in decisions.waiting(session)] == ["a"]
    assert people(asked(session, None, Occasion.GROUP)) == {"a"}


def test_what_was_decided_on_who_the_plan_left_waiting_is_not_overwritten(
    session: Session, teams: dict[str, Team]
) -> None:
    proposed(session, "a", None)
    session.execute(sa.update(LinkWorker).values(capacity_points=0.0))
    assert applied(session, asked(session, None, Occasion.GROUP)).waiting
    (kept,) = decisions.waiting(session)
    decisions.leave_waiting(session, kept, reason="vuole pensarci", by="d", now=NOW + timedelta(hours=1))
    with pytest.raises(Conflict, match="“a” was changed"):
        undo_last(session, by="c", now=NOW)


def test_a_list_that_names_people_of_another_team_is_told_who_they_are(
    session: Session, teams: dict[str, Team]
) -> None:
    walks(session, "here", "Anna", teams["North"])
    walks(session, "elsewhere", "Sara", teams["South"])
    listed = [Person(name, profile(age=30), 1.0) for name in ("here", "elsewhere", "new")]
    north = build_team(session, VOCABULARY, scope=Scope.of([teams["North"].id]))
    assert walks_elsewhere(session, listed, north) == ("elsewhere",)
    assert walks_elsewhere(session, listed, build_team(session, VOCABULARY)) == ()
