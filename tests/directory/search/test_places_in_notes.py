"""Places in notes typed fast: all in lower case, in the middle, names that are words, a town in its province."""

import pytest

from directory.search.query import understand
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("minore fragile oderzo tutor educativo", "Oderzo (TV)"),
        ("signora moldava faenza badante referenze", "Faenza (RA)"),
        ("cerca nido rovereto max 100 euro al mese", "Rovereto (TN)"),
        ("vasto signora vedova 66 non esce", "Vasto (CH)"),
        ("arco ragazza 17 incinta", "Arco (TN)"),
        ("mori nonno solo", "Mori (TN)"),
        ("Computerkurs ab 65 Jahren Lana Dienstag", "Lana (BZ)"),
        ("Yoga Lana Montag", "Lana (BZ)"),
        ("bracciante sikh latina, sfruttato", "Latina (LT)"),
        ("badante 50 anni latina", "Latina (LT)"),
        ("bella signora 80 anni", None),
        ("sei ragazza sola", None),
        ("lavorava in malga, ora fermo", None),
        ("social worker: Roma family in Bergamo, caravan", "Bergamo (BG)"),
        ("cento persone", None),
        ("America latina, musica", None),
        ("ragazza latina, 20 anni", None),
        ("famiglia ferraro con figli disabili", None),
        ("sig oderzo tutor educativo", None),
        ("maglioni lana bambino", None),
        ("parole chiari per spiegare la diagnosi", None),
    ],
)
def test_names_are_places_where_nothing_else_makes_sense(text: str, place: str | None) -> None:
    found = understand(text, VOCABULARY, GAZETTEER).place

    assert (found.label if found else None) == place


@pytest.mark.parametrize(
    ("text", "province", "place"),
    [
        ("prov di sondrio SerD più vicino a Tirano", None, "Tirano"),
        ("provincia di Bergamo, zona Treviglio", None, "Treviglio"),
        ("abito a Treviglio, cerco in tutta la provincia di Bergamo", "BG", "Bergamo"),
        ("tutta la prov. di Lecce", "LE", "Lecce"),
        ("provincia di Bergamo, vengo da Milano", "BG", "Bergamo"),
    ],
)
def test_a_town_says_more_than_its_province_unless_all_of_it_is_meant(
    text: str, province: str | None, place: str
) -> None:
    found = understand(text, VOCABULARY, GAZETTEER)

    assert found.place is not None
    assert (found.province, found.place.name) == (province, place)
