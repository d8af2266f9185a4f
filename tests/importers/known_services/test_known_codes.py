"""Official codes of a register say of a row and a service that they are two, or are a strong sign that they are one."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.models import Service
from directory.words.register_codes import are_of_two_codes, code_of
from importers.plan import make_plan
from importers.planning.planned import Plan
from tests.importers.lists import imported, write

HEADER = "codice isil;denominazione;comune;indirizzo;telefono"
LIBRARY = "Biblioteca comunale;Forlì;Corso della Repubblica 72;0543 712600"
OTHERS = [
    f"IT-FC{at:04};Biblioteca {name};Cesena;Via {name} {at};" for at, name in enumerate(("Uno", "Due", "Tre"), 50)
]


@pytest.fixture
def known(session: Session, tmp_path: Path) -> Service:
    imported(session, write(tmp_path, HEADER, [f"IT-FC0001;{LIBRARY}", *OTHERS], "iccu.csv"), "iccu")
    return session.scalars(sa.select(Service).where(Service.name == "Biblioteca comunale")).one()


def plan_of(session: Session, folder: Path, *rows: str, header: str = HEADER) -> Plan:
    return make_plan(session, write(folder, header, rows, "regione.csv"), source="regione")


@pytest.mark.usefixtures("known")
def test_a_row_with_another_code_of_the_same_register_is_not_the_service(session: Session, tmp_path: Path) -> None:
    plan = plan_of(session, tmp_path, f"IT-FC0099;{LIBRARY.replace('712600', '712601')}")
    assert (plan.created, plan.linked, plan.asked) == (1, (), ())


def test_a_row_with_another_code_is_asked_about_where_all_else_agrees(
    session: Session, tmp_path: Path, known: Service
) -> None:
    plan = plan_of(session, tmp_path, f"IT-FC0099;{LIBRARY}")
    assert [row.known.service.id for row in plan.asked if row.known] == [known.id]
    assert not plan.linked


@pytest.mark.parametrize("code", ["FC0001", "IT-FC1", "IT-FCO001", "it-fc0001"])
def test_a_code_is_the_same_however_it_is_spelled(session: Session, tmp_path: Path, known: Service, code: str) -> None:
    plan = plan_of(session, tmp_path, f"{code};{LIBRARY}")
    assert [row.known.service.id for row in plan.linked if row.known] == [known.id]


@pytest.mark.parametrize(
    ("column", "one", "other"),
    [("codice ipa", "c_l378", "UF9X2A"), ("codice meccanografico", "TNIC80000X", "TNEE800012")],
)
def test_codes_of_a_body_and_of_a_part_of_it_tell_nothing_apart(column: str, one: str, other: str) -> None:
    codes = [code_of(column, code) for code in (one, other)]
    assert None not in codes
    assert not are_of_two_codes(frozenset(codes[:1]), frozenset(codes[1:]))  # type: ignore[arg-type]


def test_another_centre_of_a_body_with_one_code_is_not_taken_for_the_one_that_is_known(
    session: Session, tmp_path: Path
) -> None:
    header = "codice ipa;nome;comune;indirizzo;telefono;email"
    first = "c_l378;Centro anziani;Trento;Via Roma 1;0461 884111;roma@example.org"
    imported(session, write(tmp_path, header, [first], "uno.csv"), "uno")
    other = "c_l378;Centro anziani;Trento;Via Fersina 20;0461 884222;fersina@example.org"
    plan = plan_of(session, tmp_path, other, header=header)
    assert not plan.linked


def test_a_row_with_the_same_code_and_name_is_the_service(session: Session, tmp_path: Path, known: Service) -> None:
    plan = plan_of(session, tmp_path, "it-fc0001;BIBLIOTECA COMUNALE;Forlì;;")
    assert [row.known.service.id for row in plan.linked if row.known] == [known.id]


def test_a_row_with_the_same_code_and_another_name_is_asked_about(
    session: Session, tmp_path: Path, known: Service
) -> None:
    plan = plan_of(session, tmp_path, "IT-FC0001;Mediateca Saffi;Forlì;Piazza Saffi 1;")
    assert [row.known.service.id for row in plan.asked if row.known] == [known.id]


@pytest.mark.usefixtures("known")
def test_codes_of_other_registers_say_nothing(session: Session, tmp_path: Path) -> None:
    plan = plan_of(session, tmp_path, f"IT-FC0099;{LIBRARY}", header=HEADER.replace("isil", "regionale"))
    assert len(plan.linked) + len(plan.asked) == 1


def test_services_of_an_organization_with_one_code_stay_several(session: Session, tmp_path: Path) -> None:
    header = "codice runts;ente;servizio;comune"
    imported(session, write(tmp_path, header, ["12345;Coop Aurora;Mensa;Forlì"], "uno.csv"), "uno")
    plan = plan_of(session, tmp_path, "12345;Coop Aurora;Doposcuola;Forlì", header=header)
    assert (plan.created, plan.linked, plan.asked) == (1, (), ())
