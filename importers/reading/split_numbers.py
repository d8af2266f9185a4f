"""Telephones of which the area code stands in a column of its own: "0543" beside "733542"."""

import re
from dataclasses import replace

from importers.columns.header_fit import header_words
from importers.long_lists.sequence import LongSequence
from importers.reading.tables import Row, Table

AREA_HEADERS = frozenset(
    {
        *(("prefisso",), ("pref",), ("pref", "tel"), ("prefisso", "tel"), ("prefisso", "telefonico"), ("vorwahl",)),
        *(("prefisso", "telefono"), ("area", "code")),
    }
)
NUMBER_WORDS = frozenset({"tel", "telefono", "fax", "phone", "telefon", "telephone", "numero", "centralino"})
AREA = re.compile(r"0\d{1,3}|3\d\d|800|840|848")
LOCAL = re.compile(r"[1-9][\d ]{3,7}\d")  # no number of its own
HELPLINES = re.compile(r"1\d{2,5}")  # are called without an area code
ROWS_LOOKED_AT = 200
MOSTLY = 0.5


def with_whole_numbers(table: Table) -> Table:
    """The table with area codes before the numbers of the columns beside them; any other as it is."""
    at = next((at for at, name in enumerate(table.header) if header_words(name) in AREA_HEADERS), None)
    if at is None or not _is_area(table, at):
        return table
    columns = [
        other
        for other, name in enumerate(table.header)
        if other != at and NUMBER_WORDS.intersection(header_words(name))
    ]
    rows = LongSequence[Row]()
    for row in table.rows:
        cells = list(row.cells)
        for column in columns:
            if LOCAL.fullmatch(cells[column]) and not HELPLINES.fullmatch(cells[column]) and AREA.fullmatch(cells[at]):
                cells[column] = f"{cells[at]} {cells[column]}"
        rows.append(Row(row.line, tuple(cells), row.surplus))
    return replace(table, rows=rows.settled())


def _is_area(table: Table, at: int) -> bool:
    cells = [row.cells[at] for row, _ in zip(table.rows, range(ROWS_LOOKED_AT), strict=False) if row.cells[at]]
    return bool(cells) and sum(bool(AREA.fullmatch(cell)) for cell in cells) >= MOSTLY * len(cells)
