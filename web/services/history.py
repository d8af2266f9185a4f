"""Changes of a service in words: which field, and what stood there before and after."""

from collections.abc import Mapping

from directory.curation.reversal import Kept
from directory.i18n import N_, Sentence
from web.in_words.fields import LABELS

RESOURCES: Mapping[str, str] = {
    "location": N_("place"),
    "organization": N_("organisation"),
    "service": N_("service"),
    "service_at_location": N_("place where the service is given"),
}

_ID = N_("another entry that it belongs to")
_OTHER_ID = N_("number in another register")
FIELDS: Mapping[str, str] = {
    **LABELS,
    "accreditations": N_("accreditations"),
    "alert": N_("notice"),
    "assurer_email": N_("e-mail of who verified it"),
    "external_identifier": _OTHER_ID,
    "external_identifier_type": _OTHER_ID,
    "latitude": N_("point on the map"),
    "location_id": _ID,
    "location_type": N_("kind of place"),
    "logo": N_("logo"),
    "longitude": N_("point on the map"),
    "organization_id": _ID,
    "parent_organization_id": _ID,
    "position": N_("place in the order"),
    "program_id": _ID,
    "service_id": _ID,
    "tax_status": N_("tax status"),
    "uri": N_("web address of the record"),
    "year_incorporated": N_("year of foundation"),
}


def field_label(resource_type: str, field_name: str) -> Sentence:
    """A changed field in words."""
    resource = Sentence(RESOURCES.get(resource_type, N_("entry")))
    if field_name == "*":
        return resource
    named = Sentence(FIELDS.get(field_name, N_("other detail")))
    return Sentence("%(resource)s, %(field)s", {"resource": resource, "field": named})


def kept_sentence(one: Kept) -> Sentence:
    """What stays, and why."""
    if not one.field:
        return Sentence(N_("“%(name)s” stays: %(cause)s."), {"name": one.name, "cause": one.cause})
    label = field_label(one.resource_type, "*" if one.field == one.resource_type else one.field)
    facts = {"name": one.name, "field": label, "cause": one.cause}
    return Sentence(N_("Of “%(name)s” this stays as it is now (%(field)s): %(cause)s."), facts)
