"""What the directory holds of a source: its rows as last written, and the records' values today."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.curation import bulk
from directory.curation.history import as_text
from directory.models import Address, Location, Organization, Service, ServiceAtLocation, Source, SourceRecord
from directory.words.language import fold
from importers.row_values import CHILDREN, SCALARS, Canonical, Child, in_fixed_order

FETCHED_TOGETHER = 5_000  # rows
READ_TOGETHER = 2_000  # rows with all their entries: with fewer, PostgreSQL reads whole tables again and again
_SLOTS: Mapping[str, Sequence[str]] = {
    entity: [f"{entity}.{column}" for column in columns] for entity, columns in SCALARS.items()
}
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

    def share(self, cells: dict[str, Any], values: Canonical) -> None:
        """Hold what a row says, too, as the row's own objects: a plan of unchanged rows keeps and writes them once."""
        self.cells = cells if self.cells == cells else self.cells
        self.values = values if self.values == values else self.values
        for slot, value in values.items():
            if self.current.get(slot) == value:
                self.current[slot] = value


def source_name(session: Session, wanted: str) -> str:
    """The name of a known source that differs only in capitals, accents or spaces; else the name as it is."""
    key = " ".join(fold(wanted).split())
    known = session.scalars(sa.select(Source.name).order_by(Source.name))
    return next((name for name in known if " ".join(fold(name).split()) == key), wanted)


def splitting_of(session: Session, source: str) -> bool | None:
    """Whether rows of several places became one for each when the list was written last; None: nobody has said."""
    return session.scalar(sa.select(Source.splits_places).where(Source.name == source))


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

    def only_of(self, records: Sequence[StoredRecord]) -> dict[uuid.UUID, StoredRecord]:
        """The services that these rows have and no other row of the source, with the first row of each."""
        some = {each.service_id: each for each in reversed(records) if each.service_id is not None}
        if some:
            mine = {each.id for each in records}
            query = sa.select(SourceRecord.id, SourceRecord.service_id).where(SourceRecord.source_id == self._source_id)
            for id_, service_id in self._session.execute(query):
                if id_ not in mine:
                    some.pop(service_id, None)
        return some

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
        _add_scalars(session, records, entity, model, getattr(owners, entity))
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
    session: Session, model: Any, columns: Iterable[str], owner: str, ids: Collection[uuid.UUID]
) -> Iterator[tuple[uuid.UUID, Sequence[Any]]]:
    """The owner's id and these columns of the rows of those owners, by id; past the session's objects."""
    table = model.__table__
    if not ids:
        return iter(())
    query = sa.select(table.c[owner], *(table.c[name] for name in columns)).where(table.c[owner].in_(ids))
    return ((row[0], row[1:]) for row in session.execute(query.order_by(table.c.id)).all())


def _texts(names: Sequence[str], values: Sequence[Any]) -> dict[str, str]:
    """Values as text by name, without empty ones."""
    return {
        name: text
        for name, value in zip(names, values, strict=True)
        if value is not None and (text := value if type(value) is str else as_text(value))
    }


def _add_scalars(
    session: Session, records: list[StoredRecord], entity: str, model: Any, ids: Collection[uuid.UUID]
) -> None:
    found = dict(_rows(session, model, SCALARS[entity], "id", ids))
    for record in records:
        if (row := found.get(getattr(record, f"{entity}_id"))) is not None:
            record.current.update(_texts(_SLOTS[entity], row))


def _add_addresses(session: Session, records: list[StoredRecord], located: Collection[uuid.UUID]) -> None:
    found: dict[uuid.UUID, Sequence[Any]] = {}
    for id_, row in _rows(session, Address, ("id", *SCALARS["address"]), "location_id", located):
        found.setdefault(id_, row)
    for record in records:
        if record.location_id in found:
            record.address_id, *values = found[record.location_id]
            record.current.update(_texts(_SLOTS["address"], values))


def _add_children(session: Session, records: list[StoredRecord], slot: str, child: Child, owners: _Owners) -> None:
    for column, ids in _owner_columns(child, owners):
        found: dict[uuid.UUID, list[dict[str, str]]] = defaultdict(list)
        for id_, row in _rows(session, child.model, child.columns, column, ids):
            found[id_].append(_texts(child.columns, row))
        for record in records if found else ():
            owner_id = _owner_of(record, child, column)
            if owner_id is not None and (rows := found.get(owner_id)):
                record.current[slot] = in_fixed_order(rows)


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
