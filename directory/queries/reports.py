"""What people said is wrong with entries."""

import uuid
from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.models import EntryReport


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
