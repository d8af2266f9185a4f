"""What tells two entries apart is seen: the words in which they differ, and official codes that speak against it."""

import sqlalchemy as sa
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from directory.models import OrganizationIdentifier, Service
from tests import factories
from tests.web.reading import elements
from tests.web.test_duplicates_page import Ask, app, ask, client, session

__all__ = ["app", "ask", "client", "session"]


def answers(html: str) -> list[str]:
    return [str(one["class"]) for one in elements(html, "button") if one.get("name") == "decision"]


def test_words_in_which_names_differ_are_marked(client: FlaskClient, ask: Ask) -> None:
    question, _ = ask("Biblioteca Trento", "Biblioteca Trento Sede centrale")
    page = client.get(f"/duplicates/{question}").text
    assert "<mark>Sede centrale</mark>" in page
    assert "<mark>Biblioteca" not in page
    assert answers(page)[0] == "btn btn-primary"


def test_other_official_codes_speak_against_it_and_no_answer_comes_first(
    client: FlaskClient, session: Session, ask: Ask
) -> None:
    question, ids = ask("Biblioteca Rovereto", "Biblioteca Rovereto Nord")
    for id_, code in zip(ids, ("IT-TN0121", "IT-TN0174"), strict=True):
        organization = session.scalars(sa.select(Service.organization_id).where(Service.id == id_)).one()
        factories.add(
            session,
            OrganizationIdentifier(organization_id=organization, identifier_type="codice-isil", identifier=code),
        )
    session.commit()
    page = client.get(f"/duplicates/{question}").text
    assert "Codici ufficiali diversi (codice-isil): IT-TN0121" in page
    assert {one.strip() for one in answers(page)} == {"btn btn-outline-primary"}
    assert "quasi sicuramente lo stesso</p>" not in page
