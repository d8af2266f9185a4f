"""What a search on the pages leaves in the query log, and that it never stands in the way of an answer."""

import logging
import sqlite3
import uuid
from collections.abc import Iterator
from dataclasses import replace
from time import perf_counter

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from directory.catalog.current import current
from directory.curation.history import last_sequence
from directory.models import SearchLog, SearchTally
from tests.web.conftest import Counter
from tests.web.reading import elements
from tests.web.territory import SUNDAY_MORNING, Territory

QUESTION = "/search?q=psicologo+Forlì"


@pytest.fixture
def log(app: Flask) -> Iterator[Session]:
    """The database beside the application, with an empty log before and after."""
    engine: sa.Engine = app.extensions["engine"]
    with Session(engine) as session:
        empty(session)
        yield session
        session.rollback()
        empty(session)


def empty(session: Session) -> None:
    for table in (SearchLog, SearchTally):
        session.execute(sa.delete(table))
    session.commit()


def rows(app: Flask, session: Session) -> list[SearchLog]:
    """What is in the log, once what waits is written."""
    session.rollback()
    app.extensions["waiting_searches"].write()
    session.expire_all()
    return list(session.scalars(sa.select(SearchLog)))


def links(html: str, service_id: uuid.UUID) -> list[str]:
    return [str(a["href"]) for a in elements(html, "a") if str(a.get("href")).startswith(f"/services/{service_id}")]


def test_a_search_is_written_down_without_its_names(app: Flask, client: FlaskClient, log: Session) -> None:
    client.get("/search", query_string={"q": "Maria Rossi, psicologo a Forlì"})

    (row,) = rows(app, log)
    assert (row.day, row.text, row.municipality_code) == (SUNDAY_MORNING.date(), "… psicologo", "D704")
    assert row.total > 0
    assert row.shown


def test_a_further_page_and_a_start_page_are_no_new_search(app: Flask, client: FlaskClient, log: Session) -> None:
    for address in ("/search?need=work", "/search?need=work&page=2", "/", "/search?q="):
        client.get(address)
    assert len(rows(app, log)) == 1


def test_a_result_that_is_opened_is_noted_once(
    app: Flask, client: FlaskClient, territory: Territory, log: Session
) -> None:
    html = client.get(QUESTION).text
    [address] = links(html, territory.counselling)

    for _ in range(2):
        assert client.get(address).status_code == 200

    (row,) = rows(app, log)
    assert row.opened == [str(territory.counselling)]
    assert str(row.id) not in html


@pytest.mark.parametrize("link", ["", "x", str(uuid.UUID(int=7))])
def test_an_odd_link_opens_the_page_all_the_same(
    link: str, app: Flask, client: FlaskClient, territory: Territory, log: Session
) -> None:
    client.get(QUESTION)
    assert client.get(f"/services/{territory.counselling}", query_string={"search": link}).status_code == 200
    assert [row.opened for row in rows(app, log)] == [[]]


def test_the_catalog_is_not_made_again(app: Flask, client: FlaskClient, territory: Territory, log: Session) -> None:
    sequence, catalog = last_sequence(log), current(log, territory.settings, today=SUNDAY_MORNING.date())
    client.get(QUESTION)
    assert len(rows(app, log)) == 1
    assert last_sequence(log) == sequence
    assert current(log, territory.settings, today=SUNDAY_MORNING.date()) is catalog


def test_while_somebody_else_writes_a_search_is_answered_without_waiting(
    app: Flask, client: FlaskClient, territory: Territory, log: Session, caplog: pytest.LogCaptureFixture
) -> None:
    client.get(QUESTION)
    assert len(rows(app, log)) == 1
    other = sqlite3.connect(str(sa.make_url(territory.settings.database_url).database))
    other.execute("BEGIN IMMEDIATE")
    try:
        start = perf_counter()
        html = client.get("/search", query_string={"q": "tirocinio numismatica a Trento"}).text
        seconds = perf_counter() - start
        with caplog.at_level(logging.WARNING):
            app.extensions["waiting_searches"].write()
    finally:
        other.rollback()
        other.close()

    assert "Tirocini" in html
    assert seconds < 5  # SQLite would have waited for a minute
    assert "OperationalError" in caplog.text
    assert "numismatica" not in caplog.text
    assert len(rows(app, log)) == 1
    client.get("/search?q=tirocinio")
    assert len(rows(app, log)) == 2


def test_a_database_that_cannot_be_written_answers_searches_and_pages(
    app: Flask, client: FlaskClient, territory: Territory, log: Session
) -> None:
    (address, *_) = links(client.get(QUESTION).text, territory.counselling)

    def forbid(connection: sqlite3.Connection, _record: object, _proxy: object) -> None:
        connection.execute("PRAGMA query_only = ON")

    rows(app, log)
    engine: sa.Engine = app.extensions["engine"]
    sa.event.listen(engine, "checkout", forbid)
    try:
        assert client.get(QUESTION).status_code == 200
        assert client.get(address).status_code == 200
        app.extensions["waiting_searches"].write()
    finally:
        sa.event.remove(engine, "checkout", forbid)
        engine.dispose()
    assert [row.opened for row in rows(app, log)] == [[]]


def test_a_fault_of_ours_is_not_hidden(app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(session: Session, *_: object, **__: object) -> None:
        session.execute(sa.text("SELECT nothing FROM nowhere"))

    monkeypatch.setattr("web.searches.waiting.record", faulty)
    client.get(QUESTION)
    with pytest.raises(sa.exc.OperationalError, match="nowhere"):
        app.extensions["waiting_searches"].write()


def test_switched_off_it_writes_nothing(app: Flask, client: FlaskClient, territory: Territory, log: Session) -> None:
    app.config["SETTINGS"] = replace(territory.settings, search_log_days=0)
    html = client.get(QUESTION).text
    assert rows(app, log) == []
    assert links(html, territory.counselling)[0].startswith(f"/services/{territory.counselling}?from=")
    assert "search=" not in links(html, territory.counselling)[0]


def test_searches_are_written_together_with_a_few_statements(
    app: Flask, client: FlaskClient, statements: Counter, log: Session
) -> None:
    client.get(QUESTION)
    assert len(rows(app, log)) == 1
    with statements.counting() as seen:
        for number in range(5):
            client.get(f"/search?q=tirocinio+numismatica{number}+a+Rovereto")
        app.extensions["waiting_searches"].write()
    written = [statement for statement in seen if "search_" in statement]
    assert len(written) <= 4, "\n".join(seen)
    assert len(rows(app, log)) == 6
