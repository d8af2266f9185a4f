"""What is found twice in the directory, and how surely it is said."""

import math
import uuid
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from directory.models import Organization, OrganizationIdentifier, Service
from directory.queries.same_services import ComparedService, compared_services
from importers.duplicates.questions import CODES, OF_TWO_CODES, Cluster, find_questions
from importers.resolution.comparisons import OTHER_STREET
from importers.resolve import Band, Part
from tests.importers.known_services.test_known_entries import OTHERS
from tests.importers.lists import NOW, SIMPLE, imported, write

ALBERTI = 'Biblioteca "Leon Battista Alberti" del Campus di Cesena'


def found(session: Session, folder: Path, *rows: str) -> list[tuple[set[str], Band]]:
    imported(session, write(folder, SIMPLE, [*rows, *OTHERS]))
    clusters = find_questions(session, now=NOW).clusters
    return [({service.name for service in one.services}, one.band) for one in clusters]


def test_sections_of_one_house_and_a_library_in_a_hospital_are_not_asked_about(
    session: Session, tmp_path: Path
) -> None:
    rows = (
        f"{ALBERTI}. Sezione centrale;Cesena;Via dell'Università 50;0547 338900;alberti@example.org;",
        f"{ALBERTI}. Sezione di Psicologia;Cesena;Piazza Aldo Moro 90;0547 369811;alberti@example.org;",
        "Biblioteca medica dell'Ospedale Morgagni Pierantoni;Forlì;Via Forlanini 34;;;",
        "Ospedale Morgagni Pierantoni;Forlì;Via Forlanini 34;;;",
    )
    assert found(session, tmp_path, *rows) == []


def test_what_is_in_two_streets_is_never_called_almost_surely_the_same(session: Session, tmp_path: Path) -> None:
    imported(session, write(tmp_path, SIMPLE, OTHERS[:2]))
    one, other = compared_services(session)
    sure = Cluster(0.97, 0.9999, (one, other), (0.97, 0.97), (one, other), 0.97, (Part("where", 1, 2.0),))
    assert sure.band is Band.SAME
    assert replace(sure, parts=(Part("where", OTHER_STREET, -1.0),)).band is Band.ASK
    assert replace(sure, probability=0.79).band is Band.ASK


def test_branches_that_share_a_telephone_are_not_asked_about(session: Session, tmp_path: Path) -> None:
    """What one list writes as two, in two towns or streets or under two numbers, is two."""
    rows = (
        "Distretto 2 Cagli;Cagli;Via Meucci 1;0721 123456;distretto@example.org;",
        "Distretto 2 Urbania;Urbania;Via Roma 4;0721 123456;distretto@example.org;",
        "Consultorio Chieti centro;Chieti;Via Tiro a Segno 5;0871 123456;consultorio@example.org;",
        "Consultorio Chieti scalo;Chieti;Piazza Marconi 9;0871 123456;consultorio@example.org;",
        "Consultorio N.1 - Brindisi;Brindisi;Via Dalmazia 3;0831 123456;n@example.org;",
        "Consultorio N.2 - Brindisi;Brindisi;Via Dalmazia 3;0831 123456;n@example.org;",
        "Consultorio I Ragusa;Ragusa;Via Achille Grandi 5;0932 123456;r@example.org;",
        "Consultorio II Ragusa;Ragusa;Via Achille Grandi 5;0932 123456;r@example.org;",
    )

    assert found(session, tmp_path, *rows) == []


def test_a_row_that_a_list_has_twice_at_one_address_is_asked_about(session: Session, tmp_path: Path) -> None:
    rows = (
        "BIBLIOTECA MUSICALE DONIZETTI;Bergamo;Via Arena 9;035 123456;d@example.org;",
        "Biblioteca musicale Gaetano Donizetti;Bergamo;Via Arena 9;035 123456;d@example.org;",
    )

    (names, _), *others = found(session, tmp_path, *rows)

    assert names == {"BIBLIOTECA MUSICALE DONIZETTI", "Biblioteca musicale Gaetano Donizetti"}
    assert others == []


def test_two_names_at_one_address_are_never_called_almost_surely_the_same(session: Session, tmp_path: Path) -> None:
    imported(session, write(tmp_path, SIMPLE, OTHERS[:2]))
    one, other = compared_services(session)
    sure = Cluster(0.97, 0.9999, (one, other), (0.97, 0.97), (one, other), 0.97, (Part("name", 7, -2.0),))

    assert sure.band is Band.ASK


def test_a_list_that_writes_one_site_in_many_ways_is_one_group(session: Session, tmp_path: Path) -> None:
    """Names with a legal form and a slip, streets with and without what kind they are, two telephones."""
    rows = (
        "Rogers Park Children's Center, Inc.;4743 E. Lake;60621;3129323638",
        "Rogers Park Childrens Center;4743 Lake;60621.0;773-972-9040",
        "Rogers Park Chlidren's Center;4743 E Lake Street;60621;(773) 972-9040",
        "Rogers Park Children's Center;4743 Lkae;;3129323638",
        "Rogers Park Children's Center;3104 W Western Blvd;60601;7736123921",
        *(f"Little Angels {n};{n} N. Ashland;6061{n % 10};77361{n}1234" for n in range(20, 60)),
    )
    imported(session, write(tmp_path, "Site name;Address;Zip;Phone", rows))

    clusters = find_questions(session, now=NOW).clusters

    lines = {line for one in clusters for service in one.services for _, line in service.rows}
    assert lines == {2, 3, 4, 5}
    assert len(clusters) == 1


DONIZETTI = (
    "BIBLIOTECA MUSICALE DONIZETTI;Bergamo;Via Arena 9;035 123456;d@example.org;",
    "Biblioteca musicale Gaetano Donizetti;Bergamo;Via Arena 9;035 123456;d@example.org;",
)


def found_with_codes(session: Session, folder: Path, column: str, *codes: str) -> tuple[Cluster, Cluster]:
    """The one cluster of a list before and after its two entries have codes of their own."""
    imported(session, write(folder, SIMPLE, [*DONIZETTI, *OTHERS]))
    (before,) = find_questions(session, now=NOW).clusters
    for one, code in zip(before.services, codes, strict=True):
        owner = session.get_one(Organization, session.get_one(Service, one.id).organization_id)
        owner.tax_id = f"0123456789{code[-1]}"
        session.add(OrganizationIdentifier(organization_id=owner.id, identifier_type=column, identifier=code))
    session.flush()
    (after,) = find_questions(session, now=NOW).clusters
    return before, after


def test_what_a_register_has_as_two_is_perhaps_the_same(session: Session, tmp_path: Path) -> None:
    sure, doubtful = found_with_codes(session, tmp_path, "codice-isil", "IT-BG0044", "IT-BG0385")

    assert sure.probability > OF_TWO_CODES == doubtful.probability
    assert doubtful.learned <= OF_TWO_CODES
    assert doubtful.band is Band.ASK
    assert doubtful.parts[-1].name == CODES
    assert math.fsum(part.weight for part in doubtful.parts) <= 1e-9


def test_only_registers_that_give_one_code_are_believed(session: Session, tmp_path: Path) -> None:
    before, after = found_with_codes(session, tmp_path, "codice struttura", "17", "18")

    assert after.probability == before.probability
    assert after.parts == before.parts


@pytest.mark.parametrize(
    ("one", "other", "is_told_apart"),
    [
        ({("ISIL", "A")}, {("ISIL", "B")}, True),
        ({("ISIL", "A")}, {("ISIL", "A"), ("ISIL", "B")}, False),  # the register has one of them twice
        ({("ISIL", "A"), ("RUNTS", "1")}, {("ISIL", "A"), ("RUNTS", "2")}, True),
        ({("ISIL", "A")}, {("RUNTS", "1")}, False),
        (set(), {("RUNTS", "1")}, False),
    ],
)
def test_codes_tell_apart_what_one_register_has_as_two(
    one: set[tuple[str, str]], other: set[tuple[str, str]], is_told_apart: bool
) -> None:
    a, b = (ComparedService(uuid.uuid4(), "A", "", "", (), {}, frozenset(codes)) for codes in (one, other))

    assert a.has_other_codes(b) is is_told_apart
    assert b.has_other_codes(a) is is_told_apart
