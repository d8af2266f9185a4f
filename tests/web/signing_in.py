"""People who sign in, for tests: an account with a known password, made without a page."""

from datetime import UTC, datetime

from flask import Flask
from flask.testing import FlaskClient
from flask_security import hash_password
from passlib.totp import TOTP
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from directory.accounts.accounts import add_account
from directory.models import Account, Role
from tests.web.territory import PASSWORD

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def make_account(app: Flask, email: str, role: Role, *, codes: bool = False, name: str = "") -> str:
    """An account that can sign in; with `codes`, the app's key is given back."""
    key = ""
    with app.test_request_context(), Session(app.extensions["engine"]) as session:
        account = add_account(session, email, role=role, by="test", now=NOW, name=name)
        account.password = hash_password(PASSWORD)
        if codes:
            key = switch_on_codes(app, account)
        session.commit()
    return key


def switch_on_codes(app: Flask, account: Account) -> str:
    """As the page does it, without the page."""
    factory = app.extensions["security"].totp_factory
    account.tf_primary_method, account.tf_totp_secret = "authenticator", factory.generate_totp_secret()
    return str(factory.get_totp_b32_key(account.tf_totp_secret))


def code_of(key: str, *, seconds: int = 0) -> str:
    """What the app shows then."""
    return str(TOTP(key).generate(int(datetime.now(UTC).timestamp()) + seconds).token)


def sign_in(client: FlaskClient, email: str, password: str = PASSWORD, **more: str) -> TestResponse:
    """Send the form of the sign-in page."""
    return client.post("/account/sign-in", data={"email": email, "password": password}, query_string=more)


def is_signed_in(client: FlaskClient) -> bool:
    """Whether the profile opens."""
    return client.get("/account").status_code == 200
