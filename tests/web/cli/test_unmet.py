"""`prossima unmet`, and what `prossima match` writes down for it."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from directory.db import make_engine, open_session
from directory.models import UnmetNeed
from directory.settings import Settings
from tests.web.cli.conftest import CommandLine
from web.cli.context import today

PROFILE = {"age": 40, "place": "Forlì", "needs": [{"term": "money.debt", "severity": 4}, {"term": "housing"}]}


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def prepared(request: pytest.FixtureRequest, new_command_line: Callable[[str, str], CommandLine]) -> CommandLine:
    """A directory without any service, so that nothing is answered."""
    return new_command_line(request.param, "unmet")


@pytest.fixture
def prossima(prepared: CommandLine) -> Iterator[CommandLine]:
    """The same; what was written down goes afterwards."""
    yield prepared
    engine = make_engine(Settings.from_env(prepared.environment))
    with open_session(engine) as session:
        session.execute(sa.delete(UnmetNeed))
        session.commit()
    engine.dispose()


@pytest.fixture
def profile(tmp_path: Path) -> str:
    path = tmp_path / "profilo.json"
    path.write_text(json.dumps(PROFILE), "utf-8")
    return str(path)


def test_what_a_match_leaves_open_is_listed(prossima: CommandLine, profile: str) -> None:
    printed = prossima("match", profile)
    assert "Non coperto ora:" in printed.stdout
    assert "Annotato per il coordinamento" in printed.stdout

    listed = prossima("unmet").stdout
    assert "Debiti e sovraindebitamento – Forlì (FC)" in listed
    assert "pesa 4 su 5" in listed


def test_as_json_however_often_the_same_is_asked(prossima: CommandLine, profile: str) -> None:
    for _ in range(3):
        match = prossima.json("match", profile)
    assert match["uncovered"] == ["money.debt", "housing"]
    assert {one["cause"] for one in match["uncovered_causes"].values()} == {"nothing_known"}

    first, second = prossima.json("unmet", "--days", "7")["needs"]
    assert (first["need"], first["label"], first["place"]) == (
        "money.debt",
        "Debiti e sovraindebitamento",
        "Forlì (FC)",
    )
    assert (first["times"], first["severity"], first["municipality"]) == (1, 4, "D704")
    assert (first["first"], first["last"]) == (today().isoformat(), today().isoformat())
    assert [(cause["cause"], cause["times"]) for cause in first["causes"]] == [("nothing_known", 1)]
    assert second["need"] == "housing"


def test_trials_and_examples_are_not_written_down(prossima: CommandLine, profile: str) -> None:
    prossima("match", profile, "--no-record")
    prossima("match", "ponte-bergamo-gino")
    prossima("match", "data/samples/profiles/ponte-bergamo-gino.json")
    prossima("assign", profile)
    assert prossima.json("unmet")["needs"] == []
    assert "non è rimasto nulla senza risposta" in prossima("unmet").stdout


def test_a_profile_from_standard_input_is_written_down(prossima: CommandLine) -> None:
    assert prossima("match", "-", stdin=json.dumps(PROFILE)).exit_code == 0
    assert len(prossima.json("unmet")["needs"]) == 2


def test_forgetting_searches_forgets_unmet_needs(prossima: CommandLine, profile: str) -> None:
    prossima("match", profile)
    prossima("searches", "--forget", "--days", "0")
    assert prossima.json("unmet")["needs"] == []


def test_switched_off_it_says_so(prossima: CommandLine, profile: str) -> None:
    off = CommandLine({**prossima.environment, "PROSSIMA_SEARCH_LOG_DAYS": "0"})
    off("match", profile)
    assert "PROSSIMA_SEARCH_LOG_DAYS" in off("unmet").stdout
    assert prossima.json("unmet")["needs"] == []


def test_while_somebody_else_writes_the_answer_comes_without_being_written_down(
    prossima: CommandLine, profile: str
) -> None:
    url = sa.make_url(prossima.environment["PROSSIMA_DATABASE_URL"])
    if url.get_backend_name() != "sqlite":
        pytest.skip("SQLite lets one write at a time")
    prossima("match", profile, "--no-record")  # builds the catalog
    other = sqlite3.connect(str(url.database))
    other.execute("BEGIN IMMEDIATE")
    try:
        result = prossima("match", profile)
    finally:
        other.rollback()
        other.close()
    assert result.exit_code == 0
    assert "Non coperto ora:" in result.stdout
    assert "non è stato possibile annotare" in result.stderr
    assert prossima.json("unmet")["needs"] == []


def test_without_a_secret_key_the_answer_comes_all_the_same(
    prossima: CommandLine, profile: str, tmp_path: Path
) -> None:
    (tmp_path / "secret_key").mkdir()
    elsewhere = CommandLine({**prossima.environment, "PROSSIMA_INSTANCE_DIR": str(tmp_path)})
    result = elsewhere("match", profile)
    assert result.exit_code == 0
    assert "Non coperto ora:" in result.stdout
    assert "non è stato possibile annotare" in result.stderr
    assert prossima.json("unmet")["needs"] == []


@pytest.mark.parametrize("days", ["0", "x", "99999"])
def test_odd_days_are_refused(prossima: CommandLine, days: str) -> None:
    assert prossima("unmet", "--days", days).exit_code == 2
