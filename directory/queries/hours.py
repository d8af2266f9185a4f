"""Opening hours as people read them: a week, what happens monthly or in a season, and when the next door opens."""

import calendar
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from directory.catalog.hours import WrittenHours, closed_between, holds_between, last_day
from directory.catalog.seasons import Season, season_of
from directory.catalog.slots import DAYS, EVENING_BEGINS, NOON
from directory.models import Closing, Frequency, PartOfDay, Schedule
from directory.words.closing_words import CLOSED, LEFT_OUT

DAYS_AHEAD = 7
MONTHLY_DAYS_AHEAD = 35  # within which a day comes that returns every month
CLOSES = re.compile(rf"\b(?:{CLOSED}|{LEFT_OUT}|ferie)\b")
OPENS = re.compile(
    r"\d[:.]\d\d|\b(?:apert\w+|apr\w+|anche|ore|appuntament\w+|prenot\w+|richiest\w+|telefon\w+|orari\w*|solo|sol[ae]|"
    r"open\w*|also|hours|appointments?|auch|nur|termin\w*|offen|geöffnet)\b"
)
_LAST_MINUTE = time(23, 59)
_PART_BEGINS = {PartOfDay.MORNING: time(0), PartOfDay.AFTERNOON: time(NOON), PartOfDay.EVENING: time(EVENING_BEGINS)}
_PART_ENDS = {PartOfDay.MORNING: time(NOON), PartOfDay.AFTERNOON: time(EVENING_BEGINS)}


@dataclass(frozen=True)
class Span:
    """Hours that begin on a day; where `closes` is not after `opens`, it is on the next day.

    Nobody may have said when they end, nor when they begin: then at most the part of the day is known. `ends` is the
    last day on which they are in force.
    """

    opens: time | None
    closes: time | None = None
    by_appointment: bool = False
    part: PartOfDay | None = None
    ends: date | None = field(default=None, compare=False)

    @property
    def begins(self) -> time:
        """Before when they surely do not begin."""
        return self.opens or (_PART_BEGINS[self.part] if self.part else time.min)

    @property
    def is_past_midnight(self) -> bool:
        """Whether it ends on the next day."""
        return self.closes is not None and self.opens is not None and self.closes <= self.opens

    def is_over(self, moment: time) -> bool:
        """Whether nobody need come any more on the day of these hours, at a moment when they are not open."""
        if self.opens is not None:
            return moment >= self.opens
        return self.part is not None and moment >= _PART_ENDS.get(self.part, time.max)

    @property
    def is_all_day(self) -> bool:
        """Whether it is one whole day, as lists write it: 00:00–00:00, 00:00–24:00 or 00:00–23:59."""
        return self.opens == time.min and self.closes in (time.min, _LAST_MINUTE)


@dataclass(frozen=True)
class Monthly:
    """A day that returns every month: `ordinal` 2 and `weekday` 5 is the second Saturday; -1 is the last."""

    ordinal: int
    weekday: int
    span: Span

    def is_on(self, day: date) -> bool:
        """Whether it is this day."""
        if day.weekday() != self.weekday:
            return False
        if self.ordinal > 0:
            return (day.day - 1) // len(DAYS) + 1 == self.ordinal
        return (calendar.monthrange(day.year, day.month)[1] - day.day) // len(DAYS) + 1 == -self.ordinal


@dataclass(frozen=True)
class Seasonal:
    """Hours of a time of every year: ordinals and weekdays as `days_of` gives them."""

    season: Season
    days: tuple[tuple[int, int], ...]
    span: Span


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
    seasonal: tuple[Seasonal, ...] = ()  # also those that are not in force
    remarks: tuple[str, ...] = ()  # in the words of the source: "su appuntamento", "chiuso ad agosto"
    closings: tuple[Closed, ...] = ()  # that touch this week, or are to come

    @property
    def is_known(self) -> bool:
        """Whether anything at all is known."""
        return self.has_hours or bool(self.monthly or self.seasonal or self.remarks)

    @property
    def has_hours(self) -> bool:
        """Whether there is a day with hours."""
        return any(self.days)

    @property
    def is_always_open(self) -> bool:
        """Whether it never closes."""
        return all(any(span.is_all_day for span in spans) for spans in self.days)

    @property
    def monthly_all_year(self) -> tuple[Monthly, ...]:
        """Days of the month that are not those of a season, which tells them with its months."""
        in_season = {(*day, one.span) for one in self.seasonal for day in one.days}
        return tuple(one for one in self.monthly if (one.ordinal, one.weekday, one.span) not in in_season)

    def closed_on(self, day: date) -> Closed | None:
        """What is closed on that day, whatever the hours say."""
        return next((one for one in self.closings if one.begins <= day <= one.ends), None)

    def closings_from(self, day: date) -> tuple[Closed, ...]:
        """Those that are not over."""
        return tuple(one for one in self.closings if one.ends >= day)

    def may_open_on(self, weekday: int) -> bool:
        """Whether a day without hours is not surely closed: something else is said that was not read into the week."""
        return any(map(_may_open, self.remarks)) or any(day.weekday == weekday for day in self.monthly)


@dataclass(frozen=True)
class Opening:
    """When the door opens next; `is_now`: it is open until `span.closes`, perhaps since the evening before."""

    day: date
    span: Span
    is_now: bool = False
    is_always: bool = False

    @property
    def changes_at(self) -> datetime:
        """When something else is true: the door opens or closes, or the part of the day is over."""
        span = self.span
        if self.is_now and span.closes is not None:
            return datetime.combine(self.day + timedelta(days=span.is_past_midnight), span.closes)
        if span.opens is None:
            ends = _PART_ENDS.get(span.part) if span.part else None
            return datetime.combine(self.day + timedelta(days=ends is None), ends or time.min)
        return datetime.combine(self.day, span.opens)


@dataclass
class _Draft:
    days: list[dict[Span, Span]] = field(default_factory=lambda: [{} for _ in DAYS])
    monthly: dict[Monthly, Monthly] = field(default_factory=dict)
    seasonal: dict[Seasonal, None] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    closings: set[Closed] = field(default_factory=set)


def _may_open(remark: str) -> bool:
    """Whether words may speak of further hours: not where all that they say is when it is closed.

    >>> _may_open("chiuso a Natale; esclusi festivi"), _may_open("chiuso ad agosto; sabato su richiesta")
    (False, True)
    """
    return any(not CLOSES.search(said) or OPENS.search(said) for said in re.split(r"[;.]\s", remark.casefold()))


def closed_days(closing: Closing) -> WrittenHours:
    """A closing as one more schedule of its service."""
    return closed_between(closing.begins_on, closing.ends_on, closing.reason)


def week_of(schedules: Iterable[Schedule | WrittenHours], *, on: date) -> Week:
    """Read the schedules that hold on that day into one week, and what is closed from that week on."""
    draft, monday = _Draft(), on - timedelta(days=on.weekday())
    for schedule in schedules:
        if isinstance(schedule, WrittenHours) and schedule.is_closed:
            _add_closed(schedule, draft, monday)
            continue
        if season := season_of(schedule):
            _add_seasonal(schedule, season, draft)
        if holds_between(schedule, on, on):
            _add(schedule, draft, last_day(schedule, on))
    days = tuple(tuple(sorted(spans.values(), key=_sort_key)) for spans in draft.days)
    monthly = tuple(sorted(draft.monthly.values(), key=lambda one: (one.ordinal, one.weekday, *_sort_key(one.span))))
    return Week(days, monthly, tuple(draft.seasonal), tuple(draft.remarks), tuple(sorted(draft.closings)))


def days_of(byday: str) -> list[tuple[int, int]]:
    """Ordinals (0: every week) and weekdays of an iCalendar BYDAY.

    >>> days_of("MO,2SA")
    [(0, 0), (2, 5)]
    """
    found = re.findall(r"([+-]?\d+)?(MO|TU|WE|TH|FR|SA|SU)", byday.upper())
    return [(int(ordinal or 0), DAYS.index(day)) for ordinal, day in found]


def next_opening(week: Week, now: datetime) -> Opening | None:
    """The span that is open, else the next one within a week, or within a week after what is closed meanwhile.

    Days that return every month are looked for in the next five weeks.

    Args:
        now: local to the place.
    """
    today, moment = now.date(), now.time()
    if week.is_always_open and not week.closed_on(today):
        return Opening(today, week.days[today.weekday()][0], is_now=True, is_always=True)
    yesterday = today - timedelta(days=1)
    for span in spans_on(week, yesterday):
        if span.closes is not None and moment < span.closes and span.is_past_midnight:
            return Opening(yesterday, span, is_now=True)
    spans = spans_on(week, today)
    for span in spans:
        if span.closes is not None and span.begins <= moment and (moment < span.closes or span.is_past_midnight):
            return Opening(today, span, is_now=True)
    if to_come := [span for span in spans if not span.is_over(moment)]:
        return Opening(today, min(to_come, key=_surely_open))
    for day in _days_after(week, today, MONTHLY_DAYS_AHEAD if week.monthly else DAYS_AHEAD):
        if spans := spans_on(week, day):
            return Opening(day, min(spans, key=_surely_open))
    return None


def _surely_open(span: Span) -> tuple[time, time, bool]:
    """By when somebody is surely there: hours come before the part of the day that they are in."""
    part_ends = _PART_ENDS.get(span.part, time.max) if span.part else time.max
    return span.opens or part_ends, span.closes or time.max, span.by_appointment


def spans_on(week: Week, day: date) -> list[Span]:
    """What is open on a day, in the order of the day."""
    if week.closed_on(day):
        return []
    spans = [*week.days[day.weekday()], *(one.span for one in week.monthly if one.is_on(day))]
    return sorted((span for span in spans if span.ends is None or day <= span.ends), key=_sort_key)


def _days_after(week: Week, day: date, days_ahead: int) -> Iterator[date]:
    """The next days that are not closed, until so many have passed without a closing."""
    found = 0
    while found < days_ahead:
        day += timedelta(days=1)
        if closed := week.closed_on(day):
            day, found = closed.ends, 0  # each weekday is to come once more
        else:
            found += 1
            yield day


def _sort_key(span: Span) -> tuple[time, time, bool]:
    return span.begins, span.closes or time.max, span.by_appointment


def _add_closed(closed: WrittenHours, draft: _Draft, monday: date) -> None:
    if closed.valid_from is not None and closed.valid_to is not None and closed.valid_to >= monday:
        draft.closings.add(Closed(closed.valid_from, closed.valid_to, closed.description or ""))


def _add_seasonal(schedule: Schedule | WrittenHours, season: Season, draft: _Draft) -> None:
    days = tuple(days_of(schedule.byday or ""))
    if days:
        draft.seasonal[Seasonal(season, days, _span(schedule, None))] = None


def _add(schedule: Schedule | WrittenHours, draft: _Draft, ends: date | None) -> None:
    for remark in (schedule.description, schedule.notes):
        if remark and remark not in draft.remarks and not (schedule.opens_at and remark == schedule.description):
            draft.remarks.append(remark)
    span = _span(schedule, ends)
    for ordinal, weekday in days_of(schedule.byday or ""):
        if schedule.freq == Frequency.MONTHLY or ordinal:
            monthly = Monthly(ordinal or 1, weekday, span)
            known = draft.monthly.get(monthly, monthly)
            draft.monthly[known] = replace(monthly, span=_longer(known.span, span))
        else:
            draft.days[weekday][span] = _longer(draft.days[weekday].get(span, span), span)


def _span(schedule: Schedule | WrittenHours, ends: date | None) -> Span:
    part = PartOfDay(schedule.part_of_day) if schedule.part_of_day and schedule.opens_at is None else None
    return Span(schedule.opens_at, schedule.closes_at, bool(schedule.by_appointment), part, ends)


def _longer(one: Span, other: Span) -> Span:
    """Of the same hours, those that are in force longer."""
    return max(one, other, key=lambda span: span.ends or date.max)
