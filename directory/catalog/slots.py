"""Opening hours as bits: 7 days x morning, afternoon, evening. Monday is day 0."""

from collections.abc import Iterable
from datetime import time
from functools import lru_cache
from typing import Protocol

from directory.i18n import N_

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")  # as in iCalendar
DAY_NAMES = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
PARTS = ("morning", "afternoon", "evening")
NOON, EVENING_BEGINS = 13, 18  # hours at which the afternoon and the evening begin
_PART_HOURS = ((0.0, float(NOON)), (float(NOON), float(EVENING_BEGINS)), (float(EVENING_BEGINS), 24.0))
_LEAST_HOURS = 0.5  # closing at 13:15 is not being open in the afternoon


DAYS_AFTER_TODAY = 6  # how many days after today are looked at: each weekday comes once


class DayHours(Protocol):
    """What a schedule says of its days."""

    @property
    def byday(self) -> str | None: ...
    @property
    def opens_at(self) -> time | None: ...
    @property
    def closes_at(self) -> time | None: ...
    @property
    def part_of_day(self) -> str | None: ...


def slots_of(hours: DayHours) -> int:
    """The bits of one schedule; without times the whole day counts, or the part that is said; without days, nothing."""
    return _slots(hours.byday, hours.opens_at, hours.closes_at, hours.part_of_day)


@lru_cache(maxsize=1 << 12)
def _slots(byday: str | None, opens_at: time | None, closes_at: time | None, part_of_day: str | None) -> int:
    days = [DAYS.index(day[-2:]) for day in (byday or "").split(",") if day[-2:] in DAYS]
    return slot_bits(days, _parts(opens_at, closes_at, part_of_day))


def slot_bits(days: Iterable[int], parts: Iterable[int]) -> int:
    """The bits of every part on every day; days from 0 (Monday), parts 0 to 2.

    >>> slot_bits([0, 1], [2]) == 1 << 2 | 1 << 5
    True
    """
    parts = list(parts)
    bits = 0
    for day in days:
        for part in parts:
            bits |= 1 << (day * 3 + part)
    return bits


def _parts(opens_at: time | None, closes_at: time | None, part_of_day: str | None) -> list[int]:
    if opens_at is None:
        return [PARTS.index(part_of_day)] if part_of_day else [0, 1, 2]
    opens = opens_at.hour + opens_at.minute / 60
    if closes_at is None:  # nobody said how long it goes on
        return [next(part for part, (_, last) in enumerate(_PART_HOURS) if opens < last)]
    closes = closes_at.hour + closes_at.minute / 60
    if closes <= opens:
        closes = 24.0  # past midnight
    long_enough = min(_LEAST_HOURS, closes - opens)
    return [
        part for part, (first, last) in enumerate(_PART_HOURS) if min(closes, last) - max(opens, first) >= long_enough
    ]
