"""Which listings have each word, and what it counts there, put together word by word.

Most entries are words of the listings' terms: 20 million of 100,000 listings. Sorting them all takes longer than all
else; but the listings of a term are known in their order, and so are those of a word.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from directory.catalog.tags import Tags
from directory.catalog.text_part import ANY_FORM


class Entries(NamedTuple):
    """Words in listings, all of one length.

    Args:
        keys: int64, stem x number of listings + listing; of one stem just the listing.
        weights: float64, what each counts.
        fields: uint8, bits of `Field`; 0 where only a term is called so.
        marks: uint8, the forms.
    """

    keys: NDArray[np.int64]
    weights: NDArray[np.float64]
    fields: NDArray[np.uint8]
    marks: NDArray[np.uint8]

    def at(self, places: NDArray[np.intp] | slice) -> "Entries":
        """Some of them."""
        return Entries(self.keys[places], self.weights[places], self.fields[places], self.marks[places])

    def added_up(self) -> "Entries":
        """Each key once, ascending."""
        if not len(self.keys):
            return self
        order = np.argsort(self.keys, kind="stable")
        keys = self.keys[order]
        first = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
        return Entries(
            keys[first],
            np.add.reduceat(self.weights[order], first),
            np.bitwise_or.reduceat(self.fields[order], first),
            np.bitwise_or.reduceat(self.marks[order], first),
        )


class WordsOfTerms:
    """What the names of the listings' terms add to the words of their own texts.

    Args:
        tags: of the listings.
        stems: of each term's labels and synonyms, each once, by the term's index.
        worth: what a word of its term counts for each tag, > 0.
    """

    def __init__(self, tags: Tags, stems: Sequence[NDArray[np.int64]], worth: NDArray[np.float64]) -> None:
        by_term = np.argsort(tags.term, kind="stable")
        self._rows = np.repeat(np.arange(len(tags)), np.diff(tags.offsets))[by_term]
        self._worth = worth[by_term]
        # What was guessed was read from the text, which may say it in any form.
        self._marks = np.where(tags.confidence < 1, ANY_FORM, 0).astype(np.uint8)[by_term]
        ends = np.searchsorted(tags.term[by_term], np.arange(len(stems) + 1)).tolist()
        self._tags_of: defaultdict[int, list[slice]] = defaultdict(list)  # by stem: the tags of each of its terms
        for term, own in enumerate(stems):
            if ends[term] < ends[term + 1]:
                for stem in own.tolist():
                    self._tags_of[stem].append(slice(ends[term], ends[term + 1]))
        self._best = np.zeros(len(tags))  # of one stem at a time
        self._best_marks = np.zeros(len(tags), np.uint8)

    @property
    def stems(self) -> Iterable[int]:
        """The stems to which terms add anything."""
        return self._tags_of

    @property
    def most(self) -> int:
        """How many entries they add at most."""
        return sum(tags.stop - tags.start for several in self._tags_of.values() for tags in several)

    def added_to(self, stem: int, said: Entries) -> tuple[Entries, Entries]:
        """What the listings' own texts have of a stem, with what terms add; and the listings that only terms give it.

        A word of several terms of a listing counts once, as much as in the surest of them.

        Args:
            said: of this stem; keys are listings.
        """
        several = self._tags_of.get(stem)
        if several is None:
            return said, said.at(slice(0, 0))
        for tags in several:
            rows, worth = self._rows[tags], self._worth[tags]
            surer = worth > self._best[rows]
            rows = rows[surer]
            self._best[rows], self._best_marks[rows] = worth[surer], self._marks[tags][surer]
        weights = said.weights + self._best[said.keys]
        marks = said.marks | self._best_marks[said.keys]
        self._best[said.keys] = 0
        rows = self._rows[several[0]]
        others = rows[self._best[rows] > 0] if len(several) == 1 else np.flatnonzero(self._best)
        only = Entries(others, self._best[others], np.zeros(len(others), np.uint8), self._best_marks[others])
        self._best[others] = 0
        for tags in several:
            self._best_marks[self._rows[tags]] = 0
        return Entries(said.keys, weights, said.fields, marks), only


class Postings(NamedTuple):
    """The entries of all stems, stem after stem; within each those of own texts first, then by listing.

    Args:
        offsets: int64, shape (stems + 1,).
        stated: int64, shape (stems,): how many of each stem are of own texts.
        ceilings: float64, shape (stems,).
    """

    offsets: NDArray[np.int64]
    stated: NDArray[np.int64]
    ceilings: NDArray[np.float64]
    rows: NDArray[np.int32]
    gains: NDArray[np.float32]
    fields: NDArray[np.uint8]
    marks: NDArray[np.uint8]


def put_together(
    n_stems: int,
    said: Entries,
    of_terms: WordsOfTerms,
    ceiling: Callable[[int, int], float],
    dampers: NDArray[np.float64],
) -> Postings:
    """The postings of all stems.

    Args:
        said: of own texts, each key once, ascending.
        ceiling: (stem, how many listings have it) -> what it could add at most.
        dampers: shape (listings,): how much must be said to come half as high.
    """
    counts, stated = np.zeros(n_stems, np.int64), np.zeros(n_stems, np.int64)
    most = len(said.keys) + of_terms.most  # what is never written takes no memory
    rows, gains = np.empty(most, np.int32), np.empty(most, np.float32)
    fields, marks = np.empty(most, np.uint8), np.empty(most, np.uint8)
    end = 0
    for stem, own, only in _of_stems(n_stems, said, of_terms, len(dampers)):
        stated[stem], counts[stem] = len(own.keys), len(own.keys) + len(only.keys)
        highest = ceiling(stem, int(counts[stem]))
        for part in (own, only):
            here = slice(end, end + len(part.keys))
            rows[here], fields[here], marks[here] = part.keys, part.fields, part.marks
            gains[here] = highest * part.weights / (part.weights + dampers[part.keys])
            end = here.stop
    ceilings = np.array([ceiling(stem, count) for stem, count in enumerate(counts.tolist())])
    offsets = np.zeros(n_stems + 1, np.int64)
    np.cumsum(counts, out=offsets[1:])
    return Postings(offsets, stated, ceilings, rows[:end], gains[:end], fields[:end], marks[:end])


def _of_stems(
    n_stems: int, said: Entries, of_terms: WordsOfTerms, n_rows: int
) -> Iterator[tuple[int, Entries, Entries]]:
    """Each stem that any listing has, with the entries of own texts and those of terms only."""
    ends = np.searchsorted(said.keys, np.arange(n_stems + 1) * max(n_rows, 1))
    had = sorted({*np.flatnonzero(np.diff(ends)).tolist(), *of_terms.stems})
    listings = said._replace(keys=said.keys % max(n_rows, 1))
    for stem in had:
        yield stem, *of_terms.added_to(stem, listings.at(slice(ends[stem], ends[stem + 1])))
