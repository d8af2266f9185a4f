"""What somebody can pay, as the words tell it."""

import pytest

from directory.places.gazetteer import Gazetteer
from directory.search.query import understand
from matching.profile import Budget
from matching.said.budget import budget_said
from tests.matching.builders import VOCABULARY


@pytest.mark.parametrize(
    ("words", "budget"),
    [
        ("non può pagare niente", Budget.FREE),
        ("cerca un corso gratis", Budget.FREE),
        ("kann nichts zahlen", Budget.FREE),
        ("pochi soldi", Budget.LOW),
        ("asylum seeker, no money", Budget.LOW),
        ("senza soldi", Budget.LOW),
        ("signora, ISEE 9000", None),
        ("chiede il patrocinio gratuito", None),
        ("cerca lavoro", None),
    ],
)
def test_what_can_be_paid_is_heard(words: str, budget: Budget | None) -> None:
    assert budget_said(understand(words, VOCABULARY, Gazetteer.bundled()).spans) == budget
