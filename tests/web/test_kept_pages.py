"""Pages of results are made once for all who have nothing of their own on them, and only as long as they are true."""

import re
from dataclasses import replace
from datetime import datetime, time, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from directory.db import open_session
from directory.models import Phone
from directory.queries.hours import Opening, Span
from directory.search.question import Query, When
from tests.web.reading import elements, value_of
from tests.web.signing_in import sign_in
from tests.web.territory import COORDINATOR, SUNDAY_MORNING, Territory
from web.search import kept_pages, views
from web.search.kept_pages import LINK_MARK, MOST_BYTES, TOKEN_MARK, true_until

QUESTION = "/search?q=psicologo+vicino+a+Forlì"
MONDAY = datetime(2026, 11, 23, 13, 59)  # noqa: DTZ001 - local to the territory


@pytest.fixture
def searches(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The questions for which the catalog was really searched."""
    asked: list[str] = []
    search = views._search

    def counted(address: Any, *rest: Any, **more: Any) -> Any:
        asked.append(address.text)
        return search(address, *rest, **more)

    monkeypatch.setattr(views, "_search", counted)
    return asked


def reader(app: Flask, language: str = "it") -> FlaskClient:
    client = app.test_client()
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = language
    return client


def without_own(html: str) -> str:
    html = re.sub(r'name="csrf_token" value="[^"]*"', "", html)
    return re.sub(r"search=[0-9a-f-]{36}", "", html)


def test_who_asks_the_same_gets_the_same_page_with_an_own_token_and_link(app: Flask, searches: list[str]) -> None:
    one, other = reader(app).get(QUESTION).text, reader(app).get(QUESTION).text

    assert len(searches) == 1
    assert without_own(one) == without_own(other)
    assert value_of(one, "csrf_token") != value_of(other, "csrf_token")
    assert set(re.findall(r"search=([0-9a-f-]{36})", one)).isdisjoint(re.findall(r"search=([0-9a-f-]{36})", other))
    assert not [mark for mark in (TOKEN_MARK, LINK_MARK) if mark in one + other]


def test_the_token_of_a_kept_page_counts_for_its_reader_alone(app: Flask, territory: Territory) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
    reader(app).get(QUESTION)
    one, other = reader(app), reader(app)
    form = {"service": str(territory.counselling), "csrf_token": value_of(one.get(QUESTION).text, "csrf_token")}
    other.get(QUESTION)

    assert other.post("/list/add", data=form).status_code == 400
    assert one.post("/list/add", data=form).status_code == 302


def test_who_has_a_list_sees_it_and_nobody_else_does(app: Flask, territory: Territory) -> None:
    one, other = reader(app), reader(app)
    one.get(QUESTION)
    one.post("/list/add", data={"service": str(territory.counselling)})

    assert "Nell&#39;elenco: togli" in one.get(QUESTION).text
    assert "Nell&#39;elenco: togli" not in other.get(QUESTION).text


def test_no_page_of_somebody_who_is_signed_in_reaches_another(app: Flask) -> None:
    coordinator = reader(app)
    sign_in(coordinator, COORDINATOR)
    assert "Carla Rossi" in coordinator.get(QUESTION).text
    assert "Carla Rossi" not in reader(app).get(QUESTION).text
    assert "Carla Rossi" in coordinator.get(QUESTION).text


def test_a_kept_page_has_all_headers_of_a_new_one(app: Flask, searches: list[str]) -> None:
    def headers() -> dict[str, str]:
        answer = reader(app).get(f"{QUESTION}&lang=de", headers={"Accept-Encoding": "gzip"})
        own = {
            "Content-Length": "",
            "Set-Cookie": re.sub("session=[^;]*|Expires=[^;]*", "", str(answer.headers.getlist("Set-Cookie"))),
        }
        return {**answer.headers, **own}

    new, kept = headers(), headers()
    assert len(searches) == 1
    assert new == kept
    assert {"Content-Security-Policy", "X-Frame-Options", "Vary", "Content-Language", "Content-Encoding"} <= set(new)
    assert "language=de" in new["Set-Cookie"]


def test_where_reading_is_for_accounts_alone_nobody_else_gets_a_kept_page(app: Flask, territory: Territory) -> None:
    reader(app).get(QUESTION)
    app.config["SETTINGS"] = replace(
        territory.settings, sign_in=replace(territory.settings.sign_in, public_reading="no")
    )
    answer = reader(app).get(QUESTION)
    assert answer.status_code == 302
    assert answer.location.startswith("/account/sign-in")
    coordinator = reader(app)
    sign_in(coordinator, COORDINATOR)
    assert coordinator.get(QUESTION).status_code == 200


def test_a_request_that_names_another_site_gets_no_kept_page(app: Flask) -> None:
    reader(app).get(QUESTION)
    app.config["TRUSTED_HOSTS"] = ["prossima.example.org"]
    assert reader(app).get(QUESTION).status_code == 400


def test_what_only_begins_with_a_kept_address_is_no_kept_page(app: Flask, searches: list[str]) -> None:
    reader(app).get(QUESTION)
    for address, status in (("/search/x?q=psicologo+vicino+a+Forlì", 404), (f"{QUESTION}&q=", 200)):
        assert reader(app).get(address).status_code == status
    assert reader(app).post(QUESTION).status_code == 405
    assert len(searches) == 2


def test_each_language_has_its_page(app: Flask, searches: list[str]) -> None:
    assert "Perché:" in reader(app).get(QUESTION).text
    assert "Warum:" in reader(app, "de").get(QUESTION).text
    assert "Perché:" in reader(app, "de").get(f"{QUESTION}&lang=it").text
    assert len(searches) == 3


def test_a_page_that_an_odd_address_makes_long_is_not_kept(app: Flask, searches: list[str]) -> None:
    for _ in range(2):
        assert reader(app).get(f"{QUESTION}&odd={'x' * MOST_BYTES}").status_code == 200
    assert len(searches) == 2


def test_what_another_process_changes_is_on_the_next_page(app: Flask, territory: Territory) -> None:
    def dial(number: str) -> None:
        with open_session(app.extensions["engine"]) as session:
            phone = session.scalars(sa.select(Phone).where(Phone.service_id == territory.counselling)).one()
            phone.number = number
            session.commit()

    client = reader(app)
    assert "0543 712345" in client.get(QUESTION).text
    dial("+390543999999")
    try:
        assert "0543 999999" in client.get(QUESTION).text
    finally:
        dial("+390543712345")
    assert "0543 712345" in client.get(QUESTION).text


def test_a_door_is_open_from_the_minute_on(app: Flask, searches: list[str]) -> None:
    client = reader(app)
    for now, words in (
        (MONDAY, "apre oggi alle 14:00"),
        (MONDAY + timedelta(minutes=1), "aperto adesso, fino alle 18:00"),
        (MONDAY + timedelta(minutes=9), "aperto adesso, fino alle 18:00"),
        (MONDAY.replace(hour=18, minute=0), "apre giovedì alle 14:00"),
    ):
        app.config["NOW"] = now
        assert words in client.get(QUESTION).text, now
    assert len(searches) == 3


def test_a_kept_page_says_nothing_of_a_search_that_was_not_written_down(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = reader(app)
    client.get(QUESTION)
    monkeypatch.setattr(kept_pages, "log_search", lambda _: None)
    page = client.get(QUESTION).text

    links = [str(a["href"]) for a in elements(page, "a") if str(a.get("href")).startswith("/services/")]
    assert links
    assert all(
        re.fullmatch(r"/services/[0-9a-f-]{36}\?from=Forlì?[^&]*", link.replace("%C3%AC", "ì")) for link in links
    )


@pytest.mark.parametrize(
    ("opening", "until"),
    [
        (None, datetime(2026, 11, 23)),  # noqa: DTZ001
        (Opening(SUNDAY_MORNING.date(), Span(time(11), time(12))), SUNDAY_MORNING.replace(hour=11, minute=0)),
        (
            Opening(SUNDAY_MORNING.date(), Span(time(9), time(12)), is_now=True),
            SUNDAY_MORNING.replace(hour=12, minute=0),
        ),
        (
            Opening(SUNDAY_MORNING.date() - timedelta(days=1), Span(time(22), time(11)), is_now=True),
            SUNDAY_MORNING.replace(hour=11, minute=0),
        ),
        (Opening(MONDAY.date(), Span(time(8), None)), datetime(2026, 11, 23)),  # noqa: DTZ001
        (
            Opening(SUNDAY_MORNING.date(), Span(time(0), time(0)), is_now=True, is_always=True),
            datetime(2026, 11, 23),  # noqa: DTZ001
        ),
    ],
)
def test_a_page_is_true_until_a_door_moves_or_the_day_ends(opening: Opening | None, until: datetime) -> None:
    card: Any = SimpleNamespace(opening=opening)
    assert true_until(Query(text=""), [card], SUNDAY_MORNING) == until


def test_what_is_asked_for_now_is_true_for_a_minute() -> None:
    query = replace(Query(text=""), when=When(relative="now"))
    assert true_until(query, [], SUNDAY_MORNING) == SUNDAY_MORNING + timedelta(minutes=1)
