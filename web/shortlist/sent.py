"""Putting the service that a form names on the list, or taking it off."""

import uuid

from sqlalchemy.orm import Session

from directory.curation.service_entry import NO_SUCH_SERVICE
from directory.errors import InvalidInput, NotFound
from directory.i18n import N_
from directory.models import Service
from web.shortlist.kept import drop_service, keep_service


def put_on_list(session: Session, service: str) -> None:
    """Put it there, once.

    Raises:
        InvalidInput: this is no id, or the list is full.
        NotFound: there is no such service.
    """
    service_id = _id(service)
    if session.get(Service, service_id) is None:
        raise NotFound(NO_SUCH_SERVICE)
    keep_service(service_id)


def take_off_list(service: str) -> None:
    """Take it off.

    Raises:
        InvalidInput: this is no id.
    """
    drop_service(_id(service))


def _id(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError:
        raise InvalidInput(N_("Which service is meant was not said. Go back and try again.")) from None
