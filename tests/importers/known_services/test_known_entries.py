"""A row of a new list that is a known service makes no second one; what contradicts is kept, asked, or believed."""

import csv
import uuid
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.errors import InvalidInput
from directory.i18n import Sentence
from directory.models import (
    Address,
    DuplicateDecision,
    Location,
    Metadata,
    Phone,
    Service,
    ServiceAtLocation,
    ServiceStatus,
    Source,
    SourceRecord,
)
from directory.queries.duplicate_decisions import apart, decisions, names_of
from directory.queries.same_services import ComparedService, compared_services
from importers.apply import apply_plan
from importers.history.what_was_imported import imported as what_was_imported
from importers.known_services.known_entries import Wishes
from importers.known_services.other_towns import Towns
from importers.plan import make_plan
from importers.planning.planned import Plan
from importers.planning.three_way import set_trust
from importers.problems import Problem
from importers.sheets.problems_and_questions import problems_sheet, questions_sheet, read_answers
from importers.undo import imports
from tests.importers.lists import DESKS, NOW, SIMPLE, imported, write
from tests.importers.test_undo import contents, undo

ZENZERO = "Centro Giovani Zenzero;Forlì;Via Garibaldi 12;0543 998877;;lun-ven 9-12"
THE_SAME = "CENTRO GIOVANI ZENZERO ODV;Forlì;V. Garibaldi, 12;0543 998877;zenzero@example.org;"
PERHAPS = "Zenzero;Forlì;;;;sab 9-12"
CLOSE = "Zenzero giovani;Forlì;Via Garibaldi 12;;;"
WORDS = ("Aurora", "Baobab", "Cedro", "Dalia", "Edera", "Faggio", "Ginepro", "Iris", "Larice", "Mirto")
OTHERS = [
    f"Sportello {a} {b};Cesena;Via {a} {at};0547 {700000 + at};;"
    for at, (a, b) in enumerate(zip(WORDS, WORDS[3:] + WORDS[:3], strict=True))
]


@pytest.fixture
def first(session: Session, tmp_path: Path) -> uuid.UUID:
    """The service of a first list."""
    imported(session, write(tmp_path, SIMPLE, [ZENZERO, *OTHERS], "primo.csv"), "primo")
    return session.scalars(sa.select(Service.id).where(Service.name == "Centro Giovani Zenzero")).one()


def second(session: Session, folder: Path, *rows: str, wishes: Wishes | None = None) -> Plan:
    return make_plan(session, write(folder, SIMPLE, rows, "secondo.csv"), source="secondo", wishes=wishes or Wishes())


def written(session: Session, plan: Plan) -> Plan:
    apply_plan(session, plan, by="coordinator", now=NOW)
    session.expire_all()
    return plan


def test_a_row_that_is_a_known_service_adds_to_it(session: Session, tmp_path: Path, first: uuid.UUID) -> None:
    plan = written(session, second(session, tmp_path, THE_SAME))
    assert (plan.created, plan.updated, len(plan.linked)) == (0, 1, 1)
    service = session.get_one(Service, first)
    assert (service.name, service.email) == ("Centro Giovani Zenzero", "zenzero@example.org")
    records = session.scalars(sa.select(SourceRecord).where(SourceRecord.service_id == first)).all()
    sources = dict(session.execute(sa.select(Source.name, Source.id)).tuples().all())
    assert {record.source_id for record in records} == {sources["primo"], sources["secondo"]}
    change = session.scalars(
        sa.select(Metadata).where(Metadata.resource_id == first, Metadata.field_name == "email")
    ).one()
    assert change.source_id == sources["secondo"]
    assert ("service.name", "primo") in {(one.field, one.source) for one in plan.conflicts}


def test_a_row_that_adds_nothing_to_a_known_service_changes_nothing(
    session: Session, tmp_path: Path, first: uuid.UUID
) -> None:
    told: list[tuple[int, int]] = []
    plan = second(session, tmp_path, ZENZERO)
    assert len(plan.linked) == 1
    apply_plan(session, plan, by="coordinator", now=NOW, progress=lambda *done: told.append(done))
    batch = imports(session)[0].batch
    for counted in (plan, batch):
        assert (counted.created, counted.updated, counted.unchanged) == (0, 0, 1)
    assert told[-1] == (1, 1)  # its row is written all the same
    assert second(session, tmp_path, ZENZERO).unchanged == 1


def test_an_import_tells_new_services_from_those_that_were_there(
    session: Session, tmp_path: Path, first: uuid.UUID
) -> None:
    written(session, second(session, tmp_path, THE_SAME, "Ludoteca Quercia;Meldola;Via Po 3;0543 111222;;"))
    told = what_was_imported(session, imports(session)[0].batch.number, most=1)
    assert [one.name for one in told.new.first] == ["Ludoteca Quercia"]
    assert [one.id for one in told.linked.first] == [first]
    assert told.changed.first == ()
    assert not told.new.has_more
    before = what_was_imported(session, imports(session)[1].batch.number, most=1)
    assert len(before.new.first) == 1
    assert before.new.has_more
    assert before.linked.first == ()


def test_the_same_list_again_finds_what_it_was_linked_to(session: Session, tmp_path: Path, first: uuid.UUID) -> None:
    before = contents(session)["service"]
    written(session, second(session, tmp_path, THE_SAME))
    again = second(session, tmp_path, THE_SAME)
    assert (again.created, again.updated, again.unchanged, again.linked) == (0, 0, 1, ())
    undo(session)
    assert contents(session)["service"] == before
    assert session.scalar(sa.select(sa.func.count()).select_from(SourceRecord)) == len(OTHERS) + 1


def test_a_row_that_may_be_known_waits_and_is_answered(session: Session, tmp_path: Path, first: uuid.UUID) -> None:
    plan = written(session, second(session, tmp_path, PERHAPS, DESKS[2]))
    assert [record.draft.name for record in plan.asked] == ["Zenzero"]
    assert (plan.created, session.scalar(sa.select(sa.func.count()).where(Service.name == "Zenzero"))) == (1, 0)
    assert plan.rows == plan.created + plan.updated + plan.unchanged + plan.lost + len(plan.asked)
    sheet = questions_sheet(plan.asked, say=str)
    (question,) = csv.DictReader(sheet.splitlines(), delimiter=";")
    assert question["service_id"] == str(first)
    path = tmp_path / "domande.csv"

    path.write_text(sheet.replace("\r\n;", "\r\nsì;", 1), "utf-8-sig")
    same = second(session, tmp_path, PERHAPS, DESKS[2], wishes=Wishes(answers=read_answers(path)))
    assert ([record.draft.name for record in same.linked], same.asked) == (["Zenzero"], ())

    path.write_text(sheet.replace("\r\n;", "\r\nno;", 1), "utf-8-sig")
    other = written(session, second(session, tmp_path, PERHAPS, DESKS[2], wishes=Wishes(answers=read_answers(path))))
    assert (other.created, other.asked) == (1, ())
    zenzero = session.scalars(sa.select(Service.id).where(Service.name == "Zenzero")).one()
    assert apart(session) == {frozenset((zenzero, first))}
    assert session.scalars(sa.select(DuplicateDecision.decided_by)).all() == ["coordinator"]
    assert second(session, tmp_path, PERHAPS, DESKS[2]).asked == ()
    assert set(names_of(session, decisions(session)).values()) == {"Zenzero", "Centro Giovani Zenzero"}


def test_what_was_refused_is_in_the_sheet_as_long_as_the_row_waits(
    session: Session, tmp_path: Path, first: uuid.UUID
) -> None:
    (waiting,) = second(session, tmp_path, PERHAPS, DESKS[2]).asked
    other, path = uuid.uuid4(), tmp_path / "domande.csv"
    sheet = questions_sheet([waiting._replace(not_same=(other,))], say=str)
    path.write_text(sheet, "utf-8-sig")
    assert read_answers(path) == {(waiting.key, other): False}
    lines = csv.DictReader(sheet.splitlines(), delimiter=";")
    assert [(line["service_id"], line["decision"]) for line in lines] == [(str(first), ""), (str(other), "no")]


def test_what_is_no_sheet_of_answers_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "domande.csv"
    path.write_text("decision;row_key;service_id\nforse;a;b\n", "utf-8")
    with pytest.raises(InvalidInput, match="Line 2"):
        read_answers(path)
    path.write_text("decision;row_key;service_id\nno;a;b\n", "utf-8")
    with pytest.raises(InvalidInput, match="not the id"):
        read_answers(path)
    path.write_text("nome;comune\nSportello;Forlì\n", "utf-8")
    with pytest.raises(InvalidInput, match="is missing"):
        read_answers(path)


def test_the_source_that_is_believed_more_wins(session: Session, tmp_path: Path, first: uuid.UUID) -> None:
    changed = THE_SAME.replace("0543 998877", "0543 111111")
    (asked,) = second(session, tmp_path, changed).asked
    plan = second(session, tmp_path, changed, wishes=Wishes(answers={(asked.key, first): True}))
    kept = next(one for one in plan.conflicts if one.field == "phones")
    assert (kept.source, kept.last, kept.directory[0]["number"]) == ("primo", None, "+390543998877")
    written(session, plan)
    source = session.scalars(sa.select(Source).where(Source.name == "secondo")).one()
    set_trust(session, source.id, "phones", 1)
    written(session, second(session, tmp_path, changed))
    numbers = set(session.scalars(sa.select(Phone.number)))
    assert "+390543111111" in numbers
    assert "+390543998877" not in numbers
    set_trust(session, session.scalars(sa.select(Source.id).where(Source.name == "primo")).one(), "", 2)
    moved = ZENZERO.replace("0543 998877", "0543 333333")
    assert imported(session, write(tmp_path, SIMPLE, [moved, *OTHERS], "primo.csv"), "primo").updated == 1
    assert written(session, second(session, tmp_path, changed.replace("111111", "222222"))).updated == 0
    assert "+390543333333" in set(session.scalars(sa.select(Phone.number)))


def test_what_a_full_list_leaves_out_becomes_inactive_and_comes_back(session: Session, tmp_path: Path) -> None:
    imported(session, write(tmp_path, SIMPLE, DESKS))
    at_start = contents(session)["service"]
    fewer = write(tmp_path, SIMPLE, DESKS[:2])
    assert make_plan(session, fewer, source="lista").retired == ()
    plan = make_plan(session, fewer, source="lista", wishes=Wishes(is_full=True))
    assert [(row.name, row.line) for row in plan.retired] == [("Biblioteca di quartiere", 4)]
    written(session, plan)
    library = session.scalars(sa.select(Service).where(Service.name == "Biblioteca di quartiere")).one()
    assert library.status is ServiceStatus.INACTIVE
    assert make_plan(session, fewer, source="lista", wishes=Wishes(is_full=True)).retired == ()
    back = imported(session, write(tmp_path, SIMPLE, DESKS))
    session.expire_all()
    assert (back.updated, back.unchanged) == (1, 2)
    assert session.get_one(Service, library.id).status is ServiceStatus.ACTIVE
    undo(session)
    undo(session, next(one.batch.number for one in imports(session) if one.batch.undone_at is None))
    assert contents(session)["service"] == at_start


def test_a_complete_list_that_lacks_many_says_so(session: Session, tmp_path: Path) -> None:
    rows = [f"Sportello numero {at};Forlì;Via Roma {at};0543 71{at:04};;lun 9-12" for at in range(1, 106)]
    imported(session, write(tmp_path, SIMPLE, rows))

    def lacking(number: int) -> tuple[int, bool]:
        plan = make_plan(session, write(tmp_path, SIMPLE, rows[number:]), source="lista", wishes=Wishes(is_full=True))
        return plan.retiring, plan.retires_many

    assert lacking(20) == (20, False)
    assert lacking(21) == (21, True)
    assert make_plan(session, write(tmp_path, SIMPLE, rows[90:]), source="lista").retires_many is False


def test_a_service_that_another_list_has_is_not_retired(session: Session, tmp_path: Path, first: uuid.UUID) -> None:
    written(session, second(session, tmp_path, THE_SAME, DESKS[2]))
    path = write(tmp_path, SIMPLE, OTHERS, "primo.csv")
    plan = make_plan(session, path, source="primo", wishes=Wishes(is_full=True))
    assert [row.name for row in plan.missing] == ["Centro Giovani Zenzero"]
    assert plan.retired == ()


def test_problems_go_back_as_a_sheet_without_formulas() -> None:
    problems = [
        Problem(2, "telefono", "=HYPERLINK(1)", "This is no phone."),
        Problem(None, "", "+1", "Too %(a)s.", {"a": 1}),
    ]
    sheet = problems_sheet(problems, headings=("a", "b", "c", "d", "e"), say=str, expected=lambda one: f"@{one.column}")
    rows = [*csv.reader(sheet.splitlines(), delimiter=";")]
    assert rows[1:] == [
        ["2", "telefono", "'=HYPERLINK(1)", "This is no phone.", "'@telefono"],
        ["", "", "'+1", str(Sentence("Too %(a)s.", {"a": 1})), "'@"],
    ]


HOSPITAL_LIBRARY = "Biblioteca medica dell'Ospedale Morgagni-Pierantoni;Forlì;Via Forlanini 34;0543 731543;;"
HOSPITAL = "Ospedale Morgagni-Pierantoni Forlì;Forlì;Via Forlanini 34;;;"


def test_a_hospital_is_not_the_library_that_is_in_it(session: Session, tmp_path: Path) -> None:
    imported(session, write(tmp_path, SIMPLE, [HOSPITAL_LIBRARY, ZENZERO, *OTHERS], "primo.csv"), "primo")
    plan = second(session, tmp_path, HOSPITAL)
    assert (plan.created, plan.updated, len(plan.linked)) == (1, 0, 0)
    assert not plan.asked


def test_another_service_at_the_same_address_is_never_taken_for_it_without_asking(
    session: Session, tmp_path: Path
) -> None:
    imported(session, write(tmp_path, SIMPLE, [ZENZERO, *OTHERS], "primo.csv"), "primo")
    plan = second(session, tmp_path, "Corale Aurora;Forlì;Via Garibaldi 12;0543 998877;;")
    assert len(plan.linked) == 0


def test_a_row_that_waits_is_asked_the_same_when_the_list_comes_again(
    session: Session, tmp_path: Path, first: uuid.UUID
) -> None:
    rows = [CLOSE, *(f"Ludoteca {word};Meldola;Via {word} 3;0543 11122{at};;" for at, word in enumerate(WORDS[:3]))]
    once, again = (written(session, second(session, tmp_path, *rows)) for _ in range(2))
    assert [one.known and one.known.service.id for one in once.asked] == [first]
    assert [one.known for one in again.asked] == [one.known for one in once.asked]
    assert (again.created, again.linked, again.unchanged) == (0, (), len(rows) - 1)


def test_a_service_that_a_row_of_the_list_is_already_becomes_a_second_one_by_an_answer_only(
    session: Session, tmp_path: Path, first: uuid.UUID
) -> None:
    written(session, second(session, tmp_path, THE_SAME))
    plan = second(session, tmp_path, THE_SAME, THE_SAME.replace("ODV", "APS"))
    assert (plan.created, plan.unchanged, plan.linked) == (0, 1, ())
    assert [one.known and one.known.service.id for one in plan.asked] == [first]


def test_undoing_says_that_a_service_which_was_there_is_what_it_was_and_not_removed(
    session: Session, tmp_path: Path, first: uuid.UUID
) -> None:
    written(session, second(session, tmp_path, THE_SAME, DESKS[2]))
    undone = undo(session)
    assert (undone.removed, undone.restored, undone.left) == (1, 1, 0)
    assert session.get(Service, first) is not None


@pytest.mark.parametrize(
    ("known", "row"),
    [
        ("Centro di salute mentale di Cesena;Cesena;;;;", "Centro di salute mentale di Forlì;Forlì;;;;"),
        ("Centro di salute mentale di Cesena;;;;;", "Centro di salute mentale di Forlì;;;;;"),
        ("Sportello stranieri;Cesena;Via Po 3;0547 111222;;", "Sportello stranieri;Forlì;Via Po 3;0547 111222;;"),
        ("Oratorio San Luca;Meldola;;;luca@example.org;", "Oratorio San Luca;Forlì;;;luca@example.org;"),
        ("Mensa di mezzogiorno;Ravenna;;0544 111222;;", "Mensa di mezzogiorno;Forlì;;0544 111222;;"),
    ],
)
def test_a_service_of_another_town_is_never_taken_for_it_without_asking(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, known: str, row: str
) -> None:
    for limit in ("SURE", "DOUBTFUL"):
        monkeypatch.setattr(f"importers.resolve.{limit}", 0.0)  # as after a list with many that are the same
    imported(session, write(tmp_path, SIMPLE, [known, *OTHERS], "primo.csv"), "primo")
    plan = second(session, tmp_path, row)
    assert (len(plan.linked), len(plan.asked)) == (0, 1)
    assert len(second(session, tmp_path, row.replace("Forlì", known.split(";")[1] or "Cesena")).linked) == 1


def test_a_service_with_two_places_is_in_both_towns(session: Session, tmp_path: Path) -> None:
    imported(session, write(tmp_path, SIMPLE, [ZENZERO, *OTHERS], "primo.csv"), "primo")
    (zenzero,) = (one for one in compared_services(session) if one.name == "Centro Giovani Zenzero")
    cesena = {"municipality_code": "C573", "city": "Cesena"}
    assert Towns(session).differ(cesena, zenzero)
    place = Location(id=uuid.uuid4(), location_type="physical")
    session.add(place)
    session.flush()
    session.add(Address(location_id=place.id, address_1="Via Po 3", city="Cesena", municipality_code="C573"))
    session.add(ServiceAtLocation(service_id=zenzero.id, location_id=place.id))
    session.flush()
    assert not Towns(session).differ(cesena, zenzero)
    assert not Towns(session).differ({}, zenzero)


@pytest.mark.parametrize(("one", "other", "differ"), [
    ("new york", "New York City", False), ("Comune di Cesena", "Cesena", False), ("Los Angeles", "Los Feliz", True),
])  # fmt: skip
def test_towns_that_no_code_tells_apart_are_compared_by_name(one: str, other: str, differ: bool) -> None:
    service = ComparedService(uuid.uuid4(), "Aquavit", "", other, (), {"city": other})
    towns = Towns(Session())
    towns.__dict__["_codes"] = {}
    assert towns.differ({"city": one}, service) is differ


def test_what_was_linked_unasked_is_in_the_sheet_of_questions_and_can_be_refused(
    session: Session, tmp_path: Path, first: uuid.UUID
) -> None:
    plan = second(session, tmp_path, THE_SAME)
    sheet = questions_sheet([*plan.asked, *plan.linked], say=str)
    rows = list(csv.DictReader(sheet.splitlines(), delimiter=";"))
    assert [row["decision"] for row in rows] == ["yes"]
    path = tmp_path / "domande.csv"
    path.write_text(sheet.replace("\r\nyes;", "\r\nno;"), "utf-8-sig")
    refused = second(session, tmp_path, THE_SAME, wishes=Wishes(answers=read_answers(path)))
    assert (refused.linked, refused.created) == ((), 1)
