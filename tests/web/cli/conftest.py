"""The command line on the demo territory, once per kind of database."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from directory.settings import Settings
from tests.databases import copied, empty_database, lasting_folder, ready_database
from web.cli import main


@dataclass(frozen=True)
class CommandLine:
    """Runs `prossima` with its own database and instance folder."""

    environment: dict[str, str]

    def __call__(self, *arguments: str, stdin: str | None = None) -> Result:
        """Run a command; nothing is raised, the result tells all."""
        return CliRunner().invoke(main, arguments, env=self.environment, input=stdin, prog_name="prossima")

    def json(self, *arguments: str) -> Any:
        """What a command prints with --json."""
        result = self(*arguments, "--json")
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout)


def command_line(settings: Settings) -> CommandLine:
    """A command line on that database, whatever is in it."""
    places = {"PROSSIMA_DATABASE_URL": settings.database_url, "PROSSIMA_INSTANCE_DIR": str(settings.instance_dir)}
    return CommandLine({**places, "PROSSIMA_LANGUAGE": "it"})


@pytest.fixture(scope="session")
def new_command_line(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], CommandLine]:
    """Make a command line with a database of that kind in which nothing is but taxonomies and municipalities."""

    def make(kind: str, purpose: str) -> CommandLine:
        return command_line(ready_database(kind, tmp_path_factory.mktemp(f"{purpose}-{kind}"), purpose))

    return make


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def demo(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[CommandLine, Result]:
    """The demo territory, a copy for each file of tests, and what `prossima demo` printed."""
    original, printed = _demo(request.param)
    return command_line(copied(original, tmp_path_factory.mktemp("demo"), "demo")), printed


@cache
def _demo(kind: str) -> tuple[Settings, Result]:
    """The demo territory from nothing, made once in a process."""
    settings = empty_database(kind, lasting_folder(), "original_demo")
    run = command_line(settings)
    assert run("init").exit_code == 0
    return settings, run("demo")


@pytest.fixture
def prossima(demo: tuple[CommandLine, Result]) -> CommandLine:
    """The command line on the demo territory."""
    return demo[0]


@pytest.fixture
def team_list(tmp_path: Path) -> Path:
    """Somebody new, somebody who has a worker, and somebody for whom there is nobody."""
    need = [{"term": "housing.finding"}]
    people = [
        {"id": "nuova", "age": 30, "place": "Forlì", "needs": need},
        {"id": "seguita", "age": 40, "place": "Cesena", "needs": need, "current_worker": "Besnik Hoxha"},
        {"id": "lontana", "age": 40, "place": "Palermo", "languages": ["am"], "needs": need, "case_points": 2.5},
    ]
    path = tmp_path / "persone.json"
    path.write_text(json.dumps(people), "utf-8")
    return path
