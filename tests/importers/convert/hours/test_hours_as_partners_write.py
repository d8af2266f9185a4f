"""Hours as partners' lists write them: school days, dates by name, hyphens between single days, every other week."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from directory.catalog.slots import DAYS
from directory.errors import InvalidInput
from importers.cells.opening_hours import DAYS_APART
from importers.convert.hours.dates import Dates
from importers.convert.hours.opening_hours import hours
from importers.row_values import canonical_rows
from tests.importers.convert.hours.test_hours_of_groups import of_months, said
from tests.importers.lists import drafts_of


def read(text: str, language: str = "it") -> list[tuple[str, str]]:
    found = hours(text, language)
    assert not found.unread
    return [said(opening) for opening in found.openings]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("7.35 tutti i giorni di scuola", "it"),
        ("lun-ven 7.35 nei giorni di scuola", "it"),
        ("tutti i giorni scolastici 14-16", "it"),
        ("Fr 16-18 (14-tägig)", "de"),
        ("Fr 16-18, alle zwei Wochen", "de"),
        ("Fr 16-18 Uhr jede zweite Woche", "de"),
    ],
)
def test_days_that_are_not_every_week_stay_words(text: str, language: str) -> None:
    with pytest.raises(InvalidInput, match="could not be read"):
        hours(text, language)


@pytest.mark.parametrize(
    ("text", "openings"),
    [
        ("ogni sera dalle 19", [(" ".join(DAYS), "19:00")]),
        ("ogni mattina 8-12", [(" ".join(DAYS), "08:00-12:00")]),
        ("Tutti i gg. 18-19", [(" ".join(DAYS), "18:00-19:00")]),
        ("mer 10-13 su app.", [("WE", "10:00-13:00 appointment")]),
    ],
)
def test_short_forms(text: str, openings: list[tuple[str, str]]) -> None:
    assert read(text) == openings


@pytest.mark.parametrize(
    ("text", "language", "opening", "weeks"),
    [
        ("1^ MER MESE 09.00-12.00", "it", ("WE", "09:00-12:00"), (1,)),
        ("2° sab. mese 9,30-11", "it", ("SA", "09:30-11:00"), (2,)),
        ("2. und 4. Dienstag im Monat, 18-20 Uhr", "de", ("TU", "18:00-20:00"), (2, 4)),
    ],
)
def test_days_of_the_month(text: str, language: str, opening: tuple[str, str], weeks: tuple[int, ...]) -> None:
    found = hours(text, language)
    assert ([said(one) for one in found.openings], found.openings[0].weeks, found.unread) == ([opening], weeks, "")


def test_german_short_and() -> None:
    assert read("Mo u. Do 8-12", "de") == [("MO TH", "08:00-12:00")]
    assert read("Mo-Mi 9-12, Do 8.30-13 u. 14-17.30", "de") == [
        ("MO TU WE", "09:00-12:00"),
        ("TH", "08:30-13:00"),
        ("TH", "14:00-17:30"),
    ]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("dal 9 giugno al 29 agosto 2027, lun-ven 8-17", Dates(date(2027, 6, 9), date(2027, 8, 29))),
        ("lun-ven 8-17 dal 15 dicembre 2026 al 15 marzo 2027", Dates(date(2026, 12, 15), date(2027, 3, 15))),
        ("dal 15 dicembre al 15 marzo 2027: lun-ven 8-17", Dates(date(2026, 12, 15), date(2027, 3, 15))),
        ("lun-ven 8-17 (1 nov - 30 apr)", of_months(11, 12, 1, 2, 3, 4)),
        ("gen-mar: lun-ven 8-17", of_months(1, 2, 3)),
        ("mar-ott: lun-ven 8-17", of_months(3, 4, 5, 6, 7, 8, 9, 10)),
    ],
)
def test_dates_with_names_of_months(text: str, dates: Dates) -> None:
    found = hours(text, "it")
    assert ([opening.dates for opening in found.openings], found.unread) == ([dates], "")


@pytest.mark.parametrize("text", ["lun 9-12 dal 9 giugno", "dal 31 giugno al 29 agosto 2027: lun 9-12"])
def test_days_that_are_not_clear_stay_words(text: str) -> None:
    with pytest.raises(InvalidInput, match="could not be read"):
        hours(text, "it")


def test_seasons_one_after_the_other_are_both_read() -> None:
    found = hours("gen-mar: sab 10-12; apr-ott: mar-dom 9-19", "it")
    assert not found.unread
    seasons = [(said(one)[0], one.dates.season) for one in found.openings if one.dates]
    assert sorted((days, season.months) for days, season in seasons if season) == [
        ("SA", (1, 2, 3)),
        ("TU WE TH FR SA SU", (4, 5, 6, 7, 8, 9, 10)),
    ]


def days(*cells: str) -> tuple[list[str], list[tuple[int | None, Any]]]:
    drafts, problems = drafts_of(
        "Nome;Comune;Giorni;Orario", *(f"Uno{at};Forlì;{c};17-18" for at, c in enumerate(cells))
    )
    rows: list[tuple[Mapping[str, Any], ...]] = [draft.values["schedules"] for draft in drafts]
    told = [(problem.line, problem.facts["value"]) for problem in problems if problem.message == DAYS_APART]
    return [canonical_rows(each)[0]["byday"] for each in rows], told


def test_in_a_list_that_puts_hyphens_between_single_days_two_of_them_are_no_range() -> None:
    assert days("lun-mer-ven", "mar-gio", "lun-ven") == (
        ["MO,WE,FR", "TU,TH", "MO,TU,WE,TH,FR"],
        [(3, "mar-gio 17-18")],
    )
    assert days("lun-ven", "mar-gio") == (["MO,TU,WE,TH,FR", "TU,WE,TH"], [])


def test_a_cross_below_a_weekday_is_that_day() -> None:
    (draft, _), _ = drafts_of("Nome;Comune;Lun;Mar;Mer", "Uno;Forlì;X;;x", "Due;Forlì;9-12;;9-12")
    assert [row["byday"] for row in canonical_rows(draft.values["schedules"])] == ["MO,WE"]
