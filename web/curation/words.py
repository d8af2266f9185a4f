"""What the history of a record calls rows and fields, and its values in words."""

from collections.abc import Callable, Mapping
from datetime import date

from directory.catalog.seasons import stored_season
from directory.curation.history import WHOLE_ROW
from directory.i18n import N_, Sentence
from directory.queries.record_history import Told
from web.i18n import current_language, gettext, say
from web.in_words.hours import PARTS, days_words, season_words
from web.in_words.rows import WORDS, country_name, municipality_name, row_words, terms_by_id
from web.in_words.values import value_words as value_of_field
from web.pages import language_name, long_date, phone_words
from web.services import history

MORE_RESOURCES: Mapping[str, str] = {
    **history.RESOURCES,
    "language": N_("language"),
    "required_document": N_("what to bring"),
    "service_area": N_("area served"),
    "service_capacity": N_("places free"),
    "attribute": N_("tag"),
    "absence": N_("absence"),
    "schedule": N_("hours"),
    "closing": N_("closing period"),
    "link_worker": N_("link worker"),
    "url": N_("web page"),
    "accessibility": N_("accessibility"),
    "address": N_("address"),
    "contact": N_("contact"),
    "cost_option": N_("costs"),
    "organization_identifier": N_("register number"),
    "phone": N_("phone"),
}
MORE_FIELDS: Mapping[str, str] = {
    **history.FIELDS,
    "taxonomy_term_id": N_("tag"),
    "begins_on": N_("from"),
    "ends_on": N_("until"),
    "reason": N_("why"),
    "role": N_("role"),
    "gender": N_("gender"),
    "base_municipality_code": N_("works from"),
    "contract_hours": N_("contract hours a week"),
    "capacity_points": N_("capacity in points"),
    "load_points": N_("caseload kept elsewhere, in points"),
    "seniority": N_("seniority"),
    "experience_years": N_("years of experience"),
    "cleared_for_minors": N_("cleared to work with minors"),
    "takes_new_people": N_("takes new people"),
    "works_from": N_("first day of work"),
    "works_until": N_("last day of work"),
    "amount": N_("amount"),
    "amount_description": N_("amount in words"),
    "available": N_("places free"),
    "byday": N_("days"),
    "bymonth": N_("months"),
    "season": N_("season"),
    "by_appointment": N_("by appointment"),
    "closes_at": N_("closes at"),
    "code": N_("language"),
    "document": N_("what to bring"),
    "extension": N_("extension"),
    "extent": N_("area"),
    "extent_type": N_("kind of area"),
    "freq": N_("how often"),
    "maximum": N_("places in all"),
    "opens_at": N_("opens at"),
    "part_of_day": N_("part of the day"),
    "option": N_("kind of cost"),
    "title": N_("task"),
    "type": N_("kind"),
    "updated": N_("as of"),
}
STATED, PROPOSED = N_("confirmed"), N_("proposed")
UNSAID = frozenset({"country", "point_source"})  # of what was made: everybody takes it for granted


def resource_words(told: Told) -> Sentence:
    """What was changed: the row, and the field where it is only one."""
    resource = Sentence(MORE_RESOURCES.get(told.change.resource_type, told.change.resource_type))
    if told.change.field_name == WHOLE_ROW:
        return resource
    term = whole_words(told) if told.values else ""  # of a tag that was confirmed
    field = Sentence("%(term)s", {"term": term}) if term else field_words(told.change.field_name)
    if say(field, current_language()) == say(resource, current_language()):
        return resource
    return Sentence("%(resource)s, %(field)s", {"resource": resource, "field": field})


def whole_words(told: Told) -> str:
    """What a row held that was made or removed; of an entry, its fields in turn."""
    table, language = told.change.resource_type, current_language()
    if table in WORDS:
        return row_words(table, told.values, language)
    values = {
        name: said for name, text in told.values.items() if name not in UNSAID and (said := value_words(name, text))
    }
    return "; ".join(f"{say(field_words(name), language)}: {said}" for name, said in values.items())


def field_words(name: str) -> Sentence:
    """A column in words; rare ones keep the directory's own name."""
    return Sentence(MORE_FIELDS.get(name, name))


def value_words(name: str, text: str) -> str:
    """A value of the history as people say it; "" for none."""
    if not text:
        return ""
    say_it = SAID.get(name)
    return say_it(text) if say_it else say(value_of_field(name, text), current_language())


def _term(text: str) -> str:
    term = terms_by_id().get(text)
    return term.label(current_language()) if term else ""


def _certainty(text: str) -> str:
    return gettext(STATED if float(text) >= 1 else PROPOSED)


def _hour(text: str) -> str:
    return text[:5]


def _date(text: str) -> str:
    return long_date(date.fromisoformat(text))


SAID: Mapping[str, Callable[[str], str]] = {
    "taxonomy_term_id": _term,
    "number": phone_words,
    "code": language_name,
    "byday": lambda text: days_words(text, current_language()),
    "bymonth": lambda text: season_words(stored_season(text, None), current_language()),
    "season": lambda text: season_words(stored_season(None, text), current_language()),
    "part_of_day": lambda text: gettext(PARTS[text]),
    "confidence": _certainty,
    "opens_at": _hour,
    "closes_at": _hour,
    "municipality_code": municipality_name,
    "country": lambda text: country_name(text, current_language()),
    **dict.fromkeys(("begins_on", "ends_on", "works_from", "works_until"), _date),
}
