"""Weigh the words of listings."""

from array import array
from collections import defaultdict
from collections.abc import Sequence
from itertools import count
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from directory.catalog.postings import Entries, WordsOfTerms, put_together
from directory.catalog.tags import Tags
from directory.catalog.text_part import LENGTH_SHARE, SATURATION, Field, Statistics, TextPart, mark_of, rarity
from directory.catalog.typos import Typos
from directory.words.language import stem, words
from directory.words.strings import Strings

FIELD_WEIGHTS = MappingProxyType(  # what a word counts in each field
    {Field.NAME: 3.0, Field.ORGANIZATION: 1.5, Field.DESCRIPTION: 1.0, Field.ELIGIBILITY: 1.0}
)
TERMS = 2.5  # a word of the listing's terms, once


class TextBuilder:
    """Collects words by field; `part` then makes the postings.

    Args:
        term_words: the folded words of each term's labels and synonyms, by its index among the catalog's.
    """

    def __init__(self, term_words: Sequence[Sequence[str]]) -> None:
        self._form_ids: defaultdict[str, int] = defaultdict(count().__next__)
        self._term_forms = [np.array(sorted({self._form_ids[word] for word in own}), np.int64) for own in term_words]
        self._forms: list[array[int]] = []  # per field: the forms, one listing after the other
        self._lengths: list[list[int]] = []  # per field: words per listing

    def add_field(self, texts: Sequence[str]) -> None:
        """Add one field of all listings; the fields come in the order of `FIELD_WEIGHTS`."""
        forms, lengths, id_of = array("i"), list[int](), self._form_ids.__getitem__
        for text in texts:
            before = len(forms)
            forms.extend(map(id_of, words(text)))
            lengths.append(len(forms) - before)
        self._forms.append(forms)
        self._lengths.append(lengths)

    def part(self, tags: Tags, statistics: Statistics | None = None) -> TextPart:
        """Weigh everything.

        Args:
            tags: of the listings, in their order.
            statistics: of the listings that these are added to; None: these are all.
        """
        forms, stems, stem_of_id = self._stems()
        lengths = np.array(self._lengths, np.int64).sum(axis=0)
        usual = statistics.usual_length if statistics else max(float(lengths.sum()) / max(len(lengths), 1), 1.0)
        new = [form for form in forms if not statistics.has_form(form)] if statistics else forms
        of_terms = [np.unique(stem_of_id[own]) for own in self._term_forms]
        found = put_together(
            len(stems),
            self._said(stem_of_id).added_up(),
            WordsOfTerms(tags, of_terms, _worth_of_tags(tags)),
            lambda stem_, count: _ceiling(stems[stem_], count, len(lengths), statistics),
            SATURATION * _longer(lengths, usual),
        )
        return TextPart(
            stems=Strings.pack(stems),
            offsets=found.offsets,
            stated=found.stated,
            rows=found.rows,
            gains=found.gains,
            fields=found.fields,
            written=found.marks,
            ceilings=found.ceilings.astype(np.float32),
            forms=Strings.pack(new),
            form_stems=stem_of_id[[self._form_ids[form] for form in new]].astype(np.int32),
            typos=Typos.pack(new),
            n_rows=len(lengths),
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

    def _said(self, stem_of_id: NDArray[np.int64]) -> Entries:
        """Every word of the listings' own texts."""
        mark_of_id = np.array([mark_of(form) for form in self._form_ids], np.uint8)
        n_rows, total = len(self._lengths[0]), sum(map(len, self._forms))
        fields, marks = np.empty(total, np.uint8), np.empty(total, np.uint8)
        said = Entries(np.empty(total, np.int64), np.empty(total), fields, marks)
        start = 0
        for field, forms, lengths in zip(FIELD_WEIGHTS, self._forms, self._lengths, strict=True):
            ids = np.array(forms)
            here = slice(start, start + len(ids))
            said.keys[here] = stem_of_id[ids] * n_rows + np.repeat(np.arange(n_rows), lengths)
            said.weights[here], said.fields[here], said.marks[here] = FIELD_WEIGHTS[field], field, mark_of_id[ids]
            start = here.stop
        return said


def _worth_of_tags(tags: Tags) -> NDArray[np.float64]:
    """What the words of each tag's term count: TERMS where somebody stated it.

    What was only guessed counts as much as it is sure, and less the more was guessed: a text that speaks of everything
    is about nothing, and the names of its terms would bury what it says.
    """
    tag_rows = tags.row_of_each
    guessed = tags.confidence < 1
    how_many = np.bincount(tag_rows[guessed], minlength=len(tags))[tag_rows]
    share = np.where(guessed, tags.confidence / np.sqrt(np.maximum(how_many, 1)), 1.0)
    return np.asarray(TERMS * share, np.float64)


def _ceiling(stem_: str, frequency: int, n_rows: int, statistics: Statistics | None) -> float:
    """What a stem can add at most: rare ones much. What is known already keeps its weight."""
    if statistics and (known := statistics.known_ceiling(stem_)) is not None:
        return known
    rows = statistics.rows if statistics else n_rows
    ceiling = (SATURATION + 1) * rarity(rows, frequency)
    return max(ceiling, 0.0) if statistics else ceiling  # more new listings than old ones may have it


def _longer(lengths: NDArray[np.int64], usual: float) -> NDArray[np.float64]:
    """How much longer than usual each listing is; its terms are left out: being well described is no fault."""
    return np.asarray(1 - LENGTH_SHARE + LENGTH_SHARE * lengths / usual, np.float64)
