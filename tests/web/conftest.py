"""The application on a small territory, in Italian, on a Sunday morning."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from tests.web.signing_in import sign_in
from tests.web.territory import COORDINATOR, SUNDAY_MORNING, Territory, make_territory
from web.app import create_app


@pytest.fixture(scope="session")
def territory(tmp_path_factory: pytest.TempPathFactory) -> Territory:
    """The database, made once."""
    return make_territory(tmp_path_factory.mktemp("territory"))


@pytest.fixture
def app(territory: Territory) -> Iterator[Flask]:
    """The application, without the token that a script would have to read from the form first."""
    made = create_app(territory.settings)
    made.config.update(NOW=SUNDAY_MORNING, WTF_CSRF_ENABLED=False)
    made.extensions["attempts"].reset()  # of other tests
    yield made
    made.extensions["waiting_searches"].write()
    made.extensions["engine"].dispose()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser that wants Italian."""
    client = app.test_client()
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "it-IT,it;q=0.9"
    return client


@pytest.fixture
def coordinator(client: FlaskClient) -> FlaskClient:
    """The same browser, in which a coordinator has signed in."""
    sign_in(client, COORDINATOR)
    return client


@pytest.fixture
def statements(app: Flask) -> "Counter":
    """Counts what the database is asked."""
    return Counter(app.extensions["engine"])


class Counter:
    """How many statements run within `with counter.counting() as seen`."""

    def __init__(self, engine: sa.Engine) -> None:
        """Count on this engine."""
        self._engine = engine

    def counting(self) -> AbstractContextManager[list[str]]:
        """The statements, as they come."""
        return self._counting()

    @contextmanager
    def _counting(self) -> Iterator[list[str]]:
        seen: list[str] = []

        def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
            seen.append(statement)

        sa.event.listen(self._engine, "before_cursor_execute", note)
        try:
            yield seen
        finally:
            sa.event.remove(self._engine, "before_cursor_execute", note)
