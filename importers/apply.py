"""Writing a plan: organizations, services, locations and all that hangs on them, in the caller's transaction."""

import uuid
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.curation import bulk
from directory.curation.history import acting, last_sequence, take_turn
from directory.curation.merging import keep_apart
from directory.models import (
    ImportBatch,
    LinkWorker,
    Organization,
    Service,
    ServiceAtLocation,
    ServiceStatus,
    SourceRecord,
    Unit,
)
from importers.batches import remember
from importers.known_entries import fields_of
from importers.plan import RETIRED, MissingRow, Plan, RowPlan
from importers.slots import scalars
from importers.writing.changed_entries import update, values_written
from importers.writing.children import Owner, listing_owner
from importers.writing.identity import Identities, Ids
from importers.writing.new_entries import (
    Layers,
    Writing,
    add_location,
    add_organization,
    flush,
    new_layers,
    slots_of,
    source_named,
)

BATCH_ROWS = 1000  # flushed together
PLACES_UNIT = "posti"


def apply_plan(session: Session, plan: Plan, *, by: str, now: datetime) -> int | None:
    """Write what a plan says; the caller commits.

    Args:
        by: who imports, for the history.
        now: aware time of the import.
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
    first = last_sequence(session)
    with acting(session, by=by):
        source = source_named(session, plan.source)
        if source.mapping != dict(plan.mapping):
            source.mapping = dict(plan.mapping)
    with acting(session, by=by, source_id=source.id), session.no_autoflush:
        writing = _write(session, plan, source.id, by=by, now=now)
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
        last_sequence=last_sequence(session),
    )
    remember(session, batch, writing.before)
    return batch.number


def _write(session: Session, plan: Plan, source_id: uuid.UUID, *, by: str, now: datetime) -> Writing:
    """Everything that a plan says about rows and entries."""
    linked = {
        id_ for each in plan.linked if (row := each.stored) for id_ in (row.organization_id, row.location_id) if id_
    }
    used = _used_elsewhere(session, source_id) | linked
    identities = Identities(
        [each for each in plan.records if each.action != "ask"], _known_tax_ids(session, plan), used
    )
    writing = Writing(session, source_id, identities, _unit(session), now, by)
    for batch in _batches(plan.records, "create"):
        _create(writing, batch)
    _link(writing, plan.linked)
    for batch in _batches(plan.records, "update"):
        update(writing, batch)
    _retire(writing, plan.retired)
    _remember_unchanged(writing, [record for record in plan.records if record.action == "unchanged"])
    return writing


def _link(writing: Writing, records: Sequence[RowPlan]) -> None:
    """New rows that are known services: each row leads to its service, and is then changed like any other."""
    rows = []
    for record in records:
        if (entry := record.stored) is not None and entry.organization_id is not None:
            ids = Ids(entry.organization_id, entry.service_id, entry.location_id, entry.listing_id)
            rows.append({**_source_record(writing, record, ids), "id": entry.id, "values": {}})
    if rows:
        writing.session.execute(sa.insert(SourceRecord), rows)
    writing.before.update((row["id"], None) for row in rows)


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
    """Organizations of the whole directory that a row names by its tax code."""
    wanted = {record.values["organization.tax_id"] for record in plan.records if "organization.tax_id" in record.values}
    if not wanted:
        return {}
    query = sa.select(Organization.tax_id, Organization.id).where(Organization.tax_id.is_not(None))
    return {code: id_ for code, id_ in session.execute(query.order_by(Organization.id)) if code in wanted}


def _used_elsewhere(session: Session, source_id: uuid.UUID) -> set[uuid.UUID]:
    """Organizations and locations of this list that another list, a link worker or an entry made by hand uses, too."""
    ours, theirs = SourceRecord.source_id == source_id, SourceRecord.source_id != source_id
    organizations = sa.select(SourceRecord.organization_id).where(ours, SourceRecord.organization_id.is_not(None))
    services = sa.select(SourceRecord.service_id).where(ours, SourceRecord.service_id.is_not(None))
    locations = sa.select(SourceRecord.location_id).where(ours, SourceRecord.location_id.is_not(None))
    uses = (
        (SourceRecord.organization_id, organizations, theirs),
        (Service.organization_id, organizations, Service.id.not_in(services)),
        (LinkWorker.organization_id, organizations, sa.true()),
        (SourceRecord.location_id, locations, theirs),
        (ServiceAtLocation.location_id, locations, ServiceAtLocation.service_id.not_in(services)),
    )
    queries = (sa.select(column).where(column.in_(of_this_list), used) for column, of_this_list, used in uses)
    return {id_ for query in queries for id_ in session.scalars(query) if id_ is not None}


def _unit(session: Session) -> uuid.UUID:
    unit = session.scalar(sa.select(Unit).where(Unit.name == PLACES_UNIT))
    if unit is None:
        unit = Unit(id=uuid.uuid4(), name=PLACES_UNIT)
        session.add(unit)
    return unit.id


def _batches(records: Iterable[RowPlan], action: str) -> Iterator[list[RowPlan]]:
    remaining = (record for record in records if record.action == action)
    while batch := list(islice(remaining, BATCH_ROWS)):
        yield batch


def _create(writing: Writing, batch: Sequence[RowPlan]) -> None:
    """New entries; owners are flushed before what refers to them."""
    fresh = new_layers()
    all_ids = [writing.identities.of(record) for record in batch]
    for record, ids in zip(batch, all_ids, strict=True):
        _add_new(writing, record, ids, fresh)
    flush(writing.session, fresh)
    rows = [_source_record(writing, record, ids) for record, ids in zip(batch, all_ids, strict=True)]
    writing.session.execute(sa.insert(SourceRecord), rows)
    writing.before.update((row["id"], None) for row in rows)
    for record, ids in zip(batch, all_ids, strict=True):
        compared = {"kept": fields_of(record.values)}
        for other in record.not_same:
            if ids.service_id is not None:
                keep_apart(writing.session, ids.service_id, other, compared=compared, by=writing.by, now=writing.now)


def _add_new(writing: Writing, record: RowPlan, ids: Ids, fresh: Layers) -> None:
    """Whatever of a row is not there yet."""
    claim, values = writing.identities.claim, record.draft.stored
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


def _source_record(writing: Writing, record: RowPlan, ids: Ids) -> dict[str, Any]:
    return {
        "id": uuid.uuid4(),
        "source_id": writing.source_id,
        "key": record.key,
        "table_name": record.draft.origin,
        "line": record.draft.line,
        "cells": record.draft.cells,
        "values": record.values,
        "organization_id": ids.organization_id,
        "service_id": ids.service_id,
        "location_id": ids.location_id,
        "first_seen_at": writing.now,
        "last_seen_at": writing.now,
    }


def _remember_unchanged(writing: Writing, records: Sequence[RowPlan]) -> None:
    """Note where and when rows that change nothing were last seen."""
    rows = [
        {
            "id": record.stored.id,
            "key": record.key,
            "line": record.draft.line,
            "cells": record.draft.cells,
            "values": values_written(record, record.stored),
            "last_seen_at": writing.now,
        }
        for record in records
        if record.stored is not None
    ]
    if rows:
        writing.session.execute(sa.update(SourceRecord), rows)
    for row, record in zip(rows, (each for each in records if each.stored is not None), strict=True):
        writing.remember(record.stored, row)
