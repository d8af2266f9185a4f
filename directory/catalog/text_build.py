"""Weigh the words of listings."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import count
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from directory.catalog.strings import Strings
from directory.catalog.text_part import LENGTH_SHARE, SATURATION, Field, Statistics, TextPart
from directory.catalog.typos import Typos
from directory.language import stem, words

FIELD_WEIGHTS = MappingProxyType(  # what a word counts in each field
    {Field.NAME: 3.0, Field.ORGANIZATION: 1.5, Field.DESCRIPTION: 1.0, Field.ELIGIBILITY: 1.0}
)
TERMS = 2.0  # a word of the listing's terms, once


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

    def part(
        self, tag_rows: NDArray[np.int64], tag_terms: NDArray[np.int16], statistics: Statistics | None = None
    ) -> TextPart:
        """Weigh everything.

        Args:
            tag_rows, tag_terms: one entry per tag: the listing and the term it is about.
            statistics: of the listings that these are added to; None: these are all.
        """
        forms, stems, stem_of_id = self._stems()
        n_rows = len(self._lengths[0])
        entries, weights, own = self._entries(stem_of_id, n_rows, tag_rows, tag_terms)
        order = np.argsort(entries, kind="stable")
        first = _first_of_equals(entries[order])
        unique = entries[order[first]]
        frequency = np.add.reduceat(weights[order], first) if len(first) else np.zeros(0)
        fields = np.bitwise_or.reduceat(own[order], first) if len(first) else np.zeros(0, np.uint8)
        stem_column = unique // max(n_rows, 1)
        offsets = np.zeros(len(stems) + 1, np.int64)
        np.cumsum(np.bincount(stem_column, minlength=len(stems)), out=offsets[1:])
        stated_first, stated = _stated_first(stem_column, offsets, fields != 0)
        row_column, frequency, fields = (
            (unique % max(n_rows, 1))[stated_first],
            frequency[stated_first],
            fields[stated_first],
        )
        lengths = np.array(self._lengths, np.int64).sum(axis=0)
        usual = statistics.usual_length if statistics else max(float(lengths.sum()) / max(n_rows, 1), 1.0)
        new = [form for form in forms if form not in statistics.forms] if statistics else forms
        ceilings = _ceilings(stems, np.diff(offsets), n_rows, statistics)
        gains = ceilings[stem_column] * frequency / (frequency + SATURATION * _longer(lengths, usual)[row_column])
        return TextPart(
            stems=Strings.pack(stems),
            offsets=offsets,
            stated=stated,
            rows=row_column.astype(np.int32),
            gains=gains.astype(np.float32),
            fields=fields,
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

    def _entries(
        self, stem_of_id: NDArray[np.int64], n_rows: int, tag_rows: NDArray[np.int64], tag_terms: NDArray[np.int16]
    ) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.uint8]]:
        """Every occurrence as stem x n + row, what it counts, and in which field it stands, as a bit of `Field`.

        A term's word counts once per listing.
        """
        keys, weights, fields = [], [], []
        for field, forms, lengths in zip(FIELD_WEIGHTS, self._forms, self._lengths, strict=True):
            rows = np.repeat(np.arange(n_rows), lengths)
            keys.append(stem_of_id[np.array(forms, np.int64)] * n_rows + rows)
            weights.append(np.full(len(rows), FIELD_WEIGHTS[field]))
            fields.append(np.full(len(rows), field, np.uint8))
        of_terms = [np.unique(stem_of_id[forms]) for forms in self._term_forms]
        own = [of_terms[term] for term in tag_terms]
        rows = np.repeat(tag_rows, [len(stems) for stems in own])
        term_keys = np.sort(np.concatenate([*own, np.empty(0, np.int64)]) * n_rows + rows)
        term_keys = term_keys[_first_of_equals(term_keys)]
        fields.append(np.zeros(len(term_keys), np.uint8))
        weights.append(np.full(len(term_keys), TERMS))
        return np.concatenate([*keys, term_keys]), np.concatenate(weights), np.concatenate(fields)


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
