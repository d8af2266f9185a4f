"""Addresses are located through a real Nominatim protocol on loopback, and only believed in the right municipality."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy.orm import Session

from directory.curation.geocode import locate_addresses
from directory.models import Location
from directory.places.geocoder import geocoder
from tests import factories

FORLI = {"lat": "44.2267", "lon": "12.0401", "display_name": "Via Roma 1, Forlì"}
PARIS = {"lat": "48.8566", "lon": "2.3522", "display_name": "Via Roma, Paris"}


class Answers(BaseHTTPRequestHandler):
    """Speaks Nominatim's search: the class keeps what to answer and what was asked."""

    answer: list[dict[str, str]] = []  # noqa: RUF012
    asked: list[str] = []  # noqa: RUF012

    def do_GET(self) -> None:
        """Answer with the prepared places."""
        Answers.asked.append(parse_qs(urlsplit(self.path).query)["q"][0])
        body = json.dumps(Answers.answer).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    http = HTTPServer(("127.0.0.1", 0), Answers)
    Answers.asked = []
    thread = threading.Thread(target=http.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{http.server_port}"
    http.shutdown()
    thread.join()
    http.server_close()


def placed(session: Session) -> Location:
    return factories.location(session, "Forlì")


def test_an_address_gets_the_point_that_the_server_knows(session: Session, server: str) -> None:
    Answers.answer = [FORLI]
    location = placed(session)
    tally = locate_addresses(session, geocoder(server, user_agent="prova"), limit=5, pause_seconds=0)
    assert (tally.asked, tally.found) == (1, 1)
    assert (location.latitude, location.longitude, location.point_source) == (44.2267, 12.0401, "geocoder")
    assert "Via Roma 1" in Answers.asked[0]


def test_a_point_in_another_town_is_not_believed(session: Session, server: str) -> None:
    Answers.answer = [PARIS]
    location = placed(session)
    tally = locate_addresses(session, geocoder(server, user_agent="prova"), limit=5, pause_seconds=0)
    assert (tally.found, tally.refused) == (0, 1)
    assert location.point_source == "municipality"


def test_a_server_that_does_not_answer_is_named(session: Session) -> None:
    placed(session)
    nobody = geocoder("http://127.0.0.1:9", user_agent="prova", timeout_seconds=1)
    tally = locate_addresses(session, nobody, limit=5, pause_seconds=0)
    assert (tally.asked, tally.found) == (1, 0)
    assert "PROSSIMA_NOMINATIM_URL" in str(tally.failure)
