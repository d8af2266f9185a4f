"""Programmes of a week: a column for each day, a line for each time, and in the cells what is done then.

Each activity becomes a row with its days and hours, whichever way round the programme is written.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from directory.i18n import N_
from directory.words.day_words import WEEKDAYS
from directory.words.language import fold
from importers.long_lists.sequence import LongSequence
from importers.problems import Problem
from importers.reading.headings import said_of_a_heading
from importers.reading.stacked_tables import field_called
from importers.reading.tables import Row, Table, unique_names

PROGRAMME = N_(
    "This table is the programme of a week, with what is done in its cells, so each activity became an entry with its "
    "days and hours: check them."
)

MOST_ROWS = 200  # of a programme
FEWEST_DAYS, FEWEST_TIMES = 3, 2
MOSTLY = 0.8
DAYS = frozenset(f"schedule.{day}" for day in WEEKDAYS)
TIME = re.compile(
    r"(?:(?:dalle|ore|h|alle)\s*)*\d{1,2}(?:[.:,h]\d{2})?(?:\s*(?:[-–/]|alle|a|bis|to)\s*(?:ore\s*)?\d{1,2}(?:[.:,h]\d{2})?)?"
    r"(?:\s*(?:uhr|h))?|mattin[ao]|pomeriggio|sera|vormittag|nachmittag|abend|morning|afternoon|evening",
    re.IGNORECASE,
)
SAYS_NOTHING = re.compile(
    r"[\W\d_]*|x|si|no|ja|nein|chius\w*|closed|geschlossen|libero|pausa(?: pranzo)?", re.IGNORECASE
)
HAS_TIMES = re.compile(r"\d{1,2}[.:,]\d{2}|\d{1,2}\s*[-–]\s*\d{1,2}")
REPEATED = re.compile(r" \(\d+\)$|^column \d+$")  # of a cell that was taken for a column's name
OF_A_PROGRAMME = re.compile(
    r"\b(?:attivita|programma(?:zione)?|orari[oi]?|calendario|planning|settiman\w+|wochenprogramm|weekly|programme|"
    r"laboratori|corsi|stagione|anno|\d+/?\d*)\b.*"
)
OWNER, ACTIVITY, HOURS, NUMBER, MAIL = "Ente", "Attività", "Orari", "Telefono", "Email"


class _Cell(NamedTuple):
    """What is done when; `rest` are the cells of columns of neither days nor times."""

    line: int
    activity: str
    hours: str
    rest: tuple[str, ...]


def with_activities(table: Table) -> Table:
    """A table of a row for each activity where the table is the programme of a week; any other as it is."""
    if not FEWEST_TIMES <= len(table.rows) <= MOST_ROWS or len(table.header) < FEWEST_TIMES + 1:
        return table
    found = _by_columns_of_days(table) or _by_rows_of_days(table)
    if found is None:
        return table
    cells, further = found
    entries: dict[tuple[str, tuple[str, ...]], list[_Cell]] = {}
    for cell in cells:
        entries.setdefault((fold(cell.activity), cell.rest), []).append(cell)
    owner = _owner(table.preamble)
    header = unique_names([ACTIVITY, HOURS, *further, *owner])
    rows = LongSequence[Row]()
    for (_, rest), every in entries.items():
        hours = "; ".join(dict.fromkeys(cell.hours for cell in every))
        rows.append(Row(every[0].line, (every[0].activity, hours, *rest, *owner.values())))
    told = Problem(table.header_line or None, "", " | ".join(name for name in table.header if name), PROGRAMME)
    return replace(table, header=header, rows=rows.settled(), problems=[told, *table.problems])


def _by_columns_of_days(table: Table) -> tuple[list[_Cell], tuple[str, ...]] | None:
    days = [at for at, name in enumerate(table.header) if field_called(name) in DAYS]
    times = next((at for at in range(len(table.header)) if at not in days and _are_times(_column(table, at))), None)
    if (
        len(days) < FEWEST_DAYS
        or times is None
        or not _are_activities(cell for at in days for cell in _column(table, at))
    ):
        return None
    others = [at for at in range(len(table.header)) if at not in days and at != times and any(_column(table, at))]
    cells = [
        _Cell(row.line, " ".join(row.cells[at].split()), f"{table.header[at]} {row.cells[times]}", _some(row, others))
        for row in table.rows
        for at in days
        if not SAYS_NOTHING.fullmatch(fold(row.cells[at]))
    ]
    return cells, tuple(table.header[at] for at in others)


def _by_rows_of_days(table: Table) -> tuple[list[_Cell], tuple[str, ...]] | None:
    if field_called(table.header[0]) in DAYS and table.preamble:  # no name above the days: their first line seems names
        first = Row(table.header_line, tuple(REPEATED.sub("", name) for name in table.header))
        above = (*table.preamble[-1].cells, *[""] * len(table.header))[: len(table.header)]
        table = replace(table, header=above, rows=[first, *table.rows])
    times = [at for at, name in enumerate(table.header) if TIME.fullmatch(name.strip())]
    days = [cell for cell in _column(table, 0) if cell]
    is_of_days = len(days) >= FEWEST_DAYS and all(field_called(cell) in DAYS for cell in days)
    if (
        not is_of_days
        or len(times) < FEWEST_TIMES
        or not _are_activities(c for at in times for c in _column(table, at))
    ):
        return None
    cells = [
        _Cell(row.line, " ".join(row.cells[at].split()), f"{row.cells[0]} {table.header[at]}", ())
        for row in table.rows
        for at in times
        if not SAYS_NOTHING.fullmatch(fold(row.cells[at]))
    ]
    return cells, ()


def _column(table: Table, at: int) -> list[str]:
    return [row.cells[at] for row in table.rows]


def _some(row: Row, positions: Sequence[int]) -> tuple[str, ...]:
    return tuple(row.cells[at] for at in positions)


def _are_times(cells: Sequence[str]) -> bool:
    said = [cell for cell in cells if cell]
    return len(said) >= FEWEST_TIMES and sum(map(bool, map(TIME.fullmatch, said))) >= MOSTLY * len(said)


def _are_activities(cells: Iterator[str]) -> bool:
    """Whether cells are words for what is done, and neither times nor crosses."""
    said = [cell for cell in cells if cell]
    worded = [cell for cell in said if not SAYS_NOTHING.fullmatch(fold(cell)) and not HAS_TIMES.match(cell)]
    return len(worded) >= FEWEST_DAYS and len(worded) >= MOSTLY * len(said)


def _owner(preamble: Sequence[Row]) -> dict[str, str]:
    """Whose programme it is, from the lines above it: its name, and how to reach it."""
    found: dict[str, str] = {}
    lines = [row for row in preamble if not any(map(TIME.fullmatch, row.cells))]
    for at, row in enumerate(lines):
        said = said_of_a_heading(row.text)
        name = OF_A_PROGRAMME.sub("", fold(said["name"])).strip(" -–:,.|")
        if at == 0 and len(name) > 3:
            found[OWNER] = said["name"][: len(name)].strip()
        for slot, column in (("number", NUMBER), ("mail", MAIL)):
            if slot in said:
                found.setdefault(column, said[slot])
    return found
