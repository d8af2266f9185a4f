"""What an ISEE tells of what somebody can pay: "ISEE 7mila", "isee sotto i 10.000"; "isee 2026" is that of a year."""

import re
from collections.abc import Iterator

from directory.search.said.line import Line, Phrase

_ISEE = re.compile(
    r"\b(?:isee|eeve)(?: (?:[a-z]+))?(?: (?:di|a|ai|i))? (?:(?P<none>zero)|(?P<whole>\d{1,6})(?: (?P<rest>\d{3}))?"
    r"(?P<thousand> ?mila)?)(?P<euro> euro)?\b"
)
_SMALL = 20_000  # euros a year; above it few tariffs are lowered
_YEARS = range(2015, 2040)
_THOUSAND = 1000


def small_isee(line: Line) -> Iterator[Phrase]:
    """An ISEE with which most tariffs are lowered, as a low cost."""
    for amount, start, end in isee_amounts(line):
        if amount <= _SMALL:
            yield Phrase("cost", "low", start, end)


def isee_amounts(line: Line) -> Iterator[tuple[int, int, int]]:
    """Each ISEE that is told, in euros, and the words that tell it, from which to which."""
    for match in _ISEE.finditer(line.text):
        amount = _amount(match)
        is_year = amount in _YEARS and not match["rest"] and not match["thousand"] and not match["euro"]
        if not is_year:
            yield amount, line.word_at(match.start()), line.word_at(match.end()) + 1


def words_of_amounts(line: Line) -> frozenset[int]:
    """The positions of the words that tell how high an ISEE is; they ask for none."""
    return frozenset(at for _, start, end in isee_amounts(line) for at in range(start, end))


def is_isee(word: str) -> bool:
    """Whether a word names the certificate, in Italy or South Tyrol."""
    return word in ("isee", "eeve")


def _amount(match: re.Match[str]) -> int:
    if match["none"]:
        return 0
    amount = int(match["whole"]) * (_THOUSAND if match["thousand"] or match["rest"] else 1)
    return amount + int(match["rest"] or 0)
