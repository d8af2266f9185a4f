"""How somebody gets about, as people tell it: "ha la macchina", "senza patente", "viene in bici"."""

import re
from collections.abc import Iterator
from typing import Final

from directory.search.said.line import Line
from matching.profile import Means

_NOT: Final = r"(?<!non )(?<!nn )(?<!senza )(?<!no )(?<!not )(?<!t )"
_GOES: Final = (
    r"(?:va|viene|gira|arriva|muove|sposta|andare|spostarsi|muoversi|goes|comes|travels|gets around|fahrt|kommt)"
)
_OWN: Final = r"(?:la|una|un|l|sua|propria|a|an|own|his|her|ein|eigenes)"
_CAR: Final = r"(?:macchina|auto|automobile|car)"
_ROUND: Final = r"(?: \w+){0,3}?"
_BROKEN: Final = r"(?! (?:e |ma |pero )?(?:rott|guast|sequestrat|ferm|broken|kaputt)\w*)"
_IN_A_CAR: Final = rf"{_GOES}{_ROUND} (?:in|con la|by|mit dem) {_CAR}\b"
_BY_BICYCLE: Final = rf"{_GOES}{_ROUND} (?:in|con la|by|mit dem) (?:bici\w*|bike|bicycle|rad|fahrrad)"
_VEHICLES: Final = r"(?:autobus|bus|treno|mezzi|corriera|tram|train|zug|offis)"
_MEANS: Final = (
    (
        Means.CAR,
        (
            rf"{_NOT}\b(?:(?:ha|ho|hanno|has|have|hat)(?: {_OWN})+ {_CAR}{_BROKEN}|automunit\w|{_IN_A_CAR}"
            rf"|(?:ha|con) (?:la )?patente e (?:la |l )?{_CAR}|drives)"
        ),
    ),
    (
        Means.BICYCLE,
        rf"\b(?:{_BY_BICYCLE}|(?:ha|hat|has)(?: solo| nur| only)?(?: {_OWN})+ (?:bici\w*|bike|fahrrad))\b{_BROKEN}",
    ),
    (Means.FOOT, rf"\b(?:{_GOES}|solo|soltanto|only|nur){_ROUND} (?:a piedi|on foot|zu fuss)\b"),
    (
        Means.PUBLIC_TRANSPORT,
        (
            rf"\b(?:{_GOES}{_ROUND} (?:in|con il|col|coi|con i|con|by|mit dem|mit) {_VEHICLES}"
            r"|(?:macchina|auto) no"
            r"|(?:non ha|senza|no)(?: la| una| l)? (?:patente|macchina|auto|automobile)|non guida|does ?n ?t drive"
            r"|no (?:car|licence)|kein auto|keinen fuhrerschein|ohne (?:auto|fuhrerschein))\b"
        ),
    ),
)
_DENIED: Final = re.compile(  # "non sa andare in bici", "né andare in bici", "ha paura di andare in treno"
    r"\b(?:(?:non|nn|ne|mai|not|never|nicht)(?: (?:sa|so|puo|vuole|riesce a|riesce piu ad?|ci|si))*"
    r"|(?:paura|panico|terrore|ansia|afraid|scared|angst)(?: (?:di|ad?|of|to|zu))?) $"
)
_PATTERNS: Final = tuple((means, re.compile(pattern)) for means, pattern in _MEANS)


def _each(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Each match, also where it begins within another: "non [va a scuola, [gira in bici]]"."""
    start = 0
    while found := pattern.search(text, start):
        yield found
        start = found.start() + 1


def means_said(text: str) -> tuple[Means | None, frozenset[int]]:
    """By what somebody travels, and the positions of the words that say so.

    >>> means_said("donna 34 anni, ha la macchina")[0], means_said("dorme in macchina")[0]
    (<Means.CAR: 'car'>, None)
    """
    line, denied = Line.of(text), frozenset[int]()
    for means, pattern in _PATTERNS:
        for found in _each(pattern, line.text):
            positions = frozenset(range(line.word_at(found.start()), line.word_at(found.end()) + 1))
            if not _DENIED.search(line.text[: found.start()]):
                return means, positions
            denied |= positions
    return None, denied
