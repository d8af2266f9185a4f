"""What real lists do to columns, places and names, and what is said about it."""

import json
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.errors import InvalidInput, NotFound
from directory.models import Schedule, Source
from directory.queries.hours import week_of
from importers.mapping import propose_mapping
from importers.plan import make_plan
from importers.planning.planned import Plan, RowPlan
from importers.read import read_tables
from tests.importers.known_services.test_known_entries import OTHERS, THE_SAME, ZENZERO
from tests.importers.lists import NOW, SIMPLE, imported, table, write


def row_of(session: Session, tmp_path: Path, header: str, row: str) -> RowPlan:
    """The one record of a list of one row."""
    return make_plan(session, write(tmp_path, header, [row])).records[0]


def said(plan: Plan) -> str:
    return " ".join(problem.text() for problem in plan.problems)


@pytest.mark.parametrize(
    ("header", "row", "wanted"),
    [
        ("Attività,Denominazione,Comune", "Mensa,Uno,Forlì", ("service.description", "service.name")),
        ("Attività,Comune", "Mensa,Forlì", ("service.name",)),
        ("NOTE,Nome", "solo su invio,Uno", ("service.description", "service.name")),
        ("Sede,Nome", "Via Roma 1,Uno", ("address.full", "service.name")),
        ("Sede legale,Nome", "Via Roma 1,Uno", ("address.full", "service.name")),
        ("Sede operativa,Nome", "Via Roma 1,Uno", ("address.full", "service.name")),
        ("Sede,Servizio", "Casa della salute,Uno", ("location.name", "service.name")),
        ("Zielgruppe,Name", "Jugendliche 14-25,Uno", ("service.eligibility_description", "service.name")),
        ("Target group,Name", "Young people 14-25,Uno", ("service.eligibility_description", "service.name")),
        ("Telefono,Telefono (2),Nome", "0543 1234,0543 5678,Uno", ("phone.number", "phone.number", "service.name")),
        ("Nome,Comune", "24,Forlì", ("service.name", "address.city")),
    ],
)
def test_columns_are_understood(header: str, row: str, wanted: tuple[str, ...]) -> None:
    found = propose_mapping(table(header, row)).columns
    assert tuple(found.values())[: len(wanted)] == wanted


def test_notes_beside_a_description_stay_with_the_source() -> None:
    found = propose_mapping(table("Nome,Descrizione,Note", "Uno,Mensa per tutti,chiuso ad agosto"))
    assert found.columns["Note"] == "service.remarks"  # which is in no entry, but read for what closes it


def test_a_target_group_says_ages(session: Session, tmp_path: Path) -> None:
    values = row_of(session, tmp_path, "Name;Ort;Zielgruppe", "Treff;Bozen;Jugendliche 14-25").values
    assert (values["service.minimum_age"], values["service.maximum_age"]) == ("14", "25")


def test_two_columns_of_telephones_are_both_read(session: Session, tmp_path: Path) -> None:
    values = row_of(session, tmp_path, "Nome;Telefono;Telefono", "Uno;0543 712345;0543 712346").values
    assert [phone["number"] for phone in values["phones"]] == ["+390543712345", "+390543712346"]


def test_nested_values_of_json_are_columns(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "lista.json"
    entry = {"nome": "Ambulatorio", "comune": "Trento", "indirizzo": {"via": "Via Roma 1", "cap": "38122"}}
    path.write_text(json.dumps([entry]), "utf-8")
    values = make_plan(session, path).records[0].values
    assert (values["address.address_1"], values["address.postal_code"]) == ("Via Roma 1", "38122")


def test_a_swiss_postal_code_stays_swiss(session: Session, tmp_path: Path) -> None:
    assert row_of(session, tmp_path, "Nome;Comune;CAP", "Uno;Lugano;6900").values["address.postal_code"] == "6900"


def test_a_postal_code_of_another_province_is_reported_and_the_place_kept(session: Session, tmp_path: Path) -> None:
    plan = make_plan(session, write(tmp_path, "Nome;Comune;CAP", ["Uno;Cesena;24121"]))
    assert plan.records[0].values["address.city"] == "Cesena"
    assert "postal code 24121 belongs to Bergamo" in said(plan)
    assert plan.problems[0].column == "CAP"


@pytest.mark.parametrize("cell", ["Forlì, Cesena", "Meldola - Forlì"])
def test_two_municipalities_in_a_cell_are_both_named(session: Session, tmp_path: Path, cell: str) -> None:
    plan = make_plan(session, write(tmp_path, "Nome;Comune", [f"Uno;{cell}"]))
    assert "Forlì" in said(plan)
    assert "own row" in said(plan)


@pytest.mark.parametrize("cell", ["Bolzano/Bozen", "Predappio (FC)", "Reggio Emilia"])
def test_one_municipality_in_other_words_is_no_problem(session: Session, tmp_path: Path, cell: str) -> None:
    assert make_plan(session, write(tmp_path, "Nome;Comune", [f"Uno;{cell}"])).problems == ()


def test_an_online_service_has_no_street(session: Session, tmp_path: Path) -> None:
    rows = ["Uno;online", "Due;Via Roma 1, Forlì"]
    values = make_plan(session, write(tmp_path, "Nome;Indirizzo", rows)).records[0].values
    assert values["service.remote"] == "true"
    assert not any(slot.startswith("address.") for slot in values)


def test_a_whole_territory_is_who_is_served(session: Session, tmp_path: Path) -> None:
    rows = ["Uno;tutto il territorio provinciale", "Due;Forlì"]
    values = make_plan(session, write(tmp_path, "Nome;Comune", rows)).records[0].values
    assert [area["name"] for area in values["service_areas"]] == ["tutto il territorio provinciale"]
    assert "address.city" not in values


@pytest.mark.parametrize("name", ["=1+1 saldo", "<script>alert(1)</script>"])
def test_names_that_look_like_code_are_reported(session: Session, tmp_path: Path, name: str) -> None:
    plan = make_plan(session, write(tmp_path, "Nome;Comune", [f"{name};Forlì"]))
    assert "formula" in said(plan)
    assert plan.records[0].values["service.name"] == name


def test_the_name_of_a_town_is_no_interest(session: Session, tmp_path: Path) -> None:
    header = "Nome;Comune"
    parish, choir = (row_of(session, tmp_path, header, f"{name};Cori").values for name in ("PARROCCHIA CORI", "Coro"))
    terms = {tag["taxonomy_term_id"] for tag in choir["attributes"]}
    assert not terms.intersection(tag["taxonomy_term_id"] for tag in parish.get("attributes", ()))


def test_a_row_with_too_many_cells_is_one_problem(session: Session, tmp_path: Path) -> None:
    rows = ["Uno;Forlì;a", "Due;Forlì;b", "Tre;Forlì;c", "Quattro;Forlì;d", "Cinque;Forlì;e;f", "Sei;Forlì;g"]
    plan = make_plan(session, write(tmp_path, "Nome;Comune;Colore", rows))
    assert [problem.line for problem in plan.problems] == [6]


def test_a_name_that_is_too_long_is_called_too_long(session: Session, tmp_path: Path) -> None:
    plan = make_plan(session, write(tmp_path, "Nome;Comune", ["N" * 500 + ";Forlì", "Uno;Forlì"]))
    assert "500 characters" in said(plan)
    assert plan.lost == 1
    assert len(plan.problems) == 1


@pytest.mark.parametrize("source", ["", "  ", "x" * 201])
def test_a_source_needs_a_name_of_sensible_length(session: Session, tmp_path: Path, source: str) -> None:
    with pytest.raises(InvalidInput, match="1 to 200 characters"):
        make_plan(session, write(tmp_path, "Nome", ["Uno"]), source=source)


def test_no_path_is_not_the_current_folder(session: Session, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="No file was named"):
        make_plan(session, Path(""))  # noqa: PTH201
    with pytest.raises(NotFound, match="There is no file"):
        make_plan(session, tmp_path / "fehlt.csv")


def test_a_broken_archive_is_not_called_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "lista.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.csv", "Nome\nUno\n")
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(InvalidInput, match="pack it again"):
        read_tables(path)


def test_a_list_without_records_leaves_no_source(session: Session, tmp_path: Path) -> None:
    imported(session, write(tmp_path, "Nome;Comune", [";Forlì", ";Cesena"]), source="leer")
    assert session.scalars(sa.select(Source).where(Source.name == "leer")).all() == []


def test_hours_of_one_week_in_the_month_are_written_as_such(session: Session, tmp_path: Path) -> None:
    imported(session, write(tmp_path, SIMPLE, ["Uno;Forlì;;0543 712345;;sab 10-12 (solo il primo del mese)"]))
    schedule = session.scalars(sa.select(Schedule)).one()
    assert (schedule.freq, schedule.byday, schedule.description) == ("MONTHLY", "1SA", None)
    week = week_of([schedule], on=NOW.date())
    assert not week.has_hours
    assert [(day.ordinal, day.weekday) for day in week.monthly] == [(1, 5)]


HOURS_NOBODY_READS = ["solo d'estate: lun-ven 18-21", "mar e gio se piove", "a settimane alterne, giovedì 10-12"]


@pytest.mark.parametrize("header", ["Orari", "Quando siamo aperti", "Orario al pubblico", "Öffnungszeiten"])
@pytest.mark.parametrize("cells", [HOURS_NOBODY_READS, ["su turni"] * 5, ["SOSPESO fino a marzo"]])
def test_a_header_that_says_hours_maps_whatever_stands_below(
    session: Session, tmp_path: Path, header: str, cells: list[str]
) -> None:
    plan = make_plan(session, write(tmp_path, f"Nome;{header}", [f"Gruppo {i};{c}" for i, c in enumerate(cells)]))
    assert plan.mapping[header] == "schedule"
    assert [record.values["schedules"] for record in plan.records] == [[{"description": cell}] for cell in cells]
    assert [(problem.column, problem.value) for problem in plan.problems] == [(header, cell) for cell in cells]


@pytest.mark.parametrize("cells", [["01/02/2020", "03/04/2021"], ["sì", "no"], ["36", "18"]])
def test_a_header_of_hours_above_something_else_is_no_hours(tmp_path: Path, cells: list[str]) -> None:
    (found, *_) = read_tables(write(tmp_path, "Nome;Apertura", [f"Gruppo {i};{c}" for i, c in enumerate(cells)]))
    assert "Apertura" in propose_mapping(found).unmapped


def test_days_and_times_in_two_columns_are_read_together(session: Session, tmp_path: Path) -> None:
    rows = [
        "Uno;lunedì e mercoledì;15-17",
        "Due;mar/gio;9.00-12.00 e 14:30-16",
        "Tre;venerdì;su turni",
        "Quattro;sabato;",
        "Cinque;;lun 9-12",
    ]
    plan = make_plan(session, write(tmp_path, "Nome;Giorni;Orario", rows))
    assert plan.mapping == {"Nome": "service.name", "Giorni": "schedule.days", "Orario": "schedule"}
    hours = [
        [(row.get("byday"), row.get("opens_at", row.get("description"))) for row in record.values["schedules"]]
        for record in plan.records
    ]
    assert hours == [
        [("MO,WE", "15:00:00")],
        [("TU,TH", "09:00:00"), ("TU,TH", "14:30:00")],
        [(None, "venerdì su turni")],
        [("SA", None)],
        [("MO", "09:00:00")],
    ]
    assert [(problem.line, problem.column) for problem in plan.problems] == [(4, "Orario")]


def test_words_beside_hours_stay_with_a_problem(session: Session, tmp_path: Path) -> None:
    plan = make_plan(session, write(tmp_path, "Nome;Orari", ['Uno;"lun-ven 9-12; chiuso a Natale"']))
    assert "chiuso a Natale" in said(plan)


def test_closed_for_now_replaces_hours_and_is_asked(session: Session, tmp_path: Path) -> None:
    imported(session, write(tmp_path, SIMPLE, ["Uno;Forlì;;0543 712345;;lun-ven 9-12"]))
    plan = imported(session, write(tmp_path, SIMPLE, ["Uno;Forlì;;0543 712345;;temporaneamente chiuso"]))
    assert "closed for now" in said(plan)
    week = week_of(session.scalars(sa.select(Schedule)), on=NOW.date())
    assert (week.has_hours, week.remarks) == (False, ("temporaneamente chiuso",))


@pytest.mark.parametrize(
    ("header", "code"),
    [("Codice Comune formato numerico", 1001), ("Codice pratica", 7094800), ("Popolazione", 1001), ("Matr.", 1001)],
)
def test_codes_are_no_telephones(header: str, code: int) -> None:
    places = ("A074", "A109", "A117", "A157", "A158")
    rows = [f"Uno {i},{place},{code + i}" for i, place in enumerate(places)]
    assert header in propose_mapping(table(f"Denominazione,Codice Catastale,{header}", *rows)).unmapped


def test_helplines_under_their_header_are_telephones() -> None:
    found = propose_mapping(table("Nome,Numero verde", "Uno,1522", "Due,114", "Tre,116117"))
    assert found.columns["Numero verde"] == "phone.number"


def test_coordinates_are_known_by_their_header_and_mended_or_asked(session: Session, tmp_path: Path) -> None:
    rows = [
        "Uno;Forlì;12.0407;44.2227",
        "Due;Bertinoro;12,1347;44,1494",
        "Tre;Forlì;0;0",
        "Quattro;Forlì;45.4642;9.19",
        "Cinque;Forlì;chiedere;chiedere",
    ]
    plan = make_plan(session, write(tmp_path, "Nome;Comune;lat;lon", rows))
    assert (plan.mapping["lat"], plan.mapping["lon"]) == ("location.latitude", "location.longitude")
    points = [
        (record.values["location.latitude"], record.values["location.longitude"])
        for record in plan.records
        if record.values["location.point_source"] == "source"
    ]
    assert points == [("44.2227", "12.0407"), ("44.1494", "12.1347")]
    assert [(problem.line, problem.column) for problem in plan.problems] == [(4, "lat"), (5, "lat"), (6, "lat")]
    assert "are zero" in said(plan)
    assert "km from Forlì" in said(plan)


def test_a_column_of_other_numbers_called_x_is_no_longitude(tmp_path: Path) -> None:
    found = propose_mapping(table("Nome,x,Lat", "Uno,1,sì", "Due,2,no", "Tre,3,no"))
    assert found.columns == {"Nome": "service.name"}


@pytest.mark.parametrize("header", ["N. civico", "Numero civico", "Civico", "Hausnummer", "house number"])
def test_a_house_number_of_its_own_column_belongs_to_the_street(session: Session, tmp_path: Path, header: str) -> None:
    rows = [
        "Uno;Via Verdi;12/A;Forlì",
        "Due;Via Verdi;;Forlì",
        "Tre;Via Roma 3;3;Forlì",
        "Quattro;Via 25 Aprile;7;Forlì",
    ]
    plan = make_plan(session, write(tmp_path, f"Nome;Via;{header};Comune", rows))
    streets = [record.values["address.address_1"] for record in plan.records]
    assert streets == ["Via Verdi 12/A", "Via Verdi", "Via Roma 3", "Via 25 Aprile 7"]
    whole = make_plan(session, write(tmp_path, f"Nome;Indirizzo;{header}", ["Uno;Via Verdi, 47121 Forlì;12"]))
    assert whole.records[0].values["address.address_1"] == "Via Verdi 12"


def test_problems_of_rows_name_their_sheet(session: Session, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for title in ("Nord", "Sud"):
        sheet: Any = book.create_sheet(title)
        for row in (["Nome", "Comune"], [f"Centro {title}", "Forlì"], [None, "Cesena"], ["Totale", "1"]):
            sheet.append(row)
    path = tmp_path / "lista.xlsx"
    book.save(path)
    plan = make_plan(session, path)
    assert sorted((problem.line, problem.column) for problem in plan.problems) == [
        (3, "Nord.Nome"),
        (3, "Sud.Nome"),
        (4, "Nord"),
        (4, "Sud"),
    ]


def test_what_was_worked_out_is_not_said_by_the_list(session: Session, tmp_path: Path) -> None:
    first = [f"{row};44.2150;12.0500;anziani" if row == ZENZERO else f"{row};;;" for row in (ZENZERO, *OTHERS)]
    imported(session, write(tmp_path, f"{SIMPLE};lat;lon;destinatari", first, "primo.csv"), "primo")
    rows = [f"{THE_SAME};mensa per tutti"]
    plan = make_plan(session, write(tmp_path, f"{SIMPLE};descrizione", rows, "secondo.csv"), source="secondo")
    assert len(plan.linked) == 1
    worked_out = {"location.latitude", "location.longitude", "location.point_source", "attributes"}
    assert not worked_out.intersection(problem.column for problem in plan.problems)
    assert not worked_out.intersection(conflict.field for conflict in plan.conflicts)
    rows = [f"{THE_SAME};44.2300;12.0300"]
    plan = make_plan(session, write(tmp_path, f"{SIMPLE};lat;lon", rows, "terzo.csv"), source="terzo")
    assert "location.latitude" in {problem.column for problem in plan.problems}


def test_a_column_called_like_a_field_is_not_left_out_without_a_word(session: Session, tmp_path: Path) -> None:
    rows = [f"A{i};Ente {i};Forlì" for i in range(1, 5)]
    path = write(tmp_path, "Servizio;Ente;Comune", rows)
    plan = make_plan(session, path)
    assert [(problem.line, problem.column, problem.value) for problem in plan.problems] == [(1, "Servizio", "A1")]
    assert "not taken" in said(plan)
    assert make_plan(session, path, chosen=lambda column: "" if column == "Servizio" else None).problems == ()
    named = write(tmp_path, "Servizio;Nome servizio;Ente", ["A1;Ascolto;Uno", "A2;Mensa;Due"])
    assert make_plan(session, named).problems == ()
