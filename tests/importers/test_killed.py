"""An import that is killed while it writes leaves nothing half-written, and can simply be repeated."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from directory.curation.setup import initialise, upgrade_schema
from directory.db import Base, make_engine, open_session
from directory.settings import Settings
from tests.conftest import postgres_url
from tests.importers.lists import SIMPLE, write

ROWS = 3000
PATIENCE = 120  # seconds
TABLES = ("service", "organization", "location", "phone", "schedule", "source_record", "import_batch", "metadata")
WRITING = """
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND state <> 'idle' AND query LIKE 'INSERT INTO %'
"""


@pytest.fixture(params=["sqlite", "postgresql"])
def prepared(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Settings, sa.Engine]]:
    """A directory of its own, because what is killed commits nothing that a savepoint could undo."""
    on_sqlite = request.param == "sqlite"
    url = f"sqlite:///{tmp_path / 'killed.db'}" if on_sqlite else postgres_url("killed")
    settings = Settings(database_url=url, instance_dir=tmp_path)
    engine = make_engine(settings)
    upgrade_schema(engine)
    with open_session(engine) as session:
        initialise(session)
        session.commit()
    yield settings, engine
    engine.dispose()


def counts(engine: sa.Engine) -> dict[str, int]:
    with engine.connect() as connection:
        tables = Base.metadata.tables
        return {
            name: connection.execute(sa.select(sa.func.count()).select_from(tables[name])).scalar_one()
            for name in TABLES
        }


def start(settings: Settings, path: Path) -> "subprocess.Popen[str]":
    environment = {
        **os.environ,
        "PROSSIMA_DATABASE_URL": settings.database_url,
        "PROSSIMA_INSTANCE_DIR": str(settings.instance_dir),
        "PROSSIMA_LANGUAGE": "en",
    }
    command = [sys.executable, "-c", "from web.cli import main; main()", "import", str(path), "--source", "lista"]
    return subprocess.Popen(
        [*command, "--write"], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def is_writing(settings: Settings, engine: sa.Engine) -> bool:
    """Whether rows of the import have reached the database, though nothing is committed."""
    if engine.dialect.name == "postgresql":
        with engine.connect() as connection:
            return int(connection.execute(sa.text(WRITING)).scalar_one()) > 0
    log = settings.instance_dir / "killed.db-wal"
    return log.exists() and log.stat().st_size > 500_000


def test_a_killed_import_leaves_nothing_and_can_be_repeated(
    prepared: tuple[Settings, sa.Engine], tmp_path: Path
) -> None:
    settings, engine = prepared
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    rows = [
        f"Sportello {at};Forlì;Via Roma {at};0543 {700000 + at};s{at}@example.org;lun-ven 9-12" for at in range(ROWS)
    ]
    path = write(tmp_path, SIMPLE, rows)
    before = counts(engine)
    process = start(settings, path)
    deadline = time.monotonic() + PATIENCE
    while not is_writing(settings, engine):
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < deadline
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    process.communicate()
    assert counts(engine) == before

    again = start(settings, path)
    printed, said = again.communicate(timeout=PATIENCE)
    assert again.returncode == 0, said
    assert f"{ROWS:,} created" in printed or f"{ROWS} created" in printed
    after = counts(engine)
    assert (after["service"], after["source_record"], after["import_batch"]) == (ROWS, ROWS, 1)
