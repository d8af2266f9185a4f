"""Which listings help somebody in a place: near enough to go there, or reaching people from afar."""

from collections.abc import Callable, Hashable
from functools import reduce, wraps
from typing import TypeVarTuple

import numpy as np
from numpy.typing import NDArray

from directory.caching import Kept, once_per_catalog
from directory.catalog import reach
from directory.catalog.catalog import Catalog
from directory.catalog.selection import Selection
from directory.places.gazetteer import Municipality
from directory.places.geo import distances_km
from directory.search.question import Query, once_per_question
from directory.taxonomies import codes

Further = TypeVarTuple("Further")
FAR_KM = 60.0  # an hour's way; hardly anybody goes there every week
DAY_TRIP_KM = 100.0  # farther away, somebody may telephone, but hardly goes
_PLACES_KEPT = 256  # with four bits for each listing of a catalog
# What nobody can give by telephone: a bed, a meal, clothes, a tooth, somebody to look after the child, a bicycle.
IN_PERSON = frozenset(
    {codes.BED_TONIGHT, "money.food", "money.goods", "health.dental", codes.CHILDCARE, "transport.bicycle"}
)


def is_in_person(query: Query) -> bool:
    """Whether all that is needed can only be had where one goes, so that help from afar is not near."""
    return bool(query.main_needs) and IN_PERSON.issuperset(query.main_needs)


def _kept_as_bits(
    find: Callable[[Catalog, Municipality, *Further], NDArray[np.bool_]],
) -> Callable[[Catalog, Municipality, *Further], NDArray[np.bool_]]:
    """Find out once which listings are in question for a place: those who work together ask for the same all day."""

    @wraps(find)
    def found(catalog: Catalog, place: Municipality, *more: *Further) -> NDArray[np.bool_]:
        key = (find.__name__, place.code, *more)
        packed = _bits(catalog).get_or_make(key, lambda _: np.packbits(find(catalog, place, *more)))
        return np.unpackbits(packed, count=len(catalog)).view(np.bool_)

    return found


@once_per_catalog
def _bits(_catalog: Catalog) -> Kept[Hashable, NDArray[np.uint8]]:
    return Kept(4 * _PLACES_KEPT)


@once_per_question
def within_reach(query: Query, catalog: Catalog, km: float) -> NDArray[np.bool_] | None:
    """Shape (n,): the listings inside a radius, and those without point and area, which may be.

    What comes to homes there, helps from afar (but not with what is needed in person), or names no place is inside; so
    is all of a province or region that was asked for as a whole. None without a place: then everything is.
    """
    if query.place is None:
        return None
    inside = reduce(np.logical_or, [_inside(query, catalog, place, km) for place in query.places])
    if query.area and query.within_km is None:
        inside = inside | catalog.any_of(catalog.municipalities.in_provinces(query.area.provinces))
    return inside


def _inside(query: Query, catalog: Catalog, place: Municipality, km: float) -> NDArray[np.bool_]:
    inside = _reached(catalog, place, km)
    if is_in_person(query):
        afar = np.flatnonzero(inside & catalog.remote & ~catalog.home_visits & catalog.has_point)
        inside[afar] = distances_km(catalog.vector.take(afar, axis=0), place.point) <= km
    return inside


@_kept_as_bits
def _reached(catalog: Catalog, place: Municipality, km: float) -> NDArray[np.bool_]:
    """Without lines that nobody goes to, for people of an area in which the place is not."""
    serves, area_known = catalog.serves(place)
    return reach.within_reach(catalog, place, km) & ~(~catalog.has_point & area_known & ~serves)


def helps_from_afar_perhaps(query: Query, catalog: Catalog) -> NDArray[np.bool_] | None:
    """Shape (n,): too far from all the places to go there, and of whom it helps from there nothing is known.

    None without a place: then nothing is far.
    """
    if query.place is None:
        return None
    return reduce(np.logical_and, [_perhaps_from_afar(catalog, place) for place in query.places])


@_kept_as_bits
def _perhaps_from_afar(catalog: Catalog, place: Municipality) -> NDArray[np.bool_]:
    some = Selection(catalog, _helping_from_afar(catalog))
    found = np.zeros(len(catalog), np.bool_)
    km = some.distance_km(place.point)
    found[some.rows] = reach.reach(some, place, km).unclear & (km > FAR_KM)
    return found


@once_per_catalog
def _helping_from_afar(catalog: Catalog) -> NDArray[np.intp]:
    return np.flatnonzero(catalog.remote)


@once_per_question
def within_a_day_trip(query: Query, catalog: Catalog) -> NDArray[np.bool_]:
    """Shape (n,): what has a point to which one can go from one of the places, and back."""
    trips = [_day_trip(catalog, place) for place in query.places]
    return reduce(np.logical_or, trips, np.zeros(len(catalog), np.bool_))


@_kept_as_bits
def _day_trip(catalog: Catalog, place: Municipality) -> NDArray[np.bool_]:
    around = catalog.grid.around(place.point, DAY_TRIP_KM, DAY_TRIP_KM)
    away = distances_km(catalog.vector.take(around.near, axis=0), place.point)
    found = np.zeros(len(catalog), np.bool_)
    found[around.inside.astype(np.intp)] = True
    found[around.near.compress(away <= DAY_TRIP_KM).astype(np.intp)] = True
    return found


@once_per_question
def across_the_border(query: Query, catalog: Catalog) -> NDArray[np.bool_]:
    """Shape (n,): what is in another country than the places, and does not say that it serves one of them."""
    if len({place.country for place in query.places}) != 1:
        return np.zeros(len(catalog), np.bool_)
    return reduce(np.logical_and, [_across(catalog, place) for place in query.places])


@_kept_as_bits
def _across(catalog: Catalog, place: Municipality) -> NDArray[np.bool_]:
    serves, _ = catalog.serves(place)
    return reach.abroad(catalog, place.country) & ~serves
