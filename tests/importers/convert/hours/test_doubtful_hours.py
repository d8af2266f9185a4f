"""Opening hours that are easily read wrongly: what is not sure is never open."""

from datetime import date, time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from directory.catalog.slots import DAYS
from directory.errors import InvalidInput
from importers.convert.hours.dates import Dates
from importers.convert.hours.opening_hours import ClosedForNow, OpeningHours, hours
from tests.importers.convert.hours.test_opening_hours import WEEKDAYS, read


def both(text: str, language: str = "it") -> tuple[list[tuple[str, str]], str]:
    """The openings, and the words that stay."""
    return read(text, language), hours(text, language).unread


@pytest.mark.parametrize(
    ("text", "openings"),
    [
        ("lunedì sera 8-10", [("MO", "20:00-22:00")]),
        ("venerdì sera 9-12", [("FR", "21:00-00:00")]),
        ("mar gio sera 7-9", [("TU TH", "19:00-21:00")]),
        ("lun-ven mattina 9-12 pomeriggio 3-6", [(WEEKDAYS, "09:00-12:00"), (WEEKDAYS, "15:00-18:00")]),
        ("lun-ven 9-12 mattina, 3-6 pomeriggio", [(WEEKDAYS, "09:00-12:00"), (WEEKDAYS, "15:00-18:00")]),
        ("lun-ven matt. 9-12 / pom. 15-18", [(WEEKDAYS, "09:00-12:00"), (WEEKDAYS, "15:00-18:00")]),
        ("lun-ven pomeriggio 2-6", [(WEEKDAYS, "14:00-18:00")]),
        ("lun-ven 9.00/12.30 - 3.30/7.30", [(WEEKDAYS, "09:00-12:30"), (WEEKDAYS, "15:30-19:30")]),
        ("lun 9-12; 3-5", [("MO", "09:00-12:00"), ("MO", "15:00-17:00")]),
        ("lun 15-18, 9-12", [("MO", "09:00-12:00"), ("MO", "15:00-18:00")]),
        ("ven 22-02", [("FR", "22:00-02:00")]),
        ("lun 02:00-06:00", [("MO", "02:00-06:00")]),
    ],
)
def test_small_hours_are_those_of_their_part_of_the_day(text: str, openings: list[tuple[str, str]]) -> None:
    assert both(text) == (openings, "")


@pytest.mark.parametrize(
    "text",
    [
        "lun-ven 2-6",
        "lun 6-8",
        "lun pomeriggio 9-12",
        "lun mattina 15-18",
        "lun 15-18, 8-10",
        "lun-ven 9-18, 2-4",
        "lun-ven 9.12-15.18",
        "lun-ven 8.10/15.20",
        "lun 9-18; lun 9-13",
        "martedì 10-12 (donne), giovedì 10-12 (uomini)",
        "day 15 of each month 09:00-12:00",
        "every 2 weeks: Monday 09:00-12:00",
    ],
)
def test_what_may_be_two_things_stays_words(text: str) -> None:
    with pytest.raises(InvalidInput, match="could not be read as opening hours"):
        hours(text)


@pytest.mark.parametrize(
    ("text", "openings"),
    [
        ("lun-ven 9-18; venerdì 9-13", [("MO TU WE TH", "09:00-18:00"), ("FR", "09:00-13:00")]),
        ("venerdì 9-13; lun-ven 9-18", [("MO TU WE TH", "09:00-18:00"), ("FR", "09:00-13:00")]),
        ("tutti i giorni 8-20, domenica 9-13", [(f"{WEEKDAYS} SA", "08:00-20:00"), ("SU", "09:00-13:00")]),
        ("feriali 8-20 sabato 8-13", [(WEEKDAYS, "08:00-20:00"), ("SA", "08:00-13:00")]),
        ("lun-sab 8-19; sab 8-12", [(WEEKDAYS, "08:00-19:00"), ("SA", "08:00-12:00")]),
        ("lun-ven 9-18, mercoledì 9-12", [("MO TU TH FR", "09:00-18:00"), ("WE", "09:00-12:00")]),
        ("lun-ven 9-12 15-18; ven 9-12", [(WEEKDAYS, "09:00-12:00"), ("MO TU WE TH", "15:00-18:00")]),
        ("tutti i giorni h24, domenica 9-13", [(f"{WEEKDAYS} SA", "00:00-00:00"), ("SU", "09:00-13:00")]),
        ("lun-ven 9-18; ven su appuntamento", [("MO TU WE TH", "09:00-18:00"), ("FR", " appointment")]),
        ("lun-ven 9-12; lun 15-18", [(WEEKDAYS, "09:00-12:00"), ("MO", "15:00-18:00")]),
        ("lun-ven 9-18, chiuso 12-14", [(WEEKDAYS, "09:00-12:00"), (WEEKDAYS, "14:00-18:00")]),
        ("lun-ven 9-18 (pausa pranzo dalle 13 alle 14)", [(WEEKDAYS, "09:00-13:00"), (WEEKDAYS, "14:00-18:00")]),
        ("lun-ven 9-18 (no mercoledì)", [("MO TU TH FR", "09:00-18:00")]),
        ("lun-ven 9-12 15-18; venerdì solo mattina", [(WEEKDAYS, "09:00-12:00"), ("MO TU WE TH", "15:00-18:00")]),
        ("lun-ven 9-18; venerdì fino alle 13", [("MO TU WE TH", "09:00-18:00"), ("FR", "09:00-13:00")]),
        ("mer-sab 15-20, ven fino alle 23", [("WE TH SA", "15:00-20:00"), ("FR", "15:00-23:00")]),
        ("lun-ven 9-12 15-18, giovedì solo 15-18", [("MO TU WE FR", "09:00-12:00"), (WEEKDAYS, "15:00-18:00")]),
        ("lun-ven 9-18; mer chiuso", [("MO TU TH FR", "09:00-18:00")]),
    ],
)
def test_what_is_said_of_fewer_days_counts_for_them(text: str, openings: list[tuple[str, str]]) -> None:
    assert both(text) == (openings, "")


@pytest.mark.parametrize(
    ("text", "openings", "unread"),
    [
        ("lun-ven 9-17; gio 14-19", [("MO TU WE FR", "09:00-17:00")], "lun-ven 9-17; gio 14-19"),
        ("mar-dom 9-12; pranzo dom 12.30", [("TU WE TH FR SA SU", "09:00-12:00")], "pranzo dom 12.30"),
        (
            "lun-ven 8.45-12.45; gio dedicato agli under 30",
            [("MO TU WE FR", "08:45-12:45")],
            "gio dedicato agli under 30",
        ),
        ("feriali 9-18", [(WEEKDAYS, "09:00-18:00")], "feriali 9-18"),
        ("lun-ven 9-18; venerdì solo mattina", [("MO TU WE TH", "09:00-18:00")], "venerdì solo mattina"),
        (
            "lun-ven 9-12; gio 15-18 invece che la mattina",
            [("MO TU WE FR", "09:00-12:00")],
            "gio 15-18 invece che la mattina",
        ),
        (
            "lun-ven 9-18; mercoledì riservato alle donne",
            [("MO TU TH FR", "09:00-18:00")],
            "mercoledì riservato alle donne",
        ),
        (
            "lun-sab 9-18; primo sabato del mese 9-12",
            [(WEEKDAYS, "09:00-18:00")],
            "lun-sab 9-18; primo sabato del mese 9-12",
        ),
        ("lun-ven 9-12. Chiuso a Ferragosto", [(WEEKDAYS, "09:00-12:00")], "Chiuso a Ferragosto"),
        ("lun-ven 15-19; segreteria lun-ven 9-12", [(WEEKDAYS, "15:00-19:00")], "segreteria lun-ven 9-12"),
        ("lun-ven 15-19 (segreteria lun-ven 9-12)", [(WEEKDAYS, "15:00-19:00")], "segreteria lun-ven 9-12"),
        ("lun-ven 9-12 (citofono 3)", [(WEEKDAYS, "09:00-12:00")], "lun-ven 9-12 (citofono 3)"),
        ("lun 9-12; martedì 10-12 (donne)", [("MO", "09:00-12:00")], "martedì 10-12 (donne)"),
        ("sab, dom e festivi 10-18", [("SA SU", "10:00-18:00")], "sab, dom e festivi 10-18"),
    ],
)
def test_days_that_words_change_are_not_open(text: str, openings: list[tuple[str, str]], unread: str) -> None:
    assert both(text) == (openings, unread)


@pytest.mark.parametrize(
    ("text", "openings", "unread"),
    [
        ("Lun/Ven 9.00/12.30", [(WEEKDAYS, "09:00-12:30")], ""),
        ("lun/mar 9.00/12.30", [("MO TU", "09:00-12:30")], ""),
        ("mar/gio 9.00/12.30", [("TU TH", "09:00-12:30")], "mar/gio 9.00/12.30"),  # Wednesday may be meant, too
        ("lun/ven 9-12", [("MO FR", "09:00-12:00")], "lun/ven 9-12"),
        ("mar/gio 9-12", [("TU TH", "09:00-12:00")], ""),
        ("lun/mer/ven 9.00/12.30", [("MO WE FR", "09:00-12:30")], ""),
        ("Lun 9-12 / Mar / Mer 9-12", [("MO WE", "09:00-12:00")], "Mar / Mer 9-12"),
        ("Lun 9-12 Mar / Mer 9-12", [("MO WE", "09:00-12:00")], "Mar / Mer 9-12"),
        ("lun 9-12 mar – mer 9-12", [("MO WE", "09:00-12:00")], "mar – mer 9-12"),
        ("lun: / mar: 9-12", [("TU", "09:00-12:00")], ""),
        ("lun 9-12; mar -; mer 9-12", [("MO WE", "09:00-12:00")], ""),
        ("lun 9-12 / mar/gio 15-18", [("MO", "09:00-12:00"), ("TU TH", "15:00-18:00")], ""),
        ("lun-mer-ven 9-12", [("MO WE FR", "09:00-12:00")], ""),
    ],
)
def test_signs_between_days_are_weighed(text: str, openings: list[tuple[str, str]], unread: str) -> None:
    assert both(text) == (openings, unread)


@pytest.mark.parametrize(
    ("text", "openings"),
    [
        ("lun-ven 9.12/15.18", [(WEEKDAYS, "09:00-12:00"), (WEEKDAYS, "15:00-18:00")]),
        ("lun-ven 8.30 12.30", [(WEEKDAYS, "08:30-12:30")]),
        ("lun-ven 9-12, 15-18 su appuntamento", [(WEEKDAYS, "09:00-12:00"), (WEEKDAYS, "15:00-18:00 appointment")]),
        (
            "lun-ven 9-12 e 15-18 su appuntamento",
            [(WEEKDAYS, "09:00-12:00 appointment"), (WEEKDAYS, "15:00-18:00 appointment")],
        ),
        ("mar et jeu 12h-14h", [("TU TH", "12:00-14:00")]),
        ("du lundi au vendredi de 9h30 à 12h", [(WEEKDAYS, "09:30-12:00")]),
    ],
)
def test_more_ways_of_writing(text: str, openings: list[tuple[str, str]]) -> None:
    assert both(text) == (openings, "")


@pytest.mark.parametrize("text", ["primo e terzo sabato 9-12", "first and third Saturday 9-12"])
def test_ordinals_without_the_month_are_of_the_month(text: str) -> None:
    assert hours(text).openings == (OpeningHours(frozenset({"SA"}), time(9), time(12), weeks=(1, 3)),)


@pytest.mark.parametrize(
    ("text", "german", "italian"),
    [
        ("Do 9-12 und 14-16", [("TH", "09:00-12:00"), ("TH", "14:00-16:00")], None),
        ("Do, Sa 9-12", [("TH SA", "09:00-12:00")], [("SA SU", "09:00-12:00")]),
        ("Sa-Do 9-12", [("MO TU WE TH SA SU", "09:00-12:00")], [("SA SU", "09:00-12:00")]),
    ],
)
def test_the_list_says_which_day_do_is(
    text: str, german: list[tuple[str, str]], italian: list[tuple[str, str]] | None
) -> None:
    assert read(text, "de") == german
    if italian is not None:
        assert read(text, "it") == italian
    with pytest.raises(InvalidInput, match="Italian or German"):
        hours(text)


def test_dates_say_when_hours_hold() -> None:
    summer = Dates(date(2026, 6, 1), date(2026, 8, 31))
    for text in ("lun 9-12 dal 1/6/2026 al 31/8/2026", "Monday 09:00-12:00 (from 2026-06-01 to 2026-08-31)"):
        assert hours(text).openings == (OpeningHours(frozenset({"MO"}), time(9), time(12), dates=summer),)
    assert hours("lun 9-12; chiuso dal 1/8/2026 al 20/8/2026").openings[0].days == {"MO"}


HALF_HOURS = st.integers(12, 46).map(lambda half: time(half // 2, 30 * (half % 2)))
SPANS = st.lists(HALF_HOURS, min_size=2, max_size=4, unique=True).map(sorted).filter(lambda times: len(times) % 2 == 0)
SHORT = ("lun", "mar", "mer", "gio", "ven", "sab", "dom")
LONG = ("lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica")


def written(times: list[time], dash: str, between: str) -> str:
    """Spans in one of many ways."""
    pairs = zip(times[::2], times[1::2], strict=True)
    return between.join(f"{a:%H.%M}{dash}{b:%H.%M}" for a, b in pairs)


@given(
    usual=SPANS,
    own=SPANS,
    exception=st.integers(0, 4),
    closed=st.integers(0, 4),
    names=st.sampled_from([SHORT, LONG]),
    dash=st.sampled_from(["-", " - ", "–", "/", " alle "]),
    between=st.sampled_from([" e ", ", ", "  "]),
    closing=st.sampled_from(["{} chiuso", "chiuso il {}", "{}: -", "tranne il {}"]),
)
def test_a_week_with_an_exception_is_read_again_or_known_less(
    usual: list[time],
    own: list[time],
    exception: int,
    closed: int,
    names: tuple[str, ...],
    dash: str,
    between: str,
    closing: str,
) -> None:
    assume(exception != closed)
    text = (
        f"{names[0]}-{names[4]} {written(usual, dash, between)}; {closing.format(names[closed])}; "
        f"{names[exception]} solo {written(own, dash, between)}"
    )
    week = {DAYS[day]: set(zip(usual[::2], usual[1::2], strict=True)) for day in range(5) if day != closed}
    week[DAYS[exception]] = set(zip(own[::2], own[1::2], strict=True))
    found = hours(text, "it")
    said = {(day, o.opens_at, o.closes_at) for o in found.openings for day in o.days}
    assert said == {(day, *span) for day, spans in week.items() for span in spans}
    assert found.unread == ""


@given(days=st.sets(st.integers(0, 6), min_size=1), times=SPANS, sign=st.sampled_from([", ", " e ", "/", " / ", "-"]))
def test_no_day_is_open_that_was_not_named(days: set[int], times: list[time], sign: str) -> None:
    names = [SHORT[day] for day in sorted(days)]
    assume(sign != "-" or len(names) > 2)
    try:
        found = hours(f"{sign.join(names)} {written(times, '-', ' e ')}", "it")
    except InvalidInput:
        return
    assert {day for o in found.openings for day in o.days} <= {DAYS[day] for day in days}


@pytest.mark.parametrize(
    ("text", "by_appointment"),
    [
        ("solo su appuntamento mar 9-12", [True]),
        ("su appuntamento lun 9-12, mer 14-16", [True, True]),
        ("lun 9-12; mer 14-16; su appuntamento", [True, True]),
        ("lun-ven 9-12. Su appuntamento.", [True]),
        ("dal lunedì al venerdì su prenotazione 9-13", [True]),
        ("accesso libero lun 9-12; su appuntamento ven 9-12", [False, True]),
        ("lun-ven 9-12, su appuntamento sab 9-12", [False, True]),
        ("lun-ven 9-12; anche su appuntamento", [False, True]),
    ],
)
def test_hours_by_appointment_never_look_like_an_open_door(text: str, by_appointment: list[bool]) -> None:
    read = hours(text)

    assert [opening.by_appointment for opening in read.openings] == by_appointment
    assert not read.unread


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("18.00-9.00", ("18:00:00", "09:00:00")),
        ("lun-ven 17:00-09:00", ("17:00:00", "09:00:00")),
        ("ogni notte dalle 19.30 alle 7.30", ("19:30:00", "07:30:00")),
    ],
)
def test_a_shelter_for_the_night_opens_in_the_evening(text: str, times: tuple[str, str]) -> None:
    (opening,) = hours(text).openings

    assert (str(opening.opens_at), str(opening.closes_at)) == times


@pytest.mark.parametrize("text", ["chiuso fino a settembre", "chiuso fino al 31 agosto"])
def test_what_is_closed_until_a_month_is_closed_now(text: str) -> None:
    with pytest.raises(ClosedForNow):
        hours(text)
