"""Days from and to."""

from datetime import date

import pytest

from directory.errors import InvalidInput
from importers.convert.periods import periods
from importers.problems import PartlyRead


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3/2/2026-20/2/2026", [(date(2026, 2, 3), date(2026, 2, 20))]),
        ("dal 3/2/2026 al 20/2/2026", [(date(2026, 2, 3), date(2026, 2, 20))]),
        ("2026-02-03 – 2026-02-20", [(date(2026, 2, 3), date(2026, 2, 20))]),
        ("vom 3.2.2026 bis 20.2.2026", [(date(2026, 2, 3), date(2026, 2, 20))]),
        ("5 aprile 2026", [(date(2026, 4, 5), date(2026, 4, 5))]),
        ("dal 5/4/2026; 1/1/2026-6/1/2026", [(date(2026, 4, 5), None), (date(2026, 1, 1), date(2026, 1, 6))]),
    ],
)
def test_periods_are_read_as_people_write_them(text: str, expected: list[tuple[date, date | None]]) -> None:
    assert periods(text) == expected


@pytest.mark.parametrize("text", ["in ferie", "20/2/2026-3/2/2026", "1/1/2026-2/1/2026-3/1/2026"])
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput, match=r"period|before it begins"):
        periods(text)


def test_what_could_be_read_is_kept() -> None:
    with pytest.raises(PartlyRead) as caught:
        periods("5/4/2026; boh")
    assert caught.value.value == [(date(2026, 4, 5), date(2026, 4, 5))]
