"""What a job does with an uploaded list, in this process: cancelled at the last moment, and tried in vain."""

import threading
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.db import make_engine, open_session
from directory.errors import Conflict
from directory.models import ImportState
from directory.settings import Settings
from importers.apply import apply_plan
from importers.columns.memory import ColumnMemory, remembered
from tests.databases import ready_database
from tests.web.imports import services, state, uploaded
from web.imports import drafts
from web.imports import work as work_module
from web.imports.facts import failure
from web.imports.folder import ImportFolder
from web.imports.work import Job, work
from web.jobs import Jobs

ROWS = 3
Prepared = tuple[Settings, sa.Engine]
MOVE = Job.move


@pytest.fixture(params=["sqlite", "postgresql"])
def prepared(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Prepared]:
    """A directory of its own, since jobs commit."""
    settings = ready_database(request.param, tmp_path, "work")
    engine = make_engine(settings)
    yield settings, engine
    engine.dispose()


def confirmed(prepared: Prepared) -> uuid.UUID:
    """A list that was read, looked at and confirmed."""
    settings, engine = prepared
    draft_id = uploaded(settings, engine, ROWS)
    work(settings, draft_id)
    with open_session(engine) as session:
        draft = drafts.get(session, draft_id)
        drafts.confirm(session, draft, digest=draft.digest, by="test", now=datetime.now(UTC))
        session.commit()
    return draft_id


def cancel(prepared: Prepared, draft_id: uuid.UUID) -> bool:
    """As the page does it."""
    settings, engine = prepared
    with open_session(engine) as session:
        is_done = drafts.cancel(
            session, drafts.get(session, draft_id), ImportFolder(settings, draft_id), now=datetime.now(UTC)
        )
        session.commit()
    return is_done


def test_cancelling_is_heard_after_the_last_row(prepared: Prepared, monkeypatch: pytest.MonkeyPatch) -> None:
    settings, engine = prepared
    draft_id = confirmed(prepared)

    def apply_then_cancel(*arguments: Any, **options: Any) -> int | None:
        number = apply_plan(*arguments, **options)
        ImportFolder(settings, draft_id).cancel()
        return number

    monkeypatch.setattr(work_module, "apply_plan", apply_then_cancel)
    work(settings, draft_id)
    assert state(engine, draft_id) is ImportState.CANCELLED
    assert services(engine) == 0
    assert not ImportFolder(settings, draft_id).path.exists()


def test_who_cancels_while_it_is_committed_is_told_that_it_is_too_late(
    prepared: Prepared, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, engine = prepared
    draft_id = confirmed(prepared)
    told: list[object] = []

    def try_to_cancel() -> None:
        try:
            told.append(cancel(prepared, draft_id))
        except Conflict as problem:
            told.append(problem.message)

    person = threading.Thread(target=try_to_cancel)

    def move(job: Job, to: ImportState) -> None:
        if to is ImportState.WRITTEN:
            person.start()
            person.join(0.5)
        MOVE(job, to)

    monkeypatch.setattr(Job, "move", move)
    work(settings, draft_id)
    person.join()
    assert state(engine, draft_id) is ImportState.WRITTEN
    assert services(engine) == ROWS
    assert told == [drafts.ALREADY_GOING]


def test_a_plan_that_is_shown_can_be_cancelled_although_its_job_has_not_ended(prepared: Prepared) -> None:
    settings, engine = prepared
    draft_id = uploaded(settings, engine, ROWS)
    work(settings, draft_id)
    with ImportFolder(settings, draft_id).turn():  # a job that is about to end looks no more
        assert cancel(prepared, draft_id)
    assert state(engine, draft_id) is ImportState.CANCELLED


def test_a_job_that_fails_after_it_was_cancelled_was_cancelled(
    prepared: Prepared, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, engine = prepared
    draft_id = uploaded(settings, engine, ROWS)

    def make_plan(*_: Any, **__: Any) -> None:
        assert not cancel(prepared, draft_id)
        raise ValueError

    monkeypatch.setattr(work_module, "make_plan", make_plan)
    work(settings, draft_id)
    assert state(engine, draft_id) is ImportState.CANCELLED
    assert not ImportFolder(settings, draft_id).path.exists()


def test_a_list_that_is_written_stays_so_whatever_goes_wrong_afterwards(
    prepared: Prepared, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, engine = prepared
    draft_id = confirmed(prepared)

    def current(*_: Any) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(work_module, "current", current)
    work(settings, draft_id)
    assert state(engine, draft_id) is ImportState.WRITTEN
    assert services(engine) == ROWS


class Killed(BaseException):
    """As if the process had been killed: nothing catches it."""


def test_a_list_that_kills_its_job_is_given_up_after_three_times(
    prepared: Prepared, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, engine = prepared
    draft_id = uploaded(settings, engine, ROWS)

    def make_plan(*_: Any, **__: Any) -> None:
        raise Killed

    with monkeypatch.context() as broken:
        broken.setattr(work_module, "make_plan", make_plan)
        for _ in range(3):
            with pytest.raises(Killed):
                work(settings, draft_id)
            assert state(engine, draft_id) is ImportState.READING
        work(settings, draft_id)
    assert state(engine, draft_id) is ImportState.FAILED
    with open_session(engine) as session:
        draft = drafts.get(session, draft_id)
        assert "3" in str(failure(draft.problem))
        drafts.try_again(session, draft, now=datetime.now(UTC))  # somebody gave the machine more memory
        session.commit()
    work(settings, draft_id)
    assert state(engine, draft_id) is ImportState.PLANNED
    assert ImportFolder(settings, draft_id).attempts() == 0


def test_lists_whose_job_was_killed_let_others_go_first(prepared: Prepared, monkeypatch: pytest.MonkeyPatch) -> None:
    settings, engine = prepared
    killer, other = uploaded(settings, engine, ROWS), uploaded(settings, engine, ROWS)
    ImportFolder(settings, killer).begin_attempt()
    started: list[uuid.UUID] = []
    monkeypatch.setattr(Jobs, "start", lambda _, draft_id: started.append(draft_id))
    Jobs(settings).take_up_again()
    assert started == [other, killer]


def test_what_is_remembered_of_columns_is_read_once(prepared: Prepared, monkeypatch: pytest.MonkeyPatch) -> None:
    settings, engine = prepared
    read: list[str] = []

    def counted(session: Session, source: str) -> ColumnMemory:
        read.append(source)
        return remembered(session, source)

    monkeypatch.setattr(work_module, "remembered", counted)
    draft_id = uploaded(settings, engine, ROWS)
    work(settings, draft_id)
    assert state(engine, draft_id) is ImportState.PLANNED
    assert read == ["Consulta"]
