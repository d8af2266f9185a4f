"""Who says not to be ill, or not to look for something, is not helped with that."""

import pytest

from directory.search.query import Query, understand
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY


def read(text: str) -> Query:
    return understand(text, VOCABULARY, GAZETTEER)


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Non sono depressa, ho solo bisogno di compagnia", "mental_wellbeing.anxiety_mood"),
        ("Non beve, non disturba, dorme in stazione", "addictions.alcohol"),
        ("Mia madre non ha l'Alzheimer, solo che cade spesso", "family.caring"),
        ("I'm not depressed, I just want to meet people", "mental_wellbeing.anxiety_mood"),
        ("Er trinkt nicht, er braucht einfach eine Arbeit", "addictions.alcohol"),
        ("Non siamo sfrattati, ma le bollette no", "housing.eviction"),
        ("Non cerco dottori, cerco altre famiglie", "health"),
        ("Non cerco casa, cerco qualcuno che mi spieghi l'ISEE", "housing.finding"),
        ("Non minaccia niente, dorme di giorno", "safety"),
        ("Non ha problemi di droga né di alcol, solo non esce più di casa", "addictions.substances"),
        ("Non ha problemi di droga né di alcol, solo non esce più di casa", "addictions.alcohol"),
        ("she has no drug problems and no alcohol problems, wants to work", "addictions.alcohol"),
        ("neet 24 anni, diploma di geometra, vuole fare volontariato", "education.diploma"),
        ("ho il diploma di ragioneria, cerco un corso di inglese", "education.diploma"),
        ("lavorò trent'anni in fabbrica, ora è solo", "work"),
        ("da un anno senza alcol, cerca lavoro", "addictions.alcohol"),
        ("without alcohol for two years, looking for work", "addictions.alcohol"),
        ("seit zwei Jahren ohne Alkohol, sucht Arbeit", "addictions.alcohol"),
        ("senza droga da tre mesi, cerca casa", "addictions.substances"),
        ("non beve e non mangia da due giorni", "addictions.alcohol"),
        ("non mangia e non beve da due giorni", "addictions.alcohol"),
        ("non beve né mangia da tre giorni", "addictions.alcohol"),
        ("con diploma di perito, cerca casa", "education.diploma"),
        ("laureata in economia, 26 anni", "education.diploma"),
        ("prende medicine ogni giorno, cerca compagnia", "health.primary_care"),
    ],
)
def test_what_is_denied_is_not_needed(text: str, denied: str) -> None:
    assert denied not in read(text).needs


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("Non beve da tre mesi e ha paura di ricadere", "addictions.alcohol"),
        ("Non beve più ma cerca un gruppo", "addictions.alcohol"),
        ("keine Drogen, aber er zittert", "addictions.substances"),
        ("Non beve solo birra", "addictions.alcohol"),
        ("Ha problemi di droga, non di alcol", "addictions.substances"),
        ("Non ha lavoro, ha problemi di alcol", "addictions.alcohol"),
        ("vuole il diploma di geometra", "education.diploma"),
        ("diploma di ragioneria serale", "education.diploma"),
        ("diploma di terza media, 30 anni", "education.diploma"),
        ("ha il diploma ucraino, come farlo riconoscere?", "education.diploma"),
        ("non ha il diploma di scuola media", "education.diploma"),
        ("cerco lavoro", "work.search"),
        ("lavoro a Cesena", "work"),
        ("Non è solo depresso, beve anche", "mental_wellbeing.anxiety_mood"),
        ("Non cerca lavoro e non studia", "work.search"),  # somebody else
        ("Non trova lavoro", "work.search"),
        ("Non ha una casa, dorme in stazione", "housing.emergency"),
        ("Non mi picchia più come prima ma mi minaccia", "safety.partner_violence"),
        ("Mia figlia non mangia e vomita", "mental_wellbeing.eating"),
        ("Non ho disabilità riconosciuta ma sono su una sedia a rotelle", "health.disability"),
        ("Non cerco lavoro perché ho un bambino piccolo e nessuno a cui lasciarlo", "work.search"),
        ("non riesce a stare senza alcol", "addictions.alcohol"),
        ("non dorme senza alcol", "addictions.alcohol"),
        ("non vive senza cocaina", "addictions.substances"),
        ("mai un giorno senza droga", "addictions.substances"),
        ("non riesco più a stare un giorno senza giocare alle slot", "addictions.gambling"),
        ("nonno senza alcol dà di matto", "addictions.alcohol"),
        ("mai stato senza alcol", "addictions.alcohol"),
        ("da un anno non riesce a stare senza alcol", "addictions.alcohol"),
        ("senza alcol da un anno non sa stare", "addictions.alcohol"),
        ("senza alcol da due giorni e trema", "addictions.alcohol"),
        ("ohne Alkohol kann er nicht schlafen", "addictions.alcohol"),
        ("kommt ohne Alkohol nicht durch den Tag", "addictions.alcohol"),
        ("ohne Drogen hält er es nicht aus", "addictions.substances"),
        ("niente alcol e sta meglio, ma cerca chi ci è passato", "addictions.alcohol"),
        ("mangia poco e beve tanto", "addictions.alcohol"),
        ("non mangia e beve tanto", "addictions.alcohol"),
        ("non beve e non mangia, è in astinenza dall'alcol", "addictions.alcohol"),
        ("diploma da estetista a Forlì", "education.diploma"),
        ("diploma di operatore socio sanitario gratis", "education.diploma"),
        ("diploma di barbiere a Cesena", "education.diploma"),
        ("diploma di scuola superiore, non l'ha finita", "education.diploma"),
        ("diploma di geometra, vorrebbe finirlo", "education.diploma"),
        ("con il diploma albanese che cosa posso fare", "education.diploma"),
        ("prende medicine e nessuno le controlla", "health.primary_care"),
        ("lui invece lavoro non ne trova", "work"),
        ("lei invece lavoro non ne ha", "work"),
        ("io stesso lavoro ne cerco", "work"),
        ("io lavoro non ne ho", "work"),
    ],
)
def test_what_is_lacking_or_goes_on_is_needed(text: str, need: str) -> None:
    assert need in read(text).needs


@pytest.mark.parametrize(
    "text",
    [
        "mentre io lavoro non ho nessuno per i bimbi",
        "io lavoro, non di notte",
        "io lavoro né di giorno né di notte",
        "io lavoro non trovo mai tempo",
        "io lavoro ne ho abbastanza, cerco un hobby",
        "lui invece lavora e non trova un asilo",
        "io stesso lavoro a turni, cerco un asilo",
    ],
)
def test_who_works_looks_for_no_work(text: str) -> None:
    assert not [need for need in read(text).needs if need.startswith("work")]


@pytest.mark.parametrize(
    "text",
    [
        "minaccia di non lasciarla più uscire di casa",
        "mio marito minaccia di non lasciarmi vedere i bambini",
        "mi minaccia di mollarmi un pugno",
        "minaccia di lasciarla morire",
        "minaccia di lasciarmi sfigurata",
        "minaccia di separarmi dai miei figli",
        "minaccia di divorziare e mandarla in Pakistan",
        "minaccia di divorziare e tenersi i bambini",
        "minaccia di divorziare, e di portarle via i figli",
        "minaccia di espellermi dall'Italia",
        "minaccia di lasciarla senza documenti",
        "minaccia di lasciarla, di ucciderla",
        "minaccia di lasciarla se denuncia",
        "minaccia di lasciarla se non fa sesso con lui",
        "minaccia di sospenderle i farmaci",
        "minaccia di non lasciarla andare dal medico",
        "mio padre minaccia di lasciarmi per strada",
        "il capo minaccia di licenziarmi se non esco a cena con lui",
        "minaccia di licenziarmi, se non vado a cena con lui",
        "minaccia di licenziarmi se non vado a letto con lui",
    ],
)
def test_a_threat_with_more_behind_it_is_a_danger(text: str) -> None:
    assert any(need.startswith("safety") for need in read(text).needs)


@pytest.mark.parametrize(
    "text",
    [
        "la moglie minaccia di lasciarlo",
        "la fidanzata minaccia di lasciarlo, 28 anni",
        "la moglie minaccia di lasciarlo, se gioca ancora",
        "la moglie minaccia di lasciarlo se non smette di giocare",
        "il capo minaccia di licenziarlo dal lavoro",
        "la scuola minaccia di espellerlo",
        "il preside minaccia di sospenderlo da scuola",
        "minaccia di espellerlo dalla scuola",
        "mia moglie minaccia il divorzio, ho bisogno di parlare con qualcuno",
        "il proprietario minaccia di tagliare la luce",
    ],
)
def test_a_threat_that_hurts_nobody_is_no_danger(text: str) -> None:
    assert not any(need.startswith("safety") for need in read(text).needs)


def test_what_somebody_did_once_is_no_age() -> None:
    assert read("lavorò trent'anni in fabbrica").ages is None
    assert read("cerco lavoro, 30 anni").ages == (30, 30)
    assert read("cerco lavoro, ciò 50 anni").ages == (50, 50)
    assert read("cerca lavoro però ha 50 anni").ages == (50, 50)
