"""At which minutes of one day each listing is open, kept for that day: "now" is another minute with each question."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from directory.caching import once_per_catalog
from directory.catalog.catalog import Catalog
from directory.queries.hours import Week, spans_on, week_of

_WHOLE_DAY = 24 * 60


@dataclass(eq=False)
class OpenMinutes:
    """The openings of one day, read of the hours that somebody asked for; many listings have the same ones.

    Args:
        is_read: shape (texts of hours,): of which hours the openings are known.
        texts, begins, ends: int32, of each opening whose it is and its minutes, of which the last is not meant.
    """

    catalog: Catalog
    day: date
    is_read: NDArray[np.bool_]
    texts: NDArray[np.int32] = field(default_factory=lambda: np.empty(0, np.int32))
    begins: NDArray[np.int32] = field(default_factory=lambda: np.empty(0, np.int32))
    ends: NDArray[np.int32] = field(default_factory=lambda: np.empty(0, np.int32))
    _reading: Lock = field(default_factory=Lock)

    def at(self, moment: time, rows: NDArray[np.intp]) -> NDArray[np.bool_]:
        """Shape (k,): which of these rows are open; where nobody said until when, from when they begin."""
        with self._reading:
            self._read(rows)
            texts, begins, ends = self.texts, self.begins, self.ends
        minute = _minute(moment)
        is_open = np.zeros(len(self.is_read), np.bool_)
        is_open[texts[(begins <= minute) & (minute < ends)]] = True
        return is_open.take(self.catalog.hours.text.take(rows))

    def _read(self, rows: NDArray[np.intp]) -> None:
        hours = self.catalog.hours
        new = rows[~self.is_read.take(hours.text.take(rows))]
        if not len(new):
            return
        texts, first = np.unique(hours.text.take(new), return_index=True)
        found = [
            (text, *minutes)
            for text, row in zip(texts.tolist(), new.take(first).tolist(), strict=True)
            for minutes in open_minutes(week_of(hours.of_row(row), on=self.day), self.day)
        ]
        columns = np.array(found, np.int32).reshape(-1, 3).T
        self.texts, self.begins, self.ends = (
            np.concatenate(both) for both in zip((self.texts, self.begins, self.ends), columns, strict=True)
        )
        self.is_read[texts] = True


@once_per_catalog
def open_minutes_of(catalog: Catalog, day: date) -> OpenMinutes:
    """What is known so far of one day."""
    return OpenMinutes(catalog, day, np.zeros(len(catalog.hours.texts), np.bool_))


def open_minutes(week: Week, day: date) -> Iterator[tuple[int, int]]:
    """From and up to which minutes of a day it is open, also what began on the evening before.

    Without any hours it may be open all day; where nobody said until when, from when it begins.

    Args:
        week: that of the day.
    """
    if not week.has_hours or (week.is_always_open and not week.closed_on(day)):
        yield 0, _WHOLE_DAY
    for span in spans_on(week, day - timedelta(days=1)):
        if span.closes is not None and span.is_past_midnight:
            yield 0, _minute(span.closes)
    for span in spans_on(week, day):
        if span.closes is not None:
            yield _minute(span.begins), _WHOLE_DAY if span.is_past_midnight else _minute(span.closes)
    for span in week.days[day.weekday()]:
        if span.closes is None:
            yield _minute(span.begins), _WHOLE_DAY


def _minute(moment: time) -> int:
    return moment.hour * 60 + moment.minute
