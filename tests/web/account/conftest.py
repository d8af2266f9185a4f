"""An application with an empty directory of its own, on each kind of database."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from directory.db import make_engine
from directory.models import Account, AccountSession, Passkey, Team
from directory.models.account import account_organization, team_member
from directory.settings import Settings, SignIn
from tests.databases import ready_database
from web.app import create_app

MakeApp = Callable[..., Flask]


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A directory with nothing in it."""
    settings = ready_database(request.param, tmp_path_factory.mktemp("accounts"), "accounts")
    return replace(settings, secret_key="a test key")


@pytest.fixture
def make_app(database: Settings) -> Iterator[MakeApp]:
    """Make the application with these settings of signing in; nobody has an account."""
    made: list[Flask] = []

    def make(sign_in: SignIn | None = None, *, csrf: bool = False) -> Flask:
        app = create_app(replace(database, sign_in=sign_in or SignIn()))
        app.config["WTF_CSRF_ENABLED"] = csrf
        made.append(app)
        return app

    engine = make_engine(database)
    with engine.begin() as connection:
        for table in (team_member, account_organization, AccountSession, Passkey, Account, Team):
            connection.execute(sa.delete(table))
    engine.dispose()
    (database.instance_dir / "attempts.db").unlink(missing_ok=True)
    yield make
    for app in made:
        app.extensions["waiting_searches"].write()
        app.extensions["engine"].dispose()


@pytest.fixture
def app(make_app: MakeApp) -> Flask:
    """With the usual settings."""
    return make_app()


def browser(app: Flask, language: str = "en") -> FlaskClient:
    """A new browser."""
    client = app.test_client()
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = language
    client.environ_base["HTTP_USER_AGENT"] = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
    return client


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser that wants English, as the code is written."""
    return browser(app)
