"""The coordinator's page of the team, and deciding there who walks with a person."""

import uuid
from collections.abc import Iterator
from datetime import timedelta
from html import unescape

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from directory.models import Absence, Assignment, AssignmentProposal, Decision, LinkWorker
from tests.web.reading import elements
from tests.web.team import nobody_waits, waits
from tests.web.territory import SUNDAY_MORNING

TODAY = SUNDAY_MORNING.date()


@pytest.fixture(autouse=True)
def signed_in(coordinator: FlaskClient) -> None:
    """The page is a coordinator's."""


@pytest.fixture
def desk(app: Flask) -> Iterator[Session]:
    """The database beside the application, with nothing decided and everybody there before and after."""
    with Session(app.extensions["engine"]) as session:
        nobody_waits(session)
        yield session
        session.rollback()
        nobody_waits(session)


def proposed(kept: AssignmentProposal) -> list[str]:
    """The ids of who was proposed, the best first."""
    return [one["id"] for one in kept.candidates["candidates"]]


def walking(session: Session) -> dict[str, str]:
    """Person -> id of the link worker."""
    session.rollback()
    rows = session.execute(sa.select(Assignment.person, Assignment.link_worker_id))
    return {person: str(worker) for person, worker in rows}


def send(
    client: FlaskClient, kept: AssignmentProposal, decision: str, worker: str = "", reason: str = ""
) -> tuple[int, str]:
    data = {"decision": decision, "worker": worker, "reason": reason}
    answer = client.post(f"/team/proposals/{kept.id}", data=data)
    return answer.status_code, answer.text


def test_caseloads_are_bars_that_say_in_words_how_full_they_are(client: FlaskClient, desk: Session) -> None:
    desk.execute(sa.update(LinkWorker).where(LinkWorker.name == "Luca Neri").values(load_points=63.0))
    desk.commit()
    html = unescape(client.get("/team").text)
    assert "Carichi di 2 operatori" in html
    assert "63 punti su 60: al completo" in html
    assert "0 punti su 60: c'è spazio" in html
    bars = {bar["id"]: (bar["class"], bar["value"]) for bar in elements(html, "progress")}
    assert bars["band-blue"] == ("load load-blue", "1")
    assert bars["band-amber"] == ("load load-amber", "1")


def test_a_question_finds_who_knows_about_a_need(client: FlaskClient, desk: Session) -> None:
    html = client.get("/team", query_string={"q": "chi segue ricerca di lavoro?"}).text
    assert "Luca Neri" in html
    assert "Sara Conti" not in html
    assert elements(html, "input", id="team-q", value="chi segue ricerca di lavoro?")
    assert "Sara Conti" in client.get("/team").text


def test_an_absence_is_told(client: FlaskClient, desk: Session) -> None:
    sara = desk.scalars(sa.select(LinkWorker).where(LinkWorker.name == "Sara Conti")).one()
    desk.add(Absence(link_worker_id=sara.id, begins_on=TODAY, ends_on=TODAY + timedelta(days=60)))
    desk.commit()
    assert "È assente fino al 21 gennaio 2027" in client.get("/team").text


def test_who_waits_stands_there_with_who_was_proposed(client: FlaskClient, desk: Session) -> None:
    assert "Nessuno è in attesa" in client.get("/team").text
    kept = waits(desk)
    html = client.get("/team").text
    assert "1 persona in attesa" in html
    assert "TN-2026-014" in html
    assert elements(html, "a", href=f"/team/proposals/{kept.id}")


def test_the_first_proposed_is_assigned_with_the_coordinator_as_who_decided(client: FlaskClient, desk: Session) -> None:
    kept = waits(desk)
    first = proposed(kept)[0]
    assert send(client, kept, "assign", first)[0] == 302
    assert walking(desk) == {"TN-2026-014": first}
    desk.refresh(kept)
    assert kept.decision is Decision.ACCEPTED
    assert "Carla Rossi" in (kept.decided_by or "")
    assert "Nessuno è in attesa" in client.get("/team").text


def test_another_needs_a_reason_and_what_was_chosen_stays(client: FlaskClient, desk: Session) -> None:
    kept = waits(desk)
    second = proposed(kept)[1]
    status, html = send(client, kept, "assign", second)
    assert status == 422
    assert "non è la prima proposta" in html
    assert "--reason" not in html
    assert [radio["value"] for radio in elements(html, "input", type="radio") if "checked" in radio] == [second]
    assert walking(desk) == {}

    assert send(client, kept, "assign", second, "la conosce già")[0] == 302
    assert walking(desk) == {"TN-2026-014": second}
    desk.refresh(kept)
    assert (kept.decision, kept.reason) == (Decision.OTHER, "la conosce già")


def test_beyond_the_capacity_even_the_first_needs_a_reason(client: FlaskClient, desk: Session) -> None:
    kept = waits(desk)
    first = proposed(kept)[0]
    desk.execute(sa.update(LinkWorker).values(load_points=60.0))
    desk.commit()
    status, html = send(client, kept, "assign", first)
    assert status == 422
    assert "61 punti su 60" in html
    assert "--reason" not in html
    assert send(client, kept, "assign", first, "solo fino a marzo")[0] == 302
    assert walking(desk) == {"TN-2026-014": first}


def test_a_person_is_left_waiting_with_a_reason(client: FlaskClient, desk: Session) -> None:
    kept = waits(desk)
    assert send(client, kept, "wait", reason="  vuole pensarci ")[0] == 302
    desk.refresh(kept)
    assert (kept.decision, kept.reason) == (Decision.WAITING, "vuole pensarci")
    assert "vuole pensarci" in client.get("/team").text


def test_who_is_away_since_cannot_be_chosen_whatever_the_reason(client: FlaskClient, desk: Session) -> None:
    kept = waits(desk)
    first = proposed(kept)[0]
    desk.add(Absence(link_worker_id=uuid.UUID(first), begins_on=TODAY, ends_on=None))
    desk.commit()
    html = client.get(f"/team/proposals/{kept.id}").text
    assert "Oggi non si può scegliere" in html
    assert "disabled" in elements(html, "input", type="radio", value=first)[0]
    assert send(client, kept, "assign", first, "eppure")[0] == 409
    assert walking(desk) == {}


def test_a_decision_that_somebody_made_before_stays(client: FlaskClient, desk: Session) -> None:
    kept = waits(desk)
    first, second = proposed(kept)[:2]
    send(client, kept, "assign", first)
    status, html = send(client, kept, "assign", second, "meglio così")
    assert status == 409
    assert "TN-2026-014" in html
    assert walking(desk) == {"TN-2026-014": first}
    assert client.get(f"/team/proposals/{kept.id}").status_code == 409
    assert client.get(f"/team/proposals/{uuid.uuid4()}").status_code == 404


@pytest.mark.parametrize(
    "sent",
    [
        {"decision": "assign", "worker": ""},
        {"decision": "assign", "worker": "x\x00y"},
        {"decision": "assign", "worker": "00000000-0000-0000-0000-000000000000", "reason": "chiunque"},
        {"decision": "", "worker": ""},
        {"decision": "wait", "reason": "x" * 501},
    ],
)
def test_bad_input_is_answered_and_nothing_is_written(sent: dict[str, str], client: FlaskClient, desk: Session) -> None:
    kept = waits(desk)
    assert client.post(f"/team/proposals/{kept.id}", data=sent).status_code == 422
    assert walking(desk) == {}
    desk.refresh(kept)
    assert kept.decision is None


def test_the_difference_is_shown_again_and_who_has_gone_is_marked(client: FlaskClient, desk: Session) -> None:
    kept = waits(desk)
    for page in ("/team", f"/team/proposals/{kept.id}"):
        assert "Il secondo è altrettanto adatto" in unescape(client.get(page).text)
    kept.candidates = {**kept.candidates, "difference": 0.25}
    desk.commit()
    for page in ("/team", f"/team/proposals/{kept.id}"):
        assert "È di gran lunga la persona più adatta" in unescape(client.get(page).text)
    gone = {"id": str(uuid.uuid4()), "name": "Ada Partita", "score": 0.9, "load_after": 0.1, "reasons": []}
    kept.candidates = {**kept.candidates, "candidates": [gone, *kept.candidates["candidates"]]}
    desk.commit()
    for page in ("/team", f"/team/proposals/{kept.id}"):
        html = unescape(client.get(page).text)
        assert "Ada Partita" in html
        assert "più nella squadra" in html
    kept.candidates = {**kept.candidates, "candidates": [gone]}
    desk.commit()
    for page in ("/team", f"/team/proposals/{kept.id}"):
        assert "non c'è più nessuno" in unescape(client.get(page).text)
    assert send(client, kept, "assign", str(gone["id"]), "lei")[0] == 422


def test_a_caseload_is_said_in_one_number(client: FlaskClient, desk: Session) -> None:
    """With the person in it; what it is without stood beside as a reason, as if it were another answer."""
    suggested = client.post("/match", data={"words": "lavoro"}).text
    proposal = waits(desk, words="lavoro")
    decided = client.get(f"/team/proposals/{proposal.id}").text
    assert "Spazio nel carico" in decided
    for page in (suggested, decided):
        assert "Carico con questa persona" in page
        assert "Carico ora" not in page
