"""Days that are written as one letter each: "L-V 8-18", "L M M G V 9-12"; M alone may be Tuesday or Wednesday."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import groupby, pairwise

from directory.catalog.slots import DAYS

_LETTER = re.compile(r"(?<![\w'’])[LMGVSD](?=[ .,;:/–-]|$)")
_SMALL_RANGE = re.compile(r"(?<![\w'’])[lmgvsd](?= ?[-/–] ?[lmgvsd](?![\w'’]))|(?<=[-/– ])[lmgvsd](?= \d)")
_DAYS = {"L": 0, "G": 3, "V": 4, "S": 5, "D": 6}
_TUESDAY, _WEDNESDAY = 1, 2


@lru_cache(maxsize=1024)
def letter_days(text: str) -> Mapping[int, str]:
    """Which day stands at which place of a text, where all of its single letters can only be days in their order.

    >>> letter_days("L-V 8-18"), letter_days("M-G 15-18"), letter_days("sala D")
    ({0: 'MO', 2: 'FR'}, {}, {})
    """
    found = list(_LETTER.finditer(text)) or list(_SMALL_RANGE.finditer(text))
    if len(found) < 2:
        return {}
    groups = [list(group) for _, group in groupby(found, key=lambda match: _times_before(text, match.start()))]
    if all(len(group) == 1 for group in groups):
        is_sure = {"L", "G"} <= {match[0] for match in found} or all(match[0] != "M" for match in found)
        groups = [found] if is_sure else [[]]  # "L 9-12; M 9-12; M 15-18; G 9-12"; two M alone may be one day
    days: dict[int, str] = {}
    for group in groups:
        numbers = _in_order([match[0].upper() for match in group])
        if numbers is None:
            return {}
        days |= {match.start(): DAYS[number] for match, number in zip(group, numbers, strict=True)}
    return days


def _times_before(text: str, at: int) -> int:
    """How many numbers stand before a place of a text."""
    return len(re.findall(r"\d+", text[:at]))


def _in_order(letters: Sequence[str]) -> list[int] | None:
    """The days of letters, None where they may be others: a single M, or no days in their order."""
    middle = [at for at, letter in enumerate(letters) if letter == "M"]
    if middle and (len(middle) != 2 or middle[1] != middle[0] + 1):
        return None
    first = middle[0] if middle else None
    numbers = [_DAYS.get(letter, _TUESDAY if at == first else _WEDNESDAY) for at, letter in enumerate(letters)]
    return numbers if all(one < other for one, other in pairwise(numbers)) else None
