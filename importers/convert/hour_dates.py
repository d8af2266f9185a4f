"""Dates beside opening hours: "lun-ven 9-12 dal 1/6/2026 al 31/8/2026" holds on these days only."""

import re
from datetime import date
from typing import NamedTuple

_DAY = r"(?:\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{4})"
_WORDS = r"(?:valid |validi? |in vigore |gultig )?"
PERIOD = (  # without groups, which are those of the lexicon
    rf"{_WORDS}(?:dal|from|since|ab|vom)[ ]{_DAY}(?:(?: (?:al|fino al|to|until|bis|bis zum)[ ]| ?[-–] ?){_DAY})?(?!\d)|"
    rf"{_WORDS}(?:fino al|until|till|to|through|bis|bis zum)[ ]{_DAY}(?!\d)"
)
_OPEN = re.compile(rf"{_WORDS}(?:dal|from|since|ab|vom)\b", re.IGNORECASE)


class Dates(NamedTuple):
    """First and last day, both included; None where it is not said."""

    begins: date | None
    ends: date | None


def dates_of(text: str) -> Dates | None:
    """The days of a text that PERIOD matches; None when there are no such days.

    >>> dates_of("dal 1/6/2026 al 31/8/2026")
    Dates(begins=datetime.date(2026, 6, 1), ends=datetime.date(2026, 8, 31))
    """
    try:
        found = [_day(each) for each in re.findall(_DAY, text)]
    except ValueError:
        return None
    if len(found) == 2:
        return Dates(*found) if found[0] <= found[1] else None
    return Dates(found[0], None) if _OPEN.match(text) else Dates(None, found[0])


def _day(text: str) -> date:
    if "-" in text:
        return date.fromisoformat(text)
    day, month, year = map(int, re.split(r"[/.]", text))
    return date(year, month, day)
