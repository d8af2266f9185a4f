"""Opening hours that stand in several columns of a list."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from importers.plan import make_plan
from importers.planning.planned import Plan
from tests.importers.lists import drafts_of, write

WEEKDAYS = "MO,TU,WE,TH,FR"


def planned(session: Session, tmp_path: Path, header: str, *rows: str) -> Plan:
    return make_plan(session, write(tmp_path, f"Nome;{header}", [f"Gruppo {i};{row}" for i, row in enumerate(rows)]))


def hours(plan: Plan, row: int = 0) -> set[str]:
    """Each row of a schedule as "MO,TU 09:00-12:00", or its words."""
    return {_shown(one) for one in plan.records[row].values.get("schedules", ())}


def _shown(one: Any) -> str:
    if "opens_at" not in one:
        return str(one.get("description") or f"{one['byday']} by appointment")
    mark = " by appointment" if one.get("by_appointment") else ""
    return f"{one.get('byday', '')} {one['opens_at'][:5]}-{one['closes_at'][:5]}{mark}".strip()


@pytest.mark.parametrize(
    "header", ["Giorno di chiusura", "Giorni di chiusura", "Chiusura settimanale", "Ruhetag", "Closed on", "Chiusura"]
)
def test_a_closing_day_is_never_open(session: Session, tmp_path: Path, header: str) -> None:
    plan = planned(
        session, tmp_path, f"Orario;{header}", "9-19;lunedì", "lun-sab 9-12;mercoledì", ";domenica", "lun-ven 9-12;"
    )
    assert plan.mapping[header] == "schedule.closed"
    assert hours(plan) == {"TU,WE,TH,FR,SA,SU 09:00-19:00"}
    assert hours(plan, 1) == {"MO,TU,TH,FR,SA 09:00-12:00"}
    assert hours(plan, 2) == {f"{header}: domenica"}
    assert hours(plan, 3) == {f"{WEEKDAYS} 09:00-12:00"}
    assert not plan.problems


def test_half_a_closing_day_is_not_known(session: Session, tmp_path: Path) -> None:
    plan = planned(
        session, tmp_path, "Orario;Giorno di chiusura", "lun-ven 9-19;lunedì mattina", "lun-ven 9-12;nessuno"
    )
    assert hours(plan) == {"TU,WE,TH,FR 09:00-19:00", "chiuso lunedì mattina"}
    assert hours(plan, 1) == {f"{WEEKDAYS} 09:00-12:00"}


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        ("Giorni;Dalle;Alle", "lun-ven;9;12.30", {f"{WEEKDAYS} 09:00-12:30"}),
        ("Giorni;Apertura;Chiusura", "lun-ven;09:00:00;18:00:00", {f"{WEEKDAYS} 09:00-18:00"}),
        ("Apertura;Chiusura", "9.00;18.00", {"Apertura: 9.00; Chiusura: 18.00"}),
        ("Giorni;Mattina;Pomeriggio", "lun-ven;9-12;3-6", {f"{WEEKDAYS} 09:00-12:00", f"{WEEKDAYS} 15:00-18:00"}),
        ("Giorni;Mattina;Pomeriggio", "sabato;9-12;chiuso", {"SA 09:00-12:00"}),
        (
            "Orario mattina;Orario pomeriggio",
            "lun-ven 9-12;lun e mer 3-6",
            {f"{WEEKDAYS} 09:00-12:00", "MO,WE 15:00-18:00"},
        ),
        (
            "Orari;Orari segreteria",
            "lun-ven 15-19;lun-ven 9-12",
            {f"{WEEKDAYS} 15:00-19:00", "segreteria: lun-ven 9-12"},
        ),
        ("Orario 1;Orario 2", "lun 9-12;mar 15-18", {"MO 09:00-12:00", "TU 15:00-18:00"}),
    ],
)
def test_columns_are_read_together(session: Session, tmp_path: Path, header: str, row: str, expected: set[str]) -> None:
    plan = planned(session, tmp_path, header, row, row, row)
    assert set(plan.mapping) == {"Nome", *header.split(";")}
    assert hours(plan) == expected


@pytest.mark.parametrize(
    "header", ["Lunedì;Martedì;Mercoledì", "Orario lunedì;Orario martedì;Orario mercoledì", "Mo;Di;Mi"]
)
def test_a_column_for_each_day(session: Session, tmp_path: Path, header: str) -> None:
    plan = planned(session, tmp_path, header, "9-12;chiuso;9-12 e 15-18", "9-12;15-18;su appuntamento")
    assert hours(plan) == {"MO,WE 09:00-12:00", "WE 15:00-18:00"}
    assert hours(plan, 1) == {"MO 09:00-12:00", "TU 15:00-18:00", "WE by appointment"}


def test_a_season_is_not_the_year(session: Session, tmp_path: Path) -> None:
    plan = planned(
        session,
        tmp_path,
        "Orario invernale;Orario estivo",
        "lun-ven 9-18;lun-ven 8-13",
        "lun 9-12 dal 1/10/2026 al 31/5/2027;lun 8-10 dal 1/6/2026 al 30/9/2026",
    )
    assert hours(plan) == {"Orario invernale: lun-ven 9-18", "Orario estivo: lun-ven 8-13"}
    assert hours(plan, 1) == {"MO 09:00-12:00", "MO 08:00-10:00"}
    assert {problem.column for problem in plan.problems} == {"Orario invernale", "Orario estivo"}
    assert all("season" in problem.text() for problem in plan.problems)
    ends = {one["valid_to"] for one in plan.records[1].values["schedules"]}
    assert ends == {"2027-05-31", "2026-09-30"}


def test_the_usual_hours_stand_beside_those_of_a_season(session: Session, tmp_path: Path) -> None:
    plan = planned(session, tmp_path, "Orari;Orario estivo", "lun-ven 9-18;lun-ven 8-13")
    assert hours(plan) == {f"{WEEKDAYS} 09:00-18:00", "Orario estivo: lun-ven 8-13"}


def test_a_column_full_of_times_that_is_not_understood_is_told(session: Session, tmp_path: Path) -> None:
    others = ["lun-ven 9.00-12.00", "mar 15.30-18.00", "sab 9.00-11.00"] * 2
    plan = planned(session, tmp_path, "Orari;Turno B", *(f"lun 9-12;{cell}" for cell in others))
    assert plan.mapping == {"Nome": "service.name", "Orari": "schedule"}
    assert [problem.column for problem in plan.problems if "has times" in problem.text()] == ["Turno B"]


@pytest.mark.parametrize(
    ("header", "cells", "expected"),
    [
        ("Öffnungszeiten", ("Do 9-12", "Mo-Fr 9-12", "Di, Mi 14-16 Uhr"), "TH 09:00-12:00"),
        ("Orari", ("do 9-12", "lu-ve 9-12", "ma 15-18"), "SU 09:00-12:00"),
        ("Orari", ("Do 9-12", "Mo-Fr 9-12", "Mi 9-12"), "TH 09:00-12:00"),
    ],
)
def test_the_whole_column_says_its_language(
    session: Session, tmp_path: Path, header: str, cells: tuple[str, ...], expected: str
) -> None:
    assert hours(planned(session, tmp_path, header, *cells)) == {expected}


def test_all_in_a_column_of_days_is_every_day() -> None:
    rows = ("Mensa;Forlì;tutti;12-13", "Docce;Forlì;lunedì;9-11", "Ascolto;Forlì;mar e ven;9-11")
    drafts, problems = drafts_of("Servizio;Comune;Giorni;Ore", *rows)
    assert [row["byday"] for row in drafts[0].values["schedules"]] == ["MO,TU,WE,TH,FR,SA,SU"]
    assert problems == []
