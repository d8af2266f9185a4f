"""Opening hours as seven fields, one a day, lines for days of the month and seasons, and remarks.

The text of a day is its spans, "09:00-12:00 15:00-18:00a"; "a" is by appointment. "20:30-" has no end that anybody
said, "morning" no times, and "open" not even a part of the day.
"""

from collections.abc import Sequence
from datetime import time
from functools import partial
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from directory.catalog.seasons import season_of
from directory.catalog.slots import DAY_NAMES, DAYS, PARTS
from directory.curation.child_lines import child_lines
from directory.curation.entry import Field
from directory.i18n import N_
from directory.models import Frequency, Schedule

BY_APPOINTMENT = "a"
NO_TIMES = "open"
OTHER_COLUMNS = (
    *("freq", "byday", "bymonth", "season", "opens_at", "closes_at", "part_of_day", "by_appointment"),
    *("valid_from", "valid_to"),
)
NOT_IN_A_LINE = ("until", "count", "interval", "byweekno", "bymonthday", "byyearday", "description", "notes")


class DaySpan(NamedTuple):
    """Hours of a day, with as much of them as is known."""

    opens: time | None
    closes: time | None = None
    part: str | None = None
    by_appointment: bool = False


def week_fields(session: Session, schedules: Sequence[Schedule], make: partial[Schedule], prefix: str) -> list[Field]:
    """A field for each day, one for days of the month and seasons, and one for remarks."""
    weekly = [one for one in schedules if _is_weekly(one)]
    hint = N_("For example 9-12.30, 15-18; or, where no more is known, from 20.30, or morning; empty when closed.")
    days = [
        Field(
            f"{prefix}{day}",
            title,
            "day_hours",
            " ".join(sorted(_span(one) for one in weekly if day in _days(one))),
            partial(_write_day, session, weekly, make, day),
            hint=hint if day == DAYS[0] else "",
        )
        for day, title in zip(DAYS, DAY_NAMES, strict=True)
    ]
    remarks = [one for one in schedules if _is_remark(one)]
    return [
        *days,
        child_lines(
            session,
            [one for one in schedules if _is_other(one)],
            OTHER_COLUMNS,
            make,
            key=f"{prefix}other",
            title=N_("Days of the month, seasons"),
            reads="other_hours",
            hint=N_(
                "One a line: “first Thursday of the month 20.45”, “October to May: Tuesday 9-12”, "
                "“1 June-15 September: Tuesday 9-12”."
            ),
        ),
        child_lines(
            session,
            remarks,
            ("description",),
            make,
            key=f"{prefix}remarks",
            title=N_("Remarks on the hours"),
            reads="remarks",
            hint=N_("One a line, in plain words: “Saturday by appointment”."),
        ),
    ]


def has_other_hours(schedules: Sequence[Schedule]) -> bool:
    """Whether there are hours that no field shows, such as every second week."""
    return not all(_is_weekly(one) or _is_remark(one) or _is_other(one) for one in schedules)


def span_text(span: DaySpan) -> str:
    """A span in the text of a day.

    >>> span_text(DaySpan(time(9), time(12))), span_text(DaySpan(None, part="evening", by_appointment=True))
    ('09:00-12:00', 'eveninga')
    """
    mark = BY_APPOINTMENT if span.by_appointment else ""
    if span.opens is None:
        return f"{span.part or NO_TIMES}{mark}"
    return f"{span.opens:%H:%M}-{f'{span.closes:%H:%M}' if span.closes else ''}{mark}"


def spans_in(text: str) -> list[DaySpan]:
    """The spans of a day's text."""
    return [_span_in(word) for word in text.split()]


def _span_in(word: str) -> DaySpan:
    said, by_appointment = word.removesuffix(BY_APPOINTMENT), word.endswith(BY_APPOINTMENT)
    if said == NO_TIMES or said in PARTS:
        return DaySpan(None, part=said if said in PARTS else None, by_appointment=by_appointment)
    opens, _, closes = said.partition("-")
    ends = time.fromisoformat(closes) if closes else None
    return DaySpan(time.fromisoformat(opens), ends, by_appointment=by_appointment)


def _days(schedule: Schedule) -> list[str]:
    return (schedule.byday or "").upper().split(",")


def _span(schedule: Schedule) -> str:
    appointed = bool(schedule.by_appointment)
    return span_text(DaySpan(schedule.opens_at, schedule.closes_at, schedule.part_of_day, appointed))


def _is_weekly(schedule: Schedule) -> bool:
    has_end = schedule.valid_to is not None or schedule.until is not None
    in_week = all(day in DAYS for day in _days(schedule))
    is_every_week = in_week and schedule.freq != Frequency.MONTHLY and not has_end and season_of(schedule) is None
    return is_every_week and (schedule.opens_at is not None or not schedule.description)


def _is_remark(schedule: Schedule) -> bool:
    return schedule.opens_at is None and not schedule.byday and bool(schedule.description)


def _is_other(schedule: Schedule) -> bool:
    """Whether hours of days fit into no week, but into a line."""
    says_more = any(getattr(schedule, name) is not None for name in NOT_IN_A_LINE)
    return bool(schedule.byday) and not _is_weekly(schedule) and not says_more


def _write_day(session: Session, weekly: list[Schedule], make: partial[Any], day: str, text: str) -> None:
    """Take the day out of the rows that no longer hold on it, and into one of those with the same hours."""
    wanted = text.split()
    for row in list(weekly):
        if day in _days(row) and _span(row) not in wanted:
            rest = [one for one in _days(row) if one != day]
            row.byday = ",".join(rest) or None
            if not rest:
                weekly.remove(row)
                _remove(session, row)
    there = {_span(row) for row in weekly if day in _days(row)}
    for wished in spans_in(text):
        span = span_text(wished)
        if span in there:
            continue
        same = next((one for one in weekly if _span(one) == span), None)
        if same is None:
            row = make(freq=Frequency.WEEKLY, byday=day, opens_at=wished.opens, closes_at=wished.closes)
            row.part_of_day, row.by_appointment = wished.part, wished.by_appointment or None
            session.add(row)
            weekly.append(row)
        else:
            same.byday = ",".join(one for one in DAYS if one in {*_days(same), day})


def _remove(session: Session, row: Schedule) -> None:
    """Also a row that a day before has just made."""
    if row in session.new:
        session.expunge(row)
    else:
        session.delete(row)
