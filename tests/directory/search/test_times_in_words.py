"""Times as they are dictated or noted: hours in words, meals, "pom" alone, whole nights and days."""

from datetime import time

import pytest

from directory.search.query import When, understand
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY

WEEKDAYS = (0, 1, 2, 3, 4)


def when(text: str) -> When | None:
    return understand(text, VOCABULARY, GAZETTEER).when


@pytest.mark.parametrize(
    ("text", "opens", "closes"),
    [
        ("palestra dopo le diciotto", time(18), None),
        ("dopo le diciotto e trenta", time(18, 30), None),
        ("dopo le sei", time(18), None),
        ("dopo le 6", time(18), None),
        ("dalle tre alle sei", time(15), time(18)),
        ("entro le due", None, time(14)),
        ("prima delle dieci", None, time(10)),
        ("alle quattro e mezza", time(16, 30), None),
        ("dalle 18 in poi", time(18), None),
        ("dalle diciassette in poi", time(17), None),
        ("alle 8", time(8), None),
        ("ab 7 Uhr", time(7), None),
        ("dopo le 6 di mattina", time(6), None),
    ],
)
def test_hours_are_read_in_words_and_those_of_the_afternoon_as_such(
    text: str, opens: time | None, closes: time | None
) -> None:
    found = when(text)

    assert found is not None
    assert (found.opens, found.closes) == (opens, closes)


@pytest.mark.parametrize(
    ("text", "days", "part"),
    [
        ("attività pom ragazzi", (), 1),
        ("corso matt. Forlì", (), 0),
        ("andare da qualche parte dopo scuola", (), 1),
        ("spazio giovani dove andare dopo scuola, 15enni", (), 1),
        ("nach der Arbeit", (), 2),
        ("unter der Woche abends", WEEKDAYS, 2),
        ("during the week", WEEKDAYS, None),
        ("nei giorni lavorativi", WEEKDAYS, None),
        ("sport dopo il turno", (), None),
    ],
)
def test_days_and_parts_are_read_where_nothing_stands_beside_them(
    text: str, days: tuple[int, ...], part: int | None
) -> None:
    found = when(text)

    assert (found.days if found else (), found.part if found else None) == (days, part)


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("mai di lunedì", 0),
        ("no sabato", 5),
        ("non la domenica", 6),
        ("niente domenica", 6),
        ("non posso il sabato", 5),
        ("nicht am Sonntag", 6),
        ("kein Samstag", 5),
        ("not on Sundays", 6),
    ],
)
def test_a_refused_day_leaves_all_others(text: str, refused: int) -> None:
    found = when(text)

    assert found is not None
    assert set(range(7)) - set(found.days) == {refused}


@pytest.mark.parametrize("text", ["mattina no", "non di sera", "mai la mattina"])
def test_refused_parts_of_a_day_are_not_asked_for(text: str) -> None:
    assert when(text) is None


def test_after_school_is_a_time_where_somebody_goes_somewhere_and_else_a_service() -> None:
    assert "after_school" not in understand("dove andare dopo scuola", VOCABULARY, GAZETTEER).service_types
    assert "after_school" in understand("cerco dopo scuola gratis", VOCABULARY, GAZETTEER).service_types
