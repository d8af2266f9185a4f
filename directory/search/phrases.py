"""Set phrases in Italian, English and German: ages, cost, languages, times, remote services, a radius.

Patterns are matched against folded words joined with single spaces.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from directory.i18n import Labels
from directory.language import fold


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


LANGUAGE_NAMES: Mapping[str, tuple[str, str, str, str]] = MappingProxyType(  # Italian, English, German, other forms
    {
        "am": ("amarico", "Amharic", "Amharisch", "amarica"),
        "ar": ("arabo", "Arabic", "Arabisch", "araba arabofono arabofona"),
        "bn": ("bengalese", "Bengali", "Bengalisch", "bengali bangla"),
        "bs": ("bosniaco", "Bosnian", "Bosnisch", "bosniaca"),
        "de": ("tedesco", "German", "Deutsch", "tedesca"),
        "en": ("inglese", "English", "Englisch", "anglofono anglofona"),
        "es": ("spagnolo", "Spanish", "Spanisch", "spagnola ispanofono ispanofona castigliano"),
        "fa": ("persiano", "Persian", "Persisch", "farsi dari persiana"),
        "fr": ("francese", "French", "Französisch", "francofono francofona"),
        "hi": ("hindi", "Hindi", "Hindi", ""),
        "hr": ("croato", "Croatian", "Kroatisch", "croata"),
        "it": ("italiano", "Italian", "Italienisch", "italiana"),
        "mk": ("macedone", "Macedonian", "Mazedonisch", ""),
        "pa": ("punjabi", "Punjabi", "Pandschabi", "panjabi"),
        "pl": ("polacco", "Polish", "Polnisch", "polacca"),
        "ps": ("pashto", "Pashto", "Paschtu", ""),
        "pt": ("portoghese", "Portuguese", "Portugiesisch", "brasiliano"),
        "ro": ("rumeno", "Romanian", "Rumänisch", "romeno rumena romena"),
        "ru": ("russo", "Russian", "Russisch", "russa"),
        "si": ("singalese", "Sinhala", "Singhalesisch", "cingalese"),
        "sl": ("sloveno", "Slovene", "Slowenisch", "slovena slovenian"),
        "so": ("somalo", "Somali", "Somali", "somala"),
        "sq": ("albanese", "Albanian", "Albanisch", ""),
        "sr": ("serbo", "Serbian", "Serbisch", "serba"),
        "ti": ("tigrino", "Tigrinya", "Tigrinya", "tigrigna"),
        "tl": ("filippino", "Filipino", "Filipino", "tagalog"),
        "tr": ("turco", "Turkish", "Türkisch", "turca"),
        "uk": ("ucraino", "Ukrainian", "Ukrainisch", "ucraina"),
        "ur": ("urdu", "Urdu", "Urdu", ""),
        "wo": ("wolof", "Wolof", "Wolof", ""),
        "zh": ("cinese", "Chinese", "Chinesisch", "mandarino"),
    }
)


def language_label(code: str) -> Labels:
    """A language's name in the languages of the interface; the code itself when it is a rare one."""
    italian, english, german, _ = LANGUAGE_NAMES.get(code, (code, code, code, ""))
    return Labels({"it": italian, "en": english, "de": german})


_FORMS = {form: code for code, names in LANGUAGE_NAMES.items() for name in names for form in fold(name).split()}
_LANGUAGE = "(?:" + "|".join(sorted(_FORMS, key=len, reverse=True)) + ")"
_NUMBER_OF_DAY = MappingProxyType(
    {
        **dict.fromkeys(("lunedi", "monday", "montag", "montags"), (0,)),
        **dict.fromkeys(("martedi", "tuesday", "dienstag", "dienstags"), (1,)),
        **dict.fromkeys(("mercoledi", "wednesday", "mittwoch", "mittwochs"), (2,)),
        **dict.fromkeys(("giovedi", "thursday", "donnerstag", "donnerstags"), (3,)),
        **dict.fromkeys(("venerdi", "friday", "freitag", "freitags"), (4,)),
        **dict.fromkeys(("sabato", "saturday", "samstag", "samstags"), (5,)),
        **dict.fromkeys(("domenica", "sunday", "sonntag", "sonntags"), (6,)),
        **dict.fromkeys(("fine settimana", "weekend", "week end", "wochenende"), (5, 6)),
    }
)
_NUMBER_OF_PART = MappingProxyType(
    {
        **dict.fromkeys(
            ("mattina", "mattino", "mattine", "mattutino", "morning", "mornings", "morgens", "vormittag", "vormittags"),
            0,
        ),
        **dict.fromkeys(
            ("pomeriggio", "pomeriggi", "pomeridiano", "afternoon", "afternoons", "nachmittag", "nachmittags"), 1
        ),
        **dict.fromkeys(("sera", "sere", "serale", "serali", "evening", "evenings", "abend", "abends"), 2),
    }
)


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
_TAUGHT = re.compile(r"\b(?:cors[oi]|lezion[ei]|scuola|imparare|studiare|learn|learning|course|kurs|lernen)(?: \w+)? $")
_DAY_PATTERN = _any(_NUMBER_OF_DAY)
_PART_PATTERN = _any(_NUMBER_OF_PART)
_TIME = re.compile(
    r"\b(?:(?:il|la|di|al|alla|nel|ogni|on|the|in|am|on the|in the) )?"
    rf"(?:({_DAY_PATTERN})(?: (?:al|alla|di|in the))?(?: ({_PART_PATTERN}))?|({_PART_PATTERN}))\b"
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


def _times(line: str) -> Iterator[Phrase]:
    for match in _TIME.finditer(line):
        day, part, part_alone = match.groups()
        part = part or part_alone
        when = (_NUMBER_OF_DAY[day] if day else (), (_NUMBER_OF_PART[part],) if part else ())
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


_FINDERS = (_ages, _radius, _spoken, _plain("free", _FREE), _plain("remote", _REMOTE), _plain("home", _HOME), _times)
