"""Where to look: the rows that are about something that was asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import Catalog
from directory.catalog.text_index import TextMatch
from directory.search.question import Query

Key = tuple[str, str]  # what a set of rows is: ("need", code), ("everything", "")
Rows = NDArray[np.intp]
EVERYTHING: Key = ("everything", "")
NO_ROWS: Rows = np.empty(0, np.intp)


class Addition(NamedTuple):
    """A set of rows that came after others.

    Args:
        new: the rows that none of the sets before has.
        known: the rows that one of them has.
    """

    key: Key
    rows: Rows
    new: Rows
    known: Rows


@dataclass(frozen=True, eq=False)
class Candidates:
    """Live rows, each once, as the union of sets that questions often ask for.

    Args:
        base: the name of the largest set; None where it is not whole, as some of its rows are not live or do not fit.
        base_rows: ascending.
        additions: the other sets.
    """

    base: Key | None
    base_rows: Rows
    additions: tuple[Addition, ...] = ()

    @cached_property
    def rows(self) -> Rows:
        """All of them, in no particular order."""
        if not self.additions:
            return self.base_rows
        return np.concatenate((self.base_rows, *(one.new for one in self.additions)))


def asks_for_something(query: Query) -> bool:
    """Whether a result must be about something, and not only be near, open or free."""
    return bool(query.words or query.needs or query.service_types or query.interests)


def candidates(query: Query, catalog: Catalog, match: TextMatch | None) -> Candidates:
    """The live rows that have one of the words or answer one of the terms; all when nothing of the kind was asked."""
    if not asks_for_something(query):
        return everything(catalog)
    sets = [*_by_terms(query, catalog), *_by_words(query, catalog, match)]
    if not sets:
        return Candidates(None, NO_ROWS)
    sets.sort(key=lambda one: -len(one[1]))
    base, base_rows = sets[0][0], sets[0][1].astype(np.intp)
    found = Candidates(base, base_rows, tuple(_additions(base_rows, sets[1:], len(catalog))))
    if catalog.all_live:
        return found
    rows = np.sort(found.rows)
    return Candidates(None, rows[catalog.live[rows]])


def everything(catalog: Catalog) -> Candidates:
    """All live rows."""
    return Candidates(EVERYTHING, catalog.live_rows)


def _additions(base: Rows, sets: list[tuple[Key, NDArray[np.int32]]], n_rows: int) -> Iterator[Addition]:
    """What each set adds to those before; nothing is looked at but these sets."""
    if not sets:
        return
    seen = np.zeros(n_rows, np.bool_)
    seen[base] = True
    for key, own in sets:
        rows = own.astype(np.intp)
        is_known = seen[rows]
        new, known = rows[np.flatnonzero(~is_known)], rows[np.flatnonzero(is_known)]
        seen[new] = True
        yield Addition(key, rows, new, known)


def _by_terms(query: Query, catalog: Catalog) -> Iterator[tuple[Key, NDArray[np.int32]]]:
    for code in query.needs:
        yield ("need", code), catalog.needs.rows[catalog.own_index("need", code)]
    for code in query.service_types:
        yield ("service_type", code), catalog.kinds.rows[catalog.own_index("service_type", code)]
    for code in query.interests:
        yield ("interest", code), catalog.interests.rows[catalog.own_index("interest", code)]


def _by_words(query: Query, catalog: Catalog, match: TextMatch | None) -> Iterator[tuple[Key, NDArray[np.int32]]]:
    """Where terms were understood, something of another meaning that is only called alike does not count."""
    if match is not None:
        terms = bool(query.needs or query.service_types or query.interests)
        for stem, rows in catalog.text.rows_of(match.readings, only_stated=terms):
            yield ("stated" if terms else "word", stem), rows
