"""A real mail server on this machine, for tests of what is sent."""

import re
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller


class PostOffice:
    """Keeps every message that arrives."""

    def __init__(self) -> None:
        """Nothing has arrived."""
        self.messages: list[EmailMessage] = []

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - the library's name
        """Take a message."""
        self.messages.append(message_from_bytes(envelope.content, policy=default))
        return "250 OK"

    def wait_for(self, count: int = 1) -> EmailMessage:
        """The message with that number, once it has arrived."""
        for _ in range(200):
            if len(self.messages) >= count:
                return self.messages[count - 1]
            time.sleep(0.05)
        raise AssertionError(f"{len(self.messages)} messages came, not {count}")


def link_in(message: EmailMessage) -> str:
    """The path of the link that the message holds."""
    found = re.search(r"https://prossima\.example\.org(/\S+)", message.get_content())
    assert found is not None, message.get_content()
    return found[1]


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


@contextmanager
def open_post_office() -> Iterator[tuple[PostOffice, str]]:
    """The server, and its address for the settings."""
    office = PostOffice()
    port = free_port()
    controller = Controller(office, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield office, f"smtp://127.0.0.1:{port}"
    finally:
        controller.stop()
