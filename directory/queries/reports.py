"""What people said is wrong with entries."""

import uuid
from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.models import EntryReport, Verification


def count_open_reports(session: Session) -> int:
    """How many wait for somebody to look at them."""
    return session.scalar(sa.select(sa.func.count()).where(EntryReport.closed_at.is_(None))) or 0


def reports(session: Session, *, with_closed: bool = False) -> Sequence[EntryReport]:
    """The open reports, the oldest first; with the closed ones, if wished."""
    query = sa.select(EntryReport).order_by(EntryReport.reported_at, EntryReport.id)
    if not with_closed:
        query = query.where(EntryReport.closed_at.is_(None))
    return session.scalars(query).all()


def open_reports_of(session: Session, service_id: uuid.UUID) -> Sequence[EntryReport]:
    """What is said to be wrong with one service and waits, the oldest first."""
    query = sa.select(EntryReport).where(EntryReport.service_id == service_id, EntryReport.closed_at.is_(None))
    return session.scalars(query.order_by(EntryReport.reported_at, EntryReport.id)).all()


def confirmed_since(session: Session, some: Sequence[EntryReport]) -> dict[uuid.UUID, Verification]:
    """The last confirmation of an entry that is newer than a report of it, by the report's id."""
    of_these = sa.select(Verification).where(Verification.resource_id.in_({one.service_id for one in some}))
    last = {one.resource_id: one for one in session.scalars(of_these.order_by(Verification.verified_at))}
    return {
        one.id: confirmed
        for one in some
        if (confirmed := last.get(one.service_id)) and confirmed.verified_at > one.reported_at
    }
