"""The page of suggestions on one screen: for whom, what is covered, and a few cards with the rest folded."""

import re

import pytest
from flask.testing import FlaskClient

from tests.web.reading import elements
from tests.web.test_network_page import LIGHT, URGENT, words
from web.match import parts


def first_lines(html: str) -> str:
    found = re.search(r'<div class="for-whom">.*?</div>', html, re.DOTALL)
    assert found is not None
    return words(found[0])


def test_the_first_lines_say_for_whom_and_which_needs(client: FlaskClient) -> None:
    html = client.post("/match", data={**URGENT, "languages": ["ar"]}).text
    said = first_lines(html)
    assert said.startswith("17 anni Forlì arabo Serve: ")
    assert "Affitto, bollette e spese di casa (coperto)" in said
    assert re.search(r"Un posto dove dormire.*– non coperto", said)
    assert 'id="uncovered"' in html


def test_the_first_lines_say_the_ages_of_the_children(client: FlaskClient) -> None:
    said = first_lines(client.post("/match", data={**URGENT, "age": "34", "children_ages": "3 8"}).text)
    assert said.startswith("34 anni età dei bambini: 3 e 8 Forlì")


def test_a_bar_leads_to_every_part(client: FlaskClient) -> None:
    html = client.post("/match", data=URGENT).text
    ids = set(re.findall(r'\sid="([^"]+)"', html))
    (bar,) = re.findall(r'<nav class="jumps.*?</nav>', html, re.DOTALL)
    targets = re.findall(r'href="#([^"]+)"', bar)
    assert targets[:4] == ["network-title", "services", "workers", "profile"]
    assert set(targets) <= ids


def test_what_the_network_has_is_named_once_below_it(client: FlaskClient) -> None:
    html = client.post("/match", data=URGENT).text
    (line,) = re.findall(r'<p class="in-network">.*?</p>', html, re.DOTALL)
    members = re.findall(r'href="#(member-[^"]+)"', line)
    assert members
    for one in members:
        assert elements(html, "h3", id=one)
        assert not elements(html, "h3", id=one.replace("member-", "listing-"))


def test_few_are_open_and_the_others_are_folded(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "MOST_OPEN", 1)
    html = client.post("/match", data={"place": "Trento", "needs": ["work.traineeship"]}).text
    opened, _, folded = html[html.index('id="services"') :].partition('<details class="more-results')
    assert opened.count('<article class="result"') == 1
    assert folded.count('<article class="result"')


def test_how_well_it_suits_is_said_in_words_and_what_all_share_is_left_out(client: FlaskClient) -> None:
    html = client.post("/match", data=LIGHT).text
    assert re.search(r"<summary>\s*(Molto adatto|Adatto|Adatto in parte|Poco adatto)", html)
    assert not re.search(r"<summary>[^<]*\d+ punti", html)


@pytest.mark.parametrize("sent", [LIGHT, URGENT, {"place": "Trento", "needs": ["work.traineeship"]}])
def test_no_suggestion_is_left_without_a_reason(sent: dict[str, object], client: FlaskClient) -> None:
    html = client.post("/match", data=sent).text
    cards = re.findall(r'<article class="result".*?</article>', html, re.DOTALL)
    assert cards
    assert all("Perché:" in card for card in cards)
