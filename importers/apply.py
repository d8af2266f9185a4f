"""Writing a plan: organizations, services, locations and all that hangs on them, in the caller's transaction."""

import uuid
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.curation import bulk
from directory.curation.history import acting, last_sequence, take_turn
from directory.curation.loading import Same, load_columns, ordered_ids
from directory.curation.merging import keep_apart
from directory.curation.units import places_unit
from directory.db import hold_many_pages
from directory.garbage_collection import collecting_seldom
from directory.models import (
    ImportBatch,
    LinkWorker,
    Organization,
    Service,
    ServiceAtLocation,
    ServiceStatus,
    SourceRecord,
)
from importers.known_services.known_entries import fields_of
from importers.planning.planned import RETIRED, MissingRow, Plan, RowPlan
from importers.records.drafts import Progress
from importers.row_values import Canonical, scalars
from importers.writing.changed_entries import update, values_written
from importers.writing.children import Owner, listing_owner
from importers.writing.identity import Identities, Ids
from importers.writing.new_entries import (
    Layers,
    Writing,
    add_location,
    add_organization,
    complete,
    flush,
    new_layers,
    slots_of,
    source_named,
)

BATCH_ROWS = 1000  # flushed together
SOURCE_RECORD: Any = SourceRecord.__table__


@collecting_seldom()
def apply_plan(session: Session, plan: Plan, *, by: str, now: datetime, progress: Progress | None = None) -> int | None:
    """Write what a plan says; the caller commits.

    Args:
        by: who imports, for the history.
        now: aware time of the import.
        progress: called with (rows done, rows) between batches; after what it raises the caller rolls back.
    Returns:
        The number under which the import can be undone; None when there was nothing to write.
    Raises:
        InvalidInput: the plan refuses to be written; nothing is.
    """
    if plan.refusal is not None:
        raise plan.refusal
    if not plan.records:
        return None
    take_turn(session)
    hold_many_pages(session)
    first = last_sequence(session)
    with acting(session, by=by):
        source = source_named(session, plan.source)
        if source.mapping != dict(plan.mapping):
            source.mapping = dict(plan.mapping)
        source.splits_places = plan.splits_places
    batch = ImportBatch(
        source_id=source.id,
        imported_by=by,
        imported_at=now,
        rows=plan.rows,
        created=plan.created,
        updated=plan.updated,
        unchanged=plan.unchanged,
        lost=plan.lost,
        first_sequence=first,
        last_sequence=first,
    )
    session.add(batch)
    session.flush()
    with acting(session, by=by, source_id=source.id), session.no_autoflush:
        _write(session, plan, batch, written=_counter(plan, progress))
    batch.last_sequence = last_sequence(session)
    session.flush()
    return batch.number


def _counter(plan: Plan, progress: Progress | None) -> Callable[[int], None]:
    """Says how many rows are written, of all that are to be."""
    done, total = 0, plan.records.number("create") + plan.records.number("update")

    def written(rows: int) -> None:
        nonlocal done
        done += rows
        if progress is not None:
            progress(done, total)

    return written


def _write(session: Session, plan: Plan, batch: ImportBatch, *, written: Callable[[int], None]) -> None:
    """Everything that a plan says about rows and entries."""
    linked = [row for row in plan.linked if row.is_new_to_list]
    theirs = {id_ for each in linked if (row := each.stored) for id_ in (row.organization_id, row.location_id) if id_}
    used = _used_elsewhere(session, batch.source_id) | theirs
    identities = Identities(plan.records, _known_tax_ids(session, plan), used)
    by, now = batch.imported_by, batch.imported_at
    writing = Writing(session, batch.number, batch.source_id, identities, places_unit(session).id, now, by)
    for rows in _batches(plan.records.of("create"), written):
        _create(writing, rows)
        writing.keep()
    _link(writing, linked)
    for rows in _batches(plan.records.of("update"), written):
        update(writing, rows)
        writing.keep()
    _retire(writing, plan.retired)
    for rows in _batches(plan.records.of("unchanged")):
        _remember_unchanged(writing, rows)
        writing.keep()
    writing.keep()


def _link(writing: Writing, records: Sequence[RowPlan]) -> None:
    """New rows that are known services: each row leads to its service, and is then changed like any other."""
    rows = []
    for record in records:
        if (entry := record.stored) is not None and entry.organization_id is not None:
            ids = Ids(entry.organization_id, entry.service_id, entry.location_id, entry.listing_id)
            rows.append(_NewRow(entry.id, record, {}, ids))
    _add_rows(writing, rows)


def _retire(writing: Writing, rows: Sequence[MissingRow]) -> None:
    """Make services inactive whose rows the full list no longer has; nothing is removed."""
    changes: dict[uuid.UUID, dict[str, tuple[Any, Any]]] = {}
    writing.session.flush()
    for row in rows:
        if row.retires is not None:
            changes[row.retires] = {
                "status": (ServiceStatus(row.stored.current["service.status"]), ServiceStatus.INACTIVE)
            }
            now = {"id": row.stored.id, "values": {**row.stored.values, RETIRED: ServiceStatus.INACTIVE.value}}
            writing.remember(row.stored, now)
            writing.session.execute(sa.update(SourceRecord), [now])
    bulk.update(writing.session, Service, changes)
    writing.session.expire_all()


def _known_tax_ids(session: Session, plan: Plan) -> dict[str, uuid.UUID]:
    """Organizations of the whole directory that a row names by its tax code, as they are before anything is written."""
    found: dict[str, uuid.UUID] = {}
    for rows in _batches(iter(plan.records if plan.records.with_tax_id else ())):
        codes = {code for row in rows if (code := row.draft.values.get("organization.tax_id"))}
        for some in bulk.in_parts(codes - found.keys()):
            query = sa.select(Organization.tax_id, Organization.id).where(Organization.tax_id.in_(some))
            found |= {code: id_ for code, id_ in session.execute(query.order_by(Organization.id)) if code}
    return found


def _used_elsewhere(session: Session, source_id: uuid.UUID) -> set[uuid.UUID]:
    """Organizations and locations of this list that another list, a link worker or an entry made by hand uses, too."""
    ours, theirs = SourceRecord.source_id == source_id, SourceRecord.source_id != source_id
    organizations = sa.select(SourceRecord.organization_id).where(ours, SourceRecord.organization_id.is_not(None))
    services = sa.select(SourceRecord.service_id).where(ours, SourceRecord.service_id.is_not(None))
    others = sa.select(Service.id).except_(services)  # as "not in", which PostgreSQL answers slowly for many ids
    locations = sa.select(SourceRecord.location_id).where(ours, SourceRecord.location_id.is_not(None))
    uses = (
        (SourceRecord.organization_id, organizations, theirs),
        (Service.organization_id, organizations, Service.id.in_(others)),
        (LinkWorker.organization_id, organizations, sa.true()),
        (SourceRecord.location_id, locations, theirs),
        (ServiceAtLocation.location_id, locations, ServiceAtLocation.service_id.in_(others)),
    )
    queries = (sa.select(column).where(column.in_(of_this_list), used) for column, of_this_list, used in uses)
    return {id_ for query in queries for id_ in session.scalars(query) if id_ is not None}


def _batches(records: Iterator[RowPlan], written: Callable[[int], None] | None = None) -> Iterator[list[RowPlan]]:
    while batch := list(islice(records, BATCH_ROWS)):
        yield batch
        if written is not None:
            written(len(batch))


def _create(writing: Writing, batch: Sequence[RowPlan]) -> None:
    """New entries; owners are flushed before what refers to them."""
    fresh = new_layers()
    values = [record.values for record in batch]
    all_ids = [writing.identities.of(record, of_row) for record, of_row in zip(batch, values, strict=True)]
    for record, ids in zip(batch, all_ids, strict=True):
        _add_new(writing, record, ids, fresh)
    flush(writing.session, fresh)
    complete(writing)
    _add_rows(writing, list(map(_NewRow, ordered_ids(len(batch)), batch, values, all_ids)))
    for record, ids in zip(batch, all_ids, strict=True):
        compared = {"kept": fields_of(record.values)} if record.not_same else {}
        for other in record.not_same:
            if ids.service_id is not None:
                keep_apart(writing.session, ids.service_id, other, compared=compared, by=writing.by, now=writing.now)


def _add_new(writing: Writing, record: RowPlan, ids: Ids, fresh: Layers) -> None:
    """Whatever of a row is not there yet."""
    claim, values = writing.identities.claim, record.draft.values
    service_is_new = claim(ids.service_id)
    if claim(ids.organization_id):
        add_organization(writing, ids.organization_id, values, fresh)
    if service_is_new and ids.service_id:
        service = {"id": ids.service_id, "organization_id": ids.organization_id, **scalars(values, "service")}
        fresh["service"].append((Service, service))
        fresh["child"] += writing.children(Owner("service", ids.service_id), slots_of("service"), values)
    if ids.location_id and claim(ids.location_id):
        add_location(writing, ids.location_id, ids.organization_id, values, fresh)
    listing_is_new = claim(ids.listing_id)
    if listing_is_new:
        listing = {"id": ids.listing_id, "service_id": ids.service_id, "location_id": ids.location_id}
        fresh["listing"].append((ServiceAtLocation, listing))
    owner = listing_owner(ids.service_id, ids.listing_id)
    if owner is not None and (listing_is_new or (ids.listing_id is None and service_is_new)):
        fresh["child"] += writing.children(owner, slots_of("listing"), values)


class _NewRow(NamedTuple):
    """A row of the source that was not there before, with what it has written and become."""

    id: uuid.UUID
    record: RowPlan
    values: Canonical
    ids: Ids


def _add_rows(writing: Writing, rows: Sequence[_NewRow]) -> None:
    columns: dict[str, Sequence[Any] | Same] = {
        "id": [row.id for row in rows],
        "source_id": Same(writing.source_id),
        "key": [row.record.key for row in rows],
        "table_name": [row.record.draft.origin for row in rows],
        "line": [row.record.draft.line for row in rows],
        "cells": [row.record.draft.cells for row in rows],
        "values": [row.values for row in rows],
        "organization_id": [row.ids.organization_id for row in rows],
        "service_id": [row.ids.service_id for row in rows],
        "location_id": [row.ids.location_id for row in rows],
        "first_seen_at": Same(writing.now),
        "last_seen_at": Same(writing.now),
    }
    load_columns(writing.session.connection(), SOURCE_RECORD, len(rows), columns)
    writing.before.update((row.id, None) for row in rows)


def _remember_unchanged(writing: Writing, records: Sequence[RowPlan]) -> None:
    """Note where and when rows that change nothing were last seen."""
    changes: dict[uuid.UUID, dict[str, Any]] = {}
    for record in records:
        if (stored := record.stored) is not None:
            now: dict[str, Any] = {
                "key": record.key,
                "line": record.draft.line,
                "cells": record.draft.cells,
                "values": stored.values if record.repeats else values_written(record, stored),
                "kept": record.kept or {},
                "last_seen_at": writing.now,
            }
            writing.remember(stored, now)
            changes[stored.id] = {name: now[name] for name in writing.before[stored.id] or ()}
    bulk.set_alike(writing.session, SourceRecord, changes)
