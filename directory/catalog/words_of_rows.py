"""Which words some listings have, read from the index the other way round: for who takes them away."""

from collections import defaultdict
from collections.abc import Collection, Sequence

import numpy as np

from directory.catalog.known_words import KnownWords
from directory.catalog.text_part import TextPart


def stems_of_rows(index: KnownWords, rows: Sequence[int]) -> list[set[str]]:
    """The stems of the own texts of some listings, in the order of these.

    Args:
        rows: each once.
    """
    found: list[set[str]] = [set() for _ in rows]
    place = np.full(index.n_rows, -1, np.int64)
    place[list(rows)] = np.arange(len(rows))
    first = 0
    for part in index.parts:
        _add(part, place[first : first + part.n_rows], found)
        first += part.n_rows
    return found


def _add(part: TextPart, place: np.ndarray, found: list[set[str]]) -> None:
    at = place[part.rows]
    is_theirs = (at >= 0) & (part.fields != 0)  # 0: only what its terms are called
    stem_of_entry = np.repeat(np.arange(len(part.stems)), np.diff(part.offsets))
    for row, stem_ in zip(at[is_theirs].tolist(), stem_of_entry[is_theirs].tolist(), strict=True):
        found[row].add(part.stems[stem_])


def forms_of_stems(index: KnownWords, stems: Collection[str]) -> dict[str, set[str]]:
    """Stem -> the folded words of any listing that have it."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for part in index.parts:
        wanted = np.zeros(len(part.stems), np.bool_)
        wanted[[place for one in stems if (place := part.place(one)) >= 0]] = True
        for form in np.flatnonzero(wanted[part.form_stems]).tolist():
            found[part.stems[int(part.form_stems[form])]].add(part.forms[form])
    return dict(found)
