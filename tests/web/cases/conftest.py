"""An application of link workers, on a territory of its own."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web.cases.people import signed_in
from tests.web.territory import SUNDAY_MORNING, Territory, make_territory
from web.app import create_app


@pytest.fixture(scope="package")
def place(tmp_path_factory: pytest.TempPathFactory) -> Territory:
    """Its own, since the log of a case cannot be taken away again."""
    return make_territory(tmp_path_factory.mktemp("cases"))


@pytest.fixture
def app(place: Territory) -> Iterator[Flask]:
    made = create_app(place.settings)
    made.config.update(NOW=SUNDAY_MORNING, WTF_CSRF_ENABLED=False)
    yield made
    made.extensions["engine"].dispose()


@pytest.fixture
def sara(app: Flask) -> FlaskClient:
    return signed_in(app, "Sara")


@pytest.fixture
def luca(app: Flask) -> FlaskClient:
    return signed_in(app, "Luca")
