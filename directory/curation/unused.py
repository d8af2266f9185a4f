"""Places and organizations that nothing uses any more."""

import uuid
from collections.abc import Iterable
from typing import Any

from sqlalchemy.orm import Session

from directory.curation import bulk
from directory.curation.references import referring
from directory.models import Location, Service, ServiceAtLocation, SourceRecord


def remove_if_unused(session: Session, model: Any, id_: uuid.UUID) -> None:
    """Remove a place or an organization to which nothing refers any more, with what belongs to it alone."""
    users: tuple[Any, ...] = (ServiceAtLocation, SourceRecord, Service, Location)
    parts: list[tuple[Any, list[dict[str, Any]]]] = []
    for other, column in referring(model):
        rows = bulk.read(session, other, column == id_)
        if rows and (other in users or not _is_part(other)):
            return
        parts.append((other, rows))
    for other, rows in parts:
        bulk.delete(session, other, rows)
    bulk.delete(session, model, bulk.read(session, model, model.id == id_))


def _is_part(model: Any) -> bool:
    """Whether rows belong to a place or an organization, and say nothing without it."""
    parts: Iterable[str] = ("address", "accessibility", "phone", "schedule", "language", "url", "attribute")
    return model.__tablename__ in (*parts, "organization_identifier", "cost_option")
