"""A territory of their own for pages that write, and people of several roles."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from passlib.hash import argon2
from sqlalchemy.orm import Session

from directory.accounts.accounts import add_account
from directory.models import Role
from tests.web.signing_in import NOW, sign_in
from tests.web.territory import PASSWORD, Territory, make_territory

PARTNER, WORKER = "partner@example.org", "sara@example.org"


@pytest.fixture(scope="module")
def territory(tmp_path_factory: pytest.TempPathFactory) -> Territory:
    """The database, made once for the tests of a file, which write into it."""
    made = make_territory(tmp_path_factory.mktemp("editing"))
    engine = sa.create_engine(made.settings.database_url)
    with Session(engine) as session:
        for email, role, of in ((PARTNER, Role.PARTNER, ["AUSL Romagna"]), (WORKER, Role.LINK_WORKER, [])):
            account = add_account(session, email, role=role, by="test", now=NOW, name="Sara Conti", organizations=of)
            account.password = argon2.hash(PASSWORD)
        session.commit()
    engine.dispose()
    return made


@pytest.fixture
def partner(client: FlaskClient) -> FlaskClient:
    """A browser in which somebody of AUSL Romagna has signed in."""
    sign_in(client, PARTNER)
    return client


@pytest.fixture
def worker(client: FlaskClient) -> FlaskClient:
    """A browser in which a link worker has signed in."""
    sign_in(client, WORKER)
    return client


@pytest.fixture
def stored(app: Flask) -> Iterator[Session]:
    """The database beside the application."""
    with Session(app.extensions["engine"]) as session:
        yield session
