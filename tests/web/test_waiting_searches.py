"""Searches wait for a moment before they are written; that an orderly end loses none is in test_processes.py."""

import threading
import time
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


def test_an_opening_waits_for_its_search_which_another_process_writes(
    engine: sa.Engine, searches: WaitingSearches
) -> None:
    link, other = uuid.uuid4(), WaitingSearches(engine, Keeping(180, 5, "a key"), lambda *_: None)
    searches.add_opening(link, SERVICE, today=TODAY)
    searches.write()
    other.add_search(link, NOTE, today=TODAY)
    other.write()
    searches.write()
    assert [row.opened for row in rows(engine)] == [[str(SERVICE)]]


def test_an_opening_of_no_search_does_not_wait_for_ever(
    searches: WaitingSearches, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "LATEST_SECONDS", 0.0)
    searches.add_opening(uuid.uuid4(), SERVICE, today=TODAY)
    searches.write()
    assert not searches._waiting


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
