"""What is kept of a proposal, as data: reasons to decide with, and what a later plan needs; and when it goes.

`AssignmentProposal.candidates` is this document. Version 1 had the candidates' ids, scores and loads only.
"""

import uuid
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final, TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from directory.catalog.scoring import Reason
from directory.i18n import Sentence
from directory.models import Assignment, AssignmentProposal, Decision
from directory.sentences_as_data import as_data, from_data
from matching.link_workers.assign import Candidate, Proposal
from matching.link_workers.kept_suitability import Known

VERSION: Final = 2
REASONS_DAYS: Final = 90  # after the decision; a month or two of looking back, and no more
_PERSONAL: Final = ("notes", "ruled_out", "difference")  # go with the reasons

Read = TypeVar("Read")


@dataclass(frozen=True)
class KeptReasons:
    """What was said of a proposal when it was made; empty where it is not kept any more.

    Args:
        of: by worker, as they were said.
        difference: by how much the first was better than the second.
        ruled_out: how many link workers could not be proposed, by the name of the rule.
    """

    of: Mapping[uuid.UUID, tuple[Reason, ...]] = field(default_factory=dict)
    difference: float | None = None
    ruled_out: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[Sentence, ...] = ()


def as_document(proposal: Proposal) -> dict[str, Any]:
    """What is to be kept. The profile is not; reasons may tell a part of it, since they are what is decided by."""
    return {
        "version": VERSION,
        "candidates": [_candidate(one) for one in proposal.candidates],
        "difference": proposal.runner_up_difference,
        "ruled_out": dict(proposal.ruled_out),
        "notes": [as_data(note) for note in proposal.notes],
        "known": known_data(proposal.known),
    }


def _candidate(one: Candidate) -> dict[str, Any]:
    return {
        "id": str(one.id),
        "name": one.name,  # for whoever reads it when that worker has gone
        "score": round(one.score, 6),
        "load_after": round(one.load_after, 4),
        "price": round(one.price, 6),
        "reasons": [{**reason._asdict(), "text": as_data(reason.text)} for reason in one.reasons],
    }


def known_data(known: Known) -> dict[str, Any]:
    """What a plan needs, as data."""
    return {
        "suitability": {str(key): value for key, value in known.suitability.items()},
        "room_share": round(known.room_share, 6),
        "ruled_out": {str(key): name for key, name in known.ruled_out.items()},
    }


def kept_known(document: Mapping[str, Any]) -> Known | None:
    """What a plan needs; None where the proposal keeps nothing of it."""
    data = document.get("known")
    if not data:
        return None
    return Known(
        suitability={uuid.UUID(key): float(value) for key, value in data["suitability"].items()},
        room_share=float(data["room_share"]),
        ruled_out={uuid.UUID(key): str(name) for key, name in data["ruled_out"].items()},
    )


def kept_reasons(document: Mapping[str, Any]) -> KeptReasons:
    """What was said; a part that cannot be read is left out, as if it had not been kept."""
    none: tuple[Reason, ...] = ()
    said: tuple[Sentence, ...] = ()
    return KeptReasons(
        of={uuid.UUID(one["id"]): _readable(partial(_reasons, one), none) for one in document["candidates"]},
        difference=document.get("difference"),
        ruled_out=Counter(document.get("ruled_out", {})),
        notes=_readable(lambda: tuple(map(from_data, document.get("notes", ()))), said),
    )


def _reasons(candidate: Mapping[str, Any]) -> tuple[Reason, ...]:
    return tuple(map(_reason, candidate.get("reasons", ())))


def _reason(data: Mapping[str, Any]) -> Reason:
    return Reason(**{**data, "text": from_data(data["text"])})


def _readable(read: Callable[[], Read], otherwise: Read) -> Read:
    try:
        return read()
    except (KeyError, TypeError, ValueError):
        return otherwise


def forget_old_reasons(session: Session, *, now: datetime) -> int:
    """Empty the reasons of proposals that were decided, or replaced, more than `REASONS_DAYS` ago; how many.

    Of the last proposal for somebody who has a link worker the suitabilities stay, since a plan may need them when that
    worker falls ill; of all others they go, too. Who waits is not decided: nothing goes.
    """
    later = aliased(AssignmentProposal)
    replaced = sa.exists().where(
        later.person == AssignmentProposal.person, later.proposed_at > AssignmentProposal.proposed_at
    )
    walks = sa.exists().where(Assignment.person == AssignmentProposal.person, Assignment.ended_on.is_(None))
    is_over = sa.or_(replaced, walks, AssignmentProposal.decision.in_([Decision.ACCEPTED, Decision.OTHER]))
    since = sa.func.coalesce(AssignmentProposal.decided_at, AssignmentProposal.proposed_at)
    query = sa.select(AssignmentProposal, sa.and_(walks, ~replaced)).where(
        is_over, since < now - timedelta(days=REASONS_DAYS), AssignmentProposal.reasons_gone.is_(False)
    )
    emptied = 0
    for kept, is_needed in session.execute(query).all():
        kept.candidates, kept.reasons_gone = _without_reasons(kept.candidates, keep_known=is_needed), not is_needed
        emptied += 1
    session.flush()
    return emptied


def _without_reasons(document: Mapping[str, Any], *, keep_known: bool) -> dict[str, Any]:
    gone = {*_PERSONAL} if keep_known else {*_PERSONAL, "known"}
    kept = {key: value for key, value in document.items() if key not in gone}
    bare = [{key: value for key, value in one.items() if key != "reasons"} for one in document["candidates"]]
    return {**kept, "candidates": bare}
