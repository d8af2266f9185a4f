"""Numbers under which words that are nearly alike meet: one for each thing that is left when letters are taken out."""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import combinations
from typing import Final

import numpy as np
from numpy.typing import NDArray

from directory.words.language import within_edits
from directory.words.strings import Strings

_WORDS_AT_ONCE: Final = 4096
_LONGEST: Final = 64  # letters that are looked at; nothing that people say is longer
_HALF: Final = np.uint64(32)
_BASE: Final = 0x9E3779B97F4A7C15  # any odd number without a pattern
_POWERS: Final = np.array([pow(_BASE, place, 1 << 64) for place in range(1, _LONGEST + 1)], np.uint64)


def numbers_of(word: str, edits: int) -> NDArray[np.uint32]:
    """The numbers of one word, in no order and perhaps twice."""
    length = min(len(word), _LONGEST)
    return _numbers(_letters([word], length), min(edits, length)).ravel()


def numbered(words: Sequence[str], edits: Sequence[int]) -> tuple[NDArray[np.uint32], NDArray[np.int32]]:
    """The numbers of all words, ascending, and whose each is.

    Two words within so many edits of each other always share one (symmetric deletion, `language.deletes`). Others may
    by chance.

    Args:
        edits: how many letters may be taken out of each word, ≥ 0.
    Returns:
        numbers: shape (pairs,); each word has each of its numbers once.
        owners: shape (pairs,), places among the words; ascending within a number.
    """
    lengths = np.array([min(len(word), _LONGEST) for word in words], np.int64)
    kinds = lengths * (_LONGEST + 1) + np.minimum(edits, lengths)
    pairs = [np.empty(0, np.uint64)]
    for kind in np.unique(kinds).tolist():
        length, most = divmod(kind, _LONGEST + 1)
        alike = np.flatnonzero(kinds == kind)
        for some in np.split(alike, range(_WORDS_AT_ONCE, len(alike), _WORDS_AT_ONCE)):
            numbers = _numbers(_letters([words[place] for place in some.tolist()], length), most)
            pairs.append((numbers.astype(np.uint64) << _HALF | some.astype(np.uint64)[:, None]).ravel())
    found = np.sort(np.concatenate(pairs))  # np.unique looks numbers of 64 bits up in a table, four times as long
    found = found[np.append(found[:1] == found[:1], found[1:] != found[:-1])]
    return (found >> _HALF).astype(np.uint32), found.astype(np.uint32).astype(np.int32)


def owners_meeting(word: str, edits: int, numbers: NDArray[np.uint32], owners: NDArray[np.int32]) -> Sequence[int]:
    """The owners that share a number with a word, ascending: all within so many edits of it, and some others.

    Args:
        numbers, owners: as `numbered` makes them.
    """
    keys = numbers_of(word, edits)
    first = np.searchsorted(numbers, keys, "left")
    last = np.searchsorted(numbers, keys, "right")
    some = np.flatnonzero(last > first)
    found_at = zip(first[some].tolist(), last[some].tolist(), strict=True)
    return sorted({owner for a, b in found_at for owner in owners[a:b].tolist()})


class Neighbours:
    """Words that are found by others which are one letter away. The words are few; what is kept are arrays."""

    def __init__(self, words: Iterable[str]) -> None:
        """Number the words, which are folded."""
        ordered = sorted({*words})
        self._words = Strings.pack(ordered)
        self._numbers, self._owners = numbered(ordered, [1] * len(ordered))

    def of(self, word: str) -> set[str]:
        """The words that are one letter away from a word, and not itself.

        >>> Neighbours(["casa", "corsa", "cosa", "caso"]).of("cosa") == {"casa", "corsa"}
        True
        """
        near = (self._words[owner] for owner in owners_meeting(word, 1, self._numbers, self._owners))
        return {other for other in near if within_edits(word, other) == 1}


def _letters(words: list[str], length: int) -> NDArray[np.uint64]:
    """Shape (words, length): the code points."""
    return np.array(words, f"<U{max(length, 1)}").view("<u4").reshape(len(words), -1)[:, :length].astype(np.uint64)


def _numbers(letters: NDArray[np.uint64], most: int) -> NDArray[np.uint32]:
    """Shape (words, ways to lose up to so many letters): what is left as a number with letters for digits."""
    left = [letters[:, kept] @ _POWERS[: kept.shape[1]] for kept in _kept(letters.shape[1], most)]
    return (np.concatenate(left, axis=1) >> _HALF).astype(np.uint32)  # of 64 bits the upper ones are mixed best


@cache
def _kept(length: int, most: int) -> list[NDArray[np.intp]]:
    """The places of the letters that stay, for each way to lose none, one and so on."""
    ways = [list(combinations(range(length), length - lost)) for lost in range(most + 1)]
    return [np.array(each, np.intp).reshape(len(each), -1) for each in ways]
