"""Years that somebody spent with something are nobody's age."""

import pytest

from directory.search.query import understand
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY


@pytest.mark.parametrize(
    "text",
    [
        "Ci ha mentito due anni, adesso è chiuso in camera",
        "Mio figlio ci ha nascosto due anni di bocciature",
        "Hanno litigato sei anni per l'eredità e adesso lei è sola",
        "Abbiamo aspettato quattro anni la casa popolare",
        "È stato tre anni all'estero e cerca lavoro",
        "She spent two years abroad and needs a job",
    ],
)
def test_years_that_were_spent_are_no_age(text: str) -> None:
    assert understand(text, VOCABULARY, GAZETTEER).ages is None


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Mio figlio ha due anni e non parla", 2),
        ("Ha compiuto diciotto anni ieri", 18),
        ("Ha fatto 18 anni e cerca casa", 18),
        ("Non ha mai parlato, 4 anni, Forlì", 4),
        ("È stato adottato, 6 anni", 6),
    ],
)
def test_an_age_is_still_an_age(text: str, years: int) -> None:
    assert understand(text, VOCABULARY, GAZETTEER).ages == (years, years)
