"""Where to look: the rows that are about something that was asked."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import Catalog
from directory.catalog.text_index import TextMatch
from directory.search.question import Query

Key = tuple[str, str]  # what a set of rows is: ("need", code), ("everything", "")
EVERYTHING: Key = ("everything", "")


@dataclass(frozen=True, eq=False)
class Candidates:
    """Live rows, ascending, as one set that questions often ask for and the others.

    Args:
        rows: all of them.
        base: the name of the largest set in them; None where it is not whole, since some of its rows are not live.
        base_rows: the rows of that set.
        others: the rows that are not in it, ascending.
    """

    rows: NDArray[np.intp]
    base: Key | None
    base_rows: NDArray[np.intp]
    others: NDArray[np.intp]


def asks_for_something(query: Query) -> bool:
    """Whether a result must be about something, and not only be near, open or free."""
    return bool(query.words or query.needs or query.service_types or query.interests)


def candidates(query: Query, catalog: Catalog, match: TextMatch | None) -> Candidates:
    """The live rows that have one of the words or answer one of the terms; all when nothing of the kind was asked."""
    if not asks_for_something(query):
        return everything(catalog)
    sets = [*_by_terms(query, catalog), *_by_words(query, catalog, match)]
    if not sets:
        return Candidates(_NONE, None, _NONE, _NONE)
    sets.sort(key=lambda one: -len(one[1]))
    (base, base_rows), *others = sets
    found = np.zeros(len(catalog), np.bool_)
    for _, rows in others:
        found[rows] = True
    found[base_rows] = False
    apart = np.flatnonzero(found)
    found[base_rows] = True
    rows = np.flatnonzero(found) if len(apart) else base_rows.astype(np.intp)
    if catalog.all_live:
        return Candidates(rows, base, base_rows.astype(np.intp), apart)
    return Candidates(rows[catalog.live[rows]], None, _NONE, _NONE)


def everything(catalog: Catalog) -> Candidates:
    """All live rows."""
    return Candidates(catalog.live_rows, EVERYTHING, catalog.live_rows, _NONE)


_NONE = np.empty(0, np.intp)


def _by_terms(query: Query, catalog: Catalog) -> Iterator[tuple[Key, NDArray[np.int32]]]:
    for code in query.needs:
        yield ("need", code), catalog.needs.rows[catalog.own_index("need", code)]
    for code in query.service_types:
        yield ("service_type", code), catalog.kinds.rows[catalog.own_index("service_type", code)]
    for code in query.interests:
        yield ("interest", code), catalog.interests.rows[catalog.own_index("interest", code)]


def _by_words(
    query: Query, catalog: Catalog, match: TextMatch | None
) -> Iterator[tuple[Key, NDArray[np.int32] | NDArray[np.intp]]]:
    """Where terms were understood, something of another meaning that is only called alike does not count."""
    if match is not None:
        terms = bool(query.needs or query.service_types or query.interests)
        for stem, rows in catalog.text.rows_of(match.readings, only_stated=terms):
            yield ("stated" if terms else "word", stem), rows
