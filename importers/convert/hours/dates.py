"""Dates and months beside opening hours: "lun-ven 9-12 dal 1/6/2026 al 31/8/2026", "da ottobre a maggio"."""

import calendar
import re
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from directory.catalog.seasons import Season, YearDay, from_to
from directory.words.day_words import AUSTRIAN_JANUARY, SHORT_MONTHS, month_pattern
from directory.words.day_words import MONTHS as MONTH_NUMBERS
from directory.words.language import fold, word_list

MARCH, LEAP_YEAR = 3, 2028
_ALSO = (  # beside names and their beginnings: French, other short forms and slips
    *("janvier", "fevrier", "mars", "avril", "", "juin", "juillet", "aout"),
    *("sett sept septembre setembre sepember sepembre", "octobre", "", "decembre"),
)


def _names(number: int) -> Iterator[str]:
    yield from (name for name, month in MONTH_NUMBERS.items() if month == number)
    if number != MARCH:  # "mar" is Tuesday
        yield from (fold(names[number - 1]) for names in SHORT_MONTHS.values())
    yield from word_list(_ALSO[number - 1])


MONTHS = tuple(month_pattern(_names(number)) for number in range(1, 13))  # without accents
_DAY = r"(?:\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{4})"
_WORDS = r"(?:valid |validi? |in vigore |gultig )?"
_MONTH = rf"(?:(?:{'|'.join(MONTHS)})(?![^\W\d_])\.?(?: 20\d{{2}})?)"
_SUMMER_OR_SO = r"(?:estiv[oa]|estate|inverno|invernale|scolastico|summer|winter|sommer)"
_SEASON_NAME = rf"(?:(?:orario |periodo )?{_SUMMER_OR_SO}[ :]*\(?)"
_NAMED = rf"(?:solo )?{_SEASON_NAME}?"
_TO = r"(?: ?[-–—/] ?| ad? | al | fino ad? | to | until | through | bis | au? )(?:mese di )?"
_AND = r"(?: ?, ?| ed? | and | und | et )"
_MAR = r"mar(?![^\W\d_])"  # March only where the other end is a month: else it is Tuesday
_NUMBER = r"(?:primo|\d{1,2})[°º.]? ?"
_FROM, _TO_DAY = r"(?:dal|from|vom)", r"(?: ?[-–—] ?| al | fino al | to | until | bis(?: zum)? )"
_SHORT = r"(?:0?[1-9]|[12]\d|3[01])[/.](?:0?[1-9]|1[0-2])(?:\.(?!\d))?(?![/.]?\d)"  # "15/6", "15.6."
_SHORT_DAYS = rf"{_SHORT}{_TO_DAY}{_SHORT}"  # which may be hours, where no word says what it is
_SOME_DAYS = (  # "dal 9 giugno al 29 agosto 2027", "1 nov - 30 apr", "da ottobre al 15 maggio", "dal 1/6 al 15/9"
    rf"(?:{_FROM} )?{_NUMBER}{_MONTH}{_TO_DAY}{_NUMBER}{_MONTH}|"
    rf"(?:da|from|von) {_MONTH}{_TO_DAY}{_NUMBER}{_MONTH}|{_FROM} {_SHORT_DAYS}|"
    rf"{_FROM} {_NUMBER}{_MONTH}(?: ad? | to | bis )(?:fine )?{_MONTH}"
)
_SOME_MONTHS = (
    rf"{_MONTH} ?[-–—/] ?{_MAR}|{_MAR} ?[-–—/] ?{_MONTH}|{_SOME_DAYS}|"
    rf"(?:periodo )?(?:(?:da|dal mese di|tra|fra|from|von|de) )?{_MONTH}{_TO}{_MONTH}|"
    rf"(?:(?:nei |i )?mesi di |in |ad |a )?{_MONTH}(?:{_AND}{_MONTH})+|{_MONTH}(?= ?:)|"
    rf"(?:in|ad|nel mese di|im) {_MONTH}(?! ?20\d\d)|"
    rf"(?:dal|from|vom) (?:primo|1[°º.]?) ?{_MONTH} (?:al|to|bis(?: zum)?) (?:2[89]|3[01])\.? ?{_MONTH}"
)
PERIOD = (  # without groups, which are those of the lexicon
    rf"{_NAMED}(?:{_SOME_MONTHS})|{_SEASON_NAME}{_SHORT_DAYS}|"
    rf"{_WORDS}(?:dal|from|since|ab|vom)[ ]{_DAY}(?:(?: (?:al|fino al|to|until|bis|bis zum)[ ]| ?[-–] ?){_DAY})?(?!\d)|"
    rf"{_WORDS}(?:fino al|until|till|to|through|bis|bis zum)[ ]{_DAY}(?!\d)"
)
_OPEN = re.compile(rf"{_WORDS}(?:dal|from|since|ab|vom)\b", re.IGNORECASE)
_WITHIN_A_MONTH = (  # "dal 10 al 20 agosto"
    rf"(?:(?:dal|from|vom) |(?<![\d:.]))(?P<first>{_NUMBER})(?:al |to |bis (?:zum )?)(?P<last>{_NUMBER}){_MONTH}"
)
_WITHIN_A_NUMBERED_MONTH = (  # "dal 5 al 25/8"
    r"(?:dal|from|vom) (?P<first>\d{1,2}) (?:al|to|bis(?: zum)?) "
    r"(?P<last>\d{1,2})[/.](?P<month>0?[1-9]|1[0-2])(?![/.]?\d)"
)
_SOMETHING_ELSE = frozenset({"may", "mai"})
_WRITTEN_OUT = (  # one month in a sentence, where short forms as "mar" and "sett" may be something else, too
    rf"(?:{month_pattern([*sorted(MONTH_NUMBERS.keys() - _SOMETHING_ELSE), fold(AUSTRIAN_JANUARY)])})(?![^\W\d_])"
)
_ONE_DAY = re.compile(rf"(?<![^\W\d_])(?:il |l'){_NUMBER}{_WRITTEN_OUT}")  # "chiuso il 4 febbraio": no month
_WITH_A_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)|[/.]\d{2}(?!\d)(?<=[/.]\d\d[/.]\d\d)")
_DAY_BEFORE = re.compile(r"(primo|\d{1,2})[°º.]? ?$")

_CHRISTMAS, _HOLIDAYS = (YearDay(12, 24), YearDay(12, 26)), (YearDay(12, 24), YearDay(1, 6))
# School holidays of all regions and years, as far as they are of every year: each region has its own calendar.
SCHOOL_HOLIDAYS = (from_to(YearDay(6, 5), YearDay(9, 16)), from_to(YearDay(12, 22), YearDay(1, 7)))
_AT_LEAST: tuple[tuple[str, tuple[Season, ...]], ...] = (  # what times that begin and end somewhere may be
    (
        (
            r"(?:vacanze|ferie|chiusure|pause|festivita) (?:delle )?scol\w+|chiusur\w+ delle scuole|"
            r"quando le scuole sono chiuse|school holidays|schulferien"
        ),
        SCHOOL_HOLIDAYS,
    ),
    (
        (
            r"(?:vacanze|ferie|feste|festivita|periodo|pausa|durante) (?:(?:di|del|il) )?natal\w*|natalizi\w+|"
            r"christmas (?:holidays|break|period)|weihnachtsferien"
        ),
        (from_to(*_HOLIDAYS),),
    ),
    (r"natale|christmas|weihnachten", (from_to(*_CHRISTMAS),)),
    (r"ferragosto", (from_to(YearDay(8, 10), YearDay(8, 20)),)),
    (
        r"estate|(?:orari[oi]?|periodo|mesi|pausa|vacanze|ferie|chiusura) estiv\w+|summer|sommer",
        (from_to(YearDay(6, 1), YearDay(9, 15)),),
    ),
    (
        r"inverno|(?:orari[oi]?|periodo|mesi|chiusura) invernal\w+|winter",
        (from_to(YearDay(11, 1), YearDay(3, 31)),),
    ),
)


class Dates(NamedTuple):
    """First and last day, both included, None where it is not said; or a time of every year."""

    begins: date | None
    ends: date | None
    season: Season | None = None

    @property
    def columns(self) -> dict[str, Any]:
        """As a schedule keeps them."""
        return {**(self.season or Season()).columns, "valid_from": self.begins, "valid_to": self.ends}


class _Month(NamedTuple):
    number: int
    year: int | None
    start: int
    end: int


def dates_of(text: str) -> Dates | None:
    """The days of a text that PERIOD matches; None when there are no such days.

    >>> dates_of("dal 1/6/2026 al 31/8/2026")
    Dates(begins=datetime.date(2026, 6, 1), ends=datetime.date(2026, 8, 31), season=None)
    >>> dates_of("da novembre a febbraio").season.months, dates_of("dal 1/6 al 15/9").season.days
    ((11, 12, 1, 2), (YearDay(month=6, day=1), YearDay(month=9, day=15)))
    """
    if not re.search(_DAY, text):
        return _of_short_days(text) if re.search(_SHORT_DAYS, text) else _of_months(text)
    try:
        found = [_day(each) for each in re.findall(_DAY, text)]
    except ValueError:
        return None
    if len(found) == 2:
        return Dates(found[0], found[1]) if found[0] <= found[1] else None
    return Dates(found[0], None) if _OPEN.match(text) else Dates(None, found[0])


def period_of(plain: str) -> Dates | None:
    """The days or months of folded words that say nothing else: "15/11/2026 - 31/03/2027", "15/11 - 31/3".

    >>> period_of("01.12.2026–28.02.2027")
    Dates(begins=datetime.date(2026, 12, 1), ends=datetime.date(2027, 2, 28), season=None)
    """
    readings = (plain, f"dal {plain}")
    return next((dates_of(each) for each in readings if re.fullmatch(PERIOD, each)), None)


def months_named(text: str) -> tuple[str, str]:
    """The first months that a text names, and the rest of it.

    >>> months_named("Orario estivo (giugno-settembre)")
    ('giugno-settembre', 'orario estivo ()')
    """
    plain = fold(text)
    found = re.search(rf"(?<![^\W\d_])(?:{_SOME_MONTHS})|(?<!\d){_SHORT_DAYS}", plain)
    if found is None:
        return "", text
    months = f"dal {found[0]}" if re.fullmatch(_SHORT_DAYS, found[0]) else found[0]
    return months, plain[: found.start()] + plain[found.end() :]


def times_of_the_year(text: str) -> list[Season]:
    """Every time of the year that words name; times that return with no year, and open ones, are none.

    >>> [each.months for each in times_of_the_year("chiuso in luglio e agosto, e a dicembre")]
    [(7, 8), (12,)]
    >>> times_of_the_year("ferie dal 10 al 20 agosto")[0].days, times_of_the_year("dal 10 al 20 agosto 2027")
    ((YearDay(month=8, day=10), YearDay(month=8, day=20)), [])
    """
    found, rest = exact_times(text)
    for words, seasons in _AT_LEAST:
        pattern = re.compile(rf"(?<![^\W\d_])(?:{words})(?![^\W\d_])")
        found += seasons if pattern.search(rest) else ()
        rest = pattern.sub(";", rest)
    return found


def exact_times(text: str) -> tuple[list[Season], str]:
    """The times of every year whose first and last days words name, and what else the words say, folded.

    >>> [each.months for each in exact_times("chiuso in luglio e a Natale")[0]], exact_times("chiuso a luglio")[1]
    ([(7,)], 'chiuso a ;')
    """
    plain = " ".join(fold(text).split())
    if _WITH_A_YEAR.search(plain):
        return [], plain
    found, rest = list[Season](), _ONE_DAY.sub(";", plain)
    within = (_WITHIN_A_NUMBERED_MONTH, rf"(?:{_WITHIN_A_MONTH})")
    for words in (*within, rf"(?:{_SOME_MONTHS}|{_SHORT_DAYS})", _WRITTEN_OUT):
        pattern = re.compile(rf"(?<![^\W\d_]){words}")
        found += [season for match in pattern.finditer(rest) if (season := _time_of_the_year(match)) is not None]
        rest = pattern.sub(";", rest)
    return found, rest


def _time_of_the_year(match: re.Match[str]) -> Season | None:
    if days := match.groupdict().get("first"):
        first, last = (int(re.sub(r"\D", "", each) or 1) for each in (days, match["last"]))
        number = int(match.groupdict().get("month") or 0)
        if not number and (month := _of_months(match[0].rsplit(" ", 1)[-1])) is not None and month.season is not None:
            number = month.season.months[0]
        ends = [_year_day(day, number) for day in (first, last)] if number else [None]
        return from_to(ends[0], ends[1]) if ends[0] and ends[1] and ends[0] <= ends[1] else None
    dates = dates_of(f"dal {match[0]}" if re.fullmatch(_SHORT_DAYS, match[0]) else match[0])
    return dates.season if dates is not None else None


def _of_short_days(text: str) -> Dates | None:
    first, last = (_year_day(*map(int, re.findall(r"\d+", day))) for day in re.findall(_SHORT, text))
    return Dates(None, None, from_to(first, last)) if first and last else None


def _year_day(day: int, month: int) -> YearDay | None:
    return YearDay(month, day) if 1 <= day <= calendar.monthrange(LEAP_YEAR, month)[1] else None


def _of_months(text: str) -> Dates | None:
    """Months of every year, or of the years that are said."""
    found = [_month(match) for match in re.finditer(rf"{_MONTH}|(?<![^\W\d_]){_MAR}", text)]
    if len(found) != 2 or re.fullmatch(_AND, text[found[0].end : found[1].start]):
        months = tuple(one.number for one in found)
        return None if any(one.year for one in found) else Dates(None, None, Season(months))
    first, last = found
    days = _day_before(text, 0, first, 1), _day_before(text, first.end, last, _days_in(last))
    if not all(1 <= day <= _days_in(month) for day, month in zip(days, found, strict=True)):
        return None
    if last.year is None:
        of_the_year = (YearDay(month.number, day) for month, day in zip(found, days, strict=True))
        return None if first.year else Dates(None, None, from_to(*of_the_year))
    begins = date(first.year or last.year - (first.number > last.number), first.number, days[0])
    ends = date(last.year, last.number, days[1])
    return Dates(begins, ends) if begins < ends else None


def _day_before(text: str, start: int, month: _Month, otherwise: int) -> int:
    """The day that stands before a month."""
    said = _DAY_BEFORE.search(text, start, month.start)
    return otherwise if said is None else 1 if said[1] == "primo" else int(said[1])


def _month(match: re.Match[str]) -> _Month:
    name, _, year = match[0].partition(" ")
    plain = name.strip(".")
    number = next((place for place, words in enumerate(MONTHS, 1) if re.fullmatch(words, plain)), MARCH)
    return _Month(number, int(year) if year else None, *match.span())


def _days_in(month: _Month) -> int:
    return calendar.monthrange(month.year or 2026, month.number)[1]


def _day(text: str) -> date:
    if "-" in text:
        return date.fromisoformat(text)
    day, month, year = map(int, re.split(r"[/.]", text))
    return date(year, month, day)
