"""Of several needs each is answered among the first results, as far as anything answers it.

Somebody who lost work and flat is told of a job centre and of a bed, and not of six job centres.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from directory.catalog.selection import Selection
from directory.search.question import Query
from directory.search.results.answers import MOST_GUESSED
from directory.search.results.groups import Group, Grouped
from directory.search.results.membership import is_perhaps_for_others
from directory.search.results.ranking import Features, Weights, rank
from directory.search.results.topics import needs_asked_for, tells_of_more_than_what_cannot_wait

_MOST = 5  # needs; who tells more is helped by whoever listens first
_LOOKED_THROUGH = 20  # of the best results, before one is looked for among all
_SHOWN_FIRST = 5  # results: among these each need is answered
_SURELY = (
    217  # of 255: that a need itself is answered, or what such a kind of service is there for, and not one near it
)
_BESIDE = frozenset({"money", "social", "health", "mental_wellbeing", "family", "education"})
_HEADINGS = (Group.NEAR, Group.FAR)


def each_need_first(query: Query, parts: Sequence[Grouped], features: Features, weights: Weights) -> Sequence[Grouped]:
    """The parts, of which the first begins with the best result and the best for each need that it does not answer.

    Not where somebody may be in danger or needs a bed tonight: then what is first is for that alone.
    """
    if len(query.needs) < 2 or query.dangers or tells_of_more_than_what_cannot_wait(query):
        return parts
    place = next((at for at, (_, some) in enumerate(parts) if len(some)), None)
    if place is None or parts[place].group not in _HEADINGS:
        return parts
    group, some = parts[place]
    ordered = _leading(query, some, features, weights)
    if sum(map(len, ordered)) < 2:
        return parts
    sets = [np.isin(some.rows, rows) for rows in ordered]
    rest = ~np.logical_or.reduce(sets)
    return [
        *parts[:place],
        *(Grouped(group, some.at(own)) for own in (*sets, rest)),
        *parts[place + 1 :],
    ]


def _leading(query: Query, some: Selection, features: Features, weights: Weights) -> list[list[int]]:
    """Rows of the catalog, those of each list before the next: the best one, with the best for each need that it does
    not answer; what fills the first page; and the answers to a need near to one, or to what is only told beside.
    """
    needs = sorted(needs_asked_for(query), key=lambda group_and_share: -group_and_share[1])[:_MOST]
    if len(needs) < 2:
        return []
    first = _best(query, some, features, weights, _LOOKED_THROUGH)
    leading, later = first[:1], list[int]()
    others = is_perhaps_for_others(query, some.catalog)
    for codes, _ in needs:
        covers = _cover(codes, some)
        if covers[[*leading, *later]].any():
            continue
        helps = covers & ~others
        answering = [row for row in first if helps[row]]
        if not answering:
            all_answering = some.within(helps)
            answering = _best(query, all_answering, features, weights, 1) if len(all_answering) else []
        if answering:
            sure = [row for row in answering if _cover(codes, some, _SURELY)[row]]
            (leading if sure and not _is_told_beside(codes) else later).append((sure or answering)[0])
    between = [row for row in first if row not in leading and row not in later]
    return [leading, between[: max(_SHOWN_FIRST - len(leading) - len(later), 0)] if later else [], later]


def _is_told_beside(codes: Sequence[str]) -> bool:
    """Whether a need is only known by its area, and mostly tells how somebody lives: "wenig Geld", "lives alone"."""
    return set(codes) <= _BESIDE


def _best(query: Query, some: Selection, features: Features, weights: Weights, limit: int) -> list[int]:
    found = rank(query, some, features, limit, weights)
    return [int(row) for row in found.scores.subject.rows[found.places]]


def _cover(codes: Sequence[str], some: Selection, least: int = MOST_GUESSED + 1) -> NDArray[np.bool_]:
    """Shape (n,): which rows of the catalog surely answer one of these needs, which the same words may mean."""
    covers = [some.catalog.cover_of_need(code) >= least for code in codes]
    return np.asarray(np.logical_or.reduce(covers))
