"""The log of `prossima serve` says when people wait, and not that a browser asked for several files at once."""

import logging

import pytest
from waitress.task import ThreadedTaskDispatcher

from web.cli.serving_log import LONG_QUEUE, SELDOM_SECONDS, OnlyLongQueues


class Waits:
    """A task that nobody takes."""

    def defer(self) -> None:
        """Nothing to do."""


@pytest.fixture
def clock() -> list[float]:
    return [0.0]


@pytest.fixture
def dispatcher(clock: list[float]) -> ThreadedTaskDispatcher:
    """Waitress's own queue, without threads: whatever comes waits."""
    made = ThreadedTaskDispatcher()
    made.queue_logger = logging.Logger("of this test")
    made.queue_logger.addFilter(OnlyLongQueues(lambda: clock[0]))
    return made


def test_a_page_with_its_files_is_not_worth_a_line_and_a_long_queue_is(
    dispatcher: ThreadedTaskDispatcher, clock: list[float]
) -> None:
    told: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: told.append(record.getMessage())  # type: ignore[method-assign]
    dispatcher.queue_logger.addHandler(handler)
    for _ in range(LONG_QUEUE - 1):
        dispatcher.add_task(Waits())
    assert not told
    for _ in range(10):
        dispatcher.add_task(Waits())
    assert [one.split(":")[0] for one in told] == [f"{LONG_QUEUE} requests wait for a free thread"]
    clock[0] = SELDOM_SECONDS
    dispatcher.add_task(Waits())
    assert len(told) == 2


def test_other_messages_pass() -> None:
    record = logging.LogRecord("waitress.queue", logging.WARNING, "", 0, "Something else", None, None)
    assert OnlyLongQueues().filter(record)
