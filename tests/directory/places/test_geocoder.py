"""geopy's interface to the gazetteer, and the choice of geocoder."""

import pytest
from geopy.geocoders import Nominatim

from directory.errors import Ambiguous, InvalidInput
from directory.places.geocoder import GazetteerGeocoder, geocoder


@pytest.mark.parametrize(
    "address",
    [
        "Trento",
        "via Roma 1, 38122 Trento TN, Italia",
        "Via Verdi 3 - 38122 - Trento - TN",
        "c/o sede, Comune di Trento (TN)",
    ],
)
def test_an_address_becomes_the_centre_of_its_municipality(address: str) -> None:
    location = GazetteerGeocoder().geocode(address)
    assert location.raw["code"] == "L378"
    assert location.raw["precision"] == "municipality"
    assert location.latitude == pytest.approx(46.07, abs=0.1)
    assert "Trento (TN)" in location.address


def test_an_unknown_place_is_none_as_in_geopy() -> None:
    assert GazetteerGeocoder().geocode("Paese che non esiste") is None
    assert GazetteerGeocoder().geocode("") is None


def test_namesakes_are_asked_about_or_listed() -> None:
    with pytest.raises(Ambiguous):
        GazetteerGeocoder().geocode("Castro")
    found = GazetteerGeocoder().geocode("Castro", exactly_one=False)
    assert [location.raw["province"] for location in found] == ["BG", "LE"]


def test_the_country_of_the_geocoder_tells_namesakes_apart() -> None:
    assert GazetteerGeocoder(country="CH").geocode("Vernate").raw["code"] == "CH-5230"


def test_reverse_finds_the_nearest_municipality() -> None:
    assert GazetteerGeocoder().reverse((46.0667, 11.1216)).raw["municipality"] == "Trento"
    (only,) = GazetteerGeocoder().reverse("46.0037, 8.9511", exactly_one=False)
    assert only.raw["country"] == "CH"


def test_addresses_stay_on_this_machine_unless_a_server_is_configured() -> None:
    assert isinstance(geocoder(None), GazetteerGeocoder)
    online = geocoder("https://nominatim.example.org/osm/", user_agent="test")
    assert isinstance(online, Nominatim)
    assert online.domain == "nominatim.example.org/osm"


@pytest.mark.parametrize("url", ["nominatim.example.org", "ftp://example.org", "https://"])
def test_a_server_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(InvalidInput, match="https://"):
        geocoder(url)
