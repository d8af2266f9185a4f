"""Times of the year that return every year: whole months, or the days from a first to a last one."""

import calendar
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple, Protocol

MONTHS = 12
_LEAP, _COMMON = 2028, 2027  # any such years, in which the days of every year are counted


class YearDay(NamedTuple):
    """A day of every year; 29 February is the 28th where there is none."""

    month: int
    day: int

    def in_year(self, year: int) -> date:
        """This day in a year."""
        return date(year, self.month, min(self.day, calendar.monthrange(year, self.month)[1]))

    @property
    def is_first(self) -> bool:
        """Whether a month begins with it."""
        return self.day == 1

    @property
    def is_last(self) -> bool:
        """Whether a month ends with it, in February of any year."""
        return self.day >= calendar.monthrange(_COMMON, self.month)[1]


class OfTheYear(Protocol):
    """What may hold in a time of every year only, as it is stored."""

    @property
    def bymonth(self) -> str | None: ...
    @property
    def season(self) -> str | None: ...


class Season(NamedTuple):
    """`months` in their order, or the `days` from the first to the last one, both included, perhaps over New Year."""

    months: tuple[int, ...] = ()
    days: tuple[YearDay, YearDay] | None = None

    @property
    def columns(self) -> dict[str, str | None]:
        """As a schedule keeps it: "10,11,12,1", as in iCalendar; "06-01/09-15", as ISO 8601 writes it."""
        days = "/".join(f"{month:02}-{day:02}" for month, day in self.days or ())
        return {"bymonth": ",".join(map(str, self.months)) or None, "season": days or None}

    def touches(self, first: date, last: date) -> bool:
        """Whether it has a day among those from the first to the last one.

        >>> winter = from_to(YearDay(11, 15), YearDay(3, 10))
        >>> winter.touches(date(2027, 3, 10), date(2027, 3, 20)), winter.touches(date(2027, 3, 11), date(2027, 11, 14))
        (True, False)
        """
        return any(begins <= last and first <= ends for begins, ends in self._stretches(first, last))

    def last_day(self, on: date) -> date | None:
        """Until when it goes on that has a day; None where it never ends.

        >>> Season(months=(10, 11, 12, 1)).last_day(date(2026, 11, 28))
        datetime.date(2027, 1, 31)
        """
        if len(set(self.months)) == MONTHS:
            return None
        day = on
        for begins, ends in sorted(self._stretches(on, on + timedelta(days=366))):
            if begins <= day + timedelta(days=1) and day <= ends:
                day = ends
        return day

    def every_day(self) -> frozenset[YearDay]:
        """The days of every year that it has."""
        first, last = date(_LEAP, 1, 1), date(_LEAP, 12, 31)
        return frozenset(
            YearDay(day.month, day.day)
            for begins, ends in self._stretches(first, last)
            for day in _days(max(begins, first), min(ends, last))
        )

    def _stretches(self, first: date, last: date) -> Iterator[tuple[date, date]]:
        """From when to when it is, in the years around these days; no more than the first one of endless days."""
        for year in range(first.year - 1, min(last.year, first.year + 1) + 1):
            for month in self.months:
                yield date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
            if self.days is not None:
                begins, ends = self.days
                yield begins.in_year(year), ends.in_year(year + (ends < begins))


def season_of(hours: OfTheYear) -> Season | None:
    """The time of the year in which hours hold; None: the whole year."""
    return stored_season(hours.bymonth, hours.season) if hours.bymonth or hours.season else None


def stored_season(bymonth: str | None, season: str | None) -> Season:
    """A time of the year from the two columns of a schedule, of which one is empty.

    >>> stored_season("10,11,12,1", None).months, stored_season(None, "06-01/09-15").days
    ((10, 11, 12, 1), (YearDay(month=6, day=1), YearDay(month=9, day=15)))
    """
    months = tuple(int(month) for month in (bymonth or "").split(",") if month)
    if not season:
        return Season(months)
    first, last = (YearDay(*map(int, day.split("-"))) for day in season.split("/"))
    return Season(months, (first, last))


def from_to(first: YearDay, last: YearDay) -> Season:
    """From day to day; whole months are said as such.

    >>> from_to(YearDay(11, 1), YearDay(2, 28)).months
    (11, 12, 1, 2)
    """
    if not (first.is_first and last.is_last):
        return Season(days=(first, last))
    following = range(first.month, first.month + (last.month - first.month) % MONTHS + 1)
    return Season(tuple((month - 1) % MONTHS + 1 for month in following))


def rest_of_the_year(seasons: Iterable[Season]) -> list[Season]:
    """What is left of the year, each stretch of days for itself.

    >>> rest_of_the_year([from_to(YearDay(6, 1), YearDay(9, 15))])
    [Season(months=(), days=(YearDay(month=9, day=16), YearDay(month=5, day=31)))]
    """
    taken = frozenset[YearDay]().union(*(season.every_day() for season in seasons))
    year = [YearDay(day.month, day.day) for day in _days(date(_LEAP, 1, 1), date(_LEAP, 12, 31))]
    begins = [at for at, day in enumerate(year) if day not in taken and year[at - 1] in taken]
    return [from_to(year[at], _last_free(year, at, taken)) for at in begins]


def without_seasons(season: Season | None, taken: Iterable[Season]) -> list[Season | None]:
    """What is left of a time of the year (None: of the whole year), each stretch of days for itself.

    >>> without_seasons(Season(months=(6, 7, 8, 9)), [Season(months=(8,))])
    [Season(months=(9,), days=None), Season(months=(6, 7), days=None)]
    """
    outside = [] if season is None else rest_of_the_year([season])
    left = [each for each in taken if season is None or each.every_day() & season.every_day()]
    return list(rest_of_the_year([*outside, *left])) if left else [season]


def _last_free(year: list[YearDay], at: int, taken: frozenset[YearDay]) -> YearDay:
    """The last day of a stretch that begins at a place of the year, perhaps after New Year."""
    after = [*year[at:], *year[:at]]
    return next(day for day, next_day in zip(after, after[1:] + after[:1], strict=True) if next_day in taken)


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=step) for step in range((last - first).days + 1))
