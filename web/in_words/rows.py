"""Rows that hang on an entry – a telephone, hours, a cost – in people's words, one line each."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache

from babel import Locale
from babel.dates import format_date

from directory.curation.setup import term_id
from directory.errors import NotFound
from directory.i18n import N_, Sentence
from directory.places.gazetteer import Gazetteer
from directory.taxonomies.vocabulary import Term, Vocabulary
from directory.words.language import fold
from directory.words.languages import language_name
from importers.cells.categories import TAXONOMIES
from web.i18n import locale_of, say_money, translate
from web.in_words.costs import COST_KINDS
from web.in_words.hours import schedule_words
from web.pages import phone_words

Row = Mapping[str, str]
EXTENSION = N_("ext. %(extension)s")
PHONE_KINDS: Mapping[str, str] = {"cell": N_("mobile"), "fax": N_("fax"), "voice": ""}
POINT_SOURCES: Mapping[str, str] = {
    "source": N_("from the list"),
    "geocoder": N_("from the address"),
    "municipality": N_("centre of the municipality"),
}
ON_THE_MAP = N_("point on the map: %(found)s")
FREE_OF_ALL = N_("%(available)s of %(maximum)s")
COUNTRIES_UNSAID = frozenset({"IT"})  # of an address; everybody takes it for granted


def row_words(table: str, row: Row, language: str) -> str:
    """One row of a table, by its columns as text.

    >>> row_words("phone", {"number": "+390543712399", "type": "fax", "description": "fax"}, "it")
    '0543 712399, fax'
    """
    known = WORDS.get(table)
    if known is not None:
        return known(row, language)
    return ", ".join(text for column, text in sorted(row.items()) if not column.endswith(("_id", "type")))


def municipality_name(code: str) -> str:
    """What a municipality is called, with its province; the code where nobody knows it.

    >>> municipality_name("D704")
    'Forlì (FC)'
    """
    try:
        found = Gazetteer.bundled().by_code(code)
    except NotFound:
        return code
    return f"{found.name} ({found.province})" if found.province else found.name


def country_name(code: str, language: str) -> str:
    """What a country is called.

    >>> country_name("IT", "it")
    'Italia'
    """
    return str(Locale.parse(language).territories.get(code, code))


@cache
def terms_by_id() -> Mapping[str, Term]:
    """Every term by the text of its row's id."""
    vocabulary = Vocabulary.bundled()
    return {str(term_id(kind, term.code)): term for kind in TAXONOMIES for term in vocabulary.terms(kind)}


def _phone(row: Row, language: str) -> str:
    extension = Sentence(EXTENSION, {"extension": row["extension"]}) if row.get("extension") else ""
    kind = PHONE_KINDS.get(row.get("type", ""), row.get("type", ""))
    said = (translate(each, language) if each else "" for each in (extension, kind, row.get("description", "")))
    return _once((phone_words(row.get("number", "")), *said))


def _language(row: Row, language: str) -> str:
    return language_name(row["code"]).in_language(language) if row.get("code") else row.get("name", "")


def _cost(row: Row, language: str) -> str:
    kind, amount = COST_KINDS.get(row.get("option", ""), row.get("option", "")), row.get("amount", "")
    is_price = bool(amount) and Decimal(amount) > 0
    price = say_money(Decimal(amount), language, row.get("currency", "EUR")) if is_price else ""
    if amount and not is_price:
        kind = COST_KINDS["free"]
    return _once((price, "" if price else translate(kind, language) if kind else "", row.get("amount_description", "")))


def _capacity(row: Row, language: str) -> str:
    if "maximum" not in row:
        return row.get("available", "")
    facts = {"available": row.get("available", "?"), "maximum": row["maximum"]}
    return translate(Sentence(FREE_OF_ALL, facts), language)


def _term(row: Row, language: str) -> str:
    term = terms_by_id().get(row.get("taxonomy_term_id", ""))
    return term.label(language) if term else ""


def _location(row: Row, language: str) -> str:
    """A place by what it is called; a point on the map by how it was found, since its numbers say nothing to people."""
    said = [row.get(column, "") for column in ("name", "alternate_name", "description", "transportation", "url")]
    if row.get("latitude"):
        point = Sentence(ON_THE_MAP, {"found": Sentence(POINT_SOURCES[row.get("point_source", "source")])})
        said.append(translate(point, language))
    return _once(said)


def _address(row: Row, language: str) -> str:
    town = row.get("city") or (municipality_name(row["municipality_code"]) if row.get("municipality_code") else "")
    country = row.get("country", "")
    parts = (row.get("address_1", ""), row.get("address_2", ""), f"{row.get('postal_code', '')} {town}".strip())
    return _once((*parts, "" if country in COUNTRIES_UNSAID else country_name(country, language)))


def _columns(*columns: str) -> Callable[[Row, str], str]:
    """The texts of these columns."""
    return lambda row, _language: _once(row.get(column, "") for column in columns)


def _once(parts: Iterable[str]) -> str:
    """Parts that say something, each once, however it is written."""
    seen = {fold(part): part for part in reversed([*filter(None, parts)])}
    return ", ".join(reversed(seen.values()))


def _closing(row: Row, language: str) -> str:
    """The first and the last day, and why."""
    ends = dict.fromkeys(row[end] for end in ("begins_on", "ends_on") if row.get(end))
    days = [format_date(date.fromisoformat(end), "long", locale=locale_of(language)) for end in ends]
    return _once(("–".join(days), row.get("reason", "")))


def _area(row: Row, _language: str) -> str:
    """What an area is called; codes are for machines."""
    if name := row.get("name"):
        return name
    extent = row.get("extent", "")
    return municipality_name(extent) if row.get("extent_type") == "municipality" else extent


WORDS: Mapping[str, Callable[[Row, str], str]] = {
    "phone": _phone,
    "schedule": schedule_words,
    "closing": _closing,
    "language": _language,
    "cost_option": _cost,
    "service_capacity": _capacity,
    "attribute": _term,
    "address": _address,
    "location": _location,
    "service_at_location": lambda row, language: _once((_address(row, language), row.get("description", ""))),
    "required_document": _columns("document"),
    "service_area": _area,
    "organization_identifier": _columns("identifier_type", "identifier"),
    "url": _columns("label", "url"),
    "accessibility": _columns("description", "details"),
}
