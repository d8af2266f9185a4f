"""Hours that fit into no week, a line each: "primo giovedì del mese alle 20.45", "luglio e agosto: sabato 9-12"."""

from collections.abc import Mapping
from datetime import date

from directory.curation.child_lines import line_of
from directory.errors import AppError, InvalidInput
from directory.i18n import N_
from importers.cells.opening_hours import schedule_row
from importers.convert.hours.opening_hours import hours
from importers.row_values import canonical_rows
from web.curation.reader import Reader, lines
from web.i18n import current_language, gettext
from web.in_words.hours import schedule_words

NOT_OTHER_HOURS = N_(
    "“%(value)s” could not be read as hours: write one line for each, such as “first Thursday of the month 20.45”, "
    "“July and August: Saturday 9-12” or “from 1 June to 15 September: Saturday 9-12”."
)
FROM_TO, FROM, TO = N_("from %(begins)s to %(ends)s"), N_("from %(begins)s"), N_("until %(ends)s")
DATES = {"it": "{0.day}/{0.month}/{0.year}", "de": "{0.day}.{0.month}.{0.year}"}  # as they are read again


def _read(line: str, _country: str) -> str:
    language = current_language()
    try:
        read = hours(line, language if language in DATES else "")
    except AppError as problem:
        raise InvalidInput(NOT_OTHER_HOURS, value=line) from problem
    if read.unread or len(read.openings) != 1 or not read.openings[0].days:
        raise InvalidInput(NOT_OTHER_HOURS, value=line)
    (row,) = canonical_rows([schedule_row(read.openings[0])])
    return line_of(row)


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
