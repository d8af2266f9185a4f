"""Who has fewer connections goes first, and nobody waits for who does not come."""

import socket
from collections.abc import Iterator

import pytest

from web.cli.sharing import Counts, SharedSocket, counts_of


@pytest.fixture
def listening() -> Iterator[socket.socket]:
    """Where connections come."""
    with socket.create_server(("127.0.0.1", 0)) as made:
        made.setblocking(False)
        yield made


@pytest.fixture
def counts() -> Counts:
    """Of two processes."""
    return counts_of(2)


def test_who_has_more_lets_the_other_go_first(
    listening: socket.socket, counts: Counts, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts[0] = 3
    with SharedSocket(listening.dup(), counts, 0) as one, SharedSocket(listening.dup(), counts, 1) as other:
        one.setblocking(False)
        monkeypatch.setattr("time.sleep", lambda _: taken.append(other.accept()[0]))
        taken: list[socket.socket] = []
        with socket.create_connection(listening.getsockname()), pytest.raises(BlockingIOError):
            one.accept()
        assert len(taken) == 1
        taken[0].close()


def test_who_has_more_takes_what_nobody_else_takes(listening: socket.socket, counts: Counts) -> None:
    counts[0] = 100
    with SharedSocket(listening.dup(), counts, 0) as one, socket.create_connection(listening.getsockname()):
        one.accept()[0].close()
