"""What only a link worker's form asks: terms, territories, absences, days and points."""

from collections.abc import Mapping
from datetime import date

from directory.curation.child_lines import line_of
from directory.curation.setup import term_id
from directory.errors import InvalidInput
from directory.i18n import N_
from directory.places.gazetteer import Gazetteer
from directory.taxonomies.vocabulary import Vocabulary
from importers.cells.categories import terms_named, terms_of
from importers.cells.service_areas import service_areas
from importers.convert.dates import day
from importers.convert.numbers import number
from importers.convert.periods import periods
from importers.convert.phones.numbers import phones
from web.curation.reader import Reader, lines, number_words, only
from web.i18n import current_language
from web.in_words.rows import terms_by_id
from web.pages import phone_words

MOST_HOURS, MOST_YEARS, MOST_POINTS = 60, 70, 10_000
NOT_A_TERM = N_("“%(value)s” is not known here: write it as the filters of the search call it.")
WHICH_TERM = N_("“%(value)s” may mean several things: write one of %(terms)s.")
NOT_AN_AREA = N_("“%(value)s” is no municipality, province or region that is known here.")
NOT_BETWEEN = N_("Write a number from 0 to %(most)s.")
ONE_PERIOD = N_("“%(value)s” is more than one absence: write one a line.")


def _terms(taxonomy: str) -> Reader:
    """Terms by name, one a line."""

    def read(line: str, _country: str) -> str:
        vocabulary = Vocabulary.bundled()
        found = terms_named(line, taxonomy, vocabulary) or terms_of(line, taxonomy, vocabulary)
        if not found:
            raise InvalidInput(NOT_A_TERM, value=line)
        if len(found) > 1:
            raise InvalidInput(WHICH_TERM, value=line, terms=tuple(one.label(current_language()) for one in found))
        return line_of({"taxonomy_term_id": str(term_id(taxonomy, found[0].code))})

    return lines(read, lambda row: terms_by_id()[row["taxonomy_term_id"]].label(current_language()))


def _area(line: str, country: str) -> str:
    found = [*service_areas(line, Gazetteer.bundled(), country)]
    if len(found) != 1 or found[0]["extent_type"] == "text":
        raise InvalidInput(NOT_AN_AREA, value=line)
    return line_of({name: text or "" for name, text in found[0].items()})


def _absence(line: str, country: str) -> str:
    found = periods(line, country)
    if len(found) > 1:
        raise InvalidInput(ONE_PERIOD, value=line)
    begins, ends = found[0]
    return line_of({"begins_on": begins.isoformat(), "ends_on": ends.isoformat() if ends else ""})


def _absence_words(row: Mapping[str, str]) -> str:
    begins = _day_words(row["begins_on"])
    return f"{begins}-{_day_words(row['ends_on'])}" if row.get("ends_on") else f"dal {begins}"


def _day_words(text: str) -> str:
    """As it is read again in every language."""
    said = date.fromisoformat(text)
    return f"{said.day}/{said.month}/{said.year}"


def _up_to(most: int, *, is_needed: bool = False) -> Reader:
    def read(text: str, country: str) -> str:
        value = float(number(text, country))
        if not 0 <= value <= most:
            raise InvalidInput(NOT_BETWEEN, most=most)
        return str(value)

    return Reader(read, number_words, is_needed=is_needed, inputmode="decimal")


def _phone(text: str, country: str) -> str:
    return only(phones(text, country)).number


WORKER_READERS: Mapping[str, Reader] = {
    "needs": _terms("need"),
    "interests": _terms("interest"),
    "target_groups": _terms("target_group"),
    "areas": lines(_area, lambda row: row.get("name") or row.get("extent", "")),
    "absences": lines(_absence, _absence_words),
    "day": Reader(lambda text, country: day(text, country).isoformat(), _day_words),
    "phone": Reader(_phone, phone_words, inputmode="tel"),
    "week_hours": _up_to(MOST_HOURS),
    "needed_hours": _up_to(MOST_HOURS, is_needed=True),
    "years": _up_to(MOST_YEARS),
    "points": _up_to(MOST_POINTS, is_needed=True),
}
