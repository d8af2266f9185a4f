"""What stands in a column of addresses and is no address: it never becomes a street."""

from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.models import Address, Service
from tests.importers.lists import drafts_of, imported, write

STREETS = ("Due;Via Roma 3;Forlì", "Tre;Via Verdi 8;Cesena", "Quattro;Piazza Saffi 2;Forlì")


def of_place(cell: str) -> dict[str, Any]:
    """What a row says of its place under a header of addresses."""
    (draft, *_), _ = drafts_of("nome;indirizzo;comune", f"Uno;{cell};Forlì", *STREETS)
    return draft.values


@pytest.mark.parametrize(
    "cell",
    [
        "Tutto l'Ambito",
        "tutta la provincia",
        "su tutto il territorio comunale",
        "territorio",
        "Ambito di Forlì",
        "nei 15 comuni dell'Unione",
        "ovunque",
    ],
)
def test_a_territory_is_who_is_served(cell: str) -> None:
    values = of_place(cell)
    assert "address.address_1" not in values
    assert [area["name"] for area in values["service_areas"]] == [cell]
    assert values["address.city"] == "Forlì"


@pytest.mark.parametrize("cell", ["varie sedi", "Sedi varie", "vari comuni", "itinerante", "presso le scuole"])
def test_several_places_describe_where_it_is(cell: str) -> None:
    values = of_place(cell)
    assert "address.address_1" not in values
    assert values["location.description"] == cell


@pytest.mark.parametrize("cell", ["a domicilio", "presso il domicilio dell'utente", "a domicilio in tutta l'area"])
def test_help_at_home_has_no_street(cell: str) -> None:
    values = of_place(cell)
    assert "address.address_1" not in values
    assert values["service.home_visits"] is True


@pytest.mark.parametrize("cell", ["online", "via Zoom", "telefonico", "solo telefono", "Videochiamata"])
def test_help_from_afar_has_no_street(cell: str) -> None:
    values = of_place(cell)
    assert "address.address_1" not in values
    assert values["service.remote"] is True


def test_a_street_keeps_what_is_given_online_as_well() -> None:
    values = of_place("Via Roma 3 e online")
    assert (values["address.address_1"], values["service.remote"]) == ("Via Roma 3", True)


@pytest.mark.parametrize("cell", ["da definire", "sede da definire", "vedi sito"])
def test_a_place_that_is_not_known_yet_is_none(cell: str) -> None:
    assert "address.address_1" not in of_place(cell)


@pytest.mark.parametrize("cell", ["Via del Territorio 3", "Via Zoom 4", "Via Online 2", "Piazza della Provincia 1"])
def test_streets_stay_streets(cell: str) -> None:
    assert of_place(cell)["address.address_1"] == cell


def test_several_places_without_a_town_make_no_place(session: Session, tmp_path: Path) -> None:
    rows = ["Uno;varie sedi;0543 712345", "Due;Via Roma 3, Forlì;0543 712346"]
    imported(session, write(tmp_path, "nome;indirizzo;telefono", rows))
    assert session.scalars(sa.select(Address.address_1)).all() == ["Via Roma 3"]
    assert len(session.scalars(sa.select(Service)).all()) == 2
