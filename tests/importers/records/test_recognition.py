"""The same row in a later list is the same entry, whatever changed in it; two different ones are never mixed up."""

import random
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.curation.history import last_sequence
from directory.models import Address, Location, Phone, Schedule, Service, ServiceAtLocation, SourceRecord
from importers.apply import apply_plan
from importers.plan import make_plan
from importers.planning.planned import Plan
from tests.importers.lists import imported, write

CLUBS = "Nome;Comune;Telefono;Descrizione"
CLUB_ROWS = (
    "Doposcuola;Forlì;0543 100001;elementari",
    "Doposcuola;Forlì;0543 100002;medie",
    "Doposcuola;Forlì;0543 100003;superiori",
)
PLACES = "Nome;Indirizzo;CAP;Comune;Telefono;Email;Orari"
ALFA = "Alfa;Via Roma 1;47121;Forlì;0543 100001;alfa@example.org;lun 9-12"
BETA = "Beta;Via Roma 2;47121;Forlì;0543 100002;beta@example.org;mar 9-12"


def counts(plan: Plan) -> tuple[int, int, int]:
    return plan.created, plan.updated, plan.unchanged


def described(session: Session) -> dict[str, str | None]:
    """Telephone -> description of the service."""
    query = (
        sa.select(Phone.number, Service.description)
        .join(ServiceAtLocation, ServiceAtLocation.id == Phone.service_at_location_id)
        .join(Service, Service.id == ServiceAtLocation.service_id)
    )
    return dict(session.execute(query).tuples().all())


def ids(session: Session) -> dict[str, str]:
    """Description -> id of the service."""
    rows = session.execute(sa.select(Service.description, Service.id)).tuples()
    return {text or "": str(id_) for text, id_ in rows}


def count(session: Session) -> int | None:
    return session.scalar(sa.select(sa.func.count()).select_from(Service))


@pytest.mark.parametrize("seed", range(3))
def test_editing_one_of_three_namesakes_changes_that_one(session: Session, tmp_path: Path, seed: int) -> None:
    imported(session, write(tmp_path, CLUBS, CLUB_ROWS))
    before = ids(session)
    rows = ["Doposcuola;Forlì;0543 100009;zona nord elementari", *CLUB_ROWS[1:]]
    random.Random(seed).shuffle(rows)
    plan = imported(session, write(tmp_path, CLUBS, rows))
    assert counts(plan) == (0, 1, 2)
    session.expire_all()
    after = ids(session)
    assert after["medie"] == before["medie"]
    assert after["superiori"] == before["superiori"]
    assert after["zona nord elementari"] == before["elementari"]
    assert described(session)["+390543100009"] == "zona nord elementari"


def test_a_namesake_that_the_new_list_leaves_out_is_named_as_missing(session: Session, tmp_path: Path) -> None:
    imported(session, write(tmp_path, CLUBS, CLUB_ROWS))
    plan = imported(session, write(tmp_path, CLUBS, CLUB_ROWS[1:]))
    assert counts(plan) == (0, 0, 2)
    assert [(row.name, row.line) for row in plan.missing] == [("Doposcuola", 2)]
    assert count(session) == 3


@pytest.mark.parametrize(
    "moved",
    [
        "Beta;Via Verdi 9;47121;Forlì;0543 100002;beta@example.org;mar 9-12",
        "Beta;Via Verdi 9;47521;Cesena;0543 999999;beta@example.org;gio 15-18",
        "Beta;;;;;;",
    ],
)
def test_a_row_with_another_street_town_or_none_stays_the_same_entry(
    session: Session, tmp_path: Path, moved: str
) -> None:
    imported(session, write(tmp_path, PLACES, [ALFA, BETA]))
    plan = imported(session, write(tmp_path, PLACES, [moved, ALFA]))
    assert (plan.created, plan.missing, count(session)) == (0, (), 2)
    sequence = last_sequence(session)
    again = imported(session, write(tmp_path, PLACES, [ALFA, moved]))
    assert counts(again) == (0, 0, 2)
    assert last_sequence(session) == sequence
    assert imported(session, write(tmp_path, PLACES, [ALFA, BETA])).created == 0


def test_a_move_leaves_nothing_of_the_old_address(session: Session, tmp_path: Path) -> None:
    imported(session, write(tmp_path, PLACES, [ALFA, BETA]))
    location = session.scalars(
        sa.select(Location).join(Address, Address.location_id == Location.id).where(Address.address_1 == "Via Roma 2")
    ).one()
    location.latitude, location.point_source = 44.2, "geocoder"
    session.flush()
    imported(session, write(tmp_path, PLACES, [ALFA, "Beta;Via Verdi 9;;Cesena;;;"]))
    session.expire_all()
    address = session.scalars(sa.select(Address).where(Address.address_1 == "Via Verdi 9")).one()
    assert (address.city, address.postal_code) == ("Cesena", "")
    moved = session.get(Location, address.location_id)
    assert moved is not None
    assert moved.point_source == "municipality"
    assert float(moved.latitude or 0) < 44.18


def test_of_two_rows_of_one_entry_the_one_that_moves_gets_its_own_place(session: Session, tmp_path: Path) -> None:
    header = "Ente;Servizio;Comune;Indirizzo"
    imported(session, write(tmp_path, header, ["Alfa;Uno;Forlì;Via Roma 1", "Alfa;Due;Forlì;Via Roma 1"]))
    plan = imported(session, write(tmp_path, header, ["Alfa;Uno;Cesena;Via Po 3", "Alfa;Due;Forlì;Via Roma 1"]))
    assert counts(plan) == (0, 1, 1)
    query = (
        sa.select(Service.name, Address.city)
        .join(ServiceAtLocation, ServiceAtLocation.service_id == Service.id)
        .join(Address, Address.location_id == ServiceAtLocation.location_id)
    )
    assert dict(session.execute(query).tuples().all()) == {"Uno": "Cesena", "Due": "Forlì"}


def test_namesakes_of_other_towns_are_not_taken_for_one_that_is_gone(session: Session, tmp_path: Path) -> None:
    header = "Denominazione;Comune;Telefono;Email"
    towns = [
        "Biblioteca comunale;Forlì;0543 711111;forli@example.org",
        "Biblioteca comunale;Cesena;0547 622222;cesena@example.org",
    ]
    imported(session, write(tmp_path, header, towns))
    new = "Biblioteca comunale;Bergamo;035 399430;lettura@bergamo.example.org"
    plan = imported(session, write(tmp_path, header, [towns[0], new]))
    assert counts(plan) == (1, 0, 1)
    assert [row.line for row in plan.missing] == [3]
    (problem,) = plan.problems
    assert "line 3 of the last list" in problem.text()


def test_when_nothing_tells_namesakes_apart_new_entries_are_made_and_reported(session: Session, tmp_path: Path) -> None:
    header = "Nome;Comune;Telefono"
    imported(session, write(tmp_path, header, ["Sportello;Forlì;0543 100001", "Sportello;Forlì;0543 100002"]))
    plan = imported(session, write(tmp_path, header, ["Sportello;Forlì;0543 100003", "Sportello;Forlì;0543 100004"]))
    assert counts(plan) == (2, 0, 0)
    assert all("the last list" in problem.text() for problem in plan.problems)
    assert len(plan.problems) == 2


def test_different_namesakes_of_one_list_are_all_created(session: Session, tmp_path: Path) -> None:
    plan = imported(session, write(tmp_path, CLUBS, CLUB_ROWS))
    assert counts(plan) == (3, 0, 0)
    assert (count(session), plan.problems) == (3, ())


def test_rows_that_share_an_entry_change_together(session: Session, tmp_path: Path) -> None:
    header = "denominazione;comune;telefono;anno scolastico"
    imported(session, write(tmp_path, header, ["Einaudi;Bolzano;0471 053856;2022", "Einaudi;Bolzano;0471 053856;2023"]))
    rows = ["Einaudi;Bolzano;0471 053857;2022", "Einaudi;Bolzano;0471 053857;2023"]
    assert imported(session, write(tmp_path, header, rows)).created == 0
    assert count(session) == 1
    assert session.scalars(sa.select(Phone.number)).all() == ["+390471053857"]


def test_another_id_is_another_entry(session: Session, tmp_path: Path) -> None:
    header = "id;nome;comune"
    imported(session, write(tmp_path, header, ["a1;Sportello;Forlì"]))
    plan = imported(session, write(tmp_path, header, ["a2;Sportello;Forlì"]))
    assert (counts(plan), len(plan.missing)) == ((1, 0, 0), 1)


def test_keys_stay_unique_when_rows_swap_their_places(session: Session, tmp_path: Path) -> None:
    header = "Nome;Comune;Telefono"
    imported(session, write(tmp_path, header, ["Sportello;Forlì;0543 100001", "Sportello;Cesena;0547 622222"]))
    swapped = ["Sportello;Cesena;0543 100001", "Sportello;Bergamo;0547 622222"]
    imported(session, write(tmp_path, header, swapped))
    keys = session.scalars(sa.select(SourceRecord.key)).all()
    assert len(set(keys)) == len(keys)
    assert counts(make_plan(session, write(tmp_path, header, swapped), source="lista"))[2] == 2


def test_hours_that_cannot_be_read_leave_those_that_are_known(session: Session, tmp_path: Path) -> None:
    imported(session, write(tmp_path, PLACES, [ALFA, BETA.replace("mar 9-12", "")]))
    plan = imported(session, write(tmp_path, PLACES, [ALFA.replace("lun 9-12", "gio 25-99"), BETA]))
    assert counts(plan) == (0, 2, 0)
    assert [problem.column for problem in plan.problems] == ["Orari", "Orari"]
    assert set(session.execute(sa.select(Schedule.byday, Schedule.description)).tuples()) == {
        ("MO", None),
        ("TU", None),
        (None, "gio 25-99"),
    }
    assert "gio 25-99" in [cells["Orari"] for cells in session.scalars(sa.select(SourceRecord.cells))]


def test_a_source_is_the_same_in_other_capitals(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "elenco.csv"
    path.write_text("nome,comune\nGirasole,Forlì\n", "utf-8")
    now = datetime(2026, 11, 22, tzinfo=UTC)
    apply_plan(session, make_plan(session, path, source="Consulta del volontariato"), by="prova", now=now)

    again = make_plan(session, path, source="consulta  del Volontariato")

    assert (again.created, again.unchanged) == (0, 1)
