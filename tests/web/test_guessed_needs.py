"""What a question may be about that is mostly not understood stands on the page, to tap."""

from html import unescape

import pytest
from flask.testing import FlaskClient

from tests.web.reading import elements

_QUESTION = "Riguarda uno di questi bisogni?"
_OF_DANGER = [
    "La vicina scende le scale con gli occhiali scuri anche a novembre e sussulta ai rumori",
    "Gran hides spoons, wanders out barefoot and calls me by my brother name",
]
_OF_NONE = [
    "Mia zia tiene tutto chiuso, le tapparelle abbassate, risponde a monosillabi da Natale",
    "Nonna mette le scarpe nel frigo, esce in vestaglia e si perde dietro casa",
    "Il cugino passa le nottate sullo schermo e salta la cena, la camera puzza",
    "Er versteckt die Schlüssel, zählt jeden Cent und die Nachbarin hört Schreie",
    "Der Vermieter hat das Schloss getauscht, die Koffer stehen im Regen",
    "My dad forgets the stove, wanders around at dawn and gets angry with everyone",
    "She flinches at every noise, wears sunglasses indoors and hides bruises under scarves",
]


def _guesses(html: str) -> str:
    """The part of the page that offers guesses."""
    start = html.index(_QUESTION)
    return html[start : html.index("</ul>", start)]


@pytest.mark.parametrize("text", [*_OF_DANGER, *_OF_NONE])
def test_guesses_stand_above_the_results_to_tap_whatever_else_is_said(text: str, client: FlaskClient) -> None:
    html = client.get("/search", query_string={"q": text}).text
    links = [str(one["href"]) for one in elements(_guesses(html), "a", class_="chip-link")]

    assert html.index('id="found"') < html.index(_QUESTION)
    assert html.index(_QUESTION) < min(html.index(one) for one in ('class="results"', 'id="rewordings"') if one in html)
    assert links
    for link in links:
        tapped = client.get(unescape(link)).text
        assert 'aria-label="Capito"' in tapped


@pytest.mark.parametrize("text", _OF_DANGER)
def test_whom_to_call_is_said_beside_a_guess_of_danger(text: str, client: FlaskClient) -> None:
    html = client.get("/search", query_string={"q": text}).text

    assert "Violenza domestica e di genere" in _guesses(html)
    assert 'href="tel:1522"' in html
    assert 'href="tel:112"' in html


def test_nothing_is_guessed_of_what_is_understood(client: FlaskClient) -> None:
    assert _QUESTION not in client.get("/search?q=psicologo+a+Forlì").text
