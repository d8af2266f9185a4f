"""The fields that a column can fill: what its cells look like and how they are read; headers are in `known_headers`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from importers.cells import (
    access,
    categories,
    choices,
    consent,
    contacts,
    costs,
    filling,
    isee,
    offered,
    opening_hours,
    remarks,
    target_groups,
    telephones,
)
from importers.cells.context import Fill
from importers.cells.hour_columns import CLOSED, DAYS, FROM, PARTS_OF_DAY, PERIOD, TO, WEEKDAY_NAMES
from importers.columns import likeness
from importers.columns.header_fit import lexicon_of
from importers.columns.known_headers import HEADERS, OWN_HEADERS
from importers.columns.likeness import Likeness

CONTACTS = "contacts"
PLAIN = ""  # the kind of a table that stands alone; those of a package are "organization", "service", "location" …


SEVERAL = frozenset(
    {"phone.number", "schedule", "schedule.from", "schedule.to", "service.remarks"}
)  # fields that more than one column may fill


@dataclass(frozen=True)
class Field:
    """One field.

    Args:
        fill: reads a cell.
        looks: what a cell must look like; None: any text.
        tables: kinds of tables it may stand in.
        evidence: how sure cells alone make us without a header, 0 to 1.
        proof: what they must look like then; None: as with a header.
        may_be: what is enough under a header that says the field in so many words; None: no less than `looks`.
    """

    name: str
    fill: Fill
    looks: Likeness | None
    tables: frozenset[str]
    evidence: float = 0.0
    proof: Likeness | None = None
    may_be: Likeness | None = None

    def aliases(self, kind: str) -> list[str]:
        """The headers that count in a table of this kind."""
        own = OWN_HEADERS.get(self.name, "") if kind and self.name.startswith(f"{kind}.") else ""
        return [alias for alias in f"{HEADERS.get(self.name, '')}|{own}".split("|") if alias]


def _fields(tables: str, *declared: tuple[str, Fill, Likeness | None]) -> tuple[Field, ...]:
    """Fields for these kinds of tables, "plain" for one that stands alone."""
    kinds = frozenset(PLAIN if kind == "plain" else kind for kind in tables.split())
    return tuple(Field(name, fill, looks, kinds) for name, fill, looks in declared)


def _evident(
    name: str,
    fill: Fill,
    looks: Likeness,
    evidence: float,
    proof: Likeness | None = None,
    *,
    may_be: Likeness | None = None,
) -> Field:
    """A field that its cells alone can show."""
    kinds = PLACE_TABLES if name.startswith(("address.", "location.")) else SERVICE_TABLES
    return Field(name, fill, looks, frozenset({PLAIN, *kinds.split()}), evidence, proof, may_be)


SERVICE_TABLES = "service location phone schedule language taxonomy"
PLACE_TABLES = "service location address"

text, yes_no = filling.text, filling.yes_no

NAMES = (
    *_fields("plain service", ("service.name", remarks.in_a_name(offered.name), likeness.name)),
    *_fields("plain organization", ("organization.name", remarks.in_a_name(text("organization.name")), likeness.name)),
    *_fields("plain location", ("location.name", filling.site, likeness.site_name)),
)

REFERENCES = (
    *_fields("plain", ("row.publishing", consent.consent, likeness.consent)),
    *_fields("plain", ("row.published", choices.published, likeness.published)),
    *_fields("plain", ("row.id", text("row.id"), likeness.code), ("identifier", filling.identifier, likeness.code)),
    *_fields("", *((f"{kind}.id", text(f"{kind}.id"), None) for kind in ("organization", "service", "location"))),
)

ORGANIZATION = _fields(
    "plain organization",
    ("organization.tax_id", filling.tax_id, likeness.tax_code),
    ("organization.description", text("organization.description"), likeness.words),
    ("organization.alternate_name", text("organization.alternate_name"), None),
    ("organization.legal_status", text("organization.legal_status"), None),
    ("organization.email", filling.first_email("organization.email"), likeness.email),
    ("organization.website", filling.first_url("organization.website"), likeness.url),
    ("organization.phone", telephones.phones("organization_phones"), likeness.phone),
)

SERVICE = _fields(
    "plain service",
    ("service.alternate_name", text("service.alternate_name"), None),
    ("service.description", remarks.described("service.description"), likeness.words),
    ("service.eligibility_description", isee.with_isee(target_groups.who_may_come), likeness.words),
    ("service.exclusion_criteria", text("service.exclusion_criteria"), None),
    ("service.application_process", access.how_to_get_it, likeness.way_in),
    ("service.access", access.access, None),
    ("service.referral_note", access.referral_note, likeness.referral_note),
    ("service.intensity", choices.intensity, None),
    ("service.status", choices.status, likeness.status),
    ("service.interpretation_services", filling.interpretation, None),
    ("service.remote", yes_no("service.remote"), likeness.yes_no),
    ("service.home_visits", yes_no("service.home_visits"), likeness.yes_no),
    ("service.is_example", yes_no("service.is_example"), likeness.yes_no),
    ("service.assured_date", filling.day("service.assured_date"), likeness.date_like),
    ("service.age", filling.age, likeness.age),
    ("service.birth_years", filling.birth_years, likeness.birth_years),
    ("service.minimum_age", filling.age_limit("service.minimum_age"), likeness.age_limit),
    ("service.maximum_age", filling.age_limit("service.maximum_age"), likeness.age_limit),
    ("service.gender_reserved", target_groups.reserved_for, None),
    ("service.residence_required", target_groups.residence, likeness.residence),
    ("service.isee_maximum", isee.isee_maximum, likeness.isee),
    ("service.waiting_days", filling.waiting("service.waiting_days"), None),
    ("service.response_days", filling.waiting("service.response_days"), None),
    ("service.required_documents", isee.with_isee(filling.documents), None),
)

REMARKS = (
    *_fields("plain", ("service.remarks", remarks.remarks, None)),
    Field("service.closed_on", remarks.closing_day, likeness.date_like, frozenset({PLAIN}), may_be=likeness.words),
)

PLACE = (
    _evident(
        "address.full",
        remarks.saying_if_closed(filling.full_address),
        likeness.address,
        0.5,
        likeness.street,
        may_be=likeness.may_be_address,
    ),
    _evident("address.city", remarks.saying_if_closed(filling.city), likeness.place, 0.6, likeness.municipality),
    _evident("address.municipality_code", text("place.code"), likeness.municipality_code, 0.6),
    _evident("address.postal_code", filling.postal_code, likeness.postal_code, 0.5),
    _evident("address.province", text("place.province"), likeness.province, 0.5),
    _evident("address.region", text("place.region"), likeness.region, 0.5),
    _evident(
        "location.latitude",
        filling.latitude,
        likeness.latitude,
        0.5,
        likeness.exact_latitude,
        may_be=likeness.may_be_degrees,
    ),
    _evident(
        "location.longitude",
        filling.longitude,
        likeness.longitude,
        0.5,
        likeness.exact_longitude,
        may_be=likeness.may_be_degrees,
    ),
    _evident("location.coordinates", filling.coordinate_pair, likeness.coordinates_pair, 0.6),
    *_fields(
        f"plain {PLACE_TABLES}",
        ("address.street", filling.street, likeness.words),
        ("address.house_number", text("place.house_number"), likeness.house_number),
        ("address.locality", text("address.address_2"), None),
        ("address.country", filling.country, likeness.country_name),
        ("location.transportation", text("location.transportation"), None),
        ("location.description", text("location.description"), likeness.words),
    ),
)

CONTACT = (
    _evident("phone.number", contacts.telephones, likeness.phone, 0.6, likeness.long_phone),
    _evident("email", contacts.mails, likeness.email, 0.8),
    _evident("url", filling.service_urls, likeness.url, 0.7),
    _evident(
        "schedule",
        opening_hours.hours_column,
        likeness.hours_said,
        0.6,
        likeness.schedule,
        may_be=likeness.may_be_hours,
    ),
    *_fields(
        f"plain {SERVICE_TABLES}",
        ("schedule.days", opening_hours.part_column(DAYS), likeness.weekdays),
        ("schedule.closed", opening_hours.part_column(CLOSED), likeness.closing_days),
        ("schedule.period", opening_hours.part_column(PERIOD), likeness.period),
        ("schedule.winter", opening_hours.season_column, likeness.may_be_hours),
        ("schedule.summer", opening_hours.season_column, likeness.may_be_hours),
        ("schedule.from", opening_hours.part_column(FROM), likeness.clock),
        ("schedule.to", opening_hours.part_column(TO), likeness.clock),
        *((f"schedule.{part}", opening_hours.part_column(part), likeness.times) for part in PARTS_OF_DAY),
        *((f"schedule.{name}", opening_hours.part_column(day), likeness.times) for name, day in WEEKDAY_NAMES.items()),
        ("phone.fax", telephones.faxes, likeness.phone),
        (CONTACTS, contacts.contacts, likeness.contact),
        ("languages", filling.languages, likeness.language),
        ("cost", isee.priced(costs.cost), None),
        ("service_area", filling.service_area, likeness.words),
        ("capacity.available", remarks.free_places, likeness.places),
        ("capacity.maximum", remarks.all_places, likeness.places),
        ("capacity.men", remarks.places_for("men"), likeness.places),
        ("capacity.women", remarks.places_for("women"), likeness.places),
        ("accessibility", filling.accessibility, None),
        ("taxonomy.service_type", categories.tags("service_type"), None),
        ("taxonomy.need", categories.tags("need"), None),
        ("taxonomy.interest", categories.tags("interest"), None),
        ("taxonomy.target_group", isee.with_isee(target_groups.target_groups), None),
        ("taxonomy.any", categories.tags(""), likeness.words),
    ),
)

HOURS_IN_CONTACTS = Field("schedule.within", contacts.hours_in_contacts, None, frozenset({PLAIN}))
HOURS_IN_ADDRESS = Field("schedule.within", opening_hours.hours_in_address, None, frozenset({PLAIN}))
STREET_IN_CONTACTS = Field("address.within", contacts.street_in_contacts, None, frozenset({PLAIN}))

FIELDS: Mapping[str, Field] = {
    each.name: each for each in (*NAMES, *REFERENCES, *ORGANIZATION, *SERVICE, *REMARKS, *PLACE, *CONTACT)
}


@cache
def header_lexicon() -> frozenset[str]:
    """Every word of every known header."""
    return lexicon_of(alias for known in (HEADERS, OWN_HEADERS) for each in known.values() for alias in each.split("|"))
