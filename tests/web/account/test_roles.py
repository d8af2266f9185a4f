"""`docs/roles.md` and what the code decides are the same table; every view is in it."""

import re
import uuid
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from directory.accounts.accounts import change_role, find_account
from directory.models import Role
from directory.settings import SignIn
from tests.web.account.conftest import MakeApp, browser
from tests.web.signing_in import make_account, sign_in
from web.access import access_of

DOCUMENT = Path("docs/roles.md").read_text("utf-8")
COLUMNS: tuple[Role | None, ...] = (None, *Role)  # None: without an account
MARKS = {"sì": True, "se pubblico": True, "–": False}
OIDC = SignIn(oidc_issuer="http://127.0.0.1:1", oidc_client_id="prossima", oidc_client_secret="secret")


def documented() -> dict[str, list[str]]:
    """View -> its cells: without an account, then the roles."""
    rows = re.findall(r"^\| `([\w.]+)` \| [^|]* \| (.+) \|$", DOCUMENT, re.MULTILINE)
    assert len(rows) == len({name for name, _ in rows})
    return {name: cells.split(" | ") for name, cells in rows}


def test_every_view_is_in_the_table_and_the_table_has_no_others(make_app: MakeApp) -> None:
    views = {rule.endpoint for rule in make_app(OIDC).url_map.iter_rules()}
    assert views == set(documented())


def test_the_table_says_what_the_code_decides(make_app: MakeApp) -> None:
    app = make_app(OIDC)
    for view, cells in documented().items():
        access = access_of(app, view)
        assert access is not None, f"{view} does not say who may open it: give it asks_for (web/access.py)"
        assert [MARKS[cell] for cell in cells] == [access.allows(role, is_public=True) for role in COLUMNS], view
        is_closed = cells[0] == "se pubblico"
        assert access.allows(None, is_public=False) == (cells[0] == "sì"), view
        assert is_closed == (access.without_account == "while public"), view


def addresses(app: Flask) -> dict[str, str]:
    """View -> an address of it that is opened with GET and needs no preparation."""
    found = {}
    for rule in app.url_map.iter_rules():
        if "GET" in (rule.methods or ()) and "<" not in rule.rule.replace("<uuid:service_id>", ""):
            found[rule.endpoint] = rule.rule.replace("<uuid:service_id>", str(uuid.UUID(int=1)))
    found.pop("security.two_factor_token_validation")  # signs out who is signed in and has nothing to do there
    return found


@pytest.mark.parametrize("role", [None, *Role])
@pytest.mark.parametrize("is_public", [True, False])
def test_every_page_opens_for_exactly_the_roles_of_the_table(
    role: Role | None, is_public: bool, make_app: MakeApp
) -> None:
    app = make_app(SignIn(second_step="optional", public_reading="yes" if is_public else "no"))
    client = browser(app)
    if role is not None:
        make_account(app, "someone@example.org", role)
        sign_in(client, "someone@example.org")
    for view, address in addresses(app).items():
        cell = documented()[view][COLUMNS.index(role)]
        is_let_in = cell == "sì" or (cell == "se pubblico" and is_public)
        answer = client.get(address)
        was_sent_away = answer.status_code == 302 and answer.headers["Location"].startswith("/account/sign-in?next=")
        assert (answer.status_code != 403 and not was_sent_away) is is_let_in, (view, answer.status_code)


def test_a_view_that_says_nothing_stays_closed(app: Flask) -> None:
    app.add_url_rule("/forgotten", "forgotten", lambda: "secret")
    assert browser(app).get("/forgotten").status_code == 403


def test_a_form_sent_without_an_account_is_refused_with_a_sentence(app: Flask) -> None:
    answer = browser(app).post("/accounts", data={"email": "thief@example.org"})
    assert answer.status_code == 401
    assert "Nothing was saved." in answer.text


def test_the_wrong_role_reads_whom_to_ask(app: Flask) -> None:
    make_account(app, "partner@example.org", Role.PARTNER)
    client = browser(app)
    sign_in(client, "partner@example.org")
    answer = client.get("/searches")
    assert answer.status_code == 403
    assert "ask an administrator" in answer.text


def test_with_public_reading_off_every_page_asks_to_sign_in(make_app: MakeApp) -> None:
    client = browser(make_app(SignIn(public_reading="no")))
    for page in ("/", "/search?q=x", "/suggest?q=x", "/match"):
        assert client.get(page).headers["Location"].startswith("/account/sign-in?next=")
    assert client.get("/account/sign-in").status_code == 200
    with client.get("/static/css/prossima.css") as style:
        assert style.status_code == 200


def test_another_role_counts_from_the_next_click(app: Flask) -> None:
    make_account(app, "sara@example.org", Role.COORDINATOR)
    client = browser(app)
    sign_in(client, "sara@example.org")
    assert client.get("/searches").status_code == 302  # to the second step, which coordinators need
    with Session(app.extensions["engine"]) as session:
        change_role(session, find_account(session, "sara@example.org"), Role.PARTNER)
        session.commit()
    assert client.get("/searches").status_code == 403
