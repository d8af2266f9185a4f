"""Kept proposals read again by who decides later than they were made. The profile is not kept, so it is not there."""

import uuid
from datetime import date, datetime

from sqlalchemy.orm import Session

from directory.errors import Conflict, InvalidInput, NotFound
from directory.i18n import N_, Sentence
from directory.models import Assignment, AssignmentProposal
from matching.assign import Proposal, as_candidate
from matching.casework.decisions import choose, waiting
from matching.profile import Profile
from matching.worker_rules import ARRIVAL_RULES, first_broken
from matching.workers import Team


def find_waiting(session: Session, proposal_id: uuid.UUID) -> AssignmentProposal:
    """The last proposal for a person who still waits.

    Raises:
        NotFound: there is no such proposal.
        Conflict: somebody decided, or proposed anew, in the meantime.
    """
    kept = session.get(AssignmentProposal, proposal_id)
    if kept is None:
        raise NotFound(N_("This proposal is not kept any more. The team's page shows who waits now."))
    if not any(one.id == proposal_id for one in waiting(session)):
        message = N_("This proposal for “%(person)s” is over: somebody decided, or proposed anew. See who waits now.")
        raise Conflict(message, person=kept.person)
    return kept


def read_again(kept: AssignmentProposal, team: Team, *, today: date) -> Proposal:
    """Who was proposed then, in that order, with the caseloads and absences of today.

    Whoever left the directory is left out. The profile knows nothing but the day, and nobody has reasons.
    """
    row_of = {worker.id: row for row, worker in enumerate(team.rows)}
    candidates = []
    for one in kept.candidates["candidates"]:
        row = row_of.get(uuid.UUID(one["id"]))
        if row is not None:
            candidates.append(as_candidate(team, row, points=kept.points, day=today, score=float(one["score"])))
    return Proposal(Profile(asked_on=today), candidates, [], kept.points, (), [])


def obstacles(proposal: Proposal, team: Team) -> dict[uuid.UUID, Sentence]:
    """Who cannot be chosen today although proposed, and why; room is none of these reasons."""
    points = proposal.case_points
    first = first_broken(proposal.profile, team, points, ARRIVAL_RULES)
    return {
        one.id: ARRIVAL_RULES[first[one.row]].say(proposal.profile, team, points, one.row)
        for one in proposal.candidates
        if first[one.row] >= 0
    }


def choose_proposed(
    session: Session,
    kept: AssignmentProposal,
    team: Team,
    worker_id: uuid.UUID,
    *,
    reason: str | None,
    by: str,
    now: datetime,
    today: date,
) -> Assignment:
    """One of those who were proposed walks with the person; a reason is needed as in `decisions.choose`.

    What depends on the person (clearance for minors, language, conflicts) was checked when these were proposed, and
    cannot be checked for anybody else without the profile.

    Raises:
        InvalidInput: a reason is missing, or this link worker was not proposed.
        Conflict: a rule without exceptions forbids it today, and which.
    """
    proposal = read_again(kept, team, today=today)
    if not any(one.id == worker_id for one in proposal.candidates):
        raise InvalidInput(N_("Choose one of those who were proposed: for anybody else a new proposal is needed."))
    return choose(session, kept, proposal, team, worker_id, reason=reason, by=by, now=now)
