"""The fields of a list in the order in which the page of a service is read, for menus of them."""

from collections.abc import Collection, Mapping, Sequence

from directory.i18n import N_
from directory.words.day_words import WEEKDAYS
from web.i18n import translate
from web.imports.words import column_label

# Title of the group -> its fields, those that lists have most often first; the titles are those of the service's page.
GROUPS: Mapping[str, Sequence[str]] = {
    N_("In nearly every list"): (
        *("service.name", "organization.name", "service.description", "address.full", "address.street"),
        *("address.city", "address.postal_code", "phone.number", "email", "url", "schedule", "cost", "taxonomy.any"),
    ),
    N_("What it is"): (
        *("service.alternate_name", "taxonomy.service_type", "service.status", "service.closed_on"),
        "service.is_example",
    ),
    N_("Whom it is for"): (
        *("service.eligibility_description", "service.age", "service.minimum_age", "service.maximum_age"),
        *("taxonomy.target_group", "service.gender_reserved", "service.exclusion_criteria"),
        *("service.residence_required", "service_area", "service.isee_maximum", "service.birth_years"),
    ),
    N_("What you get"): (
        *("taxonomy.need", "taxonomy.interest", "service.intensity", "service.remote", "service.home_visits"),
        *("languages", "service.interpretation_services"),
    ),
    N_("How to get it"): ("service.application_process", "service.access", "service.referral_note"),
    N_("What to bring"): ("service.required_documents",),
    N_("When"): (
        *("schedule.days", "schedule.from", "schedule.to", "schedule.morning", "schedule.afternoon"),
        *("schedule.evening", *(f"schedule.{day}" for day in WEEKDAYS)),
        *("schedule.closed", "schedule.period", "schedule.winter", "schedule.summer"),
    ),
    N_("Where"): (
        *("location.name", "address.house_number", "address.locality", "address.province", "address.region"),
        *("address.country", "address.municipality_code", "location.latitude", "location.longitude"),
        *("location.coordinates", "location.transportation", "location.description", "accessibility"),
    ),
    N_("Waiting and deadlines"): (
        *("service.waiting_days", "service.response_days", "capacity.available", "capacity.maximum"),
        *("capacity.men", "capacity.women"),
    ),
    N_("Contacts"): ("contacts", "phone.fax"),
    N_("Who is responsible"): (
        *("organization.description", "organization.phone", "organization.email", "organization.website"),
        *("organization.legal_status", "organization.tax_id", "organization.alternate_name"),
    ),
    N_("History and sources"): (
        *("service.assured_date", "service.remarks", "row.published", "row.publishing", "row.id", "identifier"),
        *("service.id", "organization.id", "location.id"),
    ),
}
OTHERS = N_("Others")

Group = tuple[str, list[tuple[str, str]]]


def grouped_choices(fields: Collection[str], language: str) -> list[Group]:
    """The groups of some fields, in that language: title -> (field, label), in order; no group is empty."""
    known = {field for group in GROUPS.values() for field in group}
    groups = {**GROUPS, OTHERS: sorted(set(fields) - known)}
    found = (
        (title, [(field, translate(column_label(field), language)) for field in group if field in fields])
        for title, group in groups.items()
    )
    return [(translate(title, language), choices) for title, choices in found if choices]
