"""Hours of a day in the form of an entry: what is shown can be written back, in every language."""

from datetime import time

import pytest
from flask import Flask

from directory.curation.child_lines import line_of
from directory.curation.entry import new_field
from directory.curation.week_fields import DaySpan, span_text
from directory.errors import InvalidInput
from web.curation.reading import read_field, shown
from web.in_words.hours import schedule_words

SPANS = (
    (DaySpan(time(9), time(12, 30)),),
    (DaySpan(time(20, 30)),),
    (DaySpan(time(8), by_appointment=True),),
    (DaySpan(None, part="morning"), DaySpan(None, part="evening")),
    (DaySpan(None, part="afternoon", by_appointment=True),),
    (DaySpan(None, by_appointment=True),),
    (DaySpan(None),),
    (DaySpan(time(9), time(12)), DaySpan(time(15), time(18), by_appointment=True)),
)
DAY = new_field("monday", "Monday", "day_hours")


@pytest.mark.parametrize("language", ["it", "en", "de"])
@pytest.mark.parametrize("spans", SPANS)
def test_what_is_shown_is_read_as_the_same(app: Flask, language: str, spans: tuple[DaySpan, ...]) -> None:
    text = " ".join(sorted(map(span_text, spans)))
    with app.test_request_context(f"/?lang={language}"):
        assert read_field(DAY, shown(DAY, text), "", "IT") == text


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        *(("dalle 20.30", "20:30-"), ("mattina", "morning"), ("9-12; sera", "09:00-12:00 evening")),
        *(("chiuso", ""), ("Chiusa", ""), ("-", ""), ("geschlossen", "")),
    ],
)
def test_hours_are_written_as_they_are_said(app: Flask, typed: str, text: str) -> None:
    with app.test_request_context("/?lang=it"):
        assert read_field(DAY, typed, "", "IT") == text


LINES = [
    {"freq": "MONTHLY", "byday": "1TH", "opens_at": "20:45:00"},
    {"freq": "MONTHLY", "byday": "-1SU", "opens_at": "09:00:00", "closes_at": "12:00:00"},
    {
        "freq": "WEEKLY",
        "byday": "TU,FR",
        "bymonth": "10,11,12,1,2,3,4,5",
        "opens_at": "09:15:00",
        "closes_at": "11:15:00",
    },
    {"freq": "WEEKLY", "byday": "SA", "bymonth": "7,8", "part_of_day": "morning"},
    {"freq": "WEEKLY", "byday": "TU", "season": "06-01/09-15", "opens_at": "09:00:00", "closes_at": "12:00:00"},
    {"freq": "MONTHLY", "byday": "1TH", "season": "11-15/02-28", "opens_at": "20:45:00"},
    {
        "freq": "WEEKLY",
        "byday": "MO,TU,WE",
        "opens_at": "09:00:00",
        "closes_at": "12:00:00",
        "valid_from": "2026-06-01",
        "valid_to": "2026-08-31",
    },
    {"freq": "MONTHLY", "byday": "2SA", "opens_at": "15:00:00", "by_appointment": "true"},
]


@pytest.mark.parametrize("language", ["it", "en", "de"])
@pytest.mark.parametrize("row", LINES)
def test_days_of_the_month_and_seasons_are_read_as_they_are_shown(
    app: Flask, language: str, row: dict[str, str]
) -> None:
    other = new_field("other", "Other", "other_hours")
    with app.test_request_context(f"/?lang={language}"):
        assert read_field(other, shown(other, line_of(row)), "", "IT") == line_of(row)


def test_what_is_no_line_of_hours_is_told(app: Flask) -> None:
    other = new_field("other", "Other", "other_hours")
    with app.test_request_context("/?lang=it"), pytest.raises(InvalidInput, match="one line for each"):
        read_field(other, "a settimane alterne", "", "IT")


def test_closed_beside_hours_is_asked_about(app: Flask) -> None:
    with app.test_request_context("/?lang=it"), pytest.raises(InvalidInput):
        read_field(DAY, "9-12; chiuso", "", "IT")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "every 1st Monday of the month 20:45"),
        ("it", "ogni 1° lunedì del mese 20:45"),
        ("de", "jeden 1. Montag im Monat 20:45"),
    ],
)
def test_days_of_the_month_are_counted_as_people_do(language: str, said: str) -> None:
    row = {"freq": "MONTHLY", "byday": "1MO", "opens_at": "20:45:00", "closes_at": "21:45:00"}
    assert schedule_words(row, language).startswith(said)
