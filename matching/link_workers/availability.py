"""When a link worker is there: absences, first and last day. Only days, never why."""

from datetime import date, timedelta
from typing import Final, NamedTuple

from matching.link_workers.workers import Period, WorkerRow

SHORT_AWAY_DAYS: Final = 14  # who is away for longer, or soon will be, is not proposed to somebody new
LONG_AWAY_DAYS: Final = 42  # who is away for longer cannot keep those who are there already


class Away(NamedTuple):
    """An absence with those that follow it at once.

    Args:
        begins: first day away; `ends`: last one, None when nobody knows.
        days: how many are still to come, counted from the day that was asked or the first; None when nobody knows.
    """

    begins: date
    ends: date | None
    days: int | None

    def is_longer_than(self, days: int) -> bool:
        """Whether more days than these are still to come; an open end is longer than any."""
        return self.days is None or self.days > days


def away_on(row: WorkerRow, day: date, *, within_days: int = 0) -> Away | None:
    """The first absence that covers the day, or begins within so many days after it; None if there is none."""
    for begins, ends in joined(row.absences):
        if begins <= day + timedelta(days=within_days) and (ends is None or ends >= day):
            return Away(begins, ends, None if ends is None else (ends - max(begins, day)).days + 1)
    return None


def joined(absences: tuple[Period, ...]) -> list[Period]:
    """In order, and as one where the next begins at the latest on the day after.

    >>> day = date(2026, 2, 2)
    >>> len(joined(((day, day), (date(2026, 2, 3), None))))
    1
    """
    found: list[Period] = []
    for begins, ends in sorted(absences, key=lambda one: (one[0], one[1] or date.max)):
        if found and (found[-1][1] is None or begins <= found[-1][1] + timedelta(days=1)):
            first, last = found[-1]
            found[-1] = (first, None if last is None or ends is None else max(last, ends))
        else:
            found.append((begins, ends))
    return found


def is_not_yet_there(row: WorkerRow, day: date) -> bool:
    """Begins, but not within the days that somebody can wait."""
    return row.works_from is not None and row.works_from > day + timedelta(days=SHORT_AWAY_DAYS)


def is_leaving(row: WorkerRow, day: date) -> bool:
    """Has left, or leaves before a new person would be known."""
    return row.works_until is not None and row.works_until < day + timedelta(days=SHORT_AWAY_DAYS)


def has_left(row: WorkerRow, day: date) -> bool:
    """The last day is over."""
    return row.works_until is not None and row.works_until < day
