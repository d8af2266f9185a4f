"""Which rows speak of the same organization, service and location, in this list and in what was written before."""

import uuid
from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence, Set
from functools import cache
from typing import NamedTuple

from directory.curation.loading import random_id
from importers.planning.planned import PlannedRows, RowPlan
from importers.row_values import Canonical, Values, all_slots
from importers.writing.entry_keys import (
    Everything,
    Key,
    location_id_key,
    named_twice,
    organization_id_key,
    organization_keys,
    place_key,
    service_key,
)

REMEMBERED_WHOLE = 20_000  # rows of a plan of which every key is remembered


class Ids(NamedTuple):
    """The rows of the directory that one row of the list becomes; None where it has no such part."""

    organization_id: uuid.UUID
    service_id: uuid.UUID | None
    location_id: uuid.UUID | None
    listing_id: uuid.UUID | None


class _Known:
    """Entries by the keys under which rows name them."""

    def __init__(self) -> None:
        self._ids: dict[Key, uuid.UUID] = {}
        self._keys: dict[int, set[Key]] | None = None  # of each entry, once somebody asks: most lists rename nothing

    def find(self, keys: Sequence[Key]) -> uuid.UUID | None:
        """The entry that the first known key names."""
        for key in keys:
            if key in self._ids:
                return self._ids[key]
        return None

    def add(self, id_: uuid.UUID, keys: Sequence[Key]) -> None:
        """Let rows find an entry by these keys; a key that names another one goes on doing so."""
        for key in keys:
            if self._ids.setdefault(key, id_) == id_ and self._keys is not None:
                self._keys[id_.int].add(key)

    def rename(self, id_: uuid.UUID, keys: Sequence[Key]) -> None:
        """Let rows find an entry by what it is called now, and no longer by what it was called."""
        if self._keys is None:
            self._keys = defaultdict(set)
            for key, other in self._ids.items():
                self._keys[other.int].add(key)
        for old in self._keys.pop(id_.int, ()):
            self._ids.pop(old, None)
        self.add(id_, keys)


class Identities:
    """Gives every row of a plan its ids: those of what is there, or new ones shared by rows that mean the same.

    Of a long list only that is remembered which more than one row names.

    Args:
        organizations_by_tax_id: those of the whole directory that a row names by its tax code.
        used_elsewhere: organizations and locations that more than this list uses.
    """

    def __init__(
        self,
        records: PlannedRows,
        organizations_by_tax_id: Mapping[str, uuid.UUID],
        used_elsewhere: Set[uuid.UUID],
    ) -> None:
        self._used_elsewhere = {id_.int for id_ in used_elsewhere}
        writes = records.number("create") + records.number("update") > 0  # else nobody asks what rows name
        is_long = writes and len(records) > REMEMBERED_WHOLE
        self._worth: Container[Key] = named_twice(records, organizations_by_tax_id) if is_long else Everything()
        self._organizations, self._services, self._locations, self._listings = (_Known() for _ in range(4))
        for code, id_ in organizations_by_tax_id.items():
            self._organizations.add(id_, [("tax", code)])
        self._unclaimed: set[int] = set()
        self._values: dict[int, Values] = {}
        self._said: dict[int, frozenset[str]] = {}  # of new entries that several rows name: slots that are written
        self._further: dict[uuid.UUID, Values] = {}
        self._users: Counter[int] = Counter()
        if writes and records.number("create") < len(records):
            for record in records:
                if record.stored is not None and record.action != "ask":
                    self._know(record)

    def _know(self, record: RowPlan) -> None:
        """Remember what a stored row became, so that new rows can join it."""
        stored = record.stored
        if stored is None or stored.organization_id is None:
            return
        values = stored.current if record.is_new_to_list else stored.values
        organization_id, location_id = stored.organization_id, stored.location_id
        named = self._twice(organization_keys(values))
        self._organizations.add(organization_id, named)
        if named or organization_id_key(organization_id) in self._worth:
            self._users[organization_id.int] += 1
        services = self._twice([service_key(record)])
        if stored.service_id:
            self._services.add(stored.service_id, services)
        if location_id:
            places = self._places(organization_id, values)
            self._locations.add(location_id, places)
            if places or location_id_key(location_id) in self._worth:
                self._users[location_id.int] += 1
        if stored.listing_id and services:
            self._listings.add(stored.listing_id, [_numbers(stored.service_id, stored.location_id)])

    def of(self, record: RowPlan, values: Canonical) -> Ids:
        """The ids of a new row; what they name and nobody has claimed yet must be created.

        Args:
            values: what it says (`record.values`).
        """
        keys = organization_keys(values)
        named = self._twice(keys)
        organization_id = self._find_or_new(self._organizations, keys, named)
        self._collect(organization_id, record, ("organization",))
        if named:
            self._users[organization_id.int] += 1
        service_id, services = None, self._twice([service_key(record)])
        if "service.name" in values:
            service_id = self._find_or_new(self._services, services, services)
        location_id = self._location(organization_id, record, values)
        if location_id is not None and self._places(organization_id, values):
            self._users[location_id.int] += 1
        listing_id = None
        if service_id and location_id:
            listings = [_numbers(service_id, location_id)] if services else []
            listing_id = self._find_or_new(self._listings, listings, listings)
        return Ids(organization_id, service_id, location_id, listing_id)

    def organization_now(self, record: RowPlan, before: uuid.UUID | None) -> uuid.UUID:
        """The organization of a row that names another one than before.

        One that is known by that name or tax code; else the one before, to be renamed, unless more than this row uses
        it; else a new one.
        """
        keys = organization_keys(record.values)
        if before is not None and not self.is_shared(before) and self._organizations.find(keys) in (None, before):
            written = record.stored.values if record.stored else {}  # a tax code that the row leaves out stays
            self._organizations.rename(before, self._twice(organization_keys({**written, **record.values})))
            return before
        id_ = self._find_or_new(self._organizations, keys, self._twice(keys))
        self._collect(id_, record, ("organization",))
        self._users[id_.int] += id_ != before
        return id_

    def location_now(self, organization_id: uuid.UUID, record: RowPlan, before: uuid.UUID | None) -> uuid.UUID | None:
        """The location of a row that names another place than before: the same one, unless more than this row uses it.

        None when the row names no place.
        """
        values = record.values
        if before is not None and (place_key(values) is None or not self.is_shared(before)):
            self._locations.rename(before, self._places(organization_id, values))
            return before
        id_ = self._location(organization_id, record, values)
        if id_ is not None:
            self._users[id_.int] += id_ != before
        return id_

    def is_shared(self, id_: uuid.UUID) -> bool:
        """Whether more than one row uses an organization or a location."""
        return self._users[id_.int] > 1 or id_.int in self._used_elsewhere

    def claim(self, id_: uuid.UUID | None) -> bool:
        """True once for each new id: whoever claims it creates the row."""
        if id_ is None or id_.int not in self._unclaimed:
            return False
        self._unclaimed.remove(id_.int)
        return True

    def values_of(self, id_: uuid.UUID, otherwise: Values) -> Values:
        """What the rows so far say about a new organization or location, told once; the first to speak wins."""
        values = self._values.pop(id_.int, otherwise)
        if id_.int in self._said:
            self._said[id_.int] = _same_slots(frozenset(values))
        return values

    def further(self) -> Mapping[uuid.UUID, Values]:
        """What rows said since about organizations and locations that are written: slots that were empty, told once."""
        further, self._further = self._further, {}
        return further

    def _location(self, organization_id: uuid.UUID, record: RowPlan, values: Canonical) -> uuid.UUID | None:
        if place_key(values) is None:
            return None
        places = self._places(organization_id, values)
        id_ = self._find_or_new(self._locations, places, places)
        self._collect(id_, record, ("location", "address"))
        return id_

    def _twice(self, keys: Sequence[Key]) -> list[Key]:
        """Those that more than one row names, and that are therefore to be remembered."""
        return [key for key in keys if key in self._worth]

    def _places(self, organization_id: uuid.UUID, values: Canonical) -> list[Key]:
        """By what other rows may name the location of a row; one that no other row of its organization has: none."""
        place = place_key(values)
        if place is None or place not in self._worth:
            return []
        if organization_id_key(organization_id) in self._worth or self._twice(organization_keys(values)):
            return [(organization_id.int, *place)]
        return []

    def _find_or_new(self, known: _Known, keys: Sequence[Key], remembered: Sequence[Key]) -> uuid.UUID:
        """The entry that rows name by one of the keys, or a new one, which those that follow find."""
        id_ = known.find(keys)
        if id_ is None:
            id_ = random_id()
            self._unclaimed.add(id_.int)
            if remembered:
                self._said[id_.int] = frozenset()
        known.add(id_, remembered)
        return id_

    def _collect(self, id_: uuid.UUID, record: RowPlan, entities: tuple[str, ...]) -> None:
        is_new, said = id_.int in self._unclaimed, self._said.get(id_.int)
        if not is_new and said is None:
            return
        values = record.draft.values
        mine = {slot: values[slot] for slot in all_slots(entities) if slot in values}
        if is_new:
            self._values[id_.int] = {**mine, **self._values.get(id_.int, {})}
        elif said is not None and not mine.keys() <= said:
            more = {slot: value for slot, value in mine.items() if slot not in said}
            self._further[id_] = {**more, **self._further.get(id_, {})}
            self._said[id_.int] = _same_slots(said.union(more))


@cache
def _same_slots(slots: frozenset[str]) -> frozenset[str]:
    """One object for all that are equal: rows of a list say the same few things."""
    return slots


def _numbers(*ids: uuid.UUID | None) -> Key:
    return tuple(id_.int for id_ in ids if id_ is not None)
