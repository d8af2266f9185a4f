"""Opening hours as they were written, many listings with the same ones: kept once, and read when somebody asks."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import cached_property, lru_cache
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from directory.catalog.seasons import season_of
from directory.catalog.slots import DAYS_AFTER_TODAY, slots_of
from directory.words.strings import Strings


class WrittenHours(NamedTuple):
    """What a schedule says, as it is stored; the names are the model's."""

    valid_from: date | None = None
    valid_to: date | None = None
    until: date | None = None
    freq: str | None = None
    byday: str | None = None
    bymonth: str | None = None
    season: str | None = None
    opens_at: time | None = None
    closes_at: time | None = None
    part_of_day: str | None = None
    by_appointment: bool | None = None
    description: str | None = None
    notes: str | None = None
    is_closed: bool | None = None  # not open at all from `valid_from` to `valid_to`, because of `description`


class InForce(Protocol):
    """Hours that are in force for a time, or for ever."""

    @property
    def valid_from(self) -> date | None: ...
    @property
    def valid_to(self) -> date | None: ...
    @property
    def until(self) -> date | None: ...
    @property
    def bymonth(self) -> str | None: ...
    @property
    def season(self) -> str | None: ...


IN_FORCE = ("valid_from", "valid_to", "until", "bymonth", "season")  # columns of `InForce`
STORED = WrittenHours._fields[:-1]  # of a schedule


def holds_between(hours: InForce, first: date, last: date) -> bool:
    """Whether a schedule is of any day from the first to the last one, both included.

    >>> summer = WrittenHours(valid_from=date(2026, 6, 1), valid_to=date(2026, 8, 31))
    >>> holds_between(summer, date(2026, 5, 28), date(2026, 6, 3)), holds_between(summer, date(2026, 9, 1), date.max)
    (True, False)
    """
    begins = max(first, hours.valid_from or date.min)
    ends = min(filter(None, (last, hours.valid_to, hours.until)))
    season = season_of(hours)
    return begins <= ends and (season is None or season.touches(begins, ends))


def only_by_appointment(schedules: Iterable[WrittenHours], day: date) -> int:
    """The slots of hours in force within a week of a day at which nobody is let in without an appointment."""
    open_door = appointed = 0
    for hours in schedules:
        if hours.is_closed or not holds_between(hours, day, day + timedelta(DAYS_AFTER_TODAY)):
            continue
        if hours.by_appointment:
            appointed |= slots_of(hours)
        else:
            open_door |= slots_of(hours)
    return appointed & ~open_door


def last_day(hours: InForce, on: date) -> date | None:
    """Until when hours that are in force on a day stay in force; None without an end.

    >>> last_day(WrittenHours(bymonth="10,11,12,1"), date(2026, 11, 28))
    datetime.date(2027, 1, 31)
    """
    ends = [day for day in (hours.valid_to, hours.until) if day is not None]
    season = season_of(hours)
    if season is not None and (ends_on := season.last_day(on)) is not None:
        ends.append(ends_on)
    return min(ends, default=None)


def turn_between(hours: InForce, first: date, last: date) -> bool:
    """Whether hours begin or end to be in force among these days.

    >>> turn_between(WrittenHours(season="06-01/09-15"), date(2026, 9, 14), date(2026, 9, 16))
    True
    """
    if not holds_between(hours, first, last):
        return False
    return not holds_between(hours, first, first) or (last_day(hours, first) or last) < last


def closed_between(begins: date, ends: date, why: str | None) -> WrittenHours:
    """Days on which nothing is open, both included."""
    return WrittenHours(valid_from=begins, valid_to=ends, description=why, is_closed=True)


_CLOSED = re.escape(b'"is_closed": true')
_DAYS, _HOURS = WrittenHours._fields[:3], ("opens_at", "closes_at")


@dataclass(frozen=True, eq=False)
class ListedHours:
    """The schedules of every listing.

    Args:
        texts: what is said, as JSON; not twice in what was packed together.
        text: int32, shape (n,): the place of a listing's own among them.
    """

    texts: Strings
    text: NDArray[np.int32]

    @classmethod
    def pack(cls, rows: Iterable[tuple[WrittenHours, ...]]) -> "ListedHours":
        """Pack the schedules of listings in their order."""
        places: dict[tuple[WrittenHours, ...], int] = {}
        text = np.array([places.setdefault(row, len(places)) for row in rows], np.int32)
        return cls(Strings.pack(map(_as_json, places)), text)

    def joined_with(self, other: "ListedHours") -> "ListedHours":
        """All of these, then all of the others."""
        text = np.concatenate((self.text, other.text + np.int32(len(self.texts))))
        return ListedHours(self.texts.followed_by(other.texts), text)

    def of_row(self, row: int) -> tuple[WrittenHours, ...]:
        """The schedules of a listing; the same object for those that say the same, mostly."""
        return _from_json(self.texts[self.text.item(row)])

    def closed_on(self, day: date) -> NDArray[np.bool_]:
        """Shape (n,): what is closed on that day, whatever its hours say."""
        texts = {place for place, first, last in self._closings if first <= day <= last}
        return np.isin(self.text, list(texts)) if texts else np.zeros(len(self.text), np.bool_)

    @cached_property
    def _closings(self) -> tuple[tuple[int, date, date], ...]:
        """The closings of each text, which are found by their name: of many texts few have any."""
        said = self.texts.data.tobytes()
        starts = [found.start() for found in re.finditer(_CLOSED, said)]
        places = np.unique(np.searchsorted(self.texts.offsets, starts, side="right") - 1).tolist()
        return tuple(
            (place, one.valid_from, one.valid_to)
            for place in places
            for one in _from_json(self.texts[place])
            if one.is_closed and one.valid_from is not None and one.valid_to is not None
        )


def _as_json(schedules: tuple[WrittenHours, ...]) -> str:
    said = [{name: value for name, value in one._asdict().items() if value is not None} for one in schedules]
    return json.dumps(said, default=str) if said else ""


@lru_cache(maxsize=4096)
def _from_json(text: str) -> tuple[WrittenHours, ...]:
    return tuple(map(_from_said, json.loads(text))) if text else ()


def _from_said(said: dict[str, Any]) -> WrittenHours:
    days = {name: date.fromisoformat(said[name]) for name in _DAYS if name in said}
    hours = {name: time.fromisoformat(said[name]) for name in _HOURS if name in said}
    return WrittenHours(**{**said, **days, **hours})
