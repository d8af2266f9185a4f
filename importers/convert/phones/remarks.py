"""What stands beside telephone numbers: times, which are none, and words, each with the number it is about."""

import re
from collections.abc import Sequence

HIDDEN = {ord(sign): 0xE000 + at for at, sign in enumerate("0123456789,;|&/-–+()\n")}  # no number, no break
SHOWN = {hidden: sign for sign, hidden in HIDDEN.items()}

# "mensa 11.30-13.00": from when to when, and no number; minutes are read only as people say them.
_TIME = r"(?:[01]?\d|2[0-4])[.:][0-5][05]"
_SPAN = rf"{_TIME} ?[-–] ?{_TIME}"
_BEFORE, _AND, _BEHIND = r"(?<![\d./:-])", r" ?[/,;+–-]? ?", r"(?! ?[./:-]?\d)"
# Behind an area code of two or three digits, times may be the rest of a number; behind four they are too long for one.
_NO_AREA_CODE = r"(?<!\b0\d )(?<!\b0\d\d )(?<!\b0\d\) )(?<!\b0\d\d\) )"
_HALF = r"(?:0?[6-9]|1\d|2[0-4])[.:][03]0"
_HALF_HOURS = rf"{_HALF} ?[-–] ?{_HALF}"  # "051 9.00-12.30": so nobody writes a number
TIMES = re.compile(rf"{_BEFORE}(?:{_NO_AREA_CODE}{_SPAN}|{_HALF_HOURS})(?:{_AND}{_SPAN})*{_BEHIND}")

SEPARATORS = "/-–"


def without_times(text: str) -> str:
    """A text whose times are no digits."""
    return TIMES.sub(lambda found: found[0].translate(HIDDEN), text)


def notes_of(beside: Sequence[str]) -> list[str]:
    """What is said of each number, by the words before the first, between them, and behind the last one.

    >>> notes_of(["", " Anna / ", " Bruno"]), notes_of(["Anna ", " Bruno ", ""]), notes_of(["", " anche ", ""])
    (['Anna', 'Bruno'], ['Anna', 'Bruno'], ['', 'anche'])
    """
    if len(beside) <= 2:
        return [joined(" ".join(beside))]  # of one number, or of none
    before, behind = joined(beside[0]), joined(beside[-1])
    notes = [[before], *([] for _ in beside[2:])]
    for at, words in enumerate(beside[1:-1]):
        ends, begins = words.rstrip().endswith(tuple(SEPARATORS)), words.lstrip().startswith(tuple(SEPARATORS))
        is_of_last = ends if ends != begins else bool(behind and not before)
        notes[at if is_of_last else at + 1].append(joined(words))
    notes[-1].append(behind)
    return [joined(*each) for each in notes]


def joined(*texts: str) -> str:
    """Notes one after the other, without those that say nothing, such as a lone asterisk."""
    stripped = (_without_ends(" ".join(text.translate(SHOWN).split())) for text in texts)
    return "; ".join(text for text in stripped if any(map(str.isalnum, text)))


def _without_ends(text: str) -> str:
    """A note without the signs around it; brackets stay where both do: "Anna (mattina)"."""
    plain = text.strip(" .,:;-–/+")
    is_whole = not plain.startswith("(") and plain.endswith(")") and plain.count("(") == plain.count(")")
    return plain if is_whole else plain.strip(" .,:;-–/()+")
