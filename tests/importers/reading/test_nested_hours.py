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
        ([["lun", "9-12"], ["mar", "15-18"]], "lun 9-12; mar 15-18"),
        ([["lun-ven", "9-12"], ["dom", "chiuso"], ["sab", None]], "lun-ven 9-12; dom chiuso"),
        ([["lunedì", "09:00:00", "12:00:00"]], "lunedì 09:00-12:00"),
        ([[["lun", "mar"], "9-12"], ["sab", ["9-11", "15-17"]]], "lun, mar 9-12; sab 9-11 e 15-17"),
        ({"lunedì": [["09:00", "12:00"], ["15:00", "18:00"]], "martedì": None}, "lunedì 09:00-12:00 e 15:00-18:00"),
        ({"lun": {"apre": "9", "chiude": "12"}, "mar": {"chiuso": True}}, "lun 9-12; mar chiuso"),
        ({"mercoledì": ["9", "12"], "giovedì": []}, "mercoledì 9-12"),
    ],
)
def test_days_and_times_are_one_text(value: Any, text: str) -> None:
    assert nested_hours(value) == text


@pytest.mark.parametrize(
    "value",
    [
        *([], {}, "lun 9-12", ["lun 9-12"], [{"nome": "Anna"}], [{"giorno": "lunedì", "sala": "B"}]),
        *([["sala", "9-12"]], [["lun", 3]], [["lun"]], {"lun": "9-12"}, {"mare": ["9"], "lun": None}, [["a", "b"]]),
        *([{"giorno": "lunedì", "dalle": "9"}], [{"dalle": "9", "alle": "12"}], 3, None),
    ],
)
def test_what_is_something_else_stays_as_it_is(value: Any) -> None:
    assert nested_hours(value) is None
