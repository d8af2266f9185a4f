from typing import Any

import pytest

from directory.places.gazetteer import Gazetteer
from matching.profiles.from_json import parse_profile
from matching.said.also import also_said, perhaps_said
from tests.matching.builders import TODAY, VOCABULARY


def said(**data: Any) -> list[str]:
    profile = parse_profile(data, VOCABULARY, Gazetteer.bundled(), today=TODAY)
    return [term.code for term in also_said(profile, VOCABULARY)]


def test_needs_beside_a_ticked_one_are_offered() -> None:
    ticked = [{"term": "family.conflict"}]
    assert said(words="a casa si litiga, ha attacchi di panico", needs=ticked) == ["mental_wellbeing.anxiety_mood"]


def test_needs_that_were_understood_are_not_offered_again() -> None:
    assert said(words="ha attacchi di panico") == []


def test_an_interest_is_offered_until_it_is_ticked() -> None:
    panic = [{"term": "mental_wellbeing.anxiety_mood"}]
    assert said(words="le piace disegnare", needs=panic) == ["art"]
    assert said(words="le piace disegnare", needs=panic, interests=["art"]) == []


def test_an_interest_that_was_understood_is_not_offered_again() -> None:
    assert said(words="le piace disegnare, ha attacchi di panico") == []


@pytest.mark.parametrize("ticked", ["housing", "housing.eviction"])
def test_the_finer_and_the_wider_of_a_need_are_one(ticked: str) -> None:
    assert said(words="rischia lo sfratto", needs=[{"term": ticked}]) == []


def test_words_of_a_single_need_count_and_what_is_refused_does_not() -> None:
    assert said(needs=[{"term": "housing", "words": "ha molti debiti"}]) == ["money.debt"]
    assert said(words="non vuole psicologi", needs=[{"term": "housing"}]) == []


def test_where_nothing_was_heard_likely_needs_are_offered() -> None:
    def perhaps(**data: Any) -> list[str]:
        profile = parse_profile(data, VOCABULARY, Gazetteer.bundled(), today=TODAY)
        return [term.code for term in perhaps_said(profile, VOCABULARY)]

    told = "in tema racconta che dietro la porta si nasconde quando rientrano tardi"
    assert len(set(perhaps(words=told))) == 3
    assert perhaps(words=told, needs=[{"term": "family.conflict"}]) == []
    assert perhaps(words="ciao") == perhaps(place="Forlì", interests=["art"]) == []
