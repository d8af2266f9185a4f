"""When a person is free, as they say it: "tuesday afternoon", "sabato mattina", "Samstag", "weekend"."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from rapidfuzz import fuzz, process

from directory.catalog.slots import PARTS, slot_bits
from directory.errors import InvalidInput
from directory.i18n import N_

_WEEK: Final = frozenset(range(7))
_DAY_WORDS: Final = {
    "monday mon lunedi lun montag": {0},
    "tuesday tue tues martedi mar dienstag": {1},
    "wednesday wed mercoledi mer mittwoch": {2},
    "thursday thu thurs giovedi gio donnerstag": {3},
    "friday fri venerdi ven freitag": {4},
    "saturday sat sabato sab samstag sonnabend": {5},
    "sunday sun domenica dom sonntag": {6},
    "weekend weekends wochenende": {5, 6},
    "weekday weekdays workdays feriali werktags werktage": set(range(5)),
    "always daily sempre immer taglich jederzeit": _WEEK,
}
_PART_WORDS: Final = {
    "morning mornings mattina mattino mattine morgen morgens vormittag vormittags": 0,
    "afternoon afternoons pomeriggio pomeriggi nachmittag nachmittags": 1,
    "evening evenings sera sere serata abend abends": 2,
}
_DAYS: Final = {word: frozenset(days) for words, days in _DAY_WORDS.items() for word in words.split()}
_PARTS: Final = {word: part for words, part in _PART_WORDS.items() for word in words.split()}


def _each(words: str) -> frozenset[str]:
    return frozenset(words.split())


_EVERY: Final = _each("every all ogni tutti tutte jeden jede")
_UNTIL: Final = _each("- to till until a al fino bis zum")  # between two days: all days between, too
_SILENT: Final = _EVERY | _each(
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
    for place, word in enumerate(words):
        if (part := _PARTS.get(word)) is not None:
            parts.add(part)
        elif word in _DAYS:
            days |= _DAYS[word]
        elif word in _UNTIL:
            days |= _days_between(words[:place], words[place + 1 :])
        elif word not in _SILENT:
            raise _not_understood(text, word)
    if not days and not parts and not _EVERY & set(words):
        raise InvalidInput(
            N_("The free time “%(text)s” names no day: write for example “tuesday afternoon” or “sabato”."), text=text
        )
    return slot_bits(days or _WEEK, parts or range(len(PARTS)))


def _days_between(before: list[str], after: list[str]) -> set[int]:
    """From the last day named before "to" to the first one after it, over the end of the week if need be."""
    starts = [day for word in before for day in _DAYS.get(word, ()) if len(_DAYS[word]) == 1]
    ends = [day for word in after for day in _DAYS.get(word, ()) if len(_DAYS[word]) == 1]
    if not starts or not ends:
        return set()
    return {(starts[-1] + step) % 7 for step in range((ends[0] - starts[-1]) % 7 + 1)}


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
