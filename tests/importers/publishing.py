"""A server on this machine that publishes lists, and does what servers should not do."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from directory.settings import Fetching

LETTERS_EVERY_SECONDS = 0.02  # of an answer that never ends


@dataclass
class Published:
    """What a server answers at a path; `drips`: one letter at a time, the headers, too ("headers") or not ("body")."""

    content: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    drips: str = ""
    without_length: bool = False


class Publisher(ThreadingHTTPServer):
    """Answers what stands in `at`, and remembers what was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.at: dict[str, Published] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.ended = threading.Event()

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    @property
    def fetching(self) -> Fetching:
        """Settings that allow this server and no other one."""
        return Fetching(private_hosts=(self.origin,), seconds=5)


class _Handler(BaseHTTPRequestHandler):
    server: Publisher
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers)))
        found = self.server.at.get(self.path, Published(status=404))
        etag = found.headers.get("ETag")
        if etag and self.headers.get("If-None-Match") == etag:
            found = Published(status=304)
        if found.drips == "headers":
            self._drip(b"HTTP/1.1 200 OK\r\nX-Slow: ")
            return
        self.send_response(found.status)
        if not (found.drips or found.without_length):
            self.send_header("Content-Length", str(len(found.content)))
        for name, value in found.headers.items():
            self.send_header(name, value)
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        if found.drips:
            self._drip(b"")
        else:
            self.wfile.write(found.content)

    def _drip(self, beginning: bytes) -> None:
        self.close_connection = True
        try:
            self.wfile.write(beginning)
            while not self.server.ended.wait(LETTERS_EVERY_SECONDS):
                self.wfile.write(b"a")
        except OSError:  # who asked has gone
            return

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def publishing() -> Iterator[Publisher]:
    """A server while it runs."""
    server = Publisher()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.ended.set()
        server.shutdown()
        thread.join()
        server.server_close()
