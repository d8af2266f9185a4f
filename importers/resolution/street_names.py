"""Streets as lists write them: what a street is called, and what is written in one list and left out in another."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from directory.words.language import fold
from importers.convert.addresses.streets import street_key

_NUMBER_AND_SIDE = re.compile(r"\s*\d+\s+[nsew]\b")  # "7613 S Lake St"; "8 C" is a house number with its letter
HOUSE_NUMBER = re.compile(r"\d+[a-z]?")

# Of one group are kinds that lists take for each other; a road and a square of one name are two places.
_GROUPS = (
    ("via", "viale", "strada", "vicolo", "contrada", "salita", "corso", "rue", "chemin", "route"),
    ("piazza", "piazzale", "piazzetta", "largo"),
)
_SMALL_WORDS = frozenset(("di", "del", "dello", "della", "dell", "dei", "degli", "delle"))  # Piazza (della) Libertà
_FIRST_KINDS = {word: group for group, kinds in enumerate(_GROUPS, 1) for word in kinds}
_ENGLISH = len(_GROUPS) + 1
_LAST_KINDS = frozenset(
    (
        *("st", "str", "street", "ave", "av", "avenue", "rd", "road", "blvd", "boulevard", "dr", "drive", "ln", "lane"),
        *("ct", "court", "pl", "place", "sq", "square", "pkwy", "parkway", "hwy", "highway", "ter", "terrace", "way"),
    )
)
_SIDES = {
    **{word: word[0] for word in ("n", "s", "e", "w", "north", "south", "east", "west")},
    **{word: word for word in ("ne", "nw", "se", "sw")},
    "northeast": "ne",
    "northwest": "nw",
    "southeast": "se",
    "southwest": "sw",
}
_ORDINALS = {
    "first": "1st",
    "second": "2nd",
    "third": "3rd",
    "fourth": "4th",
    "fifth": "5th",
    "sixth": "6th",
    "seventh": "7th",
    "eighth": "8th",
    "ninth": "9th",
    "tenth": "10th",
    "eleventh": "11th",
    "twelfth": "12th",
}


class Street(NamedTuple):
    """A street taken apart.

    Args:
        name: its folded words, without what follows; all of them where nothing else is left.
        number: of the house, "" where there is none.
        group: of kinds ("via", "piazza"), 0 where it says none.
        side: of a town ("n", "sw"), in addresses that begin with the number; "" where it says none.
    """

    name: tuple[str, ...]
    number: str
    group: int
    side: str


@lru_cache(maxsize=1 << 18)  # every address is looked at for the street and for the town
def street_of(address: str) -> Street:
    """Take an address of a street apart.

    >>> street_of("V.le F.lli Cervi 8/C")
    Street(name=('fratelli', 'cervi'), number='8c', group=1, side='')
    >>> street_of("Piazza della Libertà 1").name == street_of("P.zza Libertà 1").name
    True
    >>> street_of("160 e. 64th st.")
    Street(name=('64th',), number='160', group=3, side='e')
    >>> street_of("7613 Lake"), street_of("3200 W North Ave").side, street_of("3200 North Ave").name
    (Street(name=('lake',), number='7613', group=0, side=''), 'w', ('north',))
    """
    words, number, at = _taken_apart(address)
    if number and at == 0:
        if _NUMBER_AND_SIDE.match(fold(address)):
            words, number = (number[-1], *words), number[:-1]
        words, side = _without_side([_ORDINALS.get(word, word) for word in words])
        if len(words) > 1 and words[-1] in _LAST_KINDS:
            return Street(tuple(words[:-1]), number, _ENGLISH, side)
        return Street(tuple(words), number, 0, side)
    group = _FIRST_KINDS.get(words[0], 0) if len(words) > 1 else 0
    name = tuple(words[1:] if group else words)
    told = tuple(word for word in name if word not in _SMALL_WORDS) if group else name
    return Street(told or name, number, group, "")


def street_and_number(address: str) -> tuple[Sequence[str], str]:
    """The words of the street, and the house number, wherever it stands.

    >>> street_and_number("V.le F.lli Cervi 8/C"), street_and_number("6703 Melrose Ave.")
    ((('viale', 'fratelli', 'cervi'), '8c'), (('melrose', 'ave'), '6703'))
    >>> street_and_number("via 4 Novembre 12")
    (('via', '4', 'novembre'), '12')
    """
    words, number, _ = _taken_apart(address)
    return words, number


@lru_cache(maxsize=1 << 18)
def _taken_apart(address: str) -> tuple[Sequence[str], str, int]:
    """The words of the street, the house number, and which word that was; 0 where there is none, too."""
    parts = tuple(street_key(address).split())
    found = [at for at, part in enumerate(parts) if HOUSE_NUMBER.fullmatch(part)]
    # A number before the name of the street is of the house only where nothing stands before it.
    at = next((at for at in found if at != 1 or (len(parts) == 2 and parts[0] not in _FIRST_KINDS)), None)
    if at is None:
        return parts, "", 0
    return (*parts[:at], *parts[at + 1 :]), parts[at], at


def _without_side(words: Sequence[str]) -> tuple[Sequence[str], str]:
    """A side of a town before or behind the street, unless it is what the street is called ("North Ave")."""
    for at, rest in ((0, words[1:]), (-1, words[:-1])):
        if len(rest) > (at == -1) and words[at] in _SIDES and rest[0] not in _LAST_KINDS:
            return rest, _SIDES[words[at]]
    return words, ""
