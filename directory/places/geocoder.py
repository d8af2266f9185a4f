"""geopy geocoders: the bundled gazetteer offline, and a Nominatim server where one is configured."""

import re
from typing import Any
from urllib.parse import urlsplit

from geopy.geocoders import Nominatim
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point as GeopyPoint

from directory.errors import InvalidInput
from directory.i18n import N_
from directory.places.gazetteer import Gazetteer, Municipality
from directory.places.geo import Point

_PART = re.compile(r"\s*[,;\n]\s*|\s+[-–]\s+")


class GazetteerGeocoder(Geocoder):  # type: ignore[misc]  # geopy has no types
    """geopy's interface to the bundled gazetteer: an address becomes the centre of its municipality, without a network.

    `Location.raw` holds `code`, `municipality`, `province`, `country` and `precision`, which is always "municipality".
    """

    def __init__(self, gazetteer: Gazetteer | None = None, *, country: str | None = None) -> None:
        super().__init__()
        self.gazetteer = gazetteer or Gazetteer.bundled()
        self.country = country

    def geocode(self, query: str, *, exactly_one: bool = True, timeout: Any = DEFAULT_SENTINEL) -> Any:
        """The municipality of a place or an address ("via Roma 1, 38122 Trento TN").

        Args:
            query: the place comes last, parts are separated by commas.
            exactly_one: False for a list of all that fit.
            timeout: not used; geopy passes it.
        Returns:
            A geopy `Location`, or a list of them; None if nothing fits.
        Raises:
            Ambiguous: `exactly_one`, and several fit.
        """
        del timeout
        parts = [part for part in _PART.split(query.strip()) if part]
        for first in range(len(parts)):
            ending = ", ".join(parts[first:])
            found = self.gazetteer.candidates(ending, country=self.country)
            if not found:
                continue
            if exactly_one:
                return _location(self.gazetteer.resolve(ending, country=self.country))
            return [_location(place) for place in found]
        return None

    def reverse(self, query: Any, *, exactly_one: bool = True, timeout: Any = DEFAULT_SENTINEL) -> Any:
        """The municipality whose centre is nearest to a point.

        Args:
            query: latitude and longitude as geopy takes them: a pair, a text or a geopy `Point`.
            exactly_one: False for a list of one.
            timeout: not used; geopy passes it.
        Returns:
            A geopy `Location`, or a list of one.
        """
        del timeout
        point = GeopyPoint(query)
        location = _location(self.gazetteer.nearest(Point(point.latitude, point.longitude)))
        return location if exactly_one else [location]


def geocoder(nominatim_url: str | None = None, *, user_agent: str = "prossima", timeout_seconds: float = 5) -> Geocoder:
    """The geocoder to use: offline, unless the address of a Nominatim server is given.

    Args:
        nominatim_url: such as "https://nominatim.example.org"; None keeps every address on this machine.
        user_agent: how this installation names itself to the server, which its rules of use ask for.
    Raises:
        InvalidInput: the address is not one of a web server.
    """
    if not nominatim_url:
        return GazetteerGeocoder()
    address = urlsplit(nominatim_url)
    if address.scheme not in ("http", "https") or not address.netloc:
        message = N_("%(url)s is not the address of a Nominatim server: begin it with https://")
        raise InvalidInput(message, url=nominatim_url)
    domain = (address.netloc + address.path).rstrip("/")
    return Nominatim(scheme=address.scheme, domain=domain, user_agent=user_agent, timeout=timeout_seconds)


def _location(place: Municipality) -> Location:
    raw = {
        "code": place.code,
        "municipality": place.name,
        "province": place.province,
        "country": place.country,
        "precision": "municipality",
    }
    return Location(f"{place.label}, {place.region}", GeopyPoint(place.point.latitude, place.point.longitude), raw)
