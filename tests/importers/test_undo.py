"""An import is taken back: everything is as it was, but for what somebody or something newer depends on."""

from datetime import time, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from directory.curation.history import acting
from directory.db import Base
from directory.errors import InvalidInput, NotFound
from directory.models import Closing, ImportBatch, Phone, Schedule, Service, SourceRecord, Verification
from importers.plan import make_plan
from importers.undo import Undone, imports, undo_import
from tests.importers.lists import DESKS, NOW, SIMPLE, imported, write

NOT_COMPARED = {"metadata", "change_counter", "import_batch", "import_row", "source", "alembic_version"}
NAMES = ("Sportello casa", "Sportello lavoro", "Biblioteca", "Centro diurno")
TOWNS = ("Forlì", "Cesena", "Bologna", "")
STREETS = ("Via Roma 1", "Corso Cavour 2", "")
PHONES = ("0543 712345", "0547 712345 | 0547 712346", "")
HOURS = ("lun-ven 9-12", "mar 14-18, sab su appuntamento", "")

rows = st.builds(
    lambda *cells: ";".join(cells),
    *map(st.sampled_from, (NAMES, TOWNS, STREETS, PHONES, ("casa@example.org", ""), HOURS)),
)
lists = st.lists(rows, min_size=1, max_size=5, unique=True)


def contents(session: Session) -> dict[str, list[tuple[str, ...]]]:
    """Every row of the directory and of the sources, as text."""
    session.flush()
    return {
        table.name: sorted(tuple(map(repr, row)) for row in session.connection().execute(sa.select(table)))
        for table in Base.metadata.sorted_tables
        if table.name not in NOT_COMPARED
    }


def last_number(session: Session) -> int:
    return session.scalars(sa.select(sa.func.max(ImportBatch.number))).one()


def undo(session: Session, number: int | None = None) -> Undone:
    return undo_import(session, number or last_number(session), by="coordinator", now=NOW)


def only(session: Session, name: str) -> Service:
    return session.scalars(sa.select(Service).where(Service.name == name)).one()


@settings(
    max_examples=3,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(before=lists, after=lists, other=lists)
def test_an_import_taken_back_leaves_every_row_as_it_was(
    session: Session, tmp_path: Path, before: list[str], after: list[str], other: list[str]
) -> None:
    nothing_kept = session.begin_nested()
    try:
        imported(session, write(tmp_path, SIMPLE, other, "altri.csv"), "altri")
        at_start = contents(session)
        imported(session, write(tmp_path, SIMPLE, before))
        in_between = contents(session)
        plan = imported(session, write(tmp_path, SIMPLE, after), now=NOW + timedelta(days=180))
        at_the_end = contents(session)
        undone = undo(session)
        assert not undone.kept
        assert contents(session) == in_between
        again = imported(session, write(tmp_path, SIMPLE, after))
        assert (again.created, again.updated, again.unchanged) == (plan.created, plan.updated, plan.unchanged)
        assert {name: len(found) for name, found in contents(session).items()} == {
            name: len(found) for name, found in at_the_end.items()
        }
        undo(session)
        undo(session, last_number(session) - 2)
        assert contents(session) == at_start
    finally:
        nothing_kept.rollback()
        session.expunge_all()


def test_imports_are_listed_with_who_when_and_how_many(session: Session, tmp_path: Path) -> None:
    imported(session, write(tmp_path, SIMPLE, DESKS))
    imported(session, write(tmp_path, SIMPLE, [*DESKS[:2], "Nuovo;Forlì;;;;"]))
    last, first = imports(session)
    assert (first.source, first.batch.imported_by, first.batch.imported_at, first.batch.created) == (
        "lista",
        "coordinator",
        NOW,
        3,
    )
    assert (last.batch.rows, last.batch.created, last.batch.unchanged, last.batch.undone_at) == (3, 1, 2, None)


def test_what_was_changed_by_hand_since_stays(session: Session, tmp_path: Path) -> None:
    imported(session, write(tmp_path, SIMPLE, DESKS))
    with acting(session, by="Anna"):
        only(session, "Sportello casa").description = "Aiuta chi cerca casa."
    undone = undo(session)
    assert (undone.removed, undone.left) == (2, 1)
    assert [(one.name, one.cause.facts) for one in undone.kept] == [("Sportello casa", {"by": "Anna"})]
    assert session.scalars(sa.select(Service.name)).all() == ["Sportello casa"]
    assert session.scalars(sa.select(Phone.number)).all() == ["+390543712345"]
    again = make_plan(session, write(tmp_path, SIMPLE, DESKS), source="lista")
    assert (again.created, again.unchanged) == (2, 1)


def test_a_value_that_was_changed_by_hand_stays_and_the_others_go_back(session: Session, tmp_path: Path) -> None:
    imported(session, write(tmp_path, SIMPLE, DESKS))
    changed = "Sportello casa;Forlì;Via Roma 1;0543 999999;nuova@example.org;lun-ven 9-12"
    imported(session, write(tmp_path, SIMPLE, [changed, *DESKS[1:]]))
    with acting(session, by="Anna"):
        only(session, "Sportello casa").email = "anna@example.org"
    undone = undo(session)
    assert [(one.name, one.field) for one in undone.kept] == [("Sportello casa", "email")]
    assert only(session, "Sportello casa").email == "anna@example.org"
    assert "+390543712345" in session.scalars(sa.select(Phone.number)).all()
    assert "+390543999999" not in session.scalars(sa.select(Phone.number)).all()


def test_phones_that_were_changed_by_hand_stay_together(session: Session, tmp_path: Path) -> None:
    imported(session, write(tmp_path, SIMPLE, DESKS))
    imported(session, write(tmp_path, SIMPLE, [DESKS[0].replace("0543 712345", "0543 999999"), *DESKS[1:]]))
    with acting(session, by="Anna"):
        session.scalars(sa.select(Phone).where(Phone.number == "+390543999999")).one().number = "+390543111111"
    undone = undo(session)
    assert [(one.name, one.field, one.cause.facts) for one in undone.kept] == [
        ("Sportello casa", "phone", {"by": "Anna"})
    ]
    numbers = session.scalars(sa.select(Phone.number)).all()
    assert "+390543111111" in numbers
    assert "+390543712345" not in numbers


def test_a_service_that_somebody_wrote_a_closing_of_stays_and_its_list_does_not_touch_it(
    session: Session, tmp_path: Path
) -> None:
    imported(session, write(tmp_path, SIMPLE, DESKS))
    made = only(session, "Sportello casa")
    with acting(session, by="Anna"):
        session.add(Closing(service_id=made.id, begins_on=NOW.date(), ends_on=NOW.date()))
    imported(session, write(tmp_path, SIMPLE, [DESKS[0].replace("lun-ven 9-12", "lun-ven 9-13"), *DESKS[1:]]))
    assert session.scalar(sa.select(sa.func.count()).select_from(Closing)) == 1
    assert time(13) in session.scalars(sa.select(Schedule.closes_at)).all()  # hours are the list's, as before
    newer = last_number(session)
    undo(session, newer)
    undone = undo(session, newer - 1)
    assert [one.name for one in undone.kept] == ["Sportello casa"]
    assert session.scalars(sa.select(Closing.service_id)).all() == [made.id]


def test_an_older_import_keeps_what_a_newer_one_speaks_of(session: Session, tmp_path: Path) -> None:
    imported(session, write(tmp_path, SIMPLE, DESKS))
    imported(session, write(tmp_path, SIMPLE, DESKS[:1]))
    newer = last_number(session)
    undone = undo(session, newer - 1)
    assert (undone.removed, undone.left) == (2, 1)
    assert [(one.name, one.cause.facts) for one in undone.kept] == [("Sportello casa", {"number": str(newer)})]
    undo(session, newer)
    assert session.scalars(sa.select(Service.name)).all() == ["Sportello casa"]


def test_what_somebody_confirmed_or_another_list_uses_stays(session: Session, tmp_path: Path) -> None:
    header = "ente;codice fiscale;servizio;comune"
    path = write(tmp_path, header, ["Casa;01234567897;Ascolto;Forlì", "Libri;00743110157;Lettura;Cesena"])
    imported(session, path)
    first = last_number(session)
    imported(session, write(tmp_path, header, ["Casa;01234567897;Mensa;Forlì"], "altra.csv"), "altra")
    reading = only(session, "Lettura")
    session.add(
        Verification(
            resource_id=reading.id, resource_type="service", verified_at=NOW, verified_by="Anna", method="phone"
        )
    )
    undone = undo(session, first)
    assert {one.name for one in undone.kept} >= {"Lettura"}
    assert set(session.scalars(sa.select(Service.name))) == {"Lettura", "Mensa"}
    assert session.scalar(sa.select(sa.func.count()).select_from(SourceRecord)) == 2


def test_an_import_is_undone_once_and_only_if_it_exists(session: Session, tmp_path: Path) -> None:
    imported(session, write(tmp_path, SIMPLE, DESKS))
    undo(session)
    with pytest.raises(InvalidInput, match="undone already"):
        undo(session)
    with pytest.raises(NotFound, match="no import number"):
        undo(session, 10_000)


def test_what_a_newer_import_held_is_taken_back_once_that_one_is(session: Session, tmp_path: Path) -> None:
    imported(session, write(tmp_path, SIMPLE, DESKS))
    at_start = contents(session)
    changed = [
        "Sportello casa;Cesena;Via Po 1;0547 712399;casa@example.org;lun-ven 9-12",
        "Sportello lavoro;Cesena;Corso Cavour 2;0547 712346;;mar 14-18, gio 9-12",
        "Doccia;Forlì;Via Roma 9;;;sab 9-12",
    ]
    imported(session, write(tmp_path, SIMPLE, changed))
    second = last_number(session)
    imported(session, write(tmp_path, SIMPLE, changed[:1]))
    third = last_number(session)

    first_go = undo(session, second)
    undo(session, third)
    second_go = undo(session, second)

    assert first_go.later == (third,)
    assert all(each.name for each in first_go.kept)
    assert not second_go.kept
    assert contents(session) == at_start
    with pytest.raises(InvalidInput, match="undone already"):
        undo(session, second)


def partly_undone(session: Session, folder: Path) -> tuple[int, int]:
    """An import of which the first go took all but one row back, and the one that holds this row."""
    imported(session, write(folder, SIMPLE, DESKS))
    changed = [DESKS[0].replace("casa@", "casa2@"), DESKS[1].replace("lavoro@", "nuovo@"), DESKS[2]]
    imported(session, write(folder, SIMPLE, changed))
    second = last_number(session)
    imported(session, write(folder, SIMPLE, changed[:1]))
    third = last_number(session)
    undo(session, second)
    assert only(session, "Sportello lavoro").email == "lavoro@example.org"
    return second, third


def test_the_second_go_leaves_what_a_newer_import_wrote_since_the_first(session: Session, tmp_path: Path) -> None:
    second, third = partly_undone(session, tmp_path)
    again = [DESKS[1].replace("lavoro@", "nuovo@")]
    imported(session, write(tmp_path, SIMPLE, again))
    undo(session, third)
    undo(session, second)
    assert only(session, "Sportello lavoro").email == "nuovo@example.org"
    assert only(session, "Sportello casa").email == "casa@example.org"


def test_the_second_go_leaves_what_was_written_by_hand_since_the_first(session: Session, tmp_path: Path) -> None:
    second, third = partly_undone(session, tmp_path)
    with acting(session, by="Anna"):
        only(session, "Sportello lavoro").email = "nuovo@example.org"
    undo(session, third)
    undo(session, second)
    assert only(session, "Sportello lavoro").email == "nuovo@example.org"
    assert only(session, "Sportello casa").email == "casa@example.org"
