"""What the service page calls things: kinds of access, ways to verify, names of fields in the history."""

from collections.abc import Mapping

from directory.i18n import N_, Sentence

PARTS = (  # of the page, in the order of municipal pages
    ("who", N_("Whom it is for")),
    ("gives", N_("What you get")),
    ("how", N_("How to get it")),
    ("bring", N_("What to bring")),
    ("when", N_("When")),
    ("where", N_("Where")),
    ("cost", N_("Costs")),
    ("time", N_("Waiting and deadlines")),
    ("contacts", N_("Contacts")),
    ("unit", N_("Who is responsible")),
    ("check", N_("To be checked")),
    ("history", N_("History and sources")),
)

METHODS: Mapping[str, str] = {
    "partner_link": N_("by the service itself"),
    "phone": N_("by phone"),
    "visit": N_("on a visit"),
    "email": N_("by e-mail"),
    "web_page": N_("on its web page"),
}

CHANGED: Mapping[str, str] = {
    "create": N_("added"),
    "update": N_("changed"),
    "delete": N_("removed"),
}

RESOURCES: Mapping[str, str] = {
    "address": N_("address"),
    "contact": N_("contact"),
    "cost_option": N_("cost"),
    "location": N_("place"),
    "organization": N_("organisation"),
    "phone": N_("phone"),
    "schedule": N_("hours"),
    "service": N_("service"),
    "service_at_location": N_("place of the service"),
}

FIELDS: Mapping[str, str] = {
    "access": N_("access"),
    "alert": N_("notice"),
    "application_process": N_("how to get it"),
    "assured_date": N_("day of the last verification"),
    "description": N_("description"),
    "eligibility_description": N_("whom it is for"),
    "email": N_("e-mail"),
    "fees_description": N_("costs"),
    "maximum_age": N_("highest age"),
    "minimum_age": N_("lowest age"),
    "name": N_("name"),
    "number": N_("number"),
    "response_days": N_("days until an answer"),
    "status": N_("status"),
    "url": N_("web page"),
    "waiting_days": N_("days of waiting"),
}


def field_label(resource_type: str, field_name: str) -> Sentence:
    """A changed field in words; rarer ones keep the directory's own name."""
    resource = Sentence(RESOURCES.get(resource_type, resource_type))
    if field_name == "*":
        return resource
    return Sentence(
        "%(resource)s, %(field)s", {"resource": resource, "field": Sentence(FIELDS.get(field_name, field_name))}
    )
