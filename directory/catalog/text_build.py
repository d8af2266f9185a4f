"""Weigh the words of listings."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import count
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from directory.catalog.strings import Strings
from directory.catalog.tags import Tags
from directory.catalog.text_part import LENGTH_SHARE, SATURATION, Field, Statistics, TextPart, mark_of
from directory.catalog.typos import Typos
from directory.language import stem, words

FIELD_WEIGHTS = MappingProxyType(  # what a word counts in each field
    {Field.NAME: 3.0, Field.ORGANIZATION: 1.5, Field.DESCRIPTION: 1.0, Field.ELIGIBILITY: 1.0}
)
TERMS = 2.5  # a word of the listing's terms, once
_ANY_FORM = 0xFF  # the marks of all forms


class TextBuilder:
    """Collects words by field; `part` then makes the postings.

    Args:
        term_words: the folded words of each term's labels and synonyms, by its index among the catalog's.
    """

    def __init__(self, term_words: Sequence[Sequence[str]]) -> None:
        self._form_ids: defaultdict[str, int] = defaultdict(count().__next__)
        self._term_forms = [np.array(sorted({self._form_ids[word] for word in own}), np.int64) for own in term_words]
        self._forms: list[list[int]] = []  # per field: the forms, one listing after the other
        self._lengths: list[list[int]] = []  # per field: words per listing

    def add_field(self, texts: Sequence[str]) -> None:
        """Add one field of all listings; the fields come in the order of `FIELD_WEIGHTS`."""
        forms: list[int] = []
        lengths = []
        for text in texts:
            ids = self._ids(text)
            forms.extend(ids)
            lengths.append(len(ids))
        self._forms.append(forms)
        self._lengths.append(lengths)

    def part(self, tags: Tags, statistics: Statistics | None = None) -> TextPart:
        """Weigh everything.

        Args:
            tags: of the listings, in their order.
            statistics: of the listings that these are added to; None: these are all.
        """
        forms, stems, stem_of_id = self._stems()
        n_rows = len(self._lengths[0])
        entries = self._occurrences(stem_of_id, n_rows, tags).added_up()
        stem_column = entries.keys // max(n_rows, 1)
        offsets = np.zeros(len(stems) + 1, np.int64)
        np.cumsum(np.bincount(stem_column, minlength=len(stems)), out=offsets[1:])
        stated_first, stated = _stated_first(stem_column, offsets, entries.fields != 0)
        entries = entries.at(stated_first)
        rows, frequency = entries.keys % max(n_rows, 1), entries.weights
        lengths = np.array(self._lengths, np.int64).sum(axis=0)
        usual = statistics.usual_length if statistics else max(float(lengths.sum()) / max(n_rows, 1), 1.0)
        new = [form for form in forms if form not in statistics.forms] if statistics else forms
        ceilings = _ceilings(stems, np.diff(offsets), n_rows, statistics)
        gains = ceilings[stem_column] * frequency / (frequency + SATURATION * _longer(lengths, usual)[rows])
        return TextPart(
            stems=Strings.pack(stems),
            offsets=offsets,
            stated=stated,
            rows=rows.astype(np.int32),
            gains=gains.astype(np.float32),
            fields=entries.fields,
            written=entries.marks,
            ceilings=ceilings.astype(np.float32),
            forms=Strings.pack(new),
            form_stems=stem_of_id[[self._form_ids[form] for form in new]].astype(np.int32),
            typos=Typos.pack(new),
            n_rows=n_rows,
            usual_length=usual,
        )

    def _stems(self) -> tuple[list[str], list[str], NDArray[np.int64]]:
        """Sorted forms, sorted stems, and the place among them of each form's stem, by the number it has here."""
        forms = sorted(self._form_ids)
        stem_of_form = [stem(form) for form in forms]
        stems = sorted(set(stem_of_form))
        places = {text: place for place, text in enumerate(stems)}
        stem_of_id = np.empty(len(forms), np.int64)
        stem_of_id[[self._form_ids[form] for form in forms]] = [places[text] for text in stem_of_form]
        return forms, stems, stem_of_id

    def _ids(self, text: str) -> list[int]:
        return [self._form_ids[word] for word in words(text)]

    def _occurrences(self, stem_of_id: NDArray[np.int64], n_rows: int, tags: Tags) -> "_Entries":
        """Every word of the texts, and the words of the listings' terms."""
        mark_of_id = np.array([mark_of(form) for form in self._form_ids], np.uint8)
        found = [self._of_terms(stem_of_id, n_rows, tags)]
        for field, forms, lengths in zip(FIELD_WEIGHTS, self._forms, self._lengths, strict=True):
            ids = np.array(forms, np.int64)
            rows = np.repeat(np.arange(n_rows), lengths)
            weights, fields = np.full(len(ids), FIELD_WEIGHTS[field]), np.full(len(ids), field, np.uint8)
            found.append(_Entries(stem_of_id[ids] * n_rows + rows, weights, fields, mark_of_id[ids]))
        return _joined(found)

    def _of_terms(self, stem_of_id: NDArray[np.int64], n_rows: int, tags: Tags) -> "_Entries":
        """The words of what listings are about; a word of several terms counts once, as much as in the surest of them.

        What was guessed was read from the text, which may say it in any form.
        """
        of_terms = [np.unique(stem_of_id[forms]) for forms in self._term_forms]
        own = [of_terms[term] for term in tags.term]
        n_stems = [len(stems) for stems in own]
        tag_rows = np.repeat(np.arange(n_rows), np.diff(tags.offsets))
        keys = np.concatenate([*own, np.empty(0, np.int64)]) * n_rows + np.repeat(tag_rows, n_stems)
        weights = np.repeat(_worth_of_tags(tags, tag_rows), n_stems)
        marks = np.repeat(np.where(tags.confidence < 1, _ANY_FORM, 0).astype(np.uint8), n_stems)
        surest_first = np.lexsort((-weights, keys))
        every = _Entries(keys, weights, np.zeros(len(keys), np.uint8), marks).at(surest_first)
        return every.at(_first_of_equals(every.keys))


class _Entries(NamedTuple):
    """Words in listings, all of one length.

    Args:
        keys: int64, stem x number of listings + listing.
        weights: what each counts.
        fields: uint8, bits of `Field`.
        marks: uint8, the forms.
    """

    keys: NDArray[np.int64]
    weights: NDArray[np.float64]
    fields: NDArray[np.uint8]
    marks: NDArray[np.uint8]

    def at(self, places: NDArray[np.intp] | NDArray[np.int64]) -> "_Entries":
        """Some of them."""
        return _Entries(self.keys[places], self.weights[places], self.fields[places], self.marks[places])

    def added_up(self) -> "_Entries":
        """Each key once, ascending."""
        if not len(self.keys):
            return self
        ordered = self.at(np.argsort(self.keys, kind="stable"))
        first = _first_of_equals(ordered.keys)
        return _Entries(
            ordered.keys[first],
            np.add.reduceat(ordered.weights, first),
            np.bitwise_or.reduceat(ordered.fields, first),
            np.bitwise_or.reduceat(ordered.marks, first),
        )


def _joined(several: Sequence[_Entries]) -> _Entries:
    """All of them, one after the other."""
    return _Entries(
        np.concatenate([each.keys for each in several]),
        np.concatenate([each.weights for each in several]),
        np.concatenate([each.fields for each in several]),
        np.concatenate([each.marks for each in several]),
    )


def _worth_of_tags(tags: Tags, tag_rows: NDArray[np.int64]) -> NDArray[np.float64]:
    """What the words of each tag's term count: TERMS where somebody stated it.

    What was only guessed counts as much as it is sure, and less the more was guessed: a text that speaks of everything
    is about nothing, and the names of its terms would bury what it says.
    """
    guessed = tags.confidence < 1
    how_many = np.bincount(tag_rows[guessed], minlength=len(tags))[tag_rows]
    share = np.where(guessed, tags.confidence / np.sqrt(np.maximum(how_many, 1)), 1.0)
    return np.asarray(TERMS * share, np.float64)


def _first_of_equals(ordered: NDArray[np.int64]) -> NDArray[np.intp]:
    """Where each value begins in a sorted array; many times faster here than `np.unique`, which hashes."""
    return np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])) if len(ordered) else ordered)


def _stated_first(
    stem_column: NDArray[np.int64], offsets: NDArray[np.int64], is_stated: NDArray[np.bool_]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The order of sorted entries in which, within each stem, the stated ones come first; and how many these are."""
    before = np.concatenate(([0], np.cumsum(is_stated)))  # stated ones before each entry
    stated = before[offsets[1:]] - before[offsets[:-1]]
    start = offsets[:-1][stem_column]
    rank = before[:-1] - before[start]
    place = start + np.where(is_stated, rank, stated[stem_column] + np.arange(len(start)) - start - rank)
    order = np.empty(len(place), np.int64)
    order[place] = np.arange(len(place))
    return order, stated.astype(np.int64)


def _ceilings(
    stems: Sequence[str], frequency: NDArray[np.int64], n_rows: int, statistics: Statistics | None
) -> NDArray[np.float64]:
    """What each stem can add at most: rare ones much. What is known already keeps its weight."""
    rows = statistics.rows if statistics else n_rows
    ceilings: NDArray[np.float64] = (SATURATION + 1) * np.log1p((rows - frequency + 0.5) / (frequency + 0.5))
    if statistics:
        known = [(place, statistics.ceilings.get(text)) for place, text in enumerate(stems)]
        ceilings = np.maximum(ceilings, 0)  # more new listings than old ones may have it
        for place, ceiling in known:
            if ceiling is not None:
                ceilings[place] = ceiling
    return ceilings


def _longer(lengths: NDArray[np.int64], usual: float) -> NDArray[np.float64]:
    """How much longer than usual each listing is; its terms are left out: being well described is no fault."""
    return np.asarray(1 - LENGTH_SHARE + LENGTH_SHARE * lengths / usual, np.float64)
