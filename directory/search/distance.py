"""Which listings help somebody in a place: near enough to go there, or reaching people from afar."""

import numpy as np
from numpy.typing import NDArray

from directory.catalog import reach
from directory.catalog.catalog import Catalog
from directory.search.question import Query

FAR_KM = 60.0  # an hour's way; hardly anybody goes there every week


def within_reach(query: Query, catalog: Catalog, km: float = FAR_KM) -> NDArray[np.bool_] | None:
    """Shape (n,): the listings inside a radius, and those of which nobody can say that they are outside.

    What comes to homes there, helps from afar, or names no place is inside; so is all of a province that was asked for
    as a whole. None without a place: then everything is.
    """
    if query.place is None:
        return None
    inside = reach.within_reach(catalog, query.place, km)
    if query.province and query.within_km is None:
        inside |= catalog.any_of(catalog.municipalities.in_province(query.province))
    return inside
