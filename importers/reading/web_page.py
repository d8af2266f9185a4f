"""Tables of a saved web page, or of what programs call .xls and is one: rows of text, with merged cells told apart."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import TextIO

from directory.errors import InvalidInput
from importers.reading.encoding import WEB_PAGE
from importers.reading.stacked_tables import make_tables
from importers.reading.tables import Row, Table

BEGINS = ("<!doctype html", "<html", "<table", "<head", "<body")
FEWEST_COLUMNS = FEWEST_ROWS = 2  # of a list; a page may be laid out in tables, too
MOST_SPANNED = 100  # cells or rows of one merged cell
PART = 1 << 16  # characters read at once
IN_LINES = frozenset({"br", "p", "li", "div", "tr"})
SILENT = frozenset({"script", "style", "head"})
SPACES = re.compile(r"\s+")
CALLED = ("mailto:", "tel:")  # addresses that a text may stand for: "scrivici"


def is_web_page(start: str) -> bool:
    """Whether a text begins as a web page does."""
    return start.lstrip("\ufeff \t\r\n").casefold().startswith(BEGINS)


def read_web_page(text: TextIO, name: str, stem: str, encoding: str) -> list[Table]:
    """Its tables that may be lists; rows are counted in each, as people see them.

    Raises:
        InvalidInput: it has none.
    """
    parser = _Tables()
    while part := text.read(PART):
        parser.feed(part)
    parser.close()
    lists = [rows for rows in parser.found if len(rows) >= FEWEST_ROWS and max(map(len, rows)) >= FEWEST_COLUMNS]
    if not lists:
        raise InvalidInput(WEB_PAGE, name=name)
    tables: list[Table] = []
    for number, cells in enumerate(lists, start=1):
        called = stem if len(lists) == 1 else f"{stem} ({number})"
        tables += make_tables(called, _rows(cells), encoding=encoding)
    return tables


def _rows(lines: list[list[str]]) -> Iterator[Row]:
    width = max(map(len, lines))
    for number, cells in enumerate(lines, start=1):
        if any(cells):
            yield Row(number, (*cells, *[""] * (width - len(cells))))


class _Tables(HTMLParser):
    """The cells of every table; one within a cell of another is part of that cell's text."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[list[list[str]]] = []
        self._depth = self._silent = 0
        self._spanned: dict[int, tuple[str, int]] = {}  # column -> text of a merged cell, and rows that are left
        self._cell: list[str] | None = None
        self._across = self._down = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A table, row, cell or break begins."""
        given = {key: value or "" for key, value in attrs}
        self._silent += tag in SILENT
        if tag == "table":
            self._depth += 1
            if self._depth == 1:
                self._spanned = {}
                self.found.append([])
        elif self._depth == 1 and tag == "tr":
            self._end_cell()
            self.found[-1].append([])
        elif self._depth == 1 and tag in ("td", "th"):
            self._end_cell()
            self._cell, self._across, self._down = [], _number(given.get("colspan")), _number(given.get("rowspan"))
        elif tag in IN_LINES:
            self._say("\n")
        elif tag == "a" and (address := given.get("href", "")).startswith(CALLED):
            self._say(f"{address.partition(':')[2].partition('?')[0]} ")

    def handle_endtag(self, tag: str) -> None:
        """A table, row or cell ends."""
        self._silent -= tag in SILENT and self._silent > 0
        if self._depth == 1 and tag in ("td", "th", "tr", "table"):
            self._end_cell()
        if self._depth == 1 and tag in ("tr", "table") and self.found[-1]:
            self._repeat(self.found[-1][-1])
        if tag == "table":
            self._depth = max(0, self._depth - 1)
        elif tag in IN_LINES:
            self._say("\n")

    def handle_data(self, data: str) -> None:
        """Text; an address that was said for its link is said once."""
        if not self._silent:
            before = self._cell[-1].strip() if self._cell else ""
            is_again = bool(before) and data.strip() == before
            self._say("" if is_again else SPACES.sub(" ", data))

    def _say(self, text: str) -> None:
        if self._cell is not None:
            self._cell.append(text)

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        lines = (" ".join(line.split()) for line in "".join(self._cell).split("\n"))
        text, self._cell = "\n".join(line for line in lines if line), None
        if not self.found[-1]:
            self.found[-1].append([])  # a cell outside any row
        row = self.found[-1][-1]
        self._repeat(row)
        if self._down > 1:
            self._spanned[len(row)] = text, self._down - 1
        row += [text, *[""] * (self._across - 1)]

    def _repeat(self, row: list[str]) -> None:
        """Cells of rows above that reach down to here stand in this row, too."""
        while len(row) in self._spanned:
            text, left = self._spanned.pop(len(row))
            if left > 1:
                self._spanned[len(row)] = text, left - 1
            row.append(text)


def _number(text: str | None) -> int:
    return min(int(text), MOST_SPANNED) if text and text.isdecimal() and int(text) > 0 else 1
