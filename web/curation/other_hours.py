"""Hours that fit into no week, a line each: "primo giovedì del mese alle 20.45", "luglio e agosto: sabato 9-12"."""

import re
from collections.abc import Mapping
from datetime import date

from directory.curation.child_lines import line_of
from directory.errors import AppError, InvalidInput
from directory.i18n import N_
from importers.cells.opening_hours import schedule_row
from importers.convert.hours import hours
from importers.slots import canonical_rows
from web.curation.closings import month_names
from web.curation.reader import Reader, lines
from web.hours_words import schedule_words
from web.i18n import current_language, gettext

NOT_OTHER_HOURS = N_(
    "“%(value)s” could not be read as hours: write one line for each, such as “first Thursday of the month 20.45” or "
    "“July and August: Saturday 9-12”."
)
NO_YEAR = N_(
    "“%(value)s”: days of a season are kept with their year only, such as “from 1 June 2027 to 15 September 2027: "
    "Tuesday 9-12”. Write the year, or whole months, “June-September: Tuesday 9-12”; or write it under the remarks."
)
FROM_TO, FROM, TO = N_("from %(begins)s to %(ends)s"), N_("from %(begins)s"), N_("until %(ends)s")
DATES = {"it": "{0.day}/{0.month}/{0.year}", "de": "{0.day}.{0.month}.{0.year}"}  # as they are read again


def _read(line: str, _country: str) -> str:
    language = current_language()
    try:
        read = hours(line, language if language in DATES else "")
    except AppError as problem:
        raise _unread(line) from problem
    if read.unread or len(read.openings) != 1 or not read.openings[0].days:
        raise _unread(line)
    (row,) = canonical_rows([schedule_row(read.openings[0])])
    return line_of(row)


def _unread(line: str) -> InvalidInput:
    """What to write instead; of a season from a day to a day without years, that the year is missing."""
    names = "|".join(month_names())
    day = rf"\b\d{{1,2}}(?:/(?:0?[1-9]|1[0-2])\b(?![/\d])|[°º.]?\s+(?:{names})\b(?!\s+\d{{4}}))"
    is_season = len(re.findall(day, line, re.IGNORECASE)) > 1
    return InvalidInput(NO_YEAR if is_season else NOT_OTHER_HOURS, value=line)


def _words(row: Mapping[str, str]) -> str:
    language = current_language()
    said = schedule_words(row, language)
    begins, ends = (_date(row.get(name, ""), language) for name in ("valid_from", "valid_to"))
    if not (begins or ends):
        return said
    return f"{said} {gettext(FROM_TO if begins and ends else FROM if begins else TO, begins=begins, ends=ends)}"


def _date(text: str, language: str) -> str:
    return DATES.get(language, "{0}").format(date.fromisoformat(text)) if text else ""


OTHER_HOURS: Reader = lines(_read, _words)
