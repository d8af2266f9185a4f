"""What the history of a record calls rows and fields, and its values in words."""

import re
from collections.abc import Mapping

from directory.catalog.slots import DAY_NAMES, DAYS
from directory.curation.history import NOBODY, WHOLE_ROW
from directory.curation.service_entry import ACCESSES, GENDERS, INTENSITIES, STATUSES, YES_NO
from directory.i18n import N_, Sentence
from directory.queries.record_history import Told
from web.i18n import gettext
from web.pages import language_name, phone_words
from web.services.history import FIELDS, RESOURCES
from web.services.words import LOADERS

MORE_RESOURCES: Mapping[str, str] = {
    **RESOURCES,
    "language": N_("language"),
    "required_document": N_("what to bring"),
    "service_area": N_("area served"),
    "service_capacity": N_("places free"),
    "attribute": N_("tag"),
    "url": N_("web page"),
    "accessibility": N_("accessibility"),
}
MORE_FIELDS: Mapping[str, str] = {
    **FIELDS,
    "amount": N_("amount"),
    "amount_description": N_("amount in words"),
    "available": N_("places free"),
    "byday": N_("days"),
    "by_appointment": N_("by appointment"),
    "closes_at": N_("closes at"),
    "code": N_("language"),
    "document": N_("what to bring"),
    "extension": N_("extension"),
    "extent": N_("area"),
    "extent_type": N_("kind of area"),
    "freq": N_("how often"),
    "latitude": N_("latitude"),
    "longitude": N_("longitude"),
    "maximum": N_("places in all"),
    "opens_at": N_("opens at"),
    "option": N_("kind of cost"),
    "title": N_("task"),
    "type": N_("kind"),
    "updated": N_("as of"),
}
FREQUENCIES: Mapping[str, str] = {"WEEKLY": N_("every week"), "MONTHLY": N_("every month")}
CHOICES: Mapping[str, Mapping[str, str]] = {
    "status": STATUSES,
    "access": ACCESSES,
    "intensity": INTENSITIES,
    "gender_reserved": GENDERS,
    "freq": FREQUENCIES,
    **dict.fromkeys(("remote", "home_visits", "residence_required", "by_appointment", "is_example"), YES_NO),
}
_ID = re.compile(r"\s*\[[0-9a-f-]{36}\]$")
THE_SYSTEM = N_("Prossima itself")
SOMEBODY = N_("somebody without a name")


def resource_words(told: Told) -> Sentence:
    """What was changed: the row, and the field where it is only one."""
    resource = Sentence(MORE_RESOURCES.get(told.change.resource_type, told.change.resource_type))
    if told.change.field_name == WHOLE_ROW:
        return resource
    return Sentence("%(resource)s, %(field)s", {"resource": resource, "field": field_words(told.change.field_name)})


def field_words(name: str) -> Sentence:
    """A column in words; rare ones keep the directory's own name."""
    return Sentence(MORE_FIELDS.get(name, name))


def value_words(name: str, text: str) -> str:
    """A value of the history as people say it."""
    if text in CHOICES.get(name, {}):
        return gettext(CHOICES[name][text])
    if name == "number":
        return phone_words(text)
    if name == "code":
        return language_name(text)
    if name == "byday" and all(day in DAYS for day in text.split(",")):
        return ", ".join(gettext(DAY_NAMES[DAYS.index(day)]) for day in text.split(","))
    if name in {"opens_at", "closes_at"}:
        return text[:5]
    return text


def actor(name: str) -> str:
    """Who made a change, without the id of their account; commands are called by what they do."""
    if name == NOBODY:
        return gettext(THE_SYSTEM)
    if name in LOADERS:
        return gettext(LOADERS[name])
    return _ID.sub("", name).strip() or gettext(SOMEBODY)
