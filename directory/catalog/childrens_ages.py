"""How old the children are of families for whom a service is: "famiglie 0-6" is not said by the age of who comes."""

import re
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
_WHOSE: Final = (
    r"\b(?:famigli\w+|genitor\w+|mamm\w+|papa|figl\w+|bambin\w+|bimb\w+|famil\w+|parents?|child\w*|kinder\w*|eltern)\b"
)
_UNIT: Final = r"(?P<unit> ?(?:anni|mesi|years|months|jahren?|monaten?)\b)?"
_RANGE: Final = re.compile(
    rf"{_WHOSE}(?: (?:con|e|di|da|tra|fra|dai|of|aged|von|mit|figli\w*|bambin\w*|bimb\w*|i|gli|children|kindern?))*"
    rf" \(?(?P<low>{_NUMBER}) ?(?:-|–|/|a|ai|e i|bis|to) ?(?P<high>{_NUMBER})\b{_UNIT}(?! ?[:€%.,]?\d)"
)
_UP_TO: Final = re.compile(
    rf"{_WHOSE}(?: (?:con|di|eta|of|aged))*"
    rf" (?P<how>sotto|under|unter|fino a|entro|al di sotto de|bis)(?:i|gli|lle)? ?(?:i |gli |ai )?(?P<high>{_NUMBER})\b"
    r"(?: ?(?:anni|years|jahren?)\b)?(?! ?mesi)"
)
_THOUSAND_DAYS: Final = re.compile(r"\b(?:primi (?:mille|1000|1\.000) giorni|first (?:1000|thousand) days)\b")
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
    for text in map(fold, filter(None, texts)):
        if _THOUSAND_DAYS.search(text):
            return 0.0, 3.0
        if found := _UP_TO.search(text):
            return 0.0, _figure(found["high"]) - (found["how"] in _BELOW)
        for found in _RANGE.finditer(text):
            low, high, unit = _figure(found["low"]), _figure(found["high"]), (found["unit"] or "").strip()
            years = 12 if unit.startswith(("mes", "mon")) else 1
            if low < high and high / years < _GROWN and (unit or low <= _YOUNGEST):
                return low / years, high / years
    return NO_CHILDREN


def _figure(word: str) -> float:
    return float(_IN_WORDS.get(word, 0) or word)
