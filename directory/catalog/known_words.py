"""Which words the listings have: the many of the last build, and the few that changed since."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from directory.caching import Kept
from directory.catalog.text_part import Field, TextPart
from directory.words.language import stem

_SHORT_PHRASE = 2  # words, none of which may be missing
MOST_NAMED = 300  # a word that more listings have tells no name apart
_FORMS_KEPT = 8192  # most words of questions are met again, and at several steps of each
_NEAR_KEPT = 1024  # a misspelt word is looked up at three or four steps of its question
_USUAL = 200  # of so many listings more than one has a usual word


class Akin(NamedTuple):
    """Another word for the same.

    Args:
        weight: > 0, at most 1.
    """

    word: str
    stem: str
    weight: float


@dataclass(frozen=True)
class Reading:
    """How one word of a query is looked up.

    Args:
        word: as it was asked.
        stems: (stem, weight > 0, 1 of a usual word); empty when nothing like it is known.
        repaired: the known form that it was taken for, "" when the word is known or a beginning of known words.
        perhaps: (stem, weight) of other words that it may be, which only add to what is found.
        importance: what it counts among the words of a question, in (0, 1]; how sure it was read is in the weights.
        akin: other words for the same, which only add to what is found.
    """

    word: str
    stems: tuple[tuple[str, float], ...]
    repaired: str = ""
    perhaps: tuple[tuple[str, float], ...] = ()
    importance: float = 1.0
    akin: tuple[Akin, ...] = ()

    @property
    def all_stems(self) -> tuple[tuple[str, float], ...]:
        """Everything that it may be."""
        return self.stems + self.perhaps

    @property
    def in_other_words(self) -> "Reading":
        """The other words for the same."""
        return Reading(self.word, tuple([(one.stem, one.weight) for one in self.akin]))


@dataclass(frozen=True, eq=False)
class KnownWords:
    """The words of all listings.

    Args:
        base: rows from 0.
        fresh: rows after those of `base`; None where nothing changed.
        n_rows: of both.
    """

    base: TextPart
    fresh: TextPart | None
    n_rows: int

    def knows(self, word: str) -> bool:
        """Whether a word, or another form of it, is in any listing or term."""
        return any(part.has_stem(stem(word)) for part in self.parts)

    def is_usual(self, word: str) -> bool:
        """Whether more than one in _USUAL listings has this very word, or a form of it beside."""
        return self.has_form(word) and self.frequency(stem(word)) * _USUAL > self.n_rows

    def has_form(self, word: str) -> bool:
        """Whether this very word is in any listing or term."""
        return self._forms_asked.get_or_make(word, self._is_form)

    def _is_form(self, word: str) -> bool:
        return any(part.forms.find(word) >= 0 for part in self.parts)

    @cached_property
    def _forms_asked(self) -> Kept[str, bool]:
        return Kept(_FORMS_KEPT)

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
            for stem_, _ in reading.all_stems:
                found = [self._rows_in(part, first, stem_, only_stated) for first, part in self._placed]
                yield stem_, found[0] if len(found) == 1 else np.concatenate(found)

    def rows_written_as(self, form: str) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """The rows whose own texts have this very word, and those whose names may; see `TextPart.written_as`."""
        if not self.has_form(form):
            return np.empty(0, np.int32), np.empty(0, np.int32)
        found = [(np.int32(first), part.written_as(stem(form), form)) for first, part in self._placed]
        return (
            np.concatenate([rows + first for first, (rows, _) in found]),
            np.concatenate([rows + first for first, (_, rows) in found]),
        )

    def rows_of_all(self, readings: Sequence[Reading], *, only_stated: bool = False) -> NDArray[np.int32]:
        """The rows that have all the words of a phrase, or all but one of three and more.

        Args:
            only_stated: in their own texts.
        """
        enough = len(readings) - (len(readings) > _SHORT_PHRASE)
        return np.flatnonzero(self.count_words(readings, only_stated=only_stated) >= enough).astype(np.int32)

    def count_words(self, readings: Sequence[Reading], *, only_stated: bool = False) -> NDArray[np.uint8]:
        """Shape (n,): how many of these words each row has; `only_stated` in its own texts."""
        n_words = np.zeros(self.n_rows, np.uint8)
        for reading in readings:
            has_word = np.zeros(self.n_rows, np.bool_)
            for _, rows in self.rows_of([reading], only_stated=only_stated):
                has_word[rows] = True
            n_words += has_word
        return n_words

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
        return sum(part.frequency(stem_) for part in self.parts)

    def ceiling(self, stem_: str) -> float:
        """What a stem could add at most."""
        return max(part.ceiling(stem_) for part in self.parts)

    def near(self, word: str, most: int = 2) -> list[tuple[str, str, int]]:
        """(form, its stem, edits) of the known words near a misspelt one; see `typos.edits_allowed` for how near.

        Args:
            most: edits.
        """
        return self._near_asked.get_or_make((word, most), self._find_near)

    def _find_near(self, asked: tuple[str, int]) -> list[tuple[str, str, int]]:
        return [found for part in self.parts for found in part.near(*asked)]

    @cached_property
    def _near_asked(self) -> Kept[tuple[str, int], list[tuple[str, str, int]]]:
        return Kept(_NEAR_KEPT)

    def beginning_with(self, prefix: str) -> dict[str, int]:
        """The stems of words that begin so, with how many listings have each."""
        return {stem_: self.frequency(stem_) for part in self.parts for stem_ in part.beginning_with(prefix)}

    @cached_property
    def parts(self) -> tuple[TextPart, ...]:
        """What was built, and what came since."""
        return tuple(part for _, part in self._placed)

    @staticmethod
    def _rows_in(part: TextPart, first: int, stem_: str, only_stated: bool) -> NDArray[np.int32]:
        rows = part.rows[part.stated_entries(stem_) if only_stated else part.entries(stem_)]
        return rows + np.int32(first) if first else rows

    @cached_property
    def _placed(self) -> tuple[tuple[int, TextPart], ...]:
        """Each part with its first row."""
        return ((0, self.base), *(((self.base.n_rows, self.fresh),) if self.fresh else ()))
