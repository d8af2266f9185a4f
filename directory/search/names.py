"""Listings that are called as a question says."""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import Catalog
from directory.catalog.text_index import Reading
from directory.language import words as words_of
from directory.search.query import content_words, without_place
from directory.search.question import Query

_IN_BRACKETS = re.compile(r"\([^)]*\)")
_LEAST_WORDS = 2  # one word alone is mostly no name: "mensa"
_NOBODY = np.empty(0, np.int32)


def called(readings: Sequence[Reading], catalog: Catalog) -> NDArray[np.int32]:
    """The rows whose name or organization has all these words."""
    return catalog.text.named(readings) if len(readings) >= _LEAST_WORDS else _NOBODY


def as_a_name(query: Query, catalog: Catalog) -> Query:
    """Without a place where the whole question is a name: "Giocatori in cerchio" is a group, not near Cerchio."""
    if query.place is None or not any(span.kind == "place" for span in query.spans):
        return query
    whole = words_of(query.text)
    for row in called(catalog.text.read(content_words(query.text)), catalog).tolist():
        if any(
            words_of(_IN_BRACKETS.sub("", name)) == whole for name in (catalog.name[row], catalog.organization[row])
        ):
            return without_place(query)
    return query
