"""What `prossima serve` logs of requests that wait: waitress warns whenever one waits for a thread.

A browser asks for a page and for its styles, scripts and letters at once, more than there are threads, and all of them
are answered within moments. Worth a line is a queue that makes people wait.
"""

import logging
from collections.abc import Callable
from time import monotonic

LONG_QUEUE = 40  # requests: with four threads and a twentieth of a second each, the last one waits half a second
SELDOM_SECONDS = 60.0
MESSAGE = "%d requests wait for a free thread: the machine is busier than it can answer, or one request takes long"


class OnlyLongQueues(logging.Filter):
    """Lets a warning of `waitress.queue` pass where the queue is long, once a minute."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        super().__init__()
        self.now, self.next = now, float("-inf")

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether it is logged; it then says what it means."""
        waiting = record.args[0] if isinstance(record.args, tuple) and record.args else None
        if not isinstance(waiting, int):  # another message of theirs
            return True
        if waiting < LONG_QUEUE or self.now() < self.next:
            return False
        self.next = self.now() + SELDOM_SECONDS
        record.msg = MESSAGE
        return True


def log_only_long_queues() -> None:
    """Set the filter."""
    logging.getLogger("waitress.queue").addFilter(OnlyLongQueues())
