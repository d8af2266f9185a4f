"""Words of one term are looked for together."""

import pytest

from directory.search.reading import read_question
from directory.search.said.said_together import said_together
from tests.directory.catalog.listings import catalog_of, listing
from tests.directory.search.asking import find, names, said

DESK = "service_type:professional_social_service"


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("assistente sociale", [("assistente", "sociale")]),
        ("mensa", []),
        ("corso di italiano con la chitarra", [("corso", "italiano")]),
    ],
)
def test_the_words_of_one_term_belong_together(text: str, together: list[tuple[str, ...]]) -> None:
    query = read_question(text, catalog_of())

    assert [tuple(query.words[place] for place in one) for one in said_together(query, query.words)] == together


def test_what_has_one_word_of_a_term_is_not_about_it_and_does_not_say_so() -> None:
    found = find(
        "assistente sociale",
        listing(1, name="Cooperativa sociale Arcobaleno"),
        listing(2, name="Segretariato", tags=(DESK,), description="Il lavoro sociale del comune"),
        listing(3, name="L'assistente sociale risponde"),
        listing(4, name="Servizio sociale", description="Con un'assistente"),
    )

    assert set(names(found)) == {"Segretariato", "L'assistente sociale risponde", "Servizio sociale"}


def test_where_hardly_anything_has_all_the_words_one_is_better_than_nothing() -> None:
    found = find("assistente sociale", listing(1, name="Cooperativa sociale Arcobaleno"), listing(2, name="Mensa"))

    assert names(found) == ["Cooperativa sociale Arcobaleno"]
    assert said(found)["words"] == "Matches your words: sociale"
