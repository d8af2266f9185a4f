"""Opening hours, in one cell or with their days in another, as rows of a schedule."""

from typing import Any

from directory.errors import AppError, InvalidInput
from directory.i18n import N_
from importers.cells.context import Context, read_cell
from importers.cells.filling import tidy
from importers.convert import hours
from importers.problems import PartlyRead
from importers.slots import Rows, Values

STAYS_AS_WORDS = N_("“%(value)s” stays as words with the hours, because only the rest could be read as opening hours.")


def schedule(cell: str, context: Context) -> Values:  # noqa: ARG001
    """Opening hours; what is not understood is kept as words."""
    try:
        found = hours.hours(cell)
    except InvalidInput as problem:
        kept: Values = {"schedules": ({"description": tidy(cell)},)}
        if not isinstance(problem, hours.ClosedForNow):  # which replaces the hours of the last list
            kept["row.hours_unread"] = True
        raise PartlyRead(problem.message, kept, **problem.facts) from problem
    rows = [_opening(opening) for opening in found.openings]
    if found.unread:
        rows.append({"description": tidy(found.unread)})
        raise PartlyRead(STAYS_AS_WORDS, {"schedules": tuple(rows)}, value=found.unread)
    return {"schedules": tuple(rows)}


def _opening(opening: hours.OpeningHours) -> dict[str, Any]:
    days = [day for day in hours.WEEK if day in opening.days]
    if opening.weeks:
        days = [f"{week}{day}" for week in opening.weeks for day in days]
    return {
        "freq": "MONTHLY" if opening.weeks else "WEEKLY",
        "byday": ",".join(days) or None,
        "opens_at": opening.opens_at,
        "closes_at": opening.closes_at,
        "by_appointment": opening.by_appointment or None,
        "valid_from": opening.dates.begins if opening.dates else None,
        "valid_to": opening.dates.ends if opening.dates else None,
    }


def hours_column(cell: str, context: Context) -> Values:
    """Opening hours of a column, with their words for `with_days`."""
    found, problem = read_cell(schedule, cell, context)
    values: Values = {**found, "hours.words": cell}
    if problem is not None:
        raise PartlyRead(problem.message, values, **problem.facts) from problem
    return values


def days_column(cell: str, context: Context) -> Values:  # noqa: ARG001
    """The days on which the hours of another column hold."""
    return {"hours.days": tidy(cell)}


def with_days(values: Values, context: Context) -> AppError | None:
    """Read the hours of a row again together with the days of another column, into `values`.

    Returns:
        What is wrong with both together and was not with the hours alone.
    """
    days, words = values.get("hours.days"), values.get("hours.words", "")
    if days is None or any(row.get("byday") for row in values.get("schedules", ())):
        return None
    known = bool(values.pop("row.hours_unread", False))
    found, problem = read_cell(schedule, f"{days} {words}".strip(), context)
    values.update({slot: Rows(rows) if slot == "schedules" else rows for slot, rows in found.items()})
    return None if known else problem
