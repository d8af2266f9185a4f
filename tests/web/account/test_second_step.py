"""Codes of an app after the password, spare codes, and who must have a second step."""

import re

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from directory.models import Account, Role
from directory.settings import SignIn
from tests.web.account.conftest import MakeApp, browser
from tests.web.signing_in import code_of, is_signed_in, make_account, sign_in
from tests.web.territory import PASSWORD

EMAIL = "carla@example.org"


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}"\s+value="([^"]*)"', page)
    assert found is not None, page
    return found[1]


def set_up_codes(client: FlaskClient) -> str:
    """What a person does on the page; the app's key."""
    page = client.post("/account/codes", data={"setup": "authenticator"}).text
    key = re.search(r'class="code">([A-Z2-7-]+)<', page)
    validate = re.search(r'action="(/account/codes/[^"]+)"', page)
    assert key is not None
    assert validate is not None
    bare = key[1].replace("-", "")
    assert client.post(validate[1], data={"code": code_of(bare)}).status_code == 302
    return bare


def test_a_coordinator_must_choose_a_second_step_before_anything_else(app: Flask, client: FlaskClient) -> None:
    make_account(app, EMAIL, Role.COORDINATOR)
    sign_in(client, EMAIL)
    sent = client.get("/searches")
    assert sent.headers["Location"] == "/account"
    page = client.get("/account").text
    assert "Choose a second step first." in page

    set_up_codes(client)

    assert client.get("/searches").status_code == 200
    assert "Choose a second step first." not in client.get("/account").text


def test_the_setting_makes_the_second_step_a_choice(make_app: MakeApp) -> None:
    app = make_app(SignIn(second_step="optional"))
    make_account(app, EMAIL, Role.COORDINATOR)
    client = browser(app)
    sign_in(client, EMAIL)
    assert client.get("/searches").status_code == 200


def test_a_link_worker_needs_none(app: Flask, client: FlaskClient) -> None:
    make_account(app, EMAIL, Role.LINK_WORKER)
    sign_in(client, EMAIL)
    assert "Choose a second step first." not in client.get("/account").text


def test_the_password_alone_does_not_let_in_who_has_codes(app: Flask, client: FlaskClient) -> None:
    key = make_account(app, EMAIL, Role.COORDINATOR, codes=True)
    asked = sign_in(client, EMAIL, next="/searches")
    assert asked.headers["Location"].startswith("/account/code")
    assert not is_signed_in(client)
    assert client.get("/searches").status_code == 302

    assert "This code does not fit" in client.post("/account/code", data={"code": "000000"}).text
    assert not is_signed_in(client)

    code = code_of(key)
    done = client.post(asked.headers["Location"], data={"code": f"{code[:3]} {code[3:]}"})
    assert done.headers["Location"] == "/searches"
    assert client.get("/searches").status_code == 200


def test_who_came_to_sign_in_begins_at_the_desk_after_the_code(app: Flask, client: FlaskClient) -> None:
    key = make_account(app, EMAIL, Role.COORDINATOR, codes=True)
    page = "http://localhost/account/sign-in"
    form = {"email": EMAIL, "password": PASSWORD}
    asked = client.post("/account/sign-in", data=form, headers={"Referer": page})
    done = client.post(
        asked.headers["Location"],
        data={"code": code_of(key)},
        headers={"Referer": f"http://localhost{asked.headers['Location']}"},
    )
    there = client.get(done.headers["Location"], follow_redirects=True)
    assert there.request.path == "/desk"


def test_a_code_counts_once(app: Flask, client: FlaskClient) -> None:
    key = make_account(app, EMAIL, Role.COORDINATOR, codes=True)
    code = code_of(key)
    sign_in(client, EMAIL)
    client.post("/account/code", data={"code": code})
    assert is_signed_in(client)
    overheard = browser(app)
    sign_in(overheard, EMAIL)
    overheard.post("/account/code", data={"code": code})
    assert not is_signed_in(overheard)


def test_wrong_codes_lock_the_account_even_for_the_right_one(app: Flask, client: FlaskClient) -> None:
    key = make_account(app, EMAIL, Role.COORDINATOR, codes=True)
    sign_in(client, EMAIL)
    for number in range(5):
        client.post("/account/code", data={"code": f"00000{number}"})
    page = client.post("/account/code", data={"code": code_of(key)})
    assert "Too many attempts failed" in page.text
    assert not is_signed_in(client)


def test_a_spare_code_lets_in_once(app: Flask, client: FlaskClient) -> None:
    key = make_account(app, EMAIL, Role.COORDINATOR, codes=True)
    sign_in(client, EMAIL)
    client.post("/account/code", data={"code": code_of(key)})
    page = client.post("/account/spare-codes", data={"generate_new_codes": "1"}).text
    codes = re.findall(r'<li class="code">([0-9a-f-]+)</li>', page)
    assert len(set(codes)) == 8
    with Session(app.extensions["engine"]) as session:
        kept = session.scalars(sa.select(Account)).one().mf_recovery_codes or []
    assert not set(codes) & set(kept)  # encrypted

    for is_let_in in (True, False):
        lost = browser(app)
        sign_in(lost, EMAIL)
        lost.post("/account/spare-code", data={"code": codes[0].upper()})
        assert is_signed_in(lost) is is_let_in


def test_wrong_spare_codes_lock_the_account(app: Flask, client: FlaskClient) -> None:
    make_account(app, EMAIL, Role.COORDINATOR, codes=True)
    sign_in(client, EMAIL)
    for number in range(5):
        client.post("/account/spare-code", data={"code": f"0000-0000-000{number}"})
    assert "Too many attempts failed" in client.post("/account/spare-code", data={"code": "x"}).text


def test_no_code_is_sent_by_other_ways(app: Flask, client: FlaskClient) -> None:
    make_account(app, EMAIL, Role.COORDINATOR, codes=True)
    sign_in(client, EMAIL)
    for way in ("email", "help"):
        assert client.post("/account/rescue", data={"help_setup": way}).status_code == 200
        assert not is_signed_in(client)


def test_who_switches_codes_off_again_is_stopped_again(app: Flask, client: FlaskClient) -> None:
    make_account(app, EMAIL, Role.ADMINISTRATOR)
    sign_in(client, EMAIL)
    set_up_codes(client)
    assert client.get("/accounts").status_code == 200
    client.post("/account/codes", data={"setup": "disable"})
    assert client.get("/accounts").status_code == 302


def test_the_app_key_is_kept_encrypted(app: Flask) -> None:
    key = make_account(app, EMAIL, Role.COORDINATOR, codes=True)
    with Session(app.extensions["engine"]) as session:
        assert key not in (session.scalars(sa.select(Account)).one().tf_totp_secret or key)


@pytest.mark.parametrize("page", ["codes", "passkeys", "spare-codes", "email"])
def test_changing_how_one_signs_in_asks_for_the_password_after_an_hour(
    page: str, app: Flask, client: FlaskClient
) -> None:
    make_account(app, EMAIL, Role.LINK_WORKER)
    sign_in(client, EMAIL)
    assert client.get(f"/account/{page}").status_code == 200
    with client.session_transaction() as session:
        session["fs_paa"] -= 3700
        session.pop("fs_gexp", None)
    asked = client.get(f"/account/{page}")
    assert asked.headers["Location"].startswith("/account/again")
    wrong = client.post(asked.headers["Location"], data={"password": "wrong"})
    assert "This is not your password." in wrong.text
    back = client.post(asked.headers["Location"], data={"password": PASSWORD})
    assert back.headers["Location"].endswith(f"/account/{page}")
    assert client.get(f"/account/{page}").status_code == 200


def test_a_wrong_code_keeps_the_key_until_one_is_confirmed_or_another_is_asked_for(
    app: Flask, client: FlaskClient
) -> None:
    make_account(app, EMAIL, Role.LINK_WORKER)
    sign_in(client, EMAIL)

    def shown(page: str) -> tuple[str, str]:
        key, address = (
            re.search(r'class="code">([A-Z2-7-]+)<', page),
            re.search(r'action="(/account/codes/[^"]+)"', page),
        )
        assert key is not None
        assert address is not None
        return key[1], address[1]

    key, address = shown(client.post("/account/codes", data={"setup": "authenticator"}).text)
    again = client.post(address, data={"code": "000000"}, follow_redirects=True).text
    assert "This code does not fit." in again
    assert 'class="qr"' in again
    assert shown(again)[0] == key
    assert shown(client.post("/account/codes", data={"setup": "authenticator"}).text)[0] == key
    other, address = shown(client.post("/account/codes", data={"setup": "authenticator", "anew": "1"}).text)
    assert other != key

    done = client.post(address, data={"code": code_of(other.replace("-", ""))}, follow_redirects=True)
    assert done.request.path == "/account/spare-codes"
    assert "You have none yet" in done.text
    assert "Begin with another key" not in client.get("/account/codes").text


def test_a_key_that_waits_is_shown_to_nobody_else(app: Flask, client: FlaskClient) -> None:
    make_account(app, EMAIL, Role.LINK_WORKER)
    make_account(app, "luca@example.org", Role.LINK_WORKER)
    sign_in(client, EMAIL)
    client.post("/account/codes", data={"setup": "authenticator"})
    client.post("/account/sign-out")
    sign_in(client, "luca@example.org")
    assert 'class="qr"' not in client.get("/account/codes").text


def test_what_was_typed_before_the_second_step_was_chosen_is_sent_again(app: Flask, client: FlaskClient) -> None:
    """Whoever becomes a coordinator while a form is open finds what they wrote."""
    make_account(app, EMAIL, Role.COORDINATOR)
    sign_in(client, EMAIL)
    typed = "Il sabato è chiuso da settembre."
    refused = client.post("/curation/services/new", data={"name": typed}, headers={"Origin": "http://localhost"})
    assert refused.status_code == 403
    assert f'value="{typed}"' in refused.text
    assert 'action="/curation/services/new"' in refused.text
    assert re.search(r'href="/account"\s+target="_blank"', refused.text)

    nothing_kept = client.post("/curation/services/new", data={"name": typed})  # a browser that does not say from where
    assert nothing_kept.status_code == 403
    assert typed not in nothing_kept.text
    assert re.search(r'href="/account"', nothing_kept.text)

    set_up_codes(client)
    again = client.post("/curation/services/new", data={"name": typed}, headers={"Origin": "http://localhost"})
    assert again.status_code != 403


def test_the_first_administrator_reads_what_to_do_step_by_step(app: Flask, client: FlaskClient) -> None:
    make_account(app, EMAIL, Role.ADMINISTRATOR)
    sign_in(client, EMAIL)
    page = client.get("/account").text
    assert re.search(r"<h1>One step more, and you can begin</h1>", page)
    steps = re.search(r'<ol class="sheet-steps">.*?</ol>', page, re.DOTALL)
    assert steps is not None
    assert re.findall(r'<(?:form|a) [^>]*(?:action|href)="([^"]+)"', steps[0]) == [
        "/account/codes",
        "/account/passkeys",
    ]
    assert 'name="setup"' in steps[0]  # the picture to scan comes at once
    assert "you let the others in" in steps[0]

    set_up_codes(client)

    page = client.get("/account").text
    assert "One step more" not in page
    assert "Nobody else has an account yet." in page
    assert 'href="/accounts"' in page
    make_account(app, "sara@example.org", Role.LINK_WORKER)
    assert "Nobody else has an account yet." not in client.get("/account").text
