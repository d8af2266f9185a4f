"""Columns of places that name buildings: the town that they name is where people go, and no word becomes one."""

import pytest

from importers.places.written_address import town_of_venue
from importers.records.rows import NO_TOWN
from tests.importers.lists import drafts_of

ELSEWHERE = ("Sportello;Via Roma 1, Forlì", "Gruppo;Cesena")


@pytest.mark.parametrize("header", ["Luogo", "Dove", "Indirizzo"])
@pytest.mark.parametrize(
    ("cell", "line", "town"),
    [
        ("biblioteca di Forlimpopoli", "Biblioteca di Forlimpopoli", "Forlimpopoli"),
        ("parco urbano Forlì", "Parco urbano Forlì", "Forlì"),
        ("c/o parrocchia San Giuseppe, Cesena", "C/o parrocchia San Giuseppe", "Cesena"),
        ("Centro sociale La Torre - Predappio", "Centro sociale La Torre", "Predappio"),
        ("Casa del popolo, Meldola (FC)", "Casa del popolo, Meldola (FC)", "Meldola"),
        ("Piazza Saffi 8, Forlì", "Piazza Saffi 8", "Forlì"),
        ("Bertinoro", None, "Bertinoro"),
    ],
)
def test_a_building_names_its_town(header: str, cell: str, line: str | None, town: str) -> None:
    (draft, *_), problems = drafts_of(f"nome;{header}", f"Corso;{cell}", *ELSEWHERE)

    assert (draft.values.get("address.address_1"), draft.values["address.city"]) == (line, town)
    assert problems == []


@pytest.mark.parametrize("cell", ["sala parrocchiale", "Sale riunioni", "oratorio San Luigi", "Parco della Pace"])
def test_a_building_without_a_town_is_in_none(cell: str) -> None:
    """«Sala» is a village in Cesenatico, and «Sale» a town near Alessandria."""
    (draft, *_), problems = drafts_of("nome;luogo", f"Corso;{cell}", *ELSEWHERE)

    assert "address.city" not in draft.values
    assert [(problem.line, problem.message) for problem in problems] == [(2, NO_TOWN)]


@pytest.mark.parametrize("text", ["Parrocchia Santa Sofia", "Oratorio San Mauro", "Teatro Verdi", "Campo sportivo"])
def test_who_a_building_is_called_after_is_no_town(text: str) -> None:
    assert town_of_venue(text) is None


def test_a_column_of_seats_may_be_one_of_towns() -> None:
    drafts, _ = drafts_of("nome;sede", "Sportello;Forlì", "Gruppo;Cesena", "Corso;Bertinoro")

    assert [draft.values["address.city"] for draft in drafts] == ["Forlì", "Cesena", "Bertinoro"]
    assert "location.name" not in drafts[0].values


def test_the_name_of_a_seat_may_say_the_town_that_nothing_else_does() -> None:
    rows = ("Corso;biblioteca di Forlimpopoli", "Gruppo;sala civica", "Spazio;Auser")
    drafts, _ = drafts_of("nome;nome sede", *rows)
    with_town, _ = drafts_of("nome;nome sede;comune", *(f"{row};Cesena" for row in rows))

    assert [draft.values.get("address.city") for draft in drafts] == ["Forlimpopoli", None, None]
    assert [draft.values.get("address.city") for draft in with_town] == ["Cesena"] * 3
    assert drafts[0].values["location.name"] == "biblioteca di Forlimpopoli"


def test_towns_that_are_called_like_buildings_are_towns() -> None:
    drafts, _ = drafts_of("nome;comune", "Corso;Sala Bolognese (BO)", "Gruppo;Campo Tures/Sand in Taufers")

    assert [draft.values["address.city"] for draft in drafts] == ["Sala Bolognese", "Campo Tures"]
    assert "address.address_1" not in drafts[0].values


def test_a_column_of_towns_is_believed_about_towns_of_other_provinces() -> None:
    rows = ("Corso;Palazzetto Bubani - Faenza", *(f"Gruppo {at};Forlì" for at in range(5)))

    drafts, _ = drafts_of("nome;luogo", *rows)

    assert drafts[0].values["address.city"] == "Faenza"
