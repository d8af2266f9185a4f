"""Remarks on a service, looked through for what closes it and for a limit, and the day on which it closed."""

from dataclasses import dataclass

from directory.errors import InvalidInput
from directory.language import fold
from importers.cells.context import Context, Fill
from importers.cells.filling import text, whole
from importers.cells.isee import isee_in_words
from importers.convert import dates
from importers.convert.closings import LONGEST_REMARK, Closing, Found, closing
from importers.slots import Values

SLOT = "derived.closings"
PLACES = "capacity.available"
NONE = frozenset({"nessuno", "nessun posto", "none", "keine"})


@dataclass(frozen=True)
class Told:
    """A cell that says that a service is closed or full."""

    found: Found
    column: str
    cell: str


def remarks(cell: str, context: Context) -> Values:
    """What a remark says of a service that is closed or full, or of an ISEE; its words stay with the row."""
    found = closing(cell)
    limit = isee_in_words(cell, context) if len(cell) <= LONGEST_REMARK else {}
    return limit if found is None else {**limit, SLOT: (Told(found, context.header, cell),)}


def described(slot: str) -> Fill:
    """A text that describes a service, and may be no more than a remark."""
    plain = text(slot)
    return lambda cell, context: {**plain(cell, context), **remarks(cell, context)}


def closing_day(cell: str, context: Context) -> Values:
    """The day from which a service is closed; words that are no day may be a remark."""
    try:
        found = Found(Closing.SINCE, dates.day(cell, context.country))
    except InvalidInput:
        if values := remarks(cell, context):
            return values
        raise
    return {SLOT: (Told(found, context.header, cell),)}


def free_places(cell: str, context: Context) -> Values:
    """How many places are left; none where the cell says so in words."""
    found = closing(cell)
    is_none = fold(cell).strip(" .") in NONE or (found is not None and found.kind is Closing.FULL)
    return {PLACES: 0} if is_none else whole(PLACES)(cell, context)
