"""A birthday to come, as it is told: "compie 18 anni a gennaio", "nato il 12/1/2009", "she turns 18 in two months".

Who is 17 and soon 18 is not refused what begins at 18: by the time of entry they may be old enough.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from directory.ages import OF_AGE
from directory.i18n import N_, Sentence, Written
from directory.search.ages.births import Birth, births
from directory.search.said.line import Line
from directory.search.said.numbers import FIGURES
from directory.search.said.told_of_others import ENDS_A_CLAUSE
from directory.words.day_words import MONTHS
from directory.words.language import words as words_of
from directory.words.people import CHILDREN
from matching.profiles.parts import Birthday

AHEAD: Final = timedelta(days=183)  # of a day of birth: who has longer to wait asks again by then
_MONTH: Final = "|".join(MONTHS)
_UNITS: Final = "giorn[oi]|settiman[ae]|mes[ei]|days?|weeks?|months?|tag(?:en)?|wochen?|monat(?:en)?"
_SEASONS: Final = "primavera|estate|autunno|inverno|spring|summer|autumn|winter"
_IN_A_MONTH: Final = (
    r"(?:(?:a|ad|in|nel|per|entro|im|by|verso|il|l|the|am|on) )?"
    r"(?:(?:fine|meta|inizio|ende|anfang|mitte|late|early|mese di) (?:di )?)?"
    rf"(?:\d{{1,2}} (?:di |of )?)?(?:{_MONTH})(?: \d{{4}})?"
)
_WHENS: Final = (
    _IN_A_MONTH,
    rf"(?:tra|fra|in|entro|within) (?:\w+ ){{0,3}}?(?:{_UNITS})",
    r"(?:tra|fra) (?:poco|breve)|a breve|presto|prossimamente|soon|bald|domani|tomorrow",
    r"(?:il )?(?:prossimo mese|mese (?:prossimo|che viene))|la (?:prossima settimana|settimana prossima)",
    r"next (?:week|month)|nachste\w? (?:woche|monat)",
    rf"(?:in|questa|la prossima|prima dell|this|next) (?:{_SEASONS})|(?:a|dopo|prima di) (?:natale|pasqua|capodanno)",
)
_WHEN: Final = rf"(?:{'|'.join(_WHENS)})\b"
_TURNS: Final = (
    r"(?:compi(?:ere|e|ra)|fa|fara|sara|divent(?:a|era)|raggiung(?:e|era)"
    r"|turns?|turning|will (?:be|turn)|wird|vollendet)"
)
_SMALL: Final = r"(?: (?:i|gli|gia|ancora|solo|pero|the|schon|bald|presto|soon|tra poco|il|l|suoi))*"
_UNIT: Final = r"(?P<unit> ?(?:anni|years old|years|jahre alt|jahre))?"
_AGE: Final = rf"(?:(?P<years>\d{{1,2}}){_UNIT}|(?P<full>(?:neo ?)?maggiorenne|maggiore eta|of age|volljahrig))"
_NEARLY: Final = r"(?:quasi|fast|almost|nearly|prossim[oa] a[il]?|vicin[oa] a(?:i|lla|l)?)"
_FORMS: Final = (
    re.compile(rf"\b(?P<when>{_WHEN}) (?:ne )?{_TURNS}{_SMALL} {_AGE}"),
    re.compile(rf"\b{_TURNS}{_SMALL} {_AGE}(?: (?P<when>{_WHEN}))?"),
    re.compile(rf"\bwird (?P<when>{_WHEN}) {_AGE}"),
    re.compile(rf"\b{_NEARLY} {_AGE}"),
    re.compile(rf"\b(?:{_TURNS} gli anni |compleanno )(?P<when>{_WHEN})"),
    re.compile(rf"\b{_AGE} (?P<when>{_WHEN})"),
)
_BARE: Final = _FORMS[-1]  # "17 anni, 18 a gennaio": only of the year that comes next
_SIGNS: Final = re.compile(  # without which there is none of these forms; they take a while
    rf"compi|compleanno|maggior|volljahrig|of age|quasi|fast|almost|nearly|prossim|vicin|turn|wird|vollend|will be"
    rf"|fa(?:ra)? |sara |divent|raggiung|\d (?:anni )?(?:a|in|im|tra|fra|{_MONTH})\b"
)
_NOT_NOW: Final = re.compile(r"\b(?:da quando|quando|appena|non appena|dopo che|when|once|wenn|sobald)\b")


LEAVES: Final = "housing.supported"  # what who comes of age in a community needs next
_IN_CARE: Final = re.compile(
    r"\b(?:in|dalla|dall|della|nella|presso|una|la|from|leaving) (?:(?:una|la|a|an?|the) )?"
    r"(?:comunita(?! (?:di|dei|delle) (?:pratica|valle|fede))|casa famiglia|casa famiglie|affido|struttura"
    r"|reception cent(?:re|er)|foster (?:care|family)|care home)\b"
)


@lru_cache(maxsize=1024)
def birthday_said(text: str, age: float | None, today: date) -> Birthday | None:
    """The birthday to come that a text tells of, of the person themselves; None where it tells none.

    Args:
        age: of the person, in years; where it is known, only the next year can be meant.

    >>> birthday_said("ragazzo di 17 anni, ne compie 18 a gennaio", 17, date(2026, 11, 22))
    Birthday(years=18, when='a gennaio')
    >>> birthday_said("compie 18 anni tra due anni", None, date(2026, 11, 22))
    """
    line = Line([FIGURES.get(word, word) for word in words_of(text)], text)
    for form in _FORMS if _SIGNS.search(line.text) else ():
        for match in form.finditer(line.text):
            if found := _of_match(match, line, age, is_bare=form is _BARE):
                return found
    return next(_of_births(line, age, today), None)


def leaves_care(text: str, birthday: Birthday | None) -> bool:
    """Whether somebody who soon comes of age lives in a community or with foster parents, and needs a place to go.

    >>> leaves_care("sta in comunità per minori a Forlì", Birthday(18, None)), leaves_care("in comunità", None)
    (True, False)
    """
    return birthday is not None and birthday.years == OF_AGE and _IN_CARE.search(" ".join(words_of(text))) is not None


def say_birthday(birthday: Birthday) -> Sentence:
    """That it comes, and when."""
    if birthday.when is None:
        return Sentence(N_("turns %(years)s soon"), {"years": birthday.years})
    return Sentence(N_("turns %(years)s soon (%(when)s)"), {"years": birthday.years, "when": birthday.when})


def _of_match(match: re.Match[str], line: Line, age: float | None, *, is_bare: bool) -> Birthday | None:
    said = match.groupdict()
    coming = None if age is None else int(age) + 1
    told = int(said["years"]) if said.get("years") else OF_AGE
    years = told if "years" in said else coming  # "compie gli anni a gennaio"
    is_sure = coming is not None or (not is_bare and any(map(said.get, ("unit", "full", "when"))))
    if years is None or (coming or years) != years or not is_sure:
        return None
    is_later = _follows_a_number_of_years(match, line) or (coming is None and _is_of_later(match, line))
    if is_later or _is_of_a_child(match, line):
        return None
    return Birthday(years, _written(match, line) if said.get("when") else None)


def _clause_before(match: re.Match[str], line: Line) -> list[str]:
    return line.clause_before(line.word_at(match.start()), ENDS_A_CLAUSE)


def _is_of_a_child(match: re.Match[str], line: Line) -> bool:
    return not CHILDREN.isdisjoint(_clause_before(match, line))


def _is_of_later(match: re.Match[str], line: Line) -> bool:
    """ "Quando compie 18 anni vuole lavorare": nothing says that it is soon, but the time that is told."""
    return not match.groupdict().get("when") and bool(_NOT_NOW.search(" ".join(_clause_before(match, line))))


def _follows_a_number_of_years(match: re.Match[str], line: Line) -> bool:
    """ "Compie 18 anni tra due anni"."""
    behind = line.words[line.word_at(match.end()) + 1 :][:3]
    return behind[:1] in (["tra"], ["fra"], ["in"]) and not {"anni", "anno", "years", "jahren"}.isdisjoint(behind)


def _written(match: re.Match[str], line: Line) -> Written:
    return Written(line.written_from(line.word_at(match.start("when")), line.word_at(match.end("when")) + 1))


def _of_births(line: Line, age: float | None, today: date) -> Iterator[Birthday]:
    for phrase in births(line):
        day = _next(phrase.value, today)
        if day is None or not today < day <= today + AHEAD:
            continue
        years = day.year - phrase.value.year
        if age is None or years == int(age) + 1:
            yield Birthday(years, day)


def _next(birth: Birth, today: date) -> date | None:
    """The next birthday of somebody of whom a day is known; on the first of March for the 29th of February."""
    if birth.month is None or birth.day is None:
        return None
    for year in (today.year, today.year + 1):
        try:
            day = date(year, birth.month, birth.day)
        except ValueError:
            if (birth.month, birth.day) != (2, 29):
                return None
            day = date(year, 3, 1)
        if day > today:
            return day
    return None
