"""Every failure is a page that says what to do."""

import re
from pathlib import Path

import pytest
from flask import Flask, abort
from flask.testing import FlaskClient

from web.access import EVERYBODY, asks_for

STATUSES = {
    400: "Riapri la pagina",
    403: "chiedi a chi amministra",
    404: "Cercala per nome",
    405: "Torna alla pagina iniziale",
    413: "accorcia il testo",
    422: "correggi ciò che non va",
    429: "Aspetta un minuto",
    500: "Non è cambiato nulla",
}


@pytest.mark.parametrize("status", STATUSES)
def test_every_failure_says_what_to_do(status: int, app: Flask, client: FlaskClient) -> None:
    app.view_functions["accessibility.statement"] = asks_for(EVERYBODY)(lambda: abort(status))
    response = client.get("/accessibilita")

    assert response.status_code == status
    assert STATUSES[status] in response.text
    assert 'href="/"' in response.text
    assert response.text.count("<h1") == 1
    assert "112" in response.text


def test_a_text_that_is_too_long_is_refused_with_what_to_do(client: FlaskClient) -> None:
    response = client.post("/match", data={"words": "a" * 300_000})
    assert response.status_code == 413
    assert "accorcia il testo" in response.text


def test_no_page_speaks_in_commands_or_settings_to_people_who_have_none() -> None:
    pages = Path(__file__).parents[2] / "web" / "templates"
    spoken = re.compile(r"[«“]prossima |PROSSIMA_")
    assert not [page.name for page in pages.rglob("*.html") if spoken.search(page.read_text("utf-8"))]
