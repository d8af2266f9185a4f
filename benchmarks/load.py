"""People who ask a web server: each waits for an answer before asking again.

One thread and plain sockets, since the machine has few processors and most of them belong to the server.
"""

import selectors
import socket
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import islice

TIMEOUT_SECONDS = 60.0
_END = b"\r\n\r\n"
_LENGTH = b"content-length:"


@dataclass(frozen=True)
class Load:
    """What came of it.

    Args:
        seconds: from the first question to the last answer.
        latencies: milliseconds of each request.
    """

    seconds: float
    latencies: list[float]

    @property
    def per_second(self) -> float:
        """Answers a second."""
        return len(self.latencies) / self.seconds


@dataclass
class _User:
    connection: socket.socket
    asked_at: float = 0.0
    answer: bytearray = field(default_factory=bytearray)
    missing: int = -1  # bytes of the answer; -1 until its head is there

    def ask(self, path: str) -> None:
        self.answer.clear()
        self.missing = -1
        self.asked_at = time.perf_counter()
        request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Language: it\r\n\r\n"
        self.connection.sendall(request.encode("ascii"))

    def has_answer(self) -> bool:
        """Read what is there; whether the answer is whole.

        Raises:
            RuntimeError: it is no page, or the server went away.
        """
        received = self.connection.recv(1 << 18)
        if not received:
            raise RuntimeError("the server closed a connection")
        self.answer += received
        if self.missing < 0 and (end := self.answer.find(_END)) >= 0:
            head = bytes(self.answer[:end]).lower()
            if b" 200 " not in head.split(b"\r\n", 1)[0]:
                raise RuntimeError(f"the server answered {head[:40]!r}")
            length = next(line for line in head.split(b"\r\n") if line.startswith(_LENGTH))
            self.missing = end + len(_END) + int(length.removeprefix(_LENGTH))
        return self.missing >= 0 and len(self.answer) >= self.missing


def put_load(port: int, paths: Sequence[str], *, users: int) -> Load:
    """Ask for all of the paths, each once, with so many people at the same time.

    Raises:
        RuntimeError: the server does not answer, or not with pages.
    """
    left, latencies = iter(paths), list[float]()
    with selectors.DefaultSelector() as selector, ExitStack() as open_ones:
        start = time.perf_counter()
        for path in islice(left, users):
            user = _User(open_ones.enter_context(socket.create_connection(("127.0.0.1", port))))
            user.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            selector.register(user.connection, selectors.EVENT_READ, user)
            user.ask(path)
        while selector.get_map():
            ready = selector.select(TIMEOUT_SECONDS)
            if not ready:
                raise RuntimeError("the server does not answer")
            for user in (key.data for key, _ in ready if key.data.has_answer()):
                latencies.append((time.perf_counter() - user.asked_at) * 1000)
                if (path := next(left, "")) != "":
                    user.ask(path)
                else:
                    selector.unregister(user.connection)
        return Load(time.perf_counter() - start, latencies)
