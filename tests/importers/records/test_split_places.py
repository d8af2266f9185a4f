"""Rows with two complete addresses become two where somebody asks for that, and stay so when the list comes again."""

from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.models import Address, Service, ServiceAtLocation, ServiceStatus
from importers.apply import apply_plan
from importers.known_services.known_entries import Wishes
from importers.plan import make_plan
from importers.planning.planned import Plan
from importers.records.joined_places import JOINED
from importers.records.split_places import SPLIT
from importers.undo import undo_import
from tests.importers.lists import NOW, write

HEADER = "nome;indirizzo;telefono"
ROWS = (
    "Sportello casa;Via Roma 3, Forlì / Via Verdi 5, Cesena;0543 712345",
    "Sportello lavoro;Via Po 1, Rimini;0541 712345",
    "Mensa;Via Roma 9, Forlì / oratorio;0543 712399",
)
SPLITTING = Wishes(splits_places=True)


def planned(session: Session, folder: Path, wishes: Wishes = SPLITTING) -> Plan:
    return make_plan(session, write(folder, HEADER, ROWS), source="lista", wishes=wishes)


def test_each_place_is_found_where_it_is(session: Session, tmp_path: Path) -> None:
    plan = planned(session, tmp_path)
    assert (plan.rows, plan.created) == (4, 4)
    assert [(each.line, each.facts) for each in plan.problems if each.message == SPLIT] == [(2, {"count": 2})]
    apply_plan(session, plan, by="coordinator", now=NOW)
    places = {(each.city, each.address_1) for each in session.scalars(sa.select(Address))}
    assert {("Forlì", "Via Roma 3"), ("Cesena", "Via Verdi 5"), ("Rimini", "Via Po 1")} <= places
    assert planned(session, tmp_path).unchanged == 4


def test_what_was_said_the_last_time_holds_until_somebody_says_otherwise(session: Session, tmp_path: Path) -> None:
    apply_plan(session, planned(session, tmp_path), by="coordinator", now=NOW)
    unsaid = planned(session, tmp_path, Wishes())
    assert (unsaid.unchanged, unsaid.splits_places) == (4, True)
    whole = planned(session, tmp_path, Wishes(splits_places=False))
    assert whole.rows == 3
    apply_plan(session, whole, by="coordinator", now=NOW)
    assert planned(session, tmp_path, Wishes()).rows == 3


def test_nothing_is_split_unasked(session: Session, tmp_path: Path) -> None:
    assert planned(session, tmp_path, Wishes()).created == 3


def live(session: Session) -> list[tuple[str, str]]:
    query = (
        sa.select(Service.name, Address.city)
        .join(ServiceAtLocation, ServiceAtLocation.service_id == Service.id)
        .join(Address, Address.location_id == ServiceAtLocation.location_id)
        .where(Service.status == ServiceStatus.ACTIVE)
    )
    return sorted(session.execute(query).tuples())


def test_a_row_that_is_whole_again_tells_which_entry_stays(session: Session, tmp_path: Path) -> None:
    whole, splitting = Wishes(splits_places=False), SPLITTING
    apply_plan(session, planned(session, tmp_path, splitting), by="coordinator", now=NOW)
    split = live(session)
    assert split == [
        ("Mensa", ""),
        ("Sportello casa", "Cesena"),
        ("Sportello casa", "Forlì"),
        ("Sportello lavoro", "Rimini"),
    ]
    plan = planned(session, tmp_path, whole)
    told = [(each.line, each.facts["place"]) for each in plan.problems if each.message == JOINED]
    assert told == [(2, "Via Verdi 5, Cesena")]
    number = apply_plan(session, plan, by="coordinator", now=NOW)
    assert number is not None
    assert [row.retires for row in plan.missing] == [None]
    assert live(session) == split
    again = planned(session, tmp_path, Wishes())
    assert (again.unchanged, [row.retires for row in again.missing]) == (3, [None])
    undo_import(session, number, by="coordinator", now=NOW)
    assert live(session) == split


def test_places_that_the_row_no_longer_has_are_only_missing(session: Session, tmp_path: Path) -> None:
    apply_plan(session, planned(session, tmp_path), by="coordinator", now=NOW)
    changed = ("Sportello casa;Via Roma 3, Forlì;0543 712345", *ROWS[1:])
    plan = make_plan(session, write(tmp_path, HEADER, changed), source="lista", wishes=Wishes(splits_places=False))
    assert [each.message for each in plan.problems if each.message == JOINED] == []
    assert [(row.name, row.retires) for row in plan.missing] == [("Sportello casa", None)]


def test_entries_of_places_become_inactive_only_by_a_full_list(session: Session, tmp_path: Path) -> None:
    apply_plan(session, planned(session, tmp_path), by="coordinator", now=NOW)
    plan = planned(session, tmp_path, Wishes(splits_places=False, is_full=True))
    assert JOINED not in [each.message for each in plan.problems]
    assert [row.name for row in plan.missing if row.retires] == ["Sportello casa"]
