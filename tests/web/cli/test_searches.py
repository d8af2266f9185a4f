"""`prossima searches`."""

import uuid
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from directory.db import make_engine, open_session
from directory.models import SearchLog
from directory.settings import Settings
from tests.web.cli.conftest import CommandLine
from web.cli.context import today


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def prepared(request: pytest.FixtureRequest, new_command_line: Callable[[str, str], CommandLine]) -> CommandLine:
    """A command line with a database without searches."""
    return new_command_line(request.param, "searches")


@pytest.fixture
def prossima(prepared: CommandLine) -> Iterator[CommandLine]:
    """The same with six searches of today and one that is 200 days old."""
    engine = make_engine(Settings.from_env(prepared.environment))

    def search(day: date) -> dict[str, object]:
        counts = {"total": 0, "relaxed": ["filters"], "shown": [], "opened": []}
        asked = {"needs": ["housing.finding"]}
        return {"id": uuid.uuid4(), "day": day, "text": "casa", "asked": asked, "municipality_code": "D704", **counts}

    with open_session(engine) as session:
        session.execute(sa.insert(SearchLog), [search(today()) for _ in range(6)])
        session.execute(sa.insert(SearchLog), [search(today() - timedelta(days=200))])
        session.commit()
        yield prepared
        session.execute(sa.delete(SearchLog))
        session.commit()
    engine.dispose()


def test_it_lists_what_was_not_found(prossima: CommandLine) -> None:
    result = prossima("searches")
    assert result.exit_code == 0, result.output
    assert "Casa – Forlì (FC): 6/6 (6)" in result.stdout
    assert "i filtri: 6" in result.stdout


def test_as_json(prossima: CommandLine) -> None:
    printed = prossima.json("searches", "--days", "365")
    assert (printed["searches"], printed["nothing"], printed["least"]) == (7, 7, 5)
    (gap,) = printed["gaps"]
    assert (gap["need"], gap["label"], gap["place"], gap["searches"]) == ("housing", "Casa", "Forlì (FC)", 7)


def test_forgetting_removes_what_is_older_than_the_setting(prossima: CommandLine) -> None:
    assert "1." in prossima("searches", "--forget").stdout
    assert prossima.json("searches", "--days", "365")["searches"] == 6


def test_forgetting_with_no_days_removes_everything(prossima: CommandLine) -> None:
    assert "7." in prossima("searches", "--forget", "--days", "0").stdout
    assert prossima.json("searches", "--days", "365")["searches"] == 0
