"""Tables that stand below one another in one file or sheet are never mixed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from importers.plan import make_plan
from importers.read import read_bytes
from importers.reading.stacked_tables import ANOTHER_TABLE, names_columns
from importers.reading.tables import REPEATED_HEADER, Row, Table
from tests.importers.reading.test_read_files import workbook

SERVICES = ["Servizio;Comune;Telefono", "Mensa;Forlì;0543 712345", "Doccia;Cesena;0547 712345"]
ORGANISATIONS = ["Ente;Indirizzo;Comune;Email;Sito", "Caritas;Via Roma 1;Forlì;a@example.org;www.example.org"]


def read(*lines: str) -> list[Table]:
    return read_bytes("\n".join(lines).encode(), "elenco.csv")


def read_sheet(*lines: str) -> list[Table]:
    return read_bytes(workbook({"elenco": [line.split(";") if line else [] for line in lines]}), "elenco.xlsx")


@pytest.mark.parametrize("between", [[], ["", ""], ["", "Gli enti", ""]])
@pytest.mark.parametrize("reading", [read, read_sheet])
def test_a_second_table_with_other_columns_is_a_table_of_its_own(
    between: list[str], reading: Callable[..., list[Table]]
) -> None:
    lines = [*SERVICES, *between, *ORGANISATIONS]

    first, second = reading(*lines)

    assert first.header == ("Servizio", "Comune", "Telefono")
    assert [row.cells[:3] for row in first.rows] == [
        ("Mensa", "Forlì", "0543 712345"),
        ("Doccia", "Cesena", "0547 712345"),
    ]
    assert (second.name, second.header) == ("elenco (2)", ("Ente", "Indirizzo", "Comune", "Email", "Sito"))
    assert [row.cells[0] for row in second.rows] == ["Caritas"]
    assert [row.line for row in second.rows] == [len(lines)]
    assert [(one.line, one.message) for one in first.problems] == [(len(lines) - 1, ANOTHER_TABLE)]


@pytest.mark.parametrize("again", ["Servizio;Comune;Telefono", "SERVIZIO;COMUNE;TELEFONO", "Servizio;Comune;Telefono;"])
def test_repeated_column_names_are_skipped(again: str) -> None:
    (found,) = read(*SERVICES, again, "Letto;Rimini;0541 712345")
    assert len(found.rows) == 3
    assert [(one.line, one.message) for one in found.problems] == [(4, REPEATED_HEADER)]


def test_column_names_in_two_languages_are_of_one_table() -> None:
    (found,) = read("Servizio;Comune;Telefono", "Dienst;Gemeinde;Telefonnummer", "Mensa;Bolzano;0471 712345")
    assert len(found.rows) == 2


def test_a_first_table_that_comes_back_is_a_third_one() -> None:
    found = read(*SERVICES, *ORGANISATIONS, *SERVICES)
    assert [(one.name, len(one.rows)) for one in found] == [("elenco", 2), ("elenco (2)", 1), ("elenco (3)", 2)]


@pytest.mark.parametrize(
    "cells",
    [
        *(("Biblioteca", "Aperto", "Online"), ("Servizio sociale", "Comune di Forlì", "Via Roma")),
        *(("Comune", "Forlì"), ("Telefono", "0543 712345"), ("Servizio", "Comune", "info@example.org")),
        ("Mensa", "Caritas", "Forlì"),
    ],
)
def test_data_is_not_taken_for_column_names(cells: tuple[str, ...]) -> None:
    assert not names_columns(Row(1, cells))


def test_both_tables_become_entries_and_the_second_is_told(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "elenco.csv"
    path.write_text("\n".join([*SERVICES, "", *ORGANISATIONS]), "utf-8")

    plan = make_plan(session, path)

    assert [record.draft.name for record in plan.records] == ["Mensa", "Doccia", "Caritas"]
    assert [record.values.get("service.email") for record in plan.records] == [None, None, "a@example.org"]
    assert [each.facts for each in plan.problems if each.message == ANOTHER_TABLE] == [
        {"line": 5, "table": "elenco (2)"}
    ]
