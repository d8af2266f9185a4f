"""Lands that are one province, and how people call them."""

import pytest

from directory.search.query import Query, understand
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY


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

    assert found.province is None
    assert (found.place.name if found.place else None) == place
    assert "canton" not in found.rest
