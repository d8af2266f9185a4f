"""What a match on the pages writes down, and the coordinator's page of it."""

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import replace

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from directory.models import UnmetNeed
from directory.why_unmet import Cause
from tests.web.conftest import Counter
from tests.web.reading import elements
from tests.web.territory import SUNDAY_MORNING, Territory
from tests.web.unmet import empty, written_unmet

TODAY = SUNDAY_MORNING.date()
PROFILE = {
    "age": "17",
    "place": "Forlì",
    "needs": ["mental_wellbeing.anxiety_mood", "money.debt", "housing.emergency"],
    "severity-money.debt": "5",
    "words": "la signora Maria Rossi",
    "mandate": "yes",
}


@pytest.fixture(autouse=True)
def signed_in(coordinator: FlaskClient) -> None:
    """The page is a coordinator's."""


@pytest.fixture
def log(app: Flask) -> Iterator[Session]:
    """The database beside the application, without unmet needs before and after."""
    engine: sa.Engine = app.extensions["engine"]
    with Session(engine) as session:
        empty(session)
        yield session
        session.rollback()
        empty(session)


def rows(session: Session) -> dict[str, UnmetNeed]:
    session.rollback()
    session.expire_all()
    return {row.need: row for row in session.scalars(sa.select(UnmetNeed))}


def test_a_match_writes_down_what_it_left_open_and_nothing_of_the_person(client: FlaskClient, log: Session) -> None:
    html = client.post("/match", data=PROFILE).text

    found = rows(log)
    assert set(found) == {"money.debt", "housing.emergency"}
    debt, bed = found["money.debt"], found["housing.emergency"]
    assert (debt.day, debt.municipality_code, debt.severity, debt.cause) == (TODAY, "D704", 5, Cause.NOTHING_KNOWN)
    assert bed.cause is Cause.FULL
    assert "tutto quello che risponde è al completo" in html


def test_the_same_asked_again_counts_once(client: FlaskClient, log: Session) -> None:
    for _ in range(3):
        client.post("/match", data=PROFILE)
    assert len(rows(log)) == 2
    assert re.search(r'data-label="In giorni">1</td>', client.get("/unmet").text)


def test_a_trial_is_not_written_down_and_an_example_is_one(client: FlaskClient, log: Session) -> None:
    client.post("/match", data={**PROFILE, "is_trial": "y"})
    assert rows(log) == {}
    (box,) = elements(client.get("/match?example=cope-trento-sara").text, "input", name="is_trial")
    assert "checked" in box
    (box,) = elements(client.get("/match").text, "input", name="is_trial")
    assert "checked" not in box
    (box,) = elements(client.post("/match", data={**PROFILE, "is_trial": "y"}).text, "input", name="is_trial")
    assert "checked" in box


def test_switched_off_nothing_is_written_down(app: Flask, client: FlaskClient, log: Session) -> None:
    assert "vengono annotati, con il luogo e il giorno" in client.get("/match").text
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], search_log_days=0)
    assert "vengono annotati" not in client.get("/match").text
    assert client.post("/match", data=PROFILE).status_code == 200
    assert rows(log) == {}
    assert "Chi gestisce l&#39;installazione" in client.get("/unmet").text


def test_while_somebody_else_writes_the_answer_comes_all_the_same(
    client: FlaskClient, territory: Territory, log: Session
) -> None:
    client.post("/match", data={**PROFILE, "is_trial": "y"})
    other = sqlite3.connect(str(sa.make_url(territory.settings.database_url).database))
    other.execute("BEGIN IMMEDIATE")
    try:
        response = client.post("/match", data=PROFILE)
    finally:
        other.rollback()
        other.close()
    assert response.status_code == 200
    assert "Spazio Giovani" in response.text
    assert rows(log) == {}


@pytest.fixture
def known(app: Flask) -> Iterator[None]:
    """What `written_unmet` says."""
    with written_unmet(app.extensions["engine"], TODAY):
        yield


@pytest.mark.usefixtures("known")
def test_the_page_tells_need_place_days_severity_and_causes(client: FlaskClient) -> None:
    html = client.get("/unmet").text
    for words in ("Trovare casa o stanza", "Forlì (FC)", "20 novembre 2026", "22 novembre 2026", "(2 giorni)"):
        assert words in html, words
    assert "Sicurezza e violenza" not in html
    assert re.search(r"Trovare casa.*?>3</td>", html, re.DOTALL)
    assert elements(html, "a", href="/searches")


@pytest.mark.usefixtures("known")
def test_the_table_says_what_its_cells_are_also_where_they_are_stacked(client: FlaskClient) -> None:
    html = client.get("/unmet").text
    (table,) = elements(html, "table")
    assert (table["role"], table["aria-labelledby"]) == ("table", "needs")
    assert {(th["scope"], th["role"]) for th in elements(html, "th")} == {("col", "columnheader"), ("row", "rowheader")}
    cells = elements(html, "td")
    assert len(cells) == 4
    assert all(cell["role"] == "cell" and cell["data-label"] for cell in cells)


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize(("language", "words"), [("en", "all that answers it is full"), ("de", "ausgebucht")])
def test_the_page_speaks_other_languages(language: str, words: str, client: FlaskClient) -> None:
    assert words in client.get(f"/unmet?lang={language}").text


@pytest.mark.parametrize(("days", "chosen"), [("7", "7"), ("", "30"), ("-1", "30"), ("x", "30")])
def test_the_period_stands_in_the_address(days: str, chosen: str, client: FlaskClient) -> None:
    response = client.get("/unmet", query_string={"days": days})
    assert response.status_code == 200
    (link,) = [a for a in elements(response.text, "a", class_="chip-link") if "aria-current" in a]
    assert link["href"] == f"/unmet?days={chosen}"


def test_the_page_of_searches_leads_to_it(client: FlaskClient) -> None:
    assert elements(client.get("/searches").text, "a", href="/unmet")


@pytest.mark.usefixtures("log")
def test_a_match_and_the_page_ask_the_database_a_bounded_number_of_times(
    client: FlaskClient, statements: Counter
) -> None:
    client.get("/unmet")
    with statements.counting() as seen:
        client.get("/unmet")
    assert len(seen) <= 4, "\n".join(seen)
    client.post("/match", data=PROFILE)
    with statements.counting() as seen:
        client.post("/match", data=PROFILE)
    assert len([one for one in seen if "unmet_need" in one or "search_tally" in one]) <= 4, "\n".join(seen)
