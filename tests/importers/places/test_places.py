"""Where a row is, from whatever it says."""

import pytest

from directory.places.gazetteer import Gazetteer
from directory.taxonomies.vocabulary import Vocabulary
from importers.places.finder import PlaceFinder, Usual


@pytest.fixture(scope="module")
def finder() -> PlaceFinder:
    """A finder with the bundled gazetteer."""
    return PlaceFinder(Gazetteer.bundled(), Vocabulary.bundled())


@pytest.mark.parametrize(
    ("values", "label"),
    [
        ({"place.city": "FORLI'"}, "Forlì (FC)"),
        ({"place.city": "Castro", "place.province": "LE"}, "Castro (LE)"),
        ({"place.city": "Castro", "place.region": "Puglia"}, "Castro (LE)"),
        ({"place.city": "Artimino, CARMIGNANO", "place.province": "Prato"}, "Carmignano (PO)"),
        ({"place.city": "Meran/Wolkenstein"}, "Merano (BZ)"),
        ({"place.city": "Klassisches Gymnasium Bozen"}, "Bolzano (BZ)"),
        ({"place.city": "TORTOLÇO", "place.postal_code": "08048"}, "Tortolì (OG)"),
        ({"place.code": "40012"}, "Forlì (FC)"),
        ({"place.code": "D704", "place.city": "Forlì"}, "Forlì (FC)"),
        ({"place.postal_code": "47121"}, "Forlì (FC)"),
        ({"place.address": "VIA STAZIONE - 67043 - CELANO - AQ"}, "Celano (AQ)"),
        ({"place.address": "Via Vetoio Coppito, 67100 L'AQUILA AQ"}, "L'Aquila (AQ)"),
    ],
)
def test_the_municipality_is_found(finder: PlaceFinder, values: dict[str, str], label: str) -> None:
    found = finder.find(values, "IT").municipality
    assert found is not None
    assert found.label == label


def test_addresses_of_map_services_are_checked_with_their_point(finder: PlaceFinder) -> None:
    values = {
        "place.address": "Viale della Resistenza, Roges, Rende, Cosenza, Calabria, 87036, Italia",
        "place.province": "Cosenza",
        "place.latitude": "39.3350451",
        "place.longitude": "16.2440641",
    }
    found = finder.find(values, "IT").municipality
    assert found is not None
    assert found.name == "Rende"


@pytest.mark.parametrize("text", ["Italia", "Emilia-Romagna, Italia", "Monza and Brianza, Lombardia, Italia"])
def test_the_centre_of_an_area_is_no_municipality(finder: PlaceFinder, text: str) -> None:
    values = {"place.address": text, "place.latitude": "44.5", "place.longitude": "11.0"}
    found = finder.find(values, "IT")
    assert (found.municipality, found.expected) == (None, False)


def test_places_abroad_are_not_looked_for_here(finder: PlaceFinder) -> None:
    values = {"place.address": "Khreshchatyk, Roma, Kyiv, 01034", "place.latitude": "50.45", "place.longitude": "30.52"}
    found = finder.find(values, "IT")
    assert (found.municipality, found.expected) == (None, False)
    assert found.problem is not None


def test_a_short_name_counts_in_the_usual_province(finder: PlaceFinder) -> None:
    assert finder.find({"place.city": "Mittelschule Eppan"}, "IT", Usual()).municipality is None
    found = finder.find({"place.city": "Mittelschule Eppan"}, "IT", Usual(province="BZ")).municipality
    assert found is not None
    assert found.name.startswith("Appiano")


def test_a_name_that_contradicts_the_code_is_reported(finder: PlaceFinder) -> None:
    found = finder.find({"place.code": "D704", "place.city": "Bologna"}, "IT")
    assert found.municipality is not None
    assert found.municipality.name == "Forlì"
    assert found.problem is not None
    assert "check both" in str(found.problem[1])


def test_a_point_between_towns_is_asked_about(finder: PlaceFinder) -> None:
    halfway = {"place.latitude": "45.8560", "place.longitude": "9.3970"}  # Lecco and Malgrate face each other
    found = finder.find(halfway, "IT")
    assert found.expected
    assert found.municipality is None or found.guessed
