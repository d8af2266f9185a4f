"""A column that fills a field: reads its cells, and remembers what they say, because lists repeat themselves."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

from directory.errors import AppError, InvalidInput
from importers.cells.context import Context, read_cell
from importers.columns.fields import SEVERAL, Field
from importers.convert.empty import is_empty
from importers.convert.private import WITHHELD
from importers.records.held_back import HELD_BACK, public_part
from importers.row_values import CHILDREN, Rows, Values

HOURS = "schedule"  # how the fields of opening hours begin
CELLS_REMEMBERED = 1 << 13  # of each column
OFTEN_MET = 0.25  # cells met again for each one that was read, for a column to go on remembering
LONGEST_REMEMBERED = 400  # characters


class Said(NamedTuple):
    """What a cell says, not to be changed, and what was wrong with it."""

    values: Values
    unknown_terms: tuple[str, ...]
    problem: AppError | None


class Column:
    """A column that fills a field. What its cells say is remembered, because lists repeat themselves."""

    def __init__(
        self, position: int, name: str, filled: Field, context: Callable[[str, str], Context], *, table: str = ""
    ) -> None:
        self.position, self.name, self.field = position, name, filled.name
        self._context = cache(lambda country: context(country, name))
        self._fill, self.is_one = filled.fill, filled.name not in SEVERAL
        self.table, self.is_of_hours = table, filled.name.startswith(HOURS)
        self._different = 0  # cells that were read
        self._remembered: Callable[[str, str], Said | None] = lru_cache(maxsize=CELLS_REMEMBERED)(self._read)
        self._ahead: tuple[str, Mapping[str, Said | None]] = ("", {})  # the country, and what cells say

    def read_ahead(self, cells: Iterable[str], country: str) -> None:
        """Read cells that are asked for next, one after the other: that is quicker than between those of others."""
        self._ahead = country, {cell: self._recalled(cell, country) for cell in dict.fromkeys(cells) if cell}

    def read(self, cell: str, country: str) -> Said | None:
        """What a cell says; None where it is empty, also in words."""
        read_for, said = self._ahead
        return said[cell] if cell in said and country == read_for else self._recalled(cell, country)

    def _recalled(self, cell: str, country: str) -> Said | None:
        return (self._remembered if len(cell) <= LONGEST_REMEMBERED else self._read)(cell, country)

    def _read(self, cell: str, country: str) -> Said | None:
        self._different += 1
        if self._different == CELLS_REMEMBERED:
            self._forget_what_does_not_come_back()
        if is_empty(cell):
            return None
        said, marked = public_part(storable(cell), self.field)
        found, problem = read_cell(self._fill, said, self._context(country)) if said else ({}, None)
        if marked is not None:
            found, problem = {**found, WITHHELD: marked}, InvalidInput(HELD_BACK)
        values: Values = {slot: _kept(slot, value, cell) for slot, value in found.items()}
        unknown: tuple[str, ...] = values.pop("unknown_terms", ())
        return Said(values, unknown, problem)

    def _forget_what_does_not_come_back(self) -> None:
        remembered: Any = self._remembered
        if remembered.cache_info().hits < OFTEN_MET * CELLS_REMEMBERED:
            self._remembered = self._read


def _kept(slot: str, value: Any, cell: str) -> Any:
    """A value as a plan keeps it: the text of the cell itself where it is that."""
    if slot in CHILDREN:
        return Rows(value)
    return cell if type(value) is str and value == cell else value


def storable(cell: str) -> str:
    """Text that every database takes: without NUL and half characters."""
    if cell.isascii():
        return cell.replace("\x00", "") if "\x00" in cell else cell
    return cell.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
