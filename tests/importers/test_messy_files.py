"""Lists as parishes, towns, health authorities and schools send them: the same comes again unchanged, and is undone.

The files were made by hand in that style; people, addresses and numbers in them are invented.
"""

from datetime import timedelta
from pathlib import Path
from shutil import copy

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.models import Service, ServiceStatus
from importers.plan import make_plan
from tests.importers.lists import NOW, imported
from tests.importers.test_undo import contents, last_number, undo

FILES = Path(__file__).parent / "files" / "messy"
ROWS = {
    "parrocchie.xlsx": 8,
    "comune.csv": 7,
    "sanita.ods": 9,
    "sozialdienste.xls": 8,
    "ticino.json": 5,
    "scuole.zip": 3,
}
CHANGES = {  # in lists that are plain text: what the partner wrote, and what they write now
    "comune.csv": (("12.30, mer", "13, mer"), ("Pulmino scuola;Scuola;;Meldola", "Piedibus;Scuola;;Meldola")),
    "ticino.json": (("091 815 18 20", "091 815 18 2"), ("Via Brentani 11", "Via Trevano 8"), ("giovedì ore 15", "")),
}


def test_every_list_is_tried() -> None:
    assert {path.name for path in FILES.iterdir()} == set(ROWS)


@pytest.mark.parametrize("name", ROWS)
def test_a_list_comes_again_unchanged_and_is_taken_back(session: Session, name: str) -> None:
    at_start = contents(session)
    plan = imported(session, FILES / name)
    assert (plan.rows, plan.created, plan.lost) == (ROWS[name], ROWS[name], 0)
    after = contents(session)
    for weeks in (0, 1, 26):
        again = make_plan(session, FILES / name, source="lista", today=(NOW + timedelta(weeks=weeks)).date())
        assert (again.created, again.updated, again.unchanged, again.lost) == (0, 0, ROWS[name], 0)
    imported(session, FILES / name, now=NOW + timedelta(days=1))
    told = after.keys() - {"source_record"}  # which remembers when it was last seen
    assert {table: contents(session)[table] for table in told} == {table: after[table] for table in told}
    undo(session)
    assert contents(session) == after
    undo(session, last_number(session) - 1)
    assert contents(session) == at_start


@pytest.mark.parametrize("name", CHANGES)
def test_what_changed_is_taken_back_value_by_value(session: Session, tmp_path: Path, name: str) -> None:
    imported(session, FILES / name)
    before = contents(session)
    path = tmp_path / name
    copy(FILES / name, path)
    encoding = "cp1252" if name.endswith(".csv") else "utf-8"
    text = path.read_text(encoding)
    for old, new in CHANGES[name]:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding)
    plan = imported(session, path, now=NOW + timedelta(days=180))
    assert plan.updated
    assert contents(session) != before
    again = make_plan(session, path, source="lista", today=(NOW + timedelta(days=181)).date())
    assert (again.created, again.updated) == (0, 0)
    undo(session)
    assert contents(session) == before


def test_nobody_is_sent_to_what_closed_for_good(session: Session) -> None:
    for name in ROWS:
        imported(session, FILES / name, name)
    query = sa.select(Service.name).where(Service.status == ServiceStatus.INACTIVE)
    assert set(session.scalars(query)) == {
        *("Doposcuola", "Centro Antifumo", "Notschlafstelle", "Mentoring Ticino", "Italiano L2 A1-A2"),
    }
