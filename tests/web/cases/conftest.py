"""An application of link workers, on a territory of its own."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web.cases.people import signed_in
from tests.web.territory import Territory, make_territory


@pytest.fixture(scope="package")
def territory(tmp_path_factory: pytest.TempPathFactory) -> Territory:
    """Its own, since the log of a case cannot be taken away again."""
    return make_territory(tmp_path_factory.mktemp("cases"))


@pytest.fixture
def sara(app: Flask) -> FlaskClient:
    return signed_in(app, "Sara")


@pytest.fixture
def luca(app: Flask) -> FlaskClient:
    return signed_in(app, "Luca")
