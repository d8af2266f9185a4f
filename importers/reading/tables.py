"""A table as data: finds the line with the column names, and keeps every other line as a row or as a problem."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from directory.errors import InvalidInput
from directory.i18n import N_
from importers.long_lists.sequence import LongSequence
from importers.problems import Problem
from importers.reading.markup import without_markup

TOO_MANY_CELLS = N_(
    "This row has %(cells)s cells but the header has %(columns)s: put quotation marks around cells that contain the "
    "separator, or name the missing columns."
)
TOO_FEW_CELLS = N_(
    "This row has %(cells)s cells but the header has %(columns)s: the missing cells were taken as empty."
)
TOTALS = N_("This line is a total, not a row of the list, and was left out.")
FOOTNOTE = N_("This line is a note below the table, not a row of the list, and was left out.")
REPEATED_HEADER = N_("This line repeats the column names and was left out.")

TOO_WIDE = N_(
    "%(name)s has more than %(most)s columns (line %(line)s), which is no list of services: check the separator, and "
    "leave out columns that are not needed."
)
LONG_CELL = N_(
    "A cell in line %(line)s of %(name)s has more than %(most)s characters, which is no value of a list: check its "
    "quotation marks, and try again."
)

MOST_COLUMNS = 500
LONGEST_CELL = 100_000  # characters
HEADER_WITHIN = 30  # rows searched for the column names
SAMPLE_ROWS = 300
STABLE_SHARE = 0.5  # of rows with the same number of cells, for a preamble to be told from ragged rows
TOTAL_WORDS = re.compile(
    r"(sub)?total[ei]?( (generale|complessivo|complessiva|regionale|provinciale|general))?|grand total|"
    r"(gesamt|end)?summe|gesamt|insgesamt",
    re.IGNORECASE,
)
COUNTED = re.compile(r"total[ei]\b[^\d]{0,40}\d+", re.IGNORECASE)  # "Totale centri: 42"
TOTAL_OF = re.compile(r"(?:sub)?total[ei](?: \w+){1,3}|gesamt\w*(?: \w+){1,3}", re.IGNORECASE)  # "Totale posti"
COUNT = re.compile(r"[\d.,]+ ?%?")
NOTE_WORDS = re.compile(
    r"(\*|\(?\d\)|\[\d\]|n\.?b\.?\b|font[ei]\b|not[ae]\b|legenda\b|aggiornat|source|quelle|"
    r"(?:pag(?:ina)?|seite|page)\b\.? ?\d)",
    re.IGNORECASE,
)
DATA_VALUE = re.compile(r"\S+@\S+\.\w+|(https?://|www\.)\S+|[+-]?\d{5,}|[+-]?\d+[.,]\d+|\+?\d{2,4}[ /.-]\d{5,}")
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200e\u200f\ufeff\u00ad"))  # left by copying from web pages


class Row(NamedTuple):
    """One row. `line` is 1-based, where the row starts in the file, or the row of the sheet.

    `cells` are as many as the header's names; `surplus` holds what stood beyond them.
    """

    line: int
    cells: tuple[str, ...]
    surplus: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What the row says, in one line for a problem."""
        return " | ".join(cell for cell in (*self.cells, *self.surplus) if cell)


@dataclass(frozen=True)
class Table:
    """One file or sheet. Every line that is not blank is the header, in `preamble`, in `rows` or in `problems`.

    `header_line` is 0 where the list has no column names; they are then "column 1", "column 2" …
    """

    name: str
    header: tuple[str, ...]
    rows: Sequence[Row]
    header_line: int
    encoding: str
    delimiter: str | None
    problems: Sequence[Problem] = ()
    preamble: tuple[Row, ...] = ()  # title lines above the header

    @property
    def ragged_rows(self) -> int:
        """How many rows have more or fewer cells than the header."""
        return sum(problem.message in (TOO_MANY_CELLS, TOO_FEW_CELLS) for problem in self.problems)


def cell_of(text: str) -> str:
    """The text of a cell without spaces around it, signs that nobody sees and the markup of a web page."""
    if "<" in text or "&" in text:
        text = without_markup(text)
    return text.translate(INVISIBLE).strip() if not text.isascii() else text.strip()


def table_below(
    name: str,
    preamble: Sequence[Row],
    named: Row | None,
    below: Iterable[Row],
    *,
    encoding: str,
    delimiter: str | None,
) -> Table:
    """The table of these rows: cells padded to the width of its header, totals and notes set apart.

    Args:
        preamble: what stands above the column names.
        named: the column names; None where the list has none.
        below: the rows, gone through once.
    """
    if named is None or _filled_width(named) < len(named.cells):  # then it is what stands below that says how wide
        below = LongSequence(below)
    width = _width(named, below)
    header = unique_names([""] * width if named is None else named.cells[:width])
    found, kept = LongSequence[Problem](), LongSequence[Row]()
    for row in below:
        problem = _not_a_row(row, named)
        if problem:
            found.append(problem)
        else:
            kept.append(_fitted(row, len(header), found))
    _set_notes_apart(kept, len(header), found)
    line = named.line if named else 0
    return Table(name, header, kept.settled(), line, encoding, delimiter, found.settled(), tuple(preamble))


def is_repeated(row: Row, header: Row | None) -> bool:
    """Whether a row says the same column names once more, in whatever case."""
    if header is None or len(header.cells) < 2 or row.cells[0].casefold() != header.cells[0].casefold():
        return False  # as most are, at once
    return _plain(row) == _plain(header)


def _plain(row: Row) -> list[str]:
    cells = [" ".join(cell.split()).casefold() for cell in row.cells]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def refuse_what_is_no_list(name: str, rows: Iterable[Row]) -> None:
    """Refuse tables and cells of a size that no list has, before anything is done with them."""
    for _ in lists_alone(name, rows):
        pass


def lists_alone(name: str, rows: Iterable[Row]) -> Iterator[Row]:
    """The rows, unless one is of a size that no list has."""
    for row in rows:
        if len(row.cells) > MOST_COLUMNS and sum(map(bool, row.cells)) > MOST_COLUMNS:
            raise InvalidInput(TOO_WIDE, name=name, most=MOST_COLUMNS, line=row.line)
        if max(map(len, row.cells), default=0) > LONGEST_CELL:
            raise InvalidInput(LONG_CELL, name=name, most=LONGEST_CELL, line=row.line)
        yield row


def header_index(rows: Sequence[Row]) -> int | None:
    """Which row holds the column names; None when the first full row already holds data, such as an e-mail address.

    Lists often start with a title, so the header is the first row that fills nearly all columns; where the rows differ
    in width there is nothing to go by, and it is the first.
    """
    if not rows:
        return None
    sample = rows[:SAMPLE_ROWS]
    width, count = Counter(len(row.cells) for row in sample).most_common(1)[0]
    if count <= STABLE_SHARE * len(sample):
        return 0
    if _is_short_header(sample[0], width):
        return 0
    columns = {i for row in sample for i, cell in enumerate(row.cells[:width]) if cell}
    filled = [sum(map(bool, row.cells)) for row in sample[:HEADER_WITHIN]]
    full = _first(filled, at_least=0.8 * len(columns))
    partial = _first(filled, at_least=0.5 * len(columns) + 0.01)
    if full is not None and not _looks_like_data(rows[full]):
        return full
    if partial is not None and not _looks_like_data(rows[partial]):
        return partial
    return None if full is not None or partial is not None else 0


def _is_short_header(row: Row, width: int) -> bool:
    """A first line with fewer cells than the rows below, and yet no title: the rows are ragged.

    "nome,via,cap" is one; "Elenco dei consultori, aggiornato al 2025" and "Elenco;;" are titles.
    """
    names = row.cells
    short = len(names) < width and all(names) and not _looks_like_data(row)
    return short and (len(names) > 2 or (len(names) == 2 and all(len(name.split()) < 3 for name in names)))


def unique_names(cells: Iterable[str]) -> tuple[str, ...]:
    """Column names on one line each, no two alike: an empty one is called by its position, a second gets a number."""
    names: list[str] = []
    for position, cell in enumerate(cells, start=1):
        wanted = " ".join(cell.split()) or f"column {position}"
        name, copy = wanted, 2
        while name in names:
            name, copy = f"{wanted} ({copy})", copy + 1
        names.append(name)
    return tuple(names)


def _first(filled: Sequence[int], *, at_least: float) -> int | None:
    return next((i for i, count in enumerate(filled) if count >= at_least), None)


def _looks_like_data(row: Row) -> bool:
    return any(DATA_VALUE.fullmatch(cell) for cell in row.cells)


def _filled_width(row: Row) -> int:
    return max((i for i, cell in enumerate(row.cells, start=1) if cell), default=0)


def _width(header: Row | None, below: Iterable[Row]) -> int:
    """As many columns as have a name, and as the header's own empty cells that hold data below."""
    if header is None:
        return max(map(_filled_width, below), default=0)
    named, own = _filled_width(header), len(header.cells)
    if named == own:
        return own
    return max(named, max((_filled_width(row) for row in below if len(row.cells) <= own), default=0))


def _not_a_row(row: Row, header: Row | None) -> Problem | None:
    """A total or a repeated header, as a problem."""
    first, *others = [cell for cell in row.cells if cell]
    said = first.rstrip(" :")
    is_total = TOTAL_OF.fullmatch(said) and all(map(COUNT.fullmatch, others)) if others else COUNTED.fullmatch(said)
    if TOTAL_WORDS.fullmatch(said) or is_total:
        return Problem(row.line, "", row.text, TOTALS)
    if is_repeated(row, header):
        return Problem(row.line, "", row.text, REPEATED_HEADER)
    return None


def _fitted(row: Row, columns: int, problems: LongSequence[Problem]) -> Row:
    """The row with as many cells as the header has names; others are reported and kept."""
    given, cells = len(row.cells), row.cells[:columns]
    if given == columns:
        return row
    surplus = row.cells[columns : _filled_width(row)]
    if surplus or given < columns:
        message = TOO_MANY_CELLS if surplus else TOO_FEW_CELLS
        problems.append(Problem(row.line, "", row.text, message, {"cells": given, "columns": columns}))
    return Row(row.line, cells + ("",) * (columns - len(cells)), surplus)


def _set_notes_apart(rows: LongSequence[Row], columns: int, problems: LongSequence[Problem]) -> None:
    """Move single cells below a wide table that read like a footnote ("Fonte: ISTAT") from rows to problems."""
    notes: list[Problem] = []
    while rows and columns > 2:
        filled = [cell for cell in rows[-1].cells if cell]
        if len(filled) != 1 or not NOTE_WORDS.match(filled[0]):
            break
        notes.append(Problem(rows.pop().line, "", filled[0], FOOTNOTE))
    noted, begins = {note.line for note in notes}, _line(notes[-1]) if notes else None
    while begins and problems and _line(problems[-1]) >= begins:
        problem = problems.pop()
        if problem.line not in noted:  # else it says that a note has too few cells
            notes.append(problem)
    problems.extend(sorted(notes, key=_line))


def _line(problem: Problem) -> int:
    return problem.line or 0
