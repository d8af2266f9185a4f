"""The best of many rows, exactly, without measuring everything of every row.

What a query is about, and where, is measured of all rows. What else it asks for can add only so much: a row that would
stay behind the best even with all of that is not looked at any further.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from directory.catalog.scoring import Feature, best, score
from directory.catalog.selection import Selection
from directory.search.features import ABOUT
from directory.search.question import Query

FEW = 4000  # so many rows are measured as quickly as they are sorted out
_SEEDS = 4  # times the rows asked for are measured first, to know how good the best are
_ROUNDING = 1e-5  # of float32 sums in another order
FIRST = (*ABOUT, "proximity")  # what decides most

Features = Sequence[Feature[Query, Selection]]


def best_rows(
    query: Query, selection: Selection, features: Features, limit: int, weights: Mapping[str, float] | None = None
) -> NDArray[np.intp]:
    """The rows of the catalog with the highest totals, in a total order: score down, then id.

    Args:
        limit: how many at most.
    """
    if len(selection) > max(FEW, _SEEDS * limit):
        selection = _promising(query, selection, features, limit, weights)
    scores = score(query, selection, features, weights=weights)
    return selection.rows[best(scores.total, selection.tie_breakers, limit)]


def _promising(
    query: Query, selection: Selection, features: Features, limit: int, weights: Mapping[str, float] | None
) -> Selection:
    """The rows that may be among the best `limit`: whatever else is measured, no other can."""
    first = [one for one in features if one.name in FIRST]
    begun = score(query, selection, first, weights=weights)
    seeds = selection.at(np.argpartition(begun.total, -_SEEDS * limit)[-_SEEDS * limit :])
    whole = score(query, seeds, features, weights=weights)
    share = sum(share for one, share, _ in whole.parts if one.name in FIRST)
    to_beat = np.partition(whole.total, -limit)[-limit]
    at_most = begun.total * np.float32(share) + np.float32(1 - share)
    return selection.at(np.flatnonzero(at_most >= to_beat - np.float32(_ROUNDING)))
