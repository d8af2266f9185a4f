"""What a text is probably about that no rule and no phrase is heard in, by each of its words.

Complement naive Bayes (Rennie and others, "Tackling the Poor Assumptions of Naive Bayes Text Classifiers", 2003) over
stems and pairs of neighbouring stems: a need is as unlikely as the words are usual in what all other needs are told
with, which suits needs of which much more is known of some than of others. It learns from what the taxonomies call each
need, what people say of it, and the sentences of `data/told.csv`. A guess, to be called one; decision 32 has how often
it is right.
"""

import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import log, sqrt
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_array

from directory.caching import once_per_catalog
from directory.danger.signs import sure_signs
from directory.data_folder import DATA
from directory.taxonomies.vocabulary import Vocabulary
from directory.words.language import stem, words

_FILE = DATA / "told.csv"
_UNSEEN = 0.3  # how often all other needs have a word of which no sentence has it
_SHARPNESS = 6.0  # of probabilities, so that guesses of a half are right half of the time (decision 32)
_MOST = 3  # guesses


class Told(NamedTuple):
    """A need, by its code, and words in which somebody tells of it."""

    need: str
    text: str


class LikelyNeed(NamedTuple):
    """A need, by its code, and how probable it is among all needs, in [0, 1]."""

    code: str
    probability: float


class LikelyNeeds:
    """What the needs of a vocabulary are told with."""

    def __init__(self, vocabulary: Vocabulary, sentences: Iterable[Told] | None = None) -> None:
        """Learn from the phrases and the sentences.

        Args:
            sentences: instead of those of `data/told.csv`.
        """
        known = [*_phrases(vocabulary), *(told_sentences(vocabulary) if sentences is None else sentences)]
        told = [(need, _pieces(words(text))) for need, text in known]
        having = Counter(one for _, pieces in told for one in set(pieces))
        self._rarity = {one: 1 + log((1 + len(told)) / (1 + count)) for one, count in having.items()}
        self._place = {one: at for at, one in enumerate(having)}
        self._codes = [*dict.fromkeys(need for need, _ in told)]
        column = {need: at for at, need in enumerate(self._codes)}
        cells = [
            (weight, self._place[one], column[need])
            for need, pieces in told
            for one, weight in self._weighed(pieces).items()
        ]
        weight, row, of_need = zip(*cells, strict=True) if cells else ((), (), ())
        shape = (len(having), len(self._codes))
        self._told = csr_array((np.array(weight, np.float32), (row, of_need)), shape=shape)  # equal cells are added
        by_need = self._told.sum(axis=0)
        self._log_of_others = np.log(by_need.sum() - by_need + _UNSEEN * len(having))

    @staticmethod
    @once_per_catalog
    def of(vocabulary: Vocabulary) -> "LikelyNeeds":
        """Those of a vocabulary, read once."""
        return LikelyNeeds(vocabulary)

    def told_by(self, said: Sequence[str]) -> list[LikelyNeed]:
        """The most probable needs, the first of them first; none where no word is known.

        Args:
            said: folded words, as `directory.words.language.words` gives them.
        """
        weighed = self._weighed([one for one in _pieces(said) if one in self._place])
        if not weighed:
            return []
        told = self._told[[self._place[one] for one in weighed]].toarray()
        others = np.log(told.sum(axis=1, keepdims=True) - told + _UNSEEN)
        unlike = others - self._log_of_others
        total = _SHARPNESS * (np.array([*weighed.values()], np.float32) @ -unlike)
        share = np.exp(total - total.max())
        share /= share.sum()
        first = np.argsort(-share, kind="stable")[:_MOST]
        return [LikelyNeed(self._codes[at], float(share[at])) for at in first.tolist()]

    def knows(self, word: str) -> bool:
        """Whether any need is told with a folded word, or a form of it."""
        return stem(word) in self._place

    def _weighed(self, pieces: Iterable[str]) -> dict[str, float]:
        """Piece -> weight; the squares of all are 1 together, so that long sentences say no more than short ones."""
        counts = Counter(pieces)
        weights = {one: (1 + log(count)) * self._rarity[one] for one, count in counts.items()}
        length = sqrt(sum(weight * weight for weight in weights.values()))
        return {one: weight / length for one, weight in weights.items()}


def told_sentences(vocabulary: Vocabulary) -> list[Told]:
    """The sentences of `data/told.csv` whose need the vocabulary knows."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        rows = [Told(row["need"], row["told"]) for row in csv.DictReader(file)]
    return [one for one in rows if vocabulary.known("need", one.need)]


def _phrases(vocabulary: Vocabulary) -> Iterable[Told]:
    for term in vocabulary.terms("need"):
        yield from (Told(term.code, phrase) for _, phrase in term.heard())
        yield Told(term.code, term.description)
    yield from (Told(need, sign) for need, sign in sure_signs() if vocabulary.known("need", need))


def _pieces(said: Iterable[str]) -> list[str]:
    """Stems, and pairs of neighbours.

    >>> _pieces(["non", "mangia", "piu"])
    ['non', 'mang', 'piu', 'non mang', 'mang piu']
    """
    stems = [stem(word) for word in said]
    return [*stems, *(f"{first} {second}" for first, second in pairwise(stems))]
