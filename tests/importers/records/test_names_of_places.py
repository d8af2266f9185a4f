"""Rows that are called like their town, their parish or their sheet, and nothing else."""

import json
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from importers.plan import make_plan
from importers.records.names_of_places import ONLY_A_PLACE
from tests.importers.lists import imported, write


def read(session: Session, folder: Path, source: str, header: str, *rows: str) -> list[tuple[str, str]]:
    """Names of services, and their towns."""
    plan = make_plan(session, write(folder, header, rows), source=source)
    return [(row.draft.name, row.draft.values.get("address.city", "")) for row in plan.records]


TOWNS = ("Forlì;Via Roma 1;0543 712341;mar 9-11", "Cesena;Via Verdi 2;0547 712342;gio 15-17",
         "Meldola;Piazza Orsini 3;0543 712343;lun 9-11")  # fmt: skip


def test_names_that_are_towns_say_the_town_and_the_list_says_the_rest(session: Session, tmp_path: Path) -> None:
    found = read(session, tmp_path, "Doposcuola", "nome;indirizzo;telefono;orari", *TOWNS)
    assert found == [(f"Doposcuola – {town}", town) for town in ("Forlì", "Cesena", "Meldola")]


def test_parishes_are_called_like_what_the_list_is_about(session: Session, tmp_path: Path) -> None:
    rows = ("San Paolo;Forlì;0543 712341;mar 9-11", "Santa Rita;Forlì;0543 712342;gio 9-11", "Duomo;Cesena;;lun 9-11")
    header = "Parrocchia;comune;telefono;orari"
    assert read(session, tmp_path, "Centri di ascolto Caritas", header, *rows)[0] == (
        "Centri di ascolto Caritas – San Paolo",
        "Forlì",
    )
    path = write(tmp_path, header, rows)
    first = imported(session, path, source="Centri di ascolto Caritas")
    assert sum(one.message == ONLY_A_PLACE for one in first.problems) == 3
    assert make_plan(session, path, source="Centri di ascolto Caritas").unchanged == 3


@pytest.mark.parametrize(
    ("source", "name"),
    [("Consulta", "Forlì"), ("Doposcuola", "Doposcuola di Forlì"), ("Doposcuola", "Il Gabbiano")],
)
def test_other_names_stay(source: str, name: str, session: Session, tmp_path: Path) -> None:
    rows = (f"{name};Forlì;Via Roma 1;mar 9-11", "La Rondine;Cesena;Via Verdi 2;gio 9-11")
    assert read(session, tmp_path, source, "nome;comune;indirizzo;orari", *rows)[0] == (name, "Forlì")


def test_a_few_names_that_are_towns_too_say_no_town(session: Session, tmp_path: Path) -> None:
    rows = ("Fano;Via Roma 1;mar 9-11", "La Rondine;Via Verdi 2;gio 9-11", "Il Gabbiano;Via Nuova 3;lun 9-11")
    assert read(session, tmp_path, "Doposcuola", "nome;indirizzo;orari", *rows)[0] == ("Fano", "")


def test_a_sheet_that_is_called_like_a_town_places_rows_that_say_nothing_of_a_place(
    session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "lista.json"
    entry = {"nome": "Sportello", "telefono": "0543 712345"}
    path.write_text(json.dumps({"Forlì": [entry], "Cesena": [{**entry, "nome": "Mensa"}]}), "utf-8")
    plan = make_plan(session, path, source="lista")
    assert [row.draft.values.get("address.city") for row in plan.records] == ["Forlì", "Cesena"]
