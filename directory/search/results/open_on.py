"""What is open on one day: closings, public holidays, and the minute where "now" is asked for."""

from datetime import date, datetime, time

import numpy as np
from numpy.typing import NDArray

from directory.catalog.selection import Selection
from directory.catalog.slots import NOON, slot_bits
from directory.holidays import holidays_of
from directory.i18n import N_, Labels, Sentence
from directory.places.gazetteer_files import country_of
from directory.search.question import Query
from directory.search.results.open_minutes import open_minutes_of
from directory.search.times.times import day_of

_COUNTRIES = ("IT", "CH")
_ALWAYS = np.uint32(slot_bits(range(7), range(3)))
_EVENING = 2
_HOLIDAY = N_("%(name)s is a public holiday: many are closed, ask before sending anybody there.")
Known = tuple[NDArray[np.bool_], NDArray[np.bool_]]


def open_on(
    day: date, asked_at: time | None, some: Selection, open_then: NDArray[np.bool_], known: NDArray[np.bool_]
) -> Known:
    """Which rows are open, and of which this is known, by their week alone and then on that day.

    On a public holiday nobody knows of those that are open on other such days of the week, but for what never closes.

    Args:
        asked_at: at which minute it must be open; None for any of the parts of the day.
        open_then: what is open in the parts of such days that are meant.
        known: whose week is known.
    """
    if asked_at is not None:
        open_then = _open_at(datetime.combine(day, asked_at), some, open_then)
    closed = some.catalog.hours.closed_on(day)
    if closed.any():
        open_then, known = open_then & ~some.of(closed), known | some.of(closed)
    unsure = open_then & _has_holiday(some, day)
    return open_then & ~unsure, known & ~unsure


def holiday_told(query: Query, today: date) -> Sentence | None:
    """What to say where the day that is asked for is a public holiday there."""
    day = day_of(query.when, today)
    name = day and _holiday(day, country_of(query.place))
    return Sentence(_HOLIDAY, {"name": name}) if name else None


def _holiday(day: date, country: str) -> Labels | None:
    return holidays_of(day.year, country).get(day)


def _has_holiday(some: Selection, day: date) -> NDArray[np.bool_]:
    """Shape (k,): which rows are where that day is a holiday, and are not open day and night."""
    found = np.zeros(len(some), np.bool_)
    for country in _COUNTRIES:
        if _holiday(day, country):
            found |= some.catalog.municipalities.in_country(country).take(some.of(some.catalog.municipality))
    found &= some.slots != _ALWAYS
    return found


def _open_at(moment: datetime, some: Selection, in_that_part: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Shape (k,): which rows are open at a minute; where nobody said until when, all that part of the day."""
    maybe = in_that_part
    if moment.hour < NOON:  # perhaps since last evening
        maybe = maybe | (some.slots & np.uint32(slot_bits([(moment.weekday() - 1) % 7], [_EVENING])) != 0)
    found = np.zeros(len(some), np.bool_)
    if not maybe.any():
        return found
    found[maybe] = open_minutes_of(some.catalog, moment.date()).at(moment.time(), some.rows[maybe])
    return found
