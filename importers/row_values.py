"""Where each value of an imported row lives in the directory: single values and lists of child rows.

A *slot* is named "entity.column" ("service.minimum_age") or after the child table ("phones"). Values have Python types
while a list is read; `canonical` is the form in which they are compared and kept with the source's row.
"""

import pickle
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import cache, lru_cache
from typing import Any

from directory.curation.history import as_text
from directory.db import Base
from directory.models import (
    Absence,
    Accessibility,
    Attribute,
    Closing,
    CostOption,
    Language,
    OrganizationIdentifier,
    Phone,
    RequiredDocument,
    Schedule,
    ServiceArea,
    ServiceCapacity,
    Url,
)

Values = dict[str, Any]  # slot -> typed value; a child slot has `Rows`
SHARED_ROWS = 1 << 14  # remembered as text
ON_DISK = 1 << 12  # remembered as they are written to the disk
Canonical = dict[str, Any]  # slot -> text, or a sorted list of {column: text}

SCALARS: Mapping[str, tuple[str, ...]] = {
    "organization": ("name", "alternate_name", "description", "email", "website", "tax_id", "legal_status", "country"),
    "service": (
        *("name", "alternate_name", "description", "url", "email", "status", "interpretation_services"),
        *("application_process", "fees_description", "eligibility_description", "minimum_age", "maximum_age"),
        *("assured_date", "exclusion_criteria", "gender_reserved", "residence_required", "isee_maximum"),
        *("waiting_days", "response_days", "intensity", "access", "remote", "home_visits", "is_example"),
    ),
    "location": ("name", "description", "transportation", "latitude", "longitude", "point_source"),
    "address": (
        *("address_1", "address_2", "city", "state_province", "region", "postal_code", "country"),
        "municipality_code",
    ),
    "link_worker": (
        *("name", "role", "email", "phone", "description", "gender", "base_municipality_code", "contract_hours"),
        *("experience_years", "seniority", "works_from", "works_until", "capacity_points", "load_points"),
        *("cleared_for_minors", "takes_new_people", "is_example"),
    ),
}


@dataclass(frozen=True)
class Child:
    """A table of child rows. `owner` is the entity they hang on; "listing" is the service at its location."""

    model: type[Base]
    owner: str
    columns: tuple[str, ...]

    def owner_column(self, entity: str) -> str:
        """The column that names an owner of this kind; attributes link to any row by `link_id`."""
        if self.model is Attribute:
            return "link_id"
        return "service_at_location_id" if entity == "listing" else f"{entity}_id"


CHILDREN: Mapping[str, Child] = {
    "organization_phones": Child(Phone, "organization", ("number", "extension", "type", "description")),
    "identifiers": Child(
        OrganizationIdentifier, "organization", ("identifier_scheme", "identifier_type", "identifier")
    ),
    "phones": Child(Phone, "listing", ("number", "extension", "type", "description")),
    "schedules": Child(
        Schedule,
        "listing",
        (
            *("freq", "byday", "bymonth", "season", "opens_at", "closes_at", "part_of_day", "by_appointment"),
            *("valid_from", "valid_to", "description"),
        ),
    ),
    "closings": Child(Closing, "service", ("begins_on", "ends_on", "reason")),
    "languages": Child(Language, "service", ("code", "name")),
    "cost_options": Child(CostOption, "service", ("option", "currency", "amount", "amount_description")),
    "required_documents": Child(RequiredDocument, "service", ("document",)),
    "service_areas": Child(ServiceArea, "service", ("name", "extent", "extent_type")),
    "capacities": Child(ServiceCapacity, "service", ("available", "maximum")),
    "additional_urls": Child(Url, "service", ("label", "url")),
    "attributes": Child(Attribute, "service", ("taxonomy_term_id", "confidence")),
    "accessibility": Child(Accessibility, "location", ("description", "details")),
    "absences": Child(Absence, "link_worker", ("begins_on", "ends_on")),
}


_ENTITIES = {
    **{f"{entity}.{column}": entity for entity, columns in SCALARS.items() for column in columns},
    **{slot: child.owner for slot, child in CHILDREN.items()},
}
_COLUMNS = {entity: [(f"{entity}.{column}", column) for column in columns] for entity, columns in SCALARS.items()}


def entity_of(slot: str) -> str:
    """Which entity a slot belongs to.

    >>> entity_of("service.name"), entity_of("phones")
    ('service', 'listing')
    """
    return _ENTITIES.get(slot) or slot.partition(".")[0]


@cache
def all_slots(entities: tuple[str, ...]) -> tuple[str, ...]:
    """The slots of these entities."""
    return tuple(slot for slot, entity in _ENTITIES.items() if entity in entities)


def is_worked_out(slot: str, values: Values) -> bool:
    """Whether the row's value was worked out here: the point of its town, tags found in its words, its country.

    >>> is_worked_out("location.latitude", {"location.point_source": "municipality"})
    True
    """
    if slot in ("location.latitude", "location.longitude"):
        return values.get("location.point_source") == "municipality"
    if slot == "attributes":
        return not any(row.get("confidence") == 1 for row in values.get(slot, ()))
    return slot in ("location.point_source", "address.country", "organization.country")


def scalars(values: Values, entity: str) -> dict[str, Any]:
    """The single values of one entity, by column."""
    return {column: values[slot] for slot, column in _COLUMNS[entity] if slot in values}


class Rows(tuple[Mapping[str, Any], ...]):
    """Child rows that many rows of a list share, so that what they are as text is remembered for the very same ones."""

    __slots__ = ()
    __hash__ = object.__hash__

    def __reduce__(self) -> tuple[Any, ...]:
        """As bytes of their own once they are met again, so that rows of any block on the disk share them again.

        Of those that one row has alone, such as its telephones, that would take twice as long as writing them.
        """
        written = _written(self)
        if not written:
            written.append(b"")
            return Rows, ((*self,),)
        written[0] = written[0] or pickle.dumps((*self,), pickle.HIGHEST_PROTOCOL)
        return _unpickled, (written[0],)


@lru_cache(maxsize=ON_DISK)
def _written(rows: Rows) -> list[bytes]:  # noqa: ARG001 - what is remembered of them
    """Nothing where they have not been written lately, else their bytes, which are empty as long as nobody asked."""
    return []


@lru_cache(maxsize=ON_DISK)
def _unpickled(data: bytes) -> Rows:
    return Rows(pickle.loads(data))  # noqa: S301 - nobody else can write what a long sequence keeps


def canonical(values: Values) -> Canonical:
    """Values as text that can be compared, with empty ones left out."""
    result: Canonical = {}
    for slot, value in values.items():
        shown: Any = value
        if type(value) is not str:
            shown = canonical_rows(value) if slot in CHILDREN else as_text(value)
        if shown:
            result[slot] = shown
    return result


def typed_rows(slot: str, rows: Iterable[Mapping[str, str]]) -> tuple[Values, ...]:
    """Child rows as they are compared, with the types that are written."""
    table = CHILDREN[slot].model.__table__
    return tuple({name: _typed(text, table.c[name].type.python_type) for name, text in row.items()} for row in rows)


def _typed(text: str, kind: type) -> Any:
    readers: Mapping[type, Any] = {
        time: time.fromisoformat,
        date: date.fromisoformat,
        bool: lambda text: text == "true",
    }
    return readers.get(kind, kind)(text)


def canonical_rows(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Child rows as text, without empty columns, in a fixed order and each once; not to be changed."""
    return _remembered_shown(rows) if isinstance(rows, Rows) else _shown(rows)


@lru_cache(maxsize=SHARED_ROWS)
def _remembered_shown(rows: Rows) -> list[dict[str, str]]:
    return _shown(rows)


def _shown(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, str]]:
    return in_fixed_order([{column: text for column, value in row.items() if (text := as_text(value))} for row in rows])


def in_fixed_order(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """Child rows of text, sorted and each once."""
    if len(rows) < 2:
        return rows
    unique = {tuple(sorted(row.items())): row for row in rows}
    return [unique[key] for key in sorted(unique)]


def distinct_rows(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Child rows without empty columns, each once, in their order; not to be changed."""
    return _remembered_distinct(rows) if isinstance(rows, Rows) else _distinct(rows)


@lru_cache(maxsize=SHARED_ROWS)
def _remembered_distinct(rows: Rows) -> list[dict[str, Any]]:
    return _distinct(rows)


def _distinct(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    every = [{column: value for column, value in row.items() if value not in ("", None)} for row in rows]
    filled = [row for row in every if row]
    if len(filled) < 2:
        return filled
    seen: list[list[dict[str, str]]] = []
    return [row for row in filled if (shown := _shown((row,))) not in seen and not seen.append(shown)]  # type: ignore[func-returns-value]
