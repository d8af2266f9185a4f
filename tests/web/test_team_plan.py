"""A plan for the team on screen: shown, changed by hand, applied if it is still true, and taken back exactly."""

import json
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from directory.models import Absence, Assignment, AssignmentPlan, AssignmentProposal, LinkWorker
from matching.casework import team_plans
from tests.web.reading import elements
from tests.web.team import two_wait
from tests.web.territory import SUNDAY_MORNING


@pytest.fixture(autouse=True)
def signed_in(coordinator: FlaskClient) -> None:
    """The page is a coordinator's."""


@pytest.fixture
def desk(app: Flask) -> Iterator[Session]:
    """The database beside the application; two people wait."""
    with two_wait(app) as session:
        yield session


def state(session: Session) -> list[tuple[Any, ...]]:
    """Everything that a plan may change."""
    session.rollback()
    tables = (Assignment.__table__, AssignmentProposal.__table__)
    found = [tuple(row) for table in tables for row in session.execute(sa.select(table).order_by(table.c.id))]
    return [*found, *map(tuple, session.execute(sa.select(LinkWorker.name, LinkWorker.load_points).order_by("name")))]


def shown(html: str) -> dict[str, str]:
    """The form of a plan as a browser would send it."""
    sent = {str(one["name"]): unescape(one.get("value") or "") for one in elements(html, "input", type="hidden")}
    lines: dict[str, str | None] = json.loads(sent["shown"])
    return sent | {f"line-{person}": worker or "wait" for person, worker in lines.items()}


def workers(session: Session) -> dict[str, str]:
    """Name -> id."""
    return {name: str(key) for key, name in session.execute(sa.select(LinkWorker.id, LinkWorker.name))}


def walks(session: Session) -> dict[str, str]:
    """Person -> worker, of those that go on."""
    session.rollback()
    query = sa.select(Assignment.person, Assignment.link_worker_id).where(Assignment.ended_on.is_(None))
    return {person: str(worker) for person, worker in session.execute(query)}


def group(client: FlaskClient) -> dict[str, str]:
    """The plan for those who wait."""
    return shown(client.get("/team/plan", query_string={"occasion": "group"}).text)


def test_a_plan_is_asked_for_and_shown_without_writing(client: FlaskClient, desk: Session) -> None:
    before = state(desk)
    html = client.get("/team/plan").text
    assert [one["value"] for one in elements(html, "input", type="radio")] == [
        "group",
        "leaving",
        "new_worker",
        "weekly",
    ]
    html = client.get("/team/plan", query_string={"occasion": "group"}).text
    assert "TN-1" in html
    assert "Sara Conti" in html
    assert state(desk) == before


def test_what_is_to_be_decided_stands_before_the_caseloads(client: FlaskClient, desk: Session) -> None:
    html = client.get("/team/plan?occasion=group").text
    assert html.index('value="apply"') < html.index('id="loads"')
    assert 'href="#loads"' in html


def test_what_was_shown_is_applied_and_taken_back_exactly(client: FlaskClient, desk: Session) -> None:
    before, form = state(desk), group(client)
    answer = client.post("/team/plan", data={**form, "act": "apply"})
    assert answer.status_code == 302
    assert walks(desk) == {person: form[f"line-{person}"] for person in ("TN-1", "TN-2")}
    html = client.get("/team/plan/applied").text
    assert elements(html, "form", action="/team/plan/applied/undo")
    number = desk.scalar(sa.select(sa.func.max(AssignmentPlan.number)))
    assert client.post("/team/plan/applied/undo", data={"number": "9999"}).status_code == 409
    assert client.post("/team/plan/applied/undo", data={"number": str(number)}).status_code == 302
    assert state(desk) == before


def test_a_changed_line_is_counted_before_it_is_applied(client: FlaskClient, desk: Session) -> None:
    form = group(client)
    luca = workers(desk)["Luca Neri"]
    form |= {"line-TN-1": luca, "line-TN-2": "wait", "act": "apply"}
    answer = client.post("/team/plan", data=form)
    assert answer.status_code == 200
    assert "Nulla è ancora scritto" in unescape(answer.text)
    assert "Scelto a mano" in unescape(answer.text) or walks(desk) == {}
    again = shown(answer.text)
    assert (again["line-TN-1"], again["line-TN-2"]) == (luca, "wait")
    assert client.post("/team/plan", data={**again, "act": "apply"}).status_code == 302
    assert walks(desk) == {"TN-1": luca}


def test_who_is_ruled_out_is_refused_with_the_reason_and_nothing_is_written(client: FlaskClient, desk: Session) -> None:
    luca = workers(desk)["Luca Neri"]
    desk.execute(sa.update(LinkWorker).where(LinkWorker.name == "Luca Neri").values(takes_new_people=False))
    desk.commit()
    try:
        form = group(client)
        answer = client.post("/team/plan", data={**form, "line-TN-1": luca, "act": "count"})
        assert answer.status_code == 409
        assert "non prende nuove persone" in unescape(answer.text).lower()
        assert walks(desk) == {}
    finally:
        desk.execute(sa.update(LinkWorker).values(takes_new_people=True))
        desk.commit()


def test_if_the_team_changed_meanwhile_the_plan_is_shown_anew(client: FlaskClient, desk: Session) -> None:
    form = group(client)
    desk.execute(sa.update(LinkWorker).where(LinkWorker.name == "Sara Conti").values(load_points=30.0))
    desk.commit()
    answer = client.post("/team/plan", data={**form, "act": "apply"})
    assert answer.status_code == 409
    assert walks(desk) == {}
    assert shown(answer.text)["state"] != form["state"]


def test_beyond_the_capacity_a_reason_is_needed_and_kept(client: FlaskClient, desk: Session) -> None:
    desk.execute(sa.update(LinkWorker).values(load_points=60.0))
    desk.commit()
    form = group(client)
    assert form["line-TN-1"] == "wait"
    sara = workers(desk)["Sara Conti"]
    again = shown(client.post("/team/plan", data={**form, "line-TN-1": sara, "act": "count"}).text)
    refused = client.post("/team/plan", data={**again, "act": "apply"})
    assert refused.status_code == 422
    assert "61 punti su 60" in unescape(refused.text)
    assert "--reason" not in refused.text
    assert client.post("/team/plan", data={**again, "act": "apply", "reason": "solo fino a marzo"}).status_code == 302
    assert walks(desk) == {"TN-1": sara}
    assert desk.scalars(sa.select(AssignmentPlan.reason).order_by(AssignmentPlan.number.desc())).first() == (
        "solo fino a marzo"
    )


def test_when_a_worker_is_ill_only_that_workers_people_are_placed(client: FlaskClient, desk: Session) -> None:
    client.post("/team/plan", data={**group(client), "act": "apply"})
    walking = walks(desk)
    ill = walking["TN-1"]
    assert client.get("/team/plan", query_string={"occasion": "leaving"}).status_code == 200
    html = client.get("/team/plan", query_string={"occasion": "leaving", "about": ill}).text
    form = shown(html)
    people = {name.removeprefix("line-") for name in form if name.startswith("line-")}
    assert people == {person for person, worker in walking.items() if worker == ill}
    assert client.post("/team/plan", data={**form, "act": "apply"}).status_code == 302
    assert ill not in walks(desk).values()


@pytest.mark.parametrize(
    "wrong",
    [
        {"occasion": "whatever"},
        {"shown": "{", "planned": "{}"},
        {"shown": "[1]", "planned": "{}"},
        {"line-TN-1": "x\x00y"},
        {"reason": "x" * 501},
    ],
)
def test_bad_input_is_answered_and_nothing_is_written(
    wrong: dict[str, str], client: FlaskClient, desk: Session
) -> None:
    form = group(client)
    assert client.post("/team/plan", data={**form, "act": "apply", **wrong}).status_code == 422
    assert walks(desk) == {}


def test_who_was_proposed_before_reasons_were_kept_is_left_out_and_said(client: FlaskClient, desk: Session) -> None:
    old = desk.scalars(sa.select(AssignmentProposal).where(AssignmentProposal.person == "TN-2")).one()
    old.candidates = {"candidates": [{"id": one["id"], "score": 0.5} for one in old.candidates["candidates"]]}
    desk.commit()
    html = client.get("/team/plan", query_string={"occasion": "group"}).text
    assert "line-TN-2" not in html
    assert "TN-2" in html
    assert client.get(f"/team/proposals/{old.id}").status_code == 200


def test_an_absence_since_is_asked_again(client: FlaskClient, desk: Session) -> None:
    ids = workers(desk)
    desk.add(
        Absence(link_worker_id=next(iter(desk.scalars(sa.select(LinkWorker.id)))), begins_on=SUNDAY_MORNING.date())
    )
    desk.commit()
    form = group(client)
    away = str(desk.scalars(sa.select(Absence.link_worker_id)).one())
    assert away in ids.values()
    assert away not in {form["line-TN-1"], form["line-TN-2"]}


def test_points_are_shown_with_their_decimals(client: FlaskClient, desk: Session) -> None:
    desk.execute(sa.update(LinkWorker).where(LinkWorker.name == "Sara Conti").values(load_points=20.55))
    desk.commit()
    html = unescape(client.get("/team/plan", query_string={"occasion": "group"}).text)
    assert "20,55, c'è spazio" in html
    assert "20,55 punti su 60" in unescape(client.get("/team").text)


def test_more_people_than_a_plan_takes_are_told_in_a_sentence(
    client: FlaskClient, desk: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = group(client)
    monkeypatch.setattr(team_plans, "MOST_PEOPLE", 1)
    told = "al massimo 1 persone alla volta, e queste sono 2"
    assert told in unescape(client.get("/team/plan", query_string={"occasion": "group"}).text)
    answer = client.post("/team/plan", data={**form, "act": "apply"})
    assert answer.status_code == 422
    assert told in unescape(answer.text)


def test_a_plan_that_changes_nobody_is_not_applied(client: FlaskClient, desk: Session) -> None:
    form = group(client)
    html = client.get("/team/plan", query_string={"occasion": "group"}).text
    assert "Applica il piano" in html
    assert "scarto tipo" not in html
    assert "Guadagno" not in html

    counted = client.post("/team/plan", data={**form, "line-TN-1": "wait", "line-TN-2": "wait", "act": "count"})
    assert "Applica il piano" not in counted.text
    assert "Non cambierebbe nessuno" in counted.text
    before = state(desk)
    assert client.post("/team/plan", data={**shown(counted.text), "act": "apply"}).status_code == 409
    assert state(desk) == before
