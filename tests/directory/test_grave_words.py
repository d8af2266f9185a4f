"""Grave violence, neglect and danger to life, told in the words of every day; and words like them that tell of none."""

import pytest

from directory.danger.heard import dangers
from directory.search.query import understand
from directory.taxonomies.codes import CHILD_ABUSE, CRISIS, EMERGENCY, VIOLENCE
from directory.words.language import words
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY


def heard(text: str) -> set[str]:
    return {danger.need for danger in dangers(words(text))}


@pytest.mark.parametrize(
    "text",
    [
        "abusa di mia moglie",
        "ha abusato di me",
        "mi obbliga ad avere rapporti",
        "la costringe a fare sesso",
        "mi ha rotto un braccio",
        "mi ha spaccato la faccia",
        "le ha bruciato la mano",
        "mi spinge e mi insulta",
        "mi spinge contro il muro",
        "mi tira addosso le cose",
        "mi lancia i piatti",
        "mi ha puntato il coltello",
        "ha un coltello in mano",
        "il mio ex mi segue",
        "mi stalkera",
        "marito ubriaco che picchia",
        "mi sequestra lo stipendio",
        "la vogliono mandare in Pakistan a sposarsi",
        "sie wird von ihrem Mann geschlagen",
        "sie wird gestalkt",
    ],
)
def test_grave_violence_is_heard(text: str) -> None:
    assert VIOLENCE in heard(text)


@pytest.mark.parametrize("text", ["la badante maltratta la nonna", "il figlio picchia il padre anziano"])
def test_violence_against_the_old_is_heard_and_is_no_abuse_of_a_child(text: str) -> None:
    assert heard(text) == {VIOLENCE}


@pytest.mark.parametrize(
    "text",
    [
        "abusa di mia figlia",
        "tocca mia figlia nelle parti intime",
        "il nonno ha toccato la bambina",
        "bambina con lividi",
        "mutilazioni genitali alla bambina",
        "i bambini restano soli tutto il giorno",
        "lasciano la bimba da sola di notte",
        "i genitori si drogano davanti al bambino",
        "neonato non accudito",
        "bambini trascurati dai genitori",
    ],
)
def test_the_abuse_and_neglect_of_children_is_heard(text: str) -> None:
    assert CHILD_ABUSE in heard(text)


@pytest.mark.parametrize("text", ["preferirei essere morto", "vorrebbe essere morta", "ha ingoiato delle pillole"])
def test_who_wants_to_die_is_heard(text: str) -> None:
    assert CRISIS in heard(text)


@pytest.mark.parametrize(
    "text",
    [
        "overdose",
        "è in overdose",
        "ha smesso di respirare",
        "non respira",
        "è svenuta e non risponde",
        "perde molto sangue",
    ],
)
def test_a_danger_to_life_is_an_emergency(text: str) -> None:
    assert EMERGENCY in heard(text)


@pytest.mark.parametrize(
    "text",
    [
        "abusa di alcol",
        "ha avuto un'overdose il mese scorso",
        "abuso di farmaci",
        "mi obbliga a pagare",
        "mi ha rotto il telefono",
        "ho rotto un braccio",
        "mi spinge a studiare",
        "la spinge a fare sport",
        "lancia il suo progetto",
        "un coltello da cucina",
        "corso di lancio del coltello",
        "il gruppo mi segue da un anno",
        "il mio ex non paga gli alimenti",
        "resta solo a pranzo",
        "un nonno che resta solo tutto il giorno",
        "i bambini giocano davanti alla scuola",
        "non risponde al telefono",
        "donare il sangue",
        "ha preso delle pillole anticoncezionali",
        "vorrebbe essere autonoma",
        "cerca un bambino da adottare",
        "il figlio vuole bene al padre anziano",
        "tocca a mia figlia",
        "gruppo di bambini con diabete",
    ],
)
def test_what_only_sounds_like_it_is_not_heard(text: str) -> None:
    assert heard(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "stanotte non so dove andare",
        "non sappiamo dove passare la notte",
        "siamo per strada con i bambini",
        "he was kicked out",
        "wohin heute Nacht",
    ],
)
def test_who_has_no_bed_is_heard(text: str) -> None:
    assert "housing.emergency" in understand(text, VOCABULARY, GAZETTEER).needs


def test_who_is_dying_is_told_to_be_helped_at_once() -> None:
    assert "Call 112 now" in str(understand("mia madre non respira", VOCABULARY, GAZETTEER).dangers[0])
    assert understand("pronto intervento sociale", VOCABULARY, GAZETTEER).dangers == ()


@pytest.mark.parametrize(
    "text",
    [
        "Pronto, aiuto, mia sorella sta male",
        "aiuto! mia madre sta malissimo",
        "Aiutatemi, mio figlio sta molto male adesso",
        "Help, my sister is very ill!",
        "Hilfe, meinem Vater geht es schlecht",
        "Aiuto, mia mamma sta malissimo, siamo a Forlì",
        "aiuto mio marito sta male, in via Roma 12",
        "aiuto mia moglie sta male adesso",
    ],
)
def test_a_cry_that_somebody_is_ill_is_an_emergency(text: str) -> None:
    assert EMERGENCY in heard(text)


@pytest.mark.parametrize(
    "text",
    [
        "cerco aiuto per mia sorella che sta male",
        "aiuto per chi sta male",
        "aiuto mia mamma che sta male, cerco una badante",
        "aiuto, mia mamma sta male e cerco una badante",
        "help for my sister who is ill",
        "help me, my landlord is sick of us",
        "mia sorella sta male",
        "Hilfe für meinen Vater, dem es schlecht geht",
        "Aiuto! Il mio cane sta male",
        "aiuto il gatto sta male",
        "aiuto economico famiglia sta male",
        "aiuto, la cagnolina sta malissimo",
        "aiuto psicologico mia figlia sta male",
        "help, my dog is very ill",
        "Hilfe, meiner Katze geht es schlecht",
        "aiuto mia mamma sta male, cerco una badante a Forlì",
        "aiuto, mia mamma sta male, sono a pezzi",
        "aiuto, mia mamma sta male, siamo a Forlì e cerco una badante",
    ],
)
def test_who_looks_for_help_for_somebody_ill_calls_no_ambulance(text: str) -> None:
    assert EMERGENCY not in heard(text)
