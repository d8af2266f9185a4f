"""Rows and columns of a sheet that nobody sees who opens the workbook: hidden by a filter, or by hand."""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import IO, NamedTuple

from openpyxl.utils import get_column_letter

from directory.i18n import N_
from importers.problems import Problem
from importers.reading.tables import Row

HIDDEN_ROWS = N_(
    "Rows of the sheet “%(sheet)s” are hidden in the workbook, by a filter or by hand, and were read, too (how many: "
    "%(count)s, lines %(lines)s): take them out of the list if they do not belong to it."
)
HIDDEN_COLUMNS = N_(
    "Columns of the sheet “%(sheet)s” are hidden in the workbook, and were read, too (%(columns)s): take them out "
    "of the list if they are not for everybody."
)
ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*>\s*<(?:\w+:)?c\b")  # with a cell in it
COLUMN = re.compile(rb"<(?:\w+:)?col\b[^>]*>")
FIRST_ROW = re.compile(rb"<(?:\w+:)?sheetData\b")
NUMBER = re.compile(rb'\br="(\d{1,7})"')
FROM_TO = re.compile(rb'\b(min|max)="(\d{1,5})"')
IS_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
CHUNK = 1 << 20
LONGEST_TAG = 2_000  # bytes, which may be cut in two
MOST_NAMED = 12  # lines


class Hidden(NamedTuple):
    """How many rows are hidden, and the lines of the first ones."""

    number: int
    lines: tuple[int, ...]

    def problem(self, sheet: str) -> Problem:
        """What to tell of them."""
        named = ", ".join(map(str, self.lines)) + (", …" if self.number > len(self.lines) else "")
        return Problem(None, "", sheet, HIDDEN_ROWS, {"sheet": sheet, "count": self.number, "lines": named})


class HiddenParts(NamedTuple):
    """What is hidden of a sheet, also of what is blank: lines from 1, and first and last columns from 0."""

    lines: Collection[int] = ()
    columns: tuple[tuple[int, int], ...] = ()

    def of(self, rows: Iterable[Row]) -> "tuple[Hidden | None, tuple[int, ...]]":
        """The hidden rows and columns in which something stands."""
        if not (self.lines or self.columns):
            return None, ()
        found, columns = list[int](), set[int]()
        for row in rows:
            if row.line in self.lines:
                found.append(row.line)
            for first, last in self.columns:
                columns.update(at for at in range(first, min(last + 1, len(row.cells))) if row.cells[at])
        return Hidden(len(found), tuple(found[:MOST_NAMED])) if found else None, tuple(sorted(columns))


def told_columns(sheet: str, columns: Iterable[int]) -> Problem:
    """What to tell of hidden columns."""
    named = ", ".join(get_column_letter(at + 1) for at in columns)
    return Problem(None, "", sheet, HIDDEN_COLUMNS, {"sheet": sheet, "columns": named})


def hidden_rows(sheet: IO[bytes]) -> Hidden | None:
    """The hidden rows that hold something, from the XML of a sheet; None where all are to be seen."""
    count, lines = 0, list[int]()
    for line in _lines(sheet):
        count += 1
        if len(lines) < MOST_NAMED:
            lines.append(line)
    return Hidden(count, tuple(lines)) if count else None


def hidden_columns(sheet: IO[bytes]) -> tuple[tuple[int, int], ...]:
    """The first and last of columns that are hidden together, from 0, from the XML of a sheet."""
    start = sheet.read(CHUNK)
    before = start[: first.start() if (first := FIRST_ROW.search(start)) else len(start)]
    ends = [dict(FROM_TO.findall(tag)) for tag in COLUMN.findall(before) if IS_HIDDEN.search(tag)]
    return tuple((int(each[b"min"]) - 1, int(each[b"max"]) - 1) for each in ends if len(each) == 2)


def _lines(sheet: IO[bytes]) -> Iterator[int]:
    rest = b""
    while chunk := sheet.read(CHUNK):
        text, end = rest + chunk, 0
        for tag in ROW.finditer(text) if b"hidden=" in text else ():
            end = tag.end()
            if IS_HIDDEN.search(tag[0]) and (number := NUMBER.search(tag[0])):
                yield int(number[1])
        rest = text[max(end, len(text) - LONGEST_TAG) :]
