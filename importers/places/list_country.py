"""Which country a list is from, as its own cells show."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import phonenumbers

from directory.places.gazetteer import Gazetteer
from directory.places.place_names import COUNTRY_NAMES, area_key
from directory.words.language import words
from importers.cells.service_areas import GAZETTEER_COUNTRIES
from importers.columns import likeness
from importers.columns.header_fit import header_words
from importers.convert.empty import is_empty
from importers.reading.tables import Table

SAMPLE_ROWS = 400
FEWEST_SIGNS = 5
MOSTLY = 0.6  # share of the cells that must agree
COUNTRY_HEADERS = frozenset({"country", "nazione", "land", "pays"})
PHONE_HEADERS = frozenset({"phone", "telephone", "number", "telefono", "telefon"})
POSTAL_HEADERS = frozenset({"zip", "zipcode", "postcode", "postal"})
STATE_HEADERS = frozenset({"state"})
AMERICAN_NAMES = frozenset({"us", "usa", "united states", "united states of america", "stati uniti"})
LOCAL_DIGITS = re.compile(r"[2-9]\d{6}")  # without an area code, in the USA and elsewhere
AMERICAN_DIGITS = re.compile(r"\+?1?([2-9]\d{2}[2-9]\d{6})")


def country_of(tables: Sequence[Table], default: str) -> str:
    """The country that a column of countries names, or the USA where phones, postal codes or states are of there."""
    named: Counter[str] = Counter(filter(None, map(_code, _cells(tables, COUNTRY_HEADERS))))
    if named:
        code, count = named.most_common(1)[0]
        if count >= MOSTLY * named.total():
            return code
    signs = [sign for sign in _american_signs(tables, default) if sign is not None]
    return "US" if sum(signs) >= max(FEWEST_SIGNS, MOSTLY * len(signs)) else default


def _american_signs(tables: Sequence[Table], default: str) -> Iterator[bool | None]:
    """For each cell that may tell: whether it is American; None where it may as well be of the default country."""
    for cell in _cells(tables, PHONE_HEADERS):
        if sum(map(str.isdigit, cell)) >= 7:
            yield _is_american_phone(cell, default)
    for cell in _cells(tables, POSTAL_HEADERS):
        yield _is_american_postal_code(cell, default)
    for cell in _cells(tables, STATE_HEADERS):
        if len(cell) == 2:
            yield likeness.province(cell, "US") or None


def _is_american_phone(cell: str, default: str) -> bool | None:
    """Mobile numbers of Italy are often written in groups as in the USA: 347 123 4567."""
    if cell.startswith("("):
        return likeness.us_phone(cell)
    digits = re.sub(r"[\s./()-]", "", cell)
    plain = AMERICAN_DIGITS.match(digits)
    if plain is None:
        return None if LOCAL_DIGITS.fullmatch(digits) else False
    number = phonenumbers.PhoneNumber(country_code=1, national_number=int(plain[1]))
    if not phonenumbers.is_valid_number(number):
        return False
    home = phonenumbers.country_code_for_region(default)
    at_home = phonenumbers.PhoneNumber(country_code=home, national_number=int(plain[1]))
    return None if phonenumbers.is_valid_number(at_home) and not cell.startswith(("+1", "1")) else True


def _is_american_postal_code(cell: str, default: str) -> bool | None:
    if not likeness.postal_code(cell, "US"):
        return None
    return default not in GAZETTEER_COUNTRIES or not Gazetteer.bundled().by_postal_code(cell[:5])


def _cells(tables: Sequence[Table], headers: frozenset[str]) -> Iterator[str]:
    for table in tables:
        positions = [at for at, name in enumerate(table.header) if headers.intersection(header_words(name))]
        for row in table.rows[:SAMPLE_ROWS]:
            yield from (cell for at in positions if not is_empty(cell := row.cells[at]))


def _code(cell: str) -> str:
    plain = " ".join(words(cell))
    if plain in AMERICAN_NAMES:
        return "US"
    return COUNTRY_NAMES.get(area_key(cell)) or (cell.upper() if len(cell) == 2 and cell.isalpha() else "")
