"""Opening hours as people read them: a week, what happens monthly, and when the next door opens."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from directory.models import Frequency, Schedule

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
DAYS_AHEAD = 7


@dataclass(frozen=True, order=True)
class Span:
    """Hours within one day; `closes` before `opens` means after midnight."""

    opens: time
    closes: time | None
    by_appointment: bool = False


@dataclass(frozen=True, order=True)
class Monthly:
    """A day that returns every month: `ordinal` 2 and `weekday` 5 is the second Saturday; -1 is the last."""

    ordinal: int
    weekday: int
    span: Span | None


@dataclass(frozen=True)
class Week:
    """The hours of one week, Monday first, and what does not fit into a week."""

    days: tuple[tuple[Span, ...], ...]
    monthly: tuple[Monthly, ...] = ()
    remarks: tuple[str, ...] = ()  # in the words of the source: "su appuntamento", "chiuso ad agosto"

    @property
    def is_known(self) -> bool:
        """Whether anything at all is known."""
        return self.has_hours or bool(self.monthly or self.remarks)

    @property
    def has_hours(self) -> bool:
        """Whether there is a day with hours."""
        return any(self.days)


@dataclass(frozen=True)
class Opening:
    """When the door opens next; `is_now`: it is open until `span.closes`."""

    day: date
    span: Span
    is_now: bool = False


@dataclass
class _Draft:
    days: list[set[Span]] = field(default_factory=lambda: [set() for _ in WEEKDAYS])
    monthly: set[Monthly] = field(default_factory=set)
    remarks: list[str] = field(default_factory=list)


def week_of(schedules: Iterable[Schedule], *, on: date) -> Week:
    """Read the schedules that hold on that day into one week."""
    draft = _Draft()
    for schedule in schedules:
        if _holds(schedule, on):
            _add(schedule, draft)
    days = tuple(tuple(sorted(spans, key=_sort_key)) for spans in draft.days)
    return Week(days, tuple(sorted(draft.monthly, key=lambda m: (m.ordinal, m.weekday))), tuple(draft.remarks))


def next_opening(week: Week, now: datetime) -> Opening | None:
    """The span that is open, else the next one within a week.

    Args:
        now: local to the place.
    """
    for ahead in range(DAYS_AHEAD + 1):
        day = now.date() + timedelta(days=ahead)
        for span in week.days[day.weekday()]:
            if ahead == 0 and span.opens <= now.time():
                if span.closes is not None and (now.time() < span.closes or span.closes < span.opens):
                    return Opening(day, span, is_now=True)
                continue
            return Opening(day, span)
    return None


def _sort_key(span: Span) -> tuple[time, time, bool]:
    return span.opens, span.closes or time.max, span.by_appointment


def _holds(schedule: Schedule, on: date) -> bool:
    ended = min(filter(None, (schedule.valid_to, schedule.until)), default=None)
    return (schedule.valid_from is None or schedule.valid_from <= on) and (ended is None or on <= ended)


def _add(schedule: Schedule, draft: _Draft) -> None:
    for remark in (schedule.description, schedule.notes):
        if remark and remark not in draft.remarks and not (schedule.opens_at and remark == schedule.description):
            draft.remarks.append(remark)
    span = None
    if schedule.opens_at is not None:
        span = Span(schedule.opens_at, schedule.closes_at, bool(schedule.by_appointment))
    for ordinal, weekday in _days(schedule.byday or ""):
        if schedule.freq == Frequency.MONTHLY or ordinal:
            draft.monthly.add(Monthly(ordinal or 1, weekday, span))
        elif span is not None:
            draft.days[weekday].add(span)


def _days(byday: str) -> list[tuple[int, int]]:
    """Ordinals (0: every week) and weekdays of an iCalendar BYDAY.

    >>> _days("MO,2SA")
    [(0, 0), (2, 5)]
    """
    found = re.findall(r"([+-]?\d+)?(MO|TU|WE|TH|FR|SA|SU)", byday.upper())
    return [(int(ordinal or 0), WEEKDAYS.index(day)) for ordinal, day in found]
