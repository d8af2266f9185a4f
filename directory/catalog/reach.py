"""Who comes to a person, or helps from afar."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import Catalog
from directory.catalog.selection import Selection
from directory.gazetteer import Municipality

AT_THE_CENTRE_KM = 0.2  # nearer than this, the point is the centre of the town, and says no way
HOME_VISIT_KM = 25.0  # somebody who visits homes and names no area comes about so far
REMOTE_KM = 50.0  # help by phone that names no area is not assumed to serve the other end of the country


class Reach(NamedTuple):
    """Shapes (n,): listings that reach a place without anybody travelling there, and those that may.

    Args:
        visits: comes to homes there.
        remote: helps people there by phone or online.
        unclear: helps from afar, and does not say whom.
    """

    visits: NDArray[np.bool_]
    remote: NDArray[np.bool_]
    unclear: NDArray[np.bool_]


def reach(catalog: Catalog | Selection, place: Municipality, km: NDArray[np.float32]) -> Reach:
    """Where a listing names its area, the area decides; otherwise the distance does.

    Args:
        km: shape (n,), from the place; infinite without a point.
    """
    serves, area_known = catalog.serves(place)
    visits = catalog.home_visits & (serves | (~area_known & (km <= HOME_VISIT_KM)))
    remote = catalog.remote & (serves | (~area_known & ((km <= REMOTE_KM) | ~catalog.has_point)))
    unclear = catalog.remote & ~remote & ~area_known & ~_abroad(catalog, place)
    return Reach(visits, remote, unclear)


def _abroad(catalog: Catalog | Selection, place: Municipality) -> NDArray[np.bool_]:
    """Shape (n,): in another country; public services there are for who lives there."""
    return ~catalog.any_of(np.append(catalog.municipalities.in_country(place.country), True))
