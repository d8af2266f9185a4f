"""Fields and values of imported lists in people's words: "orari: martedì 9–12" rather than "schedules: WEEKLY TU"."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from directory.i18n import N_, Sentence
from importers.problems import FieldValue, Problem
from importers.row_values import CHILDREN
from web.i18n import say, translate
from web.in_words.rows import country_name, municipality_name, row_words
from web.in_words.values import value_words

WHOSE: Mapping[str, str] = {
    "organization": N_("organisation"),
    "location": N_("place"),
    "link_worker": N_("link worker"),
}
LABELS: Mapping[str, str] = {
    "name": N_("name"),
    "alternate_name": N_("other name"),
    "description": N_("description"),
    "email": N_("e-mail"),
    "website": N_("web page"),
    "url": N_("web page"),
    "tax_id": N_("tax code"),
    "legal_status": N_("legal form"),
    "country": N_("country"),
    "status": N_("status"),
    "interpretation_services": N_("interpreting"),
    "application_process": N_("how to get it"),
    "fees_description": N_("costs"),
    "eligibility_description": N_("whom it is for"),
    "minimum_age": N_("lowest age"),
    "maximum_age": N_("highest age"),
    "assured_date": N_("day of the last verification"),
    "assured_until": N_("last day for which it holds"),
    "exclusion_criteria": N_("whom it is not for"),
    "gender_reserved": N_("for women or men only"),
    "residence_required": N_("for residents only"),
    "isee_maximum": N_("highest ISEE"),
    "waiting_days": N_("days of waiting"),
    "response_days": N_("days until an answer"),
    "intensity": N_("how much help"),
    "access": N_("access"),
    "remote": N_("by phone or online"),
    "home_visits": N_("comes to homes"),
    "is_example": N_("invented example"),
    "transportation": N_("how to get there"),
    "latitude": N_("latitude"),
    "longitude": N_("longitude"),
    "coordinates": N_("coordinates"),
    "point_source": N_("how the point was found"),
    "address_1": N_("street and number"),
    "street": N_("street and number"),
    "house_number": N_("house number"),
    "full": N_("whole address"),
    "address_2": N_("further part of the address"),
    "city": N_("town"),
    "state_province": N_("province"),
    "province": N_("province"),
    "region": N_("region"),
    "postal_code": N_("postal code"),
    "municipality_code": N_("municipality"),
    "municipality": N_("municipality"),
    "organization_phones": N_("phone of the organisation"),
    "identifiers": N_("register number"),
    "identifier": N_("register number"),
    "phones": N_("phone"),
    "phone": N_("phone"),
    "fax": N_("fax"),
    "contacts": N_("phone, e-mail and web page"),
    "schedules": N_("hours"),
    "schedule": N_("hours"),
    "hours": N_("hours"),
    "closings": N_("closing period"),
    "days": N_("days of the week"),
    "languages": N_("languages"),
    "cost_options": N_("costs"),
    "cost": N_("costs"),
    "required_documents": N_("what to bring"),
    "documents": N_("what to bring"),
    "service_areas": N_("area served"),
    "service_area": N_("area served"),
    "capacities": N_("places"),
    "capacity": N_("places"),
    "additional_urls": N_("further web pages"),
    "attributes": N_("what it is about"),
    "tags": N_("what it is about"),
    "accessibility": N_("accessibility"),
    "id": N_("number in the list"),
    "register": N_("register number"),
    "ages": N_("ages"),
    "age": N_("ages"),
    "number": N_("phone"),
    "available": N_("free places"),
    "maximum": N_("places in all"),
    "locality": N_("hamlet or quarter"),
    "service_type": N_("kind of service"),
    "need": N_("need"),
    "interest": N_("interest"),
    "target_group": N_("group of people"),
    "any": N_("category"),
    "place": N_("place"),
    "organization": N_("organisation"),
}
NAMED_BY: Mapping[str, str] = {  # code -> what says the same in words
    "address.municipality_code": "address.city",
    "address.state_province": "address.city",
    "address.region": "address.city",
    "address.country": "address.city",
    "cost_options": "service.fees_description",
    "organization.country": "organization.name",
    "location.point_source": "location.latitude",
}
OF = N_("%(field)s (%(whose)s)")


def slot_label(slot: str) -> Sentence:
    """A field of a list in words; whose it is where it is not the service's.

    >>> slot_label("service.name").message, slot_label("phones").message
    ('name', 'phone')
    """
    entity, _, column = slot.rpartition(".")
    label = Sentence(LABELS.get(column, column.replace("_", " ")))
    if entity in WHOSE and column not in ("latitude", "longitude", "coordinates"):
        return Sentence(OF, {"field": label, "whose": Sentence(WHOSE[entity])})
    return label


def slot_value(slot: str, value: Any, language: str) -> str:
    """A value as `Difference` holds it, in words; "–" for none."""
    if value in (None, "", []):
        return "–"
    if isinstance(value, list):
        table = CHILDREN[slot].model.__tablename__
        return "; ".join(filter(None, (row_words(table, row, language) for row in value))) or "–"
    column = slot.rpartition(".")[2]
    if column == "municipality_code":
        return municipality_name(value)
    if column == "country":
        return country_name(value, language)
    return say(value_words(column, str(value)), language)


def said_once(values: Iterable[Sequence[Any]]) -> list[Sequence[Any]]:
    """Values or differences, the field first, without those that say in a code what another one says in a name."""
    told = [*values]
    fields = {one[0] for one in told}
    hidden = {code for code, name in NAMED_BY.items() if name in fields}
    return [one for one in told if one[0] not in hidden]


def worded(problems: Iterable[Problem], language: str) -> list[Problem]:
    """Problems whose fields and values are said in words, in that language."""
    return [_worded(one, language) for one in problems]


def _worded(one: Problem, language: str) -> Problem:
    facts = {
        name: slot_value(fact.field, fact.value, language) if isinstance(fact, FieldValue) else fact
        for name, fact in one.facts.items()
    }
    values = [fact for fact in one.facts.values() if isinstance(fact, FieldValue)]
    if not values:
        return one
    new = slot_value(values[0].field, values[0].value, language)
    return replace(one, column=translate(slot_label(one.column), language), value=new, facts=facts)
