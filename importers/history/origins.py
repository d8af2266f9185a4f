"""Where each value of an entry comes from: which row of which list says so, and when it last did."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.curation.history import WHOLE_ROW
from directory.curation.merging import NO_SUCH_SERVICE
from directory.errors import NotFound
from directory.models import Metadata, Source, SourceRecord
from importers.records.stored import load_entries
from importers.row_values import SCALARS


@dataclass(frozen=True)
class Origin:
    """One row that says what the directory says.

    Args:
        line: of the list; None for what somebody wrote here.
        at: when the list last said so, or when it was written here.
    """

    source: str
    line: int | None
    at: datetime


@dataclass(frozen=True)
class ValueOrigins:
    """A value of an entry with the rows that say so, the last one first; none where nobody knows any more."""

    field: str
    value: Any
    origins: tuple[Origin, ...]


def value_origins(
    session: Session, service_id: uuid.UUID, *, location_id: uuid.UUID | None = None
) -> list[ValueOrigins]:
    """Every value of a service, its organization and its first place, by field.

    Args:
        location_id: the place that is wanted instead of the first one.
    Raises:
        NotFound: there is no such service.
    """
    places = {service_id: location_id} if location_id else None
    entry = load_entries(session, [service_id], places=places).get(service_id)
    if entry is None:
        raise NotFound(NO_SUCH_SERVICE, id=str(service_id))
    query = (
        sa.select(Source.name, SourceRecord.line, SourceRecord.last_seen_at, SourceRecord.values)
        .join(Source, Source.id == SourceRecord.source_id)
        .where(SourceRecord.service_id == service_id)
        .order_by(SourceRecord.last_seen_at.desc(), Source.name, SourceRecord.line)
    )
    rows = session.execute(query).all()
    ids = {entity: getattr(entry, f"{entity}_id") for entity in ("service", "organization", "location", "address")}
    found = []
    for slot, value in sorted(entry.current.items()):
        said = tuple(Origin(name, line, at) for name, line, at, values in rows if values.get(slot) == value)
        entity, _, column = slot.partition(".")
        if not said and column in SCALARS.get(entity, ()) and ids.get(entity):
            said = _written_here(session, ids[entity], column, with_=entry.location_id if entity == "address" else None)
        found.append(ValueOrigins(slot, value, said))
    return found


def _written_here(session: Session, id_: uuid.UUID, column: str, *, with_: uuid.UUID | None) -> tuple[Origin, ...]:
    """Who changed a value last, or made its row, perhaps `with_` what it belongs to."""
    own = sa.and_(Metadata.resource_id == id_, Metadata.field_name.in_((column, WHOLE_ROW)))
    together = sa.and_(Metadata.resource_id == with_, Metadata.field_name == WHOLE_ROW)
    query = (
        sa.select(Metadata.updated_by, Metadata.last_action_date)
        .where(own if with_ is None else sa.or_(own, together))
        .order_by(Metadata.sequence.desc())
        .limit(1)
    )
    return tuple(Origin(by, None, at) for by, at in session.execute(query))
