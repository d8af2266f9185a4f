"""When somebody was born: "nato nel 2009", "classe 2011", "nata il 3 dicembre 2010", "born in May 2009"."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from directory.day_words import MONTHS
from directory.search.line import Line, Phrase

_LEADS = frozenset({"nato", "nata", "nati", "nate", "classe", "born", "geboren"})
_MONTH = "(?:" + "|".join(MONTHS) + ")"
_BIRTH = re.compile(
    rf"\b(?:nat[oaie]|born|geboren|classe)(?: a (?!{_MONTH}\b)\w+)?"
    r"(?: (?:il|nel|nell|in|im|on|am|a|ad|del|dell|anno|the))*"
    rf"(?: (\d{{1,2}}))?(?: (?:of|di))?(?: ({_MONTH}|\d{{1,2}}))?(?: (?:del|of))? (19[2-9]\d|20[0-4]\d)\b"
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
    for match in _BIRTH.finditer(line.text):
        first, month, year = match.groups()
        number = MONTHS.get(month) or int(month) if month else None
        if number is not None and not 1 <= number <= _LAST_MONTH:
            number = None
        day = int(first) if first and number else None
        yield Phrase("born", Birth(int(year), number, day), line.word_at(match.start()), line.word_at(match.end()) + 1)


def is_birth_sign(word: str) -> bool:
    """Whether a word leads to the year of a birth."""
    return word in _LEADS
