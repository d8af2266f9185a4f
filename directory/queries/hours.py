"""Opening hours as people read them: a week, what happens monthly, and when the next door opens."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from directory.catalog.hours import WrittenHours, closed_between, holds_between
from directory.catalog.slots import DAYS
from directory.models import Closing, Frequency, Schedule

DAYS_AHEAD = 7
_LAST_MINUTE = time(23, 59)


@dataclass(frozen=True, order=True)
class Span:
    """Hours that begin on a day; where `closes` is not after `opens`, it is on the next day."""

    opens: time
    closes: time | None
    by_appointment: bool = False

    @property
    def is_past_midnight(self) -> bool:
        """Whether it ends on the next day."""
        return self.closes is not None and self.closes <= self.opens

    @property
    def is_all_day(self) -> bool:
        """Whether it is one whole day, as lists write it: 00:00–00:00, 00:00–24:00 or 00:00–23:59."""
        return self.opens == time.min and self.closes in (time.min, _LAST_MINUTE)


@dataclass(frozen=True, order=True)
class Monthly:
    """A day that returns every month: `ordinal` 2 and `weekday` 5 is the second Saturday; -1 is the last."""

    ordinal: int
    weekday: int
    span: Span | None


@dataclass(frozen=True, order=True)
class Closed:
    """Days on which nothing is open, both included, whatever the hours say."""

    begins: date
    ends: date
    why: str = ""


@dataclass(frozen=True)
class Week:
    """The hours of one week, Monday first, and what does not fit into a week."""

    days: tuple[tuple[Span, ...], ...]
    monthly: tuple[Monthly, ...] = ()
    remarks: tuple[str, ...] = ()  # in the words of the source: "su appuntamento", "chiuso ad agosto"
    closings: tuple[Closed, ...] = ()  # that touch this week, or are to come

    @property
    def is_known(self) -> bool:
        """Whether anything at all is known."""
        return self.has_hours or bool(self.monthly or self.remarks)

    @property
    def has_hours(self) -> bool:
        """Whether there is a day with hours."""
        return any(self.days)

    @property
    def is_always_open(self) -> bool:
        """Whether it never closes."""
        return all(any(span.is_all_day for span in spans) for spans in self.days)

    def closed_on(self, day: date) -> Closed | None:
        """What is closed on that day, whatever the hours say."""
        return next((one for one in self.closings if one.begins <= day <= one.ends), None)

    def closings_from(self, day: date) -> tuple[Closed, ...]:
        """Those that are not over."""
        return tuple(one for one in self.closings if one.ends >= day)

    def may_open_on(self, weekday: int) -> bool:
        """Whether a day without hours is not surely closed: something else is said that was not read into the week."""
        return bool(self.remarks) or any(day.weekday == weekday for day in self.monthly)


@dataclass(frozen=True)
class Opening:
    """When the door opens next; `is_now`: it is open until `span.closes`, perhaps since the evening before."""

    day: date
    span: Span
    is_now: bool = False
    is_always: bool = False


@dataclass
class _Draft:
    days: list[set[Span]] = field(default_factory=lambda: [set() for _ in DAYS])
    monthly: set[Monthly] = field(default_factory=set)
    remarks: list[str] = field(default_factory=list)
    closings: set[Closed] = field(default_factory=set)


def closed_days(closing: Closing) -> WrittenHours:
    """A closing as one more schedule of its service."""
    return closed_between(closing.begins_on, closing.ends_on, closing.reason)


def week_of(schedules: Iterable[Schedule | WrittenHours], *, on: date) -> Week:
    """Read the schedules that hold on that day into one week, and what is closed from that week on."""
    draft, monday = _Draft(), on - timedelta(days=on.weekday())
    for schedule in schedules:
        if isinstance(schedule, WrittenHours) and schedule.is_closed:
            _add_closed(schedule, draft, monday)
        elif holds_between(schedule, on, on):
            _add(schedule, draft)
    days = tuple(tuple(sorted(spans, key=_sort_key)) for spans in draft.days)
    monthly = tuple(sorted(draft.monthly, key=lambda m: (m.ordinal, m.weekday)))
    return Week(days, monthly, tuple(draft.remarks), tuple(sorted(draft.closings)))


def days_of(byday: str) -> list[tuple[int, int]]:
    """Ordinals (0: every week) and weekdays of an iCalendar BYDAY.

    >>> days_of("MO,2SA")
    [(0, 0), (2, 5)]
    """
    found = re.findall(r"([+-]?\d+)?(MO|TU|WE|TH|FR|SA|SU)", byday.upper())
    return [(int(ordinal or 0), DAYS.index(day)) for ordinal, day in found]


def next_opening(week: Week, now: datetime) -> Opening | None:
    """The span that is open, else the next one within a week, or within a week after what is closed meanwhile.

    Args:
        now: local to the place.
    """
    today, moment = now.date(), now.time()
    if week.is_always_open and not week.closed_on(today):
        return Opening(today, week.days[today.weekday()][0], is_now=True, is_always=True)
    yesterday = today - timedelta(days=1)
    for span in _spans_on(week, yesterday):
        if span.closes is not None and moment < span.closes and span.is_past_midnight:
            return Opening(yesterday, span, is_now=True)
    for span in _spans_on(week, today):
        if moment < span.opens:
            return Opening(today, span)
        if span.closes is not None and (moment < span.closes or span.is_past_midnight):
            return Opening(today, span, is_now=True)
    for day in _days_after(week, today):
        if spans := week.days[day.weekday()]:
            return Opening(day, spans[0])
    return None


def _spans_on(week: Week, day: date) -> tuple[Span, ...]:
    return () if week.closed_on(day) else week.days[day.weekday()]


def _days_after(week: Week, day: date) -> Iterator[date]:
    """The next days that are not closed, until a week has passed without a closing."""
    found = 0
    while found < DAYS_AHEAD:
        day += timedelta(days=1)
        if closed := week.closed_on(day):
            day, found = closed.ends, 0  # each weekday is to come once more
        else:
            found += 1
            yield day


def _sort_key(span: Span) -> tuple[time, time, bool]:
    return span.opens, span.closes or time.max, span.by_appointment


def _add_closed(closed: WrittenHours, draft: _Draft, monday: date) -> None:
    if closed.valid_from is not None and closed.valid_to is not None and closed.valid_to >= monday:
        draft.closings.add(Closed(closed.valid_from, closed.valid_to, closed.description or ""))


def _add(schedule: Schedule | WrittenHours, draft: _Draft) -> None:
    for remark in (schedule.description, schedule.notes):
        if remark and remark not in draft.remarks and not (schedule.opens_at and remark == schedule.description):
            draft.remarks.append(remark)
    span = None
    if schedule.opens_at is not None:
        span = Span(schedule.opens_at, schedule.closes_at, bool(schedule.by_appointment))
    for ordinal, weekday in days_of(schedule.byday or ""):
        if schedule.freq == Frequency.MONTHLY or ordinal:
            draft.monthly.add(Monthly(ordinal or 1, weekday, span))
        elif span is not None:
            draft.days[weekday].add(span)
