"""Opening hours that JSON nests in words of its own."""

from typing import Any

import pytest

from importers.reading.nested_hours import nested_hours


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ([{"giorno": "lunedì", "apertura": "09:00:00", "chiusura": "12:00:00"}], "lunedì 09:00-12:00"),
        (
            [{"giorno": "lunedì", "dalle": "9", "alle": "12"}, {"giorno": "martedì", "chiuso": True}],
            "lunedì 9-12; martedì chiuso",
        ),
        (
            {"giorni": ["lun", "mer"], "fasce": [{"dalle": "9", "alle": "12"}, {"dalle": "15", "alle": "18"}]},
            "lun, mer 9-12 e 15-18",
        ),
        ([{"giorno": "sabato", "orario": "9-12", "note": "su appuntamento"}], "sabato 9-12 (su appuntamento)"),
        ([{"giorno": "sabato", "orario": ["9-12", "15-18"], "note": None}], "sabato 9-12 e 15-18"),
    ],
)
def test_days_and_times_are_one_text(value: Any, text: str) -> None:
    assert nested_hours(value) == text


@pytest.mark.parametrize(
    "value",
    [
        *([], {}, "lun 9-12", ["lun 9-12"], [{"nome": "Anna"}], [{"giorno": "lunedì", "sala": "B"}]),
        *([{"giorno": "lunedì", "dalle": "9"}], [{"dalle": "9", "alle": "12"}], 3, None),
    ],
)
def test_what_is_something_else_stays_as_it_is(value: Any) -> None:
    assert nested_hours(value) is None
