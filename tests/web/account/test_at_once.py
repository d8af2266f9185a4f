"""What may happen once happens once, also where several send it at the same moment."""

import uuid
from collections.abc import Iterator
from functools import partial

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from directory.accounts.sessions import MOST_FAILURES
from directory.curation.reports import MOST_OF_A_SERVICE
from directory.models import Account, EntryReport, Fault, Organization, Role, Team
from directory.settings import SignIn
from tests import factories
from tests.at_once import at_once
from tests.web.account.conftest import MakeApp, browser
from tests.web.account.test_second_step import set_up_codes
from tests.web.signing_in import code_of, is_signed_in, make_account, sign_in
from tests.web.territory import PASSWORD
from web.account.links import first_link, password_link

EMAIL = "carla@example.org"
SEVERAL = 6


@pytest.fixture
def app(make_app: MakeApp) -> Flask:
    """Where no second step is asked for, and one address may try as often as it likes."""
    app = make_app(SignIn(second_step="optional"))
    app.extensions["attempts"].enabled = False
    return app


def browsers(app: Flask, count: int = SEVERAL) -> list[FlaskClient]:
    return [browser(app) for _ in range(count)]


def accounts(app: Flask) -> list[Account]:
    with Session(app.extensions["engine"]) as session:
        return [*session.scalars(sa.select(Account).order_by(Account.email))]


def path_of(link: str) -> str:
    return link.removeprefix("http://127.0.0.1:8000")


def test_a_code_of_an_app_lets_in_one(app: Flask) -> None:
    key = make_account(app, EMAIL, Role.COORDINATOR, codes=True)
    several = browsers(app)
    for one in several:
        sign_in(one, EMAIL)
    code = code_of(key)

    at_once([partial(one.post, "/account/code", data={"code": code}) for one in several])

    assert sum(map(is_signed_in, several)) == 1


def test_a_spare_code_lets_in_one(app: Flask, client: FlaskClient) -> None:
    make_account(app, EMAIL, Role.COORDINATOR)
    sign_in(client, EMAIL)
    set_up_codes(client)
    client.post("/account/spare-codes", data={"generate_new_codes": "1"})
    with app.test_request_context(), Session(app.extensions["engine"]) as session:
        account = session.scalars(sa.select(Account)).one()
        code, *_ = app.extensions["security"].mf_recovery_codes_util.get_recovery_codes(account)
    several = browsers(app, MOST_FAILURES - 1)
    for one in several:
        sign_in(one, EMAIL)

    at_once([partial(one.post, "/account/spare-code", data={"code": code}) for one in several])

    assert sum(map(is_signed_in, several)) == 1


def test_the_first_link_makes_one_administrator(app: Flask) -> None:
    with app.app_context(), Session(app.extensions["engine"]) as session:
        path = path_of(first_link(app, session, app.config["SETTINGS"]) or "")

    answers = at_once(
        [
            partial(
                one.post,
                path,
                data={"email": f"a{number}@example.org", "password": PASSWORD, "password_confirm": PASSWORD},
            )
            for number, one in enumerate(browsers(app))
        ]
    )

    assert sorted(one.status_code for one in answers) == [302, *[404] * (SEVERAL - 1)]
    assert len(accounts(app)) == 1


def test_a_link_for_a_password_works_once(app: Flask) -> None:
    make_account(app, EMAIL, Role.LINK_WORKER)
    with app.test_request_context(), Session(app.extensions["engine"]) as session:
        path = path_of(password_link(session.scalars(sa.select(Account)).one()))
    chosen = [f"three green apples {number}" for number in range(SEVERAL)]

    answers = at_once(
        [
            partial(one.post, path, data={"password": password, "password_confirm": password})
            for one, password in zip(browsers(app), chosen, strict=True)
        ]
    )

    assert all(one.status_code in (200, 302) for one in answers)
    assert sum(one.headers.get("Location") == "/account/sign-in" for one in answers) == 1


def test_wrong_passwords_are_counted_and_the_right_one_waits_with_them(app: Flask) -> None:
    make_account(app, EMAIL, Role.LINK_WORKER)
    tried = [f"wrong {number}" for number in range(20)]

    answers = at_once([partial(sign_in, one, EMAIL, tried[at]) for at, one in enumerate(browsers(app, len(tried)))])

    assert {one.status_code for one in answers} == {200}
    (account,) = accounts(app)
    assert account.locked_until is not None
    late = browser(app)
    assert "That did not work. Check address and password" in sign_in(late, EMAIL).text
    assert not is_signed_in(late)


def test_two_administrators_cannot_both_be_the_one_who_goes(app: Flask) -> None:
    emails = ("a@example.org", "b@example.org")
    for email in emails:
        make_account(app, email, Role.ADMINISTRATOR)
    ids = [one.id for one in accounts(app)]
    both = browsers(app, 2)
    for one, email in zip(both, emails, strict=True):
        sign_in(one, email)

    answers = at_once(
        [
            partial(both[0].post, f"/accounts/{ids[1]}/role", data={"role": Role.PARTNER.value}),
            partial(both[1].post, f"/accounts/{ids[0]}/disable"),
        ]
    )

    assert 500 not in [one.status_code for one in answers]
    assert [one for one in accounts(app) if one.role is Role.ADMINISTRATOR and one.active]


@pytest.mark.parametrize("same_address", [True, False])
def test_invitations_that_name_a_new_team_make_it_once(same_address: bool, app: Flask) -> None:
    make_account(app, EMAIL, Role.ADMINISTRATOR)
    several = browsers(app, 4)
    for one in several:
        sign_in(one, EMAIL)

    answers = at_once(
        [
            partial(
                one.post,
                "/accounts",
                data={
                    "email": f"new{0 if same_address else number}@example.org",
                    "role": Role.LINK_WORKER.value,
                    "team": "Squadra nuova",
                },
            )
            for number, one in enumerate(several)
        ]
    )

    invited = 1 if same_address else len(several)
    assert sorted(one.status_code for one in answers) == [*[200] * invited, *[422] * (len(several) - invited)]
    with Session(app.extensions["engine"]) as session:
        assert len(session.scalars(sa.select(Team)).all()) == 1


@pytest.fixture
def service_id(app: Flask) -> Iterator[uuid.UUID]:
    """A service, until the test ends."""
    with Session(app.extensions["engine"]) as session:
        service = factories.service(session, name="Sportello")
        session.commit()
        yield service.id
        session.execute(sa.delete(EntryReport))
        session.delete(service)
        session.delete(session.get_one(Organization, service.organization_id))
        session.commit()


def test_no_more_reports_of_a_day_are_taken_than_anybody_reads(app: Flask, service_id: uuid.UUID) -> None:
    answers = at_once(
        [
            partial(one.post, f"/services/{service_id}/report", data={"fault": Fault.OTHER.value, "text": f"no {at}"})
            for at, one in enumerate(browsers(app, MOST_OF_A_SERVICE + 4))
        ]
    )

    assert sorted(one.status_code for one in answers) == [*[302] * MOST_OF_A_SERVICE, *[429] * 4]
