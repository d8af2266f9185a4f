"""Garbage collection: a list of 100,000 rows is millions of objects that stay to the end; to search them is in vain."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

NEW_OBJECTS = 500_000  # between two collections

_changing = Lock()
_thresholds: list[tuple[int, int, int]] = []  # what each of those who are at it now found


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Let Python look for garbage seldom: half of the time of an import, or of making a catalog, would go into it.

    Several threads may be at it: the last one puts things back as the first one found them.
    """
    with _changing:
        _thresholds.append(_thresholds[0] if _thresholds else gc.get_threshold())
        if _thresholds[0][0]:
            gc.set_threshold(NEW_OBJECTS, *_thresholds[0][1:])
    try:
        yield
    finally:
        with _changing:
            before = _thresholds.pop()
            if not _thresholds:
                gc.set_threshold(*before)
