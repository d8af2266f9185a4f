"""Misspelt towns and words of the rules are read as what was meant, right words never."""

from typing import Any

import pytest

from directory.search.query import Query, understand
from directory.search.times.times import Moment
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY


def read(text: str, **values: Any) -> Query:
    return understand(text, VOCABULARY, GAZETTEER, **values)


@pytest.mark.parametrize(
    ("text", "place", "read_as"),
    [
        ("vicino a Forllì", "Forlì (FC)", "Forlì"),
        ("psicologo a Bergmo", "Bergamo (BG)", "Bergamo"),
        ("treviglo dentista", "Treviglio (BG)", "Treviglio"),
        ("mensa zona Cesna", "Cesena (FC)", "Cesena"),
        ("biblioteca Melendfugno", "Melendugno (LE)", "Melendugno"),
    ],
)
def test_a_town_with_one_wrong_letter_is_read_and_noted(text: str, place: str, read_as: str) -> None:
    query = read(text)

    assert query.place is not None
    assert query.place.label == place
    assert [note.facts["repaired"] for note in query.notes] == [read_as]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("sabatto mattina", "time", (Moment(days=(5,)), Moment(part=0))),
        ("dentista grattis", "cost", "free"),
        ("medico che parla arbo", "language", ("ar",)),
        ("senza apuntamento", "access", "no_appointment"),
    ],
)
def test_a_word_of_the_rules_with_one_wrong_letter_is_read_and_noted(text: str, kind: str, value: object) -> None:
    query = read(text)

    assert [span.value for span in query.spans if span.kind == kind] == [value]
    assert [str(note) for note in query.notes if "was read as" in str(note)]


@pytest.mark.parametrize(
    "text",
    [
        "cucina arba",
        "conto in rosso",
        "zona Val Seriana",
        "sportello Fenice",
        "corso con Mattia",
        "a breve",
        "ad agosto",
        "centro Silvia Turati",
        "donna sorda",
    ],
)
def test_right_words_and_words_without_a_meaning_there_are_never_corrected(text: str) -> None:
    assert read(text).notes == ()


def test_words_of_the_catalog_are_never_corrected() -> None:
    assert read("gruppo Bergmo").place is not None
    assert read("gruppo Bergmo", known={"bergmo"}.__contains__).place is None
