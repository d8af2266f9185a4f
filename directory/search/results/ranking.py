"""The best of many rows, exactly, without measuring everything of every row.

What a query is about is measured of all rows; what does not depend on the query was measured before. All else can add
only so much: a row that would stay behind the best even with all of that is not looked at any further. With a place,
the rows around it are looked at first, since those far away can seldom reach them.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from directory.caching import once_per_catalog
from directory.catalog.catalog import Catalog
from directory.catalog.scoring import NOTHING_MEASURED, UNKNOWN_VALUE, Feature, Scores, Values, best, score, threshold
from directory.catalog.selection import Selection
from directory.catalog.text_index import TextMatch
from directory.places.geo import Point
from directory.search.question import Query
from directory.search.results.doors import open_door
from directory.search.results.features import freshness
from directory.search.results.proximity import half_distance, nearness, proximity
from directory.search.results.topics import weighed_interests, weighed_needs

T = TypeVar("T", bound=np.generic)
FEW = 1000  # so many rows are measured as quickly as they are sorted out
MANY = 1 / 8  # of all rows: from here on whole columns are read faster than the rows are picked from them
AROUND_KM = 40.0  # north and south of a place: nearness at its edge is a twentieth; of what cannot wait a twelfth
_SEEDS = 3  # times the rows asked for are measured first, to know how good the best are
_ROUNDING = 1e-4  # of weighted sums in float32
_STANDING = (open_door, freshness)  # what does not depend on the query
_UNKNOWN = np.uint8(255 * UNKNOWN_VALUE + 1)  # as a cover: what is not known counts no more

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
    bounds = _bounds(query, selection, features, weights)
    seeds_reach = threshold(bounds.sums, _SEEDS * limit)
    seeds = bounds.reaching(seeds_reach)
    if len(seeds.selection) < limit:  # what reaches so much is not among these rows
        seeds, seeds_reach = _Measured(selection, NOTHING_MEASURED), -math.inf
    scores = score(query, seeds.selection, features, weights=weights, measured=seeds.measured)
    weight_sum = sum(one.weight for one, _, _ in scores.parts)
    to_beat = float(np.partition(scores.total, -limit)[-limit]) * weight_sum
    reach = to_beat - (weight_sum - bounds.weighed) - bounds.constant - _ROUNDING
    if reach < seeds_reach:  # others may be as good as the seeds, with all that was not measured yet
        seeds = bounds.reaching(reach)
        scores = score(query, seeds.selection, features, weights=weights, measured=seeds.measured)
    return Ranked.of(scores, limit)


class _Measured(NamedTuple):
    """Rows, and what some features say of them."""

    selection: Selection
    measured: Mapping[str, Values]


class _Bounds:
    """What the weighted sums of what decides most cannot exceed; everything else adds at most its weight.

    Args:
        selection: where there are many rows, the sums are of all rows of the catalog, which takes less time.
    """

    sums: NDArray[np.float32]  # and `constant`
    constant: float = 0.0
    weighed: float = 0.0  # the sum of the weights of what is in the sums
    nearness: Values | None = None  # of all these rows, where it was measured

    def __init__(self, selection: Selection, *, is_whole: bool) -> None:
        self._selection, self._is_whole = selection, is_whole
        self.sums = np.zeros(len(selection.catalog) if is_whole else len(selection), np.float32)
        self._scratch = np.empty_like(self.sums)

    def of(self, column: NDArray[T]) -> NDArray[T]:
        """The rows of a column of the catalog that the sums are of."""
        return column if self._is_whole else self._selection.of(column)

    def add(self, values: NDArray[Any], weight: float, factor: float = 1.0) -> None:
        """Count what is as good as its values, one for each of the sums, times a factor."""
        np.multiply(values, np.float32(weight * factor), out=self._scratch)
        self.sums += self._scratch
        self.weighed += weight

    def reaching(self, least: float) -> _Measured:
        """The rows that may have so much, without the constant."""
        places = np.flatnonzero(self.sums >= np.float32(least))
        if self._is_whole:
            rows = places.compress(self._selection.as_mask().take(places))
            return _Measured(self._selection.instead(rows), NOTHING_MEASURED)
        measured = {} if self.nearness is None else {proximity.name: self.nearness.at(places)}
        return _Measured(self._selection.at(places), measured)


def _bounds(query: Query, selection: Selection, features: Features, weights: Weights) -> _Bounds:
    """Upper bounds by as little arithmetic as possible, since it is done for many rows."""
    catalog = selection.catalog
    bounds = _Bounds(selection, is_whole=query.place is None and len(selection) > MANY * len(catalog))
    weight = {one.name: (weights or {}).get(one.name, one.weight) for one in features}
    if query.today is not None and query.is_about and weights is None and all(one in features for one in _STANDING):
        bounds.add(bounds.of(_standing(catalog, query.today)), sum(one.weight for one in _STANDING))
    if query.words and selection.match is not None and weight.get("words"):
        _add_words(bounds, selection.match, weight["words"])
    if len(selection.named.rows) and weight.get("name"):
        bounds.add(bounds.of(selection.worth_in_catalog), weight["name"])
    for name, covers in _covers(query, catalog).items():
        if covers and weight.get(name):
            _add_covers(covers, weight[name], bounds)
    if query.place is not None and query.area is None and proximity in features and weights is None:
        if len(selection) < MANY * len(catalog):
            bounds.nearness = proximity.measure(query, selection)
        if bounds.nearness is not None:
            bounds.add(bounds.nearness.with_unknown(), proximity.weight)
        else:
            _add_nearness(query, [place.point for place in query.places], selection, bounds)
    return bounds


def _add_words(bounds: _Bounds, match: TextMatch, weight: float) -> None:
    """At most the worth of the words' share: its curve lies below the tangent where the share is greatest."""
    sums = bounds.of(match.sums)
    greatest = float(sums.max(initial=0.0)) / (match.ceiling or 1.0) or 1.0
    slope = 0.75 * greatest**-0.25
    bounds.add(sums, weight, slope / (match.ceiling or 1.0))
    bounds.constant += weight * 0.25 * greatest**0.75


def _covers(query: Query, catalog: Catalog) -> dict[str, list[tuple[list[NDArray[np.uint8]], float]]]:
    """Per feature about terms, the covers that it adds up, each the best of several, with their shares."""
    kinds = [catalog.cover_of_kind(code) for code in query.service_types]
    return {
        "needs": [([catalog.cover_of_need(code) for code in group], share) for group, share in weighed_needs(query)],
        "service_types": [(kinds, 1.0)] if kinds else [],
        "interests": [
            ([catalog.cover_of_interest(code) for code in group], share) for group, share in weighed_interests(query)
        ],
    }


def _add_covers(covers: Sequence[tuple[list[NDArray[np.uint8]], float]], weight: float, bounds: _Bounds) -> None:
    for several, share in covers:
        bounds.add(_best_cover(map(bounds.of, several)), weight * share, 1 / 255)
    shares = sum(share for _, share in covers)
    bounds.constant += weight * (1 - shares) * UNKNOWN_VALUE  # what says nothing is worth as much whatever is asked
    bounds.weighed += weight * (1 - shares)


def _best_cover(covers: Iterable[NDArray[np.uint8]]) -> NDArray[np.uint8]:
    first, *others = covers
    best_so_far = np.maximum(first, _UNKNOWN)
    for cover in others:
        np.maximum(best_so_far, cover, out=best_so_far)
    return best_so_far


def _add_nearness(query: Query, places: Sequence[Point], selection: Selection, bounds: _Bounds) -> None:
    """Exactly for the rows around some places, and at most as much as at their edge for those beyond."""
    edge = np.float32(proximity.weight * nearness(AROUND_KM, half_distance(query)))
    around = np.flatnonzero(np.logical_or.reduce([selection.around(place, AROUND_KM) for place in places]))
    near = score(query, selection.at(around), [proximity]).total * np.float32(proximity.weight)
    bounds.sums[around] += near - edge
    bounds.constant += float(edge)
    bounds.weighed += proximity.weight


@once_per_catalog
def _standing(catalog: Catalog, today: date) -> NDArray[np.float32]:
    """Shape (n,): the weighted mean of the features that are the same for every query of a day."""
    everything = Selection(catalog, np.arange(len(catalog)))
    return score(Query(words=("",), today=today), everything, _STANDING).total
