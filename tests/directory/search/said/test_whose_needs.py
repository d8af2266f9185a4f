"""Who is grown up is no abused child, whatever was done to them then, and whoever does it now."""

import pytest

from directory.search.query import Query, understand
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY

CHILD, VIOLENCE = "safety.child_abuse", "safety.partner_violence"


def read(text: str) -> Query:
    return understand(text, VOCABULARY, GAZETTEER)


@pytest.mark.parametrize(
    "text",
    [
        "La signora Ada, 88 anni, ha dei lividi sulle braccia e il figlio che vive con lei non ci fa entrare",
        "Donna di 24 anni, da piccola il patrigno la toccava",
        "Mia madre, 82 anni, ha paura di mio fratello che le urla e la chiude in camera",
    ],
)
def test_who_is_grown_up_is_helped_as_a_victim_of_violence(text: str) -> None:
    query = read(text)

    assert CHILD not in query.needs
    assert VIOLENCE in query.needs
    assert query.dangers
    assert all("under age" not in str(note) for note in query.dangers)


@pytest.mark.parametrize(
    "text",
    [
        "Ha 9 anni e il padre la picchia con la cinghia",
        "Ho 35 anni e mia figlia ha lividi sulle braccia",
        "Nonna di 75 anni: il bambino ha lividi sulle braccia e il patrigno beve",
        "Ha 16 anni, il patrigno la tocca",
    ],
)
def test_a_child_is_heard_as_one(text: str) -> None:
    assert CHILD in read(text).needs
