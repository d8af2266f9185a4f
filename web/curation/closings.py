"""Closing periods as people write them: "chiuso dal 20 dicembre al 7 gennaio, ferie"."""

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache, partial

from babel.dates import get_month_names

from directory.curation.child_lines import line_of
from directory.errors import AppError, InvalidInput
from directory.i18n import N_
from directory.settings import LANGUAGES
from importers.convert.periods import BACKWARDS, Period, periods
from web import clock
from web.curation.reader import lines
from web.i18n import locale_of

LONGEST = timedelta(days=731)  # two years, one of them a leap year
NOT_A_CLOSING = N_(
    "“%(value)s” could not be read: write the first and the last day, such as 20/12/2026-7/1/2027, holidays."
)
NO_END = N_("“%(value)s” has no last day. If nobody knows when it opens again, choose the status “closed for now”.")
TOO_LONG = N_("“%(value)s” is longer than two years, or ends more than two years from now: check the years.")

_ONLY_A_DAY = re.compile(  # "dal 3 al 9 agosto", "3-9/8/2027": the month is said once
    r"(?:dal|from|vom)?\s*(\d{1,2})\.?(?:\s+(?:al|to|bis|until)\s+|\s*[-–]\s*)(\d{1,2})([/.]|[°º.]?\s+)"
    r"([^\W\d_]{3,}\.?(?:\s+\d{4})?|\d{1,2}(?:[/.]\d{4})?\.?)",
    re.IGNORECASE,
)
_MONTH = re.compile(r"(?:(?:tutto|il|nel|mese|di|per|ad|a|in|im)\s+)*([^\W\d_]{3,})(?:\s+(\d{4}))?", re.IGNORECASE)
_CLOSED = re.compile(r"^(?:siamo\s+)?(?:chius[aoie]|closed|geschlossen)\s+", re.IGNORECASE)
_WHY = re.compile(r"\s*[,;:]\s*|\s+(?=(?:per|for|wegen)\s)", re.IGNORECASE)
_GOES_ON = re.compile(r".*\d|(?:al?|fino|to|until|bis|[-–]+)$", re.IGNORECASE)
_WITHOUT_YEAR = re.compile(
    r"\b(\d{1,2})(?:([/.])(\d{1,2})(?![/.]?\d)[/.]?|[°º.]?\s+([^\W\d_]{3,})\.?(?!,?\s+\d{4}|[^\W\d_]))"
)


def _read(line: str, country: str) -> str:
    begins, ends, reason = _closing(line, country)
    if ends is None:
        raise InvalidInput(NO_END, value=line)
    if ends - begins > LONGEST or ends - clock.today() > LONGEST:
        raise InvalidInput(TOO_LONG, value=line)
    return line_of({"begins_on": begins.isoformat(), "ends_on": ends.isoformat(), "reason": reason})


def _closing(line: str, country: str) -> tuple[date, date | None, str]:
    """The days, and why: all words that these days do not need.

    Raises:
        InvalidInput: no beginning of the line reads as days; said of the longest.
    """
    found: tuple[date, date | None, str] | None = None
    fault: AppError | None = None
    for said, reason in _with_reasons(line):
        try:
            days = _period(_CLOSED.sub("", said), line, country)
        except AppError as problem:
            fault = fault or problem
            if found:
                break
            continue
        if found and found[:2] != tuple(days):
            break
        found = (*days, reason)
    if found is None:
        raise fault or InvalidInput(NOT_A_CLOSING, value=line)
    return found


def _with_reasons(line: str) -> Iterator[tuple[str, str]]:
    """Where the days may end and the reason begin: at a sign or «per», else before words that go on with no days."""
    said, *rest = (part.strip() for part in _WHY.split(line, maxsplit=1))
    yield said, " ".join(rest)
    words = said.split()
    for last in range(len(words) - 1, 0, -1):
        if _GOES_ON.match(words[last]):
            return
        yield " ".join(words[:last]), ", ".join([" ".join(words[last:]), *rest])


def _period(said: str, line: str, country: str) -> Period:
    """The days; where years are left out, the shortest period that is not over.

    Raises:
        InvalidInput: it cannot be read, or ends before it begins.
    """
    found, faults = list[Period](), list[AppError]()
    for text in _with_years(_with_months(said), clock.today().year):
        try:
            found += periods(text, country)
        except AppError as problem:
            faults.append(problem)
    to_come = [one for one in found if one.ends is None or one.ends >= clock.today()] or found
    if to_come:
        return min(to_come, key=lambda one: ((one.ends or date.max) - one.begins, one.begins))
    backwards = all(fault.message == BACKWARDS for fault in faults)
    raise InvalidInput(BACKWARDS if backwards else NOT_A_CLOSING, value=line)


def _with_months(said: str) -> str:
    """Both days with their month; a month alone is all of it."""
    if match := _ONLY_A_DAY.fullmatch(said):
        first, last, separator, rest = match.groups()
        return f"{first}{separator}{rest} al {last}{separator}{rest}"
    match = _MONTH.fullmatch(said)
    month = month_names().get(match[1].casefold()) if match else None
    if match is None or month is None:
        return said
    year = f"/{match[2]}" if match[2] else ""
    days = monthrange(int(match[2] or clock.today().year), month)[1]
    return f"1/{month}{year} al {days}/{month}{year}"


@cache
def month_names() -> Mapping[str, int]:
    """What the months are called, in every language of the interface."""
    every = (get_month_names("wide", locale=locale_of(language)) for language in LANGUAGES)
    return {name.casefold(): number for names in every for number, name in names.items()}


def _with_years(said: str, year: int) -> Iterator[str]:
    """The text with the years that may be meant, or as it is where none is left out."""
    if not _WITHOUT_YEAR.search(said):
        yield said
        return
    for first, last in ((year - 1, year), (year, year), (year, year + 1), (year + 1, year + 1)):
        yield _WITHOUT_YEAR.sub(partial(_dated, years=iter((first, last))), said)


def _dated(match: re.Match[str], *, years: Iterator[int]) -> str:
    """With the next of the years; of more days than two nothing is made."""
    day, separator, month, name = match.groups()
    year = next(years, "")
    return f"{day} {name} {year}" if name else f"{day}{separator}{month}{separator}{year}"


def _words(row: Mapping[str, str]) -> str:
    """As it is read again in every language."""
    days = dict.fromkeys(_day(row[name]) for name in ("begins_on", "ends_on"))
    return ", ".join(filter(None, ("-".join(days), row.get("reason", ""))))


def _day(text: str) -> str:
    said = date.fromisoformat(text)
    return f"{said.day}/{said.month}/{said.year}"


CLOSINGS = lines(_read, _words)
