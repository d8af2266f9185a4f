"""Where somebody comes from is not where they look for help, if they say where they are."""

import pytest

from directory.search.query import understand
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Sono arrivata da Foggia ad agosto, studio a Cesena e non conosco nessuno.", "Cesena"),
        ("Ho 19 anni e da settembre studio a Bologna, vengo da Enna.", "Bologna"),
        ("Dimesso dall'ospedale di Cesena, non ha casa. La residenza è ancora a Benevento.", "Cesena"),
        ("Ich komme aus Brixen und studiere in Trento, suche ein Zimmer.", "Trento"),
        ("I'm from Palermo but I've been living in Bergamo since March.", "Bergamo"),
        ("È originario di Catania, adesso lavora a Treviglio in un cantiere.", "Treviglio"),
    ],
)
def test_where_somebody_is_counts_more_than_where_they_come_from(text: str, place: str) -> None:
    found = understand(text, VOCABULARY, GAZETTEER).place

    assert found is not None
    assert found.name == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Vengo da Cesena, cerco un dentista a poco prezzo", "Cesena"),  # nowhere else is named
        ("Siamo di Forlì, cerchiamo un nido", "Forlì"),
        ("Spostare la residenza a Cesena", "Cesena"),
        ("Abito a Forlì, mio marito arriva a Bologna la sera", "Forlì"),
        ("Sono nata a Napoli, vivo a Forlì", "Forlì"),
    ],
)
def test_another_place_is_looked_in_as_before(text: str, place: str) -> None:
    found = understand(text, VOCABULARY, GAZETTEER).place

    assert found is not None
    assert found.name == place
