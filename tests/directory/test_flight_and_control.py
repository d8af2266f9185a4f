"""Flight from somebody at home, shouting of who drinks, and money of which somebody else decides are dangers."""

import pytest

from directory.danger.heard import dangers
from directory.taxonomies.codes import CHILD_ABUSE, VIOLENCE
from directory.words.language import words


def heard(text: str) -> set[str]:
    return {one.need for one in dangers(words(text))}


@pytest.mark.parametrize(
    "text",
    [
        "sono scappata di casa con mio figlio",
        "ha preso i bambini ed è scappata stanotte",
        "signora fuggita dal marito, è dalla madre",
        "mia sorella è scappata da suo marito con i piccoli",
        "she ran away with the kids last night and is at a friend's",
        "I took the children and left, he doesn't know where we are",
        "She fled from her husband",
        "Ich bin mit den Kindern geflohen und bei meiner Schwester",
        "Sie ist vor ihrem Mann weggelaufen",
        "mit meiner Tochter abgehauen, er sucht uns",
        "mio marito beve tutte le sere e urla ai bambini",
        "quando beve mi urla addosso",
        "lui beve e poi grida contro di me e mio figlio",
        "my husband yells at me and the children every evening",
        "my boyfriend is drunk every weekend and screams at me",
        "Mein Mann trinkt jeden Abend und schreit die Kinder an",
        "er ist oft betrunken und beschimpft mich vor den Kindern",
        "mein Mann schreit mich jeden Tag an",
        "mio marito decide tutto e io non ho un conto mio",
        "non ho un conto intestato a me, mio marito gestisce i soldi",
        "il mio stipendio va tutto sul suo conto",
        "devo fargli vedere gli scontrini della spesa",
        "mio marito controlla tutti gli scontrini",
        "my wages go straight into his account",
        "I have to show him every receipt",
        "my husband gives me no money",
        "Mein Lohn geht auf sein Konto",
        "er kontrolliert jeden Cent",
        "ich muss ihn um jeden Euro bitten",
        "mein Mann will nicht, dass ich arbeite, ich habe kein eigenes Konto",
        "Siamo nigeriani. Sono scappata con i bambini ieri notte… Lui ha le chiavi",
        "siamo della Nigeria, sono scappata con i bambini",
        "she fled from her husband, she is from Syria",
        "sono scappata con i bambini, lui vuole portarli nel suo paese",
        "Sie kommt aus Syrien und ist vor ihrem Mann geflohen",
        "Sie kommt aus Syrien und ist mit den Kindern geflohen",
        "I left home with my two kids to look for a shelter",
        "sono scappata con i bambini in pronto soccorso",
        "mio marito beve e urla contro mia madre",
        "my father drinks and shouts at my mother",
        "my husband says I can never have my own account",
    ],
)
def test_it_is_heard(text: str) -> None:
    assert VIOLENCE in heard(text)


@pytest.mark.parametrize(
    "text",
    [
        "siamo scappati con i bambini dalla guerra in Ucraina",
        "scappata dalla Siria con i figli, cerca un corso di italiano",
        "siamo scappati con i bambini dall'alluvione",
        "mi è scappato il cane",
        "mia figlia è scappata dal centro estivo",
        "il bambino è scappato dalla classe",
        "we fled the war with our children",
        "they escaped from the fire with the baby",
        "I ran away from school when I was young",
        "Wir sind mit den Kindern aus der Ukraine geflohen",
        "sind wegen des Krieges mit zwei Kindern geflüchtet",
        "wir sind vor dem Krieg mit den Kindern geflohen",
        "il nonno beve il caffè e urla ai bambini di giocare piano",
        "mio padre beve troppo, cerca un gruppo",
        "il vicino urla di notte",
        "the coach shouts at the kids during football",
        "he drinks coffee and shouts at the TV",
        "my son screams at night and cannot sleep",
        "Er trinkt zu viel und sucht eine Gruppe",
        "das Kind schreit viel",
        "non ho un conto corrente, come si apre?",
        "mio marito è morto e non ho un conto mio",
        "I don't have my own bank account, how can I open one?",
        "my husband died and I never had my own bank account",
        "wie eröffne ich ein eigenes Konto",
        "lo stipendio arriva sul conto il 10 del mese",
        "my wages go into my account on Friday",
        "conservare gli scontrini per la detrazione",
        "my husband and I have no money",
        "Mein Mann ist gestorben, ich habe kein eigenes Konto",
        "ich muss um Geld für die Miete ansuchen",
        "dall'Ucraina siamo scappati con i bambini",
        "we fled with our children from the flood",
        "she fled the country with her two kids",
        "I left home with my daughter to study in Milan, need a room",
        "I left home with my two kids to look for work",
        "walked out of the meeting with my son",
        "la mamma è scappata con la bambina in pronto soccorso perché aveva la febbre",
        "il cane è scappato con i piccoli",
        "der Hund ist mit dem Kind weggelaufen",
        "mio papà beve la birra e urla ai gol",
        "mio papà beve la birra e urla contro la TV",
        "my dad drinks wine and shouts at the TV",
        "mio marito ed io siamo disoccupati e non ho un conto mio, come apro un conto base?",
        "mio marito non ha un conto suo",
        "my partner and I have never had our own card",
        "he does not have his own money because he is unemployed",
        "er hat kein eigenes Geld, er ist arbeitslos",
        "my husband wants to see receipts for the 730",
        "mio marito vuole vedere gli scontrini per il 730",
        "permesso di soggiorno di mio marito",
    ],
)
def test_what_only_sounds_like_it_is_not_heard(text: str) -> None:
    assert VIOLENCE not in heard(text)


def test_who_shouts_at_children_when_drunk_is_a_danger_to_them() -> None:
    assert CHILD_ABUSE in heard("mio marito beve e urla ai bambini")


def test_who_fled_with_children_did_them_no_harm() -> None:
    assert heard("sono scappata con i bambini ieri notte") == {VIOLENCE}
