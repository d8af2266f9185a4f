"""Fielded BM25 over the listings' words, with prefixes and repair of typing errors.

Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009): a word's frequency is summed
over the fields with their weights before it saturates. What a stem adds to a listing's score is computed at build, so
that a search only adds up columns.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from directory.catalog.strings import Strings
from directory.catalog.typos import Typos
from directory.language import stem

SATURATION = 1.2  # k1
LENGTH_SHARE = 0.5  # b; entries are short, and a long description is not a fault
PREFIX_LETTERS = 3
PREFIX_STEMS = 16
PREFIX_WEIGHT = 0.7
REPAIR_WEIGHTS = (1.0, 0.8, 0.6)  # by edits
REPAIR_STEMS = 3


@dataclass(frozen=True)
class Reading:
    """How one word of a query is looked up.

    Args:
        word: as it was asked.
        stems: (stem index, weight in (0, 1]); empty when nothing like it is known.
        repaired: the known form that it was taken for, "" when the word is known or a beginning of known words.
    """

    word: str
    stems: tuple[tuple[int, float], ...]
    repaired: str = ""


@dataclass(frozen=True, eq=False)
class TextMatch:
    """What the words of a query find.

    Args:
        score: float32 in [0, 1), shape (n,): share of the most that these words could score.
        readings: one per word.
    """

    score: NDArray[np.float32]
    readings: tuple[Reading, ...]


@dataclass(frozen=True, eq=False)
class TextIndex:
    """Sparse columns: stem -> listings and what the stem adds to their scores.

    Args:
        stems: sorted, unique.
        offsets: int64, shape (stems + 1,).
        rows: int32, ascending within a stem.
        gains: float32, what the stem adds to each of its rows.
        stated: bool, as long as `rows`: the listing's own texts have the stem, not only its terms.
        ceilings: float32, shape (stems,): what a stem could add at most (its inverse document frequency x (k1 + 1)).
        forms: every folded word as written, sorted, unique.
        form_stems: int32, shape (forms,).
        typos: the forms by what is left of them.
    """

    stems: Strings
    offsets: NDArray[np.int64]
    rows: NDArray[np.int32]
    gains: NDArray[np.float32]
    stated: NDArray[np.bool_]
    ceilings: NDArray[np.float32]
    forms: Strings
    form_stems: NDArray[np.int32]
    typos: Typos
    n_rows: int

    def search(self, words: Sequence[str], *, as_written: bool = False) -> TextMatch:
        """Score all listings by any of the words.

        Args:
            words: folded; the last may be a beginning.
            as_written: no beginnings and no repair, for whole sentences that somebody said ("marito" is not "mare").
        """
        readings = tuple(map(self._read_as_written, words)) if as_written else self.read(words)
        score = np.zeros(self.n_rows, np.float32)
        ceiling = 0.0
        for reading in readings:
            self._add(score, reading)
            ceiling += max((float(self.ceilings[stem_]) for stem_, _ in reading.stems), default=0.0)
        if ceiling:
            score /= np.float32(ceiling)
        return TextMatch(score, readings)

    def read(self, words: Sequence[str]) -> tuple[Reading, ...]:
        """How each word will be looked up."""
        last = len(words) - 1
        return tuple(self._read(word, is_last=place == last) for place, word in enumerate(words))

    def repairs(self, words: Sequence[str]) -> dict[str, str]:
        """Which words were taken for which known forms."""
        return {reading.word: reading.repaired for reading in self.read(words) if reading.repaired}

    def has(self, row: int, reading: Reading) -> bool:
        """Whether a listing has one of the stems that a word was read as."""
        return any(self._position(row, stem_) >= 0 for stem_, _ in reading.stems)

    def states(self, row: int, reading: Reading) -> bool:
        """Whether the listing's own texts have one of the stems, and not only what its terms are called."""
        found = [(stem_, self._position(row, stem_)) for stem_, _ in reading.stems]
        return any(at >= 0 and bool(self.stated[self.offsets[stem_] + at]) for stem_, at in found)

    def in_texts(self, readings: Sequence[Reading]) -> NDArray[np.bool_]:
        """Shape (n,): whose own texts have any of the words."""
        found = np.zeros(self.n_rows, np.bool_)
        for reading in readings:
            for stem_, _ in reading.stems:
                entries = slice(self.offsets[stem_], self.offsets[stem_ + 1])
                found[self.rows[entries][self.stated[entries]]] = True
        return found

    def frequency(self, stem_: int) -> int:
        """In how many listings a stem occurs."""
        return int(self.offsets[stem_ + 1] - self.offsets[stem_])

    def _read_as_written(self, word: str) -> Reading:
        known = self.stems.find(stem(word))
        return Reading(word, ((known, 1.0),) if known >= 0 else ())

    def _read(self, word: str, *, is_last: bool) -> Reading:
        as_written = self._read_as_written(word)
        if as_written.stems:
            return as_written
        if is_last and len(word) >= PREFIX_LETTERS and (begun := self._beginning_with(word)):
            return Reading(word, begun)
        return self._repair(word)

    def _beginning_with(self, prefix: str) -> tuple[tuple[int, float], ...]:
        found = self.forms.starting_with(prefix)
        stems = np.unique(self.form_stems[found.start : found.stop])
        frequencies = self.offsets[stems + 1] - self.offsets[stems]
        often = stems[np.lexsort((stems, -frequencies))[:PREFIX_STEMS]]
        return tuple((int(stem_), PREFIX_WEIGHT) for stem_ in often)

    def _repair(self, word: str) -> Reading:
        near = self.typos.near(word, self.forms)
        best: dict[int, tuple[int, int, int]] = {}  # stem -> (edits, -frequency, form)
        for form, edits in near:
            stem_ = int(self.form_stems[form])
            key = (edits, -self.frequency(stem_), form)
            best[stem_] = min(best.get(stem_, key), key)
        ranked = sorted(best.items(), key=lambda item: item[1])[:REPAIR_STEMS]
        if not ranked:
            return Reading(word, ())
        most = np.log1p(max(-negative for _, (_, negative, _) in ranked)) or 1.0  # no listing may have any of them
        stems = tuple(
            (stem_, float(REPAIR_WEIGHTS[edits] * (0.5 + 0.5 * np.log1p(-negative) / most)))
            for stem_, (edits, negative, _) in ranked
        )
        return Reading(word, stems, repaired=self.forms[ranked[0][1][2]])

    def _add(self, score: NDArray[np.float32], reading: Reading) -> None:
        if len(reading.stems) == 1:
            ((stem_, weight),) = reading.stems
            rows, gains = self._column(stem_)
            np.add.at(score, rows, gains if weight == 1.0 else gains * np.float32(weight))
            return
        best = np.zeros_like(score)  # a word means one of its readings, not all of them together
        for stem_, weight in reading.stems:
            rows, gains = self._column(stem_)
            np.maximum.at(best, rows, gains * np.float32(weight))
        score += best

    def _column(self, stem_: int) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        entries = slice(self.offsets[stem_], self.offsets[stem_ + 1])
        return self.rows[entries], self.gains[entries]

    def _position(self, row: int, stem_: int) -> int:
        rows, _ = self._column(stem_)
        at = int(np.searchsorted(rows, row))
        return at if at < len(rows) and rows[at] == row else -1
