"""Days that the calendar tells: "il 6 gennaio", "on 25 December", "a capodanno"; and times that name no day.

Which day is meant depends on the day of asking: `settled` finds it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import NamedTuple

from directory.holidays import holidays_of
from directory.search.ages.births import Birth
from directory.search.said.line import Line, Phrase
from directory.search.said.numbers import in_figures
from directory.search.times.times import Moment
from directory.search.times.told_days import is_only_told
from directory.words.day_words import AUSTRIAN_JANUARY, MONTHS
from directory.words.language import fold, word_set
from directory.words.people import PEOPLE_OF_AN_AGE

DATE, LATER = "date", "later"  # kinds of phrases: a day of the calendar, and a time that no day is known of
_FARTHEST = timedelta(days=300)  # ahead; a day of a month that is just gone is no appointment of next year
_LONG_PAST = timedelta(days=90)  # who writes the whole of a day that was before tells of a birth or the like
_BESIDE = 2  # words: "mio figlio (5 marzo 2019)", "figlia Sara 5 marzo 2019"
_MONTHS: Mapping[str, int] = MappingProxyType({**MONTHS, fold(AUSTRIAN_JANUARY): 1})
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + ")"
_LEAD = r"(?P<lead>(?:(?:il giorno|giorno|il|on the|on|am|per il|the|den|nel giorno)(?: di)? )?)"
_DAY = r"(?P<day>[1-9]|0[1-9]|[12]\d|3[01]|primo)(?:st|nd|rd|th|o)?"
_YEAR = r"(?: (?:del )?(?P<year>(?:19|20)\d\d)|(?! (?:del )?\d{4}\b))"  # of another century: no day to come
_DATES = (
    re.compile(rf"\b{_LEAD}{_DAY}(?: (?:di|of))? {_MONTH}{_YEAR}\b"),
    re.compile(rf"\b{_LEAD}(?P<month>january|february|march|april|may|june|july|august|september|october|november"
               rf"|december) (?:the )?(?P<day>[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?{_YEAR}\b"),
)  # fmt: skip
_IN_FIGURES = re.compile(
    r"\b(?P<lead>(?:per )?(?:il|del|on|am|den) )(?P<day>\d{1,2}) (?P<month>\d{1,2})"
    rf"{_YEAR}\b(?! (?:euro|anni|mesi|ore|volte|persone|people|years?|months?|jahr\w*|monat\w*|kind|kinder\w*"
    r"|children|bambin\w+|bimb\w+|ragazz\w+)\b)"
)
_LEADS = word_set("il del on am den")
_FROM_UNTIL = word_set(  # right before a day: it tells no day to come, but when something begins, ends or was
    """
    dal dall dalla entro fino al prima dopo from until till by before after since ab seit bis vor nach
    """
)
_NAMED_SO = word_set(  # streets and societies: "via 25 aprile", "biblioteca 8 marzo"
    """
    via viale piazza piazzale piazzetta largo corso vicolo quartiere scuola istituto biblioteca associazione circolo
    comitato fondazione brigata caserma parco
    """
)
_EVES: Mapping[str, tuple[int, int]] = MappingProxyType({"eve": (24, 12), "last": (31, 12)})
_TO = (
    r"(?:il giorno di |giorno di |la notte di |pranzo di |cena di "
    r"|a |per |ad |at |on |an |zu |am |il |la |alla |all )"
)
_NO_YEAR = "(?! (?:scolastico|accademico|educativo))"
_IN_ENGLISH: Mapping[str, str] = MappingProxyType(
    {
        "new_year_s_day": "New Year's Day",
        "epiphany": "Epiphany",
        "easter_monday": "Easter Monday",
        "assumption_of_mary_day": "Assumption Of Mary Day",
        "immaculate_conception": "Immaculate Conception",
        "christmas_day": "Christmas Day",
        "christmas": "Christmas Day",
        "saint_stephen_s_day": "Saint Stephen's Day",
    }
)
_FEASTS = re.compile(
    rf"\b(?:{_TO}?(?:"
    r"(?P<eve>vigilia(?: di natale)?|christmas eve|heiligabend)"
    rf"|(?P<last>san silvestro|l ?ultimo dell anno{_NO_YEAR}|new year s eve|silvesterabend)"
    rf"|(?P<new_year_s_day>capodanno|primo dell anno{_NO_YEAR}|new year s day|neujahr(?:stag)?)"
    r"|(?P<epiphany>epifania|befana|dreikonigs(?:tag)?)"
    r"|(?P<easter_monday>pasquetta|lunedi dell angelo|easter monday|ostermontag)"
    r"|(?P<assumption_of_mary_day>ferragosto)"
    r"|(?P<immaculate_conception>immacolata)"
    r"|(?P<christmas_day>christmas day|weihnachtstag)"
    rf")|{_TO}(?:(?P<christmas>natale|christmas|weihnachten)|(?P<easter_sunday>pasqua|easter|ostern|ostersonntag))"
    r"|(?:il giorno di|giorno di|on) (?P<saint_stephen_s_day>santo stefano|boxing day))\b"
)
_FEAST_WORDS = word_set(
    """
    vigilia christmas heiligabend silvestro ultimo silvesterabend capodanno primo neujahr neujahrstag epifania befana
    dreikonigs dreikonigstag pasquetta angelo easter ostermontag ferragosto immacolata weihnachtstag natale weihnachten
    pasqua ostern ostersonntag stefano boxing year
    """
)
_SOME_TIME = re.compile(  # no day is told
    r"\b(?:(?:tra|fra) (?:un paio di |(?:\d{1,2}|un|una|qualche|pochi|poche) )(?:giorni|giorno|settiman[ae]|mes[ei])"
    r"|in (?:a|an|\d{1,2}|a few|two) (?:days?|weeks?|months?)(?= time)?"
    r"|in (?:einer|einem|\d{1,2}|ein paar) (?:tagen?|wochen?|monat(?:en)?)"
    r"|(?:la |nella )?(?:prossima settimana|settimana prossima)|settimana che viene|next week|nachste(?:n|r)? woche"
    r"|(?:il )?(?:prossimo mese|mese prossimo)|next month|nachste[nr]? monat)\b"
)
_SPANS_OF_TIME = word_set(
    "giorni giorno settimana settimane mese mesi day days week weeks month months tagen tage woche wochen monat monaten"
)


class CalendarDay(NamedTuple):
    """A day as it is told; `feast` is how `directory.holidays` calls it in English, or the day that many days later."""

    day: int = 0
    month: int = 0
    year: int | None = None
    feast: str = ""
    later: int = 0

    def after(self, today: date) -> date | None:
        """The next such day from a day on; None where it is over, too far ahead, or no day at all."""
        years = (today.year, today.year + 1) if self.year is None else (self.year,)
        days = (day for day in map(self.in_year, years) if day is not None and day >= today)
        found = next(days, None)
        return found if found is not None and found - today <= _FARTHEST else None

    def in_year(self, year: int) -> date | None:
        """That day of a year; None where the year has none."""
        if self.feast:
            named = holidays_of(year, "IT").items()
            found = next((day for day, name in named if self.feast in name.in_language("en").split("; ")), None)
            return found and found + timedelta(days=self.later)
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None


def is_month(word: str) -> bool:
    """Whether a word is the name of a month."""
    return word in _MONTHS


def is_day(word: str) -> bool:
    """Whether a word may be the number of a day of a month."""
    return word[0].isdecimal() or word == "primo"


def leads_to_date(word: str) -> bool:
    """Whether a word may stand before a day in figures."""
    return word in _LEADS


def is_feast(word: str) -> bool:
    """Whether a word may belong to the name of a day of the year."""
    return word in _FEAST_WORDS


def is_span_of_time(word: str) -> bool:
    """Whether a word is a measure of days."""
    return word in _SPANS_OF_TIME


def dates(line: Line) -> Iterator[Phrase]:
    """ "il 6 gennaio", "December 25th", "6. Januar 2027"."""
    for pattern in _DATES:
        for match in pattern.finditer(line.text):
            if match["month"] == "may" and not _is_may(line, match):
                continue
            day = 1 if match["day"] == "primo" else int(match["day"])
            yield from _told(line, match, CalendarDay(day, _MONTHS[match["month"]], _year(match)))


def dates_in_figures(line: Line) -> Iterator[Phrase]:
    """ "il 25/12", "am 24.12.2026"."""
    for match in _IN_FIGURES.finditer(line.text):
        month = line.word_at(match.start("month"))
        if line.gap(month).strip() in ("/", "."):  # "4-5" are ages or hours
            yield from _told(line, match, CalendarDay(int(match["day"]), int(match["month"]), _year(match)))


def feasts(line: Line) -> Iterator[Phrase]:
    """ "a Natale", "ferragosto", "on New Year's Eve"."""
    for match in _FEASTS.finditer(line.text):
        name = next(name for name, said in match.groupdict().items() if said)
        if name in _EVES:
            day = CalendarDay(*_EVES[name])
        elif name == "easter_sunday":
            day = CalendarDay(feast=_IN_ENGLISH["easter_monday"], later=-1)
        else:
            day = CalendarDay(feast=_IN_ENGLISH[name])
        yield from _told(line, match, day)


def some_time(line: Line) -> Iterator[Phrase]:
    """ "Tra due settimane", "next week": it names no day."""
    figures = in_figures(line.words)
    for match in _SOME_TIME.finditer(figures):
        start, end = (figures.count(" ", 0, letter) for letter in match.span())
        yield Phrase(LATER, None, start, end + 1)


def settled(phrases: Iterable[Phrase], words: Sequence[str], now: datetime | None) -> list[Phrase]:
    """The phrases with the days that are meant by who asks now; what is no day to come is LATER, or a birth."""
    return [_settled(one, words, now) if one.kind == DATE and one.value else one for one in phrases]


def _settled(phrase: Phrase, words: Sequence[str], now: datetime | None) -> Phrase:
    day: CalendarDay = phrase.value
    on = day.after(now.date()) if now else None
    if on is not None:
        return phrase._replace(kind="time", value=(Moment(on=on),))
    told = day.in_year(day.year) if day.year else None
    if now and told and told < now.date() - _LONG_PAST:
        beside = words[max(phrase.start - _BESIDE, 0) : phrase.start]
        born = Birth(told.year, told.month, told.day) if not PEOPLE_OF_AN_AGE.isdisjoint(beside) else None
        return phrase._replace(kind="born", value=born)
    return phrase._replace(kind=LATER, value=None)


def _told(line: Line, match: re.Match[str], day: CalendarDay) -> Iterator[Phrase]:
    start, end = line.word_at(match.start()), line.word_at(match.end()) + 1
    before = line.word_before(start)
    said = min(match.start(name) for name, words in match.groupdict().items() if words and name != "lead")
    if before in _FROM_UNTIL or (before in _NAMED_SO and said == match.start()):  # "corso il 3 marzo" is no street
        return
    yield Phrase(DATE, None if is_only_told(line, start, end) else day, start, end)


def _is_may(line: Line, match: re.Match[str]) -> bool:
    """Whether "may" is the month, and not what somebody may do: "I may 1 day need help"."""
    at = line.word_at(match.start("month"))
    return bool(match["lead"] or line.is_capital(at) or match.start() == 0 or line.word_before(at) in ("on", "in"))


def _year(match: re.Match[str]) -> int | None:
    return int(match["year"]) if match["year"] else None
