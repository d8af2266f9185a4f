"""What is given up where little fits, step by step: the radius, the filters, and just what was asked for.

A step only adds: what fits stays first. What fits no filter, or only comes near to what was asked, stands under a
heading of its own.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from directory.catalog.selection import Selection
from directory.i18n import N_, Sentence
from directory.search.question import Query
from directory.search.results.answers import coming_near
from directory.search.results.candidates import Candidates, everything
from directory.search.results.distance import within_reach
from directory.search.results.facets import chosen_rows
from directory.search.results.groups import Group, Grouped, beyond, exact_first, grouped

ENOUGH = 3  # with fewer results, conditions are given up
WORDS, RADIUS, FILTERS, TERMS = "words", "radius", "filters", "terms"  # what may be given up
NOTHING_FOUND = Sentence(N_("Nothing was found for these words: what was confirmed last comes first."))
ONLY_THE_REST = Sentence(N_("Nothing was found for these words: here is what fits the rest of the question."))
NONE: Mapping[str, Sequence[str]] = {}


class Counted(NamedTuple):
    """What facets count.

    Args:
        pool: all rows, before filters.
        chosen: per facet, which rows of the pool have the chosen values.
        filters: facet name -> chosen values.
    """

    pool: Candidates
    chosen: Mapping[str, NDArray[np.bool_]]
    filters: Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Found:
    """What was found.

    Args:
        selection: what is about the question, and within the radius unless that was given up.
        fitting: those of the selection that fit the filters.
        exact: those within the radius, where it was given up.
        added: what fits less, under its heading; nothing that stands before it.
        given_up: codes, in order.
    """

    selection: Selection
    fitting: Selection
    counted: Counted
    exact: Selection | None = None
    added: tuple[Grouped, ...] = ()
    given_up: tuple[str, ...] = ()

    def __len__(self) -> int:
        """How many results."""
        return len(self.fitting) + sum(len(some) for _, some in self.added)

    def parts(self, query: Query) -> Iterator[Grouped]:
        """All results in the order in which they are shown; what is for others is last."""
        of_these = [code for code in self.given_up if code in (WORDS, RADIUS)]
        fitting = [*exact_first(grouped(query, self.fitting, of_these), self.exact)]
        yield from (one for one in fitting if one.group is not Group.OTHERS)
        for group, some in self.added:
            yield from beyond(query, group, some)
        yield from (one for one in fitting if one.group is Group.OTHERS)


def widened(
    query: Query, about: Candidates, selection: Selection, filters: Mapping[str, Sequence[str]], today: date
) -> Found:
    """What fits all conditions; where these are too few, more with fewer conditions.

    Where nothing at all is about what was asked, everything is shown that fits the rest of the question.

    Args:
        about, selection: what is about the question, as rows and with what the words found.
    """
    given_up: tuple[str, ...] = ()
    if not len(selection):
        about, given_up = everything(selection.catalog), (WORDS,)
        selection = Selection(selection.catalog, match=selection.match, named=selection.named, mask=about.mask)
    near = _within(query, selection)
    found = _fitting(about if near is selection else Candidates(near.as_mask()), near, filters, today, given_up)
    if near is not selection and len(found) < ENOUGH:
        found = _without_radius(found, _fitting(about, selection, filters, today, given_up))
    if filters and len(found) < ENOUGH:
        found = _without_filters(found, about, selection)
    if len(found) < ENOUGH:
        found = _coming_near(query, found, selection)
    return found


def _within(query: Query, about: Selection) -> Selection:
    """The listings inside the radius, and those of which nobody can say that they are outside."""
    inside = None if query.within_km is None else within_reach(query, about.catalog, query.within_km)
    return about if inside is None else about.within(inside)


def _fitting(
    pool: Candidates,
    selection: Selection,
    filters: Mapping[str, Sequence[str]],
    today: date,
    given_up: tuple[str, ...],
) -> Found:
    chosen = chosen_rows(selection.catalog, selection.rows, filters, today) if filters else {}
    fitting = selection.at(np.logical_and.reduce([*chosen.values()])) if chosen else selection
    return Found(selection, fitting, Counted(pool, chosen, filters), given_up=given_up)


def _without_radius(found: Found, wider: Found) -> Found:
    if len(wider) == len(found):
        return found
    return replace(wider, exact=found.fitting, given_up=(*found.given_up, RADIUS))


def _without_filters(found: Found, about: Candidates, selection: Selection) -> Found:
    others = selection.within(~found.fitting.as_mask())
    if not len(others):
        return found
    added = (*found.added, Grouped(Group.UNFILTERED, others))
    return replace(found, counted=Counted(about, {}, NONE), added=added, given_up=(*found.given_up, FILTERS))


def _coming_near(query: Query, found: Found, selection: Selection) -> Found:
    """What helps with a neighbour of a need: where nobody lets rooms, somebody may know of one."""
    catalog = selection.catalog
    near = coming_near(query, catalog) & catalog.live
    added = [found.fitting, *(some for _, some in found.added)]
    others = near & ~np.logical_or.reduce([some.as_mask() for some in added])
    if not others.any():
        return found
    beside = Grouped(Group.BESIDE, selection.instead(np.flatnonzero(others)))
    counted = Counted(Candidates(near | selection.as_mask()), {}, NONE)
    return replace(found, counted=counted, added=(*found.added, beside), given_up=(*found.given_up, TERMS))


def said_of(found: Found, query: Query, but: str = "") -> Iterable[Sentence]:
    """What was given up, in words.

    Args:
        but: a code of which another sentence says more.
    """
    return (_said(code, query) for code in found.given_up if code != but)


def _said(code: str, query: Query) -> Sentence:
    if code == RADIUS:
        return Sentence(
            N_("Little or nothing within %(km)s km: here is also what is farther away."), {"km": query.within_km}
        )
    if code == FILTERS:
        return Sentence(N_("Little or nothing fits all the filters: here is also what fits without them."))
    if code == TERMS:
        return Sentence(N_("Little in this directory answers just this: here is also what comes near to it."))
    if query.place is None and not query.has_conditions:
        return NOTHING_FOUND
    return ONLY_THE_REST
