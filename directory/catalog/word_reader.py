"""What the words of a question mean in these texts: known ones, beginnings of others, misspelt ones."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from directory.catalog.corrections import Correction, likeliest
from directory.catalog.known_words import KnownWords, Reading
from directory.words.language import stem

PREFIX_LETTERS = 3
_PREFIX_STEMS = 16
_PREFIX_WEIGHT = 0.7
_UNLIKELY = 0.5  # that the last word is misspelt, when it is a beginning as it stands
_BY_EDITS = (1.0, 1.0, 0.9)  # what a word counts that was taken for another
_FARTHEST, _LEAST_WEIGHT = 30.0, 0.7  # differences of likelihood lower what else it may be, but not by much:
# what the spelling says is often wrong, and what is wrong seldom stands beside the other words
AS_WRITTEN = 0.5  # what a word counts as it was written, where another is meant more likely
_OTHERWISE = 0.9  # what it counts as another, where it is more likely meant as written
_NUMBER = 1.5  # what a year or the number of a helpline or law counts: it is seldom said otherwise
_DIGITS = 3  # of such a number
_LONG = 6  # letters from which on words are looked for by their stem
_QUESTIONS_KEPT = 1024
_ENDINGS = ("o", "a", "i", "e", "hi", "he", "ato", "are", "ione")  # of Italian words


@dataclass(frozen=True, eq=False)
class WordReader:
    """Reads words as the listings write them."""

    known: KnownWords

    def read(self, words: Sequence[str], right: frozenset[str] = frozenset()) -> tuple[Reading, ...]:
        """How each word will be looked up.

        Args:
            words: folded; the last may be a beginning.
            right: words that are spelt well even where no listing has them.
        """
        return self._kept(tuple(words), right)

    @cached_property
    def _kept(self) -> Callable[[tuple[str, ...], frozenset[str]], tuple[Reading, ...]]:
        """`read`, which is asked for the same words at several steps of a search."""

        @lru_cache(_QUESTIONS_KEPT)
        def read(words: tuple[str, ...], right: frozenset[str]) -> tuple[Reading, ...]:
            last = len(words) - 1
            written = tuple(map(self.as_written, words))
            return tuple(
                reading if reading.word in right else self._read(reading, written, is_last=place == last)
                for place, reading in enumerate(written)
            )

        return read

    def as_written(self, word: str) -> Reading:
        """A word without any guess."""
        weight = _NUMBER if word.isdecimal() and len(word) >= _DIGITS else 1.0
        return Reading(word, ((stem(word), weight),) if self.known.knows(word) else ())

    def taken_for(self, word: str, beside: Sequence[Reading] = ()) -> Reading:
        """What a misspelt word may be, the likeliest first.

        Args:
            beside: the words that stand in the same question.
        """
        ranked = self.corrections(word, beside)
        if not ranked:
            return Reading(word, ())
        stems = tuple((one.stem, _weight(one, ranked[0])) for one in ranked)
        return Reading(word, stems, repaired=ranked[0].form)

    def corrections(self, word: str, beside: Sequence[Reading] = ()) -> list[Correction]:
        """The same with how likely each is; empty where nothing known is near."""
        near = [] if word.isdigit() else self._near(word)  # another number is no other spelling
        if not near:
            return []
        return likeliest(word, near, self.known.frequency, self._company(beside), self.known.n_rows)

    def _read(self, written: Reading, beside: Sequence[Reading], *, is_last: bool) -> Reading:
        if self.known.has_form(written.word):
            return written
        if written.stems:
            return self._rare_form(written, beside)
        taken = self.taken_for(written.word, beside)
        begun = self._beginning_with(written.word) if is_last else ()
        if not begun:
            return taken
        # A misspelt word may be the beginning of a rare one.
        others = [(stem_, weight * _UNLIKELY) for stem_, weight in taken.stems if stem_ not in dict(begun)]
        return Reading(written.word, (*begun, *others))

    def _beginning_with(self, prefix: str) -> tuple[tuple[str, float], ...]:
        if len(prefix) < PREFIX_LETTERS:
            return ()
        found = self.known.beginning_with(prefix)
        often = sorted(found, key=lambda stem_: (-found[stem_], stem_))[:_PREFIX_STEMS]
        return tuple((stem_, _PREFIX_WEIGHT) for stem_ in often)

    def _rare_form(self, written: Reading, beside: Sequence[Reading]) -> Reading:
        """A word of a known stem that nobody wrote like this.

        It may have lost its ending ("sostanz"), be another word with one wrong letter ("bariere" is no form of "bar"),
        or be one more form of its stem, and perhaps another word all the same ("paco").
        """
        near = self.known.near(written.word, most=1)
        if not near:
            return written
        ((own, _),) = written.stems
        of_own = [form for form, stem_, _ in near if stem_ == own]
        if of_own and written.word == own:
            return replace(written, repaired=min(of_own))
        taken = self.taken_for(written.word, [one for one in beside if one is not written])
        others = tuple((stem_, weight) for stem_, weight in taken.stems if stem_ != own)
        if not of_own:
            return replace(taken, stems=(*others, (own, AS_WRITTEN)))
        return replace(written, perhaps=tuple(self._perhaps(own, others)))

    def _perhaps(self, own: str, others: Sequence[tuple[str, float]]) -> list[tuple[str, float]]:
        """What else a word may be; a misspelt word is seldom a rare one, and counts no more than what was written."""
        least, most = self.known.frequency(own) / 2, self.known.ceiling(own)
        return [
            (stem_, _OTHERWISE * weight * min(most / self.known.ceiling(stem_), 1))
            for stem_, weight in others
            if self.known.frequency(stem_) >= least
        ]

    def _near(self, word: str) -> list[tuple[str, str, int]]:
        """(form, its stem, edits) of known words near a misspelt one; of long words also such with other endings."""
        near = self.known.near(word)
        if near or len(word) < _LONG:
            return near
        begin = stem(word)
        found = [one for ending in _ENDINGS for one in self.known.near(begin + ending, most=1)]
        return [one for one in found if one[0][0] == word[0]]  # "segiti" is no "regione"

    def _company(self, beside: Sequence[Reading]) -> Callable[[str], list[tuple[int, int]]]:
        """For a stem, how many listings have each of some other words, and how many have both."""
        others = [self._having(reading) for reading in beside if reading.stems]

        def company(stem_: str) -> list[tuple[int, int]]:
            _, rows = next(self.known.rows_of([Reading("", ((stem_, 1.0),))]))
            return [(count, int(np.count_nonzero(mask[rows]))) for mask, count in others]

        return company

    def _having(self, reading: Reading) -> tuple[NDArray[np.bool_], int]:
        mask = np.zeros(self.known.n_rows, np.bool_)
        for _, rows in self.known.rows_of([reading]):
            mask[rows] = True
        return mask, int(np.count_nonzero(mask))


def _weight(one: Correction, best: Correction) -> float:
    """What a word counts as this one."""
    return _BY_EDITS[one.edits] * max(1 - (best.likelihood - one.likelihood) / _FARTHEST, _LEAST_WEIGHT)
