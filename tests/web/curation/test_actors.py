"""Who did something, in words, also where that person never wrote a name."""

import uuid

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from directory.accounts.accounts import signature
from directory.models import Account, Role
from tests.web.signing_in import make_account, sign_in
from tests.web.territory import Territory
from web.curation.actors import actor

NAMELESS = "senza.nome@example.org"


@pytest.fixture
def nameless(app: Flask, stored: Session) -> Account:
    """A coordinator who has not written a name."""
    if (known := stored.query(Account).filter_by(email=NAMELESS).first()) is None:
        make_account(app, NAMELESS, Role.COORDINATOR)
        known = stored.query(Account).filter_by(email=NAMELESS).one()
    known.name = ""
    stored.commit()
    return known


def test_who_has_no_name_is_called_by_what_they_are_here(app: Flask, nameless: Account) -> None:
    with app.test_request_context("/?lang=it"):
        assert actor(signature(nameless)) == "qualcuno che non ha scritto il suo nome (coordinatrice o coordinatore)"
        assert actor(f"[{uuid.uuid4()}]") == "qualcuno il cui account non c'è più"
        assert actor("Carla Conti [b98f93dd-0c5b-4c19-9c1e-4e5a0d3f7a11]") == "Carla Conti"


def test_a_name_that_is_written_later_is_said_of_what_was_done_before(
    app: Flask, stored: Session, nameless: Account
) -> None:
    before = signature(nameless)
    nameless.name = "Nora Blu"
    stored.commit()
    with app.test_request_context("/?lang=it"):
        assert actor(before) == "Nora Blu"


def test_who_has_no_name_is_asked_for_one_at_the_desk(
    client: FlaskClient, nameless: Account, territory: Territory
) -> None:
    sign_in(client, NAMELESS)
    client.post(f"/curation/services/{territory.helpline}/confirm")
    assert f"senza dire come: {NAMELESS}" in client.get(f"/services/{territory.helpline}").text  # for colleagues
    assert "Scrivi il tuo nome" in client.get("/desk").text
    client.post("/account/name", data={"name": "Nora Blu"})
    assert "Scrivi il tuo nome" not in client.get("/desk").text
    assert "senza dire come: Nora Blu" in client.get(f"/services/{territory.helpline}").text
