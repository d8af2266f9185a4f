"""What a visitor's cookie keeps: the services on their list, and the links they made. No person, no account."""

import uuid
from collections.abc import Sequence

from flask import session

from directory.curation.shared_lists import MOST_SERVICES
from directory.errors import InvalidInput
from directory.i18n import N_

SERVICES, LINKS = "shortlist", "shared_links"
MOST_LINKS = 10


def kept_services() -> list[uuid.UUID]:
    """The services on the list, in the order in which they were put there."""
    return [uuid.UUID(one) for one in session.get(SERVICES, ())]


def keep_service(service_id: uuid.UUID) -> None:
    """Put a service on the list; once is enough.

    Raises:
        InvalidInput: the list is full.
    """
    found = kept_services()
    if service_id in found:
        return
    if len(found) >= MOST_SERVICES:
        raise InvalidInput(N_("The list is full: %(most)s services are more than anybody reads."), most=MOST_SERVICES)
    _keep([*found, service_id])


def drop_service(service_id: uuid.UUID) -> None:
    """Take a service off the list."""
    _keep([one for one in kept_services() if one != service_id])


def drop_all() -> None:
    """Empty the list."""
    _keep([])


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
