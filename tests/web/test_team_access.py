"""Who sees whose casework: a coordinator that of the own teams, an administrator all."""

import json
import uuid
from collections.abc import Iterator
from html import unescape

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from directory.accounts.accounts import set_teams
from directory.models import Account, Assignment, AssignmentProposal, LinkWorker, Role, Team
from matching.casework.assignments import begin
from tests.web.reading import elements
from tests.web.signing_in import NOW, make_account, sign_in
from tests.web.team import nobody_waits, waits

NORTH, SOUTH, NOBODYS = "TN-NORD", "TN-SUD", "TN-LIBERA"
SEES = {
    ("nord", Role.COORDINATOR): {NORTH},
    ("due", Role.COORDINATOR): {NORTH, SOUTH},
    ("senza", Role.COORDINATOR): {NOBODYS},
    ("capo", Role.ADMINISTRATOR): {NORTH, SOUTH, NOBODYS},
}
TEAMS = {"nord": ["Nord"], "due": ["Nord", "Sud"]}


@pytest.fixture
def teams(app: Flask) -> dict[str, uuid.UUID]:
    """Accounts of two teams, and of none."""
    with Session(app.extensions["engine"]) as session:
        known = {*session.scalars(sa.select(Account.email))}
    for name, role in SEES:
        if f"{name}@example.org" not in known:
            make_account(app, f"{name}@example.org", role, name=name)
    with Session(app.extensions["engine"]) as session:
        for name, own in TEAMS.items():
            query = sa.select(Account).where(Account.email == f"{name}@example.org")
            account = session.scalars(query.options(sa.orm.selectinload(Account.teams))).one()
            set_teams(session, account, own)
            session.flush()
        session.commit()
        return {name: key for key, name in session.execute(sa.select(Team.id, Team.name))}


@pytest.fixture
def kept(app: Flask, teams: dict[str, uuid.UUID]) -> Iterator[dict[str, uuid.UUID]]:
    """A proposal of each team, and one of none: person -> id."""
    with Session(app.extensions["engine"]) as session:
        nobody_waits(session)
        rows = {person: waits(session, person) for person in (NORTH, SOUTH, NOBODYS)}
        rows[NORTH].team_id, rows[SOUTH].team_id = teams["Nord"], teams["Sud"]
        found = {person: row.id for person, row in rows.items()}
        session.commit()
        yield found
        session.rollback()
        nobody_waits(session)


@pytest.mark.parametrize(("who", "sees"), SEES.items(), ids=[name for name, _ in SEES])
def test_own_casework_is_seen_and_decided_and_no_other(
    who: tuple[str, Role], sees: set[str], app: Flask, client: FlaskClient, kept: dict[str, uuid.UUID]
) -> None:
    sign_in(client, f"{who[0]}@example.org")
    html = client.get("/team").text
    assert {person for person in kept if person in html} == sees
    for person, key in kept.items():
        assert client.get(f"/team/proposals/{key}").status_code == (200 if person in sees else 404)
        if person not in sees:
            assert client.post(f"/team/proposals/{key}", data={"decision": "wait"}).status_code == 404
    with Session(app.extensions["engine"]) as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(Assignment)) == 0
        assert not session.scalars(sa.select(AssignmentProposal).where(AssignmentProposal.decision.is_not(None))).all()


@pytest.mark.parametrize(
    ("name", "team", "status"),
    [("nord", "Nord", 200), ("nord", "Sud", 404), ("senza", "Nord", 404), ("capo", "Sud", 200), ("due", "none", 404)],
)
@pytest.mark.parametrize("path", ["/team", "/team/plan", "/team/plan/applied", "/team/plan?occasion=group"])
def test_another_team_is_not_found(
    path: str, name: str, team: str, status: int, client: FlaskClient, teams: dict[str, uuid.UUID]
) -> None:
    sign_in(client, f"{name}@example.org")
    sign = "&" if "?" in path else "?"
    assert client.get(f"{path}{sign}team={teams.get(team, team)}").status_code == status


def test_an_administrator_looks_at_one_team_or_at_what_belongs_to_none(
    client: FlaskClient, kept: dict[str, uuid.UUID], teams: dict[str, uuid.UUID]
) -> None:
    sign_in(client, "capo@example.org")
    for chosen, sees in ((str(teams["Nord"]), {NORTH}), ("none", {NOBODYS})):
        html = client.get("/team", query_string={"team": chosen}).text
        assert {person for person in kept if person in html} == sees


def test_a_plan_of_who_belongs_to_no_team_keeps_to_it_from_page_to_page(
    app: Flask, client: FlaskClient, kept: dict[str, uuid.UUID]
) -> None:
    sign_in(client, "senza@example.org")
    html = client.get("/team/plan", query_string={"occasion": "group"}).text
    hidden = elements(html, "input", type="hidden")
    sent = {str(one["name"]): unescape(one.get("value") or "") for one in hidden}
    assert sent["team"] == "none"
    assert json.loads(sent["shown"]).keys() == {NOBODYS}
    answer = client.post("/team/plan", data={**sent, "act": "apply"})
    assert answer.status_code == 302
    assert answer.location.endswith("?team=none")
    page = client.get(answer.location).text
    assert elements(page, "a", href="/team/plan?team=none")
    (form,) = (one for one in elements(page, "input", type="hidden") if one.get("name") == "number")
    undone = client.post("/team/plan/applied/undo", data={"number": form["value"], "team": "none"})
    assert undone.location.endswith("?team=none")
    assert NOBODYS in client.get("/team", query_string={"team": "none"}).text


def test_the_team_that_was_chosen_is_kept_while_somebody_decides(
    client: FlaskClient, kept: dict[str, uuid.UUID], teams: dict[str, uuid.UUID]
) -> None:
    sign_in(client, "due@example.org")
    chosen = {"team": str(teams["Nord"])}
    address = f"/team/proposals/{kept[NORTH]}?team={teams['Nord']}"
    assert elements(client.get("/team", query_string=chosen).text, "a", href=address)
    assert elements(client.get(address).text, "a", href=f"/team?team={teams['Nord']}")
    answer = client.post(f"/team/proposals/{kept[NORTH]}", data={"decision": "wait", **chosen})
    assert answer.location.endswith(f"/team?team={teams['Nord']}")


def test_who_walks_with_somebody_of_another_team_is_named_and_not_planned_for(
    app: Flask, client: FlaskClient, kept: dict[str, uuid.UUID], teams: dict[str, uuid.UUID]
) -> None:
    with Session(app.extensions["engine"]) as session:
        worker = session.scalars(sa.select(LinkWorker.id)).first()
        assert worker is not None
        begin(session, "TN-ALTROVE", worker, points=1.0, on=NOW.date(), by="test", team_id=teams["Nord"])
        session.commit()
    sign_in(client, "nord@example.org")
    html = unescape(client.get("/team/plan", query_string={"occasion": "weekly"}).text)
    assert "line-TN-ALTROVE" not in html
    assert "non è di questa squadra: TN-ALTROVE" in html
