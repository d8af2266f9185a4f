"""Lists of link workers."""

from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.errors import InvalidInput
from directory.models import (
    Absence,
    Attribute,
    Language,
    LinkWorker,
    Organization,
    Schedule,
    Seniority,
    ServiceArea,
)
from importers.link_workers.lists import LinkWorkersImported, import_link_workers
from tests.importers.lists import NOW, write

HEADER = (
    "nome;ente;ruolo;email;telefono;genere;lingue;competenze;interessi;comune;territori;orario;ore contratto;"
    "anni esperienza;punti capacità;punti carico;minori;prende nuove persone;descrizione;esempio"
)
LEILA = (
    "Leila Berti;Mondi Vicini;Case manager;leila@example.org;0543 712345;donna;italiano, arabo;"
    "housing.eviction|work;music;Forlì;Forlì|Bertinoro;lun-ven 9-17;36;8;60;41;sì;sì;Conosce bene i consultori.;sì"
)


def imported(session: Session, path: Path) -> LinkWorkersImported:
    return import_link_workers(session, path, by="coordinator", now=NOW, source="team")


def counts(result: LinkWorkersImported) -> tuple[int, int, int, int]:
    return result.created, result.updated, result.unchanged, result.lost


def test_a_link_worker_arrives_with_all_that_matching_asks(session: Session, tmp_path: Path) -> None:
    assert counts(imported(session, write(tmp_path, HEADER, [LEILA]))) == (1, 0, 0, 0)
    leila = session.scalars(sa.select(LinkWorker)).one()
    assert (leila.gender, leila.base_municipality_code, leila.phone) == ("woman", "D704", "+390543712345")
    assert (leila.capacity_points, leila.load_points, leila.contract_hours) == (60, 41, 36)
    assert leila.cleared_for_minors
    assert leila.is_example
    assert sorted(session.scalars(sa.select(Language.code).where(Language.link_worker_id == leila.id))) == ["ar", "it"]
    assert len(session.scalars(sa.select(Attribute).where(Attribute.link_id == leila.id)).all()) == 3
    areas = session.scalars(sa.select(ServiceArea.extent).where(ServiceArea.link_worker_id == leila.id))
    assert sorted(filter(None, areas)) == ["A809", "D704"]
    assert session.scalars(sa.select(Schedule.byday).where(Schedule.link_worker_id == leila.id)).all() == [
        "MO,TU,WE,TH,FR"
    ]


def test_the_same_team_again_changes_nothing(session: Session, tmp_path: Path) -> None:
    imported(session, write(tmp_path, HEADER, [LEILA]))
    session.expire_all()  # so that numbers come as the database keeps them
    assert counts(imported(session, write(tmp_path, HEADER, [LEILA]))) == (0, 0, 1, 0)


def test_changes_are_written_and_what_was_changed_by_hand_is_kept(session: Session, tmp_path: Path) -> None:
    imported(session, write(tmp_path, HEADER, [LEILA]))
    leila = session.scalars(sa.select(LinkWorker)).one()
    leila.load_points = 10
    session.flush()
    changed = LEILA.replace(";41;", ";44;").replace("italiano, arabo", "italiano")
    result = imported(session, write(tmp_path, HEADER, [changed]))
    assert counts(result) == (0, 1, 0, 0)
    assert "by hand" in result.problems[0].text()
    assert leila.load_points == 10
    assert session.scalars(sa.select(Language.code).where(Language.link_worker_id == leila.id)).all() == ["it"]


def test_an_organization_that_is_there_is_not_made_again(session: Session, tmp_path: Path) -> None:
    session.add(Organization(name="Mondi Vicini ODV"))
    session.flush()
    imported(session, write(tmp_path, HEADER, [LEILA]))
    assert session.scalar(sa.select(sa.func.count()).select_from(Organization)) == 1


def test_rows_without_capacity_and_repeated_people_are_reported(session: Session, tmp_path: Path) -> None:
    incomplete = LEILA.replace("Leila Berti", "Sara Conti").replace(";36;8;60;", ";;8;;")
    impossible = LEILA.replace("Leila Berti", "Ugo Neri").replace(";36;", ";99;")
    result = imported(session, write(tmp_path, HEADER, [LEILA, incomplete, LEILA, impossible]))
    assert counts(result) == (2, 0, 0, 2)
    assert [(problem.line, problem.column) for problem in result.problems] == [(3, ""), (4, ""), (5, "ore contratto")]


def test_a_row_with_too_many_cells_is_not_written(session: Session, tmp_path: Path) -> None:
    result = imported(session, write(tmp_path, HEADER, [LEILA.replace("Case manager;", "Case; manager;")]))
    assert counts(result) == (0, 0, 0, 1)
    assert "more cells than the header" in result.problems[-1].text()


def test_further_tables_are_reported(session: Session, tmp_path: Path) -> None:
    write(tmp_path, HEADER, [LEILA], "a.csv")
    write(tmp_path, HEADER, [LEILA.replace("Leila Berti", "Sara Conti")], "b.csv")
    result = imported(session, tmp_path)
    assert counts(result) == (1, 0, 0, 0)
    assert [(problem.line, problem.value) for problem in result.problems] == [(None, "b")]


def test_another_kind_of_list_is_refused(session: Session, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="not a list of link workers"):
        imported(session, write(tmp_path, "nome;comune", ["Biblioteca;Forlì"]))


FULL = f"{HEADER};anzianità;esperienza con;in servizio dal;assenze"


def test_seniority_experience_first_day_and_absences_arrive(session: Session, tmp_path: Path) -> None:
    row = f"{LEILA};esperta;migrants|families;1/9/2020;3/2/2026-20/2/2026; dal 5/4/2026"
    imported(session, write(tmp_path, FULL, [row.replace("; dal", "| dal")]))
    leila = session.scalars(sa.select(LinkWorker)).one()
    assert (leila.seniority, leila.works_from) == (Seniority.EXPERIENCED, date(2020, 9, 1))
    absences = session.execute(sa.select(Absence.begins_on, Absence.ends_on).order_by(Absence.begins_on)).all()
    assert [tuple(row) for row in absences] == [(date(2026, 2, 3), date(2026, 2, 20)), (date(2026, 4, 5), None)]
    assert len(session.scalars(sa.select(Attribute).where(Attribute.link_id == leila.id)).all()) == 5
    assert counts(imported(session, write(tmp_path, FULL, [row.replace("; dal", "| dal")]))) == (0, 0, 1, 0)


@pytest.mark.parametrize(("seniority", "points"), [("", 61.0), ("inizio", 31.0)])
def test_without_points_the_contract_says_the_capacity(
    session: Session, tmp_path: Path, seniority: str, points: float
) -> None:
    header = "nome;ente;ore contratto;anzianità"
    imported(session, write(tmp_path, header, [f"Leila Berti;Mondi Vicini;36;{seniority}"]))
    assert session.scalars(sa.select(LinkWorker.capacity_points)).one() == points


def test_what_changed_who_is_new_and_who_is_missing_is_told(session: Session, tmp_path: Path) -> None:
    ugo = LEILA.replace("Leila Berti", "Ugo Neri")
    imported(session, write(tmp_path, HEADER, [LEILA]))
    result = imported(session, write(tmp_path, HEADER, [ugo]))
    assert (result.new, result.missing) == (["Ugo Neri"], ["Leila Berti"])
    (change,) = imported(session, write(tmp_path, HEADER, [LEILA.replace(";41;", ";44;"), ugo])).changes
    assert change == (2, "Leila Berti", "link_worker.load_points", "41.0", "44.0")
    assert result.mapping["punti carico"] == "load"
