"""Who is in a team is said by its coordinators, on the web."""

import uuid
from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from directory.models import LinkWorker
from directory.models.account import team_link_worker
from tests.web.reading import elements
from tests.web.signing_in import sign_in
from tests.web.test_team_access import teams  # noqa: F401 - the accounts and teams


@pytest.fixture
def stored(app: Flask) -> Iterator[Session]:
    """The database; afterwards nobody belongs to a team."""
    with Session(app.extensions["engine"]) as session:
        yield session
        session.rollback()
        session.execute(sa.delete(team_link_worker))
        session.commit()


def workers(session: Session) -> dict[str, uuid.UUID]:
    return {name: id_ for id_, name in session.execute(sa.select(LinkWorker.id, LinkWorker.name))}


def members(session: Session, team: uuid.UUID) -> set[uuid.UUID]:
    session.rollback()
    return {*session.scalars(sa.select(team_link_worker.c.link_worker_id).where(team_link_worker.c.team_id == team))}


def put(session: Session, worker: uuid.UUID, team: uuid.UUID) -> None:
    session.execute(sa.insert(team_link_worker), [{"link_worker_id": worker, "team_id": team}])
    session.commit()


def test_a_coordinator_takes_somebody_in_and_lets_them_go(
    client: FlaskClient,
    stored: Session,
    teams: dict[str, uuid.UUID],  # noqa: F811
) -> None:
    sign_in(client, "nord@example.org")
    assert "Chi fa parte della squadra" in client.get("/team").text  # one tap away, also where nobody is in it
    page = client.get("/team/members").text
    (name, worker), *_ = workers(stored).items()
    assert name in page
    assert not elements(page, "input", name="was")

    answer = client.post("/team/members", data={"worker": str(worker)}, follow_redirects=True)
    assert f"Ora nella squadra «Nord»: {name}." in answer.text
    assert members(stored, teams["Nord"]) == {worker}
    was = [one["value"] for one in elements(client.get("/team/members").text, "input", name="was")]
    assert was == [str(worker)]
    answer = client.post("/team/members", data={"was": was}, follow_redirects=True)
    assert f"Non più nella squadra «Nord»: {name}." in answer.text
    assert not members(stored, teams["Nord"])


def test_what_another_coordinator_changed_meanwhile_stays(
    client: FlaskClient,
    stored: Session,
    teams: dict[str, uuid.UUID],  # noqa: F811
) -> None:
    first, second, *_ = workers(stored).values()
    sign_in(client, "nord@example.org")
    put(stored, first, teams["Nord"])  # after the page was opened, on which nobody was ticked
    client.post("/team/members", data={"worker": [str(second)]})
    client.post("/team/members", data={"worker": [str(second)]})  # sent twice
    assert members(stored, teams["Nord"]) == {first, second}


def test_who_belongs_to_another_team_alone_is_neither_shown_nor_taken(
    client: FlaskClient,
    stored: Session,
    teams: dict[str, uuid.UUID],  # noqa: F811
) -> None:
    (name, worker), *_ = workers(stored).items()
    put(stored, worker, teams["Sud"])
    sign_in(client, "nord@example.org")
    assert name not in client.get("/team/members").text
    assert client.post("/team/members", data={"worker": str(worker)}).status_code == 404
    assert client.get(f"/team/members?team={teams['Sud']}").status_code == 404
    assert client.post("/team/members", data={"team": str(teams["Sud"]), "was": str(worker)}).status_code == 404
    assert members(stored, teams["Sud"]) == {worker}


def test_an_administrator_and_who_has_both_teams_choose_the_team(
    client: FlaskClient,
    stored: Session,
    teams: dict[str, uuid.UUID],  # noqa: F811
) -> None:
    (name, worker), *_ = workers(stored).items()
    put(stored, worker, teams["Sud"])
    for email in ("due@example.org", "capo@example.org"):
        sign_in(client, email)
        page = client.get(f"/team/members?team={teams['Nord']}").text
        assert name in page
        assert "anche in: Sud" in page
        client.get("/account/sign-out")


def test_a_coordinator_of_no_team_is_told_whom_to_ask(
    client: FlaskClient,
    stored: Session,
    teams: dict[str, uuid.UUID],  # noqa: F811
) -> None:
    sign_in(client, "senza@example.org")
    assert "chiedi a chi amministra" in client.get("/team/members").text
    assert client.post("/team/members", data={"worker": str(next(iter(workers(stored).values())))}).status_code == 404
