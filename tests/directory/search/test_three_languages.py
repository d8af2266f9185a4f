"""Questions of one meaning find the same services in Italian, German and English, though listings are Italian."""

from itertools import product

import pytest

from benchmarks.relevance.three_languages import OTHERS, read
from directory.search.query import Query, understand
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY, listing
from tests.directory.search.asking import find, names

LISTINGS = (
    listing(1, name="Dormitorio invernale", at="Trento", tags=("need:housing.emergency", "service_type:night_shelter")),
    listing(2, name="Emporio solidale", at="Forlì", tags=("need:money.food", "service_type:food_bank")),
    listing(3, name="Aiuto compiti", at="Forlì", tags=("need:education.study_support", "service_type:after_school")),
    listing(4, name="Donne in cammino", at="Forlì", tags=("need:safety.partner_violence",)),
    listing(5, name="Sportello casa", at="Cesena", tags=("need:housing.eviction", "service_type:housing_desk")),
    listing(6, name="Sala prove", at="Forlì", tags=("interest:music", "service_type:music_group")),
    listing(7, name="Si ricomincia", at="Bergamo", tags=("need:rights.prison", "service_type:prison_reentry")),
    listing(8, name="Mai più soli", at="Meldola", tags=("need:social.elderly_company",)),
)
QUESTIONS = [
    ("Dormitorio invernale", "uomo 30 a., dorme per strada, Trento", "Mann 30 J., schläft auf der Straße, Trient"),
    ("Dormitorio invernale", "senza casa, Trento stanotte", "homeless guy, needs a bed in Trento tonight"),
    ("Emporio solidale", "pacco alimentare Forlì", "Essenspaket für Familie in Forlì"),
    ("Aiuto compiti", "aiuto compiti, 8 anni, Forlì", "homework help for her son, 8, Forlì"),
    ("Donne in cammino", "il marito la picchia, Forlì", "wird von ihrem Mann geschlagen, Forlì"),
    ("Donne in cammino", "il marito la picchia, Forlì", "her husband beats her, Forlì"),
    ("Sportello casa", "sfratto tra un mese, Cesena", "Zwangsräumung in einem Monat, Cesena"),
    ("Sportello casa", "sfratto tra un mese, Cesena", "landlord wants them out in a month, Cesena"),
    ("Sala prove", "suonare in una band, 16, Forlì", "in einer Band spielen, 16, Forlì"),
    ("Si ricomincia", "appena uscito dal carcere, Bergamo", "gerade aus dem Gefängnis raus, Bergamo"),
    ("Si ricomincia", "appena uscito dal carcere, Bergamo", "just out of prison, Bergamo"),
    ("Mai più soli", "anziana sola, compagnia, Meldola", "alte Frau allein, Besuchsdienst, Meldola"),
]


@pytest.mark.parametrize(("name", "italian", "other"), QUESTIONS)
def test_the_same_service_comes_first(name: str, italian: str, other: str) -> None:
    assert names(find(italian, *LISTINGS))[:1] == names(find(other, *LISTINGS))[:1] == [name]


def read_by_rules(text: str) -> Query:
    return understand(text, VOCABULARY, GAZETTEER)


@pytest.mark.parametrize(("language", "question"), [*product(OTHERS, read())])
def test_the_same_place_is_understood_and_something_is_asked_for(language: str, question: dict[str, str]) -> None:
    italian, other = read_by_rules(question["it"]), read_by_rules(question[language])

    assert other.place == italian.place
    assert other.cost == italian.cost
    assert other.needs or other.interests or other.service_types
