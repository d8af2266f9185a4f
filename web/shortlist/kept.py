"""What a visitor's cookie keeps: the services on their list, and the links they made. No person, no account."""

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta

from flask import session

from directory.curation.shared_lists import MOST_SERVICES
from directory.errors import InvalidInput
from directory.i18n import N_

SERVICES, LINKS, LAST_KEPT = "shortlist", "shared_links", "shortlist_at"
MOST_LINKS = 10
ONE_CONVERSATION = timedelta(hours=1)  # a list that rested for longer may be of another person


def kept_services() -> list[uuid.UUID]:
    """The services on the list, in the order in which they were put there."""
    return [uuid.UUID(one) for one in session.get(SERVICES, ())]


def keep_service(service_id: uuid.UUID, *, now: datetime) -> bool:
    """Put a service on the list; once is enough. Whether what was on it before is probably of an earlier conversation.

    Raises:
        InvalidInput: the list is full.
    """
    found = kept_services()
    if service_id in found:
        return False
    if len(found) >= MOST_SERVICES:
        raise InvalidInput(N_("The list is full: %(most)s services are more than anybody reads."), most=MOST_SERVICES)
    _keep([*found, service_id])
    last, session[LAST_KEPT] = session.get(LAST_KEPT), now.isoformat()
    return bool(found) and last is not None and now - datetime.fromisoformat(last) > ONE_CONVERSATION


def drop_service(service_id: uuid.UUID) -> None:
    """Take a service off the list."""
    _keep([one for one in kept_services() if one != service_id])


def drop_all() -> None:
    """Empty the list."""
    _keep([])


def forget_visitor() -> None:
    """Nothing is left for who uses this browser next: no list, and no links that they could take back."""
    for key in (SERVICES, LINKS, LAST_KEPT):
        session.pop(key, None)


def _keep(services: Sequence[uuid.UUID]) -> None:
    session[SERVICES] = [one.hex for one in services]


def kept_links() -> list[str]:
    """The tokens of the links that were made here, the latest first."""
    return list(session.get(LINKS, ()))


def keep_link(token: str) -> None:
    """Remember a link, so that it can be taken back."""
    session[LINKS] = [token, *kept_links()][:MOST_LINKS]


def drop_link(token: str) -> bool:
    """Forget a link; whether it was made here."""
    found = kept_links()
    session[LINKS] = [one for one in found if one != token]
    return token in found
