"""Needs that are told without their names, and what sounds alike and tells of none."""

import pytest

from matching.said.needs_heard import needs_heard
from tests.matching.builders import VOCABULARY


@pytest.mark.parametrize(
    ("words", "need", "is_heard"),
    [
        ("Da Natale a scuola non si presenta quasi più", "education.dropout", True),
        ("my son hasn't been to school since October", "education.dropout", True),
        ("ha smesso il liceo al secondo anno", "education.dropout", True),
        ("al lavoro non si presenta quasi più", "education.dropout", False),
        ("ha smesso la scuola di ballo", "education.dropout", False),
        ("my son has been to school since October", "education.dropout", False),
        ("vorrebbe capire che mestiere fare", "work.guidance", True),
        ("di mestiere fa il fornaio", "work.guidance", False),
        ("esce solo per portare fuori il cane", "mental_wellbeing.withdrawal", True),
        ("esce solo con gli amici fidati", "mental_wellbeing.withdrawal", False),
        ("trinkt am Wochenende zu viel", "addictions.alcohol", True),
        ("trinkt am Wochenende gern Tee", "addictions.alcohol", False),
        ("eats badly and hardly talks to anyone", "social.meeting", True),
        ("talks to everyone", "social.meeting", False),
    ],
)
def test_needs_are_heard_in_other_words(words: str, need: str, *, is_heard: bool) -> None:
    assert (need in {term.code for term in needs_heard([words], (), VOCABULARY)}) is is_heard
