"""Garbage collection: a list of 100,000 rows is millions of objects that stay to the end; to search them is in vain."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

NEW_OBJECTS = 500_000  # between two collections


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Let Python look for garbage seldom: half of the time of an import would go into it."""
    before = gc.get_threshold()
    if before[0]:
        gc.set_threshold(NEW_OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
