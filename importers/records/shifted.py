"""Rows that one stray separator has shifted: put right where every cell then looks like its column, and only so."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from directory.i18n import N_
from importers.columns.fields import Field
from importers.convert.empty import is_empty
from importers.reading.tables import Row

MENDED = N_(
    "A separator too many had shifted this row, and its cells were put back under their names: check it, and put "
    "quotation marks around cells that contain the separator."
)

FEWEST_TELLING = 3  # cells whose look is known, for it to be sure
FEWEST_WRONG = 2  # cells that do not look like their columns, for a row of the right length to be one


def mended(row: Row, fields: Sequence[tuple[int, Field]], country: str, joint: str) -> Row | None:
    """The row with its cells under their names; None where nothing, or not one thing alone, puts it right.

    Args:
        joint: what stood between two cells that are one, the list's separator.
    """
    if not row.surplus and _fits(row.cells, fields, country, least=0):
        return None  # what is wrong with a cell is not where it stands
    cells = (*row.cells, *row.surplus)
    found = [made for made in _candidates(cells, len(row.cells), joint) if _fits(made.cells, fields, country)]
    blank = [made for made in found if not made.halves]  # an empty cell left out is likeliest
    alike = [made for made in found if _are_of_one_kind(made, fields, country)]  # then "gio 9-12; ven 9-12"
    right = {made.cells for made in blank or alike or found}
    return Row(row.line, right.pop()) if len(right) == 1 else None


def may_be_shifted(row: Row, wrong: int) -> bool:
    """Whether a row of the right length may have an empty cell too many."""
    filled = [at for at, cell in enumerate(row.cells) if cell]
    return wrong >= FEWEST_WRONG and bool(filled) and filled != [*range(len(filled))]


class _Made(NamedTuple):
    """A row as it may have been meant; where two cells were joined into one, its position and both."""

    cells: tuple[str, ...]
    at: int = -1
    halves: tuple[str, ...] = ()


def _candidates(cells: tuple[str, ...], width: int, joint: str) -> Iterator[_Made]:
    too_many = len(cells) - width
    if too_many > 1:
        return
    for at, cell in enumerate(cells):
        if not cell:
            shorter = (*cells[:at], *cells[at + 1 :])
            yield _Made((*shorter, *[""] * (width - len(shorter))))
        elif too_many and at + 1 < len(cells) and cells[at + 1]:
            halves = cell, cells[at + 1]
            yield _Made((*cells[:at], f"{joint} ".join(halves), *cells[at + 2 :]), at, halves)


def _are_of_one_kind(made: _Made, fields: Sequence[tuple[int, Field]], country: str) -> bool:
    """Whether two cells were joined that both look like their column."""
    looks = next((each.looks for at, each in fields if at == made.at), None)
    return looks is not None and all(looks(half, country) for half in made.halves)


def _fits(
    cells: tuple[str, ...], fields: Sequence[tuple[int, Field]], country: str, *, least: int = FEWEST_TELLING
) -> bool:
    """Whether each cell looks like its column, and enough of them tell it."""
    looks = [
        each.looks(cells[at], country) for at, each in fields if each.looks is not None and not is_empty(cells[at])
    ]
    return all(looks) and len(looks) >= least
