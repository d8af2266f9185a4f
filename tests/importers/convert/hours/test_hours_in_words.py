"""Hours as parishes and groups write them: times in words, days as single letters, what they are for beside them."""

import pytest

from directory.errors import InvalidInput
from importers.cells.opening_hours import STAYS_AS_WORDS
from importers.convert.hours.opening_hours import hours
from tests.importers.convert.hours.test_hours_of_groups import said
from tests.importers.lists import drafts_of

WEEK = "MO TU WE TH FR"


def read(text: str) -> tuple[list[tuple[str, str]], str]:
    found = hours(text, "it")
    return [said(opening) for opening in found.openings], found.unread


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("lun dalle tre alle cinque", "15:00-17:00"),
        ("lun dalle tre alle cinque del pomeriggio", "15:00-17:00"),
        ("lunedì dalle nove e mezza alle undici e mezza", "09:30-11:30"),
        ("lunedì dalle due e mezza alle quattro e un quarto", "14:30-16:15"),
        ("lunedì dalle otto all'una", "08:00-13:00"),
        ("lunedì dalle 9 a mezzogiorno", "09:00-12:00"),
        ("lunedì dalle quindici alle diciassette e trenta", "15:00-17:30"),
        ("lunedì dalle cinque alle sette", "17:00-19:00"),
        ("lunedì alle cinque", "17:00"),
    ],
)
def test_times_in_words_are_those_of_the_day(text: str, times: str) -> None:
    assert read(text) == ([("MO", times)], "")


@pytest.mark.parametrize(
    "text",
    [
        *("lunedì dalle sei alle otto", "lunedì dalle sette alle nove", "lunedì ore otto", "tre volte alla settimana"),
        *("M-G 15-18", "M e G 9-12", "M 9-12; M 15-18", "L-M-V 9-12", "V 9-12", "via L. Da Vinci 9-12"),
    ],
)
def test_what_may_be_another_hour_or_day_stays_words(text: str) -> None:
    with pytest.raises(InvalidInput, match="could not be read"):
        hours(text, "it")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L-V 8-18", [(WEEK, "08:00-18:00")]),
        ("l-v 8-18", [(WEEK, "08:00-18:00")]),
        ("L. M. M. G. V. 8-14", [(WEEK, "08:00-14:00")]),
        ("9.00-12.00 L Me V", [("MO WE FR", "09:00-12:00")]),
        ("L-V 8-18, S 9-12", [(WEEK, "08:00-18:00"), ("SA", "09:00-12:00")]),
        ("L-S 9-19; D chiuso", [("MO TU WE TH FR SA", "09:00-19:00")]),
        ("L 9-12; M 9-12; M 15-18; G 9-12", [("MO TU TH", "09:00-12:00"), ("WE", "15:00-18:00")]),
    ],
)
def test_days_may_be_single_letters(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == (expected, "")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("doposcuola lun-ven 14.30-17", "doposcuola"),
        ("Doposcuola: lun-ven 14.30-17", "Doposcuola"),
        ("lun-ven 14.30-17 doposcuola", "doposcuola"),
    ],
)
def test_a_word_that_says_what_hours_are_for_stays_with_them(text: str, label: str) -> None:
    assert read(text) == ([(WEEK, "14:30-17:00")], label)


def test_meals_are_hours_of_the_same_table() -> None:
    assert read("pranzo 12-13.30, cena 18.30-20 lun") == ([("MO", "12:00-13:30"), ("MO", "18:30-20:00")], "")


@pytest.mark.parametrize(
    "text",
    [
        *("tel. lun-ven 9-12", "telefonare lun-ven 9-12", "solo donne lun-ven 9-12", "lun 9-12 non residenti"),
        *("lun-ven 9-12 luglio escluso", "estate lun-ven 9-12", "periodo scolastico: lun-ven 14-18"),
        *("Orari delle messe: dom 10-11", "Doposcuola 14-17"),
    ],
)
def test_other_words_beside_hours_are_no_label(text: str) -> None:
    with pytest.raises(InvalidInput, match="could not be read"):
        hours(text, "it")


def test_a_label_is_told() -> None:
    drafts, problems = drafts_of("Servizio;Comune;Orari", "Spazio;Forlì;doposcuola lun-ven 14.30-17")
    assert [row.get("description") for row in drafts[0].values["schedules"]] == [None, "doposcuola"]
    assert [each.message for each in problems] == [STAYS_AS_WORDS]
