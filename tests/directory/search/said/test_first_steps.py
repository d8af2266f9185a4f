"""What is said first of a minor who is alone: who takes them in, and of who came without parents, who is a guardian."""

import pytest

from directory.search.query import understand
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY


@pytest.mark.parametrize(
    ("text", "takes_in", "guardian"),
    [
        ("minore straniero non accompagnato, Forlì", True, True),
        ("MSNA 16 anni, Trento", True, True),
        ("ragazzo di 16 anni, non sa dove dormire, Forlì", True, False),
        ("ex MSNA, 19 anni, cerca una stanza a Forlì", False, False),
        ("ragazzo di 16 anni, cerca un corso di musica", False, False),
    ],
)
def test_the_duty_is_told_of_minors_and_a_guardian_of_those_without_parents(
    text: str, takes_in: bool, guardian: bool
) -> None:
    notes = " ".join(map(str, understand(text, VOCABULARY, GAZETTEER).notes))

    assert ("is taken in at once" in notes) is takes_in
    assert ("guardian" in notes) is guardian
