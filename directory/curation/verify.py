"""Confirming that an entry is true: by whom, when, and how it was checked."""

import uuid
from collections.abc import Collection
from datetime import date, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.catalog.freshness import REVIEW_DAYS, UNSAID_DAYS
from directory.curation.history import acting
from directory.curation.texts import set_text
from directory.errors import NO_SUCH_SERVICE, Conflict, InvalidInput, NotFound
from directory.i18n import N_
from directory.models import Metadata, Service, Verification

METHODS = ("phone", "visit", "email", "web_page")  # how a worker checks
UNSAID = "unsaid"  # a worker says that it is right, and not how they know
BY_ITSELF = "partner_link"  # the organization says so of its own entry
NOT_YOURS = N_("Only who confirmed it can take that back, on the same day. Correct the entry instead.")
NOT_YOURS_TO_TELL = N_("Only who confirmed it can say how, on the same day. Confirm it again instead.")
_DAYS_OF_TRUST = ("assured_date", "assured_until")


def confirm(
    session: Session,
    service_id: uuid.UUID,
    *,
    method: str,
    by: str,
    now: datetime,
    today: date,
    ways: Collection[str] = (*METHODS, UNSAID),
) -> Verification:
    """Write down that somebody checked a service, and until when its details count as true.

    Args:
        method: one of `ways`.
        today: the territory's day.
    Raises:
        NotFound: there is no such service.
        InvalidInput: there is no such way of checking.
    """
    service = session.get(Service, service_id)
    if service is None:
        raise NotFound(NO_SUCH_SERVICE)
    _require_way(method, ways)
    made = Verification(resource_id=service_id, resource_type="service", verified_at=now, verified_by=by, method=method)
    with acting(session, by=by):
        session.add(made)
        service.assured_until = _holds_until(service, method, today)
        service.assured_date = today
    return made


def say_how(session: Session, verification_id: uuid.UUID, *, method: str, by: str, today: date) -> uuid.UUID:
    """Add to a confirmation of today how it was checked; it then holds as long as one that said so at once.

    Returns the service.

    Raises:
        NotFound: there is no such confirmation.
        Conflict: it is of somebody else or of another day, or somebody confirmed the service since.
        InvalidInput: there is no such way of checking.
    """
    made, service = _own_of_today(session, verification_id, by=by, today=today, otherwise=NOT_YOURS_TO_TELL)
    _require_way(method, METHODS)
    with acting(session, by=by):
        made.method = method
        service.assured_until = _holds_until(service, method, today)
    return service.id


def take_back(session: Session, verification_id: uuid.UUID, *, by: str, today: date) -> uuid.UUID:
    """Undo a confirmation of today: it was a slip. Returns the service, whose days are what they were before.

    Raises:
        NotFound: there is no such confirmation.
        Conflict: it is of somebody else or of another day, or somebody confirmed the service since.
    """
    made, service = _own_of_today(session, verification_id, by=by, today=today, otherwise=NOT_YOURS)
    before = _values_before(session, made)
    with acting(session, by=by):
        session.delete(made)
        for name, text in before.items():
            set_text(service, name, text)
    return service.id


def _require_way(method: str, ways: Collection[str]) -> None:
    if method not in ways:
        raise InvalidInput(N_("Say how you checked it: by phone, on a visit, by e-mail or on its web page."))


def _holds_until(service: Service, method: str, today: date) -> date:
    """A year; where nobody said how it was checked half of it, or as long as an earlier check does."""
    if method != UNSAID:
        return today + timedelta(REVIEW_DAYS)
    known = service.assured_date and (service.assured_until or service.assured_date + timedelta(REVIEW_DAYS))
    return max(today + timedelta(UNSAID_DAYS), known or today)


def _own_of_today(
    session: Session, verification_id: uuid.UUID, *, by: str, today: date, otherwise: str
) -> tuple[Verification, Service]:
    made = session.get(Verification, verification_id)
    if made is None:
        raise NotFound(NO_SUCH_SERVICE)
    latest = sa.select(Verification.id).where(Verification.resource_id == made.resource_id)
    newest = session.scalar(latest.order_by(Verification.verified_at.desc()).limit(1))
    service = session.get_one(Service, made.resource_id)
    if made.verified_by != by or newest != made.id or service.assured_date != today:
        raise Conflict(otherwise)
    return made, service


def _values_before(session: Session, made: Verification) -> dict[str, str]:
    """What the service's days were before a confirmation; those that it left as they were are not in it."""
    changes = session.scalars(
        sa.select(Metadata)
        .where(
            Metadata.resource_id == made.resource_id,
            Metadata.field_name.in_(_DAYS_OF_TRUST),
            Metadata.last_action_date >= made.verified_at,
        )
        .order_by(Metadata.sequence.desc())
    )
    return {change.field_name: change.previous_value for change in changes}
