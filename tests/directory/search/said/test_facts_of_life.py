"""Facts of a life beside a need are no second need: who has a job, a permit, little money, or ended a therapy."""

import pytest

from directory.search.query import Query, understand
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY

WORK = {"work", "work.search", "work.traineeship"}
MONEY = {"money", "money.income_support", "money.budgeting"}
PERMIT = {"rights.residence_permit", "rights.documents"}
ADDICTIONS = {"addictions", "addictions.substances", "addictions.alcohol", "housing.supported"}
LONELY = {"social", "social.meeting"}


def read(text: str) -> Query:
    return understand(text, VOCABULARY, GAZETTEER)


@pytest.mark.parametrize(
    ("text", "need", "fact"),
    [
        ("mi hanno pignorato il conto e non lavoro", "money.debt", WORK),
        ("ho l'affitto arretrato, non lavoro da un anno", "housing.eviction", WORK),
        ("Ich arbeite nicht und kann die Miete nicht zahlen", "housing.costs", WORK),
        ("I don't work and I have rent arrears", "housing.eviction", WORK),
        ("sono a Trento per lavoro, vorrei fare amicizia", "social.meeting", WORK),
        ("mi sono trasferita qui per lavoro e non conosco nessuno", "social", WORK),
        ("ha un lavoretto al mercato, dorme in auto a Forlì", "housing.emergency", WORK),
        ("ho già un lavoro ma cerco una stanza", "housing.finding", WORK),
        ("lavoro come colf e mi hanno mandata via di casa", "housing.emergency", WORK),
        ("cerco qualsiasi lavoro, ho la patente C", "work.search", {"transport.licence"}),
        ("con pochi soldi vorrei fare yoga", "health.lifestyle", MONEY),
        ("psicologo, non ho soldi", "mental_wellbeing.listening", MONEY),
        ("ho il permesso di soggiorno e cerco un corso di italiano", "education.italian", PERMIT),
        ("she has a residence permit and is looking for an Italian course", "education.italian", PERMIT),
        ("pediatra senza documenti", "health.primary_care", PERMIT),
        ("visita ginecologica per donna senza permesso di soggiorno", "health.sexual_reproductive", PERMIT),
        ("Zahnarzt ohne Papiere", "health.dental", PERMIT),
        ("doctor for people without documents", "health.primary_care", PERMIT),
        ("Sono incinta e non ho la tessera sanitaria", "family.pregnancy", {"health.primary_care"}),
        ("lavora qualche ora come badante, cerca una stanza", "housing.finding", {"family.caring"}),
        ("faccio la badante e cerco un corso di italiano", "education.italian", {"family.caring"}),
        ("Ho finito la terapia per la cocaina, cerco casa", "housing.finding", ADDICTIONS),
        ("Er hat die Therapie wegen Alkohol abgeschlossen und sucht Arbeit", "work.search", ADDICTIONS),
        ("sono uscita dal percorso per l'alcol, cerco casa", "housing.finding", ADDICTIONS),
        ("ho il permesso di soggiorno e ho perso il lavoro", "work", PERMIT),
        ("non ho soldi e ho bisogno di un medico", "health.primary_care", MONEY),
        ("yoga, ma i soldi sono pochi", "health.lifestyle", MONEY),
        ("la terapia per la cocaina è finita, cerco lavoro", "work.search", ADDICTIONS),
        ("ho il permesso di soggiorno, problemi con l'affitto", "housing.costs", PERMIT),
        ("Junge, 16, ist allein nach Bozen gekommen, hat kein Bett", "housing.emergency", LONELY),
    ],
)
def test_a_fact_beside_a_need_is_no_need(text: str, need: str, fact: set[str]) -> None:
    needs = read(text).needs

    assert need in needs
    assert fact.isdisjoint(needs)


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("non lavoro", "work"),
        ("non lavora e non sa cosa fare", "work"),
        ("cerco aiuto per il lavoro", "work"),
        ("cerco un lavoretto", "work.search"),
        ("cerco lavoro come cameriera e una stanza", "work.search"),
        ("non ho soldi", "money"),
        ("senza documenti", "rights.residence_permit"),
        ("non ha il permesso di soggiorno", "rights.residence_permit"),
        ("ha il permesso di soggiorno scaduto e cerca un corso di italiano", "rights.residence_permit"),
        ("non ho la tessera sanitaria", "health.primary_care"),
        ("cerco una badante", "family.caring"),
        ("terapia per la cocaina", "addictions.substances"),
        ("sono qui da sola e non conosco nessuno", "social"),
        ("he is out of work, drinks too much alcohol and has debts", "addictions.alcohol"),
        ("sono uscita dal carcere, problemi di alcol, cerco casa", "addictions.alcohol"),
        ("mio figlio ha finito la scuola, gioca d'azzardo e ha debiti", "addictions.gambling"),
        ("la mia relazione è finita per l'alcol, cerco casa", "addictions.alcohol"),
        ("ho finito il percorso al SerD ma bevo alcol e cerco casa", "addictions.alcohol"),
        ("ho un permesso di soggiorno in scadenza, cerco casa", "rights.residence_permit"),
        ("ho il permesso di soggiorno da rinnovare e cerco lavoro", "rights.residence_permit"),
        ("con il permesso di soggiorno ho problemi e cerco casa", "rights.residence_permit"),
        ("ho il permesso di soggiorno bloccato, cerco casa", "rights.residence_permit"),
        ("he has a residence permit problem and needs work", "rights.residence_permit"),
        ("Ich habe eine Aufenthaltsgenehmigung, die abgelaufen ist, und suche Arbeit", "rights.residence_permit"),
        ("senza documenti, come faccio a regolarizzarmi? e un medico", "rights.residence_permit"),
        ("senza documenti, come faccio a regolarizzarmi? e un medico", "health.primary_care"),
        ("non ho il permesso di soggiorno, come lo ottengo? anche medico", "rights.residence_permit"),
        ("non ho il permesso di soggiorno, come lo ottengo? anche medico", "health.primary_care"),
        ("ho bisogno di soldi e di un dottore", "money"),
        ("wenig Geld, Arzt, wer hilft finanziell?", "money"),
        ("vivo a Forlì, per lavoro e casa chi mi aiuta?", "work"),
        ("vivo a Forlì per lavoro e casa chi mi aiuta?", "work"),
        ("wohne in Meran und suche eine Wohnung", "housing.finding"),
    ],
)
def test_what_is_asked_for_stays_a_need(text: str, need: str) -> None:
    assert need in read(text).needs


@pytest.mark.parametrize(
    "text", ["suonare la chitarra ma non ho soldi", "I'd like to play football but have no money", "ohne Geld klettern"]
)
def test_no_money_for_a_pastime_says_what_it_may_cost(text: str) -> None:
    found = read(text)

    assert found.cost == "free"
    assert MONEY.isdisjoint(found.needs)


@pytest.mark.parametrize("text", ["ich wohne in Bruneck", "sie wohnt in Meran", "wohne seit Mai in Brixen"])
def test_where_somebody_lives_is_no_housing(text: str) -> None:
    assert read(text).needs == ()


@pytest.mark.parametrize(
    "text",
    ["er sitzt nur zu Hause", "bleibt den ganzen Tag zu Hause", "she sits at home all day", "he is alone at home"],
)
def test_who_only_stays_at_home_wants_no_visits(text: str) -> None:
    assert not read(text).home_visits


@pytest.mark.parametrize(
    "text", ["Physiotherapie zu Hause", "Hilfe zu Hause für meine Mutter", "physiotherapy at home"]
)
def test_who_wants_help_at_home_wants_visits(text: str) -> None:
    assert read(text).home_visits


@pytest.mark.parametrize(
    "text",
    [
        "messa alla prova, lavora di mattina",
        "She works nights and needs an Italian course",
        "Sie arbeitet vormittags, sucht einen Kurs",
        "mi vuole fuori entro venerdì",
        "mezzi per andare a lavorare alle 5 di mattina",
        "si chiude in bagno dopo pranzo",
    ],
)
def test_the_hours_of_a_life_are_no_hours_of_opening(text: str) -> None:
    assert read(text).when is None


def test_a_colleague_who_works_in_the_evening_is_sought_then() -> None:
    assert read("psicologa che lavora di sera").when is not None


@pytest.mark.parametrize(
    "text",
    [
        "sono in pensione e mi piace stare con i giovani, volontariato",
        "I am retired and would like to help young people as a volunteer",
        "volontario per aiutare i ragazzi con i compiti",
    ],
)
def test_who_wants_to_help_the_young_is_not_young(text: str) -> None:
    assert {"young_adults", "adolescents", "minors"}.isdisjoint(read(text).target_groups)


def test_volunteering_for_the_young_is_for_them() -> None:
    assert "young_adults" in read("volontariato per giovani").target_groups


@pytest.mark.parametrize("text", ["ho la patente sospesa e cerco lavoro", "ho la patente straniera e cerco lavoro"])
def test_a_licence_that_does_not_hold_is_asked_about(text: str) -> None:
    assert "transport.licence" in read(text).needs
