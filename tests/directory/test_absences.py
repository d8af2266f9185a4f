"""Writing down that a link worker is away, and is back."""

from datetime import date

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.curation.absences import end_absence, record_absence, worker_named
from directory.errors import Ambiguous, Conflict, InvalidInput, NotFound
from directory.models import Absence, Metadata
from tests import factories

MONDAY, FRIDAY = date(2026, 2, 2), date(2026, 2, 6)


def test_an_absence_is_kept_with_its_days_and_in_the_history(session: Session) -> None:
    worker = factories.link_worker(session)
    absence = record_absence(session, worker, begins=MONDAY, ends=None, by="coordinator")
    assert session.scalars(sa.select(Absence)).one() is absence
    changes = session.scalars(sa.select(Metadata).where(Metadata.resource_type == "absence")).all()
    assert [(change.last_action_type, change.updated_by) for change in changes] == [("create", "coordinator")]


def test_who_is_back_was_away_until_the_day_before(session: Session) -> None:
    worker = factories.link_worker(session)
    absence = record_absence(session, worker, begins=MONDAY, ends=None, by="x")
    end_absence(session, worker, back_on=FRIDAY, by="x")
    assert absence.ends_on == date(2026, 2, 5)


def test_an_absence_that_never_began_is_taken_out(session: Session) -> None:
    worker = factories.link_worker(session)
    record_absence(session, worker, begins=MONDAY, ends=FRIDAY, by="x")
    end_absence(session, worker, back_on=MONDAY, by="x")
    assert session.scalars(sa.select(Absence)).all() == []


def test_impossible_absences_are_refused(session: Session) -> None:
    worker = factories.link_worker(session)
    with pytest.raises(InvalidInput, match="before it begins"):
        record_absence(session, worker, begins=FRIDAY, ends=MONDAY, by="x")
    record_absence(session, worker, begins=MONDAY, ends=FRIDAY, by="x")
    with pytest.raises(Conflict, match="away from 2026-02-02 already"):
        record_absence(session, worker, begins=FRIDAY, ends=None, by="x")
    with pytest.raises(NotFound, match="Nobody wrote down"):
        end_absence(session, worker, back_on=date(2026, 3, 1), by="x")


def test_a_worker_is_found_by_name_or_id_and_namesakes_are_told_apart(session: Session) -> None:
    sara = factories.link_worker(session, name="Sara Conti")
    assert worker_named(session, "sara conti ") is sara
    assert worker_named(session, str(sara.id)) is sara
    with pytest.raises(NotFound, match=r"There is: .*Sara Conti"):
        worker_named(session, "Sara")
    with pytest.raises(NotFound, match="workers list"):
        worker_named(session, "Zoe")
    factories.link_worker(session, name="Sara Conti", organization_id=factories.organization(session, name="Due").id)
    with pytest.raises(Ambiguous, match="Give the id"):
        worker_named(session, "Sara Conti")
