"""Names and streets as words with weights, and how far two of them say the same."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from directory.words.language import STOP_WORDS
from importers.resolution.distinct import distinct, distinct_pairs
from importers.resolution.kin import Beginnings, kin_of, short_forms
from importers.resolution.threads import in_threads

MOST_WORDS = 16  # of a name; what comes later hardly tells names apart
MOST_SHORT_FORMS = 12
SMALL_WORD_WEIGHT = 0.1  # beside a word of the same frequency
MISSING_IN_BOTH, MISSING_IN_ONE = 0.4, 0.05  # how much what only one says counts: of the fuller match, of the other
MOST_MISSING = 12.0  # a long subtitle says no more against a pair than a short one
UNSEEN = 100  # records that a short list is thought to leave out, none of which has its words
ROUNDING = 1e-3
COMMON_WEIGHT = 3.0  # what two names must share before their likeness counts
EXPLAINED, SAID_TWICE = 0.9, 0.05  # an acronym that a name itself explains: for all of its words; and how it counts
PAIRS_AT_ONCE = 1 << 15
SMALL_WORDS = STOP_WORDS["it"] | STOP_WORDS["en"] | STOP_WORDS["de"]

Indexes = NDArray[np.int64]
Likeness = NDArray[np.float32]


@dataclass
class Phrases:
    """The words of each record's name or street; what n records say alike is one of `different` phrases.

    Args:
        of_record: shape (n,), which phrase each record has.
        texts: the words of each phrase, in order.
        vocabulary: all words, sorted.
        words: shape (different, MOST_WORDS), positions in the vocabulary, -1 where there is no word.
        weights: shape (len(vocabulary) + 1,): what sharing a word says, in nats; the last is 0, for no word.
        short: shape (different, MOST_SHORT_FORMS), words that stand for several of a phrase's; -1 where there is none.
        covered: shape (different, MOST_SHORT_FORMS, MOST_WORDS), how far each stands for each word, in [0, 1].
        own: shape (different, MOST_WORDS), how much a phrase's word counts: an acronym beside what it stands for says
            nothing new, in (0, 1].
    """

    of_record: Indexes
    texts: Sequence[Sequence[str]]
    vocabulary: Sequence[str]
    words: NDArray[np.int32]
    weights: NDArray[np.float32]
    short: NDArray[np.int32]
    covered: NDArray[np.float16]
    own: NDArray[np.float16]
    _last: tuple[Indexes, Indexes, Likeness] | None = None  # of the pairs that were compared last

    @classmethod
    def of(cls, texts: Sequence[Sequence[str]], which: Indexes | None = None) -> "Phrases":
        """Prepare the words of all records; what sharing a word says is learned from how many records have it.

        Args:
            texts: folded words in order, empty where a record says nothing.
            which: shape (n,), the text that each record has; each has its own if this is left out.
        """
        phrases, of_text = distinct(map(tuple, texts))
        of_record = of_text if which is None else of_text[which]
        times = np.bincount(of_record, minlength=len(phrases)).tolist()
        counts: Counter[str] = Counter()
        for text, count in zip(phrases, times, strict=True):
            counts.update(dict.fromkeys(text, count))
        said = sum(count for text, count in zip(phrases, times, strict=True) if text)
        vocabulary = sorted(counts)
        weights = [np.log((said + UNSEEN) / (counts[word] + 1)) for word in vocabulary]
        small = [SMALL_WORD_WEIGHT if word in SMALL_WORDS else 1.0 for word in vocabulary]
        weighed = np.array([*np.multiply(weights, small), 0.0], np.float32)
        words, short, covered, own = _numbered(phrases, vocabulary)
        return cls(of_record, phrases, vocabulary, words, weighed, short, covered, own)

    @cached_property
    def _length(self) -> NDArray[np.int64]:
        """How many words each phrase has."""
        length: NDArray[np.int64] = (self.words >= 0).sum(axis=1)
        return length

    @cached_property
    def said(self) -> NDArray[np.bool_]:
        """Which records have any word."""
        said: NDArray[np.bool_] = self.words[self.of_record, 0] >= 0
        return said

    @cached_property
    def _kin(self) -> tuple[NDArray[np.int64], Likeness, NDArray[np.bool_]]:
        """Codes of pairs of words that are kin, sorted; how near they are; which words have any kin."""
        at = {word: number for number, word in enumerate(self.vocabulary)}
        size = len(self.vocabulary) + 1
        pairs = sorted((at[a] * size + at[b], near) for (a, b), near in kin_of(self.vocabulary).items())
        codes = np.array([code for code, _ in pairs], np.int64)
        has_kin = np.zeros(size, bool)
        has_kin[codes // size] = True
        return codes, np.array([near for _, near in pairs], np.float32), has_kin

    def likeness(self, left: Indexes, right: Indexes) -> Likeness:
        """How far pairs of records say the same, in [0, 1]; symmetric; 0 where one says nothing.

        Args:
            left, right: positions of the records, shape (pairs,).
        """
        if self._last is not None and self._last[0] is left and self._last[1] is right:
            return self._last[2]
        one, other, which = distinct_pairs(self.of_record[left], self.of_record[right], len(self.texts))
        found = self._likeness_of_phrases(one, other)[which]
        self._last = (left, right, found)
        return found

    def _likeness_of_phrases(self, left: Indexes, right: Indexes) -> Likeness:
        found = np.zeros(len(left), np.float32)
        # pairs of few words together: each word of one is compared with each of the other
        order = np.argsort(np.maximum(self._length[left], self._length[right]), kind="stable")

        def compare(start: int) -> None:
            some = order[start : start + PAIRS_AT_ONCE]
            found[some] = self._likeness(left[some], right[some])

        in_threads(compare, range(0, len(left), PAIRS_AT_ONCE))
        return found

    def _likeness(self, left: Indexes, right: Indexes) -> Likeness:
        width = max(int(self._length[left].max()), int(self._length[right].max()), 1)
        a, b = self.words[left, :width], self.words[right, :width]
        near = self._near(a, b)
        in_a = np.maximum(near.max(axis=2), self._by_short_form(left, b))
        in_b = np.maximum(near.max(axis=1), self._by_short_form(right, a))
        in_a = np.maximum(in_a, self._is_short_form(a, right))
        in_b = np.maximum(in_b, self._is_short_form(b, left))
        weight_a = self.weights[a] * self.own[left, :width]
        weight_b = self.weights[b] * self.own[right, :width]
        shared_a, shared_b = (weight_a * in_a).sum(axis=1), (weight_b * in_b).sum(axis=1)
        missing_a, missing_b = weight_a.sum(axis=1) - shared_a, weight_b.sum(axis=1) - shared_b
        shared = np.minimum(shared_a, shared_b)
        missing = MISSING_IN_BOTH * np.minimum(missing_a, missing_b) + MISSING_IN_ONE * np.minimum(
            np.maximum(missing_a, missing_b), MOST_MISSING
        )
        likeness: Likeness = (
            shared / np.maximum(shared + missing + COMMON_WEIGHT * (missing > ROUNDING), 1e-6)
        ).astype(np.float32)
        return likeness

    def _near(self, a: NDArray[np.int32], b: NDArray[np.int32]) -> Likeness:
        """Shape (pairs, words of a, words of b): 1 for the same word, less for kin, 0 for others."""
        near = ((a[:, :, None] == b[:, None, :]) & (a >= 0)[:, :, None]).astype(np.float32)
        codes, closeness, has_kin = self._kin
        if len(codes):
            may_be = has_kin[a][:, :, None] & has_kin[b][:, None, :] & (near == 0)
            pair, of_a, of_b = np.nonzero(may_be)
            wanted = a[pair, of_a].astype(np.int64) * (len(self.vocabulary) + 1) + b[pair, of_b]
            place = np.minimum(np.searchsorted(codes, wanted), len(codes) - 1)
            near[pair, of_a, of_b] = np.where(codes[place] == wanted, closeness[place], 0)
        return near  # type: ignore[no-any-return]

    def _by_short_form(self, rows: Indexes, others: NDArray[np.int32]) -> Likeness:
        """Shape (pairs, words of a row): 1 for words that the other record writes as one or by their initials."""
        found: Likeness = np.zeros(others.shape, np.float32)
        some = np.flatnonzero(self.short[rows, 0] >= 0)
        of_rows = self.short[rows[some]]
        pair, place = np.nonzero((of_rows >= 0) & self._is_among(of_rows, others[some]))
        pair = some[pair]
        np.maximum.at(found, pair, self.covered[rows[pair], place, : others.shape[1]])
        return found

    def _is_short_form(self, words: NDArray[np.int32], others: Indexes) -> Likeness:
        """Shape (pairs, words of a row): 1 for words that stand for several of the other record's."""
        found: Likeness = np.zeros(words.shape, np.float32)
        some = np.flatnonzero(self.short[others, 0] >= 0)
        of_others = self.short[others[some]]
        at, place = np.nonzero((words[some] >= 0) & self._is_among(words[some], of_others))
        pair = some[at]
        same = of_others[at] == words[pair, place][:, None]
        found[pair, place] = (self.covered[others[pair]].max(axis=2) * same).max(axis=1)
        return found

    def _is_among(self, some: NDArray[np.int32], others: NDArray[np.int32]) -> NDArray[np.bool_]:
        among: NDArray[np.bool_] = (some[:, :, None] == others[:, None, :]).any(axis=2)
        return among


def _numbered(
    phrases: Sequence[Sequence[str]], vocabulary: Sequence[str]
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float16], NDArray[np.float16]]:
    """The words of phrases, their short forms, what these cover, and how much each word counts: see Phrases."""
    at = {word: number for number, word in enumerate(vocabulary)}
    known = Beginnings.of(vocabulary)
    words = np.full((len(phrases), MOST_WORDS), -1, np.int32)
    short = np.full((len(phrases), MOST_SHORT_FORMS), -1, np.int32)
    covered = np.zeros((len(phrases), MOST_SHORT_FORMS, MOST_WORDS), np.float16)
    own = np.ones((len(phrases), MOST_WORDS), np.float16)
    for row, text in enumerate(phrases):
        kept = list(dict.fromkeys(text))[:MOST_WORDS]
        words[row, : len(kept)] = [at[word] for word in kept]
        forms = short_forms(kept, [word in SMALL_WORDS for word in kept], known)
        for place, form in enumerate(forms[:MOST_SHORT_FORMS]):
            short[row, place] = at[form.word]
            covered[row, place, form.first : form.last + 1] = form.credit
            if form.word in kept and not form.first <= (beside := kept.index(form.word)) <= form.last:
                covered[row, place, form.first : form.last + 1] = EXPLAINED
                own[row, beside] = SAID_TWICE
    return words, short, covered, own
