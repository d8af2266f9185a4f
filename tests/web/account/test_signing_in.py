"""Signing in and out with a password, and what keeps others out."""

import re
from datetime import timedelta
from urllib.parse import urljoin, urlsplit

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from directory.models import Account, AccountSession, Role
from directory.settings import SignIn
from tests.web.account.conftest import MakeApp, browser
from tests.web.signing_in import is_signed_in, make_account, sign_in
from tests.web.territory import PASSWORD
from web import clock

EMAIL = "sara@example.org"


@pytest.fixture(autouse=True)
def sara(app: Flask) -> None:
    """A link worker, who needs no second step."""
    make_account(app, EMAIL, Role.LINK_WORKER, name="Sara Conti")


def stored(app: Flask) -> Account:
    with Session(app.extensions["engine"]) as session:
        return session.scalars(sa.select(Account)).one()


def test_the_right_password_signs_in_and_the_header_shows_the_name(client: FlaskClient) -> None:
    assert not is_signed_in(client)
    assert sign_in(client, "  Sara@Example.org ").status_code == 302
    page = client.get("/account")
    assert page.status_code == 200
    assert "Sara Conti" in page.text
    assert "no-store" in page.headers["Cache-Control"]


def test_signing_out_ends_it(client: FlaskClient) -> None:
    sign_in(client, EMAIL)
    assert client.post("/account/sign-out").status_code == 302
    assert not is_signed_in(client)


def test_a_copied_cookie_is_worth_nothing_after_signing_out(app: Flask, client: FlaskClient) -> None:
    sign_in(client, EMAIL)
    cookie = client.get_cookie("session")
    assert cookie is not None
    client.post("/account/sign-out")
    thief = browser(app)
    thief.set_cookie("session", cookie.value)
    assert not is_signed_in(thief)


def test_an_answer_sets_no_cookie_so_that_a_late_one_cannot_undo_signing_out(client: FlaskClient) -> None:
    sign_in(client, EMAIL)
    client.get("/account")  # makes the token that forms need
    for address in ("/account", "/", "/static/css/prossima.css"):
        with client.get(address) as page:
            assert "Set-Cookie" not in page.headers


def test_the_cookie_lives_on_while_somebody_works(app: Flask, client: FlaskClient) -> None:
    sign_in(client, EMAIL)
    with Session(app.extensions["engine"]) as session:
        long_ago = clock.utc() - timedelta(minutes=11)
        session.execute(sa.update(AccountSession).values(last_seen_at=long_ago))
        session.commit()
    assert "Expires=" in client.get("/account").headers["Set-Cookie"]


@pytest.mark.parametrize(("email", "password"), [(EMAIL, "wrong"), ("nobody@example.org", PASSWORD)])
def test_who_is_refused_does_not_learn_whether_the_account_exists(
    email: str, password: str, client: FlaskClient
) -> None:
    page = sign_in(client, email, password)
    assert "That did not work. Check address and password" in page.text
    assert page.text.count('role="alert"') == 1
    assert "field-error" not in page.text
    assert not is_signed_in(client)


def test_five_failures_in_a_row_lock_the_account_for_a_quarter_of_an_hour(app: Flask, client: FlaskClient) -> None:
    for _ in range(5):
        sign_in(client, EMAIL, "wrong")
    sign_in(client, EMAIL)
    assert not is_signed_in(client)
    with Session(app.extensions["engine"]) as session:
        session.execute(sa.update(Account).values(locked_until=clock.utc() - timedelta(seconds=1)))
        session.commit()
    sign_in(client, EMAIL)
    assert is_signed_in(client)
    assert stored(app).failed_attempts == 0


def test_four_failures_and_a_success_start_the_count_again(app: Flask, client: FlaskClient) -> None:
    for _ in range(4):
        sign_in(client, EMAIL, "wrong")
    assert stored(app).failed_attempts == 4
    sign_in(client, EMAIL)
    assert is_signed_in(client)
    assert stored(app).failed_attempts == 0


def test_one_address_may_not_try_without_end(client: FlaskClient) -> None:
    answers = [sign_in(client, f"someone{number}@example.org", "wrong").status_code for number in range(21)]
    assert answers == [200] * 20 + [429]
    page = sign_in(client, EMAIL)
    assert page.status_code == 429
    assert "Wait a minute" in page.text


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example", "//evil.example", "///evil.example", "\\\\evil.example", "javascript:alert(1)"],
)
def test_signing_in_never_leads_to_another_site(elsewhere: str, client: FlaskClient) -> None:
    answer = sign_in(client, EMAIL, next=elsewhere)
    leads_to = urljoin("http://localhost/account/sign-in", answer.headers.get("Location", ""))
    assert urlsplit(leads_to).netloc == "localhost"


def test_signing_in_leads_back_to_the_page_that_asked(client: FlaskClient) -> None:
    asked = client.get("/account?lang=en")
    assert asked.headers["Location"] == "/account/sign-in?next=/account?lang%3Den"
    answer = client.post(asked.headers["Location"], data={"email": EMAIL, "password": PASSWORD})
    assert answer.headers["Location"] == "/account?lang=en"


def test_a_form_without_its_token_is_refused(make_app: MakeApp) -> None:
    client = browser(make_app(csrf=True))
    assert sign_in(client, EMAIL).status_code == 400
    token = re.search(r'name="csrf_token" value="([^"]+)"', client.get("/account/sign-in").text)
    assert token is not None
    data = {"email": EMAIL, "password": PASSWORD, "csrf_token": token[1]}
    assert client.post("/account/sign-in", data=data).status_code == 302
    assert client.post("/account/sign-out").status_code == 400
    assert is_signed_in(client)


def test_passwords_are_kept_as_argon2_only(app: Flask) -> None:
    assert (stored(app).password or "").startswith("$argon2id$")


def test_nothing_secret_is_logged(client: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    sign_in(client, EMAIL, "a wrong secret")
    sign_in(client, EMAIL)
    assert is_signed_in(client)
    assert "a wrong secret" not in caplog.text
    assert PASSWORD not in caplog.text
    assert "$argon2" not in caplog.text


def test_every_device_is_listed_and_can_be_ended(app: Flask, client: FlaskClient) -> None:
    phone = browser(app)
    phone.environ_base["HTTP_USER_AGENT"] = "Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36"
    sign_in(client, EMAIL)
    sign_in(phone, EMAIL)
    page = client.get("/account").text
    assert "Firefox, Linux" in page
    assert "Chrome, Android" in page
    (ending,) = re.findall(r'action="(/account/devices/[0-9a-f-]{36}/end)"', page)
    client.post(ending)
    assert is_signed_in(client)
    assert not is_signed_in(phone)


def test_all_other_devices_can_be_ended_at_once(app: Flask, client: FlaskClient) -> None:
    others = [browser(app), browser(app)]
    for one in (client, *others):
        sign_in(one, EMAIL)
    client.post("/account/devices/end-others")
    assert is_signed_in(client)
    assert not any(is_signed_in(one) for one in others)


def test_somebody_elses_device_cannot_be_ended(app: Flask, client: FlaskClient) -> None:
    make_account(app, "luca@example.org", Role.LINK_WORKER)
    other = browser(app)
    sign_in(other, "luca@example.org")
    sign_in(client, EMAIL)
    with Session(app.extensions["engine"]) as session:
        theirs = session.scalar(
            sa.select(AccountSession.id)
            .join(Account, Account.id == AccountSession.account_id)
            .where(Account.email == "luca@example.org")
        )
    assert client.post(f"/account/devices/{theirs}/end").status_code == 404
    assert is_signed_in(other)


def test_who_does_not_click_for_long_signs_in_again(make_app: MakeApp) -> None:
    app = make_app(SignIn(session_hours=2))
    client = browser(app)
    sign_in(client, EMAIL)
    with Session(app.extensions["engine"]) as session:
        session.execute(sa.update(AccountSession).values(last_seen_at=clock.utc() - timedelta(minutes=119)))
        session.commit()
    assert is_signed_in(client)  # and this click counts
    with Session(app.extensions["engine"]) as session:
        seen = session.scalars(sa.select(AccountSession.last_seen_at)).one()
        assert clock.utc() - seen < timedelta(minutes=1)
        session.execute(sa.update(AccountSession).values(last_seen_at=clock.utc() - timedelta(minutes=121)))
        session.commit()
    assert not is_signed_in(client)


def test_a_new_password_signs_out_every_other_device(app: Flask, client: FlaskClient) -> None:
    other = browser(app)
    sign_in(client, EMAIL)
    sign_in(other, EMAIL)
    new = "a quite new long password"
    client.post("/account/password", data={"password": PASSWORD, "new_password": new, "new_password_confirm": new})
    assert is_signed_in(client)
    assert not is_signed_in(other)
    sign_in(other, EMAIL, new)
    assert is_signed_in(other)


def test_a_short_password_is_not_accepted(client: FlaskClient) -> None:
    sign_in(client, EMAIL)
    data = {"password": PASSWORD, "new_password": "too short", "new_password_confirm": "too short"}
    assert "At least 12 signs are needed" in client.post("/account/password", data=data).text


def test_the_name_is_changed(client: FlaskClient) -> None:
    sign_in(client, EMAIL)
    client.post("/account/name", data={"name": " Sara C. "})
    assert "Sara C." in client.get("/account").text
    page = client.post("/account/name", data={"name": "x" * 101})
    assert page.status_code == 422
    assert "This is too long." in page.text


@pytest.mark.parametrize("language", ["it", "de"])
def test_what_the_library_says_is_in_our_languages(language: str, app: Flask) -> None:
    client = browser(app, language)
    page = sign_in(client, "no address", "")
    assert page.status_code == 200
    assert "Write your password." not in page.text
    assert "This is no e-mail address" not in page.text
