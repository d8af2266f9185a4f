"""What is open now, and on one day: to the minute, past midnight, and not on public holidays as on others."""

from datetime import datetime, time

import pytest

from directory.catalog.hours import WrittenHours
from directory.catalog.rows import ListingRow
from directory.catalog.slots import slots_of
from directory.search.reading import read_question
from directory.search.search import SearchResult, search
from tests.directory.catalog.listings import catalog_of, listing
from tests.directory.search.asking import names

EVERY_DAY = "MO,TU,WE,TH,FR,SA,SU"
MONDAY = "2026-11-30T"
CHRISTMAS = "2026-12-25T"


def canteen(number: int, name: str, opens: time | None, closes: time | None, byday: str = EVERY_DAY) -> ListingRow:
    hours = WrittenHours(byday=byday, opens_at=opens, closes_at=closes)
    tags = ("need:money.food", "service_type:canteen")
    return listing(number, name=name, at="Forlì", tags=tags, slots=slots_of(hours), hours=(hours,))


NOON = canteen(1, "Mezzogiorno", time(11, 45), time(13))
EARLY = canteen(2, "Colazione", time(7), time(11))
NIGHT = canteen(3, "Notte", time(20), time(2))
ALWAYS = canteen(4, "Sempre", time(0), time(0))
FROM_NINE = canteen(5, "Dalle nove", time(9), None)


def ask(text: str, at: str, *rows: ListingRow) -> SearchResult:
    now = datetime.fromisoformat(at)
    catalog = catalog_of(*rows)
    return search(read_question(text, catalog, now=now), catalog, today=now.date())


def time_said(result: SearchResult) -> dict[str, str]:
    return {one.name: str(reason.text) for one in result.results for reason in one.reasons if reason.feature == "time"}


@pytest.mark.parametrize(
    ("at", "is_open"),
    [
        (f"{MONDAY}00:05", {"Notte", "Sempre"}),
        (f"{MONDAY}07:30", {"Colazione", "Sempre"}),
        (f"{MONDAY}10:30", {"Colazione", "Sempre", "Dalle nove"}),
        (f"{MONDAY}12:00", {"Mezzogiorno", "Sempre", "Dalle nove"}),
        (f"{MONDAY}16:00", {"Sempre"}),
        (f"{MONDAY}23:59", {"Notte", "Sempre"}),
    ],
)
def test_open_now_is_meant_to_the_minute(at: str, is_open: set[str]) -> None:
    said = time_said(ask("mensa aperta adesso", at, NOON, EARLY, NIGHT, ALWAYS, FROM_NINE))

    assert {name for name, words in said.items() if words == "Open at that time"} == is_open
    assert {words for name, words in said.items() if name not in is_open} == {"Open at other times"}


def test_what_is_open_now_comes_first() -> None:
    assert names(ask("mensa aperta adesso", f"{MONDAY}08:00", NOON, EARLY))[0] == "Colazione"


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("mensa aperta adesso", f"{CHRISTMAS}12:00"),
        ("mensa oggi", f"{CHRISTMAS}09:00"),
        ("mensa domani", "2026-12-24T09:00"),
        ("mensa il giorno di Natale", f"{MONDAY}09:00"),
    ],
)
def test_on_a_public_holiday_nobody_knows_but_of_what_never_closes(text: str, at: str) -> None:
    result = ask(text, at, NOON, ALWAYS)

    assert time_said(result) == {"Mezzogiorno": "Ask when it is open", "Sempre": "Open at that time"}
    assert [one.message for one in result.relaxed] == [
        "%(name)s is a public holiday: many are closed, ask before sending anybody there."
    ]


def test_an_ordinary_day_is_no_holiday() -> None:
    result = ask("mensa domani", f"{MONDAY}09:00", NOON)

    assert time_said(result) == {"Mezzogiorno": "Open at that time"}
    assert result.relaxed == ()


def test_a_holiday_that_is_only_told_is_not_announced() -> None:
    result = ask("ho perso il lavoro a Natale, mensa", f"{MONDAY}09:00", NOON)

    assert time_said(result) == {}
    assert not [one for one in result.relaxed if "public holiday" in one.message]
