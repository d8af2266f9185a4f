"""The best of many rows, exactly, without measuring everything of every row.

What a query is about is measured of all rows; what does not depend on the query was measured before. All else can add
only so much: a row that would stay behind the best even with all of that is not looked at any further. With a place,
the rows around it are looked at first, since those far away can seldom reach them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import Catalog
from directory.catalog.scoring import Feature, Scores, best, score, threshold
from directory.catalog.selection import Selection
from directory.geo import Point
from directory.search.doors import open_door
from directory.search.features import ABOUT, freshness, nearness, proximity
from directory.search.question import Query

FEW = 300  # so many rows are measured as quickly as they are sorted out
AROUND_KM = 40.0  # north and south of a place: nearness at its edge is a twentieth
_SEEDS = 3  # times the rows asked for are measured first, to know how good the best are
_ROUNDING = 1e-4  # of weighted sums in float32
_STANDING = (open_door, freshness)  # what does not depend on the query

Features = Sequence[Feature[Query, Selection]]
Weights = Mapping[str, float] | None


@dataclass(frozen=True)
class Ranked:
    """The best rows: their places among those that were measured, best first."""

    scores: Scores[Query, Selection]
    places: list[int]

    @classmethod
    def of(cls, scores: Scores[Query, Selection], limit: int) -> "Ranked":
        """In a total order: score down, then id."""
        return cls(scores, best(scores.total, scores.subject.tie_breakers, limit).tolist())


def rank(query: Query, selection: Selection, features: Features, limit: int, weights: Weights = None) -> Ranked:
    """The rows with the highest totals.

    Args:
        limit: how many at most, >= 1.
    """
    if len(selection) <= max(FEW, _SEEDS * limit):
        return Ranked.of(score(query, selection, features, weights=weights), limit)
    bounds, weighed = _bounds(query, selection, features, weights)
    seeds_reach = threshold(bounds, _SEEDS * limit)
    seeds = selection.at(np.flatnonzero(bounds >= seeds_reach))
    scores = score(query, seeds, features, weights=weights)
    weight_sum = sum(one.weight for one, _, _ in scores.parts)
    to_beat = float(np.partition(scores.total, -limit)[-limit]) * weight_sum
    reach = to_beat - (weight_sum - weighed) - _ROUNDING
    if reach < seeds_reach:  # others may be as good as the seeds, with all that was not measured yet
        scores = score(query, selection.at(np.flatnonzero(bounds >= reach)), features, weights=weights)
    return Ranked.of(scores, limit)


def _bounds(
    query: Query, selection: Selection, features: Features, weights: Weights
) -> tuple[NDArray[np.float32], float]:
    """Weighted sums of what decides most, and the sum of those weights; everything else adds at most its weight."""
    begun = score(query, selection, [one for one in features if one.name in ABOUT], weights=weights)
    weighed = sum(one.weight for one, _, _ in begun.parts)
    sums = begun.total
    sums *= np.float32(weighed)
    if query.today is not None and query.is_about and weights is None and all(one in features for one in _STANDING):
        sums += selection.of(_standing(selection.catalog, query.today))
        weighed += sum(one.weight for one in _STANDING)
    if query.place is not None and query.province is None and proximity in features and weights is None:
        _add_nearness(query, query.place.point, selection, sums)
        weighed += proximity.weight
    return sums, weighed


def _add_nearness(query: Query, place: Point, selection: Selection, sums: NDArray[np.float32]) -> None:
    """Exactly for the rows around a place, and at most as much as at their edge for those beyond."""
    edge = np.float32(proximity.weight * nearness(AROUND_KM))
    around = np.flatnonzero(selection.around(place, AROUND_KM))
    near = score(query, selection.at(around), [proximity]).total * np.float32(proximity.weight)
    sums += edge
    sums[around] += near - edge


@lru_cache(maxsize=2)
def _standing(catalog: Catalog, today: date) -> NDArray[np.float32]:
    """Shape (n,): the weighted sum of the features that are the same for every query of a day."""
    everything = Selection(catalog, np.arange(len(catalog)))
    asked = score(Query(words=("",), today=today), everything, _STANDING)
    return asked.total * np.float32(sum(one.weight for one in _STANDING))
