"""Cells that are merged over several rows of a workbook: what they say holds for each of these rows."""

import re
from collections.abc import Iterable, Iterator
from typing import IO, NamedTuple

from openpyxl.utils import column_index_from_string

REFERENCE = re.compile(rb'mergeCell\s+ref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"')
LONGEST_REFERENCE = 64  # bytes, which may be cut in two
CHUNK = 1 << 20
NumberedRow = tuple[int, list[str]]  # its line from 1, and its cells


class Merged(NamedTuple):
    """Cells under each other: `column` from 0, the rows from 1, the last one included."""

    column: int
    first: int
    last: int


def merged_over_rows(sheet: IO[bytes]) -> frozenset[Merged]:
    """The leftmost cells of all areas of several rows, from the XML of a sheet."""
    found, rest = set(), b""
    while chunk := sheet.read(CHUNK):
        text = rest + chunk
        for column, first, last in REFERENCE.findall(text):
            if int(first) < int(last):
                found.add(Merged(column_index_from_string(column.decode()) - 1, int(first), int(last)))
        rest = text[-LONGEST_REFERENCE:]
    return frozenset(found)


def filled_down(rows: Iterable[NumberedRow], merged: Iterable[Merged]) -> Iterator[NumberedRow]:
    """The rows of a sheet with what merged cells say in each that is not blank."""
    begins: dict[int, list[Merged]] = {}
    for area in merged:
        begins.setdefault(area.first, []).append(area)
    said: dict[int, tuple[str, int]] = {}  # column -> what holds there, and until which row
    for line, cells in rows:
        if said and any(cells):
            _fill(cells, line, said)
        for area in begins.get(line, ()):
            if area.column < len(cells) and cells[area.column]:
                said[area.column] = cells[area.column], area.last
        yield line, cells


def _fill(cells: list[str], line: int, said: dict[int, tuple[str, int]]) -> None:
    for column, (text, last) in list(said.items()):
        if line > last:
            del said[column]
            continue
        cells += [""] * (column + 1 - len(cells))
        cells[column] = cells[column] or text
