"""Jobs in a process of their own: done there, killed in the middle, and taken up again."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from multiprocessing import get_context, resource_tracker
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import sqlalchemy as sa

from directory.db import make_engine, open_session
from directory.models import ImportState
from directory.settings import Settings
from importers.records.drafts import Progress
from tests.databases import ready_database
from tests.web.imports import services, state, uploaded
from web.imports import drafts
from web.imports.folder import ImportFolder
from web.jobs import Jobs, jobs_beside, run_jobs

ROWS = 800
PATIENCE = 300  # seconds


@pytest.fixture(params=["sqlite", "postgresql"])
def prepared(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Settings, sa.Engine]]:
    """A directory of its own, because what is killed commits nothing that a savepoint could undo."""
    settings = ready_database(request.param, tmp_path, "jobs")
    engine = make_engine(settings)
    yield settings, engine
    engine.dispose()


def run_jobs_until_something_is_written(settings: Settings) -> None:
    """Do jobs, and halt in the middle of writing, so that whoever ends the process does not come too late."""
    real = ImportFolder.progress

    def progress(folder: ImportFolder, stage: str) -> Progress:
        tell = real(folder, stage)

        def tell_and_halt(done: int, rows: int) -> None:
            tell(done, rows)
            if stage == "writing" and folder.how_far().done > 0:
                time.sleep(PATIENCE)

        return tell_and_halt

    with patch.object(ImportFolder, "progress", progress):
        run_jobs(settings)


@contextmanager
def consumer(settings: Settings, work: Callable[[Settings], None] = run_jobs) -> Iterator[Any]:
    """A process that does jobs, ended as an administrator ends it."""
    process = get_context("spawn").Process(target=work, args=(settings,))
    process.start()
    try:
        yield process
    finally:
        process.terminate()
        process.join(PATIENCE)
        assert not process.is_alive()


def wait_for(what: Callable[[], bool], process: Any) -> None:
    deadline = time.monotonic() + PATIENCE
    while not what():
        assert process.is_alive()
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_a_list_survives_the_killed_process_that_reads_and_writes_it(prepared: tuple[Settings, sa.Engine]) -> None:
    settings, engine = prepared
    draft_id = uploaded(settings, engine, ROWS)
    folder = ImportFolder(settings, draft_id)
    Jobs(settings).start(draft_id)
    with consumer(settings) as process:
        wait_for(lambda: state(engine, draft_id) is not ImportState.WAITING, process)
        process.kill()
        process.join()
        assert process.exitcode == -signal.SIGKILL
    assert not folder.is_worked_on()  # the page says that it was interrupted
    assert folder.attempts() == 1
    with consumer(settings, run_jobs_until_something_is_written) as process:
        wait_for(lambda: state(engine, draft_id) is ImportState.PLANNED, process)
        with open_session(engine) as session:
            draft = drafts.get(session, draft_id)
            drafts.confirm(session, draft, digest=draft.digest, by="test", now=datetime.now(UTC))
            session.commit()
        Jobs(settings).start(draft_id)
        wait_for(lambda: folder.how_far().stage == "writing" and folder.how_far().done > 0, process)
        process.kill()
        process.join()
    assert state(engine, draft_id) is ImportState.WRITING
    assert services(engine) == 0  # nothing is half-written
    with consumer(settings) as process:
        wait_for(lambda: state(engine, draft_id) is ImportState.WRITTEN, process)
        wait_for(lambda: not folder.path.exists(), process)
    assert services(engine) == ROWS


def test_a_job_that_runs_is_cancelled_and_leaves_nothing(prepared: tuple[Settings, sa.Engine]) -> None:
    settings, engine = prepared
    draft_id = uploaded(settings, engine, ROWS)
    folder = ImportFolder(settings, draft_id)
    with consumer(settings) as process:
        wait_for(lambda: folder.how_far().rows > 0, process)
        with open_session(engine) as session:
            assert not drafts.cancel(session, drafts.get(session, draft_id), folder, now=datetime.now(UTC))
        wait_for(lambda: state(engine, draft_id) is ImportState.CANCELLED, process)
    assert services(engine) == 0
    assert not folder.path.exists()


def test_a_list_is_not_to_blame_for_the_end_of_a_process_that_was_told_to_end(
    prepared: tuple[Settings, sa.Engine],
) -> None:
    settings, engine = prepared
    draft_id = uploaded(settings, engine, ROWS)
    folder = ImportFolder(settings, draft_id)
    with consumer(settings) as process:
        wait_for(lambda: folder.how_far().rows > 0, process)
        assert folder.attempts() == 1
    assert state(engine, draft_id) is ImportState.READING
    assert folder.attempts() == 0


def test_jobs_can_wait_in_redis(tmp_path: Path) -> None:
    settings = Settings(database_url="sqlite://", instance_dir=tmp_path, secret_key="a test key")
    assert replace(settings, jobs_url="redis://127.0.0.1:6379/9").faults() == []
    assert replace(settings, jobs_url="ftp://example.org").faults()


@pytest.mark.parametrize("seconds", [0.0, 0.5, 3.0])
def test_ctrl_c_reaches_the_process_beside_the_web_by_its_parent_only(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], seconds: float
) -> None:
    resource_tracker._resource_tracker._stop()  # type: ignore[attr-defined]  # as in a fresh process
    process = jobs_beside(ready_database("sqlite", tmp_path, "jobs"))
    time.sleep(seconds)  # while it starts, and afterwards
    os.kill(process.pid or 0, signal.SIGINT)
    process.join(1)
    assert process.exitcode is None
    process.terminate()
    process.join(PATIENCE)
    assert process.exitcode in {0, -signal.SIGTERM}
    assert "Traceback" not in capfd.readouterr().err
