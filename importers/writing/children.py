"""Child rows (phones, schedules, tags …): making them for an owner, and making what is there equal to the list."""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.curation import bulk
from directory.models import Attribute, Phone, Schedule
from importers.slots import CHILDREN, Child, Values, canonical_rows, distinct_rows

NOTHING: Mapping[str, Any] = {}


@dataclass(frozen=True)
class Owner:
    """Whom child rows belong to: an entity of `slots.CHILDREN`, "listing" for a service at its place."""

    entity: str
    id: uuid.UUID

    def column(self, child: Child) -> str:
        """The column of the child that names this owner."""
        return child.owner_column(self.entity)


def listing_owner(service_id: uuid.UUID | None, listing_id: uuid.UUID | None) -> Owner | None:
    """Who has the phones and hours of a row: the service at its location, or the service where it has none."""
    if listing_id is not None:
        return Owner("listing", listing_id)
    return Owner("service", service_id) if service_id is not None else None


def make(
    slot: str, owner: Owner, values: Values, further: Mapping[str, Any] = NOTHING
) -> Iterator[tuple[Any, dict[str, Any]]]:
    """Model and values of new child rows of one slot; `further` columns are the same in each and not of the list."""
    child = CHILDREN[slot]
    given: dict[str, Any] = {owner.column(child): owner.id, **further}
    if child.model is Attribute:
        given["link_entity"] = owner.entity
    for row in distinct_rows(values.get(slot, ())):
        yield child.model, row | given


def replace(session: Session, slot: str, owner: Owner, values: Values, further: Mapping[str, Any] = NOTHING) -> None:
    """Make the owner's child rows those of the list: remove what it no longer says, add what is new."""
    child = CHILDREN[slot]
    model: Any = child.model
    wanted = list(canonical_rows(values[slot]))
    for row in session.scalars(sa.select(model).where(getattr(model, owner.column(child)) == owner.id)):
        (shown,) = canonical_rows([{column: getattr(row, column) for column in child.columns}]) or ({},)
        if shown in wanted:
            wanted.remove(shown)
        else:
            session.delete(row)
    session.flush()  # a unique tag may come back with another confidence
    new = [row for row in values[slot] if canonical_rows([row])[0] in wanted]
    bulk.insert(session, make(slot, owner, {slot: tuple(new)}, further))


def move_to_listing(session: Session, service_id: uuid.UUID, listing_id: uuid.UUID) -> None:
    """Hand phones and hours of a service that had no place to its first one."""
    models: tuple[Any, ...] = (Phone, Schedule)
    for model in models:
        for row in session.scalars(sa.select(model).where(model.service_id == service_id)):
            row.service_id, row.service_at_location_id = None, listing_id
