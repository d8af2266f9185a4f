"""Where each value of an imported row lives in the directory: single values and lists of child rows.

A *slot* is named "entity.column" ("service.minimum_age") or after the child table ("phones"). Values have Python types
while a list is read; `canonical` is the form in which they are compared and kept with the source's row.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from directory.curation.history import as_text
from directory.db import Base
from directory.models import (
    Absence,
    Accessibility,
    Attribute,
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

Values = dict[str, Any]  # slot -> typed value; a child slot has a tuple of {column: value}
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
        Schedule, "listing", ("freq", "byday", "opens_at", "closes_at", "by_appointment", "valid_from", "description")
    ),
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


def entity_of(slot: str) -> str:
    """Which entity a slot belongs to.

    >>> entity_of("service.name"), entity_of("phones")
    ('service', 'listing')
    """
    return CHILDREN[slot].owner if slot in CHILDREN else slot.partition(".")[0]


def scalars(values: Values, entity: str) -> dict[str, Any]:
    """The single values of one entity, by column."""
    return {column: values[slot] for column in SCALARS[entity] if (slot := f"{entity}.{column}") in values}


def canonical(values: Values) -> Canonical:
    """Values as text that can be compared, with empty ones left out."""
    result: Canonical = {}
    for slot, value in values.items():
        shown = canonical_rows(value) if slot in CHILDREN else as_text(value)
        if shown:
            result[slot] = shown
    return result


def canonical_rows(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Child rows as text, without empty columns, in a fixed order and each once."""
    shown = [{column: text for column, value in row.items() if (text := as_text(value))} for row in rows]
    unique = {tuple(sorted(row.items())): row for row in shown}
    return [unique[key] for key in sorted(unique)]
