"""An address that an entry may hide on purpose: a list that adds it is asked about first."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.models import Address
from importers.known_services.known_entries import Wishes
from importers.plan import make_plan
from importers.planning.coordinator_notes import ADDRESS_ADDED
from tests.importers.lists import imported, write

HEADER = "nome;descrizione;comune;indirizzo;telefono"


def row(name: str, description: str, street: str = "") -> list[str]:
    return [f"{name};{description};Forlì;{street};0543 712345"]


def streets(session: Session) -> list[str]:
    return [one for one in session.scalars(sa.select(Address.address_1)) if one]


@pytest.mark.parametrize(
    ("name", "description"),
    [
        ("Centro antiviolenza Prova", "Ascolto e consulenza"),
        ("Sportello donna Prova", "Accoglie donne vittime di violenza"),
        ("Casa Prova", "Ospita per un periodo, l'indirizzo viene dato al telefono"),
    ],
)
def test_an_added_address_waits_for_somebody(session: Session, tmp_path: Path, name: str, description: str) -> None:
    imported(session, write(tmp_path, HEADER, row(name, description)))
    path = write(tmp_path, HEADER, row(name, description, "Via Rossi 4"))
    plan = imported(session, path)
    assert [(one.field, one.directory, one.now, one.choice) for one in plan.conflicts] == [
        ("address.address_1", None, "Via Rossi 4", "later")
    ]
    assert ADDRESS_ADDED in {problem.message for problem in plan.problems}
    assert streets(session) == []

    (asked,) = plan.conflicts
    taken = make_plan(session, path, source="lista", wishes=Wishes(taken={asked.key: frozenset({asked.field})}))
    assert [one.after for row in taken.records for one in row.differences if one.field == asked.field] == [
        "Via Rossi 4"
    ]


def test_an_address_of_anything_else_is_added(session: Session, tmp_path: Path) -> None:
    imported(session, write(tmp_path, HEADER, row("Ludoteca Prova", "Giochi per bambini")))
    plan = imported(session, write(tmp_path, HEADER, row("Ludoteca Prova", "Giochi per bambini", "Via Rossi 4")))
    assert not plan.conflicts
    assert streets(session) == ["Via Rossi 4"]
