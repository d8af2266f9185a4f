"""The command line on the demo territory, once per kind of database."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tests.conftest import postgres_url
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


@pytest.fixture(scope="session")
def new_command_line(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], CommandLine]:
    """Make a command line with an empty database of that kind."""

    def make(kind: str, purpose: str) -> CommandLine:
        folder: Path = tmp_path_factory.mktemp(f"{purpose}-{kind}")
        url = f"sqlite:///{folder / 'prossima.db'}" if kind == "sqlite" else postgres_url(purpose)
        return CommandLine(
            {"PROSSIMA_DATABASE_URL": url, "PROSSIMA_INSTANCE_DIR": str(folder), "PROSSIMA_LANGUAGE": "it"}
        )

    return make


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def demo(
    request: pytest.FixtureRequest, new_command_line: Callable[[str, str], CommandLine]
) -> tuple[CommandLine, Result]:
    """The demo territory, and what `prossima demo` printed."""
    run = new_command_line(request.param, "demo")
    assert run("init").exit_code == 0
    return run, run("demo")


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
