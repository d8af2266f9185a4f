"""What words tell as it is: what somebody does not do, has, or goes to already is no need."""

import pytest

from matching.said.needs_heard import needs_heard
from tests.matching.builders import VOCABULARY


def heard(words: str, age: float | None = None) -> set[str]:
    return {term.code for term in needs_heard([words], (), VOCABULARY, age)}


@pytest.mark.parametrize(
    ("words", "need"),
    [
        ("Dorme in macchina. Nessuna dipendenza. Vuole una stanza in affitto.", "addictions"),
        ("nessun problema di droga, cerca lavoro", "addictions.substances"),
        ("no drugs, looking for a room", "addictions.substances"),
        ("keine Drogen, sucht eine Wohnung", "addictions.substances"),
        ("mai usato droghe, vuole fare volontariato", "addictions.substances"),
        ("Faceva il muratore. Non beve più da due anni.", "addictions.alcohol"),
        ("er trinkt nicht, sucht Arbeit", "addictions.alcohol"),
        ("Fermo da un anno dopo il diploma ITI, sta in casa", "education.diploma"),
        ("ha il diploma di ragioneria, cerca lavoro", "education.diploma"),
        ("soffre di depressione e prende farmaci", "health.primary_care"),
        ("sola col bimbo, il marito è spesso via per lavoro", "work"),
        ("vuole il diploma, di giorno fa le consegne in bici", "transport.bicycle"),
        ("wir brauchen Möbel für die Wohnung", "housing"),
        ("servono un letto e due mobili per la casa", "housing"),
        ("sucht Arbeit, solange die Kleine im Kindergarten ist", "family.childcare"),
        ("cerca lavoro, i bimbi vanno all'asilo", "family.childcare"),
        ("wants to stop smoking weed", "addictions.smoking"),
        ("viene dal Mali e lavora nei campi", "safety.trafficking"),
        ("nessuna dipendenza, cerca casa da due settimane", "addictions"),
        ("nessuna droga, ma ha bisogno di una casa", "addictions.substances"),
        ("no drugs for three years, looking for a room", "addictions.substances"),
        ("ha il diploma in Italia, cerca lavoro", "education.diploma"),
    ],
)
def test_what_is_no_trouble_is_no_need(words: str, need: str) -> None:
    assert need not in heard(words)


@pytest.mark.parametrize(
    ("words", "need"),
    [
        ("beve, nessuno lo aiuta", "addictions.alcohol"),
        ("non riesce a smettere di bere", "addictions.alcohol"),
        ("vuole smettere con la droga", "addictions.substances"),
        ("non ha mai smesso con la droga", "addictions.substances"),
        ("non smette mai con la droga", "addictions.substances"),
        ("non fuma altro che canne", "addictions.substances"),
        ("niente lavoro, droga tutti i giorni", "addictions.substances"),
        ("senza droghe non riesce a stare", "addictions.substances"),
        ("nessuna dipendenza riconosciuta, ma beve", "addictions"),
        ("non beve da tre giorni e trema", "addictions.alcohol"),
        ("non beve solo quando lavora", "addictions.alcohol"),
        ("non beve più ma ha paura di ricaderci", "addictions.alcohol"),
        ("No alcohol for two days, he is shaking", "addictions.alcohol"),
        ("no alcohol for a couple of weeks", "addictions.alcohol"),
        ("nessuna droga da tre giorni, sta malissimo", "addictions.substances"),
        ("niente alcol da ieri, vede cose", "addictions.alcohol"),
        ("nessuna droga, cerca aiuto perché suda e sta male", "addictions.substances"),
        ("no drugs since Monday, he is shaking and sweating", "addictions.substances"),
        ("kein Alkohol seit zwei Tagen", "addictions.alcohol"),
        ("keine Drogen seit gestern, er schwitzt", "addictions.substances"),
        ("mai avuto problemi di droga fino a quest'anno", "addictions.substances"),
        ("Non beve più come prima", "addictions.alcohol"),
        ("Non beve più tanto, ma la moglie è preoccupata", "addictions.alcohol"),
        ("non beve più, ma per quanto?", "addictions.alcohol"),
        ("ha il diploma ma in Ucraina", "education.diploma"),
        ("ha il diploma preso all'estero", "education.diploma"),
        ("con il diploma straniero non la assumono", "education.diploma"),
        ("ha il diploma ucraino da far riconoscere", "education.diploma"),
        ("non ha il diploma", "education.diploma"),
        ("dopo il lavoro vuole prendere il diploma", "education.diploma"),
        ("prende farmaci che non può pagare", "health.primary_care"),
        ("non ha soldi per i farmaci", "health.primary_care"),
        ("vive per strada per lavoro perso", "work"),
        ("è partito dalla Puglia, cerca lavoro", "work"),
        ("qui da un mese per cercare lavoro", "work.search"),
        ("la bici per le consegne è rotta", "transport.bicycle"),
        ("serve una bici per andare al lavoro", "transport.bicycle"),
        ("gli hanno rubato la bici", "transport.bicycle"),
        ("cerca mobili e una casa", "housing"),
        ("domanda per la casa popolare", "housing.finding"),
        ("wir suchen Hilfe für die Wohnung", "housing"),
        ("cerca un posto all'asilo", "family.childcare"),
        ("i bimbi non vanno all'asilo", "family.childcare"),
        ("il bimbo non ci va all'asilo", "family.childcare"),
        ("die Kleine hat keinen Platz im Kindergarten", "family.childcare"),
        ("wants to stop smoking", "addictions.smoking"),
        ("wants to stop smoking weed", "addictions.substances"),
        ("lavora nei campi senza paga", "safety.trafficking"),
        ("quattordici ore nei campi, il caporale si tiene il passaporto", "safety.trafficking"),
        ("lavoro in nero nei campi per due euro", "safety.trafficking"),
    ],
)
def test_trouble_that_sounds_alike_is_heard(words: str, need: str) -> None:
    assert any(one == need or one.startswith(f"{need}.") for one in heard(words))
