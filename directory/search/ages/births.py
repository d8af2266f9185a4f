"""When somebody was born: "nato nel 2009", "classe 2011", "nata il 3 dicembre 2010", "born in May 2009"."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from directory.search.said.line import Line, Phrase
from directory.words.day_words import MONTHS
from directory.words.language import word_set
from directory.words.people import PEOPLE_OF_AN_AGE

_LEADS = word_set(
    """
    nato nata nati nate classe born geboren annata jahrgang nascita n del dell nel
    """
)
_MONTH = "(?:" + "|".join(MONTHS) + ")"
_PERSON = "(?:" + "|".join(sorted(PEOPLE_OF_AN_AGE)) + ")"
_YEAR = r"(19[2-9]\d|20[0-4]\d)"
_DAY_AND_MONTH = rf"(?: (\d{{1,2}}))?(?: (?:of|di))?(?: ({_MONTH}|\d{{1,2}}))?"
_BIRTHS = (
    re.compile(
        rf"\b(?:nat[oaie]|born|geboren|classe|annata|jahrgang|(?:anno|data) di nascita|n(?= \d+ \d+ \d{{4}}))"
        rf"(?: a (?!{_MONTH}\b)\w+)?(?: (?:il|nel|nell|in|im|on|am|a|ad|del|dell|anno|the))*"
        rf"{_DAY_AND_MONTH}(?: (?:del|of))? {_YEAR}\b"
    ),
    re.compile(rf"\b{_PERSON}()() dell? {_YEAR}\b"),  # "ragazza del 2010"
    re.compile(rf"\bnel()() {_YEAR} (?:e|sono) nat[oaie]\b"),
)
_LAST_MONTH = 12


class Birth(NamedTuple):
    """What is said of the day on which somebody was born."""

    year: int
    month: int | None = None
    day: int | None = None

    def ages_on(self, today: date) -> tuple[int, int]:
        """The ages in years that are possible on a day: two, where the birthday of this year may have been or not."""
        youngest, oldest = today.year - self.year - 1, today.year - self.year
        if self.month is not None and (self.month != today.month or self.day is not None):
            has_been = (self.month, self.day or 0) <= (today.month, today.day)
            youngest = oldest = oldest if has_been else youngest
        return max(youngest, 0), max(oldest, 0)


def births(line: Line) -> Iterator[Phrase]:
    """The years in which somebody was born, with month and day where they are said."""
    for match in (match for pattern in _BIRTHS for match in pattern.finditer(line.text)):
        first, month, year = match.groups()
        number = MONTHS.get(month) or int(month) if month else None
        if number is not None and not 1 <= number <= _LAST_MONTH:
            number = None
        day = int(first) if first and number else None
        yield Phrase("born", Birth(int(year), number, day), line.word_at(match.start()), line.word_at(match.end()) + 1)


def is_birth_sign(word: str) -> bool:
    """Whether a word leads to the year of a birth."""
    return word in _LEADS
