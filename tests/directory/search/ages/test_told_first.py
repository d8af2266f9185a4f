"""A number that a note begins with is the age of whom it is about, where what follows tells of a person."""

import pytest

from directory.search.query import understand
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("66 ex ferroviere Lugano, beve da quando è in pensione", 66),
        ("19 incinta sola, Forlì", 19),
        ("84 sola in casa, Predappio", 84),
        ("38 schwanger, Bozen", 38),
        ("47 vedova con due figli", 47),
        ("24 ore su 24 farmacia", None),
        ("30 km da Forlì, psicologo", None),
        ("20 euro al mese palestra", None),
        ("31 dicembre cenone per chi è solo", None),
        ("12 sole lezioni di chitarra", None),
        ("112 ex vigili", None),
        ("12 ex detenuti cercano casa", None),
        ("40 ex operai licenziati", None),
        ("30 pregnant women need food", None),
    ],
)
def test_a_number_before_what_tells_of_a_person_is_an_age(text: str, age: int | None) -> None:
    assert understand(text, VOCABULARY, GAZETTEER).age == age


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("un posto per dopo scuola, 12 anni, Cesena", 12),
        ("non va più a scuola, 9 anni", 9),
        ("scuola di 5 anni", None),
        ("ha fatto scuola 8 anni in Eritrea, vuole imparare l'italiano", None),
        ("ha studiato a scuola 11 anni in Ucraina, cerca lavoro", None),
        ("uomo che ha frequentato la scuola 8 anni cerca lavoro", None),
        ("ha fatto scuola 3 anni", None),
        ("corso di 2 anni per OSS", None),
    ],
)
def test_more_years_behind_school_than_a_course_takes_are_an_age(text: str, age: int | None) -> None:
    assert understand(text, VOCABULARY, GAZETTEER).age == age


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Nicolò, 15 anni, vuole imparare la chitarra", 15),
        ("Nicolò 15 anni vittima di bullismo", 15),
        ("ragazzo di Salò 30 anni", 30),
        ("farò 17 anni a maggio", 17),
        ("avrò 65 anni", 65),
        ("lavorò trent'anni in fabbrica", None),
        ("restò 12 anni in Germania", None),
    ],
)
def test_only_a_verb_of_what_is_over_tells_how_long(text: str, age: int | None) -> None:
    assert understand(text, VOCABULARY, GAZETTEER).age == age
