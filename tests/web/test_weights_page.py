"""What counts how much: looked at before it is saved, saved with a reason, and taken back."""

import re
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient

from matching.weighting.weights import read_weights
from tests.web.signing_in import sign_in
from tests.web.territory import COORDINATOR, Territory, make_territory


@pytest.fixture(scope="module")
def territory(tmp_path_factory: pytest.TempPathFactory) -> Territory:
    """A database of its own, whose weights may be changed."""
    return make_territory(tmp_path_factory.mktemp("weights"))


def fields(html: str) -> dict[str, str]:
    """What the form would send."""
    form = html[html.index('id="weights-form"') : html.index('id="history"')]
    tags = re.findall(r"<input[^>]*>", form)
    pairs = [(re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)) for tag in tags]
    return {unescape(name[1]): unescape(value[1]) for name, value in pairs if name and value}


def test_every_weight_stands_there_with_its_meaning_and_what_would_move_is_seen_before_saving(
    coordinator: FlaskClient,
) -> None:
    page = coordinator.get("/weights").text
    for _, meaning in read_weights().values():
        assert meaning.by_language["it"] in unescape(page)

    sent = fields(page) | {"service-place": "0", "service-need_cover": "0,1", "look": "1"}
    seen = coordinator.post("/weights", data=sent)
    assert seen.status_code == 200
    assert "Che cosa si sposterebbe" in seen.text
    assert "conta ora" in unescape(coordinator.get("/weights").text).split("All'inizio")[1]  # nothing was saved

    unexplained = coordinator.post("/weights", data=fields(seen.text) | {"save": "1"})
    assert unexplained.status_code == 422
    assert "perché" in unexplained.text

    saved = coordinator.post("/weights", data=fields(unexplained.text) | {"reason": "prova di squadra", "save": "1"})
    assert saved.status_code == 302
    after = coordinator.get("/weights").text
    assert fields(after)["service-need_cover"] == "0,1"
    assert "prova di squadra" in after
    assert "service,need_cover,0.1," in coordinator.get("/weights/weights.csv").text


def test_an_earlier_version_fills_the_form_and_is_saved_as_a_new_one(coordinator: FlaskClient) -> None:
    sent = fields(coordinator.get("/weights").text) | {"service-cost": "9", "look": "1"}
    seen = coordinator.post("/weights", data=sent)
    coordinator.post("/weights", data=fields(seen.text) | {"reason": "costa troppo", "save": "1"})

    back = coordinator.get("/weights?version=0")
    assert fields(back.text)["service-cost"] == "1,5"
    assert fields(back.text)["reason"]
    assert coordinator.post("/weights", data=fields(back.text) | {"save": "1"}).status_code == 302
    assert fields(coordinator.get("/weights").text)["service-cost"] == "1,5"
    assert coordinator.get("/weights?version=99").status_code == 404


def test_what_was_not_looked_at_is_not_saved(coordinator: FlaskClient) -> None:
    seen = coordinator.post("/weights", data=fields(coordinator.get("/weights").text) | {"service-cost": "7"})
    changed = fields(seen.text) | {"service-cost": "8", "reason": "fretta", "save": "1"}
    again = coordinator.post("/weights", data=changed)
    assert again.status_code == 200
    assert "dopo aver guardato" in again.text
    assert fields(again.text)["reason"] == "fretta"
    assert fields(coordinator.get("/weights").text)["service-cost"] == "1,5"


def test_what_is_no_weight_is_said_beside_its_field_with_what_was_typed(coordinator: FlaskClient) -> None:
    sent = fields(coordinator.get("/weights").text) | {"service-cost": "molto", "service-place": "4"}
    page = coordinator.post("/weights", data=sent)
    assert page.status_code == 422
    assert fields(page.text)["service-cost"] == "molto"
    assert fields(page.text)["service-place"] == "4"
    assert 'href="#service-cost"' in page.text


def test_of_two_coordinators_the_slower_one_is_told_and_loses_nothing(app: Flask, coordinator: FlaskClient) -> None:
    other = app.test_client()
    other.environ_base["HTTP_ACCEPT_LANGUAGE"] = "it"
    sign_in(other, COORDINATOR)
    mine, theirs = (
        fields(one.post("/weights", data=fields(one.get("/weights").text) | {name: "7"}).text)
        for one, name in ((coordinator, "service-cost"), (other, "service-place"))
    )
    assert other.post("/weights", data=theirs | {"reason": "vicino", "save": "1"}).status_code == 302
    late = coordinator.post("/weights", data=mine | {"reason": "costi", "save": "1"})
    assert late.status_code == 409
    assert fields(late.text)["reason"] == "costi"
    assert fields(late.text)["service-cost"] == "7"
    assert fields(late.text)["service-place"] == "7"  # what the other one saved is not undone unseen
    back = coordinator.get("/weights?version=0").text
    assert coordinator.post("/weights", data=fields(back) | {"save": "1"}).status_code == 302


def test_suggestions_go_by_what_was_saved(coordinator: FlaskClient, territory: Territory) -> None:
    asked = {"place": "Forlì", "needs": ["mental_wellbeing"], "words": "psicologo", "is_trial": "y", "age": "17"}
    before = coordinator.post("/match", data=asked).text
    sent = fields(coordinator.get("/weights").text) | {"service-need_cover": "0", "service-verification": "50"}
    seen = fields(coordinator.post("/weights", data=sent).text)
    assert coordinator.post("/weights", data=seen | {"reason": "prova", "save": "1"}).status_code == 302
    after = coordinator.post("/match", data=asked).text
    assert before != after
    back = fields(coordinator.get("/weights?version=0").text)
    assert coordinator.post("/weights", data=back | {"save": "1"}).status_code == 302
    assert str(territory.counselling) in after
