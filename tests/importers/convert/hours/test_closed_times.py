"""Times of every year in which other hours than the usual ones hold, or none: in the cell of hours, and in notes."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.models import Closing, ImportBatch
from importers.convert.closings import closing
from importers.convert.hours.closed_times import closed_times
from importers.convert.hours.dates import times_of_the_year
from importers.convert.hours.opening_hours import hours
from importers.undo import undo_import
from tests.importers.convert.hours.test_hours_of_groups import said
from tests.importers.lists import NOW, drafts_of, imported, write

HEADER = "nome;comune;indirizzo;orari;note"
WEEKDAYS, ALL_BUT_AUGUST = "MO TU WE TH FR", "9,10,11,12,1,2,3,4,5,6,7"
ALL_BUT_SUMMER = "9,10,11,12,1,2,3,4,5,6"
USUAL = (ALL_BUT_SUMMER, WEEKDAYS, "09:00-12:00")


def with_seasons(text: str) -> tuple[list[tuple[str | None, str, str]], str]:
    """When in the year, the days and the times of all that is said, and what was not read."""
    found = hours(text, "it")
    every = [(one.dates.columns if one.dates else {}, *said(one)) for one in found.openings]
    return [(columns.get("season") or columns.get("bymonth"), *rest) for columns, *rest in every], found.unread  # type: ignore[misc]


def schedules_of(hours_cell: str, note: str, description: str = "Ascolto") -> list[dict[str, Any]]:
    """What the hours of a row become beside a note."""
    row = f"Sportello;Forlì;Via Roma 1;{hours_cell};{note};{description}"
    ((draft,), _) = drafts_of(f"{HEADER};descrizione", row)
    return [{column: value for column, value in each.items() if value} for each in draft.values["schedules"]]


@pytest.mark.parametrize(
    ("text", "when", "unread"),
    [
        ("lun-ven 9-12; ad agosto chiuso il pomeriggio", ALL_BUT_AUGUST, "ad agosto chiuso il pomeriggio"),
        ("lun-ven 9-12; d'estate chiuso", "09-16/05-31", "d'estate chiuso"),
        ("lun-ven 9-12; orario estivo: mar 9-11", "09-16/05-31", "orario estivo: mar 9-11"),
        ("lun-ven 9-12, chiuso a Natale", "12-27/12-23", "chiuso a Natale"),
        ("lun-ven 9-12; chiuso nel periodo natalizio", "01-07/12-23", "chiuso nel periodo natalizio"),
        ("lun-ven 9-12; luglio-agosto sab chiuso", ALL_BUT_SUMMER, "luglio-agosto sab chiuso"),
    ],
)
def test_usual_hours_do_not_hold_when_words_speak_of_a_time_of_the_year(text: str, when: str, unread: str) -> None:
    assert with_seasons(text) == ([(when, WEEKDAYS, "09:00-12:00")], unread)


@pytest.mark.parametrize(
    ("text", "when", "closed"),
    [
        ("lun-ven 9-12, chiuso in agosto", ALL_BUT_AUGUST, "chiuso in agosto"),
        ("lun-ven 9-12 (chiuso in agosto)", ALL_BUT_AUGUST, "chiuso in agosto"),
        ("lun-ven 9-12 escluso agosto", ALL_BUT_AUGUST, "escluso agosto"),
        ("agosto chiuso; lun-ven 9-12", ALL_BUT_AUGUST, "agosto chiuso"),
        ("lun-ven 9-12; sospeso ad agosto", ALL_BUT_AUGUST, "sospeso ad agosto"),
        ("lun-ven 9-12, chiuso dal 10 al 20 agosto", "08-21/08-09", "chiuso dal 10 al 20 agosto"),
        ("lun-ven 9-12 (tranne luglio e agosto)", ALL_BUT_SUMMER, "tranne luglio e agosto"),
        ("lun-ven 9-12; chiuso per ferie nel mese di agosto", ALL_BUT_AUGUST, "chiuso per ferie nel mese di agosto"),
    ],
)
def test_words_that_only_close_a_time_of_the_year_are_read_and_no_leftover(text: str, when: str, closed: str) -> None:
    assert with_seasons(text) == ([(when, WEEKDAYS, "09:00-12:00")], "")
    assert hours(text, "it").closed == closed


def test_a_cell_that_closes_a_month_has_no_words_beside_its_hours() -> None:
    (opens,) = schedules_of("lun-ven 9-12, chiuso in agosto", "")
    assert opens["bymonth"] == ALL_BUT_AUGUST


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("lun-ven 9-12; chiuso durante le vacanze scolastiche", "chiuso durante le vacanze scolastiche"),
        ("lun-ven 9-12, escluse le vacanze scolastiche", "escluse le vacanze scolastiche"),
        ("lun-ven 9-12 (periodo scolastico)", "lun-ven 9-12 (periodo scolastico)"),
    ],
)
def test_when_schools_may_be_closed_hours_are_not_sure_and_the_words_stay(text: str, unread: str) -> None:
    in_term = [("01-08/06-04", WEEKDAYS, "09:00-12:00"), ("09-17/12-21", WEEKDAYS, "09:00-12:00")]
    assert with_seasons(text) == (in_term, unread)


def test_hours_that_hold_in_school_holidays_too_hold_all_year() -> None:
    found, _ = with_seasons("lun-ven 9-12, anche durante le vacanze scolastiche")
    assert found == [(None, WEEKDAYS, "09:00-12:00")]


@pytest.mark.parametrize(
    "text",
    [
        "lun-ven 9-12; luglio e agosto solo mar e gio 9-11",
        "lun-ven 9-12; luglio e agosto mar e gio 9-11",
        "lun-ven 9-12, luglio e agosto: mar e gio 9-11",
        "lun-ven 9-12 (luglio e agosto mar e gio 9-11)",
        "lun-ven 9-12\nLuglio e agosto: solo mar e gio 9-11",
        "luglio e agosto: mar e gio 9-11\nda settembre a giugno: lun-ven 9-12",
    ],
)
def test_hours_of_a_season_are_instead_of_the_usual_ones(text: str) -> None:
    found, unread = with_seasons(text)
    assert (sorted(found, key=str), unread) == (sorted([USUAL, ("7,8", "TU TH", "09:00-11:00")], key=str), "")


def test_hours_of_one_month_are_instead_of_the_usual_ones() -> None:
    found, unread = with_seasons("lun-ven 9-18; ad agosto lun-ven 9-13")
    assert set(found) == {("8", WEEKDAYS, "09:00-13:00"), (ALL_BUT_AUGUST, WEEKDAYS, "09:00-18:00")}
    assert not unread


@pytest.mark.parametrize(
    ("text", "in_season"),
    [
        ("lun-ven 9-12; dicembre: sab 9-12", ("12", "SA", "09:00-12:00")),
        ("lun-ven 9-12; luglio: anche mar 15-18", ("7", "TU", "15:00-18:00")),
    ],
)
def test_what_is_added_in_a_season_leaves_the_usual_hours(text: str, in_season: tuple[str, str, str]) -> None:
    found, unread = with_seasons(text)
    assert set(found) == {(None, WEEKDAYS, "09:00-12:00"), in_season}
    assert not unread


def test_a_closed_month_is_taken_out_of_a_season() -> None:
    found, _ = with_seasons("giugno-settembre: lun 9-12; agosto chiuso")
    assert set(found) == {("6,7", "MO", "09:00-12:00"), ("9", "MO", "09:00-12:00")}


@pytest.mark.parametrize(
    ("note", "when", "says_more"),
    [
        ("chiuso in agosto", {"bymonth": ALL_BUT_AUGUST}, False),
        ("Portare la tessera. Ad agosto lo sportello è chiuso", {"bymonth": ALL_BUT_AUGUST}, False),
        ("d'estate chiuso", {"season": "09-16/05-31"}, True),
        ("chiuso dal 10 al 20 agosto", {"season": "08-21/08-09"}, False),
        ("chiuso per ferie dal 24 dicembre al 6 gennaio", {"season": "01-07/12-23"}, False),
        ("ad agosto orario ridotto", {"bymonth": ALL_BUT_AUGUST}, True),
    ],
)
def test_hours_do_not_hold_when_a_note_closes(note: str, when: dict[str, str], says_more: bool) -> None:
    opens, *words = schedules_of("lun-ven 9-12", note)
    assert {column: opens.get(column) for column in when} == when
    assert [each["description"] for each in words] == ([note] if says_more else [])


def test_a_description_closes_as_a_note_does() -> None:
    assert schedules_of("lun-ven 9-12", "", "Corsi di cucito, chiuso in agosto")[0]["bymonth"] == ALL_BUT_AUGUST


@pytest.mark.parametrize(
    "note",
    [
        "aperto anche in agosto",
        "le iscrizioni chiudono a settembre",
        "chiuso la domenica",
        "non chiude in agosto",
        "festa ad agosto",
        "chiuso fino a settembre",
    ],
)
def test_other_notes_leave_the_hours(note: str) -> None:
    assert not list(closed_times(note))


def test_days_of_a_month_are_no_date() -> None:
    assert closing("chiuso dal 10 al 20 agosto") is None


def test_other_columns_of_seasons_without_dates_leave_the_usual_hours_for_the_rest_of_the_year() -> None:
    row = "Sportello;Forlì;Via Roma 1;lun-ven 9-12;mar 9-11"
    ((draft,), _) = drafts_of("nome;comune;indirizzo;orari;orario estivo", row)
    assert [each.get("season") for each in draft.values["schedules"]] == ["09-16/05-31", None]


def test_a_month_with_a_year_is_no_time_of_every_year() -> None:
    assert times_of_the_year("chiuso ad agosto 2027") == []


@pytest.mark.parametrize(
    ("note", "begins", "ends"),
    [
        ("chiuso dal 10 al 20 agosto 2027", date(2027, 8, 10), date(2027, 8, 20)),
        ("Chiuso per ferie dal 24/12/2026 al 6/1/2027", date(2026, 12, 24), date(2027, 1, 6)),
        ("chiuso dal 10/8 al 20/8/27", date(2027, 8, 10), date(2027, 8, 20)),
        ("Ad agosto chiuso dal 10 agosto 2027 al 20 agosto 2027", date(2027, 8, 10), date(2027, 8, 20)),
    ],
)
def test_days_of_a_year_are_a_closing_period(note: str, begins: date, ends: date) -> None:
    for row in (f"Sportello;Forlì;Via Roma 1;lun-ven 9-12;{note}", f"Sportello;Forlì;Via Roma 1;lun-ven 9-12, {note};"):
        ((draft,), _) = drafts_of(HEADER, row)
        assert [(each["begins_on"], each["ends_on"]) for each in draft.values["closings"]] == [(begins, ends)]
        assert draft.values["schedules"][0]["bymonth"] is None
        assert "service.status" not in draft.values


def test_closing_periods_come_with_a_list_change_with_it_and_go_with_it(session: Session, tmp_path: Path) -> None:
    def closed() -> list[tuple[date, date, str | None]]:
        return [(one.begins_on, one.ends_on, one.reason) for one in session.scalars(sa.select(Closing))]

    def of_list(note: str) -> Path:
        return write(tmp_path, HEADER, [f"Sportello;Forlì;Via Roma 1;lun-ven 9-12;{note}"])

    imported(session, of_list("In ferie, chiuso dal 10 al 20 agosto 2027"))
    assert closed() == [(date(2027, 8, 10), date(2027, 8, 20), "ferie")]
    second = imported(session, of_list("Chiuso dal 3 al 17 agosto 2028"))
    assert [(change.action) for change in second.records] == ["update"]
    assert closed() == [(date(2028, 8, 3), date(2028, 8, 17), None)]
    undo_import(session, session.scalars(sa.select(sa.func.max(ImportBatch.number))).one(), by="coordinator", now=NOW)
    assert closed() == [(date(2027, 8, 10), date(2027, 8, 20), "ferie")]
