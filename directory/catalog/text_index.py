"""Fielded BM25 over the listings' words, with prefixes and repair of typing errors.

Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009): a word's frequency is summed
over the fields with their weights before it saturates. What a stem adds to a listing's score is computed at build, so
that a search only adds up columns.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from directory.catalog.known_words import KnownWords, Reading
from directory.catalog.text_part import TextPart
from directory.catalog.word_reader import WordReader


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
        readings = tuple(map(self.reader.as_written, words)) if as_written else self.read(words)
        return self.add_up(readings)

    def add_up(self, readings: Sequence[Reading]) -> TextMatch:
        """Score all listings by any of the words, as they were read."""
        sums = np.zeros(self.n_rows, np.float32)
        ceiling = 0.0
        for place, reading in enumerate(readings):
            self._add(sums, reading, is_first=not place)
            ceiling += max((self.ceiling(stem_) for stem_, _ in reading.stems), default=0.0)
        return TextMatch(sums, ceiling, tuple(readings))

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

    def _columns(self, stem_: str) -> Iterator[tuple[NDArray[np.int32], NDArray[np.float32]]]:
        """Rows of the whole index with their gains, part by part."""
        for first, part in self._placed:
            entries = part.entries(stem_)
            if entries.stop > entries.start:
                rows = part.rows[entries]
                yield rows + np.int32(first) if first else rows, part.gains[entries]

    def _add(self, sums: NDArray[np.float32], reading: Reading, *, is_first: bool) -> None:
        """Add what one word is worth.

        Args:
            is_first: nothing was added yet: then writing is quicker.
        """
        stems = reading.all_stems
        if len(stems) == 1:
            ((stem_, weight),) = stems
            for rows, gains in self._columns(stem_):
                places, worth = rows.astype(np.intp), gains if weight == 1.0 else gains * np.float32(weight)
                if is_first:
                    sums[places] = worth
                else:
                    np.add.at(sums, places, worth)
            return
        best = np.zeros_like(sums)  # a word means one of its readings, not all of them together
        for stem_, weight in stems:
            for rows, gains in self._columns(stem_):
                np.maximum.at(best, rows.astype(np.intp), gains * np.float32(weight))
        sums += best
