"""Who comes to a person, or helps from afar."""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import Catalog
from directory.catalog.selection import Selection
from directory.i18n import N_
from directory.places.gazetteer import Municipality
from directory.places.geo import distances_km

AT_THE_CENTRE_KM = 0.2  # nearer than this, the point is the centre of the town, and says no way
HOME_VISIT_KM = 25.0  # somebody who visits homes and names no area comes about so far
REMOTE_KM = 50.0  # help by phone that names no area is not assumed to serve the other end of the country
ASK_ACROSS_THE_BORDER = N_("Is across the border, in %(from)s: ask whether it helps people from %(place)s")
ASK_NUMBER_ABROAD = N_("Has a number of another country: ask whether it helps people from %(place)s, too")
CALLING_CODES: Mapping[str, str] = {"IT": "+39", "CH": "+41"}  # of the countries whose municipalities are known


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
    """Where a listing names its area, the area decides; otherwise the distance does, and without a place its number.

    Who names no area is not assumed to serve people across a border.

    Args:
        km: shape (n,), from the place; infinite without a point.
    """
    serves, area_known = catalog.serves(place)
    open_here = ~area_known & ~catalog.of(abroad(catalog.whole, place.country))
    visits = catalog.home_visits & (serves | (open_here & (km <= HOME_VISIT_KM)))
    anywhere = ~catalog.has_point & ~catalog.of(_answers_abroad(catalog.whole, place.country))
    remote = catalog.remote & (serves | (open_here & ((km <= REMOTE_KM) | anywhere)))
    unclear = catalog.remote & ~remote & open_here
    return Reach(visits, remote, unclear)


def within_reach(
    catalog: Catalog, place: Municipality, km: float, among: NDArray[np.bool_] | None = None
) -> NDArray[np.bool_]:
    """Shape (n,): within a radius around a place, or reaching it, or perhaps reaching it; what has no point may.

    The same as asking `reach` of every row, but only the rows around the place are measured.

    Args:
        among: shape (n,), the rows that matter; what is said of the others means nothing.
    """
    inside = _from_anywhere(catalog, place.country).copy()
    for rows in catalog.areas.serving(place):
        inside[rows.compress(catalog.from_afar.take(rows)).astype(np.intp)] = True
    around = catalog.grid.around(place.point, km, max(km, REMOTE_KM))
    inside[around.inside.astype(np.intp)] = True
    near = around.near if among is None else around.near.compress(among.take(around.near))
    rows = near.astype(np.intp)
    away = distances_km(catalog.vector.take(rows, axis=0), place.point)
    is_inside = away <= km
    if km < REMOTE_KM:  # beyond, who helps from so far away is within the radius as well
        visits = catalog.home_visits.take(rows) & (away <= HOME_VISIT_KM)
        helps = catalog.remote.take(rows) & (away <= REMOTE_KM)
        is_inside |= (visits | helps) & ~catalog.areas.known.take(rows) & ~abroad(catalog, place.country).take(rows)
    inside[rows.compress(is_inside)] = True
    return inside


@lru_cache(maxsize=4)  # a few countries of today's catalog
def _from_anywhere(catalog: Catalog, country: str) -> NDArray[np.bool_]:
    """Shape (n,): what may reach every place of a country, wherever it is: it helps from afar and does not say whom."""
    is_unclear = catalog.remote & ~catalog.areas.known & catalog.any_of(catalog.municipalities.in_country(country))
    return is_unclear | ~catalog.has_point


@lru_cache(maxsize=4)
def _answers_abroad(catalog: Catalog, country: str) -> NDArray[np.bool_]:
    """Shape (n,): helps from afar, says neither where it is nor whom it serves, and has a number of another country."""
    abroad = np.zeros(len(catalog), np.bool_)
    own = CALLING_CODES.get(country)
    if own is None:
        return abroad
    rows = np.flatnonzero(catalog.remote & ~catalog.has_point & ~catalog.areas.known)
    abroad[rows] = [number.startswith("+") and not number.startswith(own) for number in catalog.phone.several(rows)]
    return abroad


@lru_cache(maxsize=4)  # a few countries of today's catalog
def abroad(catalog: Catalog, country: str) -> NDArray[np.bool_]:
    """Shape (n,): in another country; public services there are for who lives there."""
    return ~catalog.any_of(catalog.municipalities.in_country(country))
