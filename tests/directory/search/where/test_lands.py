"""Whole lands, and how people call them."""

import pytest

from directory.search.query import Query, understand
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY, listing
from tests.directory.search.asking import find


def read(text: str) -> Query:
    return understand(text, VOCABULARY, GAZETTEER)


@pytest.mark.parametrize(
    ("text", "province", "seat"),
    [
        ("lavoro 19 anni canton Ticino", "TI", "Bellinzona"),
        ("doposcuola in Ticino", "TI", "Bellinzona"),
        ("Arbeit für Jugendliche im Tessin", "TI", "Bellinzona"),
        ("doposcuola nel Trentino", "TN", "Trento"),
        ("Hilfe für Alkoholiker in Südtirol", "BZ", "Bolzano"),
        ("alto adige, corso di tedesco", "BZ", "Bolzano"),
    ],
)
def test_a_land_is_its_province(text: str, province: str, seat: str) -> None:
    found = read(text)

    assert found.province == province
    assert found.place is not None
    assert found.place.name == seat
    assert not {"canton", "ticino", "tessin", "trentino", "sudtirol", "adige", "aosta"} & {*found.words, *found.rest}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Lugano, canton Ticino, scacchi", "Lugano"),
        ("doposcuola a Castelletto sopra Ticino", "Castelletto sopra Ticino"),
        ("ragazzo trentino cerca lavoro a Bergamo", "Bergamo"),
        ("coro di canto trentino popolare", None),
    ],
)
def test_a_town_is_nearer_and_an_adjective_is_no_land(text: str, place: str | None) -> None:
    found = read(text)

    assert found.area is None
    assert (found.place.name if found.place else None) == place
    assert "canton" not in found.rest


@pytest.mark.parametrize(
    ("text", "label", "provinces", "seat"),
    [
        ("psicologo Lombardia", "Lombardia", {"MI", "BG", "SO"}, "Milano"),
        ("doposcuola in Emilia-Romagna", "Emilia-Romagna", {"BO", "FC", "PC"}, "Bologna"),
        ("doposcuola in tutta la Romagna", "Romagna", {"FC", "RA", "RN"}, "Forlì"),
        ("in Emilia, corso di italiano", "Emilia", {"BO", "PR"}, "Bologna"),
        ("lavoro nelle Marche", "Marche", {"AN", "PU"}, "Ancona"),
        ("Arbeit in der Lombardei", "Lombardia", {"MI", "BG"}, "Milano"),
        ("Trentino Alto Adige, musica", "Trentino-Alto Adige", {"TN", "BZ"}, "Trento"),
    ],
)
def test_a_region_is_all_of_its_provinces(text: str, label: str, provinces: set[str], seat: str) -> None:
    found = read(text)

    assert found.area is not None
    assert found.area.label.in_language("it") == label  # type: ignore[union-attr]
    assert provinces <= {*found.area.provinces}
    assert found.place is not None
    assert found.place.name == seat
    assert found.province is None
    assert not {"lombardia", "romagna", "emilia", "marche", "tutta", "lombardei"} & {*found.words, *found.rest}


@pytest.mark.parametrize(
    "text", ["mi chiamo Emilia", "la signora Emilia, Forlì", "via Emilia", "marche da bollo", "signora Calabria"]
)
def test_names_stamps_and_streets_are_no_regions(text: str) -> None:
    assert read(text).area is None


def test_every_region_of_the_gazetteer_can_be_named() -> None:
    named = {read(f"regione {place.region.partition('/')[0]}").area for place in GAZETTEER.municipalities}

    assert None not in named
    assert {letters for area in named if area for letters in area.provinces} >= {
        place.province for place in GAZETTEER.municipalities
    }


def test_a_whole_region_counts_as_near_and_no_way_is_measured_in_it() -> None:
    result = find(
        "consultorio Lombardia",
        listing(1, name="Consultorio", at="Verona"),
        listing(2, name="Consultorio", at="Bormio"),
        listing(3, name="Consultorio", at="Milano"),
    )

    assert {found.municipality for found in result.results[:2]} == {"Bormio", "Milano"}
    assert [found.distance_km for found in result.results[:2]] == [None, None]
    ways = {str(one.text) for found in result.results[:2] for one in found.reasons if one.feature == "proximity"}
    assert ways == {"In Bormio", "In Milano"}
