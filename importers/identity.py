"""Which rows speak of the same organization, service and location, in this list and in what was written before."""

import uuid
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from directory.organization_names import normalize_name
from importers.plan import RowPlan
from importers.slots import Canonical, Values, entity_of

Key = tuple[str, ...]


@dataclass(frozen=True)
class Ids:
    """The rows of the directory that one row of the list becomes; None where it has no such part."""

    organization_id: uuid.UUID
    service_id: uuid.UUID | None
    location_id: uuid.UUID | None
    listing_id: uuid.UUID | None


class Identities:
    """Gives every row of a plan its ids: those of what is there, or new ones shared by rows that mean the same."""

    def __init__(self, records: Sequence[RowPlan], organizations_by_tax_id: Mapping[str, uuid.UUID]) -> None:
        self._organizations: dict[Key, uuid.UUID] = {
            ("tax", code): id_ for code, id_ in organizations_by_tax_id.items()
        }
        self._services: dict[Key, uuid.UUID] = {}
        self._locations: dict[Key, uuid.UUID] = {}
        self._listings: dict[Key, uuid.UUID] = {}
        self._unclaimed: set[uuid.UUID] = set()
        self._values: dict[uuid.UUID, Values] = {}
        self._users: Counter[uuid.UUID] = Counter()
        for record in records:
            if record.stored is not None:
                self._know(record)

    def _know(self, record: RowPlan) -> None:
        """Remember what a stored row became, so that new rows can join it."""
        stored = record.stored
        if stored is None or stored.organization_id is None:
            return
        values = stored.values
        self._users.update(id_ for id_ in (stored.organization_id, stored.location_id) if id_)
        for key in organization_keys(values):
            self._organizations.setdefault(key, stored.organization_id)
        if stored.service_id:
            self._services.setdefault((service_key(record),), stored.service_id)
        if stored.location_id and (place := location_key(stored.organization_id, values)):
            self._locations.setdefault(place, stored.location_id)
        if stored.listing_id:
            self._listings[str(stored.service_id), str(stored.location_id)] = stored.listing_id

    def of(self, record: RowPlan) -> Ids:
        """The ids of a row; what they name and nobody has claimed yet must be created."""
        values = record.values
        organization_id = self.organization(record)
        service_id = (
            self._find_or_new(self._services, [(record.same_as or service_key(record),)])
            if "service.name" in values
            else None
        )
        location_id = self.location(organization_id, record)
        listing_id = None
        if service_id and location_id:
            listing_id = self._find_or_new(self._listings, [(str(service_id), str(location_id))])
        return Ids(organization_id, service_id, location_id, listing_id)

    def organization(self, record: RowPlan) -> uuid.UUID:
        """The organization that a row names."""
        id_ = self._find_or_new(self._organizations, organization_keys(record.values))
        self._collect(id_, record, ("organization",))
        return id_

    def location(self, organization_id: uuid.UUID, record: RowPlan) -> uuid.UUID | None:
        """The location of a row; None when it names no place."""
        key = location_key(organization_id, record.values)
        if key is None:
            return None
        id_ = self._find_or_new(self._locations, [key])
        self._collect(id_, record, ("location", "address"))
        return id_

    def is_shared(self, id_: uuid.UUID | None) -> bool:
        """Whether more than one row of the list became this organization or location."""
        return id_ is not None and self._users[id_] > 1

    def claim(self, id_: uuid.UUID | None) -> bool:
        """True once for each new id: whoever claims it creates the row."""
        if id_ is None or id_ not in self._unclaimed:
            return False
        self._unclaimed.remove(id_)
        return True

    def values_of(self, id_: uuid.UUID, otherwise: Values) -> Values:
        """What all rows together say about a new organization or location; the first to speak wins."""
        return self._values.get(id_, otherwise)

    def _find_or_new(self, known: dict[Key, uuid.UUID], keys: Iterable[Key]) -> uuid.UUID:
        keys = list(keys)
        found = next((known[key] for key in keys if key in known), None)
        if found is None:
            found = uuid.uuid4()
            self._unclaimed.add(found)
        for key in keys:
            known.setdefault(key, found)
        return found

    def _collect(self, id_: uuid.UUID, record: RowPlan, entities: tuple[str, ...]) -> None:
        if id_ in self._unclaimed:
            mine = {slot: value for slot, value in record.draft.stored.items() if entity_of(slot) in entities}
            self._values[id_] = {**mine, **self._values.get(id_, {})}


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
    return (str(organization_id), place, street, point, normalize_name(values.get("location.name", "")))


def service_key(record: RowPlan) -> str:
    """One service per row, or per id in a package, where a service may stand at several locations."""
    return record.key.rpartition("@")[0] if record.draft.table_id else record.key
