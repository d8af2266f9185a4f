"""The history of a record with what hangs on it, for people to read, and to take a value back."""

import json
import uuid
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.curation.history import WHOLE_ROW, created_rows
from directory.curation.restore import current_text, is_restorable
from directory.models import (
    Absence,
    Address,
    Attribute,
    Closing,
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
    *(Phone, Schedule, Closing, Contact, Language, CostOption, RequiredDocument),
    *(ServiceArea, ServiceCapacity, Address, ServiceAtLocation, Absence),
)
_TABLES = frozenset(model.__tablename__ for model in CHILDREN)
OWNERS = ("organization_id", "service_id", "service_at_location_id", "location_id", "link_worker_id")
TERM = "taxonomy_term_id"  # the only id that says something: what it is about, or a link worker knows about
OURS = {"link_entity", "confidence"}  # says nothing to people


@dataclass(frozen=True)
class Told:
    """One change.

    Args:
        change: as it was written.
        source: the name of the list that it came from; "" for a person's.
        values: of a creation or a removal, what the row held, by column, without ids; of a place where the service is
            given, the address as well; of a changed tag, its term.
        stored: the field's text today; None where its row is gone, or it is a whole row.
        is_restorable: whether the value before can be put back, or what was added be taken away.
    """

    change: Metadata
    source: str
    values: Mapping[str, str]
    stored: str | None
    is_restorable: bool


def record_history(session: Session, ids: Collection[uuid.UUID]) -> list[Told]:
    """The latest changes of these rows and of those that hang on them, also of those that were removed.

    Args:
        ids: of a service, its service_at_locations and their locations; or of an organization; or of a link worker.
    """
    of_rows = Metadata.resource_id.in_([*ids, *_children(session, ids)])
    query = (
        sa.select(Metadata, Source.name)
        .outerjoin(Source, Source.id == Metadata.source_id)
        .where(sa.or_(of_rows, _removed(ids)))
        .order_by(Metadata.sequence.desc())
        .limit(MOST_ROWS)
    )
    found = (each for change, source in session.execute(query) for each in _each_told(session, change, source or ""))
    return list(islice(found, MOST_ROWS))


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
    return [*found, *session.scalars(sa.select(Attribute.id).where(Attribute.link_id.in_(ids)))]


def _removed(ids: Collection[uuid.UUID]) -> "sa.ColumnElement[bool]":
    """Removals of rows that hung on these: who their owner was stands only in what was removed."""
    tables = [*(model.__tablename__ for model in CHILDREN), Attribute.__tablename__]
    named = [Metadata.previous_value.contains(str(one)) for one in ids]
    return sa.and_(Metadata.last_action_type == "delete", Metadata.resource_type.in_(tables), sa.or_(*named))


def _each_told(session: Session, change: Metadata, source: str) -> Iterator[Told]:
    """A change; a creation tells also of the rows that were made with it, each of which is one for its readers."""
    if change.last_action_type != "create":
        yield _told(session, change, source)
        return
    rows = list(created_rows(change.resource_type, change.resource_id, change.replacement_value))
    for table, id_, values in reversed(rows):
        if id_ == change.resource_id or table in _TABLES:
            is_alone = len(rows) == 1 and is_restorable(session, change, None)
            yield Told(
                _as_made(change, table, id_), source, _shown(session, table, values), None, is_restorable=is_alone
            )


def _as_made(change: Metadata, table: str, id_: uuid.UUID) -> Metadata:
    """The creation of a row that another creation tells of."""
    if id_ == change.resource_id:
        return change
    kept = {column.key: getattr(change, column.key) for column in sa.inspect(Metadata).column_attrs}
    return Metadata(**{**kept, "resource_type": table, "resource_id": id_})


def _shown(session: Session, table: str, values: Mapping[str, str]) -> dict[str, str]:
    """What a row held, without ids."""
    told = [name for name in values if name == TERM or not (name.endswith("_id") or name in OURS)]
    shown = {name: values[name] for name in told}
    is_listing = table == ServiceAtLocation.__tablename__ and "location_id" in values
    return {**_address(session, uuid.UUID(values["location_id"])), **shown} if is_listing else shown


def _address(session: Session, location_id: uuid.UUID) -> dict[str, str]:
    """Where a place is today; empty where it is gone, or nothing is known."""
    parts = (Address.address_1, Address.address_2, Address.postal_code, Address.city, Address.municipality_code)
    row = session.execute(sa.select(*parts).where(Address.location_id == location_id).order_by(Address.id)).first()
    return {name: text for name, text in row._mapping.items() if text} if row else {}  # noqa: SLF001 - its public name


def _told(session: Session, change: Metadata, source: str) -> Told:
    if change.field_name == WHOLE_ROW:
        values = _shown(session, change.resource_type, json.loads(change.previous_value or "{}"))
        return Told(change, source, values, None, is_restorable(session, change, None))
    stored = current_text(session, change)
    tag = session.get(Attribute, change.resource_id) if change.resource_type == Attribute.__tablename__ else None
    values = {TERM: str(tag.taxonomy_term_id)} if tag is not None else {}
    return Told(change, source, values, stored, is_restorable(session, change, stored))
