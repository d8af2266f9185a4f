"""A form that is refused after it was filled in is offered again, with all that was typed."""

import io
import re
from html import unescape

import pytest
import sqlalchemy as sa
from flask import Flask, abort
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict

from directory.errors import Conflict
from directory.i18n import N_
from directory.models import EntryReport
from tests.web.signing_in import sign_in
from tests.web.territory import COORDINATOR, PASSWORD, Territory, make_territory
from web.access import EVERYBODY, asks_for

OURS = {"Origin": "http://localhost"}
TEXT = "Il numero non risponde più,\nchiedere in portineria."


@pytest.fixture(scope="module")
def territory(tmp_path_factory: pytest.TempPathFactory) -> Territory:
    """A database of its own, in which a service may be confirmed."""
    return make_territory(tmp_path_factory.mktemp("kept_form"))


@pytest.fixture
def careful(app: Flask) -> FlaskClient:
    """A browser of an application that asks for the token of a form."""
    app.config["WTF_CSRF_ENABLED"] = True
    app.extensions["attempts"].enabled = False
    client = app.test_client()
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "it-IT,it;q=0.9"
    return client


def fields(html: str) -> MultiDict[str, str]:
    """What the page's own form would send."""
    form = html[html.index('id="kept"') :]
    form = form[: form.index("</form>")]
    tags = re.findall(r'<input type="hidden"\s+name="([^"]*)"\s+value="([^"]*)">', form)
    return MultiDict([(unescape(name), unescape(value)) for name, value in tags])


def report_of(territory: Territory) -> str:
    return f"/services/{territory.counselling}/report"


def test_a_form_whose_token_is_old_is_sent_again_with_one_tap(
    app: Flask, careful: FlaskClient, territory: Territory
) -> None:
    sent = {"fault": "contact", "text": TEXT, "contact": "sara@example.org", "csrf_token": "old"}
    refused = careful.post(report_of(territory), data=sent, headers=OURS)
    assert refused.status_code == 400
    assert "non è andato perso nulla" in refused.text
    assert "chiedere in portineria" in refused.text[: refused.text.index('id="kept"')]

    again = fields(refused.text)
    assert again["text"] == TEXT
    assert again["csrf_token"] != "old"
    assert careful.post(report_of(territory), data=again, headers=OURS).status_code == 302
    with Session(app.extensions["engine"]) as session:
        made = session.scalars(sa.select(EntryReport).where(EntryReport.text.contains("portineria"))).all()
        assert len(made) == 1
        session.delete(made[0])
        session.commit()


def test_several_values_of_one_name_and_the_query_of_the_address_stay(careful: FlaskClient) -> None:
    data = MultiDict([("needs", "housing"), ("needs", "work"), ("words", "<b>vive da sola</b> con i figli")])
    page = careful.post("/match?lang=it", data=data, headers=OURS).text
    assert fields(page).getlist("needs") == ["housing", "work"]
    assert 'action="/match?lang=it"' in page
    assert "<b>vive" not in page


@pytest.mark.parametrize("headers", [{}, {"Origin": "https://evil.example"}, {"Referer": "https://evil.example/x"}])
def test_what_may_come_from_another_site_is_never_offered(headers: dict[str, str], careful: FlaskClient) -> None:
    page = careful.post("/match", data={"words": "qualcosa di molto lungo"}, headers=headers)
    assert page.status_code == 400
    assert "qualcosa di molto" not in page.text


def test_secrets_are_typed_anew(careful: FlaskClient) -> None:
    data = {"email": COORDINATOR, "password": PASSWORD}
    page = careful.post("/account/sign-in", data=data, headers=OURS)
    assert page.status_code == 400
    assert PASSWORD not in page.text
    assert COORDINATOR not in page.text
    assert 'href="/account/sign-in"' in page.text  # where it can be filled in again


def test_who_is_not_signed_in_any_more_signs_in_beside_and_sends_it_again(
    app: Flask, careful: FlaskClient, territory: Territory
) -> None:
    sent = {"method": "phone", "note": "confermato al telefono da Anna", "csrf_token": "old"}
    address = f"/curation/services/{territory.counselling}/confirm"
    refused = careful.post(address, data=sent, headers=OURS)
    assert refused.status_code == 401
    assert "Accedi" in refused.text
    assert re.search(r'href="/account/sign-in[^"]*"\s+target="_blank"', refused.text)
    again = fields(refused.text)

    app.config["WTF_CSRF_ENABLED"] = False
    sign_in(careful, COORDINATOR)
    app.config["WTF_CSRF_ENABLED"] = True
    answer = careful.post(address, data=again, headers=OURS)
    assert answer.status_code == 302


def test_what_failed_on_our_side_is_sent_again(app: Flask, careful: FlaskClient, territory: Territory) -> None:
    app.config.update(WTF_CSRF_ENABLED=False, PROPAGATE_EXCEPTIONS=False)

    def fails() -> str:
        raise ZeroDivisionError

    app.view_functions["reports.send"] = asks_for(EVERYBODY)(lambda **_: fails())
    page = careful.post(report_of(territory), data={"fault": "other", "text": TEXT}, headers=OURS)
    assert page.status_code == 500
    assert fields(page.text)["text"] == TEXT


def test_what_cannot_be_understood_is_not_offered_again(app: Flask, careful: FlaskClient, territory: Territory) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    app.view_functions["reports.send"] = asks_for(EVERYBODY)(lambda **_: abort(400))
    assert 'id="kept"' not in careful.post(report_of(territory), data={"text": TEXT}, headers=OURS).text


def test_a_file_is_chosen_again(careful: FlaskClient) -> None:
    data = {"source": "Consulta di quartiere", "file": (io.BytesIO(b"nome"), "elenco.csv")}
    page = careful.post("/imports", data=data, headers=OURS)
    assert page.status_code == 401
    assert 'id="kept"' not in page.text
    assert 'href="/account/sign-in?next=/imports"' in page.text


def test_what_somebody_else_decided_meanwhile_says_what_was_written_and_leads_back_to_the_page(
    app: Flask, careful: FlaskClient, territory: Territory
) -> None:
    app.config["WTF_CSRF_ENABLED"] = False

    def faster(**_: object) -> str:
        raise Conflict(N_("This change is not in the history of this entry."))

    app.view_functions["reports.send"] = asks_for(EVERYBODY)(faster)
    headers = {"Referer": f"http://localhost/services/{territory.counselling}?from=x"}
    page = careful.post(report_of(territory), data={"fault": "other", "text": TEXT}, headers=headers)
    assert page.status_code == 409
    assert "chiedere in portineria" in page.text
    assert 'id="kept"' not in page.text  # once more, it would be refused again
    assert f'href="{report_of(territory)}"' in page.text


@pytest.mark.parametrize(
    ("referer", "leads_back"),
    [
        ("http://localhost/cases/left?x=1", True),
        ("https://evil.example/cases", False),
        ("http://localhost//evil", False),
    ],
)
def test_a_form_without_a_page_of_its_own_leads_back_to_the_page_it_stood_on(
    referer: str, leads_back: bool, app: Flask, careful: FlaskClient
) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    page = careful.post("/list/add", data={"service": "x"}, headers={"Referer": referer})
    assert page.status_code == 422
    assert ('href="/cases/left?x=1"' in page.text) is leads_back
    assert "evil" not in page.text
    assert "orna indietro" not in page.text


def test_what_a_script_asks_after_the_session_has_ended_leaves_the_token_of_the_page_alone(
    careful: FlaskClient,
) -> None:
    address = "/curation/check/text?name=description&country=IT"

    asked = careful.post(address, data={"description": "Testo"}, headers={**OURS, "HX-Request": "true"})

    assert asked.status_code == 401
    assert "Set-Cookie" not in asked.headers
    assert "<form" not in asked.text
    assert careful.post(address, data={"description": "Testo"}, headers=OURS).headers.get(
        "Set-Cookie"
    )  # a page has one
