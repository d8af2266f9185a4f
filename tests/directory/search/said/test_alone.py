"""Who lives alone asks for what is asked; "solo" in a listing's text is no answer to it."""

import pytest

from directory.search.query import Query, understand
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY, listing
from tests.directory.search.asking import find, names


def read(text: str) -> Query:
    return understand(text, VOCABULARY, GAZETTEER)


def test_being_alone_is_not_looked_for_in_texts_beside_what_is_asked() -> None:
    found = find(
        "uomo solo cerca casa",
        listing(1, name="Compagnia", description="Per chi è solo: chi vive solo non resta solo"),
        listing(2, name="Agenzia", tags=("need:housing.finding",)),
    )

    assert names(found) == ["Agenzia"]


@pytest.mark.parametrize("text", ["mi sento sola", "la sera mi sento solo"])
def test_loneliness_is_looked_for_in_texts_as_well(text: str) -> None:
    assert {"solo", "sola"} & set(read(text).words)


@pytest.mark.parametrize(
    "text",
    [
        "sono sola con due bambini piccoli",
        "sola con mia figlia di 6 anni",
        "cresco i figli da sola",
        "mio marito è morto, sono sola con tre figli",
    ],
)
def test_who_is_alone_with_children_is_a_single_parent(text: str) -> None:
    assert "single_parents" in read(text).target_groups


@pytest.mark.parametrize(
    "text",
    [
        "vado al cinema solo con mio figlio",
        "corso solo per bambini",
        "sono sola",
        "resto sola con i bambini quando mio marito lavora",
        "mia madre sta sola con mia figlia",
        "mia moglie è sola con la bambina in Marocco",
    ],
)
def test_who_goes_only_with_a_child_is_none(text: str) -> None:
    assert "single_parents" not in read(text).target_groups
