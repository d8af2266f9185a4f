import re
import uuid
from datetime import UTC, datetime, time

import pytest
from flask import Flask
from flask.testing import FlaskClient

from directory.i18n import Sentence
from tests.web.conftest import Counter
from tests.web.territory import Territory
from web.access import READERS, asks_for
from web.i18n import say_period, translate
from web.pages import ago, clock_time

PAGES = (
    "/",
    "/search?q=psicologo+Forlì",
    "/match",
    "/services/{counselling}",
    "/services/{helpline}",
    "/searches",
    "/unmet",
    "/weights",
    "/account",
    "/account/sign-in",
    "/account/reset",
    "/list",
    "/offline",
    "/accessibilita",
    "/services/{counselling}/report",
    "/services/{counselling}/report/thanks",
    "/search?q=aiuto+casa+tirocinio+Forlì",
    "/nowhere",
)
SIGNED_IN = ("/searches", "/unmet", "/weights", "/account")
MOST_STATEMENTS = {
    "/": 3,
    "/search?q=psicologo": 9,
    "/match": 3,
    "/searches": 4,  # one of them says who is signed in
    "/unmet": 4,
    "/account": 8,
    "/account/sign-in": 0,
}  # a search is written down with five


def address(page: str, territory: Territory) -> str:
    return page.format(counselling=territory.counselling, helpline=territory.helpline)


@pytest.fixture(autouse=True)
def signed_in(request: pytest.FixtureRequest) -> None:
    """A coordinator opens what is not for everybody."""
    page = request.node.callspec.params.get("page") if hasattr(request.node, "callspec") else None
    if page in SIGNED_IN:
        request.getfixturevalue("coordinator")


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_whole_and_keeps_scripts_and_styles_in_files(
    page: str, client: FlaskClient, territory: Territory
) -> None:
    response = client.get(address(page, territory))
    html = response.text

    assert response.status_code == (404 if page == "/nowhere" else 200)
    assert '<html lang="it">' in html
    assert html.count("<h1") == 1
    assert html.count("<main") == 1
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|javascript:", html)
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("page", PAGES)
def test_every_answer_carries_the_security_headers(page: str, client: FlaskClient, territory: Territory) -> None:
    headers = client.get(address(page, territory)).headers

    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"


def test_the_browser_chooses_the_language_and_a_link_changes_it_for_good(client: FlaskClient) -> None:
    assert "Cosa serve?" in client.get("/").text

    german = client.get("/?lang=de")

    assert '<html lang="de">' in german.text
    assert german.headers["Content-Language"] == "de"
    assert "Was wird gebraucht?" in client.get("/").text


def test_an_unknown_language_falls_back_to_the_setting(client: FlaskClient) -> None:
    html = client.get("/?lang=xx", headers={"Accept-Language": "fr"}).text
    assert '<html lang="it">' in html


@pytest.mark.parametrize("name", ["endpoint", "_scheme", "_external", "_anchor", "_method"])
@pytest.mark.parametrize("page", ["/search", "/match"])
def test_odd_names_in_an_address_are_only_names_in_the_links_to_other_languages(
    name: str, page: str, client: FlaskClient
) -> None:
    response = client.get(page, query_string={"q": "lavoro", name: "x"})

    assert response.status_code == 200
    assert f'href="{page}?q=lavoro&amp;{name}=x&amp;lang=de"' in response.text


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("/nowhere", "Questa pagina non esiste"),
        (f"/services/{uuid.UUID(int=1)}", "Cerc"),
        ("/services/not-an-id", "Questa pagina non esiste"),
        ("/match?example=nobody", "Questo esempio non esiste."),
    ],
)
def test_what_does_not_exist_is_said_in_italian(page: str, words: str, client: FlaskClient) -> None:
    response = client.get(page)
    assert response.status_code == 404
    assert words in response.text


def test_a_failure_of_ours_is_a_page_without_details(client: FlaskClient) -> None:
    @asks_for(READERS)
    def fail() -> str:
        raise RuntimeError("a secret detail")

    client.application.view_functions["search.home"] = fail
    client.application.config["PROPAGATE_EXCEPTIONS"] = False
    response = client.get("/")

    assert response.status_code == 500
    assert "a secret detail" not in response.text
    assert "Qualcosa non ha funzionato" in response.text


@pytest.mark.parametrize("page", MOST_STATEMENTS)
def test_pages_ask_the_database_a_bounded_number_of_times(page: str, client: FlaskClient, statements: Counter) -> None:
    client.get(page)  # the first request checks the schema and builds the catalog
    with statements.counting() as seen:
        client.get(page)
    assert len(seen) <= MOST_STATEMENTS[page], "\n".join(seen)


def test_a_full_and_a_bare_service_take_a_bounded_number_of_statements(
    client: FlaskClient, statements: Counter, territory: Territory
) -> None:
    for service_id in (territory.counselling, territory.helpline):
        client.get(f"/services/{service_id}")
        with statements.counting() as seen:
            client.get(f"/services/{service_id}")
        assert len(seen) <= 32, "\n".join(seen)


def test_what_is_done_soon_after_midnight_is_of_today(app: Flask) -> None:
    app.config["NOW"] = datetime(2026, 11, 27, 0, 4)  # noqa: DTZ001 - local to the territory
    with app.test_request_context(headers={"Accept-Language": "it"}):
        assert ">oggi<" in ago(datetime(2026, 11, 26, 23, 4, tzinfo=UTC))


def test_midnight_is_called_so_in_english(app: Flask) -> None:
    with app.test_request_context("/?lang=en"):
        assert clock_time(time(0)) == "midnight"
    with app.test_request_context("/?lang=it"):
        assert clock_time(time(0)) == "00:00"


def test_what_lasts_is_said_in_the_right_case_in_german() -> None:
    for message in ("answers within %(period)s", "First appointment in about %(period)s."):
        words = translate(Sentence(message, {"period": say_period(7, "de")}), "de")
        assert "in etwa 7 Tage" not in words
        assert "binnen 7 Tage" not in words
