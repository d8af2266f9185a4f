"""Italian words that mean much the same: "monarca" and "sovrano".

They stand in `data/synonyms.csv`, one row for each sense of a word, made of the Italian thesaurus of LibreOffice
(GPL 3 or later, see `data/SOURCES.md`). Nothing else depends on the file: without it no word has another one.
"""

from functools import cache, lru_cache
from itertools import groupby
from math import sqrt
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from directory.data_folder import DATA
from directory.words.keyed import Keyed, key_of
from directory.words.language import fold, stem

_FILE: Final = DATA / "synonyms.csv"
_KEPT: Final = 1 << 13


class Synonym(NamedTuple):
    """A folded word that means much the same as another.

    Args:
        likeness: in (0, 1]: a word of several senses means each of them less surely.
    """

    word: str
    stem: str
    likeness: float


@lru_cache(_KEPT)
def synonyms_of(stem_: str) -> tuple[Synonym, ...]:
    """Other words for those with this stem, the likeliest first, each stem once.

    >>> [one.word for one in synonyms_of(stem("vescovo"))]
    ['vicario']
    """
    found: dict[str, Synonym] = {}
    for _, senses in groupby(_thesaurus().rows_of(stem_), key=lambda row: row[0]):
        synonyms = [row[1] for row in senses]
        likeness = 1 / sqrt(len(synonyms))
        for word in map(fold, " ".join(synonyms).split()):
            own = stem(word)
            if own != stem_ and (own not in found or found[own].likeness < likeness):
                found[own] = Synonym(word, own, likeness)
    return tuple(sorted(found.values(), key=lambda one: -one.likeness))


class _Thesaurus(NamedTuple):
    """The lines of the file, to be found by the stems of their words.

    Lists of words would take ten times as much memory, in each process.

    Args:
        starts: int32, where each line begins.
        by_stem: the lines by the stems of their words.
    """

    text: bytes
    starts: NDArray[np.int32]
    by_stem: Keyed

    def rows_of(self, stem_: str) -> list[tuple[str, str]]:
        """Word and synonyms, as they are written, of each line whose word has a stem."""
        starts = [self.starts.item(line) for line in self.by_stem.of(key_of(stem_))]
        lines = [self.text[start : self.text.index(b"\n", start)] for start in starts]
        return [(word, synonyms) for word, _, synonyms in (line.decode().partition(",") for line in lines)]


@cache
def _thesaurus() -> _Thesaurus:
    text = _FILE.read_bytes() if _FILE.exists() else b"word,synonyms\n"
    starts, keys = [], []
    start = text.index(b"\n") + 1
    while start < len(text):
        word = text[start : text.index(b",", start)].decode()
        starts.append(start)
        keys.append(key_of(stem.__wrapped__(fold(word))))  # hardly any of these stems is asked for again
        start = text.index(b"\n", start) + 1
    return _Thesaurus(text, np.array(starts, np.int32), Keyed(keys))
