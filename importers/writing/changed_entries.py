"""Changing entries that an earlier import made, only in what the list now says differently."""

import uuid
from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.models import Address, Location, Organization, Service, ServiceAtLocation, SourceRecord
from importers.planning.planned import RETIRED, RowPlan
from importers.records.stored import StoredRecord
from importers.row_values import CHILDREN, SCALARS, Canonical, Values, entity_of
from importers.writing import children
from importers.writing.children import Owner, Replacing, listing_owner
from importers.writing.new_entries import Writing, add_location, add_organization, flush, new_layers

PLACE = ("location", "address")


class _Loaded:
    """The rows that a batch may change, by id."""

    def __init__(self, session: Session, stored: Sequence[StoredRecord]) -> None:
        self.records = _by_id(session, SourceRecord, (each.id for each in stored))
        self.rows: dict[str, dict[uuid.UUID, Any]] = {
            "organization": _by_id(session, Organization, (each.organization_id for each in stored)),
            "service": _by_id(session, Service, (each.service_id for each in stored)),
            "location": _by_id(session, Location, (each.location_id for each in stored)),
            "address": _by_id(session, Address, (each.address_id for each in stored)),
            "listing": _by_id(session, ServiceAtLocation, (each.listing_id for each in stored)),
        }

    def get(self, entity: str, id_: uuid.UUID | None) -> Any:
        """The row, None when there is none."""
        return self.rows[entity].get(id_) if id_ is not None else None


def update(writing: Writing, batch: Sequence[RowPlan]) -> None:
    """Write the differences of these rows."""
    loaded = _Loaded(writing.session, [record.stored for record in batch if record.stored is not None])
    replacing = Replacing(writing.session)
    for record in batch:
        if record.stored is not None:
            _update_one(writing, record, record.stored, loaded, replacing)
    replacing.write()
    writing.session.flush()


def _update_one(writing: Writing, record: RowPlan, stored: StoredRecord, loaded: _Loaded, replacing: Replacing) -> None:
    changed = {change.field for change in record.differences}
    organization_id = _organization(writing, record, stored, changed)
    location_id, listing_id = _place(writing, record, stored, changed, organization_id, loaded)
    if stored.service_id is not None and listing_id is not None and listing_id != stored.listing_id:
        replacing.write()  # what an earlier row of the list said of the service is handed over, too
        children.move_to_listing(writing.session, stored.service_id, listing_id)
    service = loaded.get("service", stored.service_id)
    if service is not None and service.organization_id != organization_id:
        service.organization_id = organization_id
    location = loaded.get("location", location_id)
    if location is not None and not writing.identities.is_shared(location.id):
        location.organization_id = organization_id
    stays, is_same_place = organization_id == stored.organization_id, location_id == stored.location_id
    targets = {  # one that the row joined is what the rows say that it was of, and a new one is written
        "organization": loaded.get("organization", organization_id) if stays else None,
        "service": service,
        "location": location if is_same_place else None,
        "address": loaded.get("address", stored.address_id) if is_same_place else None,
    }
    for entity, row in targets.items():
        _set(row, entity, record.draft.values, changed)
    owners = _owners(organization_id, stored.service_id, location_id, listing_id)
    for slot in sorted(changed.intersection(CHILDREN)):
        owner = owners[entity_of(slot)]
        if owner is not None:
            replacing.add(slot, owner, record.draft.values, writing.further(slot))
    now = {
        "organization_id": organization_id,
        "location_id": location_id,
        "key": record.key,
        "line": record.draft.line,
        "table_name": record.draft.origin,
        "cells": record.draft.cells,
        "values": values_written(record, stored),
        "kept": record.kept or {},
        "last_seen_at": writing.now,
    }
    if not record.is_new_to_list:  # else the row is new
        writing.remember(stored, now)
    for column, value in now.items():
        setattr(loaded.records[stored.id], column, value)


def _owners(
    organization_id: uuid.UUID,
    service_id: uuid.UUID | None,
    location_id: uuid.UUID | None,
    listing_id: uuid.UUID | None,
) -> dict[str, Owner | None]:
    """Whom the child rows of a row hang on, by entity."""
    return {
        "organization": Owner("organization", organization_id),
        "service": Owner("service", service_id) if service_id else None,
        "location": Owner("location", location_id) if location_id else None,
        "listing": listing_owner(service_id, listing_id),
    }


def _organization(writing: Writing, record: RowPlan, stored: StoredRecord, changed: set[str]) -> uuid.UUID:
    """The row's organization, made when it is new."""
    if stored.organization_id is not None and "organization.name" not in changed:
        return stored.organization_id
    organization_id = writing.identities.organization_now(record, stored.organization_id)
    if writing.identities.claim(organization_id):
        fresh = new_layers()
        add_organization(writing, organization_id, record.draft.values, fresh)
        flush(writing.session, fresh)
    return organization_id


def _place(
    writing: Writing,
    record: RowPlan,
    stored: StoredRecord,
    changed: set[str],
    organization_id: uuid.UUID,
    loaded: _Loaded,
) -> tuple[uuid.UUID | None, uuid.UUID | None]:
    """Location and listing of a row: new ones when it had no place, or when it moves away from a shared one."""
    if not any(entity_of(slot) in PLACE for slot in changed):
        return stored.location_id, stored.listing_id
    location_id = writing.identities.location_now(organization_id, record, stored.location_id)
    if location_id is None or location_id == stored.location_id:
        return stored.location_id, stored.listing_id
    if writing.identities.claim(location_id):
        fresh = new_layers()
        add_location(writing, location_id, organization_id, record.draft.values, fresh)
        flush(writing.session, fresh)
    return location_id, _listing(writing, stored, location_id, loaded)


def _listing(writing: Writing, stored: StoredRecord, location_id: uuid.UUID, loaded: _Loaded) -> uuid.UUID | None:
    """The service at its new location."""
    if stored.service_id is None:
        return None
    existing = loaded.get("listing", stored.listing_id)
    if existing is not None:
        existing.location_id = location_id
        return stored.listing_id
    listing = ServiceAtLocation(id=uuid.uuid4(), service_id=stored.service_id, location_id=location_id)
    writing.session.add(listing)
    writing.session.flush()
    return listing.id


def values_written(record: RowPlan, stored: StoredRecord) -> Canonical:
    """What the source has now written: what was changed, and what the directory says anyway."""
    changed, values = {change.field for change in record.differences}, record.values
    agreed = {slot: value for slot, value in values.items() if slot in changed or value == stored.current.get(slot)}
    gone = {*changed.difference(values), RETIRED}
    return {**{slot: value for slot, value in stored.values.items() if slot not in gone}, **agreed}


def _set(row: Any, entity: str, values: Values, changed: set[str]) -> None:
    for column in SCALARS[entity] if row is not None else ():
        if (slot := f"{entity}.{column}") in changed:
            setattr(row, column, values.get(slot, None if row.__table__.c[column].nullable else ""))


def _by_id(session: Session, model: Any, ids: Iterable[uuid.UUID | None]) -> dict[uuid.UUID, Any]:
    wanted = {id_ for id_ in ids if id_ is not None}
    if not wanted:
        return {}
    return {row.id: row for row in session.scalars(sa.select(model).where(model.id.in_(wanted)))}
