"""Make a `TextIndex` from the listings' texts."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import count

import numpy as np
from numpy.typing import NDArray

from directory.catalog.strings import Strings
from directory.catalog.text_index import LENGTH_SHARE, SATURATION, TextIndex
from directory.catalog.typos import Typos
from directory.language import stem, words

NAME, ORGANIZATION, TERMS, DESCRIPTION, ELIGIBILITY = 3.0, 1.5, 2.0, 1.0, 1.0  # what a word counts in each field


class TextBuilder:
    """Collects words by field; `index` then makes the index.

    Args:
        term_texts: labels and synonyms of each term of the catalog, by its index.
    """

    def __init__(self, term_texts: Sequence[str]) -> None:
        self._form_ids: defaultdict[str, int] = defaultdict(count().__next__)
        self._term_forms = [np.array(sorted(set(self._ids(text))), np.int64) for text in term_texts]
        self._forms: list[list[int]] = []  # per field: the forms, one listing after the other
        self._lengths: list[list[int]] = []  # per field: words per listing
        self._weights: list[float] = []

    def add_field(self, weight: float, texts: Sequence[str]) -> None:
        """Add one field of all listings."""
        forms: list[int] = []
        lengths = []
        for text in texts:
            ids = self._ids(text)
            forms.extend(ids)
            lengths.append(len(ids))
        self._forms.append(forms)
        self._lengths.append(lengths)
        self._weights.append(weight)

    def index(self, tag_rows: NDArray[np.int64], tag_terms: NDArray[np.int16]) -> TextIndex:
        """Weigh everything.

        Args:
            tag_rows, tag_terms: one entry per tag: the listing and the term it is about.
        """
        forms = sorted(self._form_ids)
        stem_of_form = [stem(form) for form in forms]
        stems = sorted(set(stem_of_form))
        stem_ids = {text: index for index, text in enumerate(stems)}
        form_stems = np.array([stem_ids[text] for text in stem_of_form], np.int32)
        stem_of_id = np.empty(len(forms), np.int64)
        stem_of_id[[self._form_ids[form] for form in forms]] = form_stems
        n_rows = len(self._lengths[0])
        entries, weights, own = self._entries(stem_of_id, n_rows, tag_rows, tag_terms)
        order = np.argsort(entries, kind="stable")
        first = _first_of_equals(entries[order])
        unique = entries[order[first]]
        frequency = np.add.reduceat(weights[order], first) if len(first) else np.zeros(0)
        stated = np.logical_or.reduceat(own[order], first) if len(first) else np.zeros(0, np.bool_)
        stem_column, row_column = unique // max(n_rows, 1), unique % max(n_rows, 1)
        offsets = np.zeros(len(stems) + 1, np.int64)
        np.cumsum(np.bincount(stem_column, minlength=len(stems)), out=offsets[1:])
        ceilings = (SATURATION + 1) * _inverse_frequency(np.diff(offsets), n_rows)
        lengths = np.array(self._lengths, np.int64).sum(axis=0)
        gains = ceilings[stem_column] * frequency / (frequency + SATURATION * _length_factor(lengths)[row_column])
        return TextIndex(
            stems=Strings.pack(stems),
            offsets=offsets,
            rows=row_column.astype(np.int32),
            gains=gains.astype(np.float32),
            stated=stated,
            ceilings=ceilings.astype(np.float32),
            forms=Strings.pack(forms),
            form_stems=form_stems,
            typos=Typos.pack(forms),
            n_rows=n_rows,
        )

    def _ids(self, text: str) -> list[int]:
        return [self._form_ids[word] for word in words(text)]

    def _entries(
        self, stem_of_id: NDArray[np.int64], n_rows: int, tag_rows: NDArray[np.int64], tag_terms: NDArray[np.int16]
    ) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.bool_]]:
        """Every occurrence as stem x n + row, what it counts, and whether it stands in a text.

        A term's word counts once per listing.
        """
        keys, weights = [], []
        for forms, lengths, weight in zip(self._forms, self._lengths, self._weights, strict=True):
            rows = np.repeat(np.arange(n_rows), lengths)
            keys.append(stem_of_id[np.array(forms, np.int64)] * n_rows + rows)
            weights.append(np.full(len(rows), weight))
        of_terms = [np.unique(stem_of_id[forms]) for forms in self._term_forms]
        own = [of_terms[term] for term in tag_terms]
        rows = np.repeat(tag_rows, [len(stems) for stems in own])
        term_keys = np.sort(np.concatenate([*own, np.empty(0, np.int64)]) * n_rows + rows)
        term_keys = term_keys[_first_of_equals(term_keys)]
        in_text = np.repeat([True, False], [sum(map(len, keys)), len(term_keys)])
        all_weights = np.concatenate([*weights, np.full(len(term_keys), TERMS)])
        return np.concatenate([*keys, term_keys]), all_weights, in_text


def _first_of_equals(ordered: NDArray[np.int64]) -> NDArray[np.intp]:
    """Where each value begins in a sorted array; many times faster here than `np.unique`, which hashes."""
    return np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])) if len(ordered) else ordered)


def _inverse_frequency(frequency: NDArray[np.int64], n_rows: int) -> NDArray[np.float64]:
    idf: NDArray[np.float64] = np.log1p((n_rows - frequency + 0.5) / (frequency + 0.5))
    return idf


def _length_factor(lengths: NDArray[np.int64]) -> NDArray[np.float64]:
    """Taxonomy terms are left out of the length: being well described is no fault."""
    usual = max(float(lengths.sum()) / max(len(lengths), 1), 1.0)
    return np.asarray(1 - LENGTH_SHARE + LENGTH_SHARE * lengths / usual, np.float64)
