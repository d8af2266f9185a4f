"""Child rows (phones, schedules, tags …): making them for an owner, and making what is there equal to the list."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.curation import bulk
from directory.models import Attribute, Phone, Schedule
from importers.row_values import CHILDREN, Child, Values, canonical_rows, distinct_rows

NOTHING: Mapping[str, Any] = {}


class Owner(NamedTuple):
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
    for position, row in enumerate(distinct_rows(values.get(slot, ()))):
        yield child.model, _placed(child, position) | row | given


def _placed(child: Child, position: int) -> dict[str, Any]:
    """Of several telephones, the first in the list is the one to call."""
    return {"position": position} if child.model is Phone else {}


class _Wanted(NamedTuple):
    """Child rows that an owner shall have, and columns that are the same in each and not of the list."""

    rows: Iterable[Mapping[str, Any]]
    further: Mapping[str, Any]


class Replacing:
    """Makes child rows those of the list: removes what it no longer says, adds what is new.

    Those of many owners go together: one row after the other takes a millisecond each.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._wanted: dict[tuple[str, Owner], _Wanted] = {}

    def add(self, slot: str, owner: Owner, values: Values, further: Mapping[str, Any] = NOTHING) -> None:
        """The rows that an owner shall have; where two rows of a list speak of one owner, the later one wins."""
        if (slot, owner) in self._wanted:
            self.write()
        self._wanted[slot, owner] = _Wanted(values[slot], further)

    def write(self) -> None:
        """Write what was added so far."""
        of_column: dict[tuple[str, str], dict[uuid.UUID, Owner]] = defaultdict(dict)
        for slot, owner in self._wanted:
            of_column[slot, owner.column(CHILDREN[slot])][owner.id] = owner
        new: list[tuple[Any, dict[str, Any]]] = []
        for (slot, column), owners in of_column.items():
            there = self._there(slot, column, owners)
            for id_, owner in owners.items():
                new += self._new_ones(slot, owner, there[id_])
        self._session.flush()  # a unique tag may come back with another confidence
        bulk.insert(self._session, new)
        self._wanted.clear()

    def _there(self, slot: str, column: str, owners: Iterable[uuid.UUID]) -> Mapping[uuid.UUID, list[Any]]:
        """The rows that these owners have."""
        model: Any = CHILDREN[slot].model
        found: dict[uuid.UUID, list[Any]] = defaultdict(list)
        for ids in bulk.in_parts(owners):
            for row in self._session.scalars(sa.select(model).where(getattr(model, column).in_(ids))):
                found[getattr(row, column)].append(row)
        return found

    def _new_ones(self, slot: str, owner: Owner, there: Iterable[Any]) -> Iterator[tuple[Any, dict[str, Any]]]:
        """What an owner does not have yet; what it has and the list does not say is removed."""
        rows, further = self._wanted[slot, owner]
        wanted = list(canonical_rows(rows))
        for row in there:
            (shown,) = canonical_rows([{column: getattr(row, column) for column in CHILDREN[slot].columns}]) or ({},)
            if shown in wanted:
                wanted.remove(shown)
            else:
                self._session.delete(row)
        placed = [(_placed(CHILDREN[slot], position), row) for position, row in enumerate(rows)]
        new = [{**place, **row} for place, row in placed if canonical_rows([row])[0] in wanted]
        return make(slot, owner, {slot: tuple(new)}, further)


def replace(session: Session, slot: str, owner: Owner, values: Values) -> None:
    """Make child rows of one owner those of the list."""
    replacing = Replacing(session)
    replacing.add(slot, owner, values)
    replacing.write()


def move_to_listing(session: Session, service_id: uuid.UUID, listing_id: uuid.UUID) -> None:
    """Hand phones and hours of a service that had no place to its first one."""
    models: tuple[Any, ...] = (Phone, Schedule)
    for model in models:
        for row in session.scalars(sa.select(model).where(model.service_id == service_id)):
            row.service_id, row.service_at_location_id = None, listing_id
    session.flush()
