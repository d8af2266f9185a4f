"""Delimited text to rows: which sign separates the cells, and cells that hold line breaks or stray quotation marks."""

import csv
import io
import re
from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from itertools import chain, islice

from directory.i18n import N_
from importers.problems import Problem
from importers.reading.tables import Row, cell_of

DELIMITERS = (";", ",", "\t", "|")
NO_DELIMITER = "\x1f"  # for a list of one column
SAMPLE_LINES = 2000
SAMPLE_ROWS = 300
MAX_OPEN_QUOTES = 20  # so many stray quotation marks, and the file does not mean any of them
LONGEST_QUOTED = 1_000_000  # characters; a longer cell is an open quotation mark
END_OF_TEXT = "\x00"  # never part of a text, see encoding.decode
OPEN_QUOTE = N_("A quotation mark opens here and never closes, so this line was read as it stands: close or remove it.")


def parse(text: str) -> tuple[list[Row], str | None, list[Problem]]:
    """All rows of a text that are not blank, its delimiter (None: one column), and the quotation marks left open."""
    lines = io.StringIO(text, newline="").readlines()
    start, delimiter = _declared_delimiter(lines[0])
    delimiter = delimiter or choose_delimiter(lines[:SAMPLE_LINES])
    problems: list[Problem] = []
    rows = [row for row in _rows(lines, start, delimiter or NO_DELIMITER, problems) if any(row.cells)]
    return rows, delimiter, problems


def choose_delimiter(lines: Sequence[str]) -> str | None:
    """The sign under which most rows have the same number of cells; None when most lines hold a single cell.

    Rows are parsed rather than signs counted, so that the comma in `"Via Roma, 3"` does not count.
    """
    best: tuple[float, str | None] = (0.0, None)
    for delimiter in DELIMITERS:
        rows = islice(_rows(lines, 0, delimiter, []), SAMPLE_ROWS)
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


def _rows(lines: Sequence[str], start: int, delimiter: str, problems: list[Problem]) -> Iterator[Row]:
    """Rows from line index `start` on; a line whose quotation mark never closes is read as it stands."""
    csv.field_size_limit(LONGEST_QUOTED)
    open_quotes = 0
    while True:
        quoting = csv.QUOTE_MINIMAL if open_quotes < MAX_OPEN_QUOTES else csv.QUOTE_NONE
        stopped_at = yield from _until_open_quote(lines, start, delimiter, quoting)
        if stopped_at is None:
            return
        open_quotes += 1
        line = lines[stopped_at].rstrip("\r\n")
        problems.append(Problem(stopped_at + 1, "", line, OPEN_QUOTE))
        yield _row(stopped_at, line.split(delimiter))
        start = stopped_at + 1


def _until_open_quote(
    lines: Sequence[str], start: int, delimiter: str, quoting: int
) -> Generator[Row, None, int | None]:
    """Yield rows, then return the index of the line with the open quotation mark, None when all is read."""
    # The sign after the last line comes back alone, unless an open quotation mark has swallowed it.
    reader = csv.reader(chain(islice(lines, start, None), [END_OF_TEXT]), delimiter=delimiter, quoting=quoting)  # type: ignore[arg-type]
    at = start
    while True:
        try:
            cells = next(reader)
        except csv.Error:  # longer than LONGEST_QUOTED
            return at
        if cells and cells[-1].endswith(END_OF_TEXT):
            return None if at == len(lines) else at
        yield _row(at, cells)
        at = start + reader.line_num


def _row(index: int, cells: list[str]) -> Row:
    return Row(index + 1, tuple(map(cell_of, cells)))
