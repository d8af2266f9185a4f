"""A job that hangs blocks the others for a bounded time, and a page says that it gives no sign."""

import os
import signal
import uuid
from pathlib import Path

import pytest

from directory.settings import Settings
from tests.web.imports import noted
from web import jobs as jobs_module
from web.imports.folder import ImportFolder
from web.jobs import Jobs


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(database_url="sqlite://", instance_dir=tmp_path, job_minutes=2)


def folder_of(settings: Settings) -> ImportFolder:
    folder = ImportFolder(settings, uuid.uuid4())
    folder.path.mkdir(parents=True)
    return folder


def test_the_system_ends_the_process_of_a_job_that_takes_too_long(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    alarms: list[int] = []
    monkeypatch.setattr(signal, "alarm", alarms.append)
    web, jobs = Jobs(settings), Jobs(settings)
    jobs._is_bounded = True
    for each in (web, jobs):
        with pytest.raises(ValueError, match="broken"), each._bounded(folder_of(settings)):
            raise ValueError("broken")
    assert alarms == [120, 0]  # not in the process of the web, which does more than jobs
    assert jobs._at_work is None
    assert signal.getsignal(signal.SIGALRM) is signal.SIG_DFL  # which ends the process, whatever it does


def test_a_job_that_does_not_stop_when_it_is_cancelled_is_ended(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs, folder = Jobs(settings), folder_of(settings)
    ended: list[int] = []
    monkeypatch.setattr(os, "kill", lambda _, number: ended.append(number))
    with jobs._bounded(folder):
        assert not jobs._heeds_nothing()
        noted(folder, "cancelled", seconds_ago=10)
        assert not jobs._heeds_nothing()  # it may still do so
        noted(folder, "cancelled", seconds_ago=jobs_module.HEED_SECONDS + 1)
        jobs._end_what_heeds_nothing()
    assert ended == [signal.SIGKILL]
    assert not jobs._heeds_nothing()
