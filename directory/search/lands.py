"""Lands that are one province each, by the names that people have for them: "in Ticino", "nel Trentino", "Südtirol"."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from directory.gazetteer import Gazetteer
from directory.search.line import Line
from directory.search.places import PlaceFound

_LANDS: Mapping[str, str] = MappingProxyType(  # folded -> letters of the province
    {
        **dict.fromkeys(("ticino", "canton ticino", "cantone ticino", "tessin", "kanton tessin"), "TI"),
        **dict.fromkeys(("trentino", "welschtirol"), "TN"),
        **dict.fromkeys(("alto adige", "sudtirol", "suedtirol", "south tyrol"), "BZ"),
    }
)
_LONGEST = max(len(name.split()) for name in _LANDS)
_LEADING = frozenset("in nel nello nella del della dal dalla tutto tutta im aus von from of the".split())  # noqa: SIM905 - one line


def or_land(found: PlaceFound | None, line: Line, gazetteer: Gazetteer, taken: set[int]) -> PlaceFound | None:
    """The place that was found, without the name of its land; where none was, a land with its capital.

    A name of one word may be an adjective, too ("canto trentino"): it counts behind a word that leads to it, where the
    text begins or ends with it, and with a capital letter.

    Args:
        taken: positions of words that mean something else.
    """
    named = [*_lands(line, gazetteer, taken)]
    if found is None:
        return next(iter(named), None)
    around = [range(one.start, one.end) for one in named if one.province == found.choices[0].province]
    return found._replace(aside=found.aside.union(*around))


def _lands(line: Line, gazetteer: Gazetteer, taken: set[int]) -> Iterator[PlaceFound]:
    at = 0
    while at < len(line.words):
        name = next(
            (one for end in range(at + _LONGEST, at, -1) if (one := " ".join(line.words[at:end])) in _LANDS), ""
        )
        end = at + len(name.split())
        seat = gazetteer.seat(_LANDS[name]) if name else None
        if seat and taken.isdisjoint(range(at, end)) and _is_meant(line, at, end):
            yield PlaceFound(name, at - (line.word_before(at) in _LEADING), end, (seat,), seat.province)
        at = max(end, at + 1)


def _is_meant(line: Line, start: int, end: int) -> bool:
    is_at_an_end = start == 0 or end == len(line.words)
    return end - start > 1 or is_at_an_end or line.is_capital(start) or line.word_before(start) in _LEADING
