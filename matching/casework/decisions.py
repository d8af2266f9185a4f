"""Proposals for one person, and what somebody decides on them. Every one is kept."""

import uuid
from datetime import datetime
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from directory.accounts.teams import EVERYTHING, Scope
from directory.errors import Conflict, ReasonMissing
from directory.i18n import N_, Exact
from directory.models import Assignment, AssignmentProposal, Decision
from matching.casework.assignments import begin, reason_given, reference
from matching.casework.kept_proposal import as_document, forget_old_reasons
from matching.link_workers.assign import Proposal
from matching.link_workers.rules import ARRIVAL_RULES, first_broken, load_after
from matching.link_workers.workers import Team

IS_OPEN: Final = sa.or_(AssignmentProposal.decision.is_(None), AssignmentProposal.decision == Decision.WAITING)
FULL: Final = 1.0001  # of the capacity; rounding must not ask for a reason


def keep_proposal(
    session: Session, proposal: Proposal, person: str, *, by: str, now: datetime, team_id: uuid.UUID | None = None
) -> AssignmentProposal:
    """Write down who was proposed and why; the profile is not kept. Reasons that nobody needs any more go.

    Args:
        person: a reference (`assignments.reference`).
    """
    kept = AssignmentProposal(
        person=reference(person),
        proposed_at=now,
        proposed_by=by,
        points=proposal.case_points,
        candidates=as_document(proposal),
        team_id=team_id,
    )
    session.add(kept)
    session.flush()
    forget_old_reasons(session, now=now)
    return kept


def accept(session: Session, kept: AssignmentProposal, proposal: Proposal, *, by: str, now: datetime) -> Assignment:
    """The best proposed link worker walks with the person.

    Raises:
        Conflict: nobody was proposed, or this link worker walks with the person already.
    """
    if not proposal.candidates:
        raise Conflict(N_("Nobody was proposed, so nobody can be accepted: leave the person waiting, or choose."))
    best = proposal.candidates[0]
    made = begin(session, kept.person, best.id, points=proposal.case_points, on=now.date(), by=by, team_id=kept.team_id)
    _decide(session, kept, Decision.ACCEPTED, best.id, None, by=by, now=now)
    return made


def choose(
    session: Session,
    kept: AssignmentProposal,
    proposal: Proposal,
    team: Team,
    worker_id: uuid.UUID,
    *,
    reason: str | None,
    by: str,
    now: datetime,
) -> Assignment:
    """Another link worker than the best proposed one, or one beyond 100 %; the reason is kept.

    Raises:
        ReasonMissing: this is done with a reason only.
        Conflict: a rule without exceptions forbids it, and which; room is none of these.
    """
    row = next(at for at, one in enumerate(team.rows) if one.id == worker_id)
    points = proposal.case_points
    broken = int(first_broken(proposal.profile, team, points, ARRIVAL_RULES)[row])
    name = team.rows[row].name
    if broken >= 0:
        why = ARRIVAL_RULES[broken].say(proposal.profile, team, points, row)
        raise Conflict(N_("%(name)s cannot be chosen, whatever the reason: %(why)s."), name=name, why=why)
    is_best = bool(proposal.candidates) and proposal.candidates[0].id == worker_id
    reason = reason_given(reason)
    if reason is None and load_after(team, points, row) > FULL:
        message = N_("%(name)s would have %(points)s points of %(capacity)s: say why; the reason is kept.")
        after = team.load_points[row] + points
        capacity = float(team.capacity_points[row])
        raise ReasonMissing(message, name=name, points=Exact(float(after)), capacity=Exact(capacity))
    if reason is None and not is_best:
        raise ReasonMissing(N_("%(name)s was not proposed first: say why; the reason is kept."), name=name)
    made = begin(
        session, kept.person, worker_id, points=points, on=now.date(), by=by, reason=reason, team_id=kept.team_id
    )
    decision = Decision.ACCEPTED if is_best else Decision.OTHER
    _decide(session, kept, decision, worker_id, reason, by=by, now=now)
    return made


def leave_waiting(session: Session, kept: AssignmentProposal, *, reason: str | None, by: str, now: datetime) -> None:
    """Nobody now; the person is among those who wait until somebody decides otherwise.

    Raises:
        Conflict: somebody walks with the person already.
    """
    has_one = sa.select(Assignment.id).where(Assignment.person == kept.person, Assignment.ended_on.is_(None))
    if session.scalar(has_one) is not None:
        message = N_("Somebody walks with “%(person)s” already, who is therefore not waiting.")
        raise Conflict(message, person=kept.person)
    _decide(session, kept, Decision.WAITING, None, reason_given(reason), by=by, now=now)


def waiting(session: Session, *, scope: Scope = EVERYTHING, person: str | None = None) -> list[AssignmentProposal]:
    """The last proposal of everybody of the teams that are seen with whom nobody walks yet, oldest first.

    Args:
        person: only of that reference.
    """
    later = aliased(AssignmentProposal)
    is_later = sa.or_(
        later.proposed_at > AssignmentProposal.proposed_at,
        sa.and_(later.proposed_at == AssignmentProposal.proposed_at, later.id > AssignmentProposal.id),
    )
    query = (
        sa.select(AssignmentProposal)
        .where(
            scope.holds(AssignmentProposal.team_id),
            sa.true() if person is None else AssignmentProposal.person == person,
            IS_OPEN,
            ~sa.exists().where(later.person == AssignmentProposal.person, is_later),
            ~sa.exists().where(Assignment.person == AssignmentProposal.person, Assignment.ended_on.is_(None)),
        )
        .order_by(AssignmentProposal.proposed_at, AssignmentProposal.person, AssignmentProposal.id)
    )
    return list(session.scalars(query))


def _decide(
    session: Session,
    kept: AssignmentProposal,
    decision: Decision,
    chosen: uuid.UUID | None,
    reason: str | None,
    *,
    by: str,
    now: datetime,
) -> None:
    kept.decision, kept.chosen_id, kept.reason = decision, chosen, reason
    kept.decided_at, kept.decided_by = now, by
    session.flush()
