from datetime import time

import pytest

from directory.catalog.hours import WrittenHours
from directory.catalog.slots import slot_bits, slots_of


@pytest.mark.parametrize(
    ("byday", "opens_at", "closes_at", "part_of_day", "days", "parts"),
    [
        ("MO,WE", time(9), time(12), None, [0, 2], [0]),
        ("TU", time(9), time(13, 15), None, [1], [0]),
        ("TU", time(9), time(18, 30), None, [1], [0, 1, 2]),
        ("2SA", time(15), time(17), None, [5], [1]),
        ("FR", time(20), time(2), None, [4], [2]),
        ("SU", None, None, None, [6], [0, 1, 2]),
        ("WE,FR", None, None, "morning", [2, 4], [0]),
        ("WE", time(20, 30), None, None, [2], [2]),
        ("TU", time(9, 30), None, None, [1], [0]),
        ("MO", time(12, 50), time(13, 10), None, [0], []),
        (None, time(9), time(12), None, [], []),
    ],
)
def test_opening_hours_become_parts_of_days(
    byday: str | None,
    opens_at: time | None,
    closes_at: time | None,
    part_of_day: str | None,
    days: list[int],
    parts: list[int],
) -> None:
    hours = WrittenHours(byday=byday, opens_at=opens_at, closes_at=closes_at, part_of_day=part_of_day)
    assert slots_of(hours) == slot_bits(days, parts)
