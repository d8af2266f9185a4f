"""When a person is free, as they say it: "tuesday afternoon", "sabato mattina", "Samstag", "weekend"."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from typing import Final

from rapidfuzz import fuzz, process

from directory.catalog.slots import PARTS, slot_bits
from directory.errors import InvalidInput
from directory.i18n import N_
from directory.words.day_words import DAYS_BY_WORD, PART_BY_WORD
from directory.words.language import word_set

_WEEK: Final = frozenset(range(7))
_MORE_DAYS: Final = {  # what is clear where nothing but times is expected
    "mon lun": {0},
    "tue tues mar": {1},
    "wed mer": {2},
    "thu thurs gio": {3},
    "fri ven": {4},
    "sat sab sonnabend": {5},
    "sun dom": {6},
    "weekends": {5, 6},
    "weekday weekdays workdays feriali werktags werktage": set(range(5)),
    "always daily sempre immer taglich jederzeit": _WEEK,
}
_DAYS: Final = {
    **{word: frozenset(days) for word, days in DAYS_BY_WORD.items()},
    **{word: frozenset(days) for words, days in _MORE_DAYS.items() for word in words.split()},
}
_PARTS: Final = {**PART_BY_WORD, "morgen": 0, "serata": 2}

_EVERY: Final = word_set("every all ogni tutti tutte jeden jede")
_UNTIL: Final = word_set("- to till until a al fino bis zum")  # between two days: all days between, too
_SILENT: Final = _EVERY | word_set(
    "the on in at from day days il lo la i le di del della dal dalla alla e and und am an der den von vom "
    "giorni giorno tag tage o or oder only solo nur"
)
_GERMAN_PARTS: Final = ("vormittag", "nachmittag", "abend", "morgen")


def free_slots(texts: Iterable[str]) -> int:
    """Read free times.

    Returns:
        Bit day·3 + part (Monday = 0; morning, afternoon, evening), as in `Catalog.slots`.
    Raises:
        InvalidInput: a text names no day and no part of the day, or a word is not understood.

    >>> free_slots(["tuesday afternoon"]) == 1 << 4
    True
    >>> free_slots(["sabato"]) == 0b111 << 15
    True
    """
    slots = 0
    for text in texts:
        slots |= _read(text)
    return slots


def _read(text: str) -> int:
    days: set[int] = set()
    parts: set[int] = set()
    words = _words(text)
    singles = [(place, min(_DAYS[word])) for place, word in enumerate(words) if len(_DAYS.get(word, ())) == 1]
    for place, word in enumerate(words):
        if (part := _PARTS.get(word)) is not None:
            parts.add(part)
        elif word in _DAYS:
            days |= _DAYS[word]
        elif word in _UNTIL:
            days |= _days_between(singles, place)
        elif word not in _SILENT:
            raise _not_understood(text, word)
    if not days and not parts and not _EVERY & set(words):
        raise InvalidInput(
            N_("The free time “%(text)s” names no day: write for example “tuesday afternoon” or “sabato”."), text=text
        )
    return slot_bits(days or _WEEK, parts or range(len(PARTS)))


def _days_between(singles: list[tuple[int, int]], place: int) -> set[int]:
    """From the last day named before "to" to the first one after it, over the end of the week if need be.

    Args:
        singles: the places of words that name one day, and these days.
        place: where "to" stands.
    """
    behind = bisect_left(singles, (place, 0))
    if behind == 0 or behind == len(singles):
        return set()
    first, last = singles[behind - 1][1], singles[behind][1]
    return {(first + step) % 7 for step in range((last - first) % 7 + 1)}


def _words(text: str) -> list[str]:
    """Folded words and dashes; "Dienstagnachmittag" becomes two words, "fine settimana" one."""
    plain = re.sub("[–—]", "-", text.casefold())
    plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    plain = re.sub(r"fine\s+settimana|week[\s-]end", "weekend", plain)
    for part in _GERMAN_PARTS:
        plain = re.sub(rf"(tag|mittwoch)({part}s?)\b", r"\1 \2", plain)
    return re.findall(r"[a-z]+|[0-9]+|-", plain)


def _not_understood(text: str, word: str) -> InvalidInput:
    near = process.extractOne(word, [*_DAYS, *_PARTS], scorer=fuzz.ratio, score_cutoff=70)
    if near:
        return InvalidInput(
            N_("The free time “%(text)s” is not understood: did you mean “%(meant)s”?"), text=text, meant=near[0]
        )
    return InvalidInput(
        N_("The free time “%(text)s” is not understood: write days and parts of the day, such as “tuesday afternoon”."),
        text=text,
    )
