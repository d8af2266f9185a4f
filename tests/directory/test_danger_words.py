"""Violence and danger to life are heard however people tell of them, and not where they speak of something else."""

import pytest

from directory.danger.heard import dangers
from directory.places.gazetteer import Gazetteer
from directory.search.query import understand
from directory.taxonomies.vocabulary import Vocabulary, cannot_wait
from directory.words.language import words

VOCABULARY = Vocabulary.bundled()


def needs(text: str) -> set[str]:
    return set(understand(text, VOCABULARY, Gazetteer.bundled()).needs)


@pytest.mark.parametrize(
    "text",
    [
        "mi picchia",
        "mio marito mi ha menata ieri sera",
        "mi tira gli schiaffi davanti ai bambini",
        "mi ha dato un pugno",
        "non mi fa uscire di casa",
        "mi ha chiusa in casa",
        "mio marito mi fa male",
        "il mio compagno le ha fatto del male",
        "mi toglie i soldi e il telefono",
        "il mio ex mi aspetta sotto casa",
        "mi ricatta con le foto nude",
        "le dà le botte",
        "viene picchiata",
        "me mena",
        "el me pesta",
        "c'ho paura de tornà a casa",
        "mio marito beve e urla, ho paura",
        "ho paura, il mio compagno quando torna spacca tutto",
        "ha paura di lui",
        "i miei mi vogliono far sposare uno che non conosco",
        "my boyfriend is violent",
        "he won't let me leave the house",
        "scared to go home",
        "mein Mann ist gewalttätig",
        "er sperrt mich ein",
        "ich habe Angst nach Hause zu gehen",
        "Zwangsheirat",
        "mi marito me pega",
    ],
)
def test_violence_is_heard(text: str) -> None:
    assert "safety.partner_violence" in needs(text)


@pytest.mark.parametrize(
    "text",
    [
        "mio papà mi mena quando torno",
        "il patrigno mi tocca",
        "lo zio mi tocca e mi dice di non dirlo a nessuno",
        "lividi sulle braccia della bambina",
        "lo zio mi ha fatto male",
        "my dad beats me",
        "der Stiefvater fasst mich an",
    ],
)
def test_violence_in_the_family_of_a_child_is_heard(text: str) -> None:
    assert "safety.child_abuse" in needs(text)


@pytest.mark.parametrize(
    "text",
    [
        "le hanno preso il passaporto",
        "il caporale le tiene i documenti",
        "they took her passport",
        "deve restituire i soldi a una signora che l'ha portata in Italia",
        "devo ridare il debito a chi mi ha fatto venire in Italia",
        "ha un debito per il viaggio e minacciano la famiglia",
    ],
)
def test_exploitation_is_heard(text: str) -> None:
    assert needs(text) == {"safety.trafficking"}


@pytest.mark.parametrize(
    "text",
    [
        "non voglio più vivere",
        "la faccio finita",
        "ha preso tutte le pastiglie",
        "sarebbe meglio se non ci fossi",
        "non ha più senso vivere",
        "è stanca di vivere",
        "nun ce la faccio cchiù",
        "me vojo ammazzà",
        "nun voglio campà cchiù",
        "I don't want to live anymore",
        "she cut her wrists",
        "mag nicht mehr leben",
    ],
)
def test_a_danger_to_life_is_heard(text: str) -> None:
    assert "mental_wellbeing.crisis" in needs(text)


@pytest.mark.parametrize(
    "text",
    [
        "voglio vivere da sola",
        "mi tocca lavorare anche il sabato",
        "mi segue lo psicologo",
        "mi controlla la pressione",
        "la porta a calcio il sabato",
        "vorrei Mori o Rovereto",
        "il proprietario mi minaccia di sfratto",
        "my son kicks the ball all day",
        "non ce la faccio più a pagare l'affitto",
        "non ce la faccio più coi miei tre figli",
        "non vedo via d'uscita dai debiti",
        "ha paura del dentista",
        "mio marito è malato, urla di notte e ho paura di restare sola",
        "le tiene compagnia",
        "non voglio vivere di sussidi",
        "scared of dogs",
        "kann nicht mehr laufen",
    ],
)
def test_other_things_are_no_danger(text: str) -> None:
    assert not any(map(cannot_wait, needs(text)))


@pytest.mark.parametrize(
    "text",
    [
        "mio figlio mi prende la pensione e mi urla, ho 76 anni",
        "mia nipote mi ha preso il bancomat e non me lo ridà",
        "il nipote le ruba la pensione",
        "la badante la strattona e non le dà da mangiare",
        "la nuora lo insulta davanti a tutti",
        "il figlio lo costringe a firmare",
        "her son takes her pension",
    ],
)
def test_what_old_people_suffer_at_home_is_violence_and_not_that_against_a_child(text: str) -> None:
    assert {need for need in needs(text) if need.startswith("safety")} == {"safety.partner_violence"}


@pytest.mark.parametrize(
    "text",
    [
        "il mio compagno beve e la sera diventa cattivo",
        "mio marito mi umilia",
        "il fidanzato le urla addosso",
        "l'ex è aggressivo",
        "mio marito mi tratta come una serva",
    ],
)
def test_who_turns_violent_or_humiliates_is_heard(text: str) -> None:
    assert "safety.partner_violence" in needs(text)


@pytest.mark.parametrize(
    "text",
    [
        "mia figlia mi prende la pensione alle poste e mi fa la spesa",
        "mio figlio autistico è aggressivo a scuola",
        "mio marito ha la demenza ed è a letto",
        "non mi danno la pensione",
        "mio padre urla nel sonno",
        "il cane del vicino è cattivo",
    ],
)
def test_help_with_a_pension_and_an_illness_are_no_violence(text: str) -> None:
    assert not any(need.startswith("safety") for need in needs(text))


def test_the_words_of_a_danger_say_nothing_else() -> None:
    assert needs("il mio ex mi aspetta sotto casa") == {"safety.partner_violence"}


@pytest.mark.parametrize(
    "text", ["il padre picchia mio figlio", "picchia la figlia", "maltratta i figli", "il compagno mena mia figlia"]
)
def test_violence_against_somebodys_child_is_heard_as_the_abuse_of_a_child(text: str) -> None:
    assert {"safety.partner_violence", "safety.child_abuse"} <= {danger.need for danger in dangers(words(text))}
