"""Hours of a day in the form of an entry: what is shown can be written back, in every language."""

from datetime import time

import pytest
from flask import Flask

from directory.curation.entry import new_field
from directory.curation.week_fields import DaySpan, span_text
from web.curation.reading import read_field, shown

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
    ("typed", "text"), [("dalle 20.30", "20:30-"), ("mattina", "morning"), ("9-12; sera", "09:00-12:00 evening")]
)
def test_hours_are_written_as_they_are_said(app: Flask, typed: str, text: str) -> None:
    with app.test_request_context("/?lang=it"):
        assert read_field(DAY, typed, "", "IT") == text
