"""Signing in elsewhere, with a real provider in a process of its own."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from directory.accounts.accounts import disable, find_account
from directory.models import Account, Role
from directory.settings import SignIn
from tests.web.account.conftest import MakeApp, browser
from tests.web.account.oidc_provider import CLIENT_ID, CLIENT_SECRET
from tests.web.account.post_office import free_port
from tests.web.signing_in import code_of, is_signed_in, make_account
from web import clock

SARA = {"sub": "42", "email": "sara@example.org", "email_verified": True, "name": "Sara Conti"}


@pytest.fixture(scope="session")
def issuer() -> Iterator[str]:
    """The provider's address."""
    port = free_port()
    environment = {**os.environ, "PYTHONPATH": "."}
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.web.account.oidc_provider", str(port)],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    for _ in range(200):
        try:
            requests.get(f"{address}/jwks", timeout=1)
            break
        except requests.ConnectionError:
            time.sleep(0.1)
    yield address
    process.terminate()
    process.wait()


@pytest.fixture
def app(make_app: MakeApp, issuer: str) -> Flask:
    """An application that knows the provider."""
    return make_app(
        SignIn(
            oidc_issuer=issuer,
            oidc_client_id=CLIENT_ID,
            oidc_client_secret=CLIENT_SECRET,
            oidc_name="SPID",
            second_step="optional",
        )
    )


def sign_in_elsewhere(client: FlaskClient, issuer: str, person: dict[str, Any], next_page: str = "") -> str:
    """Press the button, be that person there, and come back; where that leads."""
    requests.post(f"{issuer}/person", json=person, timeout=5)
    started = client.post("/account/oidc/start/oidc", query_string={"next": next_page} if next_page else None)
    there = requests.get(started.headers["Location"], allow_redirects=False, timeout=5)
    back = urlsplit(there.headers["Location"])
    assert back.path == "/account/oidc/return/oidc"
    return str(client.get(f"{back.path}?{back.query}").headers["Location"])


def test_who_has_an_account_with_that_confirmed_address_is_signed_in(
    app: Flask, client: FlaskClient, issuer: str
) -> None:
    make_account(app, SARA["email"], Role.COORDINATOR)  # type: ignore[arg-type]
    assert "With SPID" in client.get("/account/sign-in").text
    assert sign_in_elsewhere(client, issuer, SARA, "/searches") == "/searches"
    assert client.get("/searches").status_code == 200

    moved = browser(app)  # from now on the provider's number counts, not the address
    sign_in_elsewhere(moved, issuer, {**SARA, "email": "s.conti@example.org"})
    assert is_signed_in(moved)


@pytest.mark.parametrize(
    "person",
    [
        {**SARA, "email": "nobody@example.org"},
        {**SARA, "email_verified": False},
        {name: value for name, value in SARA.items() if name != "email_verified"},
        {"sub": "42"},
    ],
)
def test_who_has_none_or_an_unproven_address_is_not(
    person: dict[str, Any], app: Flask, client: FlaskClient, issuer: str
) -> None:
    make_account(app, SARA["email"], Role.COORDINATOR)  # type: ignore[arg-type]
    assert sign_in_elsewhere(client, issuer, person) == "/account/sign-in"
    assert not is_signed_in(client)
    with Session(app.extensions["engine"]) as session:
        assert len(session.scalars(sa.select(Account)).all()) == 1


def test_an_account_that_belongs_to_one_person_there_is_not_given_to_another(
    app: Flask, client: FlaskClient, issuer: str
) -> None:
    make_account(app, SARA["email"], Role.COORDINATOR)  # type: ignore[arg-type]
    sign_in_elsewhere(client, issuer, SARA)
    other = browser(app)
    sign_in_elsewhere(other, issuer, {**SARA, "sub": "43"})
    assert not is_signed_in(other)


def test_the_second_step_is_asked_for_all_the_same(app: Flask, client: FlaskClient, issuer: str) -> None:
    key = make_account(app, SARA["email"], Role.COORDINATOR, codes=True)  # type: ignore[arg-type]
    assert sign_in_elsewhere(client, issuer, SARA).startswith("/account/code")
    assert not is_signed_in(client)
    client.post("/account/code", data={"code": code_of(key)})
    assert is_signed_in(client)


def test_who_is_locked_out_stays_out(app: Flask, client: FlaskClient, issuer: str) -> None:
    make_account(app, SARA["email"], Role.COORDINATOR)  # type: ignore[arg-type]
    with Session(app.extensions["engine"]) as session:
        disable(session, find_account(session, "sara@example.org"), now=clock.utc())
        session.commit()
    sign_in_elsewhere(client, issuer, SARA)
    assert not is_signed_in(client)


def test_an_answer_that_nobody_asked_for_is_refused(app: Flask, client: FlaskClient, issuer: str) -> None:
    make_account(app, SARA["email"], Role.COORDINATOR)  # type: ignore[arg-type]
    requests.post(f"{issuer}/person", json=SARA, timeout=5)
    started = client.post("/account/oidc/start/oidc")
    there = requests.get(started.headers["Location"], allow_redirects=False, timeout=5)
    back = urlsplit(there.headers["Location"])
    victim = browser(app)
    assert victim.get(f"{back.path}?{back.query}").headers["Location"] == "/account/sign-in"
    assert not is_signed_in(victim)


def test_the_form_may_lead_to_the_provider_and_nowhere_else(client: FlaskClient, issuer: str) -> None:
    policy = client.get("/account/sign-in").headers["Content-Security-Policy"]
    assert f"form-action 'self' {issuer};" in policy


def test_the_way_back_is_one_of_our_pages(app: Flask, client: FlaskClient, issuer: str) -> None:
    make_account(app, SARA["email"], Role.COORDINATOR)  # type: ignore[arg-type]
    assert sign_in_elsewhere(client, issuer, SARA, "https://evil.example/") == "/account/begin"


def test_signing_in_elsewhere_is_told_and_can_be_removed(app: Flask, client: FlaskClient, issuer: str) -> None:
    make_account(app, SARA["email"], Role.LINK_WORKER)  # type: ignore[arg-type]
    sign_in_elsewhere(client, issuer, SARA)
    assert "SPID · on" in client.get("/account").text

    answer = client.post("/account/elsewhere/remove", follow_redirects=True)

    assert "Signing in elsewhere is removed from your account." in answer.text
    assert "SPID · on" not in client.get("/account").text
    moved = browser(app)
    sign_in_elsewhere(moved, issuer, {**SARA, "email": "s.conti@example.org"})
    assert not is_signed_in(moved)
