"""What a text is probably about that no rule and no phrase is heard in, by each of its words.

Multinomial naive Bayes over stems, weighed by how few sentences have them; it learns from what the taxonomies call each
need, what people say of it, and the sentences of `data/told.csv`. Every need is as probable as another before anything
is said. A guess, to be called one: of 190 sentences about danger that it had not seen, the first is right in 65 %, and
one of the first three in 81 %.
"""

import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from math import log, sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from directory.danger.signs import sure_signs
from directory.data_folder import DATA
from directory.kept import once_per_catalog
from directory.taxonomies.vocabulary import Vocabulary
from directory.words.language import stem, words

_FILE = DATA / "told.csv"
_UNSEEN = 0.1  # how often a need has a word that none of its sentences has


_MOST = 3  # guesses


class LikelyNeed(NamedTuple):
    """A need, by its code, and how probable it is among all needs, in [0, 1]."""

    code: str
    probability: float


class LikelyNeeds:
    """What the needs of a vocabulary are told with."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Read the phrases and the sentences."""
        told = [(need, _stems(words(text))) for need, text in _sentences(vocabulary)]
        having = Counter(one for _, stems in told for one in set(stems))
        self._rarity = {one: 1 + log((1 + len(told)) / (1 + count)) for one, count in having.items()}
        self._place = {one: at for at, one in enumerate(having)}
        self._codes = [*dict.fromkeys(need for need, _ in told)]
        weights = np.full((len(having), len(self._codes)), _UNSEEN)
        column = {need: at for at, need in enumerate(self._codes)}
        for need, stems in told:
            for one, weight in self._weighed(stems).items():
                weights[self._place[one], column[need]] += weight
        self._log: NDArray[np.float32] = np.log(weights / weights.sum(axis=0)).astype(np.float32)

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
        weighed = self._weighed([one for one in _stems(said) if one in self._place])
        if not weighed:
            return []
        rows = self._log[[self._place[one] for one in weighed]]
        total = np.array([*weighed.values()], np.float32) @ rows
        share = np.exp(total - total.max())
        share /= share.sum()
        first = np.argsort(-share, kind="stable")[:_MOST]
        return [LikelyNeed(self._codes[at], float(share[at])) for at in first.tolist()]

    def knows(self, word: str) -> bool:
        """Whether any need is told with a folded word, or a form of it."""
        return stem(word) in self._place

    def _weighed(self, stems: Iterable[str]) -> dict[str, float]:
        """Stem -> weight; the squares of all are 1 together, so that long sentences say no more than short ones."""
        counts = Counter(stems)
        weights = {one: (1 + log(count)) * self._rarity[one] for one, count in counts.items()}
        length = sqrt(sum(weight * weight for weight in weights.values()))
        return {one: weight / length for one, weight in weights.items()}


def _sentences(vocabulary: Vocabulary) -> Iterable[tuple[str, str]]:
    for term in vocabulary.terms("need"):
        yield from ((term.code, phrase) for _, phrase in term.heard())
        yield term.code, term.description
    yield from ((need, sign) for need, sign in sure_signs() if vocabulary.known("need", need))
    with _FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if vocabulary.known("need", row["need"]):
                yield row["need"], row["told"]


def _stems(said: Iterable[str]) -> list[str]:
    return [stem(word) for word in said]
