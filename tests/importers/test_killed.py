"""An import that is killed while it writes leaves nothing half-written, and can simply be repeated."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from directory.db import Base, make_engine
from directory.settings import Settings
from tests.databases import ready_database
from tests.importers.lists import SIMPLE, write
from tests.web.cli.conftest import command_line

ROWS = 300
PATIENCE = 120  # seconds
TABLES = ("service", "organization", "location", "phone", "schedule", "source_record", "import_batch", "metadata")
LAST = "INSERT INTO import_batch"  # the last thing that an import writes: all rows are there by then


@pytest.fixture(params=["sqlite", "postgresql"])
def prepared(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Settings, sa.Engine]]:
    """A directory of its own, because what is killed commits nothing that a savepoint could undo."""
    settings = ready_database(request.param, tmp_path, "killed")
    engine = make_engine(settings)
    yield settings, engine
    engine.dispose()


def counts(engine: sa.Engine) -> dict[str, int]:
    with engine.connect() as connection:
        tables = Base.metadata.tables
        return {
            name: connection.execute(sa.select(sa.func.count()).select_from(tables[name])).scalar_one()
            for name in TABLES
        }


def test_a_killed_import_leaves_nothing_and_can_be_repeated(
    prepared: tuple[Settings, sa.Engine], tmp_path: Path
) -> None:
    settings, engine = prepared
    rows = [
        f"Sportello {at};Forlì;Via Roma {at};0543 {700000 + at};s{at}@example.org;lun-ven 9-12" for at in range(ROWS)
    ]
    arguments = ["import", str(write(tmp_path, SIMPLE, rows)), "--source", "lista", "--write"]
    before = counts(engine)
    run = command_line(settings)
    killed = subprocess.run(
        [sys.executable, "-m", "tests.importers.power_cut", LAST, *arguments],
        env={**os.environ, **run.environment},
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert counts(engine) == before
    assert f"nuove: {ROWS}" in run(*arguments).stdout
    after = counts(engine)
    assert (after["service"], after["source_record"], after["import_batch"]) == (ROWS, ROWS, 1)
