"""Proposals for one person, and what somebody decides: every one is kept."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.errors import Conflict, InvalidInput, NotFound
from directory.models import Assignment, AssignmentPlan, AssignmentProposal, Decision, EndReason, LinkWorker, Metadata
from matching.casework import assignments, decisions
from matching.link_workers.assign import Proposal, propose
from matching.link_workers.team import build_team
from matching.link_workers.workers import Team
from matching.profile import Profile
from tests import factories
from tests.matching.builders import ANXIETY, HOUSING, VOCABULARY, profile

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
TODAY = date(2026, 11, 22)
AGAIN: dict[str, Any] = {"by": "coordinator", "now": NOW}


def crew(session: Session, **of_bea: Any) -> tuple[LinkWorker, LinkWorker]:
    """Anna, who knows anxiety, and Bea."""
    anna = factories.link_worker(session, name="Anna", tags=(f"need:{ANXIETY}",))
    bea = factories.link_worker(session, name="Bea", organization_id=anna.organization_id, **of_bea)
    return anna, bea


def kept(
    session: Session, person: str = "TN-1", asked: Profile | None = None
) -> tuple[AssignmentProposal, Proposal, Team]:
    team = build_team(session, VOCABULARY)
    proposal = propose(asked or profile(age=30), team)
    return decisions.keep_proposal(session, proposal, person, by="coordinator", now=NOW), proposal, team


def test_who_was_proposed_is_kept_without_the_profile(session: Session) -> None:
    anna, bea = crew(session)
    row, proposal, _team = kept(session)
    assert [one["id"] for one in row.candidates["candidates"]] == [str(anna.id), str(bea.id)]
    assert (row.points, row.decision) == (proposal.case_points, None)


def test_the_accepted_walks_with_the_person_and_carries_the_points(session: Session) -> None:
    anna, _bea = crew(session, load_points=5.0)
    row, proposal, _team = kept(session)
    made = decisions.accept(session, row, proposal, **AGAIN)
    assert (made.link_worker_id, made.begun_on, made.points) == (anna.id, TODAY, 1.0)
    assert row.decision is Decision.ACCEPTED
    loads = {one.name: one.load_points for one in build_team(session, VOCABULARY).rows}
    assert loads == {"Anna": 1.0, "Bea": 5.0}
    with pytest.raises(Conflict, match="Anna walks with “TN-1” already"):
        decisions.accept(session, kept(session)[0], proposal, **AGAIN)


def test_nothing_of_people_is_in_the_history_that_nobody_can_delete(session: Session) -> None:
    crew(session)
    row, proposal, _team = kept(session, "TN-SECRET")
    decisions.accept(session, row, proposal, **AGAIN)
    told = session.execute(sa.select(Metadata.resource_type, Metadata.replacement_value)).all()
    assert not [line for line in told if "assignment" in line[0] or "TN-SECRET" in line[1]]


def test_another_one_needs_a_reason_that_is_kept(session: Session) -> None:
    _anna, bea = crew(session)
    row, proposal, team = kept(session)
    with pytest.raises(InvalidInput, match="Bea was not proposed first"):
        decisions.choose(session, row, proposal, team, bea.id, reason="  ", **AGAIN)
    made = decisions.choose(session, row, proposal, team, bea.id, reason="La conosce già", **AGAIN)
    assert (made.reason, row.decision, row.reason, row.chosen_id) == (
        "La conosce già",
        Decision.OTHER,
        "La conosce già",
        bea.id,
    )


def test_the_first_can_be_chosen_by_name_without_a_reason(session: Session) -> None:
    anna, _bea = crew(session)
    row, proposal, team = kept(session)
    decisions.choose(session, row, proposal, team, anna.id, reason=None, **AGAIN)
    assert row.decision is Decision.ACCEPTED


def test_beyond_the_capacity_only_with_a_reason(session: Session) -> None:
    _anna, bea = crew(session, capacity_points=10.0, load_points=10.0)
    row, proposal, team = kept(session)
    assert "Bea" not in [one.name for one in proposal.candidates]
    with pytest.raises(InvalidInput, match="11 points of 10"):
        decisions.choose(session, row, proposal, team, bea.id, reason=None, **AGAIN)
    assert decisions.choose(session, row, proposal, team, bea.id, reason="Emergenza", **AGAIN).reason == "Emergenza"


def test_a_rule_without_exceptions_holds_whatever_the_reason(session: Session) -> None:
    _anna, bea = crew(session, cleared_for_minors=False)
    row, proposal, team = kept(session, asked=profile(age=16))
    with pytest.raises(Conflict, match="cannot be chosen, whatever the reason: Is not cleared"):
        decisions.choose(session, row, proposal, team, bea.id, reason="Serve subito", **AGAIN)
    with pytest.raises(Conflict, match="Nobody was proposed"):
        decisions.accept(session, row, proposal, **AGAIN)


def test_who_waits_is_listed_until_somebody_walks_with_the_person(session: Session) -> None:
    crew(session)
    row, _proposal, _team = kept(session)
    decisions.leave_waiting(session, row, reason=None, **AGAIN)
    kept(session, "TN-2")
    assert [one.person for one in decisions.waiting(session)] == ["TN-1", "TN-2"]
    again, proposal, _team = kept(session)
    decisions.accept(session, again, proposal, **AGAIN)
    assert [one.person for one in decisions.waiting(session)] == ["TN-2"]
    with pytest.raises(Conflict, match="not waiting"):
        decisions.leave_waiting(session, kept(session)[0], reason=None, **AGAIN)


def test_a_change_of_worker_hands_over_and_an_end_is_an_end(session: Session) -> None:
    anna, bea = crew(session)
    assignments.begin(session, "TN-1", anna.id, points=2.0, on=TODAY, by="x")
    assignments.begin(session, "TN-1", bea.id, points=3.0, on=TODAY, by="x")
    told = session.execute(sa.select(Assignment.link_worker_id, Assignment.end_reason)).all()
    assert {tuple(row) for row in told} == {(anna.id, EndReason.HANDED_OVER), (bea.id, None)}
    assert assignments.kept_points(session) == {bea.id: 3.0}
    assignments.end(session, "TN-1", EndReason.GOAL_REACHED, on=TODAY)
    assert assignments.kept_points(session) == {}
    with pytest.raises(NotFound, match="Nobody walks with “TN-1”"):
        assignments.end(session, "TN-1", EndReason.GOAL_REACHED, on=TODAY)


def test_a_forgotten_person_is_nowhere_not_even_in_old_plans(session: Session) -> None:
    crew(session)
    row, proposal, _team = kept(session, "TN-9")
    decisions.accept(session, row, proposal, **AGAIN)
    plan = AssignmentPlan(
        number=1,
        occasion="weekly",
        applied_at=NOW,
        applied_by="x",
        difference={"moves": [{"person": "TN-9"}, {"person": "TN-8"}]},
        written={},
    )
    session.add(plan)
    with pytest.raises(Conflict, match="end that first"):
        assignments.forget(session, "TN-9")
    assignments.end(session, "TN-9", EndReason.PERSON_LEFT, on=TODAY)
    assert assignments.forget(session, "TN-9") == 2
    assert session.scalars(sa.select(Assignment)).all() == []
    assert plan.difference == {"moves": [{"person": "…"}, {"person": "TN-8"}]}


@pytest.mark.parametrize("name", ["Sara Rossi", "", " ", "x" * 41, "a;b"])
def test_a_name_is_no_reference(name: str) -> None:
    with pytest.raises(InvalidInput, match="not a reference"):
        assignments.reference(name)


def test_the_weight_can_be_set_by_hand_and_says_what_it_would_be(session: Session) -> None:
    crew(session)
    proposal = propose(profile(needs=(ANXIETY, HOUSING)), build_team(session, VOCABULARY), points=2.5)
    (part,) = proposal.case_parts
    assert (proposal.case_points, part.points) == (2.5, 2.5)
    assert "it would be 1" in str(part.text)
    assert proposal.candidates[0].load_after == pytest.approx(2.5 / 60)
    difference = proposal.runner_up_difference
    assert difference == proposal.candidates[0].score - proposal.candidates[1].score
