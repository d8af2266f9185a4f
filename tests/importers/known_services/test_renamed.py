"""A row whose name is new is one that the last list had, where everything else says so: changed or asked about."""

import csv
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.curation.history import acting
from directory.models import Organization, Service, ServiceStatus, SourceRecord
from importers.known_services.known_entries import Wishes
from importers.plan import make_plan
from importers.planning.planned import Plan
from importers.sheets.problems_and_questions import questions_sheet, read_answers
from tests.importers.known_services.test_known_entries import OTHERS, written
from tests.importers.lists import SIMPLE, imported, write
from tests.importers.test_undo import contents, undo

JOBS = "Sportello Lavoro;Forlì;Piazza Saffi 8;0543 712100;lavoro@example.org;lun-ven 9-13"
JOBS_NOW = "SPORTELLO ORIENTAMENTO E LAVORO;FORLI';P.zza Saffi 8;0543712100;lavoro@example.org;lun-ven 9-12.30"
CANTEEN = "Mensa sociale;Forlì;Via Orceoli 15;0543 712301;mensa@example.org;lun-dom 12-13.30"
HOUSING = "Ufficio casa;Forlì;Corso Diaz 21;0543 712210;casa@example.org;mer 9-13"
HOUSING_NOW = "Ufficio per la casa;Forlì;C.so Diaz 21;0543/712210;casa@example.org;mer 9-13"
FAMILIES = "Centro per le Famiglie;Forlì;Viale Bolognesi 23;0543 712667;famiglie@example.org;lun-ven 8.30-13"
FAMILIES_NOW = "CENTRO FAMIGLIE;FORLI';V.le Bolognesi 23;0543712667;famiglie@example.org;lun-ven 8.30-13"
RENAMED = (JOBS_NOW, HOUSING_NOW, FAMILIES_NOW)
LUNCH = "Mensa sociale - pranzo;Forlì;Via Orceoli 15;0543 712301;mensa@example.org;lun-dom 12-13.30"
DINNER = "Mensa sociale - cena;Forlì;Via Orceoli 15;0543 712301;mensa@example.org;lun-dom 18.30-19.30"


@pytest.fixture(autouse=True)
def last(session: Session, tmp_path: Path) -> None:
    """The last list."""
    imported(session, write(tmp_path, SIMPLE, [JOBS, CANTEEN, HOUSING, FAMILIES, *OTHERS]))


def compared(session: Session, folder: Path, *rows: str, header: str = SIMPLE, **wishes: object) -> Plan:
    path = write(folder, header, rows, "dopo.csv")
    return make_plan(session, path, source="lista", wishes=Wishes(**{"is_full": True, **wishes}))  # type: ignore[arg-type]


def ids(session: Session) -> dict[str, object]:
    return dict(session.execute(sa.select(Service.name, Service.id)).tuples().all())


def test_a_renamed_service_stays_the_same_one(session: Session, tmp_path: Path) -> None:
    before, all_before = ids(session)["Sportello Lavoro"], contents(session)
    plan = compared(session, tmp_path, CANTEEN, *RENAMED, *OTHERS)
    assert (plan.created, plan.updated, plan.asked, plan.missing) == (0, 3, (), ())
    row = plan.linked[0]
    assert {"service.name", "schedules"} <= {each.field for each in row.differences}
    assert "“Sportello Lavoro”, line 2 of the last list" in plan.problems[0].text()
    written(session, plan)
    assert ids(session)["SPORTELLO ORIENTAMENTO E LAVORO"] == before
    again = compared(session, tmp_path, CANTEEN, *RENAMED, *OTHERS)
    assert (again.unchanged, again.linked, again.missing) == (len(OTHERS) + 4, (), ())
    records = session.scalar(sa.select(sa.func.count()).select_from(SourceRecord))
    assert records == len(OTHERS) + 4
    undo(session)
    assert contents(session) == all_before


def test_who_knows_better_refuses_it(session: Session, tmp_path: Path) -> None:
    plan = compared(session, tmp_path, CANTEEN, *RENAMED, *OTHERS)
    path = tmp_path / "domande.csv"
    path.write_text(questions_sheet(plan.linked, say=str).replace("\r\nyes;", "\r\nno;", 1), "utf-8-sig")
    answers = read_answers(path)
    assert sorted(answers.values()) == [False, True, True]
    refused = written(session, compared(session, tmp_path, CANTEEN, *RENAMED, *OTHERS, answers=answers))
    assert (refused.created, len(refused.linked)) == (1, 2)
    assert [row.name for row in refused.retired] == ["Sportello Lavoro"]
    statuses = dict(session.execute(sa.select(Service.name, Service.status)).tuples().all())
    assert statuses["Sportello Lavoro"] == ServiceStatus.INACTIVE


def test_a_quite_different_name_with_the_same_telephone_is_asked_about(session: Session, tmp_path: Path) -> None:
    new = "Servizio politiche abitative;Forlì;Via Po 3;0543 712210;;"
    plan = compared(session, tmp_path, CANTEEN, JOBS, new, FAMILIES, *OTHERS)
    ((row, known),) = [(row.draft.name, row.known) for row in plan.asked]
    assert (row, known and known.service.name) == ("Servizio politiche abitative", "Ufficio casa")
    assert plan.missing == ()
    # where another row has it, too, it is a switchboard
    plan = compared(session, tmp_path, CANTEEN, JOBS, new, new.replace("abitative", "giovanili"), FAMILIES, *OTHERS)
    assert (plan.created, plan.asked, [row.name for row in plan.retired]) == (2, (), ["Ufficio casa"])


def test_of_a_row_that_became_two_each_is_asked_about(session: Session, tmp_path: Path) -> None:
    plan = compared(session, tmp_path, JOBS, HOUSING, FAMILIES, LUNCH, DINNER, *OTHERS)
    assert [(row.draft.name, row.known and row.known.service.name) for row in plan.asked] == [
        ("Mensa sociale - pranzo", "Mensa sociale"),
        ("Mensa sociale - cena", "Mensa sociale"),
    ]
    assert plan.created == 0
    assert plan.missing == ()  # nobody has said that it is gone
    path = tmp_path / "domande.csv"
    sheet = questions_sheet(plan.asked, say=str)
    keys = {row["row"]: row for row in csv.DictReader(sheet.splitlines(), delimiter=";")}
    assert len(keys) == 2
    path.write_text(sheet.replace("\r\n;", "\r\nsì;", 1).replace("\r\n;", "\r\nno;", 1), "utf-8-sig")
    before = ids(session)["Mensa sociale"]
    answered = compared(session, tmp_path, JOBS, HOUSING, FAMILIES, LUNCH, DINNER, *OTHERS, answers=read_answers(path))
    assert (answered.created, answered.updated, answered.asked) == (1, 1, ())
    written(session, answered)
    assert ids(session)["Mensa sociale - pranzo"] == before
    assert compared(session, tmp_path, JOBS, HOUSING, FAMILIES, LUNCH, DINNER, *OTHERS).unchanged == len(OTHERS) + 5


def test_what_says_the_same_under_another_number_is_no_second_one(session: Session, tmp_path: Path) -> None:
    header = f"id;{SIMPLE}"
    rows = [f"{at};{row}" for at, row in enumerate((JOBS, CANTEEN, *OTHERS), 10)]
    imported(session, write(tmp_path, header, rows), "numeri")
    path = write(tmp_path, header, [f"99;{JOBS}", *rows[1:]], "dopo.csv")
    plan = make_plan(session, path, source="numeri")
    assert (plan.created, plan.asked) == (0, ())
    assert [row.draft.name for row in plan.linked] == ["Sportello Lavoro"]


OFFICES = "Ente;Servizio;Comune;Indirizzo;Telefono"
OFFICE_ROWS = (
    "Comune di Forlì;Informagiovani;Forlì;Viale Salinatore 24;0543 712820",
    "Comune di Forlì;Ufficio affidi;Forlì;Corso Diaz 21;0543 712205",
    "Coop. Domus;Assistenza anziani;Forlì;Via Dragoni 40;0543 712310",
)


def organizations(session: Session) -> dict[str, str]:
    query = sa.select(Service.name, Organization.name).join(Organization, Organization.id == Service.organization_id)
    return dict(session.execute(query).tuples().all())


def test_a_list_that_no_longer_names_organizations_leaves_them_as_they_are(session: Session, tmp_path: Path) -> None:
    imported(session, write(tmp_path, OFFICES, OFFICE_ROWS), "uffici")
    rows = [row.partition(";")[2] for row in OFFICE_ROWS]
    plan = imported(session, write(tmp_path, OFFICES.partition(";")[2], rows), "uffici")
    assert (plan.created, plan.updated, plan.unchanged, plan.missing) == (0, 0, 3, ())
    rows[2] = rows[2].replace("Assistenza anziani", "Assistenza domiciliare anziani")
    imported(session, write(tmp_path, OFFICES.partition(";")[2], rows), "uffici")
    found = organizations(session)
    assert (found["Informagiovani"], found["Assistenza domiciliare anziani"]) == ("Comune di Forlì", "Coop. Domus")


def test_an_organization_that_has_its_services_name_is_renamed_with_it(session: Session, tmp_path: Path) -> None:
    names = "Servizio;Comune;Indirizzo;Telefono"
    imported(session, write(tmp_path, names, ["Gruppo Aurora;Forlì;Via Po 3;0543 712820"]), "gruppi")
    imported(session, write(tmp_path, names, ["Gruppo Aurora Forlì;Forlì;Via Po 3;0543 712820"]), "gruppi")
    assert organizations(session)["Gruppo Aurora Forlì"] == "Gruppo Aurora Forlì"


def test_capitals_and_short_forms_do_not_replace_what_is_easier_to_read(session: Session, tmp_path: Path) -> None:
    imported(session, write(tmp_path, OFFICES, OFFICE_ROWS), "uffici")
    plan = imported(session, write(tmp_path, OFFICES, [row.upper() for row in OFFICE_ROWS]), "uffici")
    assert (plan.created, plan.updated, plan.unchanged) == (0, 0, 3)
    assert organizations(session)["Informagiovani"] == "Comune di Forlì"
    shouted = imported(session, write(tmp_path, OFFICES, [row.upper() for row in OFFICE_ROWS]), "altri")
    assert shouted.conflicts == ()
    short = [row.replace("Viale", "V.le").replace("Corso", "c.so") for row in OFFICE_ROWS]
    assert imported(session, write(tmp_path, OFFICES, short), "uffici").unchanged == 3
    mended = [row.replace("Ufficio affidi", "Ufficio Affidi") for row in OFFICE_ROWS]
    assert imported(session, write(tmp_path, OFFICES, mended), "uffici").updated == 1


def test_another_lists_service_in_one_house_with_a_number_of_its_own_is_asked_about(
    session: Session, tmp_path: Path
) -> None:
    other = "Servizio politiche abitative;Forlì;Corso Diaz, 21;0543 712210;;"
    elsewhere = "Servizio politiche abitative;Forlì;Via Po 3;0543 712210;;"
    library = "Biblioteca dell'abitare;Forlì;Corso Diaz 21;0543 712210;;"
    for row, waits in ((other, True), (elsewhere, False), (library, False)):
        plan = make_plan(session, write(tmp_path, SIMPLE, [row], "altri.csv"), source="altri")
        assert [each.known and each.known.service.name for each in plan.asked] == (["Ufficio casa"] if waits else [])


def test_a_row_without_an_organization_says_nothing_of_that_of_another_list(session: Session, tmp_path: Path) -> None:
    row = JOBS.replace("Sportello Lavoro", "Sportello del Lavoro")
    plan = make_plan(session, write(tmp_path, SIMPLE, [row, CANTEEN, HOUSING], "altri.csv"), source="altri")
    assert [row.draft.name for row in plan.linked] == ["Sportello del Lavoro", "Mensa sociale", "Ufficio casa"]
    assert [each.field for each in plan.conflicts] == ["service.name"]


def test_a_telephone_without_what_it_is_for_changes_nothing(session: Session, tmp_path: Path) -> None:
    rows = ["Dormitorio;Forlì;345 1000002"]
    imported(session, write(tmp_path, "Servizio;Comune;Urgenze", rows), "notte")
    assert imported(session, write(tmp_path, "Servizio;Comune;Telefono", rows), "notte").unchanged == 1


def test_what_is_gone_is_compared_as_the_last_list_called_it(session: Session, tmp_path: Path) -> None:
    by_hand = session.scalars(sa.select(Service).where(Service.name == "Sportello Lavoro")).one()
    with acting(session, by="Anna"):
        by_hand.name, by_hand.email = "Punto Impiego", "mano@example.org"
        session.flush()
    plan = compared(session, tmp_path, CANTEEN, *RENAMED, *OTHERS)
    assert (plan.created, len(plan.linked), plan.asked, plan.missing) == (0, 3, (), ())
    assert [(each.name, each.field) for each in plan.conflicts] == [("SPORTELLO ORIENTAMENTO E LAVORO", "service.name")]


OF_CARITAS = f"ente;{SIMPLE}"
WARDROBE = "Caritas;Guardaroba;Forlì;;;caritas@example.org;mar 9-11"
SHOWERS = "Caritas;Docce;Forlì;;;caritas@example.org;gio 9-11"


def caritas_again(session: Session, folder: Path, now: str) -> Plan:
    imported(session, write(folder, OF_CARITAS, [WARDROBE, SHOWERS]), "caritas")
    return make_plan(session, write(folder, OF_CARITAS, [now, SHOWERS]), source="caritas")


@pytest.mark.parametrize(
    "name_and_hours", ["Guardaroba solidale|mer 9-11", "Emporio della Provvidenza|mar 9-11", "Ambulatorio|mar 9-11"]
)
def test_a_new_name_without_a_telephone_of_its_own_is_asked_about(
    session: Session, tmp_path: Path, name_and_hours: str
) -> None:
    name, when = name_and_hours.split("|")
    plan = caritas_again(session, tmp_path, f"Caritas;{name};Forlì;;;caritas@example.org;{when}")
    assert [each.known and each.known.service.name for each in plan.asked] == ["Guardaroba"]
    assert (plan.created, plan.missing) == (0, ())


@pytest.mark.parametrize(
    "now",
    [
        "Caritas;Guardaroba solidale;Cesena;;;caritas@example.org;mar 9-11",
        "Auser;Guardaroba sociale;Forlì;;;auser@example.org;mar 9-11",
        "Caritas;Scuola di italiano;Forlì;;;caritas@example.org;lun 15-18",
    ],
)
def test_what_is_elsewhere_or_something_else_is_new(session: Session, tmp_path: Path, now: str) -> None:
    plan = caritas_again(session, tmp_path, now)
    assert (plan.created, plan.asked) == (1, ())
