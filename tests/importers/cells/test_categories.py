"""What a category of a list states, and what it does not."""

import pytest

from directory.taxonomies.vocabulary import Vocabulary
from importers.cells.categories import terms_of

VOCABULARY = Vocabulary.bundled()


@pytest.mark.parametrize(
    ("category", "stated"),
    [
        ("Children", {"target_group:children"}),  # not «Abuse or neglect of children», nor who likes to be with them
        ("education", {"need:education"}),  # not «Not in education»
        ("Salute", {"need:health"}),  # not «Centro di salute mentale»
        ("Lavoro", {"need:work"}),
        ("Work", {"need:work"}),  # not «Social work»
        ("Anziani", {"target_group:elderly"}),
        ("famiglia", {"need:family", "target_group:families"}),  # not «casa famiglia»
        ("stress", {"need:mental_wellbeing.anxiety_mood"}),  # one of the three that a label names
        ("Centro di salute mentale", {"service_type:mental_health_centre"}),
        ("Care", set()),
    ],
)
def test_a_category_states_what_it_names_and_not_what_has_a_word_of_it(category: str, stated: set[str]) -> None:
    assert {f"{term.taxonomy}:{term.code}" for term in terms_of(category, "", VOCABULARY)} == stated


def test_a_column_of_interests_may_name_people() -> None:
    assert [term.code for term in terms_of("elderly", "interest", VOCABULARY)] == ["elderly"]
