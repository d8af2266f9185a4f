"""Half days that are closed, and every day of the week, in the words that offices write."""

import pytest

from directory.errors import InvalidInput
from importers.convert.hours.opening_hours import hours
from importers.convert.hours.reworded import reworded

WEEK = "MO TU WE TH FR"


def said(text: str) -> set[tuple[str, str, str]]:
    """Each day with when it opens and closes."""
    return {
        (day, f"{each.opens_at:%H:%M}", f"{each.closes_at:%H:%M}")
        for each in hours(text, "it").openings
        for day in each.days
        if each.opens_at and each.closes_at
    }


def both(mornings: str, afternoons: str) -> set[tuple[str, str, str]]:
    return {(day, "09:00", "12:00") for day in mornings.split()} | {
        (day, "15:00", "18:00") for day in afternoons.split()
    }


@pytest.mark.parametrize(
    ("closed", "mornings", "afternoons"),
    [
        ("VEN POM. CHIUSO", WEEK, "MO TU WE TH"),
        ("venerdì pomeriggio chiuso", WEEK, "MO TU WE TH"),
        ("chiuso il venerdì pomeriggio", WEEK, "MO TU WE TH"),
        ("mar e gio mattina chiuso", "MO WE FR", WEEK),
        ("chiuso mercoledi' mattina", "MO TU TH FR", WEEK),
    ],
)
def test_a_half_day_that_is_closed_leaves_the_other_half(closed: str, mornings: str, afternoons: str) -> None:
    text = f"lun-ven 9-12 e 15-18, {closed}"
    assert said(text) == both(mornings, afternoons)
    assert not hours(text, "it").unread


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("lun-ven 9-12 e 15-18; chiuso sab pomeriggio", "chiuso sab pomeriggio"),
        ("lun-ven 9-12 e 15-18, chiuso mercoledì", ""),
        ("lun-ven 9-12 e 15-18, ven pomeriggio su appuntamento", "ven pomeriggio su appuntamento"),
        ("lun-ven 9-12 e 15-18; mattina chiuso in agosto", "mattina chiuso in agosto"),
        ("mar-ven 9-12 e 15-18; chiuso lunedì mattina e festivi", "chiuso lunedì mattina e festivi"),
    ],
)
def test_other_words_of_closing_take_no_half_day(text: str, unread: str) -> None:
    assert hours(text, "it").unread == unread
    assert {("TH", "09:00", "12:00"), ("TH", "15:00", "18:00")} <= said(text)


@pytest.mark.parametrize(
    "text", ["24 ore su 24, 7 gg su 7", "24h/24 7g/7", "h24, 7 giorni su 7", "7 su 7, 24 ore su 24"]
)
def test_seven_days_of_seven_are_all_and_no_sunday_is_among_them(text: str) -> None:
    (opening,) = hours(text, "it").openings
    assert len(opening.days) == 7
    assert not hours(text, "it").unread


@pytest.mark.parametrize(
    "text", ["dal 7/7 al 7/9", "int. 7 su 7° piano", "7 posti su 7", "27 su 70", "chiuso il lunedì mattina"]
)
def test_other_sevens_are_no_days(text: str) -> None:
    with pytest.raises(InvalidInput):
        hours(text, "it")


@pytest.mark.parametrize(
    "closed",
    [
        "ad agosto venerdì pomeriggio chiuso",
        "a luglio e agosto ven pomeriggio chiuso",
        "in agosto chiuso il venerdì pomeriggio",
        "chiuso il venerdì pomeriggio in agosto",
        "agosto: ven pomeriggio chiuso",
        "in estate venerdì pom. chiuso",
        "dal 1/7 al 31/8 ven pomeriggio chiuso",
        "dal 15 giugno ven pomeriggio chiuso",
        "l'ultima settimana del mese ven pomeriggio chiuso",
        "durante le vacanze chiuso il venerdì pomeriggio",
    ],
)
def test_a_half_day_that_is_closed_for_some_time_is_not_closed_all_year(closed: str) -> None:
    text = f"lun-ven 9-12 e 15-18, {closed}"
    assert reworded(text) == text
