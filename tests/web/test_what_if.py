"""What if, on screen: one more link worker or more arrivals, compared without writing."""

import re
from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from directory.models import LinkWorker
from tests.web.reading import value_of
from tests.web.team import two_wait
from tests.web.test_team_plan import state, workers


@pytest.fixture(autouse=True)
def signed_in(coordinator: FlaskClient) -> None:
    """The page is a coordinator's."""


@pytest.fixture
def desk(app: Flask) -> Iterator[Session]:
    """The database beside the application; two people wait, and nobody has room."""
    with two_wait(app) as session:
        session.execute(sa.update(LinkWorker).values(load_points=LinkWorker.capacity_points))
        session.commit()
        yield session


def rows(html: str) -> dict[str, list[str]]:
    """The table of effects: what -> now and imagined."""
    found = re.findall(r'rowheader">(.*?)</th>(.*?)</tr>', html, re.DOTALL)
    return {name.strip(): re.sub(r"<[^>]+>", " ", rest).split() for name, rest in found}


def test_one_more_like_one_of_the_team_takes_who_waits_and_nothing_is_written(
    client: FlaskClient, desk: Session
) -> None:
    before = state(desk)
    asked = {"worker": workers(desk)["Sara Conti"], "hours": "36"}
    html = client.get("/team/what-if", query_string=asked).text

    assert rows(html)["Persone che aspetterebbero ancora"] == ["2", "0"]
    assert "seguirebbe 2 persone" in html
    assert value_of(html, "hours") == "36"
    assert state(desk) == before


def test_people_who_would_come_go_to_whoever_is_described(client: FlaskClient, desk: Session) -> None:
    arrivals = {"arrivals": "3", "place": "Forlì", "needs": "lavoro", "spoken": "arabo"}
    html = client.get("/team/what-if", query_string={"worker": "", **arrivals}).text
    assert "Di 3 persone che arriverebbero, 3 aspetterebbero" in html

    more = {"worker": "described", "hours": "36", "languages": "arabo, italiano", "base": "Forlì"}
    html = client.get("/team/what-if", query_string={**more, **arrivals}).text
    assert "Di 3 persone che arriverebbero, 0 aspetterebbero" in html
    assert rows(html)["Persone che aspetterebbero ancora"] == ["2", "2"]
    assert "non il profilo" in html


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"worker": ""}, "Immagina"),
        ({"worker": "described"}, "da 1 a 60"),
        ({"worker": "described", "hours": "99"}, "da 1 a 60"),
        ({"worker": "nobody"}, "Scegli uno degli operatori"),
        ({"worker": "", "arrivals": "9999"}, "da 1 a 200"),
        ({"worker": "", "arrivals": "2", "place": "Forlì"}, "Indica dove"),
        ({"worker": "", "arrivals": "2", "place": "Atlantide", "needs": "lavoro"}, "Atlantide"),
        ({"worker": "described", "hours": "9", "languages": "klingon"}, "klingon"),
    ],
)
def test_what_cannot_be_imagined_gets_a_sentence_and_keeps_what_was_typed(
    asked: dict[str, str], said: str, client: FlaskClient, desk: Session
) -> None:
    answer = client.get("/team/what-if", query_string=asked)
    alert = answer.text.partition('role="alert"')[2].partition("</div>")[0]
    assert said in alert
    assert 400 <= answer.status_code < 500
    for name in asked.keys() - {"worker"}:
        assert value_of(answer.text, name) == asked[name]
