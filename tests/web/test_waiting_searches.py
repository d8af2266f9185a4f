"""Searches wait for a moment before they are written; an orderly end loses none."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from directory.curation.search_note import Keeping, SearchNote
from directory.db import make_engine, open_session
from directory.models import SearchLog
from tests.conftest import TODAY
from tests.databases import ready_database
from tests.web.cli.conftest import command_line
from web.searches import waiting
from web.searches.waiting import WaitingSearches

SERVICE = uuid.UUID(int=1)
_FOUND: dict[str, Any] = {"text": "psicologo", "asked": {}, "municipality_code": None, "province": None}
NOTE = SearchNote({"total": 1, "relaxed": [], "shown": [str(SERVICE)]}, often=_FOUND, seldom=_FOUND)
LONG_SECONDS = 30.0  # for what takes one at most where nothing else runs


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[sa.Engine]:
    """A database without searches."""
    engine = make_engine(ready_database(request.param, tmp_path, "waiting_searches"))
    yield engine
    engine.dispose()


@pytest.fixture
def searches(engine: sa.Engine) -> Iterator[WaitingSearches]:
    """Nothing waits yet."""
    made = WaitingSearches(engine, Keeping(180, 5, "a key"), lambda *_: None)
    yield made
    made.write()


def rows(engine: sa.Engine) -> list[SearchLog]:
    with open_session(engine) as session:
        return list(session.scalars(sa.select(SearchLog)))


def wait_for_rows(engine: sa.Engine, count: int) -> None:
    end = time.monotonic() + LONG_SECONDS
    while len(rows(engine)) < count and time.monotonic() < end:
        time.sleep(0.02)
    assert len(rows(engine)) == count


def test_what_waits_is_written_soon_by_itself(engine: sa.Engine, searches: WaitingSearches) -> None:
    for count in (1, 2):  # also when nothing has waited for a while
        searches.add_search(uuid.uuid4(), NOTE, today=TODAY)
        assert len(rows(engine)) == count - 1
        wait_for_rows(engine, count)


def test_so_many_do_not_wait(engine: sa.Engine, searches: WaitingSearches, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "LONGEST_SECONDS", 10 * LONG_SECONDS)
    monkeypatch.setattr(waiting, "MOST_WAITING", 10)
    for _ in range(10):
        searches.add_search(uuid.uuid4(), NOTE, today=TODAY)
    wait_for_rows(engine, 10)


def test_a_result_that_is_opened_at_once_finds_its_search(engine: sa.Engine, searches: WaitingSearches) -> None:
    link = uuid.uuid4()
    searches.add_search(link, NOTE, today=TODAY)
    searches.add_opening(link, SERVICE, today=TODAY)
    searches.write()
    assert [row.opened for row in rows(engine)] == [[str(SERVICE)]]


def test_many_threads_lose_nothing(engine: sa.Engine, searches: WaitingSearches) -> None:
    def ask() -> None:
        for _ in range(20):
            link = uuid.uuid4()
            searches.add_search(link, NOTE, today=TODAY)
            searches.write()
            searches.add_opening(link, SERVICE, today=TODAY)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    searches.write()
    assert [row.opened for row in rows(engine)] == [[str(SERVICE)]] * 80


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_a_server_that_is_told_to_end_writes_what_waits(tmp_path: Path, ending: signal.Signals) -> None:
    settings = ready_database("sqlite", tmp_path, "served")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    listening = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"  # ignored in a shell's "… &"
    command = [sys.executable, "-c", f"{listening}; from web.cli import main; main()", "serve", "--port", str(port)]
    environment = {**os.environ, **command_line(settings).environment}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as server:
        try:
            ask(f"http://127.0.0.1:{port}/search?q=psicologo")
            server.send_signal(ending)
            output = server.communicate(timeout=LONG_SECONDS)[0].decode()
        finally:
            server.kill()  # one that does not end would be waited for
    engine = make_engine(settings)
    assert [row.text for row in rows(engine)] == ["psicologo"], output
    assert server.returncode == 0, output
    engine.dispose()


def ask(address: str) -> None:
    end = time.monotonic() + LONG_SECONDS
    while True:
        try:
            with urllib.request.urlopen(address, timeout=LONG_SECONDS) as answer:
                answer.read()
                return
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
