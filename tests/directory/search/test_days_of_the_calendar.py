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


@pytest.mark.parametrize(
    "text",
    [
        "Luca Rossi 12 marzo 1950 badante",
        "paziente del 3/5/1948, badante",
        "ho perso il lavoro il 15 agosto a Cesena",
        "il 15 agosto ho perso il lavoro",
        "I lost my job on 1 May",
        "Ich habe am 1. Mai meine Arbeit verloren",
        "sono stata picchiata a Natale",
        "ricevuto il 10 settembre lo sfratto",
        "il mio affitto finisce il 31 gennaio",
        "devo lasciare casa il 15 dicembre",
        "lettera di sfratto per il 15 dicembre",
        "bolletta del gas del 3 dicembre",
    ],
)
def test_a_day_that_is_only_told_is_neither_asked_for_nor_a_riddle(text: str) -> None:
    query = read(text)

    assert query.when is None
    assert not {"agosto", "may", "mai", "natale", "settembre", "gennaio", "dicembre", "marzo"}.intersection(query.rest)
    assert not [note for note in query.notes if "tells no day" in note.message]


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("ho perso il lavoro e cerco una mensa aperta il 25 dicembre", CHRISTMAS),
        ("quali mense sono aperte a Natale", CHRISTMAS),
        ("cosa c'è il 6 gennaio", EPIPHANY),
        ("sportello sfratti aperto il 7 dicembre", date(2026, 12, 7)),
        ("corso a Natale", CHRISTMAS),
        ("corso il 3 marzo", date(2027, 3, 3)),
        ("sono sola a Natale", CHRISTMAS),
        ("psychologist on May 3", date(2027, 5, 3)),
        ("mensa l'ultimo dell'anno", date(2026, 12, 31)),
    ],
)
def test_a_day_that_is_asked_for_stays_one_beside_what_is_told(text: str, on: date) -> None:
    assert day(text) == on


@pytest.mark.parametrize(
    "text",
    [
        "Luca Rossi 12 marzo 1850",
        "I may 1 day need help",
        "my children may 2 come",
        "corso für den 4-5 Jährigen",
        "il 6/12 anni corsi",
        "l'ultimo dell'anno scolastico",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert day(text) is None


def test_a_span_of_ages_behind_an_article_stays_one() -> None:
    assert read("Kurs für den 4-5 Jährigen").ages == (4, 5)


def test_a_full_date_long_past_beside_a_child_is_its_birth() -> None:
    query = read("mio figlio (5 marzo 2019) doposcuola")

    assert query.ages == (7, 7)
    assert query.notes == ()


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("dentista aperto sabato raggiungibile in autobus", (5,)),
        ("corso di italiano il martedì sera vicino alla fermata dell'autobus", (1,)),
    ],
)
def test_a_bus_that_leads_there_takes_no_day_away(text: str, days: tuple[int, ...]) -> None:
    when = read(text).when

    assert when is not None
    assert when.days == days


def test_the_hour_of_a_bus_is_none_at_which_something_is_open() -> None:
    assert read("primo autobus alle 5 per andare a scuola").when is None
