"""Several requests that come at the same moment."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def at_once(calls: Sequence[Callable[[], T]]) -> list[T]:
    """What they answer, each from a thread of its own; all begin together."""
    together = threading.Barrier(len(calls))

    def call(one: Callable[[], T]) -> T:
        together.wait()
        return one()

    with ThreadPoolExecutor(len(calls)) as threads:
        return [*threads.map(call, calls)]
