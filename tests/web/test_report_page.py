import re
from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from directory.curation.reports import MOST_OF_A_SERVICE
from directory.db import make_engine
from directory.models import EntryReport
from tests.web.territory import Territory


@pytest.fixture
def written(territory: Territory) -> Iterator[Session]:
    """What is in the table; emptied afterwards."""
    engine = make_engine(territory.settings)
    with Session(engine) as session:
        yield session
        session.rollback()
        session.execute(sa.delete(EntryReport))
        session.commit()
    engine.dispose()


def page(territory: Territory) -> str:
    return f"/services/{territory.counselling}/report"


def reports(session: Session) -> list[EntryReport]:
    session.expire_all()
    return list(session.scalars(sa.select(EntryReport)))


def test_every_service_leads_to_the_form(client: FlaskClient, territory: Territory) -> None:
    assert f'href="{page(territory)}"' in client.get(f"/services/{territory.counselling}").text
    assert "Cosa non va?" in client.get(page(territory)).text


def test_a_report_is_written_down_and_thanked_for(client: FlaskClient, territory: Territory, written: Session) -> None:
    data = {"fault": "contact", "text": " Il numero è 0543 999999 ", "contact": "anna@example.org"}
    response = client.post(page(territory), data=data, follow_redirects=True)

    assert "La segnalazione è annotata" in response.text
    (report,) = reports(written)
    assert (report.service_name, report.fault, report.text) == ("Spazio Giovani", "contact", "Il numero è 0543 999999")
    assert report.contact == "anna@example.org"


def test_the_same_words_twice_are_one_report(client: FlaskClient, territory: Territory, written: Session) -> None:
    for _ in range(2):
        client.post(page(territory), data={"fault": "closed"})
    assert len(reports(written)) == 1


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"text": "abc"}, "Scegli cosa non va."),
        ({"fault": "nonsense", "text": "abc"}, "Scegli cosa non va."),
        ({"fault": "other", "text": " \x00 "}, "Scrivi cosa non va"),
        ({"fault": "hours", "text": "a" * 2001}, ""),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(
    data: dict[str, str], words: str, client: FlaskClient, territory: Territory, written: Session
) -> None:
    response = client.post(page(territory), data={**data, "contact": "anna@example.org"})
    assert response.status_code == 422
    assert words in response.text
    assert 'value="anna@example.org"' in response.text
    assert data["text"].strip("\x00 ") in response.text
    assert not reports(written)


def test_too_many_reports_are_refused_with_the_words_still_there(
    client: FlaskClient, territory: Territory, written: Session
) -> None:
    answers = [
        client.post(page(territory), data={"fault": "other", "text": f"numero {number}"})
        for number in range(MOST_OF_A_SERVICE + 1)
    ]
    assert [one.status_code for one in answers] == [302] * MOST_OF_A_SERVICE + [429]
    assert f"numero {MOST_OF_A_SERVICE}" in answers[-1].text
    assert "Riprova più tardi" in answers[-1].text
    assert len(reports(written)) == MOST_OF_A_SERVICE


def test_a_report_on_nothing_is_not_found(client: FlaskClient) -> None:
    nothing = "/services/00000000-0000-0000-0000-000000000001/report"
    assert client.get(nothing).status_code == 404
    assert client.post(nothing, data={"fault": "closed"}).status_code == 404


def test_the_form_needs_its_token(territory: Territory, client: FlaskClient, written: Session) -> None:
    client.application.config["WTF_CSRF_ENABLED"] = True
    assert client.post(page(territory), data={"fault": "closed"}).status_code == 400
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', client.get(page(territory)).text)
    assert token is not None
    data = {"fault": "closed", "csrf_token": token[1]}
    assert client.post(page(territory), data=data).status_code == 302
    assert len(reports(written)) == 1
