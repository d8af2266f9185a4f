"""Who opens a person's pages, to whom a case is given, and what everybody else is told."""

import re
import uuid
from dataclasses import replace

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from directory.accounts.accounts import disable, find_account, set_teams
from directory.accounts.teams import set_worker_teams, team_named
from directory.models import AssignmentProposal, LinkWorker, PersonCase, Role
from directory.settings import SignIn
from tests.web.account.conftest import browser
from tests.web.cases.people import FORM, acts, kept, signed_in
from tests.web.reading import value_of
from tests.web.signing_in import NOW
from tests.web.territory import SUNDAY_MORNING, Territory
from web.app import create_app


def without_token(html: str) -> str:
    """A page without its token, which is another one every second."""
    return re.sub(r'name="csrf_token"\s+value="[^"]+"', "", html)


def test_who_has_no_right_cannot_tell_a_case_from_none(app: Flask, sara: FlaskClient, luca: FlaskClient) -> None:
    address = kept(sara)
    nowhere = "/cases/00000000-0000-4000-8000-000000000000"
    for path in ("", "/profile", "/suggestions", "/erase"):
        theirs, none = luca.get(address + path), luca.get(nowhere + path)
        assert (theirs.status_code, none.status_code) == (404, 404)
        assert without_token(theirs.text).replace(address, "") == without_token(none.text).replace(nowhere, "")
    for path in ("/profile", "/identity", "/proposal", "/export", "/erase", "/grants", "/restrict", "/hand-over"):
        data = {**FORM, "email": "luca@example.org", "reference": "P-X"}
        assert luca.post(address + path, data=data).status_code == 404, path
    assert luca.post("/cases", data={**FORM, "case": address.rpartition("/")[2]}).status_code == 404
    assert acts(app, address) == ["opened"]


def test_a_case_is_given_by_address_and_taken_back(app: Flask, sara: FlaskClient, luca: FlaskClient) -> None:
    address = kept(sara)
    wrong = sara.post(f"{address}/grants", data={"email": "nessuno@example.org", "until": ""})
    assert wrong.status_code == 422
    assert value_of(wrong.text, "until") == ""
    sara.post(f"{address}/grants", data={"email": "luca@example.org", "until": "2026-12-31"})
    luca.get(address)
    page = luca.get(address).text
    assert "Il profilo lo tiene Sara" in page
    assert "/hand-over" not in page
    (end,) = re.findall(rf'action="({address}/grants/[^"]+)"', sara.get(address).text)
    sara.post(end)
    assert luca.get(address).status_code == 404
    luca_read = r"Luca: ha letto\s+<span class=\"soft\">\(2 volte\)"
    assert re.search(luca_read, sara.get(address).text)


def test_a_case_is_handed_over(sara: FlaskClient, luca: FlaskClient) -> None:
    address = kept(sara)
    assert sara.post(f"{address}/hand-over", data={"email": "luca@example.org"}).location == "/cases"
    assert sara.get(address).status_code == 404
    assert luca.get(address).status_code == 200


def test_a_proposal_goes_to_the_team_of_the_case_with_its_workers_only(app: Flask) -> None:
    mara = signed_in(app, "Mara")
    nora, nadia = (signed_in(app, name, Role.COORDINATOR) for name in ("Nora", "Nadia"))
    with Session(app.extensions["engine"]) as session:
        for name, team in (("mara", "Nord"), ("nora", "Nord"), ("nadia", "Sud")):
            set_teams(session, find_account(session, f"{name}@example.org"), [team])
        worker_id = session.scalars(sa.select(LinkWorker.id).where(LinkWorker.name == "Sara Conti")).one()
        set_worker_teams(session, worker_id, [team_named(session, "Nord")])
        session.commit()
    address = kept(mara, reference="P-NORD")
    mara.post(f"{address}/proposal")
    assert "Le coordinatrici della squadra Nord" in mara.get(address).text
    assert "non hanno ancora deciso" in mara.get(address).text
    assert "P-NORD" in nora.get("/team").text
    assert re.search(r"1</span>\s+<span>persona in attesa", nora.get("/desk").text)
    assert re.search(r"0</span>\s+<span>persone in attesa", nadia.get("/desk").text)
    assert "P-NORD" in nora.get("/team/plan?occasion=group").text
    assert "P-NORD" not in nadia.get("/team").text
    with Session(app.extensions["engine"]) as session:
        (row,) = session.scalars(sa.select(AssignmentProposal).where(AssignmentProposal.person == "P-NORD"))
        assert [one["id"] for one in row.candidates["candidates"]] == [str(worker_id)]
        set_worker_teams(session, worker_id, [])
        session.commit()


def test_administrators_pass_on_what_somebody_left_without_seeing_it(app: Flask, luca: FlaskClient) -> None:
    address = kept(signed_in(app, "Gina"), reference="P-LEFT")
    ada = signed_in(app, "Ada", Role.ADMINISTRATOR)
    assert ada.get(address).status_code == 403
    assert "P-LEFT" not in ada.get("/cases/left").text
    with Session(app.extensions["engine"]) as session:
        disable(session, find_account(session, "gina@example.org"), now=NOW)
        session.commit()
    assert "P-LEFT" in ada.get("/cases/left").text
    for nobody in ("nessuno@example.org", "ada@example.org"):
        assert ada.post(f"{address}/pass-on", data={"email": nobody}).status_code == 422
    assert ada.post(f"{address}/pass-on", data={"email": "luca@example.org"}).status_code == 303
    assert ada.get(address).status_code == 403
    assert luca.get(address).status_code == 200
    assert "Ada: ha passato il caso a Luca" in luca.get(address).text


def test_an_administrator_is_offered_no_case_and_keeps_none(app: Flask) -> None:
    ada = signed_in(app, "Ada", Role.ADMINISTRATOR)
    assert 'name="reference"' not in ada.get("/match").text
    overview = ada.get("/cases").text
    assert "/cases/left" in overview
    assert "Nuova persona" not in overview
    assert ada.post("/cases", data={**FORM, "reference": "P-ADA"}).status_code == 403


def test_who_is_no_worker_is_given_no_case_and_a_sentence_says_why(app: Flask, sara: FlaskClient) -> None:
    signed_in(app, "Paola", Role.PARTNER)
    address = kept(sara)
    for path in ("grants", "hand-over"):
        refused = sara.post(f"{address}/{path}", data={"email": "paola@example.org"})
        assert refused.status_code == 422
        assert "paola@example.org non lo è" in refused.text
    assert not {"shared", "handed_over"} & {*acts(app, address)}


def test_without_the_second_step_that_the_role_asks_for_nothing_is_offered_or_kept(
    territory: Territory, app: Flask
) -> None:
    nadia = signed_in(app, "Norma", Role.COORDINATOR)
    kept(nadia, reference="P-SECOND")
    made = create_app(replace(territory.settings, sign_in=SignIn(second_step="required")))
    made.config.update(NOW=SUNDAY_MORNING, WTF_CSRF_ENABLED=False)
    client = signed_in(made, "Norma")
    for page in (client.get("/match"), client.post("/match", data=FORM)):
        assert page.status_code == 200
        assert "P-SECOND" not in page.text
        assert 'name="reference"' not in page.text
    assert client.post("/cases", data={**FORM, "reference": "P-STEP"}).status_code == 403
    with Session(made.extensions["engine"]) as session:
        assert session.scalar(sa.select(PersonCase.id).where(PersonCase.person == "P-STEP")) is None
    made.extensions["engine"].dispose()


def test_readers_without_an_account_use_the_match_page_as_before(app: Flask) -> None:
    client = browser(app, "it")
    assert 'name="reference"' not in client.get("/match").text
    assert client.post("/cases", data=FORM).status_code == 401
    assert client.get("/cases").location.startswith("/account/sign-in")


def test_a_partner_opens_no_case(app: Flask) -> None:
    assert signed_in(app, "Paola", Role.PARTNER).get("/cases").status_code == 403


CHANGES = ("/profile", "/identity", "/proposal", "/export", "/erase", "/grants", "/restrict", "/hand-over")


def test_every_form_of_a_case_needs_the_token_of_its_page(app: Flask, sara: FlaskClient) -> None:
    address = kept(sara)
    grant = f"/grants/{uuid.uuid4()}/end"
    app.config["WTF_CSRF_ENABLED"] = True
    data = {**FORM, "email": "luca@example.org", "restricted": "yes"}
    for path in (address + one for one in (*CHANGES, grant, "/pass-on")):
        assert sara.post(path, data=data).status_code == 400, path
    assert sara.post("/cases", data={**FORM, "reference": "P-FORGED"}).status_code == 400
    assert acts(app, address) == ["opened"]


def test_no_answer_about_a_case_is_kept_by_a_browser(sara: FlaskClient, luca: FlaskClient) -> None:
    address = kept(sara)
    wrong = {"email": "nessuno@example.org"}
    for answer in (
        *(sara.get(path) for path in ("/cases", address, f"{address}/profile", f"{address}/erase")),
        sara.post(f"{address}/export"),
        sara.post(f"{address}/hand-over", data=wrong),
        luca.get(address),
    ):
        assert answer.headers["Cache-Control"] == "private, no-store"


def test_who_asks_for_an_address_is_not_told_whether_it_has_an_account(app: Flask, sara: FlaskClient) -> None:
    signed_in(app, "Paola", Role.PARTNER)
    address = kept(sara)
    said = {
        re.findall(r'role="alert".*?</div>', sara.post(f"{address}/grants", data={"email": email}).text, re.DOTALL)[
            0
        ].replace(email, "")
        for email in ("paola@example.org", "nessuno@example.org")
    }
    assert len(said) == 1


def test_a_restricted_case_is_opened_to_the_team_only_when_that_is_said(app: Flask, sara: FlaskClient) -> None:
    address = kept(sara)
    sara.post(f"{address}/restrict", data={"restricted": "yes"})
    assert sara.post(f"{address}/restrict", data={}).status_code == 422
    assert acts(app, address)[:2] == ["opened", "restricted"]
    assert "unrestricted" not in acts(app, address)
    sara.post(f"{address}/restrict", data={"restricted": "no"})
    assert acts(app, address)[-1] == "unrestricted"


def test_who_keeps_a_case_from_themselves_gets_the_list_next(app: Flask) -> None:
    mario, olga = signed_in(app, "Mario"), signed_in(app, "Olga", Role.COORDINATOR)
    with Session(app.extensions["engine"]) as session:
        for name in ("mario", "olga"):
            set_teams(session, find_account(session, f"{name}@example.org"), ["Ovest"])
        session.commit()
    address = kept(mario)
    assert olga.post(f"{address}/restrict", data={"restricted": "yes"}).location == "/cases"
    assert olga.get(address).status_code == 404


def test_the_log_names_addresses_since_anybody_can_take_a_name(
    app: Flask, sara: FlaskClient, luca: FlaskClient
) -> None:
    address = kept(sara)
    sara.post(f"{address}/grants", data={"email": "luca@example.org", "until": ""})
    luca.post("/account/name", data={"name": "Sara"})
    luca.get(address)
    page = sara.get(address).text
    luca.post("/account/name", data={"name": "Luca"})
    assert re.search(r"Sara: ha letto.{0,200}luca@example\.org", page, re.DOTALL)


@pytest.mark.parametrize("was", ['{"needs": [{"term": ["a"], "severity": 1}]}', "[" * 20_000])
def test_a_forged_version_is_no_failure_of_the_server(was: str, sara: FlaskClient) -> None:
    address = kept(sara)
    answer = sara.post(f"{address}/profile", data={**FORM, "age": "30", "was": was, "version": "7"})
    assert answer.status_code == 409
