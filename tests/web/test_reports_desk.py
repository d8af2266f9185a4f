"""The coordinator's page of reported errors."""

import uuid
from collections.abc import Iterator
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from directory.curation.reports import report_fault
from directory.models import EntryReport, Fault
from tests.web.reading import elements, value_of
from tests.web.signing_in import NOW
from tests.web.territory import COORDINATOR, Territory


@pytest.fixture(autouse=True)
def signed_in(coordinator: FlaskClient) -> None:
    """The page is a coordinator's."""


@pytest.fixture
def reported(app: Flask, territory: Territory) -> Iterator[Session]:
    """Two reports, the older one of the helpline."""
    with Session(app.extensions["engine"]) as session:
        session.execute(sa.delete(EntryReport))
        newer = (territory.counselling, Fault.HOURS, "Il <b>giovedì</b> è chiuso", "anna@example.org")
        older = (territory.helpline, Fault.CONTACT, "Non risponde", None)
        report_fault(session, *newer, now=NOW)
        report_fault(session, *older, now=NOW - timedelta(days=3))
        session.commit()
        yield session
        session.rollback()
        session.execute(sa.delete(EntryReport))
        session.commit()


def the_one(session: Session, service: uuid.UUID) -> EntryReport:
    """The report of that service, as it is in the database now."""
    session.rollback()
    session.expire_all()
    return session.scalars(sa.select(EntryReport).where(EntryReport.service_id == service)).one()


def test_the_oldest_comes_first_with_its_service(client: FlaskClient, reported: Session, territory: Territory) -> None:
    html = client.get("/reports").text
    assert "2 segnalazioni aperte" in html
    assert html.index("Non risponde") < html.index("è chiuso")
    assert elements(html, "a", href=f"/services/{territory.helpline}")
    assert "<b>giovedì</b>" not in html
    assert "anna@example.org" in html


def test_a_report_leads_to_the_form_and_stands_beside_it(
    client: FlaskClient, reported: Session, territory: Territory
) -> None:
    form = f"/curation/services/{territory.counselling}"
    assert elements(client.get("/reports").text, "a", href=form)
    for page in (form, f"/services/{territory.counselling}"):
        html = client.get(page).text
        assert "Qualcuno ha segnalato un errore:" in html
        assert "Gli orari sono sbagliati" in html
        assert "è chiuso" in html
    assert "anna@example.org" not in html  # how to ask back is the desk's
    assert "segnalato un errore:" not in client.get(f"/services/{territory.shelter}").text


def test_who_only_reads_sees_no_report(app: Flask, reported: Session, territory: Territory) -> None:
    html = app.test_client().get(f"/services/{territory.counselling}").text
    assert "Spazio Giovani" in html
    assert "è chiuso" not in html


def test_who_is_signed_in_need_not_write_how_to_be_asked_back(
    app: Flask, client: FlaskClient, territory: Territory
) -> None:
    page = f"/services/{territory.counselling}/report"
    assert value_of(client.get(page).text, "contact") == COORDINATOR
    assert value_of(app.test_client().get(page).text, "contact") == ""


def test_a_report_is_closed_with_an_answer_and_its_contact_goes(
    client: FlaskClient, reported: Session, territory: Territory
) -> None:
    one = the_one(reported, territory.counselling)
    answer = client.post(f"/reports/{one.id}/close", data={"answer": " orario corretto "}, follow_redirects=True)
    assert "1 segnalazione aperta" in answer.text
    closed = the_one(reported, territory.counselling)
    assert (closed.answer, closed.contact, closed.closed_at is not None) == ("orario corretto", None, True)
    assert "Carla Rossi" in (closed.closed_by or "")
    again = client.post(f"/reports/{one.id}/close", data={"answer": "altro"})
    assert again.status_code == 409
    assert the_one(reported, territory.counselling).answer == "orario corretto"


def test_an_answer_that_is_too_long_stays_and_nothing_is_closed(
    client: FlaskClient, reported: Session, territory: Territory
) -> None:
    one = the_one(reported, territory.helpline)
    answer = client.post(f"/reports/{one.id}/close", data={"answer": "x" * 2001})
    assert answer.status_code == 422
    assert elements(answer.text, "input", name="answer", value="x" * 2001)
    assert the_one(reported, territory.helpline).closed_at is None


def test_a_report_that_is_not_there_is_said(client: FlaskClient, reported: Session) -> None:
    assert client.post(f"/reports/{uuid.uuid4()}/close", data={}).status_code == 404
