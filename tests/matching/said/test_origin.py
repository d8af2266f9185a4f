"""Where somebody comes from and that the other parent is gone: used, and what is not used is listed."""

from typing import Any

import pytest

from matching.said.heard_in_words import say_heard
from matching.said.origin import origin_said
from tests.matching.said.test_facts import said
from tests.matching.whom.test_unaccompanied import read


@pytest.mark.parametrize(
    ("words", "languages"),
    [
        ("nigeriana, 28 anni", ("en",)),
        ("ragazzo di 17 anni, maliano", ("bm", "fr")),
        ("studente universitario pakistano di Trento", ("ur",)),
        ("17, from Gambia, turns 18 in three weeks", ("mnk", "en")),
        ("viene dall'Egitto", ("ar",)),
        ("arrivata da sola dal Marocco", ("ar", "fr")),
    ],
)
def test_where_somebody_comes_from_is_heard(words: str, languages: tuple[str, ...]) -> None:
    found = origin_said(words)
    assert found
    assert found.languages == languages


@pytest.mark.parametrize("words", ["parla russo", "ristorante cinese", "la Georgia di 20 anni", "insalata russa"])
def test_a_dish_or_a_language_is_no_origin(words: str) -> None:
    assert origin_said(words) is None


def test_which_languages_to_ask_for_is_said_where_nobody_told_them() -> None:
    asking = "ask which languages the person speaks (often English)"
    assert any(asking in str(note) for note in say_heard(read("nigeriana, 28 anni, cerca casa")))
    assert not any(asking in str(note) for note in say_heard(read("nigeriana, 28 anni, parla inglese, cerca casa")))


@pytest.mark.parametrize(
    ("words", "groups"),
    [
        ("nigeriana, 28 anni, cerca casa", {"migrants"}),
        ("ragazzo nato in Italia, famiglia marocchina", set()),
        ("28 anni, il marito se n'è andato, due bimbi piccoli", {"single_parents"}),
        ("mamma abbandonata dal compagno con una bimba di 2 anni", {"single_parents"}),
        ("28 anni, il marito se n'è andato", set()),
    ],
)
def test_groups_follow_from_it(words: str, groups: set[str]) -> None:
    assert {term.code for term in read(words).target_groups} == groups


def test_every_piece_is_used_or_listed_as_unused() -> None:
    data: dict[str, Any] = {"needs": []}
    found = said("nigeriana, 28 anni, il marito se n'è andato, due bimbi piccoli, vende al mercato", **data)
    assert found.unused == ("due bimbi piccoli", "vende al mercato")
