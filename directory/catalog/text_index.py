"""Fielded BM25 over the listings' words, with prefixes and repair of typing errors.

Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009): a word's frequency is summed
over the fields with their weights before it saturates. What a stem adds to a listing's score is computed at build, so
that a search only adds up columns.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from directory.catalog.known_words import KnownWords, Reading
from directory.catalog.text_part import TextPart, mark_of, rarity
from directory.catalog.word_reader import WordReader
from directory.words.language import stem

AS_ASKED = 0.4  # what a word adds, beside what its stem does, where it is written in the very form that was asked for
_HINT = 0.4  # what a word counts that was understood otherwise, such as the name of a place
_OF_GUESSES = 0.3  # what a word of a guessed term counts where words are told as they are


@dataclass(frozen=True, eq=False)
class TextMatch:
    """What the words of a query find.

    Args:
        sums: float32, shape (n,): what the words add up to in each listing.
        ceiling: the most that these words could add up to.
        readings: one per word.
    """

    sums: NDArray[np.float32]
    ceiling: float
    readings: tuple[Reading, ...]

    @cached_property
    def score(self) -> NDArray[np.float32]:
        """Float32 in [0, 1), shape (n,): share of the most that these words could score."""
        return self.sums / np.float32(self.ceiling or 1.0)

    @property
    def greatest_share(self) -> float:
        """The greatest `score`."""
        return float(self.sums.max(initial=0.0)) / (self.ceiling or 1.0)

    def score_of(self, rows: NDArray[np.intp]) -> NDArray[np.float32]:
        """`score` of some rows."""
        return self.sums[rows] / np.float32(self.ceiling or 1.0)


class TextIndex(KnownWords):
    """The words of all listings, as questions look for them."""

    def search(self, words: Sequence[str], *, as_written: bool = False) -> TextMatch:
        """Score all listings by any of the words.

        Args:
            words: folded; the last may be a beginning.
            as_written: no beginnings and no repair, for whole sentences that somebody said ("marito" is not "mare").
        """
        if as_written:
            return self.add_up(tuple(map(self.reader.as_written, words)), by_form=False)
        return self.add_up(self.read(words))

    def add_up(
        self,
        readings: Sequence[Reading],
        hints: Sequence[str] = (),
        *,
        by_form: bool = True,
        told: Collection[str] = (),
    ) -> TextMatch:
        """Score all listings by any of the words, as they were read.

        Args:
            hints: folded words that only add a little where a text has them as they are.
            by_form: whether a word counts more that is written as it was asked for.
            told: those of the words that tell something and ask for no term: what a listing was only guessed to be
                about hardly has them, and they are as rare as they are in texts.
        """
        sums = np.zeros(self.n_rows, np.float32)
        ceiling = 0.0
        for place, reading in enumerate(readings):
            is_told = reading.word in told
            self._add(sums, reading, by_form=by_form, is_first=not place, is_told=is_told)
            stems = reading.stems or reading.in_other_words.stems
            most = (max(weight, 1.0) * self._ceiling(stem_, is_told=is_told) for stem_, weight in stems)
            ceiling += reading.importance * max(most, default=0.0)
        for word in hints:
            for stem_, _ in self.reader.as_written(word).stems:
                self._add(sums, Reading(word, ((stem_, _HINT),)), by_form=by_form, is_first=False, is_told=False)
                ceiling += _HINT * self.ceiling(stem_)
        return TextMatch(sums, ceiling * (1 + AS_ASKED * by_form), tuple(readings))

    def read(self, words: Sequence[str], right: frozenset[str] = frozenset()) -> tuple[Reading, ...]:
        """How each word will be looked up.

        Args:
            right: words that are spelt well even where no listing has them.
        """
        return self.reader.read(words, right)

    @cached_property
    def reader(self) -> WordReader:
        """What reads single words."""
        return WordReader(self)

    def joined_with(self, fresh: TextPart) -> "TextIndex":
        """With the words of further listings, whose rows follow those of the base."""
        return TextIndex(self.base, fresh, self.base.n_rows + fresh.n_rows)

    def _columns(
        self, stem_: str, *, is_told: bool
    ) -> Iterator[tuple[NDArray[np.intp], NDArray[np.float32], NDArray[np.uint8]]]:
        """Rows of the whole index with their gains and the marks of the forms that they have, part by part."""
        rarer = self._rarer(stem_) if is_told else 1.0
        for first, part in self._placed:
            entries = part.entries(stem_)
            if entries.stop > entries.start:
                rows, gains = part.rows[entries].astype(np.intp), part.gains[entries]
                if is_told:
                    gains = gains * np.float32(rarer)
                    only = slice(part.stated_entries(stem_).stop - entries.start, None)
                    gains[only][part.guessed(stem_)] *= np.float32(_OF_GUESSES)
                yield rows + first if first else rows, gains, part.written[entries]

    def _ceiling(self, stem_: str, *, is_told: bool) -> float:
        return self.ceiling(stem_) * (self._rarer(stem_) if is_told else 1.0)

    def _rarer(self, stem_: str) -> float:
        """How many times as rare a stem is without the listings that only a guess gives it."""
        frequency = self.frequency(stem_)
        guessed = sum(int(np.count_nonzero(part.guessed(stem_))) for part in self.parts)
        if not guessed:
            return 1.0
        return rarity(self.n_rows, frequency - guessed) / rarity(self.n_rows, frequency)

    def _add(
        self, sums: NDArray[np.float32], reading: Reading, *, by_form: bool, is_first: bool, is_told: bool
    ) -> None:
        """Add what one word is worth.

        Args:
            is_first: nothing was added yet: then writing is quicker.
            is_told: as in `add_up`.
        """
        form = reading.repaired or reading.word
        meant, mark = (stem(form), mark_of(form)) if by_form else ("", 0)
        stems = [(stem_, weight * reading.importance) for stem_, weight in reading.all_stems]
        stems += [(one.stem, one.weight * reading.importance) for one in reading.akin]
        if len(stems) == 1:
            ((stem_, weight),) = stems
            for rows, gains, written in self._columns(stem_, is_told=is_told):
                worth = _worth(gains, written, mark if stem_ == meant else 0, weight)
                if is_first:
                    sums[rows] = worth
                else:
                    np.add.at(sums, rows, worth)
            return
        best = np.zeros_like(sums)  # a word means one of its readings, not all of them together
        for stem_, weight in stems:
            for rows, gains, written in self._columns(stem_, is_told=is_told):
                np.maximum.at(best, rows, _worth(gains, written, mark if stem_ == meant else 0, weight))
        sums += best


def _worth(gains: NDArray[np.float32], written: NDArray[np.uint8], mark: int, weight: float) -> NDArray[np.float32]:
    """What a stem adds to its listings, more to those that have it in the form of a mark."""
    if mark:
        more = (written & np.uint8(mark)).astype(np.float32)  # 0 or the mark: arithmetic is quicker than choosing
        more *= np.float32(AS_ASKED / mark)
        more += np.float32(1)
        more *= gains
        gains = more
    return gains if weight == 1.0 else gains * np.float32(weight)
