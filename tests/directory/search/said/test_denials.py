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
    ],
)
def test_what_is_lacking_or_goes_on_is_needed(text: str, need: str) -> None:
    assert need in read(text).needs


def test_what_somebody_did_once_is_no_age() -> None:
    assert read("lavorò trent'anni in fabbrica").ages is None
    assert read("cerco lavoro, 30 anni").ages == (30, 30)
    assert read("cerco lavoro, ciò 50 anni").ages == (50, 50)
    assert read("cerca lavoro però ha 50 anni").ages == (50, 50)
