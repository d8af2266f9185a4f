"""The coordinator's page of what people look for and do not find."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web.conftest import Counter
from tests.web.reading import elements
from tests.web.searches import written_searches
from tests.web.territory import SUNDAY_MORNING


@pytest.fixture(autouse=True)
def signed_in(coordinator: FlaskClient) -> None:
    """The pages are a coordinator's."""


@pytest.fixture
def searched(app: Flask) -> Iterator[None]:
    """What `written_searches` says."""
    with written_searches(app.extensions["engine"], SUNDAY_MORNING.date()):
        yield


@pytest.mark.usefixtures("searched")
def test_the_page_tells_needs_places_words_and_what_was_given_up(client: FlaskClient) -> None:
    html = client.get("/searches").text
    for words in (
        "Casa",
        "Forlì (FC)",
        "Trovare casa o stanza",
        "casa … gratis",
        "numismatica",
        "i filtri",
        "7 ricerche",
        "100 %",
    ):
        assert words in html, words


@pytest.mark.usefixtures("searched")
def test_what_was_asked_for_only_once_is_not_shown(client: FlaskClient) -> None:
    html = client.get("/searches").text
    assert "Debiti" not in html
    assert "Bertinoro" not in html
    assert "Nulla qui parla di una persona" in html


@pytest.mark.usefixtures("searched")
def test_the_period_stands_in_the_address(client: FlaskClient) -> None:
    html = client.get("/searches?days=7").text
    assert "6 ricerche" in html
    (chosen,) = [a for a in elements(html, "a", class_="chip-link") if "aria-current" in a]
    assert chosen["href"] == "/searches?days=7"


@pytest.mark.parametrize("days", ["", "-1", "x", "99999999999"])
def test_an_odd_period_is_the_usual_one(days: str, client: FlaskClient) -> None:
    response = client.get("/searches", query_string={"days": days})
    assert response.status_code == 200
    (chosen,) = [a for a in elements(response.text, "a", class_="chip-link") if "aria-current" in a]
    assert chosen["href"] == "/searches?days=30"


@pytest.mark.usefixtures("searched")
def test_tables_have_names_and_heads_for_rows_and_columns(client: FlaskClient) -> None:
    html = client.get("/searches").text
    assert len(elements(html, "table")) == 6
    assert len([div for div in elements(html, "div", role="region") if "aria-labelledby" in div]) == 6
    assert {th.get("scope") for th in elements(html, "th")} == {"col", "row"}


@pytest.mark.usefixtures("searched")
@pytest.mark.parametrize(("language", "words"), [("en", "no result"), ("de", "Wohnen")])
def test_the_page_speaks_other_languages(language: str, words: str, client: FlaskClient) -> None:
    assert words.casefold() in client.get(f"/searches?lang={language}").text.casefold()


def test_where_nothing_is_kept_the_page_says_so(app: Flask, client: FlaskClient) -> None:
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], search_log_days=0)
    response = client.get("/searches")
    assert response.status_code == 200
    assert "Chi gestisce l&#39;installazione" in response.text
    assert [a["href"] for a in elements(response.text, "a", class_="chip-link")] == [
        "/searches?days=7",
        "/searches?days=30",
    ]


def test_every_page_leads_to_it_for_who_may_open_it(client: FlaskClient) -> None:
    assert elements(client.get("/").text, "a", href="/searches")


def test_the_page_asks_the_database_a_bounded_number_of_times(client: FlaskClient, statements: Counter) -> None:
    client.get("/searches")
    with statements.counting() as seen:
        client.get("/searches")
    assert len(seen) <= 4, "\n".join(seen)
