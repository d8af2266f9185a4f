"""Opening hours, in one cell or spread over several columns, as rows of a schedule."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from directory.catalog.seasons import Season, stored_season, without_seasons
from directory.catalog.slots import DAYS as WEEK
from directory.errors import AppError, InvalidInput
from directory.i18n import N_
from directory.words.language import fold
from importers.cells.context import Context, Fill, read_cell
from importers.cells.filling import tidy
from importers.cells.hour_columns import ALL, CLOSED, DAYS, PERIOD, SEASON, Part, has_days, is_special, text_of
from importers.cells.hour_language import apart
from importers.cells.remarks import CLOSES, SLOT, Told, closing_rows
from importers.convert.addresses.with_hours import apart_from_hours
from importers.convert.closings import Closing, Found, closing
from importers.convert.hours import opening_hours as hours
from importers.convert.hours.dates import Dates, months_named, period_of, times_of_the_year
from importers.problems import PartlyRead
from importers.row_values import Rows, Values

STAYS_AS_WORDS = N_("“%(value)s” stays as words with the hours, because only the rest could be read as opening hours.")
DAYS_APART = N_(
    "“%(value)s” was read as single days, because this list writes hyphens between single days (“lun-mer-ven”): if all "
    "days from the first to the last are meant, write “da … a …”."
)
PERIOD_STAYS = N_(
    "“%(value)s” does not say from when to when the hours hold, so they stay as words: write “da novembre a marzo” or "
    "“dal 15/11/2026 al 31/3/2027”."
)
ALL_YEAR = re.compile(
    r"tutto l'anno|sempre|annuale|365(?: giorni(?: l'anno| su 365)?)?|all year|ganzjahrig|tutti i giorni"
)
ALL_DATES = Dates(None, None)
UNREAD = frozenset({hours.NOT_HOURS, hours.OF_SEVERAL, hours.OF_SEVERAL_PLACES, STAYS_AS_WORDS})
SAID_BY_CLOSING = frozenset({*UNREAD, hours.NOT_OPEN_NOW})  # again where the entry is closed by the same words
HOURS_SAID = ("byday", "opens_at", "part_of_day", "by_appointment")
WITHOUT_DAYS = N_(
    "“%(value)s” does not say on which days, so it stays as words: write the days before the times, like "
    "“lun-ven 15-17”."
)
SEASON_STAYS = N_(
    "The hours of a season stay as words, because the list does not say from when to when they hold: write "
    "“da giugno a settembre” or “dal 1/6/2026 al 31/8/2026” behind them."
)


def schedule(cell: str, context: Context) -> Values:
    """Opening hours; what is not understood is kept as words."""
    said = apart(cell) if context.lists_days else cell
    kept: Values
    try:
        found = hours.hours(said, context.language)
    except InvalidInput as problem:
        kept = {"schedules": ({"description": tidy(cell)},)}
        if not isinstance(problem, hours.ClosedForNow):  # which replaces the hours of the last list
            kept["row.hours_unread"] = True
        raise PartlyRead(problem.message, kept, **problem.facts) from problem
    rows = [schedule_row(opening) for opening in found.openings]
    if found.unread:
        rows.append({"description": tidy(found.unread)})
    closed = closing_rows("; ".join(filter(None, (found.closed, found.unread))))
    kept = {"schedules": tuple(rows), **({"closings": closed} if closed else {})}
    if found.unread:
        kept["row.hours_left"] = found.unread
        raise PartlyRead(STAYS_AS_WORDS, kept, value=found.unread)
    if said != cell:
        raise PartlyRead(DAYS_APART, kept, value=tidy(cell))
    return kept


def hours_in_address(cell: str, context: Context) -> Values:
    """The hours that stand behind an address."""
    _, said = apart_from_hours(cell, context.language)
    return schedule(said, context) if said else {}


def schedule_row(opening: hours.OpeningHours) -> dict[str, Any]:
    """An opening by the columns of a schedule."""
    days = [day for day in WEEK if day in opening.days]
    if opening.weeks:
        days = [f"{week}{day}" for week in opening.weeks for day in days]
    return {
        "freq": "MONTHLY" if opening.weeks else "WEEKLY",
        "byday": ",".join(days) or None,
        "opens_at": opening.opens_at,
        "closes_at": opening.closes_at,
        "part_of_day": opening.part_of_day,
        "by_appointment": opening.by_appointment or None,
        **(opening.dates or ALL_DATES).columns,
    }


def hours_column(cell: str, context: Context) -> Values:
    """Opening hours of a column, with their words for `with_days`, and what they say of closing."""
    found, problem = read_cell(schedule, cell, context)
    values: Values = {**found, "hours.parts": (Part(ALL, context.header, cell),)}
    if problem is not None and (closed := _closing_in(cell, found, problem, context)):
        values[SLOT] = (Told(closed, context.header, cell),)
        values.pop("row.hours_left", None)
        values.pop("row.hours_unread", None)  # so that the hours of the last list do not stay
        problem = None
    if problem is not None:
        raise PartlyRead(problem.message, values, **problem.facts) from problem
    return values


def _closing_in(cell: str, found: Values, problem: AppError, context: Context) -> Found | None:
    """What hours that were not wholly read say of the service being closed: "SOSPESO", "lun 9-12; servizio cessato"."""
    if problem.message not in SAID_BY_CLOSING or is_special(context.header):
        return None
    if any(row.get(column) for row in found["schedules"] for column in HOURS_SAID):
        left = closing("; ".join(row["description"] for row in found["schedules"] if row.get("description")))
        return left if left and left.kind in CLOSES - {Closing.FOR_NOW} else None
    said = closing(cell)
    if said is not None and said.kind in CLOSES:
        return said
    return Found(Closing.FOR_NOW) if problem.message == hours.NOT_OPEN_NOW else None


def part_column(kind: str) -> Fill:
    """A column that holds a part of the hours: days, times of the morning, of a weekday, when it opens …"""

    def fill(cell: str, context: Context) -> Values:
        return {"hours.parts": (Part(kind, context.header, tidy(cell)),)}

    return fill


def season_column(cell: str, context: Context) -> Values:
    """The hours of a season, which are never those of the whole year: read where dates or months say when they hold."""
    months, _ = months_named(context.header)
    found, problem = read_cell(schedule, f"{months}: {cell}" if months else cell, context)
    rows = found.get("schedules", ())
    if problem is None and all(_is_of_season(row) or (row.get("valid_from") and row.get("valid_to")) for row in rows):
        return {"schedules": rows, "hours.parts": (Part(SEASON, context.header, ""),)}
    raise PartlyRead(SEASON_STAYS, {"hours.parts": (Part(SEASON, context.header, tidy(cell)),)})


def with_days(values: Values, context: Context) -> AppError | None:
    """Read the hours of a row that stand in several columns again as one text, into `values`.

    Returns:
        What is wrong with all together and was not with the hours alone.
    """
    every: tuple[Part, ...] = values.get("hours.parts", ())
    periods = [part for part in every if part.kind == PERIOD]
    parts = tuple(part for part in every if part.kind != PERIOD)
    problem = _of_parts(values, parts, context)
    for period in periods:
        problem = _in_period(values, period) or problem
    return problem or (_without_days(values, parts) if parts and not periods else None)


def _without_days(values: Values, parts: Sequence[Part]) -> AppError | None:
    """Times of which nobody says on which days they hold are no hours: they stay as words, and those of before stay."""
    rows = tuple(values.get("schedules", ()))
    kept = [row for row in rows if row.get("byday") or row.get("valid_from") or _has_an_end(row) or not _says_when(row)]
    if len(kept) == len(rows):
        return None
    words = tidy(parts[0].cell) if len(parts) == 1 else "; ".join(part.words for part in parts)
    values["schedules"] = Rows((*kept, {"description": words}))
    values["row.hours_unread"] = True
    return InvalidInput(WITHOUT_DAYS, value=words)


def _says_when(row: Mapping[str, Any]) -> bool:
    return any(row.get(column) for column in ("opens_at", "closes_at", "part_of_day"))


def _in_period(values: Values, period: Part) -> AppError | None:
    """Hours of a row hold in the period that a column of its own says; where it is not clear, they stay as words."""
    plain = fold(period.cell).strip(" .")
    rows = tuple(values.get("schedules", ()))
    if ALL_YEAR.fullmatch(plain):
        return None
    dates = period_of(plain)
    hours_said = [row for row in rows if any(row.get(column) for column in HOURS_SAID)]
    if dates is not None and hours_said and not any(_has_an_end(row) for row in rows):
        values["schedules"] = Rows({**row, **dates.columns} if row in hours_said else row for row in rows)
        return None
    if dates is not None and not hours_said:
        values["schedules"] = Rows((*rows, {"description": period.words}))
        return None
    said = [part.words for part in values["hours.parts"] if part.kind not in (PERIOD, SEASON)]
    words = "; ".join([period.words, *said])
    values["schedules"] = Rows(({"description": words},))
    return InvalidInput(PERIOD_STAYS, value=period.cell)


def _of_parts(values: Values, parts: Sequence[Part], context: Context) -> AppError | None:
    """Hours of columns of days, times and seasons."""
    if not parts or (len(parts) == 1 and parts[0].kind == ALL):
        return None
    seasons = [part.words for part in parts if part.kind == SEASON and part.cell]
    main = [part for part in parts if part.kind != SEASON]
    if any(part.kind == ALL for part in main) and has_days(values.get("schedules", ())):
        main = [part for part in main if part.kind != DAYS]
    known = bool(values.pop("row.hours_unread", False))
    rows, problem = list(values.get("schedules", ())), None
    if main and all(part.kind == CLOSED for part in main):
        seasons = [part.words for part in main] + seasons  # a day of closing is no hours
    elif main and [part.kind for part in main] != [ALL]:
        dated = [row for row in rows if _has_an_end(row)] if len(main) < len(parts) else []
        found, problem = read_cell(schedule, text_of(main), context)
        rows = [*found.pop("schedules", ()), *dated]
        values["hours.joined"] = problem is None
        values.pop("row.hours_left", None)
        values.update(found)
    elif known:
        values["row.hours_unread"] = True
    if len(main) < len(parts):
        rows = list(_out_of_season(rows, [part.words for part in parts if part.kind == SEASON and part.cell]))
    values["schedules"] = Rows((*rows, *({"description": words} for words in seasons)))
    return None if known or (problem and problem.message in SAID_BY_CLOSING and values.get(SLOT)) else problem


def _is_of_season(row: Mapping[str, Any]) -> bool:
    return bool(row.get("bymonth") or row.get("season"))


def _has_an_end(row: Mapping[str, Any]) -> bool:
    return bool(row.get("valid_to")) or _is_of_season(row)


def _out_of_season(rows: Sequence[Mapping[str, Any]], said: Iterable[str]) -> Iterator[Mapping[str, Any]]:
    """Usual hours beside those of a time of the year, or beside words about one, hold in the rest of it."""
    seasons = [stored_season(row.get("bymonth"), row.get("season")) for row in rows if _is_of_season(row)]
    seasons += [season for words in said for season in times_of_the_year(words)]
    for row in rows:
        yield from [row] if _has_an_end(row) else left_of(row, seasons)


def left_of(row: Mapping[str, Any], taken: Sequence[Season]) -> Iterator[Mapping[str, Any]]:
    """A row of hours without some times of the year; words, and hours that are open in none of them, as they are."""
    if not (row.get("byday") or row.get("opens_at")):
        yield row
        return
    own = stored_season(row.get("bymonth"), row.get("season")) if _is_of_season(row) else None
    yield from ({**row, **(season or Season()).columns} for season in without_seasons(own, taken))
