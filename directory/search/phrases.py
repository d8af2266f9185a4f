"""Set phrases in Italian, English and German: ages, cost, languages, times, remote services, a radius.

Patterns are matched against folded words joined with single spaces.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from directory.day_words import DAYS_BY_WORD, PART_BY_WORD
from directory.language import fold
from directory.languages import LANGUAGES
from directory.search.people import PERSON_WORDS


@dataclass(frozen=True)
class Phrase:
    """Something understood, from `start` to `end` of the line.

    `value` by kind: age (years), within_km, language (ISO 639 codes), time (days from 0, parts from 0; none: any), and
    True for free, remote and home.
    """

    kind: str
    value: Any
    start: int
    end: int


_SPEAKERS: Mapping[str, str] = MappingProxyType(  # how else a question names a language: feminine, its speakers
    {
        "am": "amarica",
        "ar": "araba arabofono arabofona",
        "bn": "bengali bangla",
        "bs": "bosniaca",
        "de": "tedesca",
        "en": "anglofono anglofona",
        "es": "spagnola ispanofono ispanofona castigliano",
        "fa": "farsi dari persiana",
        "fr": "francofono francofona",
        "hr": "croata",
        "it": "italiana",
        "pa": "panjabi",
        "pl": "polacca",
        "pt": "brasiliano",
        "ro": "romeno rumena romena",
        "ru": "russa",
        "si": "cingalese",
        "sl": "slovena slovene",
        "so": "somala",
        "sr": "serba",
        "ti": "tigrigna",
        "tl": "filippino filipino",
        "tr": "turca",
        "uk": "ucraina",
        "zh": "mandarino",
    }
)
_FORMS = {
    **{
        form: code
        for code, names in LANGUAGES.items()
        for form in map(fold, names.by_language.values())
        if form.isalpha()  # not "lingua dei segni italiana": its first word alone would be any language
    },
    **{form: code for code, forms in _SPEAKERS.items() for form in forms.split()},
}
_LANGUAGE = "(?:" + "|".join(sorted(_FORMS, key=len, reverse=True)) + ")"


def _any(words: Mapping[str, Any]) -> str:
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


_AGE = re.compile(
    r"\b(?:eta |aged |alter )?(1[01]\d|\d{1,2}) ?"
    r"(?:anni|anno|enne|enni|years?(?: old)?|y o|jahre?n?(?: alt)?|jahrig\w*)\b"
)
_FREE = re.compile(
    r"\b(?:gratis|gratuit[oaei]|gratuitamente|senza (?:pagare|spendere|costi)|free(?: of charge)?"
    r"|kostenlos\w*|umsonst)\b"
)
_REMOTE = re.compile(
    r"\b(?:online|on line|a distanza|da remoto|per telefono|al telefono|in videochiamata"
    r"|remotely|by phone|telefonisch)\b"
)
_HOME = re.compile(r"\b(?:a domicilio|domiciliar[ei]|home visits?|hausbesuche?n?|zu hause)\b")
_RADIUS = re.compile(
    r"\b(?:entro|nel raggio di|raggio|within|im umkreis von|umkreis|a meno di|massimo|max)(?: i)? (\d{1,3}) ?"
    r"(?:km|chilometri|kilomet(?:er|re)s?|kilometern?)\b"
)
_SPOKEN = re.compile(
    r"\b(?:che |wer |who )?(?:parl\w+|in|lingua|madrelingua|speak\w*|auf|spricht|sprech\w+)(?: lingua| anche| bene| l)*"
    rf" ({_LANGUAGE})((?: (?:e|o|and|or|und|oder) {_LANGUAGE})*)\b|\b({_LANGUAGE}) (?:speaking|sprachig\w*|parlante)\b"
    r"|\b(\w+fon[oa])\b"
)
_ORIGIN = re.compile(rf"\b{_any(dict.fromkeys(PERSON_WORDS))} ({_LANGUAGE})\b")  # "mamma araba"
_TAUGHT = re.compile(r"\b(?:cors[oi]|lezion[ei]|scuola|imparare|studiare|learn|learning|course|kurs|lernen)(?: \w+)? $")
_SHORT_DAYS: Mapping[str, tuple[int, ...]] = MappingProxyType(  # days only before a part of the day: "mar" is the sea
    {word: (day,) for day, word in enumerate("lun mar mer gio ven sab dom".split())}  # noqa: SIM905 - one line
)
_DAY_PATTERN = _any(DAYS_BY_WORD)
_PART_PATTERN = _any(PART_BY_WORD)
_TIME = re.compile(
    r"\b(?:(?:il|la|di|al|alla|nel|ogni|on|the|in|am|on the|in the) )?"
    rf"(?:({_DAY_PATTERN})(?: (?:al|alla|di|in the))?(?: ({_PART_PATTERN}))?"
    rf"|({_any(_SHORT_DAYS)}) (?:(?:al|alla|di) )?({_PART_PATTERN})|({_PART_PATTERN}))\b"
)


def find_phrases(line: str) -> list[Phrase]:
    """All set phrases in a line of folded words, from left to right; the first of two that overlap stays."""
    found: list[Phrase] = []
    for find in _FINDERS:
        for phrase in find(line):
            if all(phrase.end <= other.start or phrase.start >= other.end for other in found):
                found.append(phrase)
    return sorted(found, key=lambda phrase: phrase.start)


def _ages(line: str) -> Iterator[Phrase]:
    for match in _AGE.finditer(line):
        yield Phrase("age", float(match[1]), match.start(), match.end())


def _spoken(line: str) -> Iterator[Phrase]:
    for match in _SPOKEN.finditer(line):
        codes = tuple(_FORMS[word] for group in match.groups() if group for word in group.split() if word in _FORMS)
        if codes and not _TAUGHT.search(line[: match.start()]):
            yield Phrase("language", codes, match.start(), match.end())


def _origins(line: str) -> Iterator[Phrase]:
    """The language of where somebody comes from; Italian is everybody's, so it says nothing."""
    for match in _ORIGIN.finditer(line):
        if _FORMS[match[1]] != "it":
            yield Phrase("language", (_FORMS[match[1]],), match.start(1), match.end(1))


def _times(line: str) -> Iterator[Phrase]:
    for match in _TIME.finditer(line):
        day, part, short_day, its_part, part_alone = match.groups()
        part = part or its_part or part_alone
        days = DAYS_BY_WORD[day] if day else _SHORT_DAYS[short_day] if short_day else ()
        when = (days, (PART_BY_WORD[part],) if part else ())
        yield Phrase("time", when, match.start(), match.end())


def _radius(line: str) -> Iterator[Phrase]:
    for match in _RADIUS.finditer(line):
        if float(match[1]) > 0:
            yield Phrase("within_km", float(match[1]), match.start(), match.end())


def _plain(kind: str, pattern: re.Pattern[str]) -> Callable[[str], Iterator[Phrase]]:
    def find(line: str) -> Iterator[Phrase]:
        for match in pattern.finditer(line):
            yield Phrase(kind, True, match.start(), match.end())

    return find


_FINDERS = (
    _ages,
    _radius,
    _spoken,
    _origins,
    _plain("free", _FREE),
    _plain("remote", _REMOTE),
    _plain("home", _HOME),
    _times,
)
