"""A town that may be several, or words from which nobody learns a price, take away nothing known without asking."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.models import Address, CostOption, Location, Phone, Service
from importers.known_services.known_entries import Wishes
from importers.plan import make_plan
from importers.planning.coordinator_notes import PRICE_LOST, TOWN_LOST
from importers.planning.planned import Plan
from tests.importers.lists import imported, write

PLACED = "nome;comune;indirizzo;telefono"
PRICED = "nome;comune;costo"


def again(session: Session, folder: Path, header: str, before: str, now: str) -> Plan:
    """A list of one row that comes again."""
    imported(session, write(folder, header, [before]))
    return imported(session, write(folder, header, [now]))


@pytest.mark.parametrize("town", ["Reggio", "Castro"])
def test_a_known_municipality_stays_until_somebody_says_which_is_meant(
    session: Session, tmp_path: Path, town: str
) -> None:
    rows = ("Sportello;Forlì;Via Roma 1;0543 712345", f"Sportello;{town};Via Verdi 3;0543 712345")
    plan = again(session, tmp_path, PLACED, *rows)
    (address,) = session.scalars(sa.select(Address))
    assert (address.city, address.municipality_code, address.address_1) == ("Forlì", "D704", "Via Roma 1")
    assert session.scalars(sa.select(Location.latitude)).one() is not None
    assert {one.field for one in plan.conflicts} == {"address.city", "address.address_1"}
    assert TOWN_LOST in {problem.message for problem in plan.problems}


def test_who_says_which_town_is_meant_moves_the_service(session: Session, tmp_path: Path) -> None:
    rows = ("Sportello;Forlì;Via Roma 1;0543 712345", "Sportello;Reggio;Via Verdi 3;0543 712345")
    plan = again(session, tmp_path, PLACED, *rows)
    path = write(tmp_path, PLACED, [rows[1]])
    said = make_plan(session, path, source="lista", wishes=Wishes(towns={"Reggio": "H223"}))
    changed = {each.field: each.after for record in said.records for each in record.differences}
    assert (changed["address.municipality_code"], changed["address.address_1"]) == ("H223", "Via Verdi 3")
    taken = {one.key: frozenset({"address.city", "address.address_1"}) for one in plan.conflicts}
    assert make_plan(session, path, source="lista", wishes=Wishes(taken=taken)).updated == 1


def test_another_town_that_is_sure_is_taken(session: Session, tmp_path: Path) -> None:
    rows = ("Sportello;Forlì;Via Roma 1;0543 712345", "Sportello;Cesena;Via Verdi 3;0543 712345")
    plan = again(session, tmp_path, PLACED, *rows)
    assert (plan.updated, [*plan.conflicts]) == (1, [])


@pytest.mark.parametrize("words", ["vedi regolamento", "chiedere in segreteria", "da definire con l'operatore"])
def test_a_known_price_stays_beside_words_that_say_none(session: Session, tmp_path: Path, words: str) -> None:
    plan = again(session, tmp_path, PRICED, "Sportello;Forlì;gratuito", f"Sportello;Forlì;{words}")
    assert session.scalars(sa.select(CostOption.option)).one() == "free"
    assert session.scalars(sa.select(Service.fees_description)).one() == "gratuito"
    assert [(one.field, one.now) for one in plan.conflicts] == [("service.fees_description", words)]
    assert [problem.message for problem in plan.problems] == [PRICE_LOST]
    taken = {one.key: frozenset({"service.fees_description"}) for one in plan.conflicts}
    path = write(tmp_path, PRICED, [f"Sportello;Forlì;{words}"])
    (record,) = make_plan(session, path, source="lista", wishes=Wishes(taken=taken)).records
    assert {each.field for each in record.differences} == {"service.fees_description", "cost_options"}


@pytest.mark.parametrize("words", ["gratuito con ISEE fino a 9.360", "10 euro", "a pagamento", "offerta libera"])
def test_another_price_is_taken(session: Session, tmp_path: Path, words: str) -> None:
    plan = again(session, tmp_path, PRICED, "Sportello;Forlì;gratuito", f"Sportello;Forlì;{words}")
    assert (plan.updated, [*plan.conflicts]) == (1, [])


def test_a_number_cut_to_its_beginning_is_asked_about_however_short(session: Session, tmp_path: Path) -> None:
    rows = ("Sportello;Forlì;Via Roma 1;02 12345678", "Sportello;Forlì;Via Roma 1;02 1234")
    again(session, tmp_path, PLACED, *rows)
    assert session.scalars(sa.select(Phone.number)).all() == ["+390212345678"]
