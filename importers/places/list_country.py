"""Which country a list is from, as its own cells show."""

from collections import Counter
from collections.abc import Iterator, Sequence

from directory.language import words
from directory.place_names import COUNTRY_NAMES, area_key
from importers.columns import likeness
from importers.columns.header_fit import header_words
from importers.convert.empty import is_empty
from importers.reading.tables import Table

SAMPLE_ROWS = 400
FEWEST_PHONES = 5
MOSTLY = 0.6  # share of the cells that must agree
COUNTRY_HEADERS = frozenset({"country", "nazione", "land", "pays"})
PHONE_HEADERS = frozenset({"phone", "telephone", "number", "telefono", "telefon"})
AMERICAN_NAMES = frozenset({"us", "usa", "united states", "united states of america", "stati uniti"})


def country_of(tables: Sequence[Table], default: str) -> str:
    """The country that a column of countries names, or that the shape of the phone numbers shows; else the default."""
    named: Counter[str] = Counter(filter(None, map(_code, _cells(tables, COUNTRY_HEADERS))))
    if named:
        code, count = named.most_common(1)[0]
        if count >= MOSTLY * named.total():
            return code
    phones = [cell for cell in _cells(tables, PHONE_HEADERS) if sum(map(str.isdigit, cell)) >= 7]
    american = sum(likeness.us_phone(cell) for cell in phones)
    return "US" if len(phones) >= FEWEST_PHONES and american >= MOSTLY * len(phones) else default


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
