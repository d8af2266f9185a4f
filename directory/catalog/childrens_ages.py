"""How old the children are of families for whom a service is: "famiglie 0-6" is not said by the age of who comes."""

import re
from collections.abc import Iterator
from typing import Final

from directory.words.language import fold

NO_CHILDREN: Final = (-1.0, -1.0)
_GROWN: Final = 18  # years: other pairs of numbers are no ages of children
_YOUNGEST: Final = 3  # years from which "famiglie 3-6" begins without a unit: "9-12" may be hours
_WORDS: Final = (
    *("due", "tre", "quattro", "cinque", "sei", "sette", "otto"),
    *("nove", "dieci", "undici", "dodici", "tredici", "quattordici"),
)
_IN_WORDS: Final = {word: figure for figure, word in enumerate(_WORDS, 2)}
_NUMBER: Final = rf"(?:\d{{1,2}}|{'|'.join(_WORDS)})"
_CHILDREN: Final = r"\b(?:famigli\w+|figl\w+|bambin\w+|bimb\w+|famil\w+|child\w*|kinder\w*)"
_PARENTS: Final = r"\b(?:genitor\w+|mamm\w+|papa|parents?|eltern)"  # whose own years may be told as well
_LINK: Final = r"(?: (?:con|e|di|da|tra|fra|dai|of|aged|von|mit|i|gli))*"
_UNIT: Final = r" ?(?P<unit>anni|mesi|years|months|jahren?|monaten?)\b"
_END: Final = (  # without a unit other things are counted, unless nothing follows: "famiglie con 2-4 figli"
    r"(?=\s*(?:$|[;()!?\n]|[.,:](?!\d)|[-–|/] |(?:al|la|di) (?:mattin|pomeriggio)|(?:e|ed|o|and|und) (?:bambin|\d)))"
)
_SPAN: Final = rf"(?P<low>{_NUMBER}) ?(?:-|–|/|a|ai|e i|bis|to) ?(?P<high>{_NUMBER})\b"
_RANGES: Final = (
    re.compile(rf"{_CHILDREN}{_LINK} \(?{_SPAN}(?:{_UNIT}|{_END})"),
    re.compile(rf"{_PARENTS}{_LINK} \(?{_SPAN}{_UNIT}"),
)
_ALSO: Final = re.compile(  # "0-3 al mattino, 4-10 al pomeriggio"
    rf"(?: (?:al|la|di) (?:mattin[oa]|pomeriggio))?(?: ?,| e| ed| o| and| und) {_SPAN}(?:{_UNIT}|{_END})"
)
_UP_TO: Final = re.compile(
    rf"{_CHILDREN}(?: (?:con|di|eta|of|aged))*"
    rf" (?P<how>sotto|under|unter|fino a|entro|al di sotto de|bis)(?:i|gli|lle)? ?(?:i |gli |ai )?(?P<high>{_NUMBER})\b"
    rf"(?: ?(?P<unit>anni|years|jahren?)\b|{_END})"
)
_THOUSAND_DAYS: Final = re.compile(r"\b(?:primi (?:mille|1000|1\.000) giorni|first (?:1000|thousand) days)\b")
_MAYBE: Final = re.compile(
    rf"\d|mille|thousand|{'|'.join(_WORDS)}"
)  # most texts name no number and are looked at no more
_BELOW: Final = frozenset({"sotto", "under", "unter", "al di sotto de"})


def childrens_ages(*texts: str) -> tuple[float, float]:
    """The ages in years, both included, of the children that a name or a condition names; NO_CHILDREN when none.

    >>> childrens_ages("Case manager per famiglie 0-6")
    (0.0, 6.0)
    >>> childrens_ages("Spazio genitori", "Famiglie con almeno un figlio sotto i sei anni, o in attesa")
    (0.0, 5.0)
    >>> childrens_ages("Famiglie insieme, mar 9-12", "Bambini in visita 15-18")
    (-1.0, -1.0)
    """
    for text in filter(_MAYBE.search, map(fold, texts)):
        if _THOUSAND_DAYS.search(text):
            return 0.0, 3.0
        if ages := [*_up_to(text), *_ranges(text)]:
            return min(low for low, _ in ages), max(high for _, high in ages)
    return NO_CHILDREN


def _up_to(text: str) -> Iterator[tuple[float, float]]:
    for found in _UP_TO.finditer(text):
        high = _figure(found["high"]) - (found["how"] in _BELOW)
        if found["unit"] or high < _GROWN:
            yield 0.0, high


def _ranges(text: str) -> Iterator[tuple[float, float]]:
    """The ages that each part of a text names, and those that go on where one ends: "0-3 e 4-6"."""
    for found in (one for pattern in _RANGES for one in pattern.finditer(text)):
        one: re.Match[str] | None = found
        youngest: float = _YOUNGEST
        while one and (ages := _span(one, youngest)):
            yield ages
            one, youngest = _ALSO.match(text, one.end()), ages[1] + 1


def _span(found: re.Match[str], youngest: float) -> tuple[float, float] | None:
    """The years of a match; None for numbers that are no ages.

    Args:
        youngest: years from which it begins at most, without a unit.
    """
    low, high, unit = _figure(found["low"]), _figure(found["high"]), found["unit"] or ""
    years = 12 if unit.startswith(("mes", "mon")) else 1
    if low < high and high / years < _GROWN and (unit or low <= youngest):
        return low / years, high / years
    return None


def _figure(word: str) -> float:
    return float(_IN_WORDS.get(word, 0) or word)
