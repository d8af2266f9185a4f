"""Putting the service that a form names on the list, or taking it off."""

import uuid

from flask import flash
from sqlalchemy.orm import Session

from directory.errors import NO_SUCH_SERVICE, InvalidInput, NotFound
from directory.i18n import N_
from directory.models import Service
from web import clock
from web.i18n import gettext
from web.shortlist.kept import drop_service, keep_service

UNCLEAR = N_("Which service is meant was not said. Open the page again and press its button once more.")
NOW_ON_LIST = N_("On the list now: %(name)s.")
OFF_THE_LIST = N_("Taken off the list: %(name)s.")
OLDER_LIST = N_(
    "There were services on the list from earlier. Is it for another person? Begin a new list on the list’s page."
)


def put_on_list(session: Session, service: str) -> None:
    """Put it there, once, and say so.

    Raises:
        InvalidInput: this is no id, or the list is full.
        NotFound: there is no such service.
    """
    service_id = _id(service)
    found = session.get(Service, service_id)
    if found is None:
        raise NotFound(NO_SUCH_SERVICE)
    is_older = keep_service(service_id, now=clock.now())
    flash(gettext(NOW_ON_LIST, name=found.name), "success")
    if is_older:
        flash(gettext(OLDER_LIST), "warning")


def take_off_list(session: Session, service: str) -> None:
    """Take it off, and say so.

    Raises:
        InvalidInput: this is no id.
    """
    service_id = _id(service)
    drop_service(service_id)
    if found := session.get(Service, service_id):
        flash(gettext(OFF_THE_LIST, name=found.name), "success")


def _id(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError:
        raise InvalidInput(UNCLEAR) from None
