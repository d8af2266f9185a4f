"""Which rows speak of the same organization, service and location, in this list and in what was written before."""

import uuid
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from directory.curation.loading import random_id
from directory.organization_names import normalize_name
from importers.planned import RowPlan
from importers.slots import Canonical, Values, all_slots

Key = tuple[str | int, ...]  # ids are their numbers, which are compared several times as fast


@dataclass(frozen=True)
class Ids:
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

    Args:
        organizations_by_tax_id: those of the whole directory that a row names by its tax code.
        used_elsewhere: organizations and locations that more than this list uses.
    """

    def __init__(
        self,
        records: Sequence[RowPlan],
        organizations_by_tax_id: Mapping[str, uuid.UUID],
        used_elsewhere: Set[uuid.UUID],
    ) -> None:
        self._used_elsewhere = {id_.int for id_ in used_elsewhere}
        self._organizations, self._services, self._locations, self._listings = (_Known() for _ in range(4))
        for code, id_ in organizations_by_tax_id.items():
            self._organizations.add(id_, [("tax", code)])
        self._unclaimed: set[int] = set()
        self._values: dict[int, Values] = {}
        self._users: Counter[int] = Counter()
        for record in records:
            if record.stored is not None:
                self._know(record)

    def _know(self, record: RowPlan) -> None:
        """Remember what a stored row became, so that new rows can join it."""
        stored = record.stored
        if stored is None or stored.organization_id is None:
            return
        values = stored.current if record.is_link else stored.values
        self._use(stored.organization_id, stored.location_id)
        self._organizations.add(stored.organization_id, organization_keys(values))
        if stored.service_id:
            self._services.add(stored.service_id, [(service_key(record),)])
        if stored.location_id and (place := location_key(stored.organization_id, values)):
            self._locations.add(stored.location_id, [place])
        if stored.listing_id:
            self._listings.add(stored.listing_id, [_numbers(stored.service_id, stored.location_id)])

    def of(self, record: RowPlan, values: Canonical) -> Ids:
        """The ids of a new row; what they name and nobody has claimed yet must be created.

        Args:
            values: what it says (`record.values`).
        """
        organization_id = self._find_or_new(self._organizations, organization_keys(values))
        self._collect(organization_id, record, ("organization",))
        service_id = (
            self._find_or_new(self._services, [(record.same_as or service_key(record),)])
            if "service.name" in values
            else None
        )
        location_id = self._location(organization_id, record, values)
        self._use(organization_id, location_id)
        listing_id = None
        if service_id and location_id:
            listing_id = self._find_or_new(self._listings, [(service_id.int, location_id.int)])
        return Ids(organization_id, service_id, location_id, listing_id)

    def organization_now(self, record: RowPlan, before: uuid.UUID | None) -> uuid.UUID:
        """The organization of a row that names another one than before.

        One that is known by that name or tax code; else the one before, to be renamed, unless more than this row uses
        it; else a new one.
        """
        keys = organization_keys(record.values)
        if before is not None and not self.is_shared(before) and self._organizations.find(keys) in (None, before):
            written = record.stored.values if record.stored else {}  # a tax code that the row leaves out stays
            self._organizations.rename(before, organization_keys({**written, **record.values}))
            return before
        id_ = self._find_or_new(self._organizations, keys)
        self._collect(id_, record, ("organization",))
        self._users[id_.int] += id_ != before
        return id_

    def location_now(self, organization_id: uuid.UUID, record: RowPlan, before: uuid.UUID | None) -> uuid.UUID | None:
        """The location of a row that names another place than before: the same one, unless more than this row uses it.

        None when the row names no place.
        """
        values = record.values
        key = location_key(organization_id, values)
        if before is not None and (key is None or not self.is_shared(before)):
            self._locations.rename(before, [key] if key else [])
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
        """What all rows together say about a new organization or location, told once; the first to speak wins."""
        return self._values.pop(id_.int, otherwise)

    def _location(self, organization_id: uuid.UUID, record: RowPlan, values: Canonical) -> uuid.UUID | None:
        key = location_key(organization_id, values)
        if key is None:
            return None
        id_ = self._find_or_new(self._locations, [key])
        self._collect(id_, record, ("location", "address"))
        return id_

    def _find_or_new(self, known: _Known, keys: Sequence[Key]) -> uuid.UUID:
        id_ = known.find(keys)
        if id_ is None:
            id_ = random_id()
            self._unclaimed.add(id_.int)
        known.add(id_, keys)
        return id_

    def _collect(self, id_: uuid.UUID, record: RowPlan, entities: tuple[str, ...]) -> None:
        if id_.int in self._unclaimed:
            values = record.draft.values
            mine = {slot: values[slot] for slot in all_slots(entities) if slot in values}
            self._values[id_.int] = {**mine, **self._values.get(id_.int, {})}

    def _use(self, *ids: uuid.UUID | None) -> None:
        for id_ in ids:
            if id_ is not None:
                self._users[id_.int] += 1


def _numbers(*ids: uuid.UUID | None) -> Key:
    return tuple(id_.int for id_ in ids if id_ is not None)


def organization_keys(values: Canonical) -> list[Key]:
    """By what an organization is known: its tax code or its name; one that is its own service by its place, too.

    "Biblioteca comunale" is another one in every town, "ASL Roma 1" is not.
    """
    name, service = values.get("organization.name", ""), values.get("service.name")
    keys: list[Key] = [("tax", values["organization.tax_id"])] if "organization.tax_id" in values else []
    if name != service:
        return [*keys, ("name", normalize_name(name))]
    numbers = (row.get("identifier", "") for row in values.get("identifiers", ()))
    place = values.get("address.municipality_code") or values.get("address.city", "")
    return [*keys, ("own", normalize_name(name), place, *numbers)]


def location_key(organization_id: uuid.UUID, values: Canonical) -> Key | None:
    """One location per organization and address; without a street, per point."""
    place = values.get("address.municipality_code") or values.get("address.city", "").casefold()
    street = values.get("address.address_1", "").casefold()
    point = "" if street else f"{values.get('location.latitude', '')} {values.get('location.longitude', '')}".strip()
    if not (place or street or point):
        return None
    return (organization_id.int, place, street, point, normalize_name(values.get("location.name", "")))


def service_key(record: RowPlan) -> str:
    """One service per row, or per id in a package, where a service may stand at several locations."""
    return record.key.rpartition("@")[0] if record.draft.table_id else record.key
