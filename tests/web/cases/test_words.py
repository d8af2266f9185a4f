"""What stands on a person's page: the log, folded, and whether the profile speaks of safety."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from directory.accounts.accounts import find_account
from directory.models import CaseAccess, CaseAct
from directory.taxonomies.vocabulary import RESTRICTED_DOMAIN
from matching.casework.case_access import LoggedAct
from tests.web.cases.people import kept
from web.cases.views import SHOWN_ACTS
from web.cases.words import asks_about_safety, folded

MORNING = datetime(2026, 11, 22, 9, tzinfo=UTC)
SARA, LUCA = uuid.UUID(int=1), uuid.UUID(int=2)
READ, SHARED, REVOKED = CaseAct.READ, CaseAct.SHARED, CaseAct.REVOKED


def line(act: CaseAct, account: uuid.UUID, *, minutes: int = 0, name: str = "Sara") -> LoggedAct:
    at = MORNING - timedelta(minutes=minutes)
    return LoggedAct(at, act, name, None, account_id=account, subject_id=None)


def test_reads_of_a_day_are_one_line_whatever_lies_between() -> None:
    log = [line(READ, SARA), line(READ, LUCA, minutes=1, name="Luca"), line(READ, SARA, minutes=2)]
    log += [line(READ, SARA, minutes=24 * 60)]
    assert [(one.last.who, one.times) for one in folded(log)] == [("Sara", 2), ("Luca", 1), ("Sara", 1)]


def test_other_acts_stay_in_their_order() -> None:
    log = [line(SHARED, SARA), line(REVOKED, SARA, minutes=1), line(SHARED, SARA, minutes=2)]
    assert [(one.last.act, one.times) for one in folded(log)] == [(SHARED, 1), (REVOKED, 1), (SHARED, 1)]
    assert [one.times for one in folded([log[0], log[2]])] == [2]


def test_two_people_of_one_name_are_two_lines() -> None:
    assert len(folded([line(READ, SARA), line(READ, LUCA, name="Sara")])) == 2


def test_reading_again_and_again_pushes_nobody_out_of_sight(app: Flask, sara: FlaskClient, luca: FlaskClient) -> None:
    address = kept(sara)
    sara.post(f"{address}/grants", data={"email": "luca@example.org", "until": ""})
    assert luca.get(address).status_code == 200
    case_id = uuid.UUID(address.rpartition("/")[2])
    with Session(app.extensions["engine"]) as session:
        account = find_account(session, "sara@example.org").id
        again = {"case_id": case_id, "account_id": account, "act": READ}
        rows = [{**again, "at": MORNING + timedelta(seconds=at)} for at in range(SHOWN_ACTS + 1)]
        rows += [{**again, "at": MORNING + timedelta(days=at)} for at in range(1, SHOWN_ACTS + 1)]
        session.execute(sa.insert(CaseAccess), rows)
        session.commit()
    page = sara.get(address).text
    assert "Luca: ha letto" in page
    latest, _, older = page.partition("Meno recenti")
    assert latest.count("Sara: ha letto") == SHOWN_ACTS
    assert "Luca: ha letto" in older


@pytest.mark.parametrize(("term", "is_about"), [("", True), (".partner_violence", True), ("_net", False)])
def test_a_profile_asks_about_safety_by_the_domain_of_its_needs(term: str, is_about: bool) -> None:
    assert asks_about_safety({"needs": [{"term": RESTRICTED_DOMAIN + term}]}) is is_about
