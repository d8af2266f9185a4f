"""Confirming that an entry is true: by whom, when, and how it was checked."""

import uuid
from collections.abc import Collection
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.curation.history import acting
from directory.curation.service_entry import NO_SUCH_SERVICE
from directory.curation.texts import set_text
from directory.errors import Conflict, InvalidInput, NotFound
from directory.i18n import N_
from directory.models import Metadata, Service, Verification

METHODS = ("phone", "visit", "email", "web_page")  # how a worker checks
BY_ITSELF = "partner_link"  # the organization says so of its own entry
NOT_YOURS = N_("Only who confirmed it can take that back, on the same day. Correct the entry instead.")


def confirm(
    session: Session,
    service_id: uuid.UUID,
    *,
    method: str,
    by: str,
    now: datetime,
    today: date,
    ways: Collection[str] = METHODS,
) -> Verification:
    """Write down that somebody checked a service, and when its details were last known to be true.

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
    if method not in ways:
        raise InvalidInput(N_("Say how you checked it: by phone, on a visit, by e-mail or on its web page."))
    made = Verification(resource_id=service_id, resource_type="service", verified_at=now, verified_by=by, method=method)
    with acting(session, by=by):
        session.add(made)
        service.assured_date = today
    return made


def take_back(session: Session, verification_id: uuid.UUID, *, by: str, today: date) -> uuid.UUID:
    """Undo a confirmation of today: it was a slip. Returns the service, whose day is what it was before.

    Raises:
        NotFound: there is no such confirmation.
        Conflict: it is of somebody else or of another day, or somebody confirmed the service since.
    """
    made = session.get(Verification, verification_id)
    if made is None:
        raise NotFound(NO_SUCH_SERVICE)
    latest = sa.select(Verification.id).where(Verification.resource_id == made.resource_id)
    newest = session.scalar(latest.order_by(Verification.verified_at.desc()).limit(1))
    service = session.get_one(Service, made.resource_id)
    if made.verified_by != by or newest != made.id or service.assured_date != today:
        raise Conflict(NOT_YOURS)
    change = session.scalars(
        sa.select(Metadata)
        .where(
            Metadata.resource_id == service.id,
            Metadata.field_name == "assured_date",
            Metadata.last_action_date >= made.verified_at,
        )
        .order_by(Metadata.sequence)
        .limit(1)
    ).first()
    with acting(session, by=by):
        session.delete(made)
        if change is not None:  # else it had been confirmed on the same day before
            set_text(service, "assured_date", change.previous_value)
    return service.id
