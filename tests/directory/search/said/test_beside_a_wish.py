"""Of a story that says what is wished for, the rest only tells how somebody lives; so does where who writes works."""

import pytest

from directory.search.query import Query, understand
from directory.search.said.line import Line
from directory.search.said.sentences import sentences
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY


def read(text: str) -> Query:
    return understand(text, VOCABULARY, GAZETTEER)


def asked_for(query: Query) -> set[str]:
    return {*query.needs, *query.interests, *query.service_types} - {*query.of_whom}


@pytest.mark.parametrize(
    ("text", "asked", "told"),
    [
        (
            "Ho comprato un appartamento a Meldola, lavoro in banca e ho un cane anziano. Vorrei entrare in un coro.",
            "music",
            {"housing", "work", "animals"},
        ),
        (
            "Sono diabetica e ho l'artrosi, prendo la pensione. Cerco un corso di ginnastica dolce.",
            "health.lifestyle",
            {"health.specialist", "money.benefits_advice"},
        ),
        (
            "Mio figlio ha la dislessia, la logopedia la fa già. Vuole solo giocare a basket.",
            "team_sports",
            {"education.study_support", "health.child_development", "child_neuropsychiatry"},
        ),
        (
            "Mein Sohn geht in den Kindergarten. Ich suche einen Chor oder eine Theatergruppe.",
            "music",
            {"family.childcare", "early_childhood"},
        ),
        ("I went to the doctor for my back. I'd love to join a choir.", "music", {"health", "health.primary_care"}),
    ],
)
def test_what_other_sentences_tell_is_no_further_wish(text: str, asked: str, told: set[str]) -> None:
    found = asked_for(read(text))

    assert asked in found
    assert found.isdisjoint(told)


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("Da domani non so dove dormire. Vorrei anche un corso di italiano.", "housing.emergency"),
        ("Mio marito mi picchia. Cerco un corso di italiano.", "safety.partner_violence"),
        ("Ho perso la casa. Non cerco un corso di italiano.", "housing"),  # nothing is wished for
        ("Sono pieno di debiti. Cerco aiuto.", "money.debt"),  # nothing of the wish is understood
        ("Cerco lavoro. Ho bisogno di un dentista.", "health.dental"),
        ("Cerco lavoro. Ho bisogno di un dentista.", "work.search"),
        ("Ho dei debiti e cerco un corso di italiano", "money.debt"),  # one sentence
    ],
)
def test_what_cannot_wait_is_heard_wherever_it_is_told(text: str, need: str) -> None:
    assert need in asked_for(read(text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Lavoro in un asilo nido a Forlì. Una mamma arriva sempre con gli occhiali scuri.",
            {"work", "early_childhood", "family.childcare"},
        ),
        (
            "Sono una farmacista di Cesena, una signora di 70 anni mi chiede le gocce per dormire.",
            {"pharmacy"},
        ),
        (
            "Faccio la volontaria al doposcuola: una ragazzina di 12 anni mi ha detto che a casa non c'è la luce.",
            {"volunteering", "social.volunteering", "after_school", "education.study_support"},
        ),
        (
            "Sono bibliotecaria a Forlì e un uomo di circa 50 anni resta da noi tutto il giorno.",
            {"library", "social.culture"},
        ),
        ("I work at a homeless shelter. One of our guests wants to stop drinking.", {"work", "night_shelter"}),
        ("Ich arbeite in einer Bibliothek. Ein älterer Herr kann die Miete nicht zahlen.", {"work", "library"}),
    ],
)
def test_where_who_writes_works_is_not_asked_for(text: str, told: set[str]) -> None:
    assert asked_for(read(text)).isdisjoint(told)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Sono un'infermiera, cerco lavoro a Cesena", "work.search"),
        ("Sono un volontario, vorrei dare una mano alla mensa con una signora", "volunteering"),
        ("Sono una mamma, un asilo nido a Forlì per mio figlio", "early_childhood"),
        ("Lavoro in un ristorante e dormo in macchina, ho una bambina", "housing.emergency"),
        ("Mi chiedono se sono volontaria in una mensa", "canteen"),  # speaks of nobody else
    ],
)
def test_who_speaks_of_themselves_is_heard(text: str, asked: str) -> None:
    assert asked in asked_for(read(text))


def test_no_term_is_read_over_the_end_of_a_sentence() -> None:
    query = read("Fa quaranta minuti di corsa. I genitori sono contenti.")

    assert "family.parenting" not in query.needs


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Vedo i bimbi a S. Lazzaro. Dormo in garage", 2),
        ("Legge L.104 e permessi", 1),
        ("prof. Rossi, dott. Bianchi", 1),
        ("Alleinerz. Mama, inserim. lavorativo", 1),
        ("ho 40 anni. cerco lavoro", 2),
        ("Ho 40 anni. Cerco lavoro!", 2),
        ("", 0),
    ],
)
def test_full_stops_behind_short_words_end_no_sentence(text: str, count: int) -> None:
    assert len(sentences(Line.of(text))) == count


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("Sono prof precario senza casa, ho una bambina.", {"housing.emergency"}),
        ("Sono barista sfrattata con un figlio piccolo, la nonna non lo tiene.", {"housing.eviction"}),
        ("Lavoro da due anni senza contratto, mia moglie è incinta.", {"work.rights", "family.pregnancy"}),
        ("Gestisco da sola mio marito con la demenza e i figli.", {"family.caring"}),
        ("Faccio assistenza a mia madre con Alzheimer, sono distrutta. Ho due bambini.", {"family.caring"}),
        ("Da noi in famiglia il papà beve, la mamma piange.", {"addictions.alcohol"}),
    ],
)
def test_who_tells_of_their_own_trouble_writes_of_themselves(text: str, needs: set[str]) -> None:
    assert needs <= set(read(text).needs)


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("Non ho da mangiare. Cerco lavoro. Ho tre bambini.", "money.food"),
        ("Mi tagliano la luce domani. Vorrei iscrivere mio figlio a calcio.", "housing.costs"),
        ("Mi drogo da anni. Vorrei una casa.", "addictions.substances"),
        ("Mio figlio di 14 anni non va più a scuola. Vuole solo giocare a calcio.", "education.dropout"),
        ("Mio fratello beve. Vuole soldi per le macchinette.", "addictions.alcohol"),
    ],
)
def test_hunger_eviction_and_addiction_are_asked_for_whatever_else_is_wished(text: str, need: str) -> None:
    query = read(text)

    assert need in query.needs
    assert need not in query.of_whom
