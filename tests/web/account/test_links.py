"""Links that come by e-mail or from the command line: for a password, an address, the first account."""

import re
from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from directory.accounts.accounts import add_account, find_account
from directory.models import Account, Role
from directory.settings import SignIn
from tests.web.account.conftest import MakeApp, browser
from tests.web.account.post_office import PostOffice, link_in, open_post_office
from tests.web.signing_in import NOW, code_of, is_signed_in, make_account, sign_in
from web.account.links import first_link, password_link

EMAIL = "sara@example.org"
NEW = "three green apples"
SITE = "https://prossima.example.org"


@pytest.fixture
def office() -> Iterator[PostOffice]:
    """The mail server."""
    with open_post_office() as (office, address):
        office.address = address  # type: ignore[attr-defined]
        yield office


@pytest.fixture
def app(make_app: MakeApp, office: PostOffice) -> Flask:
    """An application that sends mail."""
    return make_app(SignIn(smtp_url=office.address, mail_from="prossima@example.org", base_url=SITE))  # type: ignore[attr-defined]


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser that comes by another name of this machine than links in messages have."""
    return browser(app)


def stored(app: Flask, email: str = EMAIL) -> Account:
    with Session(app.extensions["engine"]) as session:
        return session.scalars(sa.select(Account).where(Account.email == email)).one()


def choose(client: FlaskClient, link: str, password: str = NEW) -> int:
    return client.post(link, data={"password": password, "password_confirm": password}).status_code


def test_a_forgotten_password_is_chosen_anew_with_a_link_that_works_once(
    app: Flask, client: FlaskClient, office: PostOffice
) -> None:
    make_account(app, EMAIL, Role.LINK_WORKER)
    elsewhere = browser(app)
    sign_in(elsewhere, EMAIL)
    assert is_signed_in(elsewhere)

    page = client.post("/account/reset", data={"email": EMAIL})
    assert f"If there is an account for {EMAIL}" in page.text
    message = office.wait_for(1)
    assert (message["To"], message["From"], message["Subject"]) == (
        EMAIL,
        "prossima@example.org",
        "Prossima: choose a new password",
    )
    link = link_in(message)
    assert choose(client, link) == 302

    assert not is_signed_in(elsewhere)
    sign_in(client, EMAIL, NEW)
    assert is_signed_in(client)
    assert "was changed" in office.wait_for(2).get_content()
    again = browser(app)
    assert choose(again, link, "another long password") == 302
    assert "This link was used already" in again.get("/account/reset").text
    sign_in(again, EMAIL, "another long password")
    assert not is_signed_in(again)


def test_nobody_learns_which_addresses_have_an_account(client: FlaskClient, office: PostOffice) -> None:
    page = client.post("/account/reset", data={"email": "nobody@example.org"})
    assert "If there is an account for nobody@example.org" in page.text
    assert office.messages == []


def test_a_link_is_too_old_after_a_day(app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    make_account(app, EMAIL, Role.LINK_WORKER)
    with app.test_request_context(), Session(app.extensions["engine"]) as session:
        link = password_link(session.scalars(sa.select(Account)).one()).removeprefix(SITE)
    assert client.get(link).status_code == 200
    monkeypatch.setitem(app.config, "SECURITY_RESET_PASSWORD_WITHIN", timedelta(seconds=-1))
    assert client.get(link).headers["Location"] == "/account/reset"


def test_a_request_that_names_another_site_is_refused(app: Flask, office: PostOffice) -> None:
    make_account(app, EMAIL, Role.LINK_WORKER)
    answer = browser(app).post("/account/reset", data={"email": EMAIL}, base_url="http://evil.example")
    assert answer.status_code == 400
    assert office.messages == []


def test_cookies_of_a_site_with_https_travel_encrypted_only(app: Flask, client: FlaskClient) -> None:
    make_account(app, EMAIL, Role.LINK_WORKER)
    cookie = sign_in(client, EMAIL).headers["Set-Cookie"]
    assert "Secure" in cookie
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_an_address_is_confirmed_and_changed_with_links(app: Flask, client: FlaskClient, office: PostOffice) -> None:
    make_account(app, EMAIL, Role.LINK_WORKER)
    sign_in(client, EMAIL)
    client.post("/account/confirm", data={"email": EMAIL})
    client.get(link_in(office.wait_for(1)))
    assert stored(app).confirmed_at is not None

    with Session(app.extensions["engine"]) as session:
        session.execute(sa.update(Account).values(oidc_subject="https://id.example.org 42"))
        session.commit()
    client.post("/account/email", data={"email": "Sara.Conti@example.org"})
    message = office.wait_for(2)
    assert message["To"] == "Sara.Conti@example.org"
    assert stored(app).email == EMAIL
    client.get(link_in(message))
    assert stored(app, "sara.conti@example.org").confirmed_at is not None
    assert stored(app, "sara.conti@example.org").oidc_subject is None  # there, too, the old address was theirs
    warning = office.wait_for(3)
    assert warning["To"] == EMAIL
    assert "sara.conti@example.org" in warning.get_content()


def test_an_invitation_comes_by_mail_in_the_language_of_the_page(
    app: Flask, client: FlaskClient, office: PostOffice
) -> None:
    key = make_account(app, "admin@example.org", Role.ADMINISTRATOR, codes=True)
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "it"
    sign_in(client, "admin@example.org")
    client.post("/account/code", data={"code": code_of(key)})
    page = client.post("/accounts", data={"email": EMAIL, "role": "coordinator", "name": "Sara"})
    assert "/account/reset/" not in page.text
    message = office.wait_for(1)
    assert message["Subject"] == "Prossima: il tuo account"
    assert "coordinatrice" in message.get_content()
    assert choose(browser(app), link_in(message)) == 302
    assert stored(app).password is not None


def test_where_mail_does_not_work_the_link_is_shown_with_what_is_wrong(make_app: MakeApp) -> None:
    app = make_app(
        SignIn(
            smtp_url="smtp://127.0.0.1:9",
            mail_from="a@example.org",
            base_url="http://localhost",
            second_step="optional",
        )
    )
    make_account(app, "admin@example.org", Role.ADMINISTRATOR)
    client = browser(app)
    sign_in(client, "admin@example.org")
    page = client.post("/accounts", data={"email": EMAIL, "role": "partner"})
    assert "The message could not be sent" in page.text
    assert "http://localhost/account/reset/" in page.text


def test_the_first_administrator_gets_in_with_a_link_that_works_once(make_app: MakeApp) -> None:
    app = make_app()
    client = browser(app)
    with Session(app.extensions["engine"]) as session:
        link = (first_link(app, session, app.config["SETTINGS"]) or "").removeprefix("http://127.0.0.1:8000")
    data = {"name": "Anna", "email": "anna@example.org", "password": NEW, "password_confirm": NEW}
    assert "At least 12 signs" in client.post(link, data={**data, "password": "x", "password_confirm": "x"}).text
    assert "The two passwords differ." in client.post(link, data={**data, "password_confirm": "x"}).text
    assert "no e-mail address" in client.post(link, data={**data, "email": "anna"}).text
    assert client.post(link, data=data).status_code == 302
    sign_in(client, "anna@example.org", NEW)
    assert stored(app, "anna@example.org").role is Role.ADMINISTRATOR
    assert is_signed_in(client)

    again = browser(app).post(link, data={**data, "email": "thief@example.org"})
    assert again.status_code == 404
    assert "Sign in with the account that was made with it" in again.text
    with Session(app.extensions["engine"]) as session:
        assert first_link(app, session, app.config["SETTINGS"]) is None


def test_a_made_up_link_opens_nothing(make_app: MakeApp) -> None:
    client = browser(make_app())
    assert client.get("/account/first/made-up").status_code == 404
    assert client.get("/account/reset/made-up").headers["Location"] == "/account/reset"


def test_a_new_link_makes_the_one_before_worthless(make_app: MakeApp) -> None:
    app = make_app(SignIn(second_step="optional"))
    make_account(app, "admin@example.org", Role.ADMINISTRATOR)
    client = browser(app)
    sign_in(client, "admin@example.org")
    with Session(app.extensions["engine"]) as session:
        made = add_account(session, EMAIL, role=Role.PARTNER, by="test", now=NOW).id
        session.commit()
    links = [
        re.findall(r"http://127\.0\.0\.1:8000(/account/reset/[^<\s]+)", client.post(f"/accounts/{made}/link").text)[0]
        for _ in range(2)
    ]
    assert browser(app).get(links[0]).status_code == 302
    assert browser(app).get(links[1]).status_code == 200


def test_all_that_is_wrong_with_a_new_password_is_told_at_once(app: Flask, client: FlaskClient) -> None:
    make_account(app, EMAIL, Role.LINK_WORKER)
    sign_in(client, EMAIL)
    wrong = {"password": "wrong", "new_password": "short", "new_password_confirm": "other"}
    page = client.post("/account/password", data=wrong).text
    for words in ("This is not your password.", "At least 12 signs are needed", "The two passwords differ."):
        assert words in page, words


def test_an_empty_second_box_says_so_of_itself(app: Flask, client: FlaskClient) -> None:
    make_account(app, EMAIL, Role.LINK_WORKER)
    with app.test_request_context(), Session(app.extensions["engine"]) as session:
        link = urlsplit(password_link(find_account(session, EMAIL))).path
    page = client.post(link, data={"password": "cavallo graffetta pila", "password_confirm": ""}).text
    assert "Write the new password a second time." in page
    assert "Write your password." not in page
    page = client.post(link, data={"password": "", "password_confirm": ""}).text
    assert "Write the new password." in page


def test_who_chooses_a_password_is_told_for_which_account(app: Flask, client: FlaskClient) -> None:
    make_account(app, EMAIL, Role.LINK_WORKER, name="Sara Conti")
    with app.test_request_context():
        link = password_link(stored(app))
    for page in (client.get(link).text, client.post(link, data={"password": "no", "password_confirm": ""}).text):
        assert "For the account of Sara Conti" in page
        assert EMAIL in page
