"""Hours as groups say them: when something begins, a part of the day, months of the year."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from directory.catalog.seasons import Season
from directory.catalog.slots import DAYS
from directory.errors import InvalidInput
from importers.convert.hours.dates import Dates
from importers.convert.hours.opening_hours import OpeningHours, hours
from importers.row_values import canonical_rows
from tests.importers.lists import drafts_of, imported, write

SCHOOL_YEAR = (10, 11, 12, 1, 2, 3, 4, 5)
WEEKDAYS = "MO TU WE TH FR"


def of_months(*months: int) -> Dates:
    """Every year's such months."""
    return Dates(None, None, Season(months))


def said(opening: OpeningHours) -> tuple[str, str]:
    """The days, and when: "20:30", "09:00-12:00", "morning", "" for days alone."""
    times = "-".join(f"{at:%H:%M}" for at in (opening.opens_at, opening.closes_at) if at is not None)
    words = (times, opening.part_of_day, "appointment" if opening.by_appointment else "")
    return " ".join(day for day in DAYS if day in opening.days), " ".join(filter(None, words))


def read(text: str) -> list[tuple[str, str]]:
    found = hours(text)
    assert not found.unread
    return [said(opening) for opening in found.openings]


@pytest.mark.parametrize(
    ("text", "openings"),
    [
        ("mercoledì ore 20.30", [("WE", "20:30")]),
        ("ogni martedì ore 9.30", [("TU", "09:30")]),
        ("mar 20.30", [("TU", "20:30")]),
        ("lunedì sera dalle 21", [("MO", "21:00")]),
        ("lunedì sera alle 9", [("MO", "21:00")]),
        ("alle 20.30 di ogni mercoledì", [("WE", "20:30")]),
        ("dal lunedì al venerdì dalle 8.30", [(WEEKDAYS, "08:30")]),
        ("lun 9.00 mer 15.00", [("MO", "09:00"), ("WE", "15:00")]),
        ("lun 17.30; lun 20.30", [("MO", "17:30"), ("MO", "20:30")]),
        ("tutti i mercoledì alle 21 circa", [("WE", "21:00")]),
        ("sabato dalle 15 in poi", [("SA", "15:00")]),
        ("every Tuesday at 7pm", [("TU", "19:00")]),
        ("Mittwoch ab 19 Uhr", [("WE", "19:00")]),
    ],
)
def test_a_beginning_without_an_end(text: str, openings: list[tuple[str, str]]) -> None:
    assert read(text) == openings


@pytest.mark.parametrize(
    ("text", "openings"),
    [
        ("mer e ven mattina", [("WE FR", "morning")]),
        ("sabato pomeriggio", [("SA", "afternoon")]),
        ("lun mattina, mer pomeriggio", [("MO", "morning"), ("WE", "afternoon")]),
        ("mar sera su appuntamento", [("TU", "evening appointment")]),
        ("lun-ven 9-12 e sab mattina", [(WEEKDAYS, "09:00-12:00"), ("SA", "morning")]),
        ("mattina e pomeriggio dal lunedì al venerdì", [(WEEKDAYS, "morning"), (WEEKDAYS, "afternoon")]),
        ("lunedì, mercoledì e venerdì", [("MO WE FR", "")]),
    ],
)
def test_days_without_times(text: str, openings: list[tuple[str, str]]) -> None:
    assert read(text) == openings


@pytest.mark.parametrize(
    ("text", "opening", "weeks"),
    [
        ("primo giovedì del mese alle 20.45", ("TH", "20:45"), (1,)),
        ("martedì 20:45, primo e terzo del mese", ("TU", "20:45"), (1, 3)),
        ("ultimo sabato del mese", ("SA", ""), (-1,)),
        ("jeden 1. Dienstag im Monat 20 Uhr", ("TU", "20:00"), (1,)),
    ],
)
def test_days_of_the_month(text: str, opening: tuple[str, str], weeks: tuple[int, ...]) -> None:
    assert read(text) == [opening]
    assert hours(text).openings[0].weeks == weeks


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("ogni martedì ore 9.30 da ottobre a maggio", [of_months(*SCHOOL_YEAR)]),
        ("mar e ven 9.15-11.15 (da ottobre a maggio)", [of_months(*SCHOOL_YEAR)]),
        ("ottobre-maggio: lun 9-12; mar 15-18", [of_months(*SCHOOL_YEAR)] * 2),
        ("dalle 9 alle 12 lun-ven da ottobre a maggio", [of_months(*SCHOOL_YEAR)]),
        ("nei mesi di luglio e agosto: sab 8-12", [of_months(7, 8)]),
        ("solo luglio: sab 8-12", [of_months(7)]),
        ("lun 9-12 dal 1° ottobre al 31 maggio", [of_months(*SCHOOL_YEAR)]),
        ("lun 9-12 da ottobre a dicembre 2026", [Dates(date(2026, 10, 1), date(2026, 12, 31))]),
        (
            "orario invernale (ottobre-maggio): lun-ven 9-17; orario estivo (giugno-settembre): lun-ven 8-13",
            [of_months(6, 7, 8, 9), of_months(*SCHOOL_YEAR)],
        ),
        ("dal 1/6/2026 al 31/8/2026 lun-ven 9-12, sab 9-11", [Dates(date(2026, 6, 1), date(2026, 8, 31))] * 2),
    ],
)
def test_months_in_which_hours_hold(text: str, dates: list[Dates]) -> None:
    found = hours(text)
    assert not found.unread
    assert [opening.dates for opening in found.openings] == dates


@pytest.mark.parametrize(
    "text",
    [
        "lun 9",
        "lun 9.12",
        "lun 8.30, 12.30",
        "lun alle 5",
        "lun-ven fino alle 18",
        "mar ore 20.30 ogni 15 giorni",
        "mercoledì alle 17 e alle 20.30",
        "mar-gio-lun mattina",
        "lun mattina alle 15",
        "lun 9-12 dal 1 ottobre fino a metà maggio",
    ],
)
def test_what_may_be_otherwise_stays_words(text: str) -> None:
    with pytest.raises(InvalidInput, match="could not be read as opening hours"):
        hours(text)


@pytest.mark.parametrize(
    ("text", "openings", "unread"),
    [
        ("lun-ven 9-18; ven mattina", [("MO TU WE TH", "09:00-18:00")], "ven mattina"),
        ("lun-ven 9-18; ven ore 15", [("MO TU WE TH", "09:00-18:00")], "ven ore 15"),
        ("lun-ven 9-12, luglio e agosto chiuso", [(WEEKDAYS, "09:00-12:00")], ""),
    ],
)
def test_what_is_known_less_does_not_change_what_is_known(
    text: str, openings: list[tuple[str, str]], unread: str
) -> None:
    found = hours(text)
    assert ([said(opening) for opening in found.openings], found.unread) == (openings, unread)


@given(
    st.sets(st.sampled_from(DAYS), min_size=1),
    st.sampled_from(["ore 20.30", "dalle 9", "mattina", "sera", "pomeriggio", ""]),
    st.sampled_from(["", " da ottobre a maggio", " (giugno, luglio e agosto)"]),
)
def test_every_day_that_is_read_was_written(days: set[str], when: str, months: str) -> None:
    names = dict(zip(DAYS, ("lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"), strict=True))
    found = hours(f"{', '.join(names[day] for day in DAYS if day in days)} {when}{months}")
    assert not found.unread
    assert {day for opening in found.openings for day in opening.days} == days
    assert all(bool(opening.dates) is bool(months) for opening in found.openings)


def schedules(header: str, row: str) -> list[dict[str, str]]:
    (draft,), _ = drafts_of(header, row)
    rows: tuple[Mapping[str, Any], ...] = draft.values["schedules"]
    return canonical_rows(rows)


def test_a_list_of_groups_is_found_by_day() -> None:
    assert schedules("Nome;Comune;Orari", "AMA lutto;Forlì;mercoledì ore 20.30, da ottobre a maggio") == [
        {"freq": "WEEKLY", "byday": "WE", "bymonth": "10,11,12,1,2,3,4,5", "opens_at": "20:30:00"}
    ]
    assert schedules("Nome;Comune;Giorni;Dalle;Alle", "AMA;Forlì;martedì;20:30;") == [
        {"freq": "WEEKLY", "byday": "TU", "opens_at": "20:30:00"}
    ]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Orario invernale (settembre-giugno);Orario estivo (luglio e agosto)", "lun 9-18;lun 8-13"),
        ("Orari;Orario estivo (luglio-agosto)", "lun 9-18;lun 8-13"),
        ("Orari;Orario estivo", "lun 9-18;lun 8-13 (da luglio ad agosto)"),
    ],
)
def test_the_usual_hours_hold_outside_of_a_season_with_months(header: str, row: str) -> None:
    found = schedules(f"Nome;Comune;{header}", f"Uno;Forlì;{row}")
    assert sorted((one["bymonth"], one["byday"], one["opens_at"], one["closes_at"]) for one in found) == [
        ("7,8", "MO", "08:00:00", "13:00:00"),
        ("9,10,11,12,1,2,3,4,5,6", "MO", "09:00:00", "18:00:00"),
    ]


def test_an_end_without_a_beginning_is_no_beginning() -> None:
    (found,) = schedules("Nome;Comune;Giorni;Dalle;Alle", "AMA;Forlì;martedì;;12:00")
    assert found.keys() == {"description"}


def test_they_stay_the_same_when_the_list_comes_again(session: Session, tmp_path: Path) -> None:
    rows = ["AMA lutto;Forlì;mercoledì ore 20.30", "Ballo;Cesena;sab pomeriggio, da ottobre a maggio"]
    imported(session, write(tmp_path, "Nome;Comune;Orari", rows))
    again = imported(session, write(tmp_path, "Nome;Comune;Orari", rows))
    assert [record.action for record in again.records] == ["unchanged", "unchanged"]
