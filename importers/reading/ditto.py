"""Cells that say "the same": "idem" is what the column of the same thing before it says, or the line above."""

import re
from dataclasses import replace

from directory.words.language import words
from importers.reading.tables import Row, Table

SAME = re.compile(
    r"idem|(?:come|vedi|v\.) ?sopra|c\.\s?s\.|ibidem|id\.|[\"”“″〃]|''|siehe oben|s\. ?o\.|wie oben|see above",
    re.IGNORECASE,
)
MOST_ROWS = 20_000  # of a list that somebody wrote so


def with_repeated(table: Table) -> Table:
    """The table with what such cells repeat; any other as it is."""
    if len(table.rows) > MOST_ROWS or not any(map(SAME.fullmatch, (cell for row in table.rows for cell in row.cells))):
        return table
    beside = [_beside(table.header, at) for at in range(len(table.header))]
    rows: list[Row] = []
    for row in table.rows:
        cells = list(row.cells)
        for at, cell in enumerate(cells):
            if SAME.fullmatch(cell):
                left = beside[at]
                cells[at] = cells[left] if left is not None else rows[-1].cells[at] if rows else ""
        rows.append(row._replace(cells=tuple(cells)))
    return replace(table, rows=rows)


def _beside(header: tuple[str, ...], at: int) -> int | None:
    """The column before that is about the same: "Sede legale" before "Sede operativa"."""
    first = words(header[at])[:1]
    return next((before for before in range(at - 1, -1, -1) if first and words(header[before])[:1] == first), None)
