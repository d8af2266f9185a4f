"""Databases for tests: SQLite always, PostgreSQL where one is reachable; every test is undone by a savepoint."""

import os
from collections.abc import Iterator
from datetime import date

import hypothesis
import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.db import make_engine
from directory.settings import Settings
from tests.databases import NO_POSTGRES, drop_all, ready_database
from tests.quick import be_quick

TODAY = date(2026, 11, 22)
hypothesis.settings.register_profile("here", deadline=None, max_examples=40)  # tests measure no time
hypothesis.settings.register_profile(
    "ci", deadline=None, derandomize=True, max_examples=40
)  # the same examples in every run
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "here")
be_quick()


def pytest_sessionfinish() -> None:
    """Leave no database behind."""
    drop_all()


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def settings(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of a database at head, with taxonomies and municipalities; one per kind of database and worker."""
    return ready_database(request.param, tmp_path_factory.mktemp(request.param))


@pytest.fixture(scope="session")
def engine(settings: Settings) -> Iterator[sa.Engine]:
    """The engine of that database."""
    engine = make_engine(settings)
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
