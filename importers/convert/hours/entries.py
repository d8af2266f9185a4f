"""The hours of one day as they are put together: what becomes of them when more is said of the day."""

from collections.abc import Sequence
from typing import NamedTuple

from directory.catalog.seasons import Season
from importers.convert.hours.clock import Span, is_within, overlap
from importers.convert.hours.dates import Dates
from importers.convert.hours.grammar import Clause


class Entry(NamedTuple):
    """Hours of one day, without times where they are not said; `days` are all of its clause.

    Where only their beginning is said, the span has no length.
    """

    span: Span | None
    by_appointment: bool
    weeks: tuple[int, ...]
    dates: Dates | None
    days: frozenset[str]
    part: str = ""


def joined(
    old: Sequence[Entry], new: Sequence[Entry], clause: Clause, instead: Sequence[Season] = ()
) -> list[Entry] | None:
    """The hours of a day, when more is said of it; None when it is not sure what holds.

    Hours of fewer days that lie inside those of more days are an exception to them ("lun-ven 9-18; ven 9-13"), hours
    at other times are added ("lun-ven 9-12; lun 15-18").
    """
    if not clause.spans and "m" not in clause.words and any(new[0].days < each.days for each in old):
        return list(new)  # "lun-ven 9-18; ven su appuntamento"
    touching = [(one, other) for one in old for other in new if _collide(one, other, instead)]
    if not touching or {each.span for each in old} == {each.span for each in new}:
        return [*old, *(each for each in new if not _said(each, old))]
    if any(not _nested(one, other) for one, other in touching):
        return None
    if all(each.days < one.days for one, _ in touching for each in new):
        return [*(each for each in old if not all(other.days < each.days for other in new)), *new]
    if all(one.days < each.days for one, _ in touching for each in new):
        return list(old)
    return None


def _said(entry: Entry, old: Sequence[Entry]) -> bool:
    said = (entry.span, entry.part, entry.weeks, entry.dates)
    return any(said == (each.span, each.part, each.weeks, each.dates) for each in old)


def _collide(one: Entry, other: Entry, instead: Sequence[Season]) -> bool:
    if _is_one_of(instead, one) != _is_one_of(instead, other) and not (one.dates and other.dates):
        return False  # the usual ones hold in the rest of the year
    if one.span is None or other.span is None or not overlap(one.span, other.span):
        return False
    if one.weeks and other.weeks and not set(one.weeks) & set(other.weeks):
        return False
    return not _apart(one.dates, other.dates)


def _is_one_of(seasons: Sequence[Season], entry: Entry) -> bool:
    return entry.dates is not None and entry.dates.season in seasons


def _apart(one: Dates | None, other: Dates | None) -> bool:
    """Whether two periods have no day in common."""
    if one is None or other is None:
        return False
    if one.season and other.season:
        return not one.season.every_day() & other.season.every_day()
    return _before(one, other) or _before(other, one)


def _before(one: Dates, other: Dates) -> bool:
    return one.ends is not None and other.begins is not None and one.ends < other.begins


def _nested(one: Entry, other: Entry) -> bool:
    if one.span is None or other.span is None or (one.weeks, one.dates) != (other.weeks, other.dates):
        return False
    return is_within(one.span, other.span) or is_within(other.span, one.span)
