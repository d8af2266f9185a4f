"""Which place of each entry is compared, where an entry has several: those that are most alike."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.models import Address, Location, ServiceAtLocation
from directory.places.geo import Point, distance_km
from directory.queries.same_services import NO_SPOT
from directory.words.language import words
from importers.resolution.street_names import street_and_number

SAME_TOWN_KM = 5.0  # how far apart two places of one town are taken to be, where no spot is known
FAR_KM = 1_000.0  # nothing tells that they are near


@dataclass(frozen=True)
class _Place:
    """A place of an entry; `address`: street, number and town, None where no street is said."""

    location_id: uuid.UUID
    address: tuple[str, str, str] | None
    town: str
    point: Point | None


def alike_places(session: Session, ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, list[uuid.UUID]]:
    """Entry -> its places (ids of locations), the one to be compared first; none where it has no place.

    With several places, the pair that is nearest decides: an entry that has one place of another's three is compared
    at that place, and not at whichever was written first.
    """
    places = _places(session, ids)
    chosen = _nearest({id_: of_entry for id_, of_entry in places.items() if of_entry})
    return {id_: _first(chosen.get(id_), of_entry) for id_, of_entry in places.items()}


def _first(chosen: _Place | None, places: Sequence[_Place]) -> list[uuid.UUID]:
    return [one.location_id for one in sorted(places, key=lambda one: one is not chosen)]


def _nearest(places: Mapping[uuid.UUID, Sequence[_Place]]) -> dict[uuid.UUID, _Place]:
    """The nearest pair of all entries, then of each other entry the place nearest to one of those chosen."""
    if len(places) < 2:
        return {id_: of_entry[0] for id_, of_entry in places.items()}
    pairs = (
        (_km_apart(a, b), {one: a, other: b})
        for one, other in combinations(places, 2)
        for a, b in product(places[one], places[other])
    )
    found = min(pairs, key=lambda pair: pair[0])[1]
    for id_ in (id_ for id_ in places if id_ not in found):
        known = [*found.values()]
        found[id_] = min(places[id_], key=lambda place: min(_km_apart(place, one) for one in known))
    return found


def _km_apart(a: _Place, b: _Place) -> float:
    if a.location_id == b.location_id or (a.address is not None and a.address == b.address):
        return 0.0
    if a.point and b.point:
        return distance_km(a.point, b.point)
    return SAME_TOWN_KM if a.town and a.town == b.town else FAR_KM


def _places(session: Session, ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, list[_Place]]:
    """In the order in which they were written; of several addresses of a place the first one."""
    query = (
        sa.select(
            *(ServiceAtLocation.service_id, Location.id, Location.latitude, Location.longitude),
            *(Location.point_source, Address.address_1, Address.city, Address.municipality_code),
        )
        .join(Location, Location.id == ServiceAtLocation.location_id)
        .outerjoin(Address, Address.location_id == Location.id)
        .where(ServiceAtLocation.service_id.in_(ids))
        .order_by(ServiceAtLocation.id, Address.id)
    )
    found: dict[uuid.UUID, dict[uuid.UUID, _Place]] = {id_: {} for id_ in ids}
    for row in session.execute(query):
        found[row.service_id].setdefault(row.id, _place(row))
    return {id_: [*of_entry.values()] for id_, of_entry in found.items()}


def _place(row: Any) -> _Place:
    town = row.municipality_code or " ".join(words(row.city or ""))
    street, number = street_and_number(row.address_1 or "")
    known = row.point_source != NO_SPOT and row.latitude is not None and row.longitude is not None
    return _Place(
        row.id,
        (" ".join(street), number, town) if street else None,
        town,
        Point(float(row.latitude), float(row.longitude)) if known else None,
    )
