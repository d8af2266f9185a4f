"""All that is kept of a person, in whichever table: given to the person as a file, and erased."""

import uuid
from collections.abc import Callable, Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.curation.history import take_turn
from directory.i18n import Sentence
from directory.models import Assignment, AssignmentPlan, AssignmentProposal, CaseAct, CaseGrant, LinkWorker, PersonCase
from directory.words.language import name_order
from matching.casework.assignments import forget_reasons
from matching.casework.case_access import Wish, granted_to, log_of, names_of, note
from matching.casework.cases import IDENTITY, PROFILE, Work, claim_case, find_case, unsealed
from matching.casework.kept_proposal import kept_known, kept_reasons

Say = Callable[[Sentence], str]


def erase(session: Session, work: Work, case_id: uuid.UUID) -> PersonCase:
    """Remove what is sealed, who was given it, and what was proposed for the person and why.

    The reference and the log stay, without anything of the person; so does who walks with them and since when.

    Raises:
        NotFound: there is none, or they may not.
        Conflict: it was erased already.
    """
    take_turn(session)  # so that nobody proposes or decides for the person meanwhile
    case = claim_case(session, work.viewer, case_id, Wish.GOVERN, today=work.today)
    case.profile = case.identity = None
    case.erased_at = case.updated_at = work.now
    case.version += 1
    session.execute(sa.delete(CaseGrant).where(CaseGrant.case_id == case.id))
    forget_reasons(session, case.person)
    note(session, case, CaseAct.ERASED, by=work.viewer.id, now=work.now)
    return case


def export(session: Session, work: Work, case_id: uuid.UUID, *, say: Say = str) -> dict[str, Any]:
    """All that is kept of a person, for the person: what was sealed, who has it, who did what with it, and what was
    proposed, decided and planned under the reference.

    Args:
        say: how reasons are put into words.
    """
    case = find_case(session, work.viewer, case_id, Wish.READ, today=work.today)
    profile, identity = unsealed(work, case, PROFILE), unsealed(work, case, IDENTITY)
    note(session, case, CaseAct.EXPORTED, by=work.viewer.id, now=work.now)
    given = granted_to(session, case.id, today=work.today)
    names = names_of(session, [case.owner_id, *given])
    return {
        "person": case.person,
        "worker": names[case.owner_id],
        "opened": case.created_at.isoformat(),
        "changed": case.updated_at.isoformat(),
        "state": case.state.value,
        "restricted": case.is_restricted,
        "profile": profile,
        "identity": identity,
        "given_to": sorted((names[one] for one in given), key=name_order),
        **_of_the_team(session, case.person, say),
        "log": [
            {"at": one.at.isoformat(), "act": one.act.value, "who": one.who, "concerns": one.subject}
            for one in log_of(session, case)
        ],
    }


def _of_the_team(session: Session, person: str, say: Say) -> dict[str, Any]:
    """What stands under the reference in proposals, assignments and plans."""
    rows = session.execute(sa.select(LinkWorker.id, LinkWorker.name))
    workers = {str(worker_id): name for worker_id, name in rows}
    proposals = sa.select(AssignmentProposal).where(AssignmentProposal.person == person)
    walks = sa.select(Assignment).where(Assignment.person == person)
    plans = session.scalars(sa.select(AssignmentPlan).order_by(AssignmentPlan.number))
    return {
        "proposals": [
            _proposal(one, workers, say) for one in session.scalars(proposals.order_by(AssignmentProposal.proposed_at))
        ],
        "assignments": [_walk(one, workers) for one in session.scalars(walks.order_by(Assignment.begun_on))],
        "plans": [
            {"at": plan.applied_at.isoformat(), "shown": shown}
            for plan in plans
            if (shown := [*_about(plan.difference, person)])
        ],
    }


def _proposal(kept: AssignmentProposal, workers: dict[str, str], say: Say) -> dict[str, Any]:
    said, known = kept_reasons(kept.candidates), kept_known(kept.candidates)
    suitability = {str(key): value for key, value in known.suitability.items()} if known else {}
    proposed = [one["id"] for one in kept.candidates["candidates"]]
    return {
        "at": kept.proposed_at.isoformat(),
        "by": kept.proposed_by,
        "points": kept.points,
        "candidates": [
            {
                "name": workers.get(one),
                "suitability": suitability.get(one),
                "reasons": [say(reason.text) for reason in said.of.get(uuid.UUID(one), ())],
            }
            for one in proposed
        ],
        "others": {workers.get(one, one): value for one, value in suitability.items() if one not in proposed},
        "ruled_out": {workers.get(str(one), str(one)): rule for one, rule in known.ruled_out.items()} if known else {},
        "notes": [say(one) for one in said.notes],
        "decision": kept.decision.value if kept.decision else None,
        "chosen": workers.get(str(kept.chosen_id)),
        "reason": kept.reason,
        "decided": kept.decided_at.isoformat() if kept.decided_at else None,
        "decided_by": kept.decided_by,
    }


def _walk(one: Assignment, workers: dict[str, str]) -> dict[str, Any]:
    return {
        "worker": workers.get(str(one.link_worker_id)),
        "from": one.begun_on.isoformat(),
        "until": one.ended_on.isoformat() if one.ended_on else None,
        "ended": one.end_reason.value if one.end_reason else None,
        "points": one.points,
        "reason": one.reason,
        "decided_by": one.decided_by,
    }


def _about(value: Any, person: str) -> Iterator[dict[str, Any]]:
    """What of a plan's data speaks of the person."""
    if isinstance(value, dict) and value.get("person") == person:
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _about(one, person)
