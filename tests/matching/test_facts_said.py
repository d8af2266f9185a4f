"""What a person's words tell of place, age and languages is offered where the profile leaves it empty."""

from datetime import datetime
from typing import Any

import pytest

from directory.gazetteer import Gazetteer
from matching.facts_said import FactsSaid, facts_said
from matching.profile_json import parse_profile
from tests.matching.builders import TODAY, VOCABULARY

NOW = datetime(2026, 11, 22, 10)  # noqa: DTZ001 - local, as hours are
NEED = [{"term": "family"}]


def said(words: str, **data: Any) -> FactsSaid:
    profile = parse_profile({"words": words, "needs": NEED, **data}, VOCABULARY, Gazetteer.bundled(), today=TODAY)
    return facts_said(profile, VOCABULARY, Gazetteer.bundled(), now=NOW)


def test_place_and_age_are_heard() -> None:
    found = said("ragazza di 17 anni di Forlì che non esce di casa")
    assert found == FactsSaid(place="Forlì (FC)", age=17)


@pytest.mark.parametrize("words", ["figlio di 7 anni", "mio figlio ha 7 anni e non parla", "ihr Sohn ist 7 Jahre alt"])
def test_whose_age_it_is_stays_open_where_a_child_is_spoken_of(words: str) -> None:
    found = said(words)
    assert (found.age, found.may_be_child) == (7, True)
    assert said(words, children_ages=[7]).is_any is False
    assert said(words, age=35).may_be_child


def test_what_the_profile_says_is_not_offered_again() -> None:
    words = "ragazza di 17 anni di Forlì, parla arabo"
    assert said(words).languages == ("ar",)
    assert not said(words, age=17, place="Forlì", languages=["ar"]).is_any
    assert not said("").is_any
