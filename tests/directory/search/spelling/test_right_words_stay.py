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


@pytest.mark.parametrize("text", ["sos tossicodipendenza", "SOS figlio violento", "asl di zona", "il cai di Forlì"])
def test_a_word_of_three_letters_is_no_other_word_of_three_letters(text: str) -> None:
    rows = [listing(1, name="Corso OSS", description="Per operatori socio sanitari (OSS), con i figli e le sons")]

    assert not find(text, *rows).query.mended


def test_a_letter_that_is_missing_in_a_little_word_is_found() -> None:
    assert dict(find("umo di 50 anni cerca casa", listing(1, name="Sportello")).query.mended) == {"umo": "uomo"}


@pytest.mark.parametrize("text", ["serve qualcuno che ci dia il cambio", "ama le dame", "lui fuma"])
def test_a_word_of_three_letters_that_everybody_says_stays(text: str) -> None:
    rows = [listing(1, name="Dita e mani", description="Le dita, la Lui, l'amo e l'anima; tra noi le zie")]

    assert not find(text, *rows).query.mended
