"""`prossima sources`, as an administrator calls it from cron."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from directory.db import make_engine, open_session
from directory.settings import Settings
from tests.importers.publishing import Published, Publisher, publishing
from tests.web.cli.conftest import CommandLine
from tests.web.cli.test_json_is_documented import DOCUMENT, documented
from tests.web.imports import imported_once, list_file


@pytest.fixture(scope="module")
def server() -> Iterator[Publisher]:
    with publishing() as running:
        yield running


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def prossima(
    request: pytest.FixtureRequest, new_command_line: Callable[[str, str], CommandLine], server: Publisher
) -> CommandLine:
    made = new_command_line(request.param, "sources")
    return replace(made, environment={**made.environment, "PROSSIMA_FETCH_PRIVATE_HOSTS": server.origin})


def test_a_list_is_fetched_and_waits(prossima: CommandLine, server: Publisher) -> None:
    assert prossima("sources", "schedule", "Consulta", f"{server.origin}/x.csv").exit_code == 2  # no such list yet
    engine = make_engine(Settings.from_env(prossima.environment))
    with open_session(engine) as session:
        imported_once(session, "Consulta")
        session.commit()
    engine.dispose()
    server.at["/x.csv"] = Published(list_file())
    scheduled = prossima("sources", "schedule", "consulta", f"{server.origin}/x.csv", "--every", "day")
    assert scheduled.exit_code == 0, scheduled.output

    fetched = prossima.json("sources", "fetch")["fetched"]
    assert [(one["source"], one["outcome"]) for one in fetched] == [("Consulta", "new")]
    (listed,) = prossima.json("sources", "list")["sources"]
    assert (listed["draft"], listed["every"], listed["problem"]) == (fetched[0]["draft"], "day", None)
    assert "da guardare" in prossima("sources", "list").stdout
    assert "Per nessun elenco" in prossima("sources", "fetch").stdout
    assert "nessun cambiamento" in prossima("sources", "fetch", "Consulta").stdout

    server.at.clear()
    failed = prossima("sources", "fetch", "Consulta")
    assert failed.exit_code == 2
    assert "nessun file" in failed.stderr
    assert "prossimo tentativo" in prossima("sources", "list").stdout
    for command, keys in (("list", listed), ("fetch", fetched[0])):
        assert documented(f"sources {command}")
        section = DOCUMENT.split(f"### `sources {command} --json`", 1)[1].split("\n### ", 1)[0]
        assert all(f"`{key}`" in section for key in keys)
    assert prossima("sources", "stop", "Consulta").exit_code == 0
    assert prossima.json("sources", "list") == {"sources": []}


def test_what_cannot_be_is_said(prossima: CommandLine) -> None:
    off = CommandLine({**prossima.environment, "PROSSIMA_FETCH_PRIVATE_HOSTS": ""})
    for command in (("fetch",), ("schedule", "x", "https://x")):
        refused = off("sources", *command)
        assert refused.exit_code == 2
        assert "PROSSIMA_FETCH_HOSTS" in refused.stderr
    assert off("sources", "list").stdout == "Nessun elenco si scarica in automatico.\n"
    assert prossima("sources", "stop", "Nessuno").exit_code == 2
