"""What a text is probably about that no rule and no phrase is heard in, by each of its words.

Complement naive Bayes (Rennie and others, "Tackling the Poor Assumptions of Naive Bayes Text Classifiers", 2003) over
stems and pairs of neighbouring stems: a need is as unlikely as the words are usual in what all other needs are told
with, which suits needs of which much more is known of some than of others. It learns from what the taxonomies call each
need, what people say of it, and the sentences of `data/told.csv`. A guess, to be called one; decision 32 has how often
it is right.
"""

import csv
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from math import log, sqrt
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_array

from directory.caching import once_per_catalog
from directory.danger.signs import sure_signs
from directory.data_folder import DATA
from directory.taxonomies.vocabulary import Vocabulary
from directory.words.keyed import Keyed, key_of
from directory.words.language import StemsOnce, stem, words

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
        sentences = told_sentences(vocabulary) if sentences is None else sentences
        told = _Pieces.of((*_phrases(vocabulary), *sentences))
        self._codes, self._places = told.codes, Keyed(told.keys)
        counts = told.by_sentence()
        having = np.bincount(counts.indices, minlength=len(told.keys))
        self._rarity = 1 + np.log((1 + len(told.needs)) / (1 + having))
        weights = (1 + np.log(counts.data)) * self._rarity[counts.indices]
        sentence = np.repeat(np.arange(len(told.needs)), np.diff(counts.indptr))
        weights /= np.sqrt(np.bincount(sentence, weights * weights))[sentence]
        cells = counts.indices, np.array(told.needs, np.int32)[sentence]
        shape = len(told.keys), len(told.codes)
        self._told = csr_array((weights.astype(np.float32), cells), shape=shape)  # equal cells are added
        by_need = self._told.sum(axis=0)
        self._log_of_others = np.log(by_need.sum() - by_need + _UNSEEN * len(told.keys))

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
        weighed = self._weighed(said)
        if not weighed:
            return []
        told = self._told[[*weighed]].toarray()
        others = np.log(told.sum(axis=1, keepdims=True) - told + _UNSEEN)
        unlike = others - self._log_of_others
        total = _SHARPNESS * (np.array([*weighed.values()], np.float32) @ -unlike)
        share = np.exp(total - total.max())
        share /= share.sum()
        first = np.argsort(-share, kind="stable")[:_MOST]
        return [LikelyNeed(self._codes[at], float(share[at])) for at in first.tolist()]

    def knows(self, word: str) -> bool:
        """Whether any need is told with a folded word, or a form of it."""
        return key_of(stem(word)) in self._places

    def _weighed(self, said: Iterable[str]) -> dict[int, float]:
        """Place of each known piece -> weight; the squares of all are 1 together, so that long sentences say no more
        than short ones.
        """
        counts = Counter(place for one in _pieces(said, stem) for place in self._places.of(key_of(one)))
        weights = {place: (1 + log(count)) * self._rarity.item(place) for place, count in counts.items()}
        length = sqrt(sum(weight * weight for weight in weights.values()))
        return {place: weight / length for place, weight in weights.items()}


class _Pieces(NamedTuple):
    """The pieces of sentences as numbers: their texts would take 30 MB while they are read.

    Args:
        keys: of each piece that there is.
        codes: of each need.
        places: which piece, sentence after sentence.
        sentences: of which sentence each of `places` is.
        needs: which need each sentence tells.
    """

    keys: dict[int, int]
    codes: list[str]
    places: "array[int]"
    sentences: "array[int]"
    needs: "array[int]"

    @classmethod
    def of(cls, told: Iterable[Told]) -> "_Pieces":
        """Take sentences apart."""
        keys, codes, once = dict[int, int](), dict[str, int](), StemsOnce()
        places, sentences, needs = array("i"), array("i"), array("i")
        for need, text in told:
            for piece in _pieces(words(text), lambda word: once[word, "it"]):
                places.append(keys.setdefault(key_of(piece), len(keys)))
                sentences.append(len(needs))
            needs.append(codes.setdefault(need, len(codes)))
        return cls(keys, [*codes], places, sentences, needs)

    def by_sentence(self) -> csr_array:
        """How often each sentence (row) has each piece (column)."""
        often, shape = np.ones(len(self.places), np.int32), (len(self.needs), len(self.keys))
        return csr_array((often, (np.array(self.sentences), np.array(self.places))), shape=shape)


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


def _pieces(said: Iterable[str], stem_of: Callable[[str], str]) -> list[str]:
    """Stems, and pairs of neighbours.

    >>> _pieces(["non", "mangia", "piu"], stem)
    ['non', 'mang', 'piu', 'non mang', 'mang piu']
    """
    stems = [stem_of(word) for word in said]
    return [*stems, *(f"{first} {second}" for first, second in pairwise(stems))]
