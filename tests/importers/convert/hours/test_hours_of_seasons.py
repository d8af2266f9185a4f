"""Hours of the days from a first to a last one, of every year: "dal 1 giugno al 15 settembre: martedì 9-12"."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.catalog.seasons import YearDay, from_to, rest_of_the_year
from importers.convert.hours.opening_hours import hours
from importers.row_values import canonical_rows
from tests.importers.convert.hours.test_hours_of_groups import said
from tests.importers.lists import drafts_of

SUMMER, WINTER = "06-01/09-15", "09-16/05-31"


def in_season(text: str, language: str = "") -> list[tuple[str | None, str, str]]:
    """The columns of the season, the days and the times of all that is said."""
    found = hours(text, language)
    assert not found.unread
    every = [(one.dates.columns if one.dates else {}, *said(one)) for one in found.openings]
    return [(columns.get("season") or columns.get("bymonth"), days, times) for columns, days, times in every]


@pytest.mark.parametrize(
    "text",
    [
        "dal 1 giugno al 15 settembre: martedì 9-12",
        "Dal 1° giugno al 15 settembre martedì 9-12",
        "martedì 9-12 (dal 1 giugno al 15 settembre)",
        "martedì 9-12 dal 1/6 al 15/9",
        "mar 9-12 (1 giugno - 15 settembre)",
        "orario estivo (1/6–15/9): mar 9-12",
        "Orario estivo (dal 01/06 al 15/09): mar 9-12",
        "estate (1/6-15/9) mar 9-12",
        "da giugno al 15 settembre: mar 9-12",
        "from 1 June to 15 September: Tuesday 9-12",
        "vom 1. Juni bis 15. September: Dienstag 9-12 Uhr",
        "vom 1.6. bis 15.9.: Dienstag 9-12 Uhr",
        "1. Juni – 15. September: Di 9-12",
    ],
)
def test_days_of_every_year_are_a_season(text: str) -> None:
    assert in_season(text) == [(SUMMER, "TU", "09:00-12:00")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "dal 1 giugno al 15 settembre: martedì 9-12; dal 16 settembre al 31 maggio: martedì 15-18, giovedì 9-12",
            [(SUMMER, "TU", "09:00-12:00"), (WINTER, "TH", "09:00-12:00"), (WINTER, "TU", "15:00-18:00")],
        ),
        ("dal 1/10 al 31/5: lun 9-12", [("10,11,12,1,2,3,4,5", "MO", "09:00-12:00")]),
        ("dal 15 giugno a fine agosto: lun 9-12", [("06-15/08-31", "MO", "09:00-12:00")]),
        ("lun-ven 8-17 (15 nov - 28 feb)", [("11-15/02-28", "MO TU WE TH FR", "08:00-17:00")]),
    ],
)
def test_seasons_follow_each_other_and_whole_months_are_said_as_months(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert sorted(in_season(text), key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lun 9/12 - 15/18", [(None, "MO", "09:00-12:00"), (None, "MO", "15:00-18:00")]),
        ("lun 8.12 - 9.10", [(None, "MO", "08:12-09:10")]),
        ("mar 9.30 - 12.10", [(None, "TU", "09:30-12:10")]),
    ],
)
def test_numbers_that_no_word_calls_days_are_no_season(text: str, expected: list[tuple[None, str, str]]) -> None:
    assert in_season(text, "it") == expected


def test_hours_of_impossible_days_stay_words() -> None:
    found = hours("lun 9-12; dal 31 giugno al 15 settembre: mar 9-12", "it")
    assert [said(one) for one in found.openings] == [("MO", "09:00-12:00")]
    assert "31 giugno" in found.unread


DAYS_OF_THE_YEAR = st.dates(date(2027, 1, 1), date(2027, 12, 31)).map(lambda day: YearDay(day.month, day.day))


@given(DAYS_OF_THE_YEAR, DAYS_OF_THE_YEAR)
def test_a_season_and_the_rest_are_the_whole_year(first: YearDay, last: YearDay) -> None:
    season = from_to(first, last)
    rest = rest_of_the_year([season])
    days = [season.every_day(), *(one.every_day() for one in rest)]
    assert len(frozenset().union(*days)) == 366
    assert sum(map(len, days)) == 366


@given(DAYS_OF_THE_YEAR, DAYS_OF_THE_YEAR, st.dates(date(2026, 1, 1), date(2029, 12, 31)))
def test_a_season_lasts_as_long_as_its_days_follow_each_other(first: YearDay, last: YearDay, on: date) -> None:
    season = from_to(first, last)
    is_in = YearDay(on.month, on.day) in season.every_day()
    assert season.touches(on, on) is is_in
    ends = season.last_day(on)
    if is_in and ends is not None and season.every_day() != from_to(YearDay(1, 1), YearDay(12, 31)).every_day():
        assert season.touches(ends, ends)
        after = date.fromordinal(ends.toordinal() + 1)
        assert not season.touches(after, after)


def schedules(header: str, row: str) -> list[dict[str, str]]:
    (draft,), _ = drafts_of(header, row)
    rows: tuple[Mapping[str, Any], ...] = draft.values["schedules"]
    return canonical_rows(rows)


@pytest.mark.parametrize("header", ["Orario estivo (1/6-15/9)", "Orario estivo (dal 1 giugno al 15 settembre)"])
def test_usual_hours_beside_those_of_a_season_hold_in_the_rest_of_the_year(header: str) -> None:
    found = schedules(f"Servizio;Comune;Orario;{header}", "Ludoteca;Forlì;lun 15-18;mar 9-12")
    assert {(one["byday"], one["season"]) for one in found} == {("TU", SUMMER), ("MO", WINTER)}


@pytest.mark.parametrize("period", ["dal 1 giugno al 15 settembre", "1/6 - 15/9", "1 giugno-15 settembre"])
def test_hours_hold_in_the_period_of_a_column(period: str) -> None:
    (row,) = schedules("Servizio;Comune;Orario;Periodo di apertura", f"Ludoteca;Forlì;lun 15-18;{period}")
    assert (row["byday"], row["season"]) == ("MO", SUMMER)
