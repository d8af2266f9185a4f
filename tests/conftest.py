"""Databases for tests: SQLite always, PostgreSQL where one is reachable; every test is undone by a savepoint."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import hypothesis
import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.curation.setup import initialise, upgrade_schema
from directory.db import make_engine
from directory.settings import Settings

TODAY = date(2026, 11, 22)
hypothesis.settings.register_profile("here", deadline=None, max_examples=40)  # tests measure no time
hypothesis.settings.register_profile(
    "ci", deadline=None, derandomize=True, max_examples=40
)  # the same examples in every run
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "here")
NO_POSTGRES = "NO POSTGRESQL, HALF OF THE DATABASE TESTS DID NOT RUN"
POSTGRES_URL = os.environ.get("PROSSIMA_TEST_POSTGRES_URL", "postgresql://127.0.0.1:5432/test")
SERVER = sa.make_url(POSTGRES_URL).set(drivername="postgresql+psycopg")
MADE: set[str] = set()  # databases of this process


def postgres_url(purpose: str = "main") -> str:
    """A fresh database on the test server for this process and purpose; skips loudly where no server answers."""
    name = f"{SERVER.database}_prossima_{purpose}_{os.getpid()}"
    try:
        on_server(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)', f'CREATE DATABASE "{name}"')
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


def pytest_sessionfinish() -> None:
    """Leave no database behind."""
    if MADE:
        on_server(*(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)' for name in MADE))


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def settings(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of a database at head, with taxonomies and municipalities; one per kind of database and worker."""
    folder: Path = tmp_path_factory.mktemp(request.param)
    url = f"sqlite:///{folder / 'test.db'}" if request.param == "sqlite" else postgres_url()
    return Settings(database_url=url, instance_dir=folder)


@pytest.fixture(scope="session")
def engine(settings: Settings) -> Iterator[sa.Engine]:
    """The engine of that database."""
    engine = make_engine(settings)
    upgrade_schema(engine)
    with Session(engine) as session:
        initialise(session)
        session.commit()
    yield engine
    engine.dispose()


@pytest.fixture
def session(engine: sa.Engine) -> Iterator[Session]:
    """A session on a real database; whatever it commits is undone."""
    with engine.connect() as connection:
        outer = connection.begin()
        with Session(connection, expire_on_commit=False, join_transaction_mode="create_savepoint") as session:
            yield session
        outer.rollback()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly at the end when PostgreSQL was not tested."""
    skipped = [str(report.longrepr) for report in terminalreporter.stats.get("skipped", [])]
    if said := next((text for text in skipped if NO_POSTGRES in text), None):
        terminalreporter.write_sep("!", said, red=True, bold=True)
