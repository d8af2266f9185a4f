"""Which listings help somebody in a place: near enough to go there, or reaching people from afar."""

from functools import reduce

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

FAR_KM = 60.0  # an hour's way; hardly anybody goes there every week
DAY_TRIP_KM = 100.0  # farther away, somebody may telephone, but hardly goes
_PLACES_KEPT = 256  # with three bits for each listing of a catalog
# What nobody can give by telephone: a bed, a meal, clothes, a tooth, somebody to look after the child, a bicycle.
IN_PERSON = frozenset(
    {codes.BED_TONIGHT, "money.food", "money.goods", "health.dental", codes.CHILDCARE, "transport.bicycle"}
)


def is_in_person(query: Query) -> bool:
    """Whether all that is needed can only be had where one goes, so that help from afar is not near."""
    return bool(query.main_needs) and IN_PERSON.issuperset(query.main_needs)


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
    kept, key = _around(catalog), (place.code, km)
    packed = kept.get(key)
    if packed is None:
        packed = kept.keep(
            key, np.packbits(reach.within_reach(catalog, place, km) & ~_is_for_other_places(catalog, place))
        )
    inside = np.unpackbits(packed, count=len(catalog)).view(np.bool_)
    if is_in_person(query):
        afar = np.flatnonzero(inside & catalog.remote & ~catalog.home_visits & catalog.has_point)
        inside[afar] = distances_km(catalog.vector.take(afar, axis=0), place.point) <= km
    return inside


def _is_for_other_places(catalog: Catalog, place: Municipality) -> NDArray[np.bool_]:
    """Shape (n,): a line that nobody goes to, for people of an area in which the place is not."""
    serves, area_known = catalog.serves(place)
    return ~catalog.has_point & area_known & ~serves


def helps_from_afar_perhaps(query: Query, catalog: Catalog) -> NDArray[np.bool_] | None:
    """Shape (n,): too far from all the places to go there, and of whom it helps from there nothing is known.

    None without a place: then nothing is far.
    """
    if query.place is None:
        return None
    return reduce(np.logical_and, [_perhaps_from_afar(catalog, place) for place in query.places])


def _perhaps_from_afar(catalog: Catalog, place: Municipality) -> NDArray[np.bool_]:
    kept = _afar(catalog)
    packed = kept.get(place.code)
    if packed is None:
        some = Selection(catalog, _helping_from_afar(catalog))
        km = some.distance_km(place.point)
        found = np.zeros(len(catalog), np.bool_)
        found[some.rows] = reach.reach(some, place, km).unclear & (km > FAR_KM)
        packed = kept.keep(place.code, np.packbits(found))
    return np.unpackbits(packed, count=len(catalog)).view(np.bool_)


@once_per_question
def within_a_day_trip(query: Query, catalog: Catalog) -> NDArray[np.bool_]:
    """Shape (n,): what has a point to which one can go from one of the places, and back."""
    trips = [_day_trip(catalog, place) for place in query.places]
    return reduce(np.logical_or, trips, np.zeros(len(catalog), np.bool_))


def _day_trip(catalog: Catalog, place: Municipality) -> NDArray[np.bool_]:
    kept = _trips(catalog)
    packed = kept.get(place.code)
    if packed is None:
        around = catalog.grid.around(place.point, DAY_TRIP_KM, DAY_TRIP_KM)
        away = distances_km(catalog.vector.take(around.near, axis=0), place.point)
        found = np.zeros(len(catalog), np.bool_)
        found[around.inside.astype(np.intp)] = True
        found[around.near.compress(away <= DAY_TRIP_KM).astype(np.intp)] = True
        packed = kept.keep(place.code, np.packbits(found))
    return np.unpackbits(packed, count=len(catalog)).view(np.bool_)


@once_per_catalog
def _trips(_catalog: Catalog) -> Kept[str, NDArray[np.uint8]]:
    """To what one can go from some places and back, as packed bits."""
    return Kept(_PLACES_KEPT)


@once_per_catalog
def _helping_from_afar(catalog: Catalog) -> NDArray[np.intp]:
    return np.flatnonzero(catalog.remote)


@once_per_catalog
def _afar(_catalog: Catalog) -> Kept[str, NDArray[np.uint8]]:
    """What perhaps helps some places from afar, as packed bits."""
    return Kept(_PLACES_KEPT)


@once_per_catalog
def _around(_catalog: Catalog) -> Kept[tuple[str, float], NDArray[np.uint8]]:
    """Who is within reach of some places, as packed bits: those who work together ask for the same towns all day."""
    return Kept(_PLACES_KEPT)
