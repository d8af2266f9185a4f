"""Confirming that an entry is true: by whom, when, and how it was checked."""

import uuid
from datetime import date, datetime

from sqlalchemy.orm import Session

from directory.curation.history import acting
from directory.curation.service_entry import NO_SUCH_SERVICE
from directory.errors import InvalidInput, NotFound
from directory.i18n import N_
from directory.models import Service, Verification

METHODS = ("phone", "visit", "email", "web_page")  # how a worker checks; a partner's own link is another way


def confirm(
    session: Session, service_id: uuid.UUID, *, method: str, by: str, now: datetime, today: date
) -> Verification:
    """Write down that somebody checked a service, and when its details were last known to be true.

    Args:
        method: one of METHODS.
        today: the territory's day.
    Raises:
        NotFound: there is no such service.
        InvalidInput: there is no such way of checking.
    """
    service = session.get(Service, service_id)
    if service is None:
        raise NotFound(NO_SUCH_SERVICE)
    if method not in METHODS:
        raise InvalidInput(N_("Say how you checked it: by phone, on a visit, by e-mail or on its web page."))
    made = Verification(resource_id=service_id, resource_type="service", verified_at=now, verified_by=by, method=method)
    with acting(session, by=by):
        session.add(made)
        service.assured_date = today
    return made
