"""Days of the week as they are written together: lists, ranges, and signs that may be either."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from directory.catalog.slots import DAYS
from importers.convert.hours.words import DAY, HOLIDAY, SLASH, TO, Token

SURE_RANGE = 4  # days from the first to the last: "lun/ven" is hardly Monday and Friday


class Days(NamedTuple):
    """Days that are sure; `is_doubtful` when others may be meant, too; `perhaps` those that the words leave open."""

    days: frozenset[str]
    is_doubtful: bool = False
    perhaps: frozenset[str] = frozenset()


def days_of(words: Sequence[Token], text: str, *, slash_is_to: bool = False, is_enumeration: bool = False) -> Days:
    """Single days, sets, and ranges, which may run over the weekend ("ven-lun"). None are sure when it is no list.

    Args:
        slash_is_to: whether "/" stands between from and to in the times beside them.
        is_enumeration: whether the text goes from day to day, so that a sign may say that one is closed.
    """
    days = frozenset[str]().union(*(token.days for token in words))
    perhaps = frozenset[str]().union(*(token.perhaps for token in words)) - days
    is_doubtful = any(token.kind == HOLIDAY for token in words)
    if is_enumeration and _may_be_closed(words, text):
        return Days(words[-1].days, True, perhaps)
    if _is_pair(words, SLASH):
        gap = _gap(words[0], words[2])
        if gap >= SURE_RANGE and slash_is_to:
            return Days(_range(words[0], words[2]))
        return Days(days, gap >= (2 if slash_is_to else SURE_RANGE))
    for first, last in _runs(words):
        run = words[first:last]
        if len(run) == 3:
            days |= _range(run[0], run[2])
        elif len(run) > 3 and not _rises(run):
            return Days(frozenset(), True)
    return Days(days, is_doubtful, perhaps)


def _runs(words: Sequence[Token]) -> list[tuple[int, int]]:
    """Stretches of days with "to" between them: two are a range, more ("lun-mer-ven") a list."""
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(words):
        end = at + 1
        while end + 1 < len(words) and words[end].kind == TO and words[end + 1].kind == DAY:
            end += 2
        if end > at + 1:
            found.append((at, end))
        at = end
    return found


def _may_be_closed(words: Sequence[Token], text: str) -> bool:
    """Whether a sign with spaces around it, between two days, may say that the first is closed: "Mar / Mer 9-12"."""
    if not (_is_pair(words, SLASH) or (_is_pair(words, TO) and _gap(words[0], words[2]) == 1)):
        return False
    sign = text[words[0].end : words[2].start]
    return sign != sign.strip() and not sign.strip(" .").isalpha()


def _is_pair(words: Sequence[Token], sign: str) -> bool:
    return [token.kind for token in words] == [DAY, sign, DAY]


def _gap(first: Token, last: Token) -> int:
    return (_number(last) - _number(first)) % 7


def _number(token: Token) -> int:
    return DAYS.index(next(iter(token.days)))


def _range(first: Token, last: Token) -> frozenset[str]:
    return frozenset(DAYS[(_number(first) + step) % 7] for step in range(_gap(first, last) + 1))


def _rises(run: Sequence[Token]) -> bool:
    numbers = [_number(token) for token in run[::2]]
    return all(one < other for one, other in pairwise(numbers))
