"""The postings of some listings' words: for each stem the listings that have it, and what it adds to their scores."""

import enum
import math
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from directory.caching import Kept
from directory.catalog.typos import Typos
from directory.words.strings import Strings

SATURATION = 1.2  # k1
LENGTH_SHARE = 0.5  # b; entries are short, and a long description is not a fault


class Field(enum.IntFlag):
    """Where a word stands in a listing."""

    NAME = 1
    ORGANIZATION = 2
    DESCRIPTION = 4
    ELIGIBILITY = 8


_PLACES_KEPT = 8192  # stems; most of a question are met at several steps, and again in the next
ANY_FORM = 0xFF  # the marks of all forms
ANY_FIELD = np.uint8(Field.NAME | Field.ORGANIZATION | Field.DESCRIPTION | Field.ELIGIBILITY)


def rarity(rows: int, frequency: float) -> float:
    """Inverse document frequency: the more, the fewer of the rows have a word."""
    return math.log1p((rows - frequency + 0.5) / (frequency + 0.5))


def mark_of(form: str) -> int:
    """A bit that tells a word from most others of its stem: "corso" from "corse".

    >>> mark_of("corso") == mark_of("corse"), mark_of("corso") in [1 << bit for bit in range(8)]
    (False, True)
    """
    return 1 << (zlib.crc32(form.encode()) & 7)


@dataclass(frozen=True, eq=False)
class Statistics:
    """What weighs words: of all listings when an index is made, of the old ones when a few are added to it.

    Args:
        rows: how many listings.
        usual_length: mean number of words of a listing, >= 1.
        known_ceiling: what a stem can add at most; None of one that is not known yet.
        has_form: whether a word is known.
    """

    rows: int
    usual_length: float
    known_ceiling: Callable[[str], float | None]
    has_form: Callable[[str], bool]


@dataclass(frozen=True, eq=False)
class TextPart:
    """Sparse columns: stem -> listings and what the stem adds to their scores.

    Args:
        stems: sorted, unique.
        offsets: int64, shape (stems + 1,).
        stated: int64, shape (stems,): of how many listings the own texts have the stem; these are the first of its
            entries, the others are only about a term that is called so.
        rows: int32, ascending within the stated entries of a stem, and within the others.
        gains: float32, what the stem adds to each of its rows.
        fields: uint8, as long as `rows`: which texts of the listing have the stem, as bits of `Field`; 0 when only the
            names of its terms do.
        written: uint8, as long as `rows`: the marks of the forms in which the listing's own texts have the stem.
        ceilings: float32, shape (stems,): what a stem could add at most (its inverse document frequency x (k1 + 1)).
        forms: every folded word as written, sorted, unique; of listings that are added to others, only the new ones.
        form_stems: int32, shape (forms,).
        typos: the forms by what is left of them.
        n_rows: how many listings it is about.
        usual_length: as in `Statistics`.
    """

    stems: Strings
    offsets: NDArray[np.int64]
    stated: NDArray[np.int64]
    rows: NDArray[np.int32]
    gains: NDArray[np.float32]
    fields: NDArray[np.uint8]
    written: NDArray[np.uint8]
    ceilings: NDArray[np.float32]
    forms: Strings
    form_stems: NDArray[np.int32]
    typos: Typos
    n_rows: int
    usual_length: float

    @property
    def statistics(self) -> Statistics:
        """What a few more listings are weighed by."""

        def known_ceiling(stem: str) -> float | None:
            place = self.place(stem)
            return float(self.ceilings[place]) if place >= 0 else None

        return Statistics(self.n_rows, self.usual_length, known_ceiling, lambda form: self.forms.find(form) >= 0)

    def place(self, stem: str) -> int:
        """The number of a stem; -1 when it is not known."""
        return self._places_asked.get_or_make(stem, self.stems.find)

    @cached_property
    def _places_asked(self) -> Kept[str, int]:
        return Kept(_PLACES_KEPT)

    def has_stem(self, stem: str) -> bool:
        """Whether any listing or term has it."""
        return self.place(stem) >= 0

    def ceiling(self, stem: str) -> float:
        """What a stem could add at most; 0 when it is not known."""
        place = self.place(stem)
        return float(self.ceilings[place]) if place >= 0 else 0.0

    def entries(self, stem: str) -> slice:
        """Where the entries of a stem are in `rows`, `gains` and `fields`; nowhere when it is not known."""
        place = self.place(stem)
        return slice(self.offsets.item(place), self.offsets.item(place + 1)) if place >= 0 else slice(0, 0)

    def stated_entries(self, stem: str) -> slice:
        """Those of its entries whose listings' own texts have it."""
        place = self.place(stem)
        start = self.offsets.item(place) if place >= 0 else 0
        return slice(start, start + self.stated.item(place)) if place >= 0 else slice(0, 0)

    def guessed(self, stem: str) -> NDArray[np.bool_]:
        """Which of its entries behind the stated ones only a guessed term gives it."""
        found: NDArray[np.bool_] = self.written[self.stated_entries(stem).stop : self.entries(stem).stop] == ANY_FORM
        return found

    def frequency(self, stem: str) -> int:
        """In how many listings a stem occurs."""
        entries = self.entries(stem)
        return int(entries.stop - entries.start)

    def has_row(self, stem: str, row: np.int32) -> bool:
        """Whether a listing has a stem."""
        entries, stated = self.entries(stem), self.stated_entries(stem)
        for own in (self.rows[stated], self.rows[stated.stop : entries.stop]):
            at = own.searchsorted(row)
            if at < len(own) and own[at] == row:
                return True
        return False

    def beginning_with(self, prefix: str) -> list[str]:
        """The stems of the words that begin so."""
        found = self.forms.starting_with(prefix)
        return [self.stems[int(place)] for place in np.unique(self.form_stems[found.start : found.stop])]

    def near(self, word: str, most: int = 2) -> list[tuple[str, str, int]]:
        """(form, its stem, edits) of the known words near a misspelt one."""
        found = self.typos.near(word, self.forms, most)
        return [(self.forms[form], self.stems[int(self.form_stems[form])], edits) for form, edits in found]

    def stating(self, stem: str, rows: NDArray[np.int32], fields: np.uint8 = ANY_FIELD) -> NDArray[np.bool_]:
        """Which of these rows have a stem in any of some fields; shape (len(rows),)."""
        entries = self.stated_entries(stem)
        own = self.rows[entries]
        if not len(own):
            return np.zeros(len(rows), np.bool_)
        at = np.minimum(own.searchsorted(rows), len(own) - 1)
        found: NDArray[np.bool_] = own.take(at) == rows
        if fields != ANY_FIELD:
            found &= self.fields[entries].take(at) & fields != 0
        return found

    def written_as(self, stem: str, form: str) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """The rows whose own texts have a stem in a form; of those that only have another one, one in eight.

        And those where nobody knows, as a term was guessed from the word, which stands in nothing but names.
        """
        entries = self.stated_entries(stem)
        rows, written, fields = self.rows[entries], self.written[entries], self.fields[entries]
        unsure = (written == ANY_FORM) & (fields & ~np.uint8(Field.NAME | Field.ORGANIZATION) == 0)
        return rows[(written & np.uint8(mark_of(form)) != 0) & ~unsure], rows[unsure]

    def named(
        self, readings: Sequence[Sequence[str]], fields: Iterable[Field], most: int
    ) -> Iterator[NDArray[np.int32]]:
        """For each field the rows that have every word in it, by any of the stems that it was read as.

        Args:
            readings: the stems of each word, at least one word.
            most: none are given where even the rarest word is in more listings.
        """
        often = [sum(map(self.frequency, stems)) for stems in readings]
        if not 0 < min(often) <= most:
            return
        rarest, *others = (readings[place] for place in sorted(range(len(often)), key=often.__getitem__))
        entries = [self.stated_entries(stem) for stem in rarest]
        for field in fields:
            bit = np.uint8(field)
            rows = np.concatenate([self.rows[own].compress(self.fields[own] & bit != 0) for own in entries])
            for stems in others:
                if not len(rows):
                    break
                having = [self.stating(stem, rows, bit) for stem in stems]
                rows = rows[np.logical_or.reduce(having)]
            yield rows
