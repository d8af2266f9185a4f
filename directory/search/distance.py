"""Which listings help somebody in a place: near enough to go there, or reaching people from afar."""

import numpy as np
from numpy.typing import NDArray

from directory.catalog.reach import reach
from directory.catalog.selection import Selection
from directory.search.question import Query

FAR_KM = 60.0  # an hour's way; hardly anybody goes there every week


def within_reach(query: Query, selection: Selection, km: float = FAR_KM) -> NDArray[np.bool_]:
    """Shape (k,): the listings inside a radius, and those of which nobody can say that they are outside.

    What comes to homes there, helps from afar, or names no place is inside; so is all of a province that was asked for
    as a whole. Without a place, everything is.
    """
    if query.place is None:
        return np.ones(len(selection), np.bool_)
    inside = np.asarray(selection.around(query.place.point, km)).copy()
    around = selection.at(inside)
    away = around.distance_km(query.place.point)
    visits, remote, unclear = reach(around, query.place, away)
    inside[inside] = (away <= km) | visits | remote | unclear | ~around.has_point
    if query.province and query.within_km is None:
        inside |= selection.any_of(np.append(selection.catalog.municipalities.in_province(query.province), False))
    return inside
