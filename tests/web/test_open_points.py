"""What was asked and a result does not meet, or does not tell, stands on its card."""

import pytest
from flask.testing import FlaskClient

from directory.catalog.scoring import UNKNOWN_VALUE, Reason
from directory.i18n import Sentence
from directory.search.results.proximity import ASK_FROM_AFAR
from web.search.open_points import OpenPoints


def reason(feature: str, value: float, *, known: bool = True, text: str = "x") -> Reason:
    return Reason(feature, 1.0, value, value, known, Sentence(text))


def test_a_card_says_what_to_ask_about_what_was_asked(client: FlaskClient) -> None:
    asked = client.get("/search?q=affitto+parla+arabo+gratis+Forlì").text
    card = asked[asked.index("Sportello del sabato") :]
    assert "Da verificare:</strong> Chiedi se è gratuito · Chiedi quali lingue parlano" in card
    assert "Chiedi quali lingue parlano" not in client.get("/search?q=affitto+Forlì").text


def test_what_meets_the_question_leaves_nothing_open(client: FlaskClient) -> None:
    html = client.get("/search?q=Spazio+Giovani+parla+arabo+gratis+Forlì").text
    assert "Chiedi quali lingue parlano" not in html[html.index("Spazio Giovani</a>") : html.index("</article>")]


def test_what_is_known_to_be_otherwise_is_told_apart_from_what_is_not_known() -> None:
    found = OpenPoints.of([reason("language", 0.0, text="otherwise"), reason("cost", UNKNOWN_VALUE, known=False)])
    assert [one.message for one in found.otherwise] == ["otherwise"]
    assert [one.message for one in found.to_ask] == ["x"]


@pytest.mark.parametrize(
    ("one", "is_told"),
    [
        (reason("needs", 0.1), False),  # what a result is about is no condition
        (reason("proximity", 0.1, text="200 km away"), False),  # the card has the distance
        (reason("gender", UNKNOWN_VALUE, known=False), False),  # most are for everybody, and say nothing of it
        (reason("gender", 0.0), True),
        (reason("age", 0.0), True),
        (reason("proximity", 0.12, text=ASK_FROM_AFAR), True),
        (reason("language", 0.7), False),
    ],
)
def test_only_conditions_are_told(one: Reason, is_told: bool) -> None:
    found = OpenPoints.of([one])
    assert bool(found.to_ask or found.otherwise) is is_told
