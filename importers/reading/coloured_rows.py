"""Rows of a workbook that somebody coloured: it may mean something that no cell says ("in rosso i chiusi")."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from directory.i18n import N_
from importers.problems import Problem
from importers.reading.tables import Table

COLOURED_ROWS = N_(
    "Rows of the sheet “%(sheet)s” have a colour (how many: %(count)s, lines %(lines)s), and what it means is not "
    "read: if it says something, such as that a service is closed, write that into a column."
)
NO_FILL = 2  # how many fills every workbook begins with, which colour nothing
WHITE = frozenset({"FFFFFFFF", "00FFFFFF"})
MOST_COLOURED = 0.4  # share of a sheet's rows; more are stripes, or the colour of the table
MOST_NOTED = 5_000  # in a longer list colours are decoration
MOST_NAMED = 12  # lines


class ColouredRows:
    """The lines of a sheet whose first filled cell has a colour.

    Args:
        workbook: openpyxl's, as it is read row by row.
    """

    def __init__(self, workbook: Any) -> None:
        self._styles, self._fills = workbook._cell_styles, workbook._fills  # noqa: SLF001 - nothing else has them
        self._is_colour: dict[int, bool] = {}
        self.lines: set[int] = set()

    def note(self, line: int, cells: Iterable[Any]) -> None:
        """Look at the cells of a line."""
        first = next((cell for cell in cells if cell.value is not None), None)
        if first is not None and len(self.lines) <= MOST_NOTED and self._has_colour(first._style_id):  # noqa: SLF001
            self.lines.add(line)

    def _has_colour(self, style: int) -> bool:
        if style not in self._is_colour:
            fill = self._styles[style].fillId
            colour: Any = self._fills[fill] if NO_FILL <= fill < len(self._fills) else None
            is_solid = getattr(colour, "patternType", None) == "solid"
            self._is_colour[style] = is_solid and colour.fgColor.rgb not in WHITE
        return self._is_colour[style]


def told(tables: Sequence[Table], sheet: str, coloured: ColouredRows | None) -> list[Table]:
    """The tables of a sheet, the first with a problem where a part of their rows is coloured."""
    if coloured is None or not coloured.lines or len(coloured.lines) > MOST_NOTED:
        return [*tables]
    lines = [row.line for table in tables for row in table.rows]
    found = [line for line in lines if line in coloured.lines]
    if not 0 < len(found) <= MOST_COLOURED * len(lines):
        return [*tables]
    named = ", ".join(map(str, found[:MOST_NAMED])) + (", …" if len(found) > MOST_NAMED else "")
    facts = {"sheet": sheet, "count": len(found), "lines": named}
    first, *others = tables
    problem = Problem(None, "", sheet, COLOURED_ROWS, facts)
    return [replace(first, problems=[problem, *first.problems]), *others]
