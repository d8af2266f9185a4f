"""Hours that a person reads at once: a season in brackets, days before and behind, times without a sign in them."""

import pytest

from directory.errors import InvalidInput
from importers.convert.hours.opening_hours import ReadHours, hours

Opening = tuple[str, str, str]


def said(found: ReadHours) -> list[Opening]:
    """Days, times, and months where not the whole year is meant."""
    return [
        (
            "".join(day.lower() for day in ("MO", "TU", "WE", "TH", "FR", "SA", "SU") if day in one.days),
            f"{one.opens_at:%H:%M}-{one.closes_at:%H:%M}" if one.opens_at and one.closes_at else "",
            str(one.dates.columns["bymonth"] or "") if one.dates else "",
        )
        for one in found.openings
    ]


WORKING, REST = "motuwethfr", "9,10,11,12,1,2,3,4,5,6"


@pytest.mark.parametrize(
    "text",
    [
        "lun-ven 9-13 (lug-ago 9-12)",
        "lun-ven 9-13 (luglio e agosto 9-12)",
        "lun-ven 9-13, luglio-agosto 9-12",
        "lun-ven 9-13; lug-ago 9-12",
        "lun-ven 9.00-13.00 (in luglio e agosto: 9.00-12.00)",
        "lun-ven 9-13 (lug-ago: 9-12)",
    ],
)
def test_a_season_has_other_times_on_the_same_days(text: str) -> None:
    found = hours(text)
    assert not found.unread
    assert sorted(said(found)) == [(WORKING, "09:00-12:00", "7,8"), (WORKING, "09:00-13:00", REST)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8-20 da lunedì a venerdì, sabato 8-14", [(WORKING, "08:00-20:00", ""), ("sa", "08:00-14:00", "")]),
        ("ore 8-20 da lunedì a venerdì e sabato ore 8-14", [(WORKING, "08:00-20:00", ""), ("sa", "08:00-14:00", "")]),
        (
            "9.00-12.30 dal lunedì al venerdì; martedì e giovedì 15.00-17.30",
            [(WORKING, "09:00-12:30", ""), ("tuth", "15:00-17:30", "")],
        ),
        ("8-20 dal lunedì al venerdì (sabato 8-14)", [(WORKING, "08:00-20:00", ""), ("sa", "08:00-14:00", "")]),
        ("8-20 lun-ven; sab e dom 8-14", [(WORKING, "08:00-20:00", ""), ("sasu", "08:00-14:00", "")]),
        ("dalle 9 alle 12 lun-ven, sab dalle 9 alle 11", [(WORKING, "09:00-12:00", ""), ("sa", "09:00-11:00", "")]),
        ("lun-ven 830-1230", [(WORKING, "08:30-12:30", "")]),
        ("lun-ven 0830-1230 1430-1800", [(WORKING, "08:30-12:30", ""), (WORKING, "14:30-18:00", "")]),
        ("lun-ven 0900/1300", [(WORKING, "09:00-13:00", "")]),
        ("mar dalle 1530 alle 1730", [("tu", "15:30-17:30", "")]),
        ("mar e gio h 15.00/18.00", [("tuth", "15:00-18:00", "")]),
        ("tutti i giorni tranne il martedì 9-18", [("mowethfrsasu", "09:00-18:00", "")]),
    ],
)
def test_they_are_read(text: str, expected: list[Opening]) -> None:
    found = hours(text)
    assert not found.unread
    assert said(found) == expected


@pytest.mark.parametrize(
    "text",
    [
        "9-12, lun 15-18",  # perhaps 9 to 12 is of every day
        "9-12, lunedì, mercoledì 15-18",
        "9-12 lun mar 15-18",
        "9-12 lunedì, mercoledì e venerdì 15-18",  # whose is Wednesday?
        "8-20 lun-ven, sab e dom 8-14",
        "9-12 martedì - giovedì 15-18",
        "lun-ven 9-13, sab 9-12 (lug-ago 9-12)",  # on which days in July?
        "15-18; 9-12 lun-ven, sab 9-11",
        "lun-ven 9-13 (estate 9-12)",  # nobody says when summer is
        "lun-ven 9-13 (donne 9-12)",
        "lun-ven 827-1243",
    ],
)
def test_what_is_not_sure_stays_words(text: str) -> None:
    try:
        found = hours(text)
    except InvalidInput:
        return
    assert found.unread or found.openings == ()


def test_numbers_that_are_no_times_are_none() -> None:
    for text in ("lun-ven 9-12 tel. 0543-1230", "2015-2030", "dal 2000-2030"):
        try:
            openings = hours(text).openings
        except InvalidInput:
            continue
        assert all(f"{one.opens_at:%H}" == "09" for one in openings if one.opens_at and one.days)
