"""Opening hours in words."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.catalog.slots import DAYS
from directory.errors import InvalidInput
from importers.convert.hours.opening_hours import ClosedForNow, OpeningHours, hours

WEEKDAYS = "MO TU WE TH FR"


def read(text: str, language: str = "") -> list[tuple[str, str]]:
    """("MO TU", "09:00-12:00") for each opening."""
    found = []
    for opening in hours(text, language).openings:
        days = " ".join(day for day in DAYS if day in opening.days)
        when = f"{opening.opens_at:%H:%M}-{opening.closes_at:%H:%M}" if opening.opens_at and opening.closes_at else ""
        found.append((days, when + (" appointment" if opening.by_appointment else "")))
    return found


@pytest.mark.parametrize(
    ("text", "openings"),
    [
        ("lun-ven 9-12 / 15-18", [(WEEKDAYS, "09:00-12:00"), (WEEKDAYS, "15:00-18:00")]),
        ("lunedì e mercoledì 9.00-12.30; martedì 15-18", [("MO WE", "09:00-12:30"), ("TU", "15:00-18:00")]),
        ("dal lunedì al venerdì dalle 8 alle 14", [(WEEKDAYS, "08:00-14:00")]),
        ("sab su appuntamento", [("SA", " appointment")]),
        ("lun-ven 9-12 su appuntamento", [(WEEKDAYS, "09:00-12:00 appointment")]),
        ("Mon-Fri 9am-5pm", [(WEEKDAYS, "09:00-17:00")]),
        ("Monday 1-5pm", [("MO", "13:00-17:00")]),
        ("Mon-Fri 9-5", [(WEEKDAYS, "09:00-17:00")]),
        ("Sunday: 11:00-20:00  Monday: 9:00-22:00", [("MO", "09:00-22:00"), ("SU", "11:00-20:00")]),
        ("Sunday: Closed Monday: 9:00-12:00 , 13:00-19:00", [("MO", "09:00-12:00"), ("MO", "13:00-19:00")]),
        ("tutti i giorni 24h", [("MO TU WE TH FR SA SU", "00:00-00:00")]),
        ("24/7", [("MO TU WE TH FR SA SU", "00:00-00:00")]),
        ("tutti i giorni 9-18, chiuso il lunedì", [("TU WE TH FR SA SU", "09:00-18:00")]),
        ("lun 9,30-12,30", [("MO", "09:30-12:30")]),
        ("lun 9-12,15-18", [("MO", "09:00-12:00"), ("MO", "15:00-18:00")]),
        ("lun/mer/ven 9.00/12.30", [("MO WE FR", "09:00-12:30")]),
        ("Lun. Mer. ore 9-13 - Mar. Gio. ore 15-18", [("MO WE", "09:00-13:00"), ("TU TH", "15:00-18:00")]),
        ("mattina: lun 9-12; pomeriggio: mar 15-18", [("MO", "09:00-12:00"), ("TU", "15:00-18:00")]),
        ("9-12 lun, 15-18 mar", [("MO", "09:00-12:00"), ("TU", "15:00-18:00")]),
        ("lun-ven 9-12; 15-18", [(WEEKDAYS, "09:00-12:00"), (WEEKDAYS, "15:00-18:00")]),
        ("ven-lun 20-2", [("MO FR SA SU", "20:00-02:00")]),
        ("Montag bis Freitag von 8 bis 12 Uhr", [(WEEKDAYS, "08:00-12:00")]),
        ("Do 14-18 Uhr, Mi 9-12 Uhr", [("WE", "09:00-12:00"), ("TH", "14:00-18:00")]),
        ("mer 14.30-18.30 senza appuntamento; lun su appuntamento", [("MO", " appointment"), ("WE", "14:30-18:30")]),
        ("9-12", [("", "09:00-12:00")]),
    ],
)
def test_hours_are_understood_whole(text: str, openings: list[tuple[str, str]]) -> None:
    assert read(text) == openings
    assert hours(text).unread == ""


@pytest.mark.parametrize(
    ("text", "openings", "unread"),
    [
        ("mar 17-20; due sabati al mese 15-18", [("TU", "17:00-20:00")], "due sabati al mese 15-18"),
        ("lun-ven 9-12, esclusa l'estate", [(WEEKDAYS, "09:00-12:00")], "esclusa l'estate"),
        ("lun 9-12; mar 22:00-20:00", [("MO", "09:00-12:00")], "mar 22:00-20:00"),
    ],
)
def test_what_is_not_understood_is_kept_as_words(text: str, openings: list[tuple[str, str]], unread: str) -> None:
    assert (read(text), hours(text).unread) == (openings, unread)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "abc",
        "chiuso il lunedì",
        "lun-ven 9-12 solo pari",
        "ven solo pari 9-12",
        "sab 8.30-16, due volte al mese",
        "ven-mer-lun 9-12",
        "9-12, lun 15-18",
        "chiuso il mercoledì pomeriggio",
        "dalle 9",
        "lun-ven 9-25",
        "Saturday, July 23, 2016 - 4:00pm to 6:00pm",
        "lun 9-12 " * 1000,
    ],
)
def test_hours_are_never_guessed(text: str) -> None:
    with pytest.raises(InvalidInput, match="could not be read as opening hours"):
        hours(text)


@pytest.mark.parametrize(
    ("text", "openings"),
    [
        ("9-12 lun-ven e non il lunedì", [("TU WE TH FR", "09:00-12:00")]),
        ("lun-ven 9-12 escluso mercoledì", [("MO TU TH FR", "09:00-12:00")]),
        ("tutti i giorni tranne il martedì 8-20", [("MO WE TH FR SA SU", "08:00-20:00")]),
        ("Mon-Fri 9am-5pm except Wednesday", [("MO TU TH FR", "09:00-17:00")]),
        ("Mo-Fr 9-12 Uhr außer Mittwoch", [("MO TU TH FR", "09:00-12:00")]),
    ],
)
def test_excepted_days_are_closed(text: str, openings: list[tuple[str, str]]) -> None:
    assert (read(text), hours(text).unread) == (openings, "")


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("lun-ven 9-12, chiuso il mercoledì di mercato", "chiuso il mercoledì di mercato"),
        ("lun-ven 9-12 tranne il mercoledì 15-18", "tranne il mercoledì 15-18"),
    ],
)
def test_a_day_that_words_may_close_is_not_said_to_be_open(text: str, unread: str) -> None:
    assert (read(text), hours(text).unread) == ([("MO TU TH FR", "09:00-12:00")], unread)


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("lun-ven 9-12; chiuso ad agosto", ""),
        ("lun-ven 9-12; chiuso a Natale", "chiuso a Natale"),
        ("lun-ven 9-12 esclusi festivi", "esclusi festivi"),
    ],
)
def test_closing_in_a_season_leaves_the_rest_of_the_year(text: str, unread: str) -> None:
    assert (read(text), hours(text).unread) == ([(WEEKDAYS, "09:00-12:00")], unread)


@pytest.mark.parametrize(
    "text",
    [
        "temporaneamente chiuso",
        "chiuso",
        "SOSPESO fino a marzo",
        "SOSPESO fino a marzo - lun-ven 9-12",
        "lun-ven 9-12, chiuso per lavori",
        "lun-ven 9-12; sospeso fino a marzo",
        "vorübergehend geschlossen",
        "temporarily closed",
    ],
)
def test_what_is_closed_for_now_is_asked(text: str) -> None:
    with pytest.raises(ClosedForNow, match="closed for now"):
        hours(text)


@pytest.mark.parametrize("text", ["lun-ven 9-12 (chiuso dal 3 al 10)", "lun-ven 9-18, chiuso dal 10 al 15"])
def test_a_closing_without_days_leaves_nothing_certain(text: str) -> None:
    with pytest.raises(InvalidInput):
        hours(text)


@pytest.mark.parametrize(
    ("text", "weeks"),
    [
        ("sab 10-12 (solo il primo del mese)", (1,)),
        ("il primo e il terzo sabato del mese 10-12", (1, 3)),
        ("1° sabato del mese 10-12", (1,)),
        ("ultimo sabato di ogni mese dalle 10 alle 12", (-1,)),
        ("erster Samstag im Monat 10-12 Uhr", (1,)),
        ("second Saturday of the month 10am-12pm", (2,)),
    ],
)
def test_some_weeks_of_a_month_are_not_all(text: str, weeks: tuple[int, ...]) -> None:
    assert hours(text).openings == (OpeningHours(frozenset({"SA"}), time(10), time(12), weeks=weeks),)


def test_weeks_that_are_not_understood_take_their_hours_with_them() -> None:
    assert read("lun 9-12; sab 10-12 (solo a settimane alterne)") == [("MO", "09:00-12:00")]


NAMES = {
    "it": ["lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"],
    "it short": ["lun", "mar", "mer", "gio", "ven", "sab", "dom"],
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    "de": ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"],
}
HALF_HOURS = st.integers(12, 46).map(lambda half: time(half // 2, 30 * (half % 2)))
SPANS = st.lists(HALF_HOURS, min_size=2, max_size=4, unique=True).map(sorted).filter(lambda times: len(times) % 2 == 0)


@given(
    st.dictionaries(st.integers(0, 6), SPANS, min_size=1), st.sampled_from(sorted(NAMES)), st.sampled_from([".", ":"])
)
def test_hours_written_down_are_read_again(week: dict[int, list[time]], language: str, sign: str) -> None:
    text = "; ".join(
        f"{NAMES[language][day]} "
        + " / ".join(f"{a:%H}{sign}{a:%M}-{b:%H}{sign}{b:%M}" for a, b in zip(times[::2], times[1::2], strict=True))
        for day, times in week.items()
    )

    found = hours(text, "de" if language == "de" else "it")

    assert found.unread == ""
    assert {(day, o.opens_at, o.closes_at) for o in found.openings for day in o.days} == {
        (DAYS[day], a, b) for day, times in week.items() for a, b in zip(times[::2], times[1::2], strict=True)
    }


@given(st.text(st.sampled_from("lunmarvesdogio 0123456789-/.,;:()\nalechius"), max_size=40))
def test_no_text_is_a_failure(text: str) -> None:
    try:
        found = hours(text)
    except InvalidInput:
        return
    assert found.openings
    assert all(isinstance(opening, OpeningHours) and opening.days <= set(DAYS) for opening in found.openings)
