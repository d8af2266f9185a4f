"""Tables that lie on their side: the names of the fields stand below each other, and each record is a column."""

from collections.abc import Sequence
from dataclasses import replace

from directory.i18n import N_
from importers.problems import Problem
from importers.reading.stacked_tables import field_called
from importers.reading.tables import Row, Table, unique_names

TURNED = N_(
    "The records of this table stand side by side, each in a column, so what is called a line here is the number of "
    "the column."
)
MOST_FIELDS = 80  # lines of a table that may be one of field names
FEWEST_KNOWN = 3
KNOWN_SHARE = 0.6  # of the names in the first column
NAMES = frozenset({"service.name", "organization.name", "location.name"})


def upright(table: Table) -> Table:
    """The table with a row for each record; any other as it is."""
    if len(table.header) < 2 or not FEWEST_KNOWN <= len(table.rows) + 1 <= MOST_FIELDS:
        return table
    lines = [table.header, *(row.cells for row in table.rows)]
    if not table.header_line or table.header[0].startswith("column "):  # names that stand in no cell
        lines = lines[1:]
    columns = [*map(_called, lines[0][1:])]
    if not _names_fields([cells[0] for cells in lines]) or 2 * columns.count("") < len(columns):
        return table
    rows = [Row(at, cells) for at, cells in enumerate(zip(*lines, strict=True), start=1)]
    told = [Problem(None, "", "", TURNED), *table.problems]
    return replace(table, header=unique_names(rows[0].cells), rows=rows[1:], problems=told)


def _names_fields(labels: Sequence[str]) -> bool:
    known = {field for label in labels if (field := _called(label))}
    return bool(NAMES & known) and len(known) >= max(FEWEST_KNOWN, KNOWN_SHARE * sum(map(bool, labels)))


def _called(label: str) -> str:
    return field_called(label.rstrip(" :"))
