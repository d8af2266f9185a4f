"""Work on arrays in as many threads as there are processors: numpy, scipy and rapidfuzz let others run meanwhile."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

S = TypeVar("S")
T = TypeVar("T")


def in_threads(work: Callable[[S], T], parts: Sequence[S]) -> list[T]:
    """What `work` returns for each part, in order."""
    if len(parts) < 2:
        return [work(part) for part in parts]
    with ThreadPoolExecutor(os.cpu_count(), "resolution") as pool:
        return list(pool.map(work, parts))
