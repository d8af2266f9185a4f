"""Rows of a sheet that nobody sees who opens the workbook: hidden by a filter, or by hand."""

import re
from collections.abc import Iterator
from typing import IO, NamedTuple

from directory.i18n import N_
from importers.problems import Problem

HIDDEN_ROWS = N_(
    "Rows of the sheet “%(sheet)s” are hidden in the workbook, by a filter or by hand, and were read, too (how many: "
    "%(count)s, lines %(lines)s): take them out of the list if they do not belong to it."
)
ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*>\s*<(?:\w+:)?c\b")  # with a cell in it
NUMBER = re.compile(rb'\br="(\d{1,7})"')
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


def hidden_rows(sheet: IO[bytes]) -> Hidden | None:
    """The hidden rows that hold something, from the XML of a sheet; None where all are to be seen."""
    count, lines = 0, list[int]()
    for line in _lines(sheet):
        count += 1
        if len(lines) < MOST_NAMED:
            lines.append(line)
    return Hidden(count, tuple(lines)) if count else None


def _lines(sheet: IO[bytes]) -> Iterator[int]:
    rest = b""
    while chunk := sheet.read(CHUNK):
        text, end = rest + chunk, 0
        for tag in ROW.finditer(text) if b"hidden=" in text else ():
            end = tag.end()
            if IS_HIDDEN.search(tag[0]) and (number := NUMBER.search(tag[0])):
                yield int(number[1])
        rest = text[max(end, len(text) - LONGEST_TAG) :]
