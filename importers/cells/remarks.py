"""Remarks on a service, looked through for what closes it and for a limit, and the day on which it closed."""

import re
from dataclasses import dataclass

from directory.errors import InvalidInput
from directory.words.language import fold
from importers.cells.context import Context, Fill
from importers.cells.filling import MOST_PLACES, text, within
from importers.cells.hour_columns import PERIOD, Part
from importers.cells.isee import isee_in_words
from importers.convert import dates
from importers.convert.appointments import says_only_appointment
from importers.convert.closings import LONGEST_REMARK, Closing, Found, closing
from importers.convert.costs import cost_in_words
from importers.convert.hours.closed_times import closed_days, closed_times
from importers.convert.hours.dates import period_of
from importers.convert.places_left import places
from importers.row_values import Values

SLOT = "derived.closings"
CLOSED_TIMES = "derived.closed_times"
COSTS = "derived.costs"
PLACES = "capacity.available"
CLOSES = frozenset({Closing.FOR_GOOD, Closing.FOR_NOW, Closing.SINCE, Closing.ENDED})
ENDS = re.compile(r"cessa|cancell|definitiv|\bfine\b")  # in the header of a day of closing: it is for good
AT_THE_END = re.compile(r"\(([^()]+)\)\s*$|\s[-–]\s(?!chiusa$)([^–-]+)$", re.IGNORECASE)  # Chiusa is a town


@dataclass(frozen=True)
class Told:
    """A cell that says that a service is closed or full."""

    found: Found
    column: str
    cell: str


def remarks(cell: str, context: Context) -> Values:
    """What a remark says of closing, full places, appointments or an ISEE; its words stay with the row."""
    found = closing(cell, context.header)
    said: Values = dict(isee_in_words(cell)) if len(cell) <= LONGEST_REMARK else {}
    if priced := cost_in_words(cell):
        said[COSTS] = (priced,)
    if closed := tuple(closed_times(cell)):
        said[CLOSED_TIMES] = closed
    if days := closing_rows(cell):
        said["closings"] = days
    if period_of(fold(cell).strip(" .")):
        said["hours.parts"] = (Part(PERIOD, context.header, cell),)
    if says_only_appointment(cell):
        said["derived.by_appointment"] = True
    return said if found is None else {**said, SLOT: (Told(found, context.header, cell),)}


def saying_if_closed(fill: Fill) -> Fill:
    """A cell of a place that says instead that the service is closed: "chiuso 31/12/2025" is no town, "Chiusa" is."""

    def said(cell: str, context: Context) -> Values:
        found = closing(cell) if " " in cell.strip() else None
        closed = found is not None and found.kind in CLOSES
        return {SLOT: (Told(found, context.header, cell),)} if found and closed else fill(cell, context)

    return said


def in_a_name(fill: Fill) -> Fill:
    """A name, and what brackets or a dash at its end say of closing: "SOS Taxi (sciolta)", "Mensa – CHIUSO"."""

    def said(cell: str, context: Context) -> Values:
        values, remark = fill(cell, context), AT_THE_END.search(cell)
        found = closing(remark[1] or remark[2]) if remark else None
        closed = found is not None and found.kind in CLOSES
        return {**values, SLOT: (Told(found, context.header, cell),)} if found and closed else values

    return said


def closing_rows(cell: str) -> tuple[Values, ...]:
    """Times of certain years in which a text says that something is closed, as closing periods."""
    why = "ferie" if re.search(r"\bferie\b", cell, re.IGNORECASE) else None
    return tuple({"begins_on": begins, "ends_on": ends, "reason": why} for begins, ends in closed_days(cell))


def described(slot: str) -> Fill:
    """A text that describes a service, and may be no more than a remark."""
    plain = text(slot)
    return lambda cell, context: {**plain(cell, context), **remarks(cell, context)}


def closing_day(cell: str, context: Context) -> Values:
    """The day from which a service is closed; words that are no day may be a remark."""
    try:
        is_for_good = ENDS.search(fold(context.header)) is not None
        found = Found(Closing.FOR_GOOD if is_for_good else Closing.SINCE, dates.day(cell, context.country))
    except InvalidInput:
        if values := remarks(cell, context):
            return values
        raise
    return {SLOT: (Told(found, context.header, cell),)}


def free_places(cell: str, context: Context) -> Values:
    """How many places are left, and how many there are where the cell says that, too; a bare number is what is left."""
    found = places(cell, context.country)
    left, whole = (found.all, None) if found.left is None else (found.left, found.all)
    return {PLACES: within(left, MOST_PLACES, cell), **_known("derived.maximum", whole, cell)}


def all_places(cell: str, context: Context) -> Values:
    """How many places there are, and how many are left where the cell says that, too."""
    found = places(cell, context.country)
    return {**_known("capacity.maximum", found.all, cell), **_known("derived.available", found.left, cell)}


def places_for(whom: str) -> Fill:
    """How many places there are for men or for women alone."""

    def fill(cell: str, context: Context) -> Values:
        found = places(cell, context.country)
        return _known(f"derived.places_{whom}", found.all if found.all is not None else found.left, cell)

    return fill


def _known(slot: str, number: int | None, cell: str) -> Values:
    return {} if number is None else {slot: within(number, MOST_PLACES, cell)}
