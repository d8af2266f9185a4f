"""What remarks and days say of services that are closed, suspended or full: nobody is sent there unasked."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from directory.models import Service, ServiceStatus
from importers.convert.closings import PATTERNS, SIGNS, Closing, closing
from importers.convert.hours.opening_hours import NOT_HOURS
from importers.plan import make_plan
from importers.planning.coordinator_notes import CLOSED_BEFORE
from importers.planning.planned import Plan
from importers.records import closings
from tests.importers.known_services.test_known_entries import written
from tests.importers.lists import write

HEADER = "Servizio;Comune;Descrizione;Note"
TODAY = date(2026, 11, 28)


def plan_of(session: Session, folder: Path, note: str, header: str = HEADER) -> Plan:
    path = write(folder, header, [f"Mensa;Forlì;Pasti caldi;{note}", "Doccia;Cesena;Docce calde;"], "lista.csv")
    return make_plan(session, path, today=TODAY)


def first(plan: Plan) -> dict[str, Any]:
    return next(iter(plan.records)).values


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("chiuso definitivamente", Closing.FOR_GOOD),
        ("Il servizio è cessato", Closing.FOR_GOOD),
        ("servizio cessato.", Closing.FOR_GOOD),
        ("Non è più attivo da marzo", Closing.FOR_GOOD),
        ("Cessata attività", Closing.FOR_GOOD),
        ("dauerhaft geschlossen", Closing.FOR_GOOD),
        ("sede chiusa definitivamente, trasferita in via Verdi 2", Closing.FOR_NOW),
        ("chiusa dal 1/9/2025", Closing.SINCE),
        ("CHIUSO dal 30/06/2025", Closing.SINCE),
        ("dal 1/7/2025 il servizio è chiuso", Closing.SINCE),
        ("ha chiuso a giugno 2025", Closing.SINCE),
        ("Sospeso dal 3 marzo 2026", Closing.FOR_NOW),
        ("servizio momentaneamente chiuso", Closing.FOR_NOW),
        ("sospeso per mancanza di volontari", Closing.FOR_NOW),
        ("NON ATTIVO", Closing.FOR_NOW),
        ("chiuso - trasferito in via Verdi 3", Closing.FOR_NOW),
        ("Servizio chiuso", Closing.FOR_GOOD),
        ("Attenzione! servizio chiuso", Closing.FOR_GOOD),
        ("non più attivo", Closing.FOR_GOOD),
        ("servizio non più erogato", Closing.FOR_GOOD),
        ("progetto concluso il 30/06/2026", Closing.FOR_GOOD),
        ("attivo fino al 30/06/2025", Closing.ENDED),
        ("lo sportello non è più attivo il sabato", Closing.UNCLEAR),
        ("il servizio di trasporto non è più attivo, resta la mensa", Closing.UNCLEAR),
        ("numero non più attivo", Closing.UNCLEAR),
        ("aiuto a chi non è più attivo nel lavoro", Closing.UNCLEAR),
        ("chiuso da settembre", Closing.UNCLEAR),
        ("chiuso il 24/12/2025", Closing.UNCLEAR),
        ("sospeso fino a nuovo ordine", Closing.FOR_NOW),
        ("Servizio temporaneamente sospeso", Closing.FOR_NOW),
        ("CHIUSO", Closing.FOR_NOW),
        ("chiuso per lavori", Closing.FOR_NOW),
        ("vorübergehend geschlossen", Closing.FOR_NOW),
        ("completo", Closing.FULL),
        ("posti esauriti", Closing.FULL),
        ("Al completo fino a settembre", Closing.FULL),
        ("lista d'attesa chiusa", Closing.WAITING_LIST),
    ],
)
def test_remarks_that_close_a_service(text: str, kind: Closing) -> None:
    found = closing(text)
    assert found is not None
    assert found.kind is kind


@pytest.mark.parametrize(
    "text",
    [
        *("chiuso il lunedì", "chiuso ad agosto", "chiuso dal 1/8/2026 al 31/8/2026", "chiuso sabato e domenica"),
        *("non è chiuso definitivamente", "chiuso dal 1/9/2025, riaperto il 3/11/2025", "chiuso nei festivi"),
        *("servizio completo di assistenza", "ciclo completo", "sede chiusa al traffico", "chiamare prima"),
        *("supporto a chi ha cessato l'attività", "per la persona che ha cessato l'attività lavorativa"),
        *("aperto anche a chi ha cessato il lavoro", "per chi non ha un posto", "corsi sospesi in estate"),
    ],
)
def test_other_remarks_close_nothing(text: str) -> None:
    assert closing(text) is None


@given(st.sampled_from(PATTERNS).flatmap(lambda each: st.from_regex(each[1], fullmatch=True)))
def test_whatever_a_pattern_finds_has_one_of_the_signs_by_which_other_cells_are_done_with(said: str) -> None:
    assert SIGNS.search(said)


@pytest.mark.parametrize(
    ("note", "status", "message"),
    [
        ("chiuso definitivamente", "inactive", closings.GONE),
        ("servizio cessato", "inactive", closings.GONE),
        ("servizio chiuso", "inactive", closings.GONE),
        ("cessato dal 1/10/2026", "inactive", closings.GONE),
        ("cessato dal 1/2/2027", None, closings.CLOSES_LATER),
        ("CHIUSO dal 30/06/2025", "inactive", closings.CLOSED_LONG),
        ("chiusa dal 1/10/2026", "temporarily closed", closings.FOR_NOW),
        ("sospeso dal 1/9/2025", "temporarily closed", closings.FOR_NOW),
        ("attivo fino al 30/06/2025", "temporarily closed", closings.FOR_NOW),
        ("non più attivo il sabato", None, closings.UNCLEAR),
        ("sospeso fino a nuovo ordine", "temporarily closed", closings.FOR_NOW),
        ("chiuso dal 1/2/2027", None, closings.CLOSES_LATER),
        ("lista d'attesa chiusa", None, closings.WAITING_LIST),
    ],
)
def test_a_remark_beside_a_description_decides_with_its_words(
    note: str, status: str | None, message: str, session: Session, tmp_path: Path
) -> None:
    plan = plan_of(session, tmp_path, note)
    assert first(plan).get("service.status") == status
    assert first(plan)["service.description"] == "Pasti caldi"
    assert [(each.line, each.column, each.value, each.message) for each in plan.problems] == [
        (2, "Note", note, message)
    ]


def test_a_remark_that_is_the_only_description_counts_too(session: Session, tmp_path: Path) -> None:
    path = write(tmp_path, "Servizio;Note", ["Mensa;chiuso definitivamente", "Doccia;per tutti"])
    plan = make_plan(session, path, today=TODAY)
    assert first(plan)["service.status"] == "inactive"
    assert first(plan)["service.description"] == "chiuso definitivamente"


@pytest.mark.parametrize("header", ["Data chiusura", "Chiuso dal"])
@pytest.mark.parametrize(
    ("day", "status", "message"),
    [
        ("1/9/2025", "inactive", closings.CLOSED_LONG),
        ("1/10/2026", "temporarily closed", closings.FOR_NOW),
        ("31/12/2026", None, closings.CLOSES_LATER),
    ],
)
def test_a_day_of_closing_counts_once_it_is_past(
    header: str, day: str, status: str | None, message: str, session: Session, tmp_path: Path
) -> None:
    plan = plan_of(session, tmp_path, day, f"Servizio;Comune;Descrizione;{header}")
    assert first(plan).get("service.status") == status
    assert [each.message for each in plan.problems] == [message]


def test_a_status_that_says_open_beside_a_closing_is_not_offered_as_open(session: Session, tmp_path: Path) -> None:
    header = "Servizio;Comune;Descrizione;Note;Stato"
    path = write(tmp_path, header, ["Mensa;Forlì;Pasti;servizio cessato;attivo", "Doccia;Cesena;Docce;;attivo"])
    plan = make_plan(session, path, today=TODAY)
    assert [each.values["service.status"] for each in plan.records] == ["temporarily closed", "active"]
    assert [each.message for each in plan.problems] == [closings.CONTRADICTS_STATUS]


def test_no_places_left_is_what_the_entry_says(session: Session, tmp_path: Path) -> None:
    plan = plan_of(session, tmp_path, "posti esauriti")
    assert [row["available"] for row in first(plan)["capacities"]] == ["0"]
    assert [each.message for each in plan.problems] == [closings.NO_PLACES_LEFT]
    path = write(
        tmp_path, f"{HEADER};Posti disponibili", ["Mensa;Forlì;Pasti;completo;3", "Letto;Rimini;Letti;;esauriti"]
    )
    plan = make_plan(session, path, today=TODAY)
    assert [each.values["capacities"][0]["available"] for each in plan.records] == ["3", "0"]
    assert [each.message for each in plan.problems] == [closings.NO_PLACES_BUT]


def test_a_service_that_was_open_is_closed_and_stays_so_until_somebody_opens_it(
    session: Session, tmp_path: Path
) -> None:
    written(session, plan_of(session, tmp_path, ""))
    closed = plan_of(session, tmp_path, "chiuso definitivamente")
    assert [(each.field, each.before, each.after) for row in closed.records for each in row.differences] == [
        ("service.status", "active", "inactive")
    ]
    written(session, closed)
    mensa = session.scalars(sa.select(Service).where(Service.name == "Mensa")).one()
    assert mensa.status is ServiceStatus.INACTIVE

    again = plan_of(session, tmp_path, "")

    assert not any(row.differences for row in again.records)
    assert [each.message for each in again.problems] == [CLOSED_BEFORE]


def test_what_somebody_opened_by_hand_stays_open(session: Session, tmp_path: Path) -> None:
    written(session, plan_of(session, tmp_path, "sospeso fino a nuovo ordine"))
    mensa = session.scalars(sa.select(Service).where(Service.name == "Mensa")).one()
    mensa.status = ServiceStatus.ACTIVE
    session.flush()
    plan = plan_of(session, tmp_path, "sospeso fino a nuovo ordine")
    assert not any(row.differences for row in plan.records)


def test_a_day_on_which_it_ended_is_for_good(session: Session, tmp_path: Path) -> None:
    plan = plan_of(session, tmp_path, "1/10/2026", "Servizio;Comune;Descrizione;Data cessazione")
    assert first(plan)["service.status"] == "inactive"
    assert [each.message for each in plan.problems] == [closings.GONE]


@pytest.mark.parametrize(
    ("hours", "status", "message"),
    [
        ("SOSPESO", "temporarily closed", closings.FOR_NOW),
        ("lun-ven 9-12 (sospeso)", "temporarily closed", closings.FOR_NOW),
        ("CHIUSO dal 30/06/2025", "inactive", closings.CLOSED_LONG),
        ("servizio cessato", "inactive", closings.GONE),
        ("lun-ven 9-12, servizio cessato dal 1/1/2026", "inactive", closings.GONE),
        ("lun sospeso, mar 9-12", None, NOT_HOURS),
        ("chiuso il lunedì", None, NOT_HOURS),
        ("lun-ven 9-12, chiuso il 24/12/2025", None, NOT_HOURS),
    ],
)
def test_hours_that_close_the_service_say_so_in_its_status(
    hours: str, status: str | None, message: str, session: Session, tmp_path: Path
) -> None:
    plan = plan_of(session, tmp_path, hours, "Servizio;Comune;Descrizione;Orari")
    assert first(plan).get("service.status") == status
    assert [(each.column, each.message) for each in plan.problems] == [("Orari", message)]


def test_hours_of_an_office_or_of_one_day_close_no_service(session: Session, tmp_path: Path) -> None:
    plan = plan_of(session, tmp_path, "sospeso", "Servizio;Comune;Descrizione;Orari segreteria")
    assert "service.status" not in first(plan)
    path = write(tmp_path, "Servizio;Comune;Lunedì;Martedì", ["Mensa;Forlì;sospeso;9-12", "Doccia;Cesena;9-12;9-12"])
    assert "service.status" not in first(make_plan(session, path, today=TODAY))


@pytest.mark.parametrize("name", ["Mensa (chiuso dal 30/06/2025)", "Mensa – CHIUSO", "Mensa - non più attiva"])
def test_a_name_may_say_that_it_is_closed(name: str, session: Session, tmp_path: Path) -> None:
    path = write(tmp_path, "Servizio;Comune", [f"{name};Forlì", "Biblioteca - Chiusa;Chiusa"])
    statuses = [each.values.get("service.status") for each in make_plan(session, path, today=TODAY).records]
    assert statuses[0] in ("inactive", "temporarily closed")
    assert statuses[1] is None
