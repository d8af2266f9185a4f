"""Days that the calendar tells, which of them are meant on the day of asking, and what names no day."""

from datetime import date, datetime

import pytest

from directory.catalog.slots import slot_bits
from directory.search.query import Query, understand
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY

NOW = datetime(2026, 11, 30, 10, 30)  # noqa: DTZ001 - local to the place, as it is asked
NEW_YEAR, EPIPHANY, CHRISTMAS = date(2027, 1, 1), date(2027, 1, 6), date(2026, 12, 25)


def read(text: str) -> Query:
    return understand(text, VOCABULARY, GAZETTEER, now=NOW)


def day(text: str) -> date | None:
    when = read(text).when
    return when.on if when else None


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("farmacia aperta il 6 gennaio", EPIPHANY),
        ("farmacia 6 gennaio", EPIPHANY),
        ("psicologo lunedì 7 dicembre mattina", date(2026, 12, 7)),
        ("mensa il 25/12", CHRISTMAS),
        ("mensa il 25.12.2026", CHRISTMAS),
        ("mensa a Natale", CHRISTMAS),
        ("mensa il giorno di Natale", CHRISTMAS),
        ("pranzo di natale per anziani soli", CHRISTMAS),
        ("mensa la vigilia di Natale", date(2026, 12, 24)),
        ("mensa a capodanno", NEW_YEAR),
        ("mensa primo gennaio", NEW_YEAR),
        ("mensa all'Epifania", EPIPHANY),
        ("mensa a Pasqua", date(2027, 3, 28)),
        ("mensa a pasquetta", date(2027, 3, 29)),
        ("mensa a ferragosto", date(2027, 8, 15)),
        ("food on 25 December", CHRISTMAS),
        ("food on December 25th", CHRISTMAS),
        ("food on Christmas Day", CHRISTMAS),
        ("psychologist January 6", EPIPHANY),
        ("Psychologe am 6. Januar", EPIPHANY),
        ("Suppenküche am 24. Dezember", date(2026, 12, 24)),
        ("Suppenküche an Weihnachten", CHRISTMAS),
    ],
)
def test_a_day_of_the_calendar_is_the_next_one(text: str, on: date) -> None:
    query = read(text)

    assert query.when is not None
    assert query.when.on == on
    assert not {"gennaio", "dicembre", "december", "natale", "25", "6"}.intersection(query.rest)
    assert query.place is None


def test_only_the_part_of_that_day_is_asked_for() -> None:
    query = read("psicologo lunedì 7 dicembre mattina")

    assert query.slots == slot_bits([0], [0])


@pytest.mark.parametrize(
    "text",
    [
        "nata il 6 gennaio 2010, doposcuola",
        "permesso di soggiorno scaduto il 6 gennaio",
        "contributo affitto, scadenza 31 dicembre",
        "corso dal 7 gennaio",
        "centro antiviolenza aperto 24/7",
        "gruppo 0-6 anni",
        "corso da gennaio",
        "mi scade il permesso il 3 gennaio",
        "parto previsto il 20 gennaio",
        "marito operato il 10 dicembre",
        "compie 18 anni il 3 febbraio",
        "via 25 aprile Cesena",
        "biblioteca 8 marzo",
    ],
)
def test_a_day_on_which_something_begins_or_was_is_no_day_to_come(text: str) -> None:
    assert day(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "psicologo tra due settimane",
        "psicologo fra 3 giorni",
        "psicologo la prossima settimana",
        "psychologist next week",
        "Psychologe nächste Woche",
        "psicologo il 6 novembre",
        "psicologo il 31 febbraio",
    ],
)
def test_what_tells_no_day_to_come_is_not_passed_over_in_silence(text: str) -> None:
    query = read(text)

    assert query.when is None
    assert query.rest == ()
    assert [note.message for note in query.notes] == [
        "“%(words)s” tells no day to look for: see in the entries when they are open."
    ]


def test_who_is_called_natale_is_no_feast() -> None:
    assert day("Natale Rossi, avvocato") is None
    assert day("regali di natale") is None
