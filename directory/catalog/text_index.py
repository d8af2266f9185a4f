"""Fielded BM25 over the listings' words, with prefixes and repair of typing errors.

Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009): a word's frequency is summed
over the fields with their weights before it saturates. What a stem adds to a listing's score is computed at build, so
that a search only adds up columns.
"""

import math
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from directory.catalog.text_part import Field, TextPart
from directory.language import stem

PREFIX_LETTERS = 3
PREFIX_STEMS = 16
PREFIX_WEIGHT = 0.7
REPAIR_WEIGHTS = (1.0, 0.8, 0.6)  # by edits
REPAIR_STEMS = 6
UNLIKELY = 0.5  # that the last word is misspelt, when it is a beginning as it stands
MOST_NAMED = 300  # a word that more listings have tells no name apart


@dataclass(frozen=True)
class Reading:
    """How one word of a query is looked up.

    Args:
        word: as it was asked.
        stems: (stem, weight in (0, 1]); empty when nothing like it is known.
        repaired: the known form that it was taken for, "" when the word is known or a beginning of known words.
    """

    word: str
    stems: tuple[tuple[str, float], ...]
    repaired: str = ""


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


@dataclass(frozen=True, eq=False)
class TextIndex:
    """The words of all listings: the many of the last build, and the few that changed since.

    Args:
        base: rows from 0.
        fresh: rows after those of `base`; None where nothing changed.
        n_rows: of both.
    """

    base: TextPart
    fresh: TextPart | None
    n_rows: int

    def search(self, words: Sequence[str], *, as_written: bool = False) -> TextMatch:
        """Score all listings by any of the words.

        Args:
            words: folded; the last may be a beginning.
            as_written: no beginnings and no repair, for whole sentences that somebody said ("marito" is not "mare").
        """
        readings = tuple(map(self._read_as_written, words)) if as_written else self.read(words)
        return self.add_up(readings)

    def add_up(self, readings: Sequence[Reading]) -> TextMatch:
        """Score all listings by any of the words, as they were read."""
        sums = np.zeros(self.n_rows, np.float32)
        ceiling = 0.0
        for place, reading in enumerate(readings):
            self._add(sums, reading, is_first=not place)
            ceiling += max((self.ceiling(stem_) for stem_, _ in reading.stems), default=0.0)
        return TextMatch(sums, ceiling, tuple(readings))

    def read(self, words: Sequence[str], right: Container[str] = ()) -> tuple[Reading, ...]:
        """How each word will be looked up.

        Args:
            right: words that are spelt well even where no listing has them.
        """
        last = len(words) - 1
        return tuple(
            self._read_as_written(word) if word in right else self._read(word, is_last=place == last)
            for place, word in enumerate(words)
        )

    def repairs(self, words: Sequence[str]) -> dict[str, str]:
        """Which words were taken for which known forms."""
        return {reading.word: reading.repaired for reading in self.read(words) if reading.repaired}

    def knows(self, word: str) -> bool:
        """Whether a word, or another form of it, is in any listing or term."""
        return any(part.has_stem(stem(word)) for part in self._parts)

    def has(self, row: int, reading: Reading) -> bool:
        """Whether a listing has one of the stems that a word was read as."""
        own = [
            (part, np.int32(row - first)) for first, part in self._placed
        ]  # of the rows' type, or all were converted
        return any(part.has_row(stem_, there) for stem_, _ in reading.stems for part, there in own)

    def stated(self, rows: NDArray[np.intp], reading: Reading) -> NDArray[np.bool_]:
        """Which of these rows have one of the stems in their own texts, and not only in what their terms are called.

        Args:
            rows: shape (k,).
        Returns:
            Shape (k,).
        """
        found = np.zeros(len(rows), np.bool_)
        for first, part in self._placed:
            own = (rows - first).astype(np.int32)
            for stem_, _ in reading.stems:
                found |= part.stating(stem_, own)
        return found

    def rows_of(
        self, readings: Sequence[Reading], *, only_stated: bool = False
    ) -> Iterator[tuple[str, NDArray[np.int32]]]:
        """The rows that have any of the words, as each stem with its rows.

        Args:
            only_stated: those whose own texts have it.
        """
        for reading in readings:
            for stem_, _ in reading.stems:
                found = [self._rows_in(part, first, stem_, only_stated) for first, part in self._placed]
                yield stem_, found[0] if len(found) == 1 else np.concatenate(found)

    def named(self, readings: Sequence[Reading], most: int = MOST_NAMED) -> NDArray[np.int32]:
        """The rows whose name has all these words, or whose organization has; none for words that everybody is called.

        A misspelt word may be any of those that it was taken for: which one, the others tell.

        Args:
            most: none are given where even the rarest word is in more listings.
        """
        stems = [[stem_ for stem_, _ in reading.stems] for reading in readings]
        if not all(stems):
            return np.empty(0, np.int32)
        found = [
            rows + np.int32(first)
            for first, part in self._placed
            for rows in part.named(stems, (Field.NAME, Field.ORGANIZATION), most)
            if len(rows)
        ]
        return np.unique(np.concatenate(found)) if found else np.empty(0, np.int32)

    def frequency(self, stem_: str) -> int:
        """In how many listings a stem occurs."""
        return sum(part.frequency(stem_) for part in self._parts)

    def ceiling(self, stem_: str) -> float:
        """What a stem could add at most."""
        return max(part.ceiling(stem_) for part in self._parts)

    def joined_with(self, fresh: TextPart) -> "TextIndex":
        """With the words of further listings, whose rows follow those of the base."""
        return TextIndex(self.base, fresh, self.base.n_rows + fresh.n_rows)

    @staticmethod
    def _rows_in(part: TextPart, first: int, stem_: str, only_stated: bool) -> NDArray[np.int32]:
        rows = part.rows[part.stated_entries(stem_) if only_stated else part.entries(stem_)]
        return rows + np.int32(first) if first else rows

    @cached_property
    def _placed(self) -> tuple[tuple[int, TextPart], ...]:
        """Each part with its first row."""
        return ((0, self.base), *(((self.base.n_rows, self.fresh),) if self.fresh else ()))

    @cached_property
    def _parts(self) -> tuple[TextPart, ...]:
        return tuple(part for _, part in self._placed)

    def _columns(self, stem_: str) -> Iterator[tuple[NDArray[np.int32], NDArray[np.float32]]]:
        """Rows of the whole index with their gains, part by part."""
        for first, part in self._placed:
            entries = part.entries(stem_)
            if entries.stop > entries.start:
                rows = part.rows[entries]
                yield rows + np.int32(first) if first else rows, part.gains[entries]

    def _read_as_written(self, word: str) -> Reading:
        known = stem(word)
        return Reading(word, ((known, 1.0),) if self.knows(word) else ())

    def _read(self, word: str, *, is_last: bool) -> Reading:
        as_written = self._read_as_written(word)
        if as_written.stems:
            return as_written
        if is_last and len(word) >= PREFIX_LETTERS and (begun := self._beginning_with(word)):
            # A misspelt word may be the beginning of a rare one.
            others = [
                (stem_, weight * UNLIKELY) for stem_, weight in self._repair(word).stems if stem_ not in dict(begun)
            ]
            return Reading(word, (*begun, *others))
        return self._repair(word)

    def _beginning_with(self, prefix: str) -> tuple[tuple[str, float], ...]:
        found = {stem_: self.frequency(stem_) for part in self._parts for stem_ in part.beginning_with(prefix)}
        often = sorted(found, key=lambda stem_: (-found[stem_], stem_))[:PREFIX_STEMS]
        return tuple((stem_, PREFIX_WEIGHT) for stem_ in often)

    def _repair(self, word: str) -> Reading:
        best: dict[str, tuple[int, bool, int, str]] = {}  # stem -> (edits, other letters, -frequency, form)
        for part in self._parts:
            for form, stem_, edits in part.near(word):
                # Letters that only changed places are what happens most.
                key = (edits, sorted(form) != sorted(word), -self.frequency(stem_), form)
                best[stem_] = min(best.get(stem_, key), key)
        ranked = sorted(best.items(), key=lambda item: item[1])[:REPAIR_STEMS]
        if not ranked:
            return Reading(word, ())
        most = math.log1p(max(-key[2] for _, key in ranked)) or 1.0  # no listing may have any of them
        stems = tuple(
            (stem_, REPAIR_WEIGHTS[edits] * (0.5 + 0.5 * math.log1p(-negative) / most))
            for stem_, (edits, _, negative, _) in ranked
        )
        return Reading(word, stems, repaired=ranked[0][1][3])

    def _add(self, sums: NDArray[np.float32], reading: Reading, *, is_first: bool) -> None:
        """Add what one word is worth.

        Args:
            is_first: nothing was added yet: then writing is quicker.
        """
        if len(reading.stems) == 1:
            ((stem_, weight),) = reading.stems
            for rows, gains in self._columns(stem_):
                places, worth = rows.astype(np.intp), gains if weight == 1.0 else gains * np.float32(weight)
                if is_first:
                    sums[places] = worth
                else:
                    np.add.at(sums, places, worth)
            return
        best = np.zeros_like(sums)  # a word means one of its readings, not all of them together
        for stem_, weight in reading.stems:
            for rows, gains in self._columns(stem_):
                np.maximum.at(best, rows.astype(np.intp), gains * np.float32(weight))
        sums += best
