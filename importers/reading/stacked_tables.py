"""Tables that stand below one another: where the names of other columns begin another table."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from heapq import merge
from itertools import chain, islice

from directory.i18n import N_
from directory.words.language import words
from importers.columns.header_fit import FILLING, header_words
from importers.columns.known_headers import HEADERS
from importers.long_lists.sequence import LongSequence
from importers.problems import Problem
from importers.reading.tables import SAMPLE_ROWS, Row, Table, header_index, is_repeated, lists_alone, table_below

ANOTHER_TABLE = N_(
    "Another table with other columns begins at line %(line)s, so it was read apart, as “%(table)s”: look at its "
    "columns, too."
)

CORE = frozenset(  # fields whose names seldom stand in a cell of data; two of them make a header
    (
        *("service.name", "organization.name", "location.name", "address.full", "address.street", "address.city"),
        *("address.postal_code", "address.province", "phone.number", "email", "url", "schedule"),
    )
)
FEWEST_FIELDS = 3  # that a line of column names has, unless it has but two cells
FEWEST_CORE = 2
KNOWN_SHARE = 0.5  # of the cells of such a line that are known headers
LONGEST_NAME = 60  # characters of a column
OF_DATA = re.compile(r"\d{3}|@")  # no column of another table is called so
MOST_TITLES = 3  # lines of one cell above the names of another table's columns


def make_tables(
    name: str,
    rows: Iterable[Row],
    *,
    encoding: str,
    delimiter: str | None = None,
    problems: Sequence[Problem] = (),
) -> list[Table]:
    """The tables from rows that are not blank: header found, cells padded to its width, totals and notes set apart.

    Where column names stand between the rows and are not those above, another table begins, which is told.

    Args:
        rows: gone through once.
        problems: of the file; looked at when all rows are read.
    """
    first, rest, titles = _next_table(name, lists_alone(name, rows), encoding, delimiter)
    tables, told = [first], list[Problem]()
    while rest is not None:
        called = f"{name} ({len(tables) + 1})"
        table, rest, titles = _next_table(called, rest, encoding, delimiter, at=titles)
        tables.append(table)
        facts = {"line": table.header_line, "table": called}
        told.append(Problem(table.header_line, "", " | ".join(table.header), ANOTHER_TABLE, facts))
    every = LongSequence(merge(problems, first.problems, told, key=lambda problem: problem.line or 0))
    return [replace(first, problems=every.settled()), *tables[1:]]


def _next_table(
    name: str, rows: Iterator[Row], encoding: str, delimiter: str | None, *, at: int | None = None
) -> tuple[Table, Iterator[Row] | None, int]:
    """The table that the rows begin with, those of another below it, and how many titles stand above its names.

    Args:
        at: where the column names are, if that is known.
    """
    start = list(islice(rows, SAMPLE_ROWS))
    at = header_index(before_another(start)) if at is None else at
    named = None if at is None else start[at]
    own = OwnRows(chain(start if at is None else start[at + 1 :], rows), named)
    table = table_below(name, start[: at or 0], named, own, encoding=encoding, delimiter=delimiter)
    return table, own.rest, own.titles


class OwnRows(Iterable[Row]):
    """The rows below a line of column names, until another table begins.

    Once they are gone through, `rest` has what follows, its title and its column names first, and `titles` says how
    many lines are above these; `rest` is None at the end.
    """

    def __init__(self, rows: Iterable[Row], header: Row | None) -> None:
        self._rows, self._header = iter(rows), header
        self.rest: Iterator[Row] | None = None
        self.titles = 0

    def __iter__(self) -> Iterator[Row]:
        """Each once."""
        titles: list[Row] = []
        is_begun = False
        for row in self._rows:
            filled = len(row.cells) - row.cells.count("")
            is_named = filled > 1 and names_columns(row, is_below_title=bool(titles))
            if is_begun and is_named and not is_repeated(row, self._header):
                self.rest, self.titles = chain(titles, [row], self._rows), len(titles)
                return
            if is_begun and filled == 1 and len(titles) < MOST_TITLES:
                titles.append(row)
                continue
            is_begun = is_begun or filled > 1
            yield from titles
            titles.clear()
            yield row
        yield from titles


def before_another(rows: Sequence[Row]) -> Sequence[Row]:
    """The first rows, as far as they are of one table; names of columns in two lines, for two languages, are of one."""
    headers = [at for at, row in enumerate(rows) if names_columns(row)]
    others = (at for at in headers[1:] if at > headers[0] + 1 and not is_repeated(rows[at], rows[headers[0]]))
    return rows[: next(others, len(rows))]


def names_columns(row: Row, *, is_below_title: bool = False) -> bool:
    """Whether the cells of a row are names that people write above columns, and no data.

    Args:
        is_below_title: a line of one cell stands above it, so that its first names need not be known ones.
    """
    if OF_DATA.search(" ".join(row.cells)):
        return False  # as most are, at once
    cells = [cell for cell in row.cells if cell]
    if len(cells) < FEWEST_CORE or max(map(len, cells)) > LONGEST_NAME:
        return False
    if not is_below_title and not any(map(field_called, cells[:2])):
        return False
    known = [field for cell in cells if (field := field_called(cell))]
    fields = set(known)
    enough = len(known) >= KNOWN_SHARE * len(cells) and len(CORE & fields) >= FEWEST_CORE
    return enough and (len(fields) >= FEWEST_FIELDS or len(cells) == len(fields) == FEWEST_CORE)


def field_called(cell: str) -> str:
    """The field whose column is called like the cell, "" for none."""
    return _field(cell) if len(cell) <= LONGEST_NAME else ""


@lru_cache(maxsize=1 << 12)
def _field(cell: str) -> str:
    header = header_words(cell)
    return _fields().get(header) or _fields().get(tuple(word for word in header if word not in FILLING), "")


@cache
def _fields() -> Mapping[tuple[str, ...], str]:
    """The words of every known header -> its field."""
    return {tuple(words(alias)): name for name, known in HEADERS.items() for alias in known.split("|")}
