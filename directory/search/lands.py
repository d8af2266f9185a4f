"""Lands that are one province each, by the names that people have for them: "in Ticino", "nel Trentino", "Südtirol"."""

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

from directory.gazetteer import Gazetteer, Municipality
from directory.search.line import Line

_LANDS: Mapping[str, str] = MappingProxyType(  # folded -> letters of the province
    {
        **dict.fromkeys(("ticino", "canton ticino", "cantone ticino", "tessin", "kanton tessin"), "TI"),
        **dict.fromkeys(("trentino", "welschtirol"), "TN"),
        **dict.fromkeys(("alto adige", "sudtirol", "suedtirol", "south tyrol"), "BZ"),
    }
)
_LONGEST = max(len(name.split()) for name in _LANDS)
_LEADING = frozenset("in nel nello nella del della dal dalla tutto tutta im aus von from of the".split())  # noqa: SIM905 - one line


def lands(line: Line, gazetteer: Gazetteer, taken: Collection[int]) -> Iterator[tuple[int, int, Municipality]]:
    """Where a land is named, from the words that lead to it to its last one, with the capital.

    A name of one word may be an adjective, too ("canto trentino"): it counts behind a word that leads to it, where the
    text begins or ends with it, and with a capital letter.

    Args:
        taken: positions of words that mean something else.
    """
    words = line.words
    at = 0
    while at < len(words):
        end = next((end for end in range(at + _LONGEST, at, -1) if " ".join(words[at:end]) in _LANDS), at)
        seat = gazetteer.seat(_LANDS[" ".join(words[at:end])]) if end > at else None
        if seat and not any(place in taken for place in range(at, end)) and _is_meant(line, at, end):
            yield at - (line.word_before(at) in _LEADING), end, seat
        at = max(end, at + 1)


def _is_meant(line: Line, start: int, end: int) -> bool:
    is_at_an_end = start == 0 or end == len(line.words)
    return end - start > 1 or is_at_an_end or line.is_capital(start) or line.word_before(start) in _LEADING
