"""The administrator's page of accounts, and where attempts are counted."""

import re

import pytest
import redis
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from directory.accounts.accounts import find_account, list_accounts
from directory.models import Role
from directory.settings import SignIn
from tests import factories
from tests.web.account.conftest import MakeApp, browser
from tests.web.account.post_office import free_port
from tests.web.reading import elements
from tests.web.signing_in import is_signed_in, make_account, sign_in
from web.account.set_up import ATTEMPTS

ADMIN, SARA = "admin@example.org", "sara@example.org"
REDIS = "redis://127.0.0.1:6379/15"


@pytest.fixture
def app(make_app: MakeApp) -> Flask:
    """An administrator and a link worker."""
    app = make_app(SignIn(second_step="optional"))
    make_account(app, ADMIN, Role.ADMINISTRATOR)
    make_account(app, SARA, Role.LINK_WORKER, name="Sara <b>Conti</b>")
    return app


@pytest.fixture
def admin(client: FlaskClient) -> FlaskClient:
    """The administrator's browser."""
    sign_in(client, ADMIN)
    return client


def form_of(app: Flask, email: str, action: str) -> str:
    with Session(app.extensions["engine"]) as session:
        return f"/accounts/{find_account(session, email).id}/{action}"


def test_the_page_tells_who_may_sign_in_and_how(admin: FlaskClient) -> None:
    page = admin.get("/accounts").text
    assert "2 accounts" in page
    assert "Sara &lt;b&gt;Conti&lt;/b&gt;" in page
    assert page.count("with a password") == 2


def test_somebody_is_let_in_with_a_link_that_is_shown_once(app: Flask, admin: FlaskClient) -> None:
    with Session(app.extensions["engine"]) as session:
        name = factories.organization(session).name
        session.commit()
    data = {"email": "new@example.org", "role": "partner", "name": "New", "organization": name, "team": "Trento"}
    page = admin.post("/accounts", data=data).text
    (link,) = re.findall(r"http://127\.0\.0\.1:8000(/account/reset/[^<\s]+)", page)
    assert "/account/reset/" not in admin.get("/accounts").text
    new = browser(app)
    new.post(link, data={"password": "three green apples", "password_confirm": "three green apples"})
    sign_in(new, "new@example.org", "three green apples")
    profile = new.get("/account").text
    assert name in profile
    assert "Trento" in profile


def test_a_partner_of_no_organization_is_told_and_gets_one(app: Flask, admin: FlaskClient) -> None:
    with Session(app.extensions["engine"]) as session:
        name = factories.organization(session).name
        session.commit()
    page = admin.post("/accounts", data={"email": "new@example.org", "role": "partner", "name": "New"}).text
    assert "New is of no organisation yet and can change nothing" in page
    assert page.index("Let somebody in") < page.index("3 accounts")
    address = form_of(app, "new@example.org", "organization")
    assert f'action="{address}"' in page

    wrong = admin.post(address, data={"organization": "Nobody knows it"})
    assert wrong.status_code == 422
    assert "There is no organisation" in wrong.text

    done = admin.post(address, data={"organization": name}, follow_redirects=True).text
    assert f"New can change the entries of “{name}” now." in done
    assert f'action="{address}"' not in done
    assert form_of(app, SARA, "organization") not in done


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"email": "no address"}, "is no e-mail address"),
        ({"email": ""}, "Write your e-mail address."),
        ({"email": SARA}, "There is already an account"),
        ({"organization": "Nobody knows it"}, "There is no organisation"),
    ],
)
def test_a_mistake_loses_nothing_and_makes_nothing(
    change: dict[str, str], words: str, app: Flask, admin: FlaskClient
) -> None:
    page = admin.post("/accounts", data={"email": "x@example.org", "role": "coordinator", "name": "Kept", **change})
    assert page.status_code == 422
    assert words in page.text
    assert 'value="Kept"' in page.text
    assert re.search(r'value="coordinator"\s+selected', page.text)
    with Session(app.extensions["engine"]) as session:
        assert len(list_accounts(session)) == 2


def test_role_and_access_are_changed(app: Flask, admin: FlaskClient) -> None:
    sara = browser(app)
    sign_in(sara, SARA)
    admin.post(form_of(app, SARA, "role"), data={"role": "coordinator"})
    assert sara.get("/searches").status_code == 200
    assert admin.post(form_of(app, SARA, "role"), data={"role": "king"}).status_code == 422

    admin.post(form_of(app, SARA, "disable"))
    assert not is_signed_in(sara)
    sign_in(sara, SARA)
    assert not is_signed_in(sara)
    admin.post(form_of(app, SARA, "enable"))
    sign_in(sara, SARA)
    assert is_signed_in(sara)


def test_the_only_administrator_cannot_lock_everybody_out(app: Flask, admin: FlaskClient) -> None:
    answer = admin.post(form_of(app, ADMIN, "disable"))
    assert answer.status_code == 409
    assert "This is the only administrator" in answer.text
    assert is_signed_in(admin)


def test_nobody_else_changes_accounts(app: Flask) -> None:
    sara = browser(app)
    sign_in(sara, SARA)
    for action in ("role", "disable", "enable", "link", "again"):
        assert sara.post(form_of(app, ADMIN, action), data={"role": "partner"}).status_code == 403


def attempts_until_refused(*clients: FlaskClient) -> int:
    """How many attempts are let through, taking turns."""
    for number in range(30):
        if sign_in(clients[number % len(clients)], f"someone{number}@example.org", "wrong").status_code == 429:
            return number
    return 30


def forget_attempts(store: redis.Redis) -> None:
    """Only what this test counted."""
    for key in store.scan_iter("LIMITS:*"):
        store.delete(key)


def test_processes_count_together_in_redis(make_app: MakeApp) -> None:
    try:
        store = redis.Redis.from_url(REDIS)
        forget_attempts(store)
    except redis.ConnectionError:
        pytest.skip("NO REDIS AT 127.0.0.1:6379, COUNTING TOGETHER WAS NOT TESTED")
    both = [browser(make_app(SignIn(limits_url=REDIS))) for _ in range(2)]
    assert attempts_until_refused(*both) == int(ATTEMPTS.split(maxsplit=1)[0])
    forget_attempts(store)
    store.close()


def test_a_store_that_does_not_answer_lets_nobody_try_more_often(make_app: MakeApp) -> None:
    client = browser(make_app(SignIn(limits_url=f"redis://127.0.0.1:{free_port()}")))
    assert attempts_until_refused(client) == int(ATTEMPTS.split(maxsplit=1)[0])


def test_an_address_that_has_an_account_is_told_where_one_looks(admin: FlaskClient) -> None:
    answer = admin.post("/accounts", data={"email": SARA, "role": "link_worker"})
    (box,) = elements(answer.text, "div", role="alert")
    assert "data-focus" in box


def test_the_only_administrator_is_told_so_on_the_page_itself(app: Flask, admin: FlaskClient) -> None:
    for action, data in (("disable", {}), ("role", {"role": "link_worker"})):
        answer = admin.post(form_of(app, ADMIN, action), data=data)
        assert answer.status_code == 409
        assert "This is the only administrator" in answer.text
        assert "Somebody was faster" not in answer.text
        assert "Let somebody in" in answer.text


def test_who_was_switched_off_is_named_and_let_in_again_at_once(app: Flask, admin: FlaskClient) -> None:
    done = admin.post(form_of(app, SARA, "disable"), follow_redirects=True)
    assert "Switched off: Sara &lt;b&gt;Conti&lt;/b&gt; cannot sign in" in done.text
    undo = form_of(app, SARA, "enable")
    assert f'action="{undo}"' in done.text
    assert "can sign in again" in admin.post(undo, follow_redirects=True).text
    with Session(app.extensions["engine"]) as session:
        assert find_account(session, SARA).active


def test_an_account_joins_and_leaves_teams(app: Flask, admin: FlaskClient) -> None:
    address = form_of(app, SARA, "teams")
    assert admin.post(address, data={"new": "  Forlì   centro "}).status_code == 302
    page = admin.get("/accounts").text
    assert "belongs to: Forlì centro." in page
    (team,) = set(re.findall(r'name="team"\s+value="([^"]+)"\s+checked', page))

    assert admin.post(address, data={"team": team, "new": "Cesena"}).status_code == 302
    with Session(app.extensions["engine"]) as session:
        assert {one.name for one in find_account(session, SARA).teams} == {"Forlì centro", "Cesena"}
    admin.post(address, data={})
    assert "belongs to no team." in admin.get("/accounts").text
    assert admin.post(address, data={"new": "x" * 101}).status_code == 422
