"""Children who are alone at home are in danger; grown-ups who are alone are not."""

import pytest

from directory.danger.heard import dangers
from directory.taxonomies.codes import CHILD_ABUSE
from directory.words.language import words
from tests.directory.catalog.listings import listing
from tests.directory.search.asking import find


def needs(text: str) -> set[str]:
    return {danger.need for danger in dangers(words(text))}


@pytest.mark.parametrize(
    "text",
    [
        "figlio di 10 anni da solo in casa tutta la notte",
        "figlia di 2 anni sola in casa",
        "ha 5 anni e sta da solo in casa",
        "i gemelli di 3 anni restano soli in casa",
        "figli di 4 e 6 anni soli in casa",
        "li lascia soli in casa, hanno 4 e 6 anni, i figli",
        "lasciata sola in casa la bambina di 5 anni",
        "solo in casa il bambino",
        "ragazzino di 8 anni sempre solo in casa",
        "minori soli in casa di notte",
        "tre fratelli di 5, 7 e 9 anni soli in casa",
        "bambini a casa da soli",
        "in casa da sola la bambina",
        "una bimba di 6 anni resta sola a casa fino a sera",
        "lascia i figli soli in casa di notte",
        "bambini soli in casa",
        "mia figlia di 7 anni sta sempre sola in casa",
        "a casa da solo a 6 anni",
        "la mamma lascia i bambini soli in casa",
        "neonato lasciato solo in casa",
        "il bambino sta solo in casa, la madre lavora",
    ],
)
def test_a_child_alone_at_home_is_a_danger(text: str) -> None:
    assert CHILD_ABUSE in needs(text)
    assert CHILD_ABUSE in find(text, listing(1)).query.needs


@pytest.mark.parametrize(
    "text",
    [
        "ho due bambini, sono sola in casa",
        "mamma di un neonato, sola in casa",
        "mamma di una neonata, sola in casa",
        "mi ha lasciata sola in casa con i figli",
        "vedova, i bambini ormai grandi, sola in casa",
        "anziano solo in casa",
        "mia nonna è sola in casa tutto il giorno",
        "vivo solo in casa da quando è morta mia moglie",
        "sola in casa con due bambini piccoli",
        "sola a casa con figlia di 6 anni",
        "dopo 7 anni di matrimonio sono sola in casa",
        "lasciato solo in casa il nonno",
        "lavoro da remoto, sola a casa con il cane",
        "mio figlio di 16 anni sta sempre solo in casa",
        "siamo soli in casa io e mio marito",
        "genitori anziani soli in casa",
        "i miei figli sono grandi e io sono sola in casa",
        "uomo di 60 anni solo in casa",
        "da 6 anni sola in casa",
    ],
)
def test_a_grown_up_alone_at_home_is_none(text: str) -> None:
    assert CHILD_ABUSE not in needs(text)
    assert CHILD_ABUSE not in find(text, listing(1)).query.needs
