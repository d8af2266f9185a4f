"""What is said first where somebody may be in danger."""

import re
from typing import Any

import pytest

from matching.dangers import dangers
from tests.matching.builders import need, place, profile

VIOLENCE, CRISIS = "safety.partner_violence", "mental_wellbeing.crisis"


def said(**values: Any) -> str:
    """The notes as one text."""
    return " ".join(str(one) for one in dangers(profile(**values)))


def numbers_in(text: str) -> str:
    """The helplines of a text, each of which says what it is for."""
    return ", ".join(re.findall(r"(\d[\d ]*) \([a-z]", text))


@pytest.mark.parametrize(
    ("need", "age", "numbers"),
    [
        (VIOLENCE, 30, "1522, 112"),
        (VIOLENCE, 16, "1522, 114, 112"),
        ("safety.bullying", 14, "114, 112"),
        ("safety.trafficking", 30, "800 290 290, 112"),
        ("safety.emergency", 30, "112"),
    ],
)
def test_whom_to_call_depends_on_what_is_told(need: str, age: float, numbers: str) -> None:
    text = said(needs=(need,), age=age, place=place())

    assert numbers_in(text) == numbers


def test_a_helpline_of_another_country_is_not_named() -> None:
    """1522 does not answer in Ticino."""
    assert numbers_in(said(needs=(VIOLENCE,), place=place("Lugano"))) == "142, 112"


def test_violence_and_a_danger_to_life_are_both_told() -> None:
    notes = said(needs=(VIOLENCE, CRISIS))

    assert "danger to life" in notes
    assert "1522" in notes


def test_nothing_is_said_of_danger_where_none_is_told() -> None:
    assert said() == ""


@pytest.mark.parametrize("words", ["Non ce la faccio più.", "Mein Mann trinkt, ich kann nicht mehr"])
def test_who_is_at_the_end_of_strength_is_to_be_asked(words: str) -> None:
    assert "ask which" in said(words=words)
    assert "ask which" in said(needs=(need("family.caring", words=words),))
    assert "danger to life" not in said(words=words)
    assert "ask which" not in said(needs=(CRISIS,), words=words)
