"""Where to look: the rows that are about something that was asked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import Catalog
from directory.catalog.text_index import TextMatch
from directory.search.question import Query
from directory.search.results.contacts import having

Key = tuple[str, str]  # what a set of rows is: ("need", code), ("everything", "")
Rows = NDArray[np.intp]
EVERYTHING: Key = ("everything", "")


def _no_rows() -> Rows:
    return np.empty(0, np.intp)


@dataclass(frozen=True, eq=False)
class Addition:
    """A set of rows that came after others.

    Args:
        is_known: as long as `rows`: which of them one of the sets before has.
    """

    key: Key
    rows: Rows
    is_known: NDArray[np.bool_]

    @cached_property
    def n_known(self) -> int:
        """How many of the rows one of the sets before has."""
        return int(np.count_nonzero(self.is_known))

    @property
    def n_new(self) -> int:
        """How many of the rows none of the sets before has."""
        return len(self.rows) - self.n_known

    @property
    def known(self) -> Rows:
        """The rows that one of the sets before has."""
        return self.rows.compress(self.is_known)

    @property
    def new(self) -> Rows:
        """The rows that none of the sets before has."""
        return self.rows.compress(~self.is_known)


@dataclass(frozen=True, eq=False)
class Candidates:
    """Live rows, each once, as the union of sets that questions often ask for.

    Args:
        mask: shape (n,): the rows.
        base: the name of the largest set; None where it is not whole, as some of its rows are not live or do not fit.
        base_rows: of that set.
        additions: the other sets.
    """

    mask: NDArray[np.bool_]
    base: Key | None = None
    base_rows: Rows = field(default_factory=_no_rows)
    additions: tuple[Addition, ...] = ()

    def __len__(self) -> int:
        return self._count

    @cached_property
    def rows(self) -> Rows:
        """All of them, ascending."""
        return np.flatnonzero(self.mask)

    @cached_property
    def _count(self) -> int:
        return int(np.count_nonzero(self.mask))


def asks_for_something(query: Query) -> bool:
    """Whether a result must be about something, and not only be near, open or free."""
    return bool(query.words or query.needs or query.service_types or query.interests)


def candidates(
    query: Query, catalog: Catalog, match: TextMatch | None, together: Sequence[Sequence[int]] = ()
) -> Candidates:
    """The live rows that have one of the words or answer one of the terms; all when nothing of the kind was asked.

    Args:
        together: places of words of which one alone makes no row a candidate, as in `said_together`.
    """
    if query.contact:
        mask = np.zeros(len(catalog), np.bool_)
        mask[having(query.contact, catalog)] = True
        return Candidates(mask)
    if not asks_for_something(query):
        return everything(catalog)
    sets = [*_by_terms(query, catalog), *_by_words(query, catalog, match, together)]
    mask = np.zeros(len(catalog), np.bool_)
    if not sets:
        return Candidates(mask)
    sets.sort(key=lambda one: -len(one[1]))
    base, base_rows = sets[0][0], sets[0][1].astype(np.intp)  # numpy looks up numbers of this type twice as quickly
    mask[base_rows] = True
    additions = tuple([_added(mask, key, rows.astype(np.intp)) for key, rows in sets[1:]])
    if catalog.all_live:
        return Candidates(mask, base, base_rows, additions)
    mask &= catalog.live
    return Candidates(mask)


def everything(catalog: Catalog) -> Candidates:
    """All live rows."""
    return Candidates(catalog.live, EVERYTHING, catalog.live_rows)


def _added(mask: NDArray[np.bool_], key: Key, rows: Rows) -> Addition:
    """A set, after it was put in the mask of those before."""
    addition = Addition(key, rows, mask.take(rows))
    mask[rows] = True
    return addition


def _by_terms(query: Query, catalog: Catalog) -> Iterator[tuple[Key, NDArray[np.int32]]]:
    for code in query.needs:
        yield ("need", code), catalog.needs.rows[catalog.own_index("need", code)]
    for code in query.service_types:
        yield ("service_type", code), catalog.kinds.rows[catalog.own_index("service_type", code)]
    for code in query.interests:
        yield ("interest", code), catalog.interests.rows[catalog.own_index("interest", code)]


def _by_words(
    query: Query, catalog: Catalog, match: TextMatch | None, together: Sequence[Sequence[int]]
) -> Iterator[tuple[Key, NDArray[np.int32]]]:
    """Where terms were understood, something of another meaning that is only called alike does not count."""
    if match is None:
        return
    terms = bool(query.needs or query.service_types or query.interests)
    kind, text = "stated" if terms else "word", catalog.text
    joined = {place for places in together for place in places}
    alone = [one for place, one in enumerate(match.readings) if place not in joined]
    if not terms:  # else what says a word that no text has in another one is hardly worth a look
        alone += [one.in_other_words for one in alone if not one.stems]
    for stem, rows in text.rows_of(alone, only_stated=terms):
        yield (kind, stem), rows
    for places in together:
        phrase = [match.readings[place] for place in places]
        stems = "+".join("|".join(stem for stem, _ in one.all_stems) for one in phrase)
        yield (kind, stems), text.rows_of_all(phrase, only_stated=terms)
