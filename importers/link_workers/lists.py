"""Lists of link workers: one row per person, recognised the next time by organization and name."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.caseload import capacity_points
from directory.curation import bulk
from directory.curation.history import acting
from directory.errors import InvalidInput
from directory.i18n import N_
from directory.models import LinkWorker, Organization, SourceRecord
from directory.places.gazetteer import Gazetteer
from directory.taxonomies.vocabulary import Vocabulary
from directory.words.organization_names import normalize_name
from importers.cells import categories
from importers.cells.context import Context, Fill, merge, read_cell
from importers.columns.header_fit import fit, header_words
from importers.convert.empty import is_empty
from importers.link_workers.fields import FIELDS
from importers.places.list_country import country_of
from importers.plan import shown
from importers.planning.coordinator_notes import kept_value
from importers.planning.three_way import Difference, differences
from importers.problems import Problem
from importers.read import read_tables
from importers.reading.tables import Row, Table
from importers.records.rows import CELLS_SHIFTED
from importers.records.stored import StoredRecord
from importers.row_values import CHILDREN, SCALARS, Canonical, Values, canonical, canonical_rows, scalars
from importers.writing import children
from importers.writing.children import Owner
from importers.writing.new_entries import source_named

MISSING = N_(
    "A link worker needs a name, an organization, and capacity points or contract hours: fill in “%(columns)s”."
)
TWICE = N_("%(name)s of %(organization)s stands in line %(line)s already, so this row was left out.")
NOT_LINK_WORKERS = N_(
    "This is not a list of link workers: it needs the columns “nome”, “ente”, and “punti capacità” or “ore contratto”."
)
FURTHER_TABLE = N_("The table “%(table)s” was not read: put all link workers into the first one.")

REQUIRED = ("link_worker.name", "organization.name", "link_worker.capacity_points")
CHILD_SLOTS = ("languages", "service_areas", "schedules", "attributes", "absences")
GOOD_HEADER = 0.9


class WorkerChange(NamedTuple):
    """A value that a list changed, before and after as one line of text."""

    line: int
    name: str
    field: str
    before: str
    after: str


@dataclass
class LinkWorkersImported:
    """What became of a list's rows; `rows` = created + updated + unchanged + lost, each lost row has a problem.

    Args:
        new: names of those who are new.
        missing: names of those whom the last list had and this one has not; they stay as they are.
        mapping: column -> field; `unmapped`: columns that nobody reads.
    """

    rows: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    lost: int = 0
    problems: list[Problem] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    changes: list[WorkerChange] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    mapping: dict[str, str] = field(default_factory=dict)
    unmapped: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Import:
    session: Session
    table: Table
    columns: Mapping[int, Fill]
    country: str
    source_id: uuid.UUID
    organizations: dict[str, uuid.UUID]
    stored: Mapping[str, SourceRecord]
    now: datetime
    result: LinkWorkersImported


def import_link_workers(
    session: Session, path: Path, *, by: str, now: datetime, source: str | None = None, country: str = "IT"
) -> LinkWorkersImported:
    """Write the link workers of a list; the caller commits.

    A blank cell erases nothing, and what somebody changed by hand stays, as with other lists.

    Args:
        by: who imports, for the history; `now`: aware time of the import.
        source: name of the list; by default the file's name without its ending.
        country: ISO 3166-1 alpha-2, used where the list itself does not show another.
    Raises:
        NotFound, InvalidInput: there is no table, or it is none of link workers.
    """
    table, *others = read_tables(path)
    fields = _columns(table)
    columns = {at: FIELDS[name][1] for at, name in fields.items()}
    with acting(session, by=by):
        source_id = source_named(session, source or path.stem).id
    with acting(session, by=by, source_id=source_id):
        stored = session.scalars(sa.select(SourceRecord).where(SourceRecord.source_id == source_id))
        known = session.execute(sa.select(Organization.name, Organization.id).order_by(Organization.id.desc()))
        organizations = {normalize_name(name): id_ for name, id_ in known}
        records = {record.key: record for record in stored}
        problems = [Problem(None, "", other.name, FURTHER_TABLE, {"table": other.name}) for other in others]
        result = LinkWorkersImported(
            rows=len(table.rows),
            problems=[*table.problems, *problems],
            mapping={table.header[at]: name for at, name in sorted(fields.items())},
            unmapped=[header for at, header in enumerate(table.header) if at not in fields],
        )
        importing = _Import(
            session, table, columns, country_of([table], country), source_id, organizations, records, now, result
        )
        lines: dict[str, int] = {}
        for row in table.rows:
            _import_row(importing, row, lines)
        gone = [record.link_worker_id for key, record in records.items() if key not in lines]
        names = sa.select(LinkWorker.name).where(LinkWorker.id.in_(gone)).order_by(LinkWorker.name)
        result.missing = [*session.scalars(names)]
    return result


def _columns(table: Table) -> dict[int, str]:
    """Positions of the columns whose header is known, with the field; each field once."""
    columns: dict[int, str] = {}
    for name, (headers, _fill) in FIELDS.items():
        fits = [
            max(fit(header_words(header), alias) for alias in headers.split("|")) if at not in columns else 0.0
            for at, header in enumerate(table.header)
        ]
        best = max(range(len(fits)), key=fits.__getitem__)
        if fits[best] >= GOOD_HEADER:
            columns[best] = name
    found = {*columns.values()}
    if not {"name", "organization"} <= found or found.isdisjoint({"capacity", "hours"}):
        raise InvalidInput(NOT_LINK_WORKERS)
    return columns


def _import_row(importing: _Import, row: Row, lines: dict[str, int]) -> None:
    if row.surplus:
        _lose(importing, row, CELLS_SHIFTED)
        return
    values = _read(importing, row)
    organization, name = values.get("organization.name"), values.get("link_worker.name")
    if any(slot not in values for slot in REQUIRED):
        _lose(importing, row, MISSING, columns="nome, ente, punti capacità | ore contratto")
        return
    key = f"{normalize_name(str(organization))}|{normalize_name(str(name))}"
    if key in lines:
        _lose(importing, row, TWICE, name=name, organization=organization, line=lines[key])
        return
    lines[key] = row.line
    record = importing.stored.get(key) or SourceRecord(
        source_id=importing.source_id, key=key, values={}, first_seen_at=importing.now, table_name=importing.table.name
    )
    organization_id = _organization(importing, str(organization))
    known = sa.and_(LinkWorker.organization_id == organization_id, LinkWorker.name == str(name))
    if record.link_worker_id is not None:
        known = sa.and_(LinkWorker.id == record.link_worker_id)
    worker = importing.session.scalar(sa.select(LinkWorker).where(known))
    if worker is None:
        _create(importing, row, record, organization_id, values)
    else:
        record.organization_id, record.link_worker_id = worker.organization_id, worker.id
        _update(importing, row, record, worker, values)
    importing.session.add(record)
    importing.session.flush()


def _read(importing: _Import, row: Row) -> Values:
    values: Values = {}
    for at, fill in importing.columns.items():
        cell, header = row.cells[at], importing.table.header[at]
        if is_empty(cell):
            continue
        context = Context(importing.country, header, Gazetteer.bundled(), Vocabulary.bundled())
        found, problem = read_cell(fill, cell, context)
        if problem is not None:
            importing.result.problems.append(Problem(row.line, header, cell, problem.message, problem.facts))
        merge(values, found)
    if terms := values.pop("terms", None):
        values["attributes"] = categories.attribute_rows(terms)
    hours = values.get("link_worker.contract_hours")
    if hours is not None and "link_worker.capacity_points" not in values:
        values["link_worker.capacity_points"] = capacity_points(hours, values.get("link_worker.seniority"))
    return values


def _lose(importing: _Import, row: Row, message: str, **facts: Any) -> None:
    importing.result.problems.append(Problem(row.line, "", row.text, message, facts))
    importing.result.lost += 1


def _create(importing: _Import, row: Row, record: SourceRecord, organization_id: uuid.UUID, values: Values) -> None:
    worker = LinkWorker(id=uuid.uuid4(), organization_id=organization_id, **scalars(values, "link_worker"))
    importing.session.add(worker)
    importing.session.flush()
    for slot in CHILD_SLOTS:
        bulk.insert(importing.session, children.make(slot, Owner("link_worker", worker.id), values))
    record.organization_id, record.link_worker_id = organization_id, worker.id
    _remember(importing, row, record, _kept(values))
    importing.result.created += 1
    importing.result.new.append(worker.name)


def _organization(importing: _Import, name: str) -> uuid.UUID:
    key = normalize_name(name)
    if key not in importing.organizations:
        organization = Organization(id=uuid.uuid4(), name=name)
        importing.session.add(organization)
        importing.session.flush()
        importing.organizations[key] = organization.id
    return importing.organizations[key]


def _update(importing: _Import, row: Row, record: SourceRecord, worker: LinkWorker, values: Values) -> None:
    written, new = record.values, _kept(values)
    current = _current(importing.session, worker)
    before = StoredRecord(record.id, record.key, row.line, {}, written, None, None, None, current=current)
    changes, by_hand = differences(before, new)
    for change in changes:
        _write(importing, worker, change, values)
        said = WorkerChange(row.line, worker.name, change.field, shown(change.before), shown(change.after))
        importing.result.changes.append(said)
    importing.result.problems += [
        kept_value(row.line, each, "", is_known_service=False, is_vaguer=False) for each in by_hand
    ]
    agreed = {change.field: change.after for change in changes}
    _remember(importing, row, record, {**written, **agreed})
    if changes:
        importing.result.updated += 1
    else:
        importing.result.unchanged += 1


def _write(importing: _Import, worker: LinkWorker, change: Difference, values: Values) -> None:
    if change.field in CHILDREN:
        children.replace(importing.session, change.field, Owner("link_worker", worker.id), values)
    else:
        setattr(worker, change.field.removeprefix("link_worker."), values[change.field])


def _kept(values: Values) -> Canonical:
    wanted = {slot for slot in values if slot.startswith("link_worker.") or slot in CHILD_SLOTS}
    return canonical({slot: values[slot] for slot in wanted})


def _current(session: Session, worker: LinkWorker) -> Canonical:
    current = canonical({f"link_worker.{name}": getattr(worker, name) for name in SCALARS["link_worker"]})
    for slot in CHILD_SLOTS:
        child = CHILDREN[slot]
        model: Any = child.model
        owner = getattr(model, child.owner_column("link_worker"))
        rows = session.scalars(sa.select(model).where(owner == worker.id))
        if found := canonical_rows({name: getattr(row, name) for name in child.columns} for row in rows):
            current[slot] = found
    return current


def _remember(importing: _Import, row: Row, record: SourceRecord, values: Canonical) -> None:
    header = importing.table.header
    record.line, record.last_seen_at = row.line, importing.now
    record.cells = {name: cell for name, cell in zip(header, row.cells, strict=True) if cell}
    record.values = values
