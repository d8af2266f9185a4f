"""Services on one sheet, their places, hours or organizations on another, joined by a code that both write."""

from pathlib import Path

import pytest
from openpyxl import Workbook
from sqlalchemy.orm import Session

from importers.plan import make_plan
from importers.planning.planned import Plan
from importers.read import read_tables
from importers.reading.joined_sheets import SHEETS_JOINED, STANDS_ALONE, UNKNOWN_REFERENCE, joined
from tests.importers.lists import NOW, imported

Sheet = list[list[str]]

SERVICES = [
    ["Codice", "Servizio", "Sede"],
    ["CD01", "Centro diurno", "S1"],
    ["CA01", "Comunità alloggio", "S2"],
    ["LAB1", "Laboratorio", "S1, S2"],
    ["TR01", "Trasporto sociale", "S9"],
    ["ED01", "Educativa", "S2"],
    ["AS01", "Ascolto", "S2"],
]
PLACES = [
    ["Codice sede", "Denominazione", "Indirizzo", "Comune", "Telefono"],
    ["S1", "Casa Rossa", "Via Grappa 15", "Treviglio", "0363 555301"],
    ["S2", "Villa Verde", "Via dei Boschi 2", "Caravaggio", "0363 555302"],
    ["S3", "Spazio Blu", "Via Po 4", "Bergamo", ""],
]


def workbook(folder: Path, **sheets: Sheet) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    path = folder / "cooperativa.xlsx"
    book.save(path)
    return path


def where(plan: Plan) -> list[tuple[str, str, str]]:
    said = [record.draft.values for record in plan.records]
    return [(each["service.name"], each.get("location.name", ""), each.get("address.city", "")) for each in said]


def test_services_get_the_places_of_which_they_name_the_code(session: Session, tmp_path: Path) -> None:
    path = workbook(tmp_path, Servizi=SERVICES, Sedi=PLACES)
    plan = imported(session, path)
    assert where(plan) == [
        ("Centro diurno", "Casa Rossa", "Treviglio"),
        ("Comunità alloggio", "Villa Verde", "Caravaggio"),
        ("Laboratorio", "Casa Rossa", "Treviglio"),
        ("Laboratorio", "Villa Verde", "Caravaggio"),
        ("Trasporto sociale", "", ""),
        ("Educativa", "Villa Verde", "Caravaggio"),
        ("Ascolto", "Villa Verde", "Caravaggio"),
        ("Spazio Blu", "Spazio Blu", "Bergamo"),
    ]
    told = {(each.message, each.line, each.column, each.value) for each in plan.problems}
    assert (SHEETS_JOINED, None, "", "Sedi") in told
    assert (UNKNOWN_REFERENCE, 5, "Sede", "S9") in told
    assert (STANDS_ALONE, 4, "Sedi.Codice sede", "S3") in told
    assert [name for name in plan.mapping if name.endswith("Sede")] == []
    again = make_plan(session, path, source="lista", today=NOW.date())
    assert (again.created, again.updated, again.unchanged, len(again.missing)) == (0, 0, 8, 0)


def test_a_body_on_its_own_sheet_is_that_of_its_services(session: Session, tmp_path: Path) -> None:
    bodies = [["Codice ente", "Denominazione", "Telefono"], ["E1", "Caritas", "0543 712345"], ["E2", "Auser", ""]]
    services = [
        ["Servizio", "Ente", "Comune"],
        ["Mensa", "E1", "Forlì"],
        ["Docce", "E1", "Forlì"],
        ["Viaggi", "E2", "Meldola"],
    ]
    plan = make_plan(session, workbook(tmp_path, Enti=bodies, Servizi=services), source="lista")
    found = [(each.draft.values["service.name"], each.draft.values["organization.name"]) for each in plan.records]
    assert found == [("Mensa", "Caritas"), ("Docce", "Caritas"), ("Viaggi", "Auser")]


def test_hours_and_places_on_two_further_sheets(session: Session, tmp_path: Path) -> None:
    services = [["Cod.", "Servizio"], ["A1", "Mensa"], ["A2", "Docce"]]
    places = [["Cod.", "Via", "Comune"], ["A1", "Via Po 1", "Forlì"], ["A2", "Via Po 2", "Cesena"]]
    hours = [["Cod.", "Orari"], ["A2", "mar 14-16"], ["A1", "lun 12-13"]]
    plan = make_plan(session, workbook(tmp_path, Elenco=services, Dove=places, Quando=hours), source="lista")
    found = [
        (each.draft.name, each.draft.values["address.city"], each.draft.values["schedules"][0]["byday"])
        for each in plan.records
    ]
    assert found == [("Mensa", "Forlì", "MO"), ("Docce", "Cesena", "TU")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (  # each counts its own
            [["ID", "Servizio", "Tel"], ["1", "Mensa", "0543 712345"], ["2", "Docce", "0543 712346"]],
            [["ID", "Servizio", "Indirizzo"], ["1", "Corso", "Via Po 1, Forlì"], ["2", "Coro", "Via Po 2, Forlì"]],
        ),
        (  # two years
            [["Codice", "Nome", "Comune"], ["A1", "Mensa", "Forlì"], ["A2", "Docce", "Forlì"]],
            [["Codice", "Nome", "Comune"], ["A1", "Mensa", "Cesena"], ["A2", "Docce", "Cesena"]],
        ),
        (  # numbers of rows
            [["N.", "Servizio"], ["1", "Mensa"], ["2", "Docce"]],
            [["N.", "Sede", "Comune"], ["1", "Casa", "Forlì"], ["2", "Villa", "Cesena"]],
        ),
        (  # other codes
            [["Servizio", "Codice sede"], ["Mensa", "X1"], ["Docce", "X2"]],
            [["Codice sede", "Sede", "Comune"], ["S1", "Casa", "Forlì"], ["S2", "Villa", "Cesena"]],
        ),
        (  # a place that two rows have
            [["Servizio", "Codice sede"], ["Mensa", "S1"], ["Docce", "S1"]],
            [["Codice sede", "Sede", "Comune"], ["S1", "Casa", "Forlì"], ["S1", "Villa", "Cesena"]],
        ),
        (  # no codes
            [["Servizio", "Comune"], ["Mensa", "Forlì"], ["Docce", "Cesena"]],
            [["Comune", "Sindaco"], ["Forlì", "Rossi"], ["Cesena", "Neri"]],
        ),
    ],
)
def test_other_sheets_stay_apart(session: Session, tmp_path: Path, first: Sheet, second: Sheet) -> None:
    plan = make_plan(session, workbook(tmp_path, Uno=first, Due=second), source="lista")
    assert SHEETS_JOINED not in {problem.message for problem in plan.problems}
    assert plan.rows == 4


def counted(*header: str) -> Sheet:
    """A sheet whose first column counts its rows."""
    return [list(header), *([str(at), *(f"{name} {at}" for name in header[1:])] for at in range(1, 9))]


SERVICES_COUNTED = counted("Codice", "Servizio", "Comune")


@pytest.mark.parametrize(
    ("services", "called", "other"),
    [
        (SERVICES_COUNTED, "Volontari", counted("Codice", "Nominativo", "Telefono")),
        (SERVICES_COUNTED, "Utenti", counted("Codice utente", "Nome", "Telefono", "Diagnosi")),
        (SERVICES_COUNTED, "Elenco", counted("Codice servizio", "Nome", "Cognome", "Telefono")),
        (SERVICES_COUNTED, "Parrocchie", counted("Codice", "Parrocchia", "Indirizzo")),
        (SERVICES_COUNTED, "Parrocchie", counted("Codice parrocchia", "Parroco", "Indirizzo")),
        (counted("ID", "Associazione", "Telefono"), "Sportelli", counted("ID", "Sportello", "Indirizzo")),
        (counted("ID", "Associazione", "Telefono"), "Eventi", counted("ID", "Evento", "Data")),
        (counted("N.", "Servizio", "Comune"), "Sedi", counted("Codice", "Sede", "Via")),
        (counted("Codice", "Servizio", "Comune"), "Sedi", counted("Rif.", "Sede", "Via")),
        (
            [["Codice", "Servizio"], ["A1", "Mensa"], ["A2", "Docce"]],
            "Volontari",
            [["Codice", "Nominativo"], ["A1", "Anna"], ["A2", "Bruno"]],
        ),
    ],
)
def test_sheets_that_count_their_own_rows_and_people_stay_apart(
    tmp_path: Path, services: Sheet, called: str, other: Sheet
) -> None:
    tables = read_tables(workbook(tmp_path, **{"Servizi": services, called: other}))
    assert joined(tables) == tables
    assert joined(tables[::-1]) == tables[::-1]


@pytest.mark.parametrize(
    ("services", "called", "other"),
    [
        (counted("Codice servizio", "Servizio"), "Orari", counted("Codice servizio", "Orario")),
        (counted("ID", "Servizio"), "Orari", counted("ID servizio", "Orario")),
        (counted("ID servizio", "Denominazione"), "Orari", counted("Servizio", "Orario")),
    ],
)
def test_numbers_join_where_the_columns_say_of_what(tmp_path: Path, services: Sheet, called: str, other: Sheet) -> None:
    tables = joined(read_tables(workbook(tmp_path, **{"Servizi": services, called: other})))
    assert [len(each.rows) for each in tables] == [8]
    assert [row.cells[-1][-1] for row in tables[0].rows] == list("12345678")
