"""Listings that are called as a question says."""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import Catalog
from directory.language import words as words_of
from directory.search.query import Query, content_words, without_place

_BEST = 50  # a name counts most among the texts, so who is called so is among the best by words
_IN_BRACKETS = re.compile(r"\([^)]*\)")
_LEAST_WORDS = 2  # one word alone is mostly no name: "mensa"


def called(words: Sequence[str], catalog: Catalog, scores: NDArray[np.float32]) -> list[int]:
    """The rows whose name or organization has all these words in this order.

    Args:
        words: folded.
        scores: shape (n,), what the words score in all texts.
    """
    if len(words) < _LEAST_WORDS:
        return []
    return [
        row
        for row in _best(scores)
        if any(_in_order(words, words_of(name)) for name in (catalog.name[row], catalog.organization[row]))
    ]


def as_a_name(query: Query, catalog: Catalog) -> Query:
    """Without a place where the whole question is a name: "Giocatori in cerchio" is a group, not near Cerchio."""
    words = content_words(query.text)
    if len(words) < _LEAST_WORDS or all(span.kind != "place" for span in query.spans):
        return query
    whole = words_of(query.text)
    for row in _best(catalog.text.search(words).score):
        if any(
            words_of(_IN_BRACKETS.sub("", name)) == whole for name in (catalog.name[row], catalog.organization[row])
        ):
            return without_place(query)
    return query


def _best(scores: NDArray[np.float32]) -> list[int]:
    rows = np.argpartition(-scores, _BEST)[:_BEST] if len(scores) > _BEST else np.arange(len(scores))
    return [int(row) for row in rows if scores[row] > 0]


def _in_order(words: Sequence[str], name: Sequence[str]) -> bool:
    rest = iter(name)
    return all(word in rest for word in words)
