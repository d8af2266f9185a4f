from datetime import time

import pytest

from directory.catalog.slots import slot_bits, slots_of


@pytest.mark.parametrize(
    ("byday", "opens_at", "closes_at", "days", "parts"),
    [
        ("MO,WE", time(9), time(12), [0, 2], [0]),
        ("TU", time(9), time(13, 15), [1], [0]),
        ("TU", time(9), time(18, 30), [1], [0, 1, 2]),
        ("2SA", time(15), time(17), [5], [1]),
        ("FR", time(20), time(2), [4], [2]),
        ("SU", None, None, [6], [0, 1, 2]),
        ("MO", time(12, 50), time(13, 10), [0], []),
        (None, time(9), time(12), [], []),
    ],
)
def test_opening_hours_become_parts_of_days(
    byday: str | None, opens_at: time | None, closes_at: time | None, days: list[int], parts: list[int]
) -> None:
    assert slots_of(byday, opens_at, closes_at) == slot_bits(days, parts)
