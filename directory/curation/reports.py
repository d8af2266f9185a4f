"""Taking down what people say is wrong with an entry, and closing it when it was dealt with."""

import uuid
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.curation.history import take_turn
from directory.errors import NO_SUCH_SERVICE, Conflict, NotFound, TooMany
from directory.i18n import N_
from directory.models import EntryReport, Fault, Service

MOST_OF_A_SERVICE = 10  # in a day; more say nothing new
MOST_IN_AN_HOUR = 60  # of the whole directory: no coordinator reads more
_DAY, _HOUR = timedelta(days=1), timedelta(hours=1)


def report_fault(
    session: Session, service_id: uuid.UUID, fault: Fault, text: str, contact: str | None, *, now: datetime
) -> EntryReport:
    """Take a report down; the same words on the same day are one report.

    Args:
        now: aware.
    Raises:
        NotFound: there is no such service.
        TooMany: so many came that more would only hide them.
    """
    service = session.get(Service, service_id)
    if service is None:
        raise NotFound(NO_SUCH_SERVICE)
    take_turn(session)  # so that those who send at the same time are counted
    of_service = sa.select(EntryReport).where(EntryReport.service_id == service_id)
    today = of_service.where(EntryReport.reported_at > now - _DAY)
    same = today.where(EntryReport.fault == fault, EntryReport.text == text, EntryReport.closed_at.is_(None))
    if known := session.scalar(same.limit(1)):
        known.contact = contact or known.contact
        return known
    lately = sa.select(EntryReport).where(EntryReport.reported_at > now - _HOUR)
    if _count(session, today) >= MOST_OF_A_SERVICE or _count(session, lately) >= MOST_IN_AN_HOUR:
        raise TooMany(N_("Many reports came in just now. Nothing was saved; what you wrote is still here. Try later."))
    made = EntryReport(
        service_id=service_id, service_name=service.name, fault=fault, text=text, contact=contact, reported_at=now
    )
    session.add(made)
    session.flush()
    return made


def close_report(session: Session, report_id: uuid.UUID, *, by: str, answer: str | None, now: datetime) -> EntryReport:
    """Say that a report was dealt with; from then on nobody is to be asked back, so the contact goes.

    Raises:
        NotFound: there is no such report.
        Conflict: somebody closed it before.
    """
    report = session.get(EntryReport, report_id, with_for_update=True)
    if report is None:
        raise NotFound(N_("There is no report with the number %(id)s: see prossima reports list."), id=str(report_id))
    if report.closed_at is not None:
        raise Conflict(N_("This report was already closed by %(by)s."), by=report.closed_by)
    report.closed_at, report.closed_by, report.answer, report.contact = now, by, answer, None
    session.flush()
    return report


def _count(session: Session, rows: sa.Select[tuple[EntryReport]]) -> int:
    return session.scalar(sa.select(sa.func.count()).select_from(rows.subquery())) or 0
