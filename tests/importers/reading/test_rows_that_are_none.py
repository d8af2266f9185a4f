"""Lists whose shape would make entries of what is none: towns above their rows, tables that lie on their side."""

from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from importers.plan import make_plan
from importers.read import read_tables
from importers.reading.headings import SECTION_LEFT_OUT, TOWN_ABOVE, TOWN_ENDS
from importers.reading.turned import TURNED
from tests.importers.lists import write

CENTRES = (
    "FORLÌ;;",
    "Centro anziani Quadrifoglio;Via Orceoli 15;0543 61512",
    "Centro anziani Primavera;Via Angeloni 56;0543 720912",
    "Comune di Cesena;;",
    "Centro anziani Don Baronio;Via Mulini 24;0547 27730",
)
ON_ITS_SIDE = (
    "Nome;Sportello lavoro;Sportello casa;Sportello legale",
    "Indirizzo:;Via Verdi 1;Via Verdi 2;Via Verdi 3",
    "Comune:;Trento;Rovereto;Arco",
    "Telefono:;0461 100100;0464 200200;",
)


def test_a_town_that_stands_alone_above_rows_is_theirs_and_no_entry(tmp_path: Path) -> None:
    (table,) = read_tables(write(tmp_path, "Denominazione;Indirizzo;Telefono", CENTRES))

    assert table.header[-1] == "Comune"
    assert [(row.line, row.cells[0], row.cells[-1]) for row in table.rows] == [
        (3, "Centro anziani Quadrifoglio", "FORLÌ"),
        (4, "Centro anziani Primavera", "FORLÌ"),
        (6, "Centro anziani Don Baronio", "Cesena"),
    ]
    assert [each.line for each in table.problems if each.message == TOWN_ABOVE] == [2, 5]


def test_a_town_above_the_names_of_the_columns_is_that_of_the_first_rows(tmp_path: Path) -> None:
    header = "Denominazione;Indirizzo;Telefono"
    lines = (header, *CENTRES[1:3], "CESENA;;", header, CENTRES[4], "Centro anziani Rubicone;Via Po 3;0547 27731")
    (table,) = read_tables(write(tmp_path, "FORLÌ;;", lines))
    assert [row.cells[-1] for row in table.rows] == ["FORLÌ", "FORLÌ", "CESENA", "CESENA"]


def test_a_town_above_rows_that_name_their_own_is_left_out(tmp_path: Path) -> None:
    rows = ("FORLÌ;;", "Uno;Forlì;0543 61512", "Due;Forlì;0543 61513", "CESENA;;", "Tre;Cesena;0547 27730")
    (table,) = read_tables(write(tmp_path, "Denominazione;Comune;Telefono", rows))
    assert [row.cells for row in table.rows] == [tuple(rows[at].split(";")) for at in (1, 2, 4)]
    assert [each.line for each in table.problems if each.message == SECTION_LEFT_OUT] == [2, 5]


@pytest.mark.parametrize(
    "rows",
    [
        ("Forlì;;", "Uno;Via Roma 1;0543 61512"),  # a single one may be called so
        ("Uno;Via Roma 1;0543 61512", "Forlì;;", "Due;Via Roma 2;", "Cesena;;"),  # rows above them have no town
        ("Forlì;;", "Cesena;;", "Rimini;;", "Uno;Via Roma 1;"),  # a list of towns
    ],
)
def test_other_names_of_towns_stay_entries(tmp_path: Path, rows: tuple[str, ...]) -> None:
    (table,) = read_tables(write(tmp_path, "Denominazione;Indirizzo;Telefono", rows))
    assert len(table.rows) == len(rows)
    assert len(table.header) == 3


def test_records_that_stand_side_by_side_are_entries_and_names_of_fields_are_none(
    tmp_path: Path, session: Session
) -> None:
    plan = make_plan(session, write(tmp_path, ON_ITS_SIDE[0], ON_ITS_SIDE[1:]), source="schede")

    drafts = [row.draft for row in plan.records]
    assert [(each.line, each.name, each.values["address.city"]) for each in drafts] == [
        (2, "Sportello lavoro", "Trento"),
        (3, "Sportello casa", "Rovereto"),
        (4, "Sportello legale", "Arco"),
    ]
    assert TURNED in [each.message for each in plan.problems]


def test_a_table_that_stands_upright_stays_as_it_is(tmp_path: Path) -> None:
    rows = ("Indirizzo;Via Verdi 1;Trento;0461 100100", "Comune;Via Verdi 2;Rovereto;", "Nome;Via Po 1;Arco;")
    (table,) = read_tables(write(tmp_path, "Nome;Indirizzo;Comune;Telefono", rows))
    assert len(table.rows) == 3


def rows_of(folder: Path, header: str, *rows: str) -> list[tuple[str, ...]]:
    (table,) = read_tables(write(folder, header, rows))
    return [row.cells for row in table.rows]


def test_bodies_called_as_their_town_are_entries_also_without_an_address(session: Session, tmp_path: Path) -> None:
    towns = ["Ala", "Rovereto", "Trento", "Mori", "Arco"]
    said = [";", "Piazza Podestà 11;0464 452111", "Via Belenzani 19;0461 884111", ";", "Piazza 3 Novembre;"]
    rows = [f"Comune di {town};{rest}" for town, rest in zip(towns, said, strict=True)]
    plan = make_plan(session, write(tmp_path, "Ente;Indirizzo;Telefono", rows), source="comuni")
    found = [(row.draft.name, row.draft.values.get("address.city")) for row in plan.records]
    assert found == [(f"Comune di {town}", town) for town in towns]


def test_the_address_of_a_row_says_its_town_and_not_the_one_above(session: Session, tmp_path: Path) -> None:
    rows = ("Trento;;", "Uno;Via Uno 1;0461 222222", "Quattro;Via Quattro 4, 38065 Mori;", "Ala;;", "Tre;Via Po 3;")
    plan = make_plan(session, write(tmp_path, "Nome;Indirizzo;Telefono", rows), source="sportelli")
    found = {row.draft.name: row.draft.values.get("address.city") for row in plan.records}
    assert found == {"Uno": "Trento", "Quattro": "Mori", "Tre": "Ala"}


@pytest.mark.parametrize(
    "other",
    [
        "Zona Valsugana",
        "Tutta la provincia",
        "San Cristoforo (Pergine)",
        "Sportelli di Rovereto",
        "Consultori della provincia",
        "Altri",
    ],
)
def test_another_line_alone_ends_the_town_above(tmp_path: Path, other: str) -> None:
    rows = ("Trento;;", "Uno;Via Uno 1;0461 1", f"{other};;", "Due;Via Due 2;0461 2", "Ala;;", "Tre;Via Tre 3;0461 3")
    (table,) = read_tables(write(tmp_path, "Nome;Indirizzo;Telefono", rows))
    found = {row.cells[0]: row.cells[-1] for row in table.rows}
    assert (found["Uno"], found["Due"], found["Tre"]) == ("Trento", "", "Ala")
    told = [(each.line, each.value, each.facts) for each in table.problems if each.message == TOWN_ENDS]
    assert told == [(4, other, {"town": "Trento"})]


@pytest.mark.parametrize(
    "entry", ["Centro anziani Rosa", "CENTRO SOCIALE LA QUERCIA", "Mensa dei poveri", "Sportello di ascolto"]
)
def test_an_entry_of_which_only_the_name_is_known_does_not_end_the_town_above(tmp_path: Path, entry: str) -> None:
    rows = ("Trento;;", "Centro Uno;Via Uno 1;0461 1", f"{entry};;", "Due;Via Due 2;0461 2", "Ala;;", "Tre;Via Tre 3;")
    found = {cells[0]: cells[-1] for cells in rows_of(tmp_path, "Nome;Indirizzo;Telefono", *rows)}
    assert found == {"Centro Uno": "Trento", entry: "Trento", "Due": "Trento", "Tre": "Ala"}


def test_an_entry_that_is_called_after_another_town_is_not_placed_in_the_one_above(tmp_path: Path) -> None:
    rows = (
        "Trento;;",
        "Centro Uno;Via Uno 1;0461 1",
        "Centro di Rovereto;;",
        "Due;Via Due 2;",
        "Ala;;",
        "Tre;Via Po 3;",
    )
    found = {cells[0]: cells[-1] for cells in rows_of(tmp_path, "Nome;Indirizzo;Telefono", *rows)}
    assert found == {"Centro Uno": "Trento", "Centro di Rovereto": "", "Due": "Trento", "Tre": "Ala"}


def test_an_area_that_begins_as_an_entry_does_ends_the_town_above(tmp_path: Path) -> None:
    rows = (
        "Rovereto;;",
        "Comunità Villa;Via Uno 1;0464 1",
        "Comunità Alta Valsugana;;",
        "Due;Via Due 2;",
        "Ala;;",
        "Tre;Via Po 3;",
    )
    found = {cells[0]: cells[-1] for cells in rows_of(tmp_path, "Nome;Indirizzo;Telefono", *rows)}
    assert found == {"Comunità Villa": "Rovereto", "Comunità Alta Valsugana": "", "Due": "", "Tre": "Ala"}


@pytest.mark.parametrize("address", ["Via Quattro 4, 38065 Mori", "Via Quattro 4 - Mori (TN)", "Via Quattro 4, Mori"])
def test_a_town_above_is_not_that_of_a_row_which_says_its_own(tmp_path: Path, address: str) -> None:
    rows = ("Trento;;", "Uno;Via Uno 1;0461 1", f"Quattro;{address};", "Ala;;", "Tre;Via Tre 3, int. B;0461 3")
    found = {cells[0]: cells[-1] for cells in rows_of(tmp_path, "Nome;Indirizzo;Telefono", *rows)}
    assert found == {"Uno": "Trento", "Quattro": "", "Tre": "Ala"}


def test_rows_of_which_only_the_town_is_known_are_no_headings(tmp_path: Path) -> None:
    rows = ("Ala;;", "Trento;Sportello casa;0461 1", "Arco;;", "Riva del Garda;Sportello lavoro;0464 2", "Mori;Uno;")
    assert len(rows_of(tmp_path, "Comune;Sportello;Telefono", *rows)) == len(rows)
