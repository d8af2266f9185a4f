"""Shelters that are open for a season, and clinics: periods, entry and exit, notes of a doctor, flags and codes."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from directory.models import Access, ServiceStatus
from importers.cells.opening_hours import PERIOD_STAYS
from importers.mapping import propose_mapping
from importers.read import read_tables
from importers.row_values import canonical_rows
from tests.importers.lists import drafts_of, table, write


def schedules(period: str) -> tuple[list[dict[str, str]], set[str]]:
    header = "Struttura;Comune;Periodo apertura;Orario ingresso;Orario uscita"
    rows = (f"Dormitorio;Bergamo;{period};19:00;08:00", "Casa;Bergamo;tutto l'anno;20:00;08:00", "Tre;Bergamo;sempre;;")
    drafts, problems = drafts_of(header, *rows)
    found = {problem.message for problem in problems if problem.line == 2}
    return canonical_rows(drafts[0].values["schedules"]), found


@pytest.mark.parametrize(
    ("period", "dates"),
    [
        ("tutto l'anno", {}),
        ("365 giorni", {}),
        ("dicembre-febbraio", {"bymonth": "12,1,2"}),
        ("da novembre a marzo", {"bymonth": "11,12,1,2,3"}),
        ("15 novembre - 31 marzo", {"season": "11-15/03-31"}),
        ("1 nov - 30 apr", {"bymonth": "11,12,1,2,3,4"}),
        ("15/11/2026 - 31/03/2027", {"valid_from": "2026-11-15", "valid_to": "2027-03-31"}),
        ("01.12.2026–28.02.2027", {"valid_from": "2026-12-01", "valid_to": "2027-02-28"}),
        ("15 dicembre 2026-15 marzo 2027", {"valid_from": "2026-12-15", "valid_to": "2027-03-15"}),
    ],
)
def test_hours_hold_in_the_period_of_their_own_column(period: str, dates: dict[str, str]) -> None:
    rows, problems = schedules(period)
    assert rows == [{"freq": "WEEKLY", **dates, "opens_at": "19:00:00", "closes_at": "08:00:00"}]
    assert PERIOD_STAYS not in problems


@pytest.mark.parametrize("period", ["inverno", "emergenza freddo", "da metà novembre"])
def test_hours_of_a_period_that_is_not_clear_are_never_those_of_the_year(period: str) -> None:
    rows, problems = schedules(period)
    assert all(row.keys() == {"description"} for row in rows)
    assert any(period in row["description"] for row in rows)
    assert PERIOD_STAYS in problems


def said(header: str, *cells: str) -> list[dict[str, Any]]:
    drafts, _ = drafts_of(f"nome;{header}", *(f"Casa {at};{cell}" for at, cell in enumerate(cells)))
    return [draft.values for draft in drafts]


@pytest.mark.parametrize("header", ["Tipologia posti", "Tipologia ospiti", "Ospiti"])
def test_whom_the_places_are_for_is_a_sex_that_they_are_reserved_for(header: str) -> None:
    found = said(header, "uomini", "donne", "misto", "solo uomini")
    assert [values.get("service.gender_reserved") for values in found] == ["men", "women", None, "men"]


def test_places_of_one_sex_are_not_all_places() -> None:
    columns = propose_mapping(
        table("Nome;Posti uomini;Posti donne", "A;30;10", "B;2;3", "C;4;4", delimiter=";")
    ).columns
    assert columns == {"Nome": "service.name", "Posti uomini": "capacity.men", "Posti donne": "capacity.women"}


@pytest.mark.parametrize("cell", ["nessuno", "nessun documento", "non richiesti", "no", "non servono", "anonimo"])
def test_no_document_is_nothing_to_bring(cell: str) -> None:
    (values,) = said("Documenti", cell)
    assert "required_documents" not in values


@pytest.mark.parametrize(
    ("cell", "access"),
    [
        ("Sì", Access.REFERRAL),
        ("S", Access.REFERRAL),
        ("sì, del pediatra", Access.REFERRAL),
        ("impegnativa MMG/PLS", Access.REFERRAL),
        ("con impegnativa", Access.REFERRAL),
        ("bianca", Access.REFERRAL),
        ("no", None),
        ("N", None),
        ("non necessaria", None),
        ("non serve", None),
    ],
)
@pytest.mark.parametrize("header", ["Impegnativa", "FL_IMPEGNATIVA"])
def test_who_needs_a_note_of_a_doctor_is_sent_by_one(header: str, cell: str, access: Access | None) -> None:
    values, *_ = said(header, cell, "no", "sì")
    assert values.get("service.access") == access


@pytest.mark.parametrize("header", ["FL_ATTIVO", "Attivo (S/N)", "Attivo"])
def test_a_flag_says_what_is_no_longer_open(header: str) -> None:
    found = said(header, "S", "N", "S")
    assert [values["service.status"] for values in found] == [
        ServiceStatus.ACTIVE,
        ServiceStatus.INACTIVE,
        ServiceStatus.ACTIVE,
    ]


ASL = (
    "DENOM_AZIENDA;DENOM_STRUTTURA;DES_TIPO_STRUTT;INDIRIZZO_STR;NUM_CIV;DES_COMUNE;PREF_TEL;NUM_TEL;NUM_FAX;"
    "ORARIO_MAT;ORARIO_POM"
)
CLINICS = (
    (
        "AUSL;CONSULTORIO FORLI';CONSULTORIO FAMILIARE;VIA FORLANINI;34;FORLI';0543;733542;733540;"
        "LUN-VEN 08.30-12.30;MAR 14.30-17"
    ),
    "AUSL;CONSULTORIO CESENA;CONSULTORIO FAMILIARE;PIAZZA MAGNANI;147;CESENA;0547;394262;;LUN-VEN 08.30-13.00;",
    "AUSL;GUARDIA MEDICA;AMBULATORIO;VIA OVIDIO;SNC;RIMINI;;116117;;MER 9-12;GIO 15-18",
)


def test_an_export_of_codes_is_understood(tmp_path: Path) -> None:
    (read,) = read_tables(write(tmp_path, ASL, CLINICS))
    drafts, _ = drafts_of(";".join(read.header), *(";".join(row.cells) for row in read.rows))
    first, second, third = (draft.values for draft in drafts)

    assert [(phone["number"], phone["type"]) for phone in first["phones"]] == [
        ("+390543733542", "voice"),
        ("+390543733540", "fax"),
    ]
    assert [phone["number"] for phone in second["phones"]] == ["+390547394262"]
    assert [phone["number"] for phone in third["phones"]] == ["116117"]
    assert (first["organization.name"], first["address.address_1"]) == ("AUSL", "Via Forlanini 34")
    assert [row["byday"] for row in canonical_rows(first["schedules"])] == ["MO,TU,WE,TH,FR", "TU"]
    assert any(row["confidence"] == 1 for row in first["attributes"])


def test_a_day_in_the_past_is_no_period_of_every_year() -> None:
    (values,) = said("Periodo;Orari", "dal 1/10/2026 al 31/5/2027;lun 9-12")
    assert values["schedules"][0]["valid_to"] == date(2027, 5, 31)


@pytest.mark.parametrize("cell", ["indirizzo riservato", "(indirizzo riservato)", "Indirizzo segreto", "sede protetta"])
def test_an_address_that_is_kept_secret_is_no_street(cell: str) -> None:
    values, *_ = said("Indirizzo", cell, "Via Roma 3, Forlì", "Via Verdi 4, Forlì")
    assert not [slot for slot in values if slot.startswith("address.address")]


@pytest.mark.parametrize("cell", ["domicilio", "a domicilio", "presso il domicilio"])
def test_who_comes_to_people_has_no_street(cell: str) -> None:
    values, *_ = said("Sede", cell, "Via Roma 3, Forlì", "Via Verdi 4, Forlì")
    assert values["service.home_visits"] is True
    assert "address.address_1" not in values
