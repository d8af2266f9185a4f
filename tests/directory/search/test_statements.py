"""What people tell of themselves or of somebody close is heard as the need that it is."""

import pytest

from directory.places.gazetteer import Gazetteer
from directory.search.query import understand
from directory.taxonomies.vocabulary import Vocabulary

VOCABULARY, GAZETTEER = Vocabulary.bundled(), Gazetteer.bundled()


def needs(text: str) -> set[str]:
    return set(understand(text, VOCABULARY, GAZETTEER).needs)


@pytest.mark.parametrize(
    ("need", "text"),
    [
        ("housing.emergency", "mi hanno messo alla porta e non so dove andare stanotte"),
        ("housing.finding", "nessuno ci affitta una casa"),
        ("housing.eviction", "il padrone di casa vuole sfrattarci"),
        ("housing.supported", "vorrei andare via dai miei"),
        ("work.search", "ho 58 anni e nessuno mi assume"),
        ("work.supported", "ha bisogno di un tutor sul posto di lavoro"),
        ("education.diploma", "mi manca solo la quinta superiore"),
        ("education.vocational", "vorrei diventare parrucchiera"),
        ("education.study_support", "cerco un posto dove i bambini facciano i compiti"),
        ("education.italian", "mia suocera non capisce una parola"),
        ("education.guidance", "non sa se fare il liceo o l'istituto tecnico"),
        ("mental_wellbeing.eating", "mangia e poi vomita di nascosto"),
        ("mental_wellbeing.grief", "è morto mio papà a Natale"),
        ("addictions.digital", "non si stacca mai dal cellulare"),
        ("family.childcare", "lavoro a turni e non so a chi lasciare la bimba"),
        ("family.conflict", "il mio ex non paga gli alimenti"),
        ("family.caring", "mi prendo cura di mia mamma malata"),
        ("family.child_protection", "ci hanno tolto i bambini"),
        ("rights.discrimination", "mi hanno detto di no perché sono nero"),
        ("money.income_support", "non abbiamo nessuna entrata"),
        ("money.goods", "ci serve una lavatrice, la nostra è rotta"),
        ("health.child_development", "il mio bambino è autistico"),
        ("health.child_development", "il mio bambino ha un ritardo del linguaggio"),
        ("social.elderly_company", "mia nonna passa le giornate da sola"),
        ("digital.devices", "mi serve un portatile per la scuola"),
        ("transport.accompanied", "nessuno mi accompagna dal medico"),
        ("safety.trafficking", "la costringono a prostituirsi"),
        ("safety.bullying", "girano foto di mia figlia su whatsapp"),
    ],
)
def test_what_is_told_is_heard(need: str, text: str) -> None:
    assert need in needs(text)


@pytest.mark.parametrize(
    "text", ["mi fa male il ginocchio", "mi fa male la schiena da mesi", "il mio vicino di casa fa rumore"]
)
def test_what_hurts_or_lives_next_door_is_no_crisis_and_no_question_of_housing(text: str) -> None:
    assert needs(text) == set()


def test_a_child_with_a_delay_in_speaking_asks_nothing_of_a_cycle() -> None:
    assert "health.sexual_reproductive" not in needs("il mio bambino ha un ritardo del linguaggio")


def test_a_word_of_what_people_say_is_still_a_town() -> None:
    place = understand("psicologo fermo", VOCABULARY, GAZETTEER).place

    assert place is not None
    assert place.name == "Fermo"
