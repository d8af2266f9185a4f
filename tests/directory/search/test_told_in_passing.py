"""What is told in passing: how long something lasted, a town in its dialect, what somebody of age did not finish."""

import pytest

from directory.search.query import Query, understand
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY, listing
from tests.directory.search.asking import find


def read(text: str) -> Query:
    return understand(text, VOCABULARY, GAZETTEER)


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("si è buttato via 3 anni dopo il covid, 20 anni", 20),
        ("ha perso 3 anni di scuola, 17 anni", 17),
        ("logopedia, aspetta da 2 anni, bimbo di 4 anni", 4),
        ("Wartezeit 1 Jahr, Bub 4 Jahre", 4),
        ("non si parlano da 10 anni, ha 33 anni", 33),
        ("guitar lessons for a shy kid of 11, Rovereto", 11),
    ],
)
def test_how_long_something_lasted_is_no_age(text: str, age: int) -> None:
    assert read(text).ages == (age, age)


def test_the_year_of_a_school_is_no_age() -> None:
    assert read("compiti di matematica, superiori, 4° anno").ages is None


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("dormitorio Bèrghem", "Bergamo"),
        ("lavoro a Brèsa", "Brescia"),
        ("mensa Napule", "Napoli"),
        ("alloggio a Ciass", "Chiasso"),
        ("ho fame, Bz", "Bolzano"),
    ],
)
def test_a_town_is_known_by_its_name_in_dialect_and_by_the_letters_of_its_province(text: str, town: str) -> None:
    place = read(text).place

    assert place is not None
    assert place.name == town


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("vorrebbe la terza media, 20 anni", "education.diploma"),
        ("due gemelli di 40 giorni, nessun parente", "family.pregnancy"),
        ("22 anni, non esce da un anno", "mental_wellbeing.withdrawal"),
        ("corso per imparare a usare il pc", "digital.basics"),
        ("casa occupata, arriva la polizia", "housing.eviction"),
        ("il papà di novant'anni ha diritto all'accompagnamento", "money.benefits_advice"),
        ("l'inps vuole indietro 4000 euro", "money.benefits_advice"),
        ("non ha documenti né soldi né dove andare", "housing.emergency"),
    ],
)
def test_needs_are_heard_as_they_are_told(text: str, need: str) -> None:
    assert need in read(text).needs


def test_who_is_a_pupil_is_no_adult_without_a_diploma() -> None:
    assert "education.diploma" not in read("fa la terza media, ha 13 anni").needs


def test_who_only_tells_to_be_gay_is_not_guessed_to_be_beaten() -> None:
    line = listing(1, name="Linea", tags=("need:safety.partner_violence",))

    found = find("so gay e nel paese mio se sanno è la fine", line)

    assert found.query.needs == ("family.couple_sexuality",)
    assert not found.query.dangers
