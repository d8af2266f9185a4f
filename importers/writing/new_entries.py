"""What both creating and changing entries need: who writes where, and rows in the order of their references."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.curation import bulk
from directory.models import Address, Location, Organization, Source
from importers.records.stored import StoredRecord
from importers.row_values import CHILDREN, Values, entity_of, scalars
from importers.writing import children
from importers.writing.children import Owner
from importers.writing.identity import Identities
from importers.writing.rows_before import remember

LAYERS = ("organization", "service", "location", "address", "listing", "child")  # each refers to those before it
Layers = dict[str, list[tuple[Any, dict[str, Any]]]]  # model and values of each new row


@dataclass(frozen=True)
class Writing:
    """One plan being written.

    Args:
        number: of the import.
        unit_id: in what places are counted.
        now: when the import happens.
        by: who imports.
        before: what is to be kept of the rows written last: id of a row of the source -> the columns that the import
            changes, as they were; None for a new row.
    """

    session: Session
    number: int
    source_id: uuid.UUID
    identities: Identities
    unit_id: uuid.UUID
    now: datetime
    by: str
    before: dict[uuid.UUID, dict[str, Any] | None] = field(default_factory=dict)

    def remember(self, stored: StoredRecord, now: Mapping[str, Any]) -> None:
        """Note what a row was before it becomes `now`: column -> value."""
        self.before[stored.id] = {
            name: was for name, new in now.items() if name != "id" and (was := getattr(stored, name)) != new
        }

    def keep(self) -> None:
        """Keep what rows were, so that the import can be undone: a million would fill the memory."""
        remember(self.session, self.number, self.before)
        self.before.clear()

    def children(self, owner: Owner, slots: Iterable[str], values: Values) -> list[tuple[Any, dict[str, Any]]]:
        """New child rows of these slots."""
        given = (slot for slot in slots if slot in values)
        return [row for slot in given for row in children.make(slot, owner, values, self.further(slot))]

    def further(self, slot: str) -> dict[str, Any]:
        """What the list does not say about its child rows: since when a capacity is true, and what it counts."""
        return {"updated": self.now.date(), "unit_id": self.unit_id} if slot == "capacities" else {}


def source_named(session: Session, name: str) -> Source:
    """The source of that name, made when it is new."""
    source = session.scalar(sa.select(Source).where(Source.name == name))
    if source is None:
        source = Source(id=uuid.uuid4(), name=name, mapping={})
        session.add(source)
    return source


def new_layers() -> Layers:
    """Room for new rows."""
    return {layer: [] for layer in LAYERS}


def flush(session: Session, fresh: Layers) -> None:
    """Write new rows, those that others refer to first."""
    session.flush()
    bulk.insert(session, (row for layer in LAYERS for row in fresh[layer]))


@cache
def slots_of(entity: str) -> tuple[str, ...]:
    """The child slots that hang on an entity."""
    return tuple(slot for slot in CHILDREN if entity_of(slot) == entity)


def add_organization(writing: Writing, id_: uuid.UUID, values: Values, fresh: Layers) -> None:
    """A new organization with all that the list's rows say about it."""
    values = writing.identities.values_of(id_, values)
    fresh["organization"].append((Organization, {"id": id_, **scalars(values, "organization")}))
    fresh["child"] += writing.children(Owner("organization", id_), slots_of("organization"), values)


def complete(writing: Writing) -> None:
    """Add what rows of this batch say of organizations and locations that earlier batches made without it."""
    further = writing.identities.further()
    addresses: dict[uuid.UUID, uuid.UUID] = {}
    for ids in bulk.in_parts(further):
        query = sa.select(Address.location_id, Address.id).where(Address.location_id.in_(ids))
        addresses |= dict(writing.session.execute(query).tuples().all())
    children: list[tuple[Any, dict[str, Any]]] = []
    models: tuple[tuple[str, Any], ...] = (("organization", Organization), ("location", Location), ("address", Address))
    for entity, model in models:
        changes: dict[uuid.UUID, dict[str, tuple[Any, Any]]] = {}
        for id_, values in further.items():
            if said := scalars(values, entity):
                row = addresses[id_] if entity == "address" else id_
                changes[row] = {column: (None, value) for column, value in said.items()}
            if entity != "address":
                children += writing.children(Owner(entity, id_), slots_of(entity), values)
        bulk.update(writing.session, model, changes)
    bulk.insert(writing.session, children)


def add_location(writing: Writing, id_: uuid.UUID, organization_id: uuid.UUID, values: Values, fresh: Layers) -> None:
    """A new location with its address."""
    values = writing.identities.values_of(id_, values)
    location = {"id": id_, "organization_id": organization_id, **scalars(values, "location")}
    fresh["location"].append((Location, location))
    fresh["address"].append((Address, {"location_id": id_, **scalars(values, "address")}))
    fresh["child"] += writing.children(Owner("location", id_), slots_of("location"), values)
