"""Changes of a service in words: which field, and what stood there before and after."""

from collections.abc import Mapping
from datetime import date

from directory.i18n import N_, Sentence

RESOURCES: Mapping[str, str] = {
    "location": N_("place"),
    "organization": N_("organisation"),
    "service": N_("service"),
    "service_at_location": N_("place where the service is given"),
}

_ID = N_("another entry that it belongs to")
_OTHER_ID = N_("number in another register")
FIELDS: Mapping[str, str] = {
    "access": N_("access"),
    "accreditations": N_("accreditations"),
    "alert": N_("notice"),
    "alternate_name": N_("other name"),
    "application_process": N_("how to get it"),
    "assured_date": N_("day of the last verification"),
    "assurer_email": N_("e-mail of who verified it"),
    "country": N_("country"),
    "description": N_("description"),
    "eligibility_description": N_("whom it is for"),
    "email": N_("e-mail"),
    "exclusion_criteria": N_("whom it is not for"),
    "external_identifier": _OTHER_ID,
    "external_identifier_type": _OTHER_ID,
    "fees_description": N_("costs"),
    "gender_reserved": N_("for women or men only"),
    "home_visits": N_("comes to homes"),
    "intensity": N_("how much help"),
    "interpretation_services": N_("interpreting"),
    "is_example": N_("invented example"),
    "isee_maximum": N_("highest ISEE"),
    "latitude": N_("point on the map"),
    "legal_status": N_("legal form"),
    "location_id": _ID,
    "location_type": N_("kind of place"),
    "logo": N_("logo"),
    "longitude": N_("point on the map"),
    "maximum_age": N_("highest age"),
    "minimum_age": N_("lowest age"),
    "name": N_("name"),
    "organization_id": _ID,
    "parent_organization_id": _ID,
    "point_source": N_("how the point was found"),
    "program_id": _ID,
    "remote": N_("by phone or online"),
    "residence_required": N_("for residents only"),
    "response_days": N_("days until an answer"),
    "service_id": _ID,
    "status": N_("status"),
    "tax_id": N_("tax code"),
    "tax_status": N_("tax status"),
    "transportation": N_("how to get there"),
    "uri": N_("web address of the record"),
    "url": N_("web page"),
    "waiting_days": N_("days of waiting"),
    "website": N_("web page"),
    "year_incorporated": N_("year of foundation"),
}

_VALUES: Mapping[str, Mapping[str, str]] = {
    "access": {"free": N_("open to everybody"), "on_referral": N_("on referral"), "on_mandate": N_("on mandate only")},
    "gender_reserved": {"women": N_("for women"), "men": N_("for men")},
    "intensity": {
        "information": N_("information"),
        "accompaniment": N_("accompaniment"),
        "network": N_("network"),
    },
    "location_type": {"physical": N_("a place to go to"), "postal": N_("for letters"), "virtual": N_("online")},
    "point_source": {
        "source": N_("from the list"),
        "geocoder": N_("from the address"),
        "municipality": N_("centre of the municipality"),
    },
    "status": {
        "active": N_("active"),
        "inactive": N_("not active"),
        "defunct": N_("closed for good"),
        "temporarily closed": N_("closed for now"),
    },
}
_TRUTH: Mapping[str, str] = {"true": N_("yes"), "false": N_("no")}


def field_label(resource_type: str, field_name: str) -> Sentence:
    """A changed field in words."""
    resource = Sentence(RESOURCES.get(resource_type, N_("entry")))
    if field_name == "*":
        return resource
    named = Sentence(FIELDS.get(field_name, N_("other detail")))
    return Sentence("%(resource)s, %(field)s", {"resource": resource, "field": named})


def value_words(field_name: str, value: str) -> Sentence | date | str:
    """What stood in a field, in words; texts stay as they were written."""
    if not value:
        return Sentence(N_("nothing"))
    if known := {**_TRUTH, **_VALUES.get(field_name, {})}.get(value):
        return Sentence(known)
    if field_name.endswith("_id"):
        return Sentence(N_("another one"))
    if field_name == "assured_date":
        return date.fromisoformat(value)
    return value
