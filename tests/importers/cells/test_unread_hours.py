"""Hours that a later list says in words nobody can read."""

from datetime import time
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.models import Schedule
from importers.plan import make_plan
from tests.importers.lists import SIMPLE, imported, write


def listed(tmp_path: Path, hours: str) -> Path:
    return write(tmp_path, SIMPLE, [f"Uno;Forlì;;0543 712345;;{hours}"])


def stored(session: Session) -> list[tuple[str | None, time | None, str | None]]:
    found = session.execute(sa.select(Schedule.byday, Schedule.opens_at, Schedule.description))
    return sorted(found.tuples(), key=lambda row: row[2] or "")


def test_new_words_stand_beside_the_earlier_hours_and_this_is_told(session: Session, tmp_path: Path) -> None:
    imported(session, listed(tmp_path, "lun-ven 9-12"))
    plan = imported(session, listed(tmp_path, "orario su turni"))
    told = [problem.text() for problem in plan.problems]
    assert any("The hours that were known before stay beside “orario su turni”" in text for text in told)
    assert stored(session) == [("MO,TU,WE,TH,FR", time(9), None), (None, None, "orario su turni")]


def test_words_of_the_list_before_go_and_the_same_words_change_nothing(session: Session, tmp_path: Path) -> None:
    imported(session, listed(tmp_path, "lun-ven 9-12"))
    imported(session, listed(tmp_path, "orario su turni"))
    assert make_plan(session, listed(tmp_path, "orario su turni"), source="lista").unchanged == 1
    imported(session, listed(tmp_path, "a rotazione"))
    assert stored(session) == [("MO,TU,WE,TH,FR", time(9), None), (None, None, "a rotazione")]
    imported(session, listed(tmp_path, "mar 9-12"))
    assert stored(session) == [("TU", time(9), None)]


def test_times_without_days_are_words_beside_the_earlier_hours(session: Session, tmp_path: Path) -> None:
    imported(session, listed(tmp_path, "lun-ven 9-12"))
    plan = imported(session, listed(tmp_path, "dalle tre alle cinque"))

    assert any("does not say on which days" in problem.text() for problem in plan.problems)
    assert stored(session) == [("MO,TU,WE,TH,FR", time(9), None), (None, None, "dalle tre alle cinque")]
