from datetime import date
from decimal import Decimal

import pytest

from directory.errors import InvalidInput
from directory.i18n import Labels, Sentence
from web.i18n import say, say_day, say_money, say_number, say_period, translate

TODAY = date(2026, 11, 22)
HOUSING = Labels({"it": "Casa", "en": "Housing", "de": "Wohnen"})
WORK = Labels({"it": "Lavoro", "en": "Work"})


def test_facts_are_filled_after_translating() -> None:
    sentence = Sentence("within %(km)s km", {"km": 2.54})
    assert translate(sentence, "it") == "entro 2,5 km"
    assert translate(sentence, "de") == "bis 2,5 km"
    assert translate(sentence, "en") == "within 2.5 km"


def test_labels_are_named_in_the_language_and_lists_are_joined() -> None:
    sentence = Sentence("Covers: %(needs)s", {"needs": (HOUSING, WORK)})
    assert translate(sentence, "it") == "Copre: Casa e Lavoro"
    assert translate(sentence, "de") == "Deckt ab: Wohnen und Lavoro"


def test_failures_are_sentences_too() -> None:
    problem = InvalidInput("“%(text)s” is no distance: write kilometres, for example 20.", text="dieci")
    assert translate(problem, "it") == "«dieci» non è una distanza: scrivi i chilometri, per esempio 20."


def test_a_sentence_in_a_sentence_is_translated() -> None:
    assert translate(Sentence("Covers: %(needs)s", {"needs": Sentence("yesterday")}), "it") == "Copre: ieri"


def test_a_percent_sign_without_facts_stays() -> None:
    assert translate(Sentence("100 % sure"), "it") == "100 % sure"


@pytest.mark.parametrize(
    ("number", "words"),
    [(0.44, "0,4"), (1.25, "1,2"), (9.96, "10"), (41.7, "42"), (1234, "1.234"), (Decimal("16.00"), "16"), (-2, "-2")],
)
def test_numbers_are_rounded_as_people_round(number: float, words: str) -> None:
    assert say_number(number, "it") == words


def test_numbers_beyond_reason_are_still_said() -> None:
    assert say_number(1e99, "it") == "1e+99"
    assert say_number(float("inf"), "it") == "inf"
    assert say_number(float("nan"), "it") == "nan"


def test_flags_days_and_names_are_said() -> None:
    assert say(True, "it") == "sì"
    assert say(date(2026, 11, 10), "it") == "10 novembre 2026"
    assert say("Forlì", "de") == "Forlì"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 22), "oggi"),
        (date(2026, 11, 21), "ieri"),
        (date(2026, 11, 23), "domani"),
        (date(2026, 11, 10), "12 giorni fa"),
        (date(2026, 11, 25), "tra 3 giorni"),
        (date(2026, 10, 1), "7 settimane fa"),
        (date(2026, 10, 2), "7 settimane fa"),
        (date(2026, 9, 23), "2 mesi fa"),
        (date(2025, 12, 11), "11 mesi fa"),  # 346 days
        (date(2025, 11, 23), "11 mesi fa"),
        (date(2025, 11, 22), "12 mesi fa"),
        (date(2024, 11, 23), "23 mesi fa"),
        (date(2024, 1, 1), "2 anni fa"),
        (date(2026, 12, 12), "tra 3 settimane"),
    ],
)
def test_days_are_said_as_people_say_them(day: date, words: str) -> None:
    assert say_day(day, "it", today=TODAY) == words


def test_english_has_british_dates_times_and_lists() -> None:
    assert say(date(2026, 7, 1), "en") == "1 July 2026"
    assert say(("Italian", "English", "French"), "en") == "Italian, English and French"


def test_periods_and_money_are_said_as_people_say_them() -> None:
    assert say_period(12, "it") == "12 giorni"
    assert say_period(Decimal("0.5"), "it") == "1 giorno"
    assert say_money(Decimal("7.50"), "it").replace("\N{NO-BREAK SPACE}", " ") == "7,50 €"
    assert say_money(6000, "it").replace("\N{NO-BREAK SPACE}", " ") == "6.000 €"
