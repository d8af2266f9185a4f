"""Finding where a location is, when only the centre of its municipality is known."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa
from geopy.exc import GeopyError
from geopy.geocoders.base import Geocoder
from sqlalchemy.orm import Session

from directory.errors import Conflict
from directory.i18n import N_
from directory.models import Address, Location, MunicipalityRow
from directory.places.geo import Point, distance_km

FARTHEST_KM = 25.0  # from the centre of the municipality that the address names; what lies beyond is another place
PAUSE_SECONDS = 1.0  # the public servers' rule: one question a second


@dataclass
class Tally:
    """What came of the addresses that were asked."""

    asked: int = 0
    found: int = 0
    refused: int = 0  # found too far from the municipality to be believed
    failure: Conflict | None = None  # why it stopped early; what was found before stays


def locate_addresses(
    session: Session, geocoder: Geocoder, *, limit: int, pause_seconds: float = PAUSE_SECONDS
) -> Tally:
    """Ask the geocoder for up to `limit` street addresses, and keep the answers that lie in the right municipality."""
    tally = Tally()
    for location, address, town in _unlocated(session, limit):
        if tally.asked:
            time.sleep(pause_seconds)
        tally.asked += 1
        try:
            found = geocoder.geocode(f"{address.address_1}, {address.postal_code} {town.name}, {town.country}")
        except GeopyError as problem:
            message = N_("The geocoder does not answer: %(problem)s. Check PROSSIMA_NOMINATIM_URL, or try later.")
            tally.failure = Conflict(message, problem=str(problem))
            return tally
        point = found and Point(found.latitude, found.longitude)
        if point is None:
            continue
        if distance_km(point, Point(town.latitude, town.longitude)) > FARTHEST_KM:
            tally.refused += 1
            continue
        location.latitude, location.longitude, location.point_source = point.latitude, point.longitude, "geocoder"
        tally.found += 1
    return tally


def _unlocated(session: Session, limit: int) -> Iterator[tuple[Location, Address, MunicipalityRow]]:
    """Locations with a street whose point is the centre of the municipality."""
    query = (
        sa.select(Location, Address, MunicipalityRow)
        .join(Address, Address.location_id == Location.id)
        .join(MunicipalityRow, MunicipalityRow.code == Address.municipality_code)
        .where(Location.point_source == "municipality", Address.address_1 != "")
        .order_by(Location.id, Address.id)
        .limit(limit)
    )
    yield from session.execute(query).tuples()
