"""Kept proposals read again by who decides later than they were made. The profile is not kept, so it is not there."""

import uuid
from datetime import date, datetime
from typing import Final

from sqlalchemy.orm import Session

from directory.accounts.teams import EVERYTHING, Scope
from directory.errors import Conflict, InvalidInput, NotFound
from directory.i18n import N_, Sentence
from directory.models import Assignment, AssignmentProposal
from matching.casework.decisions import choose, waiting
from matching.casework.kept_proposal import kept_known, kept_reasons
from matching.link_workers.assign import Excluded, Proposal, as_candidate
from matching.link_workers.kept_suitability import Known
from matching.link_workers.rules import ARRIVAL_RULES, first_broken
from matching.link_workers.workers import Team
from matching.profile import Profile

GONE: Final = N_("Is not on the team any more")
NAMELESS: Final = "–"  # proposals from before names were kept


def find_waiting(session: Session, proposal_id: uuid.UUID, *, scope: Scope = EVERYTHING) -> AssignmentProposal:
    """The last proposal for a person who still waits.

    Raises:
        NotFound: there is no such proposal, or it is another team's.
        Conflict: somebody decided, or proposed anew, in the meantime.
    """
    kept = session.get(AssignmentProposal, proposal_id)
    if kept is None or not scope.includes(kept.team_id):
        raise NotFound(N_("This proposal is not kept any more. The team's page shows who waits now."))
    if not any(one.id == proposal_id for one in waiting(session)):
        message = N_("This proposal for “%(person)s” is over: somebody decided, or proposed anew. See who waits now.")
        raise Conflict(message, person=kept.person)
    return kept


def read_again(kept: AssignmentProposal, team: Team, *, today: date) -> Proposal:
    """Who was proposed then, in that order, with the caseloads and absences of today.

    Whoever left the directory or the team cannot be chosen any more, and is among `excluded`. The profile knows nothing
    but the day; reasons are those that were said then, as long as they are kept.
    """
    reasons = kept_reasons(kept.candidates)
    row_of = {worker.id: row for row, worker in enumerate(team.rows)}
    candidates, gone = [], []
    for one in kept.candidates["candidates"]:
        row = row_of.get(uuid.UUID(one["id"]))
        if row is None:
            gone.append(Excluded(one.get("name", NAMELESS), Sentence(GONE)))
        else:
            candidates.append(
                as_candidate(
                    team,
                    row,
                    points=kept.points,
                    day=today,
                    score=float(one["score"]),
                    price=float(one.get("price", 0.0)),
                    reasons=reasons.of.get(uuid.UUID(one["id"]), ()),
                )
            )
    return Proposal(
        profile=Profile(asked_on=today),
        candidates=candidates,
        excluded=gone,
        case_points=kept.points,
        case_parts=(),
        notes=[*reasons.notes],
        known=kept_known(kept.candidates) or Known(),
        ruled_out=reasons.ruled_out,
    )


def runner_up_difference(kept: AssignmentProposal, read: Proposal) -> float | None:
    """By how much the first suits better than the next: as kept, or between the first two of those who are left."""
    were = [one["id"] for one in kept.candidates["candidates"][:2]]
    if were == [str(one.id) for one in read.candidates[:2]]:
        said = kept_reasons(kept.candidates).difference
        return said if said is not None else read.runner_up_difference
    return read.runner_up_difference


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
        ReasonMissing: as in `decisions.choose`; InvalidInput: this link worker was not proposed.
        Conflict: a rule without exceptions forbids it today, and which.
    """
    proposal = read_again(kept, team, today=today)
    if not any(one.id == worker_id for one in proposal.candidates):
        raise InvalidInput(N_("Choose one of those who were proposed: for anybody else a new proposal is needed."))
    return choose(session, kept, proposal, team, worker_id, reason=reason, by=by, now=now)
