"""Which words are said not to be understood: only those that ask for something."""

import pytest

from directory.search.query import understand
from directory.search.results.likely import riddles
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY, listing
from tests.directory.search.asking import find


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("mia nuora cerca lavoro", "nuora"),
        ("dorme da un cugino, cerca casa", "cugino"),
        ("viene dal Marocco, cerca lavoro", "marocco"),
        ("ho perso 3000 euro, cerco lavoro", "3000"),
        ("she is from Morocco and wants to work", "morocco"),
    ],
)
def test_whom_somebody_speaks_of_and_where_they_are_from_is_no_riddle(text: str, word: str) -> None:
    assert word not in riddles(understand(text, VOCABULARY, GAZETTEER))


@pytest.mark.parametrize("text", ["cerco uno zufolo", "riparazione di arpe", "corso di aquiloni"])
def test_what_is_asked_for_is_one(text: str) -> None:
    assert riddles(understand(text, VOCABULARY, GAZETTEER))


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("hanno truffato mio nonno al telefono", "Scams and consumer rights"),
        ("sono vittima di una frode", "Scams and consumer rights"),
        ("diritti dell'inquilino", "Tenants' rights"),
        ("scuolabus per mio figlio", "School transport"),
    ],
)
def test_that_nothing_answers_a_central_need_is_said(text: str, missing: str) -> None:
    found = find(text, listing(1, name="Mensa", tags=("need:money.food",)))

    assert any(missing in str(one) for one in found.relaxed)
