"""Words that people say are no misspelt parts of rules: "la serra" is no evening."""

import pytest

from tests.directory.catalog.listings import listing
from tests.directory.search.asking import find


@pytest.mark.parametrize(
    "text",
    ["cerco la serra per l'orto", "la sega elettrica", "un vestito di seta, la seta", "pane e la pera", "la cera"],
)
def test_a_word_of_its_own_tells_no_time(text: str) -> None:
    query = find(text, listing(1, name="Orto", description="Un orto con la serra, la sera")).query

    assert query.when is None
    assert not query.mended
