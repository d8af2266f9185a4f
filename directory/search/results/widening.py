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
        of_these = [code for code in self.given_up if code == WORDS or (code == RADIUS and self.exact is not None)]
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
    pool = about if near is selection else Candidates(near.as_mask())
    found = _fitting(pool, near, filters, today, given_up)
    if near is not selection and len(found) < ENOUGH:
        wider = _fitting(about, selection, filters, today, given_up)
        if len(near) < ENOUGH:
            found, pool = _without_radius(found, wider), about
        else:
            found = _beyond_radius(found, wider)
    if filters and len(found) < ENOUGH:
        found = _without_filters(found, pool, selection)
    if len(found) < ENOUGH:
        found = _coming_near(query, found, selection, filters, today)
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


def _beyond_radius(found: Found, wider: Found) -> Found:
    """What fits the filters farther away, apart: without filters the radius holds, so facets still count within it."""
    others = wider.fitting.within(~found.fitting.as_mask())
    if not len(others):
        return found
    added = (*found.added, Grouped(Group.BEYOND, others))
    return replace(found, added=added, given_up=(*found.given_up, RADIUS))


def _without_filters(found: Found, pool: Candidates, selection: Selection) -> Found:
    others = selection.within(~_shown(found))
    if not len(others):
        return found
    added = (*found.added, Grouped(Group.UNFILTERED, others))
    counted = Counted(pool, {}, found.counted.filters)
    return replace(found, counted=counted, added=added, given_up=(*found.given_up, FILTERS))


def _shown(found: Found) -> NDArray[np.bool_]:
    """Shape (n,): all that is found so far."""
    shown: NDArray[np.bool_] = np.logical_or.reduce(
        [some.as_mask() for some in (found.fitting, *(added for _, added in found.added))]
    )
    return shown


def _coming_near(
    query: Query, found: Found, selection: Selection, filters: Mapping[str, Sequence[str]], today: date
) -> Found:
    """What helps with a neighbour of a need: where nobody lets rooms, somebody may know of one.

    What of this does not fit the filters stands with all else that does not.
    """
    catalog = selection.catalog
    near = coming_near(query, catalog) & catalog.live
    others = selection.instead(np.flatnonzero(near & ~_shown(found)))
    if not len(others):
        return found
    counted = Counted(Candidates(near | selection.as_mask()), {}, filters)
    beside = _fitting(counted.pool, others, filters, today, ()).fitting
    unfiltered = others.within(~beside.as_mask())
    added = (*found.added, Grouped(Group.BESIDE, beside), Grouped(Group.UNFILTERED, unfiltered))
    given_up = [*found.given_up, *([FILTERS] if len(unfiltered) and FILTERS not in found.given_up else []), TERMS]
    return replace(found, counted=counted, added=_fitting_first(added), given_up=tuple(given_up))


def _fitting_first(added: Iterable[Grouped]) -> tuple[Grouped, ...]:
    """What fits the filters before what does not."""
    return tuple(sorted(added, key=lambda one: one.group is Group.UNFILTERED))


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
