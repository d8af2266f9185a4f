"""Databases for tests: made ready once in a process, and then copied, since making one ready takes seconds."""

import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

import pytest
import sqlalchemy as sa

from directory.curation.setup import initialise, upgrade_schema
from directory.db import make_engine, open_session
from directory.settings import Settings

NO_POSTGRES = "NO POSTGRESQL, HALF OF THE DATABASE TESTS DID NOT RUN"
POSTGRES_URL = os.environ.get("PROSSIMA_TEST_POSTGRES_URL", "postgresql://127.0.0.1:5432/test")
SERVER = sa.make_url(POSTGRES_URL).set(drivername="postgresql+psycopg")
MADE: set[str] = set()  # databases of this process
FOLDERS: list[Path] = []


def ready_database(kind: str, folder: Path, purpose: str = "main") -> Settings:
    """Settings of a new database at head, with taxonomies and municipalities; its files lie in the folder.

    Args:
        kind: "sqlite" or "postgresql"; the latter skips loudly where no server answers.
        purpose: distinguishes databases of one process.
    """
    return copied(_ready(kind), folder, purpose)


def copied(original: Settings, folder: Path, purpose: str) -> Settings:
    """Settings of a copy of a database and its instance folder; nothing may be connected to the original."""
    shutil.copytree(original.instance_dir, folder, dirs_exist_ok=True)
    url = sa.make_url(original.database_url)
    if url.get_backend_name() == "sqlite":
        return Settings(database_url=sqlite_url(folder), instance_dir=folder)
    return Settings(database_url=postgres_url(purpose, template=str(url.database)), instance_dir=folder)


def empty_database(kind: str, folder: Path, purpose: str) -> Settings:
    """Settings of a new database in which nothing is, no tables either."""
    return Settings(database_url=sqlite_url(folder) if kind == "sqlite" else postgres_url(purpose), instance_dir=folder)


def sqlite_url(folder: Path) -> str:
    """Where the database of an instance folder is."""
    return f"sqlite:///{folder / 'prossima.db'}"


def postgres_url(purpose: str = "main", *, template: str = "template1") -> str:
    """A fresh database on the test server for this process and purpose; skips loudly where no server answers."""
    name = f"{SERVER.database}_prossima_{purpose}_{os.getpid()}"
    drop = f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'
    at_ease = f'ALTER DATABASE "{name}" SET synchronous_commit TO off'  # what a test wrote need not outlive the server
    try:
        on_server(drop, f'CREATE DATABASE "{name}" TEMPLATE "{template}"', at_ease)
    except sa.exc.OperationalError:
        pytest.skip(f"{NO_POSTGRES}: nothing answers at {POSTGRES_URL} (set PROSSIMA_TEST_POSTGRES_URL)")
    MADE.add(name)
    return SERVER.set(database=name).render_as_string(hide_password=False)


def on_server(*statements: str) -> None:
    """Run statements outside of transactions on the test server."""
    engine = sa.create_engine(SERVER, isolation_level="AUTOCOMMIT", connect_args={"connect_timeout": 3})
    try:
        with engine.connect() as connection:
            for statement in statements:
                connection.execute(sa.text(statement))
    finally:
        engine.dispose()


def lasting_folder() -> Path:
    """A folder until this process has tested everything."""
    FOLDERS.append(Path(tempfile.mkdtemp(prefix="prossima-tests-")))
    return FOLDERS[-1]


def drop_all() -> None:
    """Leave no database and no folder behind."""
    while FOLDERS:
        shutil.rmtree(FOLDERS.pop())
    if MADE:
        on_server(*(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)' for name in MADE))
        MADE.clear()


@cache
def _ready(kind: str) -> Settings:
    settings = empty_database(kind, lasting_folder(), "ready")
    engine = make_engine(settings)
    upgrade_schema(engine)
    with open_session(engine) as session:
        initialise(session)
        session.commit()
    engine.dispose()  # what is open can be neither copied nor a template
    return settings
