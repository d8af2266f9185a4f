"""By what rows name organizations, places and services, and which of it more than one row of a long list names."""

import uuid
from collections.abc import Container, Iterator, Mapping
from typing import Any

from directory.words.organization_names import normalize_name
from importers.long_lists.repeats import Repeats
from importers.planning.planned import PlannedRows, RowPlan
from importers.row_values import Canonical, Values, canonical

Key = tuple[str | int, ...]  # ids are their numbers, which are compared several times as fast
NAMING = (  # slots that keys are made of
    *("organization.name", "organization.tax_id", "identifiers", "service.name", "location.name"),
    *("address.municipality_code", "address.city", "address.address_1", "location.latitude", "location.longitude"),
)


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


def place_key(values: Canonical) -> Key | None:
    """One location per address, of each organization; without a street, per point. None where no place is named."""
    place = values.get("address.municipality_code") or values.get("address.city", "").casefold()
    street = values.get("address.address_1", "").casefold()
    point = "" if street else f"{values.get('location.latitude', '')} {values.get('location.longitude', '')}".strip()
    if not (place or street or point):
        return None
    return (place, street, point, normalize_name(values.get("location.name", "")))


def service_key(record: RowPlan) -> Key:
    """One service per row, or per id in a package, where a service may stand at several locations."""
    own = record.key.rpartition("@")[0] if record.draft.table_id else record.key
    return ("service", record.same_as or own)


class Everything(Container[Any]):
    """All keys, as if each were named twice: for lists that are short enough to be remembered whole."""

    def __contains__(self, key: object) -> bool:
        """Always."""
        return True


def named_twice(records: PlannedRows, organizations_by_tax_id: Mapping[str, uuid.UUID]) -> Container[Key]:
    """Keys, and ids as `organization_id_key` and `location_id_key` give them, that more than one row names.

    Args:
        organizations_by_tax_id: those that are there, which a row may name by nothing else.
    """
    found = Repeats()
    for record in records:
        if record.action != "ask":
            named = set(_named(record))
            by_tax_id = organizations_by_tax_id.get(record.draft.values.get("organization.tax_id", ""))
            if by_tax_id is not None:
                named.add(organization_id_key(by_tax_id))
            for key in named:
                found.count(key)
    return found


def organization_id_key(id_: uuid.UUID) -> Key:
    """For an organization that is there."""
    return ("organization", id_.int)


def location_id_key(id_: uuid.UUID) -> Key:
    """For a location that is there."""
    return ("location", id_.int)


def _named(record: RowPlan) -> Iterator[Key]:
    """All that a row names, or named before."""
    yield service_key(record)
    if record.action != "unchanged":
        yield from _keys_of(_naming(record.draft.values))
    if (stored := record.stored) is not None:
        yield from _keys_of(stored.current if record.is_new_to_list else stored.values)
        if stored.organization_id is not None:
            yield organization_id_key(stored.organization_id)
        if stored.location_id is not None:
            yield location_id_key(stored.location_id)


def _naming(values: Values) -> Canonical:
    return canonical({slot: values[slot] for slot in NAMING if slot in values})


def _keys_of(values: Canonical) -> Iterator[Key]:
    yield from organization_keys(values)
    if (place := place_key(values)) is not None:
        yield place
