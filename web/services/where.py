"""Where a service is, seen from a place that somebody chose, and the coming days there."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from directory.errors import AppError
from directory.holidays import holidays_of
from directory.i18n import Labels
from directory.places.gazetteer import Municipality
from directory.places.geo import Point, distance_km
from directory.queries.services import Place
from web.forms.place_meant import place_meant

WEEK = 7


@dataclass(frozen=True)
class Origin:
    """The place in the address (`?from=`), or why it could not be read."""

    text: str = ""
    place: Municipality | None = None
    problem: AppError | None = None

    @classmethod
    def read(cls, text: str) -> "Origin":
        """Read what was written; nothing is no place."""
        text = text.strip()[:200]
        if not text:
            return cls()
        try:
            return cls(text, place_meant(text))
        except AppError as problem:
            return cls(text, problem=problem)

    def km_to(self, places: Iterable[Place]) -> Mapping[uuid.UUID, float]:
        """Straight line to each place that has a point, by the listing's id."""
        if self.place is None:
            return {}
        points = {place.listing.id: point_of_place(place) for place in places}
        return {one: distance_km(self.place.point, point) for one, point in points.items() if point}


def point_of_place(place: Place) -> Point | None:
    """Its point; None without one, and where only the centre of its town is known although it has no street."""
    location = place.location
    if location.latitude is None or location.longitude is None:
        return None
    has_street = any(address.address_1 for address in location.addresses)
    if location.point_source == "municipality" and not has_street:
        return None
    return Point(float(location.latitude), float(location.longitude))


def coming_days(today: date) -> list[date]:
    """The days of a week from today on: on a Saturday nobody asks what was open on Monday."""
    return [today + timedelta(days=ahead) for ahead in range(WEEK)]


def holidays_in(days: Iterable[date], town: str, country: str) -> Mapping[date, Labels]:
    """Which of these days are holidays in a town."""
    return {day: name for day in days if (name := holidays_of(day.year, country, town).get(day))}
