"""Cries for help and beginnings of sentences: who listens and tells where to turn, and what is still to be said."""

import pytest

from directory.search.search import SearchResult
from tests.directory.catalog.listings import listing
from tests.directory.search.asking import find, names

_WHERE_TO_TURN = listing(1, name="Segretariato sociale", tags=("need:rights.information",))
_WITH_THE_WORD = listing(2, name="Aiuto per figlio, figlia o madre", description="Informazioni e una mano a casa")


def _ask(text: str) -> SearchResult:
    return find(text, _WITH_THE_WORD, _WHERE_TO_TURN)


def _is_asked_back(found: SearchResult) -> bool:
    return any(str(one.message).startswith("What is needed is not said yet") for one in found.query.notes)


@pytest.mark.parametrize(
    "text",
    [
        "Aiuto",
        "aiuto!!",
        "help",
        "ho bisogno",
        "boh, mia figlia",
        "mio figlio",
        "mia madre…",
        "non saprei, boh",
        "Hilfe",
        "buongiorno, avrei bisogno di una mano",
        "informazioni",
        "non so da dove cominciare",
    ],
)
def test_who_says_nothing_of_a_need_finds_who_tells_where_to_turn_and_is_asked_back(text: str) -> None:
    found = _ask(text)

    assert names(found)[0] == "Segretariato sociale"
    assert _is_asked_back(found)
    assert not found.unheard


@pytest.mark.parametrize(
    "text",
    [
        "aiuto compiti",
        "aiuto affitto",
        "mia figlia non mangia",
        "mio figlio scacchi",
        "informazioni sull'asilo",
        "gratis",
        "il sabato",
        "chi non c'è",
    ],
)
def test_who_says_anything_of_a_need_is_not_asked_back(text: str) -> None:
    assert not _is_asked_back(_ask(text))


@pytest.mark.parametrize("text", ["Aiuto", "aiutatemi", "help"])
def test_a_cry_for_help_is_told_whom_to_call_in_a_danger(text: str) -> None:
    assert any("112" in str(one) or "if there is danger" in str(one.message) for one in _ask(text).query.notes)


@pytest.mark.parametrize("text", ["informazioni", "mio figlio", "aiuto compiti"])
def test_what_is_no_cry_is_told_of_no_danger(text: str) -> None:
    assert not any("danger" in str(one.message) for one in _ask(text).query.notes)


def test_who_asks_where_to_turn_in_so_many_words_still_finds_texts_that_have_them() -> None:
    says_it = listing(3, name="Elenco", description="Indicazioni e indirizzi", tags=("need:rights.information",))

    assert names(find("dove trovo indicazioni e indirizzi?", _WHERE_TO_TURN, says_it))[0] == "Elenco"
