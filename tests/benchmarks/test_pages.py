import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from benchmarks.bare_page import bare_app
from benchmarks.load import put_load
from benchmarks.pages import path_of
from benchmarks.questions import Question

ASKED: list[str] = []


class Pages(BaseHTTPRequestHandler):
    """Answers to everything but /nothing, and keeps connections as the measured servers do."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        ASKED.append(self.path)
        self.send_response(404 if self.path == "/nothing" else 200)
        self.send_header("Content-Length", "100000")
        self.end_headers()
        self.wfile.write(b"x" * 100_000)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """A server on loopback."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as server:
        serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        serving.start()
        yield server.server_port
        server.shutdown()
        serving.join()


def test_every_path_is_asked_once_however_many_ask(port: int) -> None:
    ASKED.clear()
    load = put_load(port, [f"/search?q={number}" for number in range(7)], users=3)
    assert sorted(ASKED) == [f"/search?q={number}" for number in range(7)]
    assert len(load.latencies) == 7
    assert load.per_second == pytest.approx(7 / load.seconds)
    assert 0 < max(load.latencies) <= load.seconds * 1000


def test_what_is_no_page_ends_the_measurement(port: int) -> None:
    with pytest.raises(RuntimeError, match="404"):
        put_load(port, ["/nothing"], users=1)


def test_the_bare_page_shows_its_rows() -> None:
    page = bare_app([{"name": "Spazio Giovani"}] * 20).test_client().get("/search?q=casa").text
    assert page.count("Spazio Giovani") == 20
    assert "<h1>casa</h1>" in page


def test_a_question_is_asked_as_the_page_writes_it() -> None:
    question = Question("x", "casa a Forlì", filters={"cost": ["free", "low"]}, place="Forlì (FC)", within_km=25.0)
    assert path_of(question) == "/search?q=casa+a+Forl%C3%AC&near=Forl%C3%AC+%28FC%29&within=25.0&cost=free&cost=low"
