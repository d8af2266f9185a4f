"""Which of several processes takes the next connection: the one that has the fewest.

They all wait at one socket, and browsers keep a connection for minutes. Taken by whoever is awake, most connections of
a busy moment come to one process, while another has none. So each says how many it has where the others see it, and
one that has more than another lets that one go first, for a moment only: nobody waits for a process that stands still.
"""

import mmap
import socket
import time
from struct import calcsize
from typing import Any

from waitress.channel import HTTPChannel

_STEP_SECONDS = 0.001  # for each connection more than another process has
_MOST_STEPS = 10

Counts = memoryview  # of integers: how many connections each process has


def counts_of(processes: int) -> Counts:
    """Zeros that forked processes share; each writes its own place alone."""
    return memoryview(mmap.mmap(-1, processes * calcsize("i"))).cast("i")


class SharedSocket(socket.socket):
    """A listening socket at which others wait, too."""

    def __init__(self, listening: socket.socket, counts: Counts, place: int) -> None:
        """Instead of `listening`, in the process that has this place."""
        super().__init__(fileno=listening.detach())
        self._counts, self._place = counts, place

    def accept(self) -> tuple[socket.socket, Any]:
        """The next connection.

        Raises:
            BlockingIOError: another process took it.
        """
        ahead = self._counts[self._place] - min(self._counts)
        if ahead > 0:
            time.sleep(min(ahead, _MOST_STEPS) * _STEP_SECONDS)
        return super().accept()


def counted(counts: Counts, place: int) -> type[HTTPChannel]:
    """Connections that waitress counts where the other processes see it."""

    class Counted(HTTPChannel):  # type: ignore[misc]  # waitress has no types
        def add_channel(self, map: Any = None) -> None:  # noqa: A002 - its name in waitress
            super().add_channel(map)
            counts[place] = len(self.server.active_channels)

        def del_channel(self, map: Any = None) -> None:  # noqa: A002
            super().del_channel(map)
            counts[place] = len(self.server.active_channels)

    return Counted
