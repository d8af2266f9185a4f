"""Names of organizations, services and places compared by their words."""

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from directory.words.language import fold
from directory.words.organization_names import normalize_name
from importers.resolution.distinct import distinct
from importers.resolution.keys import Keys, coded, joined, pieces
from importers.resolution.levels import UNKNOWN, Indexes, Levels, Prepared, Record
from importers.resolution.phrases import Phrases

NAME_CUTS = (0.995, 0.9, 0.8, 0.7, 0.6, 0.45, 0.3)  # likeness from which a level is reached, the best first
SPELLING_SHARE = 0.01  # of what is otherwise equally near, the legal form included
LETTERS = 4  # of a piece of a name that two spellings have in common


def names(field: str, cuts: Sequence[float] = NAME_CUTS) -> Callable[[Sequence[Record]], Prepared]:
    """Compare names in as many levels as there are cuts, and one more for those that are different."""
    return lambda records: PreparedNames(field, [each.get(field, "") for each in records], cuts)


class PreparedNames:
    """See names; legal forms are left out and abbreviations written out."""

    def __init__(self, field: str, values: Sequence[str], cuts: Sequence[float] = NAME_CUTS) -> None:
        self.field = field
        different, self._of_record = distinct(values)
        words = [normalize_name(value).split() for value in different]
        self._written = np.array([fold(value) for value in different], dtype=object)
        self.phrases = Phrases.of(words, self._of_record)
        self.cuts = np.array(cuts, np.float32)

    def levels(self, left: Indexes, right: Indexes) -> Levels:
        """See Prepared."""
        likeness = self.phrases.likeness(left, right)
        levels: Levels = (likeness[:, None] < self.cuts).sum(axis=1).astype(np.int8)
        levels[~(self.phrases.said[left] & self.phrases.said[right])] = UNKNOWN
        return levels

    def nearness(self, left: Indexes, right: Indexes) -> NDArray[np.float32]:
        """How near names of the same level are, by their words and then by how they are written; higher is nearer."""
        a, b = (self._written[self._of_record[each]] for each in (left, right))
        ratio = process.cpdist(a, b, scorer=fuzz.ratio, dtype=np.float32, workers=-1) / 100
        near: NDArray[np.float32] = (self.phrases.likeness(left, right) + SPELLING_SHARE * ratio).astype(np.float32)
        return near

    def keys(self) -> Keys:
        """See Prepared: words, pairs of words, short forms, and pieces of what is written without spaces."""
        phrases = self.phrases
        of_words = coded(map(self._keys, phrases.short.tolist(), phrases.texts))
        of_letters = pieces(["".join(text) for text in phrases.texts], LETTERS, f"{self.field}~")
        return joined([of_words, of_letters]).of(phrases.of_record)

    def _keys(self, forms: Sequence[int], words: Sequence[str]) -> list[str]:
        short = [self.phrases.vocabulary[at] for at in forms if at >= 0]
        pairs = [f"{a} {b}" for a, b in pairwise(words)]
        keys = [*words, *short, *pairs, "=" + "".join(words)]
        return [f"{self.field}:{key}" for key in keys] if words else []
