"""What changed since a catalog was built: which services have to be read again."""

import json
import uuid
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory import models
from directory.catalog.hours import IN_FORCE, WrittenHours, turn_between
from directory.catalog.slots import DAYS_AFTER_TODAY
from directory.db import Base

MOST_CHANGES = 50_000  # history rows that are looked through; beyond, everything is read anew
MOST_SERVICES = 2_000  # that are kept beside the catalog; beyond, it is built anew
_VOCABULARY = ("taxonomy", "taxonomy_term")  # these decide how every listing is read
_OWNERS = {  # column -> kind of owner
    "service_id": "service",
    "service_at_location_id": "service_at_location",
    "location_id": "location",
    "organization_id": "organization",
}
_OWN_KINDS = frozenset(_OWNERS.values())
_BATCH = 500  # ids in one statement

Owners = dict[str, set[uuid.UUID]]  # kind of owner -> ids


def changed_services(session: Session, since: int) -> frozenset[uuid.UUID] | None:
    """The services whose listings may differ from what they were after the change of that number.

    Returns:
        Services that exist no more are among them. None: too much changed, or the taxonomies did.
    """
    metadata = models.Metadata
    changes = session.execute(
        sa.select(
            metadata.resource_type,
            metadata.resource_id,
            metadata.field_name,
            metadata.previous_value,
            metadata.replacement_value,
        )
        .where(metadata.sequence > since)
        .limit(MOST_CHANGES + 1)
    ).all()
    if len(changes) > MOST_CHANGES or any(change.resource_type in _VOCABULARY for change in changes):
        return None
    owners: Owners = {kind: set() for kind in _OWN_KINDS}
    touched: dict[str, set[uuid.UUID]] = {}
    for kind, row_id, field, before, after in changes:
        touched.setdefault(kind, set()).add(row_id)
        _add_stated(owners, kind, field, before, after)
    for kind, ids in touched.items():
        if kind in _OWN_KINDS:
            owners[kind] |= ids
        _add_stored(session, owners, kind, ids)
    services = _services_of(session, owners)
    return services if len(services) <= MOST_SERVICES else None


def services_with_other_hours(session: Session, *days: date) -> frozenset[uuid.UUID] | None:
    """The services with hours that begin or end between two days, or so shortly before or after that it matters.

    Returns:
        None: too many.
    """
    schedule, near = models.Schedule, timedelta(DAYS_AFTER_TODAY + 1)
    first, last = min(days) - near, max(days) + near
    dated = (each.between(first, last) for each in (schedule.valid_from, schedule.valid_to, schedule.until))
    may_turn = sa.or_(*dated, schedule.bymonth.is_not(None), schedule.season.is_not(None))
    kinds = {column: kind for column, kind in _OWNERS.items() if column in schedule.__table__.c}
    owners: Owners = {kind: set() for kind in _OWN_KINDS}
    columns = [schedule.__table__.c[column] for column in (*IN_FORCE, *kinds)]
    for row in session.execute(sa.select(*columns).where(may_turn)).mappings():
        if turn_between(WrittenHours(**{column: row[column] for column in IN_FORCE}), first, last):
            for column, kind in kinds.items():
                owners[kind] |= {row[column]} - {None}
    services = _services_of(session, owners)
    return services if len(services) <= MOST_SERVICES else None


def _add_stated(owners: Owners, kind: str, field: str, *values: str) -> None:
    """The owners that the history names: of a row that came, went or moved to another owner."""
    if field in _OWNERS:
        stated: Iterable[tuple[str, str]] = [(field, value) for value in values if value]
    elif field == "*":
        stated = [item for value in values if value for item in json.loads(value).items()]
    else:
        return
    for column, value in stated:
        if column in _OWNERS:
            owners[_OWNERS[column]].add(uuid.UUID(value))
    if kind == "attribute":
        linked: Mapping[str, str] = dict(stated)
        if linked.get("link_entity") in _OWN_KINDS:
            owners[linked["link_entity"]].add(uuid.UUID(linked["link_id"]))


def _add_stored(session: Session, owners: Owners, kind: str, ids: set[uuid.UUID]) -> None:
    """The owners that the changed rows have now."""
    table = Base.metadata.tables[kind]
    columns = [column for column in _OWNERS if column in table.c]
    if kind == "attribute":
        for link_entity, link_id in _selected(session, [table.c.link_entity, table.c.link_id], table.c.id, ids):
            if link_entity in _OWN_KINDS:
                owners[link_entity].add(link_id)
    elif columns and kind != "service":  # a service's organization did not change with it
        for row in _selected(session, [table.c[column] for column in columns], table.c.id, ids):
            for column, owner in zip(columns, row, strict=True):
                if owner is not None:
                    owners[_OWNERS[column]].add(owner)


def _services_of(session: Session, owners: Owners) -> frozenset[uuid.UUID]:
    placed, service = models.ServiceAtLocation, models.Service
    services = set(owners["service"])
    for ids, key, found in (
        (owners["service_at_location"], placed.id, placed.service_id),
        (owners["location"], placed.location_id, placed.service_id),
        (owners["organization"], service.organization_id, service.id),
    ):
        services |= {row[0] for row in _selected(session, [found], key, ids)}
    return frozenset(services)


def _selected(session: Session, columns: list[Any], key: Any, ids: set[uuid.UUID]) -> Iterable[Any]:
    """The columns of the rows whose key is among these ids."""
    ordered = sorted(ids)
    for start in range(0, len(ordered), _BATCH):
        yield from session.execute(sa.select(*columns).where(key.in_(ordered[start : start + _BATCH])))
