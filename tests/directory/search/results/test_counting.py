"""Counts that are kept, asked for by several threads at once, as pages of results do."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import numpy as np
import pytest

from directory.search.results import counting
from tests.directory.catalog.listings import catalog_of, listing

TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def hasty() -> Iterator[None]:
    """Threads that take turns all the time."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def test_counts_that_another_thread_lets_go_are_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "_SETS_KEPT", 1)
    catalog = catalog_of(listing(1), listing(2))
    rows = np.array([0], np.intp)
    expected = counting.count(catalog, rows, TODAY).tolist()

    def ask(turn: int) -> list[int]:
        return [int(one) for one in counting._counts_of_set(catalog, ("need", str(turn % 2)), rows, TODAY)]

    with ThreadPoolExecutor(8) as threads:
        assert all(counts == expected for counts in threads.map(ask, range(4000)))
