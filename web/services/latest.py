"""The latest changes of a service, its places and what hangs on them, and of its organization's own details."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from directory.queries.record_history import Told, record_history
from directory.queries.services import HISTORY_ROWS, ServicePage


def latest_changes(session: Session, page: ServicePage) -> Sequence[Told]:
    """The newest first, as the history of the entry tells them."""
    listings = [place.listing for place in page.places]
    ids = [page.service.id, *(one.id for one in listings), *(one.location_id for one in listings)]
    of_organization = [
        Told(change, "", {}, None, is_restorable=False)
        for change in page.history
        if change.resource_id == page.organization.id
    ]
    told = [*record_history(session, ids), *of_organization]
    return sorted(told, key=lambda one: one.change.sequence, reverse=True)[:HISTORY_ROWS]
