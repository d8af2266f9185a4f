"""The history of a record with what hangs on it, for people to read, and to take a value back."""

import json
import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.curation.history import WHOLE_ROW
from directory.curation.restore import current_text, is_restorable
from directory.models import (
    Address,
    Contact,
    CostOption,
    Language,
    Metadata,
    Phone,
    RequiredDocument,
    Schedule,
    ServiceArea,
    ServiceAtLocation,
    ServiceCapacity,
    Source,
)

MOST_ROWS = 200
CHILDREN: tuple[type[Any], ...] = (
    *(Phone, Schedule, Contact, Language, CostOption, RequiredDocument),
    *(ServiceArea, ServiceCapacity, Address, ServiceAtLocation),
)
OWNERS = ("organization_id", "service_id", "service_at_location_id", "location_id")


@dataclass(frozen=True)
class Told:
    """One change.

    Args:
        change: as it was written.
        source: the name of the list that it came from; "" for a person's.
        values: of a creation or a removal, what the row held, by column, without ids.
        stored: the field's text today; None where its row is gone, or it is a whole row.
        is_restorable: whether the value before can be put back.
    """

    change: Metadata
    source: str
    values: Mapping[str, str]
    stored: str | None
    is_restorable: bool


def record_history(session: Session, ids: Collection[uuid.UUID]) -> list[Told]:
    """The latest changes of these rows and of those that hang on them, also of those that were removed.

    Args:
        ids: of a service, its service_at_locations and their locations; or of an organization.
    """
    of_rows = Metadata.resource_id.in_([*ids, *_children(session, ids)])
    query = (
        sa.select(Metadata, Source.name)
        .outerjoin(Source, Source.id == Metadata.source_id)
        .where(sa.or_(of_rows, _removed(ids)))
        .order_by(Metadata.sequence.desc())
        .limit(MOST_ROWS)
    )
    return [_told(session, change, source or "") for change, source in session.execute(query)]


def last_change(session: Session, ids: Collection[uuid.UUID]) -> Metadata | None:
    """The newest change of these rows or of those that hang on them."""
    query = (
        sa.select(Metadata)
        .where(Metadata.resource_id.in_([*ids, *_children(session, ids)]))
        .order_by(Metadata.sequence.desc())
        .limit(1)
    )
    return session.scalar(query)


def _children(session: Session, ids: Collection[uuid.UUID]) -> Sequence[uuid.UUID]:
    """The rows that hang on these; an organization's services are records of their own."""
    found: list[uuid.UUID] = []
    for model in CHILDREN:
        owned = [getattr(model, owner).in_(ids) for owner in OWNERS if hasattr(model, owner)]
        found += session.scalars(sa.select(model.id).where(sa.or_(*owned)))
    return found


def _removed(ids: Collection[uuid.UUID]) -> "sa.ColumnElement[bool]":
    """Removals of rows that hung on these: who their owner was stands only in what was removed."""
    tables = [model.__tablename__ for model in CHILDREN]
    named = [Metadata.previous_value.contains(str(one)) for one in ids]
    return sa.and_(Metadata.last_action_type == "delete", Metadata.resource_type.in_(tables), sa.or_(*named))


def _told(session: Session, change: Metadata, source: str) -> Told:
    if change.field_name == WHOLE_ROW:
        kept: dict[str, str] = json.loads(change.replacement_value or change.previous_value or "{}")
        values = {name: text for name, text in kept.items() if not name.endswith("_id")}
        return Told(change, source, values, None, is_restorable(session, change, None))
    stored = current_text(session, change)
    return Told(change, source, {}, stored, is_restorable(session, change, stored))
