"""What the directory holds of a source: its rows as last written, and the records' values today."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.curation import bulk
from directory.curation.history import as_text
from directory.language import fold
from directory.models import Address, Location, Organization, Service, ServiceAtLocation, Source, SourceRecord
from importers.slots import CHILDREN, SCALARS, Canonical, Child, canonical_rows

FETCHED_TOGETHER = 5_000  # rows
READ_TOGETHER = 2_000  # rows with all their entries: with fewer, PostgreSQL reads whole tables again and again
IS_LISTING_OF_RECORD = sa.and_(
    ServiceAtLocation.service_id == SourceRecord.service_id,
    ServiceAtLocation.location_id == SourceRecord.location_id,
)


@dataclass(slots=True)
class StoredRecord:
    """A row of the source that was written before.

    Args:
        values: slots as last written from the source.
        kept: what somebody decided about values of the list that the directory contradicts.
        current: the same slots as they are now, whoever wrote them.
    """

    id: uuid.UUID
    key: str
    line: int
    cells: dict[str, Any]
    values: Canonical
    organization_id: uuid.UUID | None
    service_id: uuid.UUID | None
    location_id: uuid.UUID | None
    listing_id: uuid.UUID | None = None
    table_name: str = ""
    last_seen_at: datetime | None = None
    kept: dict[str, Any] = field(default_factory=dict)
    address_id: uuid.UUID | None = None
    current: Canonical = field(default_factory=dict)


def source_name(session: Session, wanted: str) -> str:
    """The name of a known source that differs only in capitals, accents or spaces; else the name as it is."""
    key = " ".join(fold(wanted).split())
    known = session.scalars(sa.select(Source.name).order_by(Source.name))
    return next((name for name in known if " ".join(fold(name).split()) == key), wanted)


@dataclass(frozen=True)
class _Owners:
    """Ids of the entries whose values are read."""

    organization: Collection[uuid.UUID]
    service: Collection[uuid.UUID]
    location: Collection[uuid.UUID]
    listing: Collection[uuid.UUID]


class LastList:
    """The rows of a source as they were last written, read when somebody asks for them: there may be a million."""

    def __init__(self, session: Session, source: str) -> None:
        self._session = session
        self._source_id = session.scalar(sa.select(Source.id).where(Source.name == source))

    def every_key(self) -> Iterator[str]:
        """Of all rows, always in the same order."""
        query = sa.select(SourceRecord.key).where(SourceRecord.source_id == self._source_id).order_by(SourceRecord.key)
        return self._one_by_one(query)

    def every_value(self) -> Iterator[Canonical]:
        """What each row said."""
        return self._one_by_one(sa.select(SourceRecord.values).where(SourceRecord.source_id == self._source_id))

    def of(self, keys: Iterable[str]) -> dict[str, StoredRecord]:
        """The rows with these keys, with what their entries are today; a handful of queries for some thousand rows."""
        records: list[StoredRecord] = []
        for some in bulk.in_parts(keys, READ_TOGETHER):
            part = _records(
                self._session, sa.and_(SourceRecord.source_id == self._source_id, SourceRecord.key.in_(some))
            )
            _add_current(self._session, part, _owners_of(part))
            records += part
        return {record.key: record for record in records}

    def _one_by_one(self, query: Any) -> Iterator[Any]:
        if self._source_id is None:
            return
        with self._session.scalars(query.execution_options(yield_per=FETCHED_TOGETHER)) as found:
            yield from found


def _owners_of(records: Collection[StoredRecord]) -> "_Owners":
    return _Owners(
        *({getattr(each, f"{entity}_id") for each in records} - {None} for entity in _Owners.__dataclass_fields__)
    )


def load_entries(
    session: Session, service_ids: Collection[uuid.UUID], *, places: Mapping[uuid.UUID, uuid.UUID] | None = None
) -> dict[uuid.UUID, StoredRecord]:
    """Services as rows of a list that has not said anything yet, by id; of several places the first one.

    Args:
        places: service -> the location that is wanted instead of the first one.
    """
    query = (
        sa.select(Service.id, Service.organization_id, ServiceAtLocation.location_id, ServiceAtLocation.id)
        .outerjoin(ServiceAtLocation, ServiceAtLocation.service_id == Service.id)
        .where(Service.id.in_(service_ids))
        .order_by(Service.id, ServiceAtLocation.id)
    )
    wanted = set((places or {}).items())
    found: dict[uuid.UUID, StoredRecord] = {}
    for id_, organization_id, location_id, listing_id in session.execute(query) if service_ids else ():
        record = StoredRecord(uuid.uuid4(), "", 0, {}, {}, organization_id, id_, location_id, listing_id)
        if id_ not in found or (id_, location_id) in wanted:
            found[id_] = record
    every = list(found.values())
    _add_current(session, every, _owners_of(every))
    return found


def _add_current(session: Session, records: list[StoredRecord], owners: _Owners) -> None:
    """The values that the records' entries have now."""
    for entity, model in (("organization", Organization), ("service", Service), ("location", Location)):
        mine = model.id.in_(getattr(owners, entity))
        _add_scalars(records, entity, _rows(session, model, SCALARS[entity], mine, model.id))
    _add_addresses(session, records, owners.location)
    for slot, child in CHILDREN.items():
        if child.owner != "link_worker":  # no part of a list of services
            _add_children(session, records, slot, child, owners)


def _records(session: Session, condition: sa.ColumnElement[bool]) -> list[StoredRecord]:
    query = (
        sa.select(
            *(SourceRecord.id, SourceRecord.key, SourceRecord.line, SourceRecord.cells, SourceRecord.values),
            *(SourceRecord.organization_id, SourceRecord.service_id, SourceRecord.location_id, ServiceAtLocation.id),
            *(SourceRecord.table_name, SourceRecord.last_seen_at, SourceRecord.kept),
        )
        .outerjoin(ServiceAtLocation, IS_LISTING_OF_RECORD)
        .where(condition)
        .order_by(SourceRecord.key)
    )
    return [StoredRecord(*row) for row in session.execute(query)]


def _rows(
    session: Session, model: Any, columns: Iterable[str], condition: Any, owner: Any
) -> dict[uuid.UUID, list[dict[str, Any]]]:
    """Columns of the rows that meet a condition, by the value of the owner's column."""
    names = list(columns)
    found: dict[uuid.UUID, list[dict[str, Any]]] = defaultdict(list)
    query = sa.select(owner, *(getattr(model, name) for name in names)).where(condition).order_by(model.id)
    for key, *values in session.execute(query):
        found[key].append(dict(zip(names, values, strict=True)))
    return found


def _add_scalars(records: list[StoredRecord], entity: str, found: Mapping[uuid.UUID, list[dict[str, Any]]]) -> None:
    for record in records:
        for row in found.get(getattr(record, f"{entity}_id"), ())[:1]:
            record.current.update(_texts(entity, row))


def _add_addresses(session: Session, records: list[StoredRecord], located: Any) -> None:
    columns = ("id", *SCALARS["address"])
    found = _rows(session, Address, columns, Address.location_id.in_(located), Address.location_id)
    for record in records:
        for row in found.get(record.location_id, ())[:1] if record.location_id else ():
            record.address_id = row["id"]
            record.current.update(_texts("address", row))


def _texts(entity: str, row: Mapping[str, Any]) -> Canonical:
    return {f"{entity}.{column}": text for column in SCALARS[entity] if (text := as_text(row[column]))}


def _add_children(session: Session, records: list[StoredRecord], slot: str, child: Child, owners: _Owners) -> None:
    model: Any = child.model
    for column, ids in _owner_columns(child, owners):
        owner = getattr(model, column)
        found = _rows(session, model, child.columns, owner.in_(ids), owner)
        for record in records if found else ():
            owner_id = _owner_of(record, child, column)
            if owner_id is not None and (rows := found.get(owner_id)):
                record.current[slot] = canonical_rows(rows)


def _owner_columns(child: Child, owners: _Owners) -> Iterable[tuple[str, Any]]:
    """Columns of the child that name its owner, each with the owners that are read."""
    if child.owner == "listing":
        yield "service_id", owners.service
        yield "service_at_location_id", owners.listing
    else:
        yield child.owner_column(child.owner), getattr(owners, child.owner)


def _owner_of(record: StoredRecord, child: Child, column: str) -> uuid.UUID | None:
    """The id in that column for this record; what hangs on a listing hangs on the service where there is no place."""
    owner: uuid.UUID | None = getattr(record, f"{child.owner}_id")
    if column == "service_id" and child.owner == "listing":
        return record.service_id if record.listing_id is None else None
    return owner
