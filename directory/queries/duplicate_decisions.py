"""What people said about entries that look the same, and where the address of a merged entry leads."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.models import DuplicateDecision, Service

MOST_STEPS = 100  # from one merge to the next


@dataclass(frozen=True)
class Compared:
    """A decision about two records, as they were.

    Args:
        one, other: field -> text.
        same: what somebody said.
    """

    one: Mapping[str, str]
    other: Mapping[str, str]
    same: bool


def decisions(session: Session) -> list[DuplicateDecision]:
    """Those that hold, the last one first."""
    query = sa.select(DuplicateDecision).where(DuplicateDecision.undone_at.is_(None))
    return list(session.scalars(query.order_by(DuplicateDecision.number.desc())))


def compared_decisions(session: Session) -> list[Compared]:
    """What can be learned from the decisions that hold, the first one first."""
    found = [each for each in decisions(session)[::-1] if {"kept", "removed"} <= each.compared.keys()]
    return [Compared(each.compared["kept"], each.compared["removed"], each.same) for each in found]


def apart(session: Session) -> set[frozenset[uuid.UUID]]:
    """Pairs that are not the same; what was merged stands for what it was merged from."""
    leads_to = _merges(session)
    return {
        frozenset((_end(leads_to, each.kept_id), _end(leads_to, each.removed_id)))
        for each in decisions(session)
        if not each.same
    }


def merged_into(session: Session, service_id: uuid.UUID) -> uuid.UUID | None:
    """The entry that a removed one was merged into; None where it was not, or that one is gone, too."""
    end, query = (
        service_id,
        sa.select(DuplicateDecision.kept_id).where(DuplicateDecision.same, DuplicateDecision.undone_at.is_(None)),
    )
    for _ in range(MOST_STEPS):
        further = session.scalar(query.where(DuplicateDecision.removed_id == end))
        if further is None:
            break
        end = further
    return end if end != service_id and session.get(Service, end) is not None else None


def _merges(session: Session) -> dict[uuid.UUID, uuid.UUID]:
    query = sa.select(DuplicateDecision.removed_id, DuplicateDecision.kept_id).where(
        DuplicateDecision.same, DuplicateDecision.undone_at.is_(None)
    )
    return dict(session.execute(query).tuples().all())


def _end(leads_to: Mapping[uuid.UUID, uuid.UUID], id_: uuid.UUID) -> uuid.UUID:
    for _ in range(MOST_STEPS):
        if id_ not in leads_to:
            break
        id_ = leads_to[id_]
    return id_
