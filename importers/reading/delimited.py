"""Delimited text to rows: which sign separates the cells, and cells that hold line breaks or stray quotation marks."""

import csv
import re
from collections import Counter, deque
from collections.abc import Generator, Iterator, Sequence
from itertools import chain, count, islice
from typing import TextIO

from directory.errors import InvalidInput
from directory.i18n import N_
from importers.problems import Problem
from importers.reading.tables import LONG_CELL, LONGEST_CELL, Row, cell_of

DELIMITERS = (";", ",", "\t", "|")
NO_DELIMITER = "\x1f"  # for a list of one column
SAMPLE_LINES = 2000
SAMPLE_ROWS = 300
MAX_OPEN_QUOTES = 20  # so many stray quotation marks, and the file does not mean any of them
LONGEST_QUOTED = 1_000_000  # characters; a longer cell is an open quotation mark
LONGEST_LINE = 10_000_000  # characters
END_OF_TEXT = "\x00"  # never part of a text, see encoding.encoding_of
OPEN_QUOTE = N_("A quotation mark opens here and never closes, so this line was read as it stands: close or remove it.")


def parse(text: TextIO, name: str, problems: list[Problem]) -> tuple[Iterator[Row], str | None]:
    """The rows of a text that are not blank, read as they are asked for, and its delimiter (None: one column).

    Args:
        name: of the file, for sentences.
        problems: gets the quotation marks left open, as far as the rows are read.
    Raises:
        InvalidInput: a line is longer than any list has one.
    """
    every = _lines(text, name)
    sample = list(islice(every, SAMPLE_LINES))
    start, delimiter = _declared_delimiter(sample[0])
    delimiter = delimiter or choose_delimiter(sample)
    rows = _rows(chain(sample[start:], every), start, delimiter or NO_DELIMITER, problems)
    return (row for row in rows if any(row.cells)), delimiter


def _lines(text: TextIO, name: str) -> Iterator[str]:
    """The lines with their ends; one that is as long as a file is refused before it is in memory."""
    for number in count(1):
        line = text.readline(LONGEST_LINE)
        if not line:
            return
        if len(line) == LONGEST_LINE:
            raise InvalidInput(LONG_CELL, name=name, most=LONGEST_CELL, line=number)
        yield line


def choose_delimiter(lines: Sequence[str]) -> str | None:
    """The sign under which most rows have the same number of cells; None when most lines hold a single cell.

    Rows are parsed rather than signs counted, so that the comma in `"Via Roma, 3"` does not count.
    """
    best: tuple[float, str | None] = (0.0, None)
    for delimiter in DELIMITERS:
        rows = islice(_rows(iter(lines), 0, delimiter, []), SAMPLE_ROWS)
        widths = [len(row.cells) for row in rows if any(row.cells)]
        split = [width for width in widths if width > 1]
        if 2 * len(split) <= len(widths):
            continue
        width, count = Counter(split).most_common(1)[0]
        score = count / len(widths) * (1 - 1 / width)
        if score > best[0]:
            best = (score, delimiter)
    return best[1] or _header_delimiter(lines)


def _header_delimiter(lines: Sequence[str]) -> str | None:
    """The sign that parts a first line into three or more short names, though the rows below have a single cell."""
    first = next((line for line in lines if line.strip()), "")
    for delimiter in DELIMITERS:
        names = first.split(delimiter)
        if len(names) > 2 and all(0 < len(name.split()) < 3 for name in names):
            return delimiter
    return None


def _declared_delimiter(first_line: str) -> tuple[int, str | None]:
    """How many lines Excel's first line `sep=;` takes, and the sign that it declares."""
    declared = re.fullmatch(r'"?sep=([;,|\t])"?', first_line.strip("\r\n "))
    return (1, declared[1]) if declared else (0, None)


class _Lines(Iterator[str]):
    """Lines for a reader of rows, those of the row being read given back where its quotation mark never closes."""

    def __init__(self, lines: Iterator[str], index: int) -> None:
        self._lines, self._given_back = lines, deque[str]()
        self._of_row: list[str] = []
        self.index = index  # of the first line of the row

    def __next__(self) -> str:
        """The next line; after the last one a sign that no text holds."""
        line = self._given_back.popleft() if self._given_back else next(self._lines, END_OF_TEXT)
        self._of_row.append(line)
        return line

    @property
    def is_at_end(self) -> bool:
        """Whether nothing was read since the last row but the sign of the end."""
        return self._of_row == [END_OF_TEXT]

    def next_row(self) -> None:
        """The row is complete."""
        self.index += len(self._of_row)
        self._of_row.clear()

    def give_back(self) -> str:
        """Make a row of its first line alone, which is returned; the others are read again."""
        first, *others = self._of_row
        self._given_back.extendleft(line for line in reversed(others) if line != END_OF_TEXT)
        self.index += 1
        self._of_row.clear()
        return first


def _rows(lines: Iterator[str], start: int, delimiter: str, problems: list[Problem]) -> Iterator[Row]:
    """Rows of the lines from index `start` on; a line whose quotation mark never closes is read as it stands."""
    csv.field_size_limit(LONGEST_QUOTED)
    open_quotes, given = 0, _Lines(lines, start)
    while True:
        quoting = csv.QUOTE_MINIMAL if open_quotes < MAX_OPEN_QUOTES else csv.QUOTE_NONE
        is_open = yield from _until_open_quote(given, delimiter, quoting)
        if not is_open:
            return
        open_quotes += 1
        at = given.index
        line = given.give_back().rstrip("\r\n")
        problems.append(Problem(at + 1, "", line, OPEN_QUOTE))
        yield _row(at, line.split(delimiter))


def _until_open_quote(lines: _Lines, delimiter: str, quoting: int) -> Generator[Row, None, bool]:
    """Yield rows, then return whether a quotation mark is open at the row being read; False when all is read."""
    # The sign after the last line comes back alone, unless an open quotation mark has swallowed it.
    reader = csv.reader(lines, delimiter=delimiter, quoting=quoting)  # type: ignore[arg-type]
    while True:
        try:
            cells = next(reader)
        except csv.Error:  # longer than LONGEST_QUOTED
            return True
        if cells and cells[-1].endswith(END_OF_TEXT):
            return not lines.is_at_end
        yield _row(lines.index, cells)
        lines.next_row()


def _row(index: int, cells: list[str]) -> Row:
    return Row(index + 1, tuple(map(cell_of, cells)))
