"""What both creating and changing entries need: who writes where, and rows in the order of their references."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.models import Address, Location, Organization, Source
from importers.slots import CHILDREN, Values, entity_of, scalars
from importers.writing import children
from importers.writing.children import Owner
from importers.writing.identity import Identities

LAYERS = ("organization", "service", "location", "address", "listing", "child")  # each refers to those before it
Layers = dict[str, list[Any]]


@dataclass(frozen=True)
class Writing:
    """One plan being written; `unit_id` is in what places are counted, `now` when the import happens."""

    session: Session
    source_id: uuid.UUID
    identities: Identities
    unit_id: uuid.UUID
    now: datetime

    def children(self, owner: Owner, slots: Iterable[str], values: Values) -> list[Any]:
        """New child rows of these slots."""
        return [row for slot in slots for row in children.make(slot, owner, values, self.further(slot))]

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
    for layer in LAYERS:
        session.add_all(fresh[layer])
        session.flush()


def slots_of(entity: str) -> list[str]:
    """The child slots that hang on an entity."""
    return [slot for slot in CHILDREN if entity_of(slot) == entity]


def add_organization(writing: Writing, id_: uuid.UUID, values: Values, fresh: Layers) -> None:
    """A new organization with all that the list's rows say about it."""
    values = writing.identities.values_of(id_, values)
    fresh["organization"].append(Organization(id=id_, **scalars(values, "organization")))
    fresh["child"] += writing.children(Owner("organization", id_), slots_of("organization"), values)


def add_location(writing: Writing, id_: uuid.UUID, organization_id: uuid.UUID, values: Values, fresh: Layers) -> None:
    """A new location with its address."""
    values = writing.identities.values_of(id_, values)
    fresh["location"].append(Location(id=id_, organization_id=organization_id, **scalars(values, "location")))
    fresh["address"].append(Address(id=uuid.uuid4(), location_id=id_, **scalars(values, "address")))
    fresh["child"] += writing.children(Owner("location", id_), slots_of("location"), values)
