"""What a question tells of others than whom it is about is no need, age or place of the person."""

import pytest

from directory.search.query import Query, understand
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY


def read(text: str) -> Query:
    return understand(text, VOCABULARY, GAZETTEER)


def codes(query: Query) -> set[str]:
    return {*query.needs, *query.service_types, *query.interests, *query.target_groups}


@pytest.mark.parametrize(
    ("text", "theirs", "asked"),
    [
        (
            "ragazzo di 19 anni, madre con problemi di alcol, vuole un corso da elettricista",
            "addictions.alcohol",
            "",
        ),
        ("signora di 67 anni, la nuora è medico: le serve lo SPID", "health.primary_care", "rights.documents"),
        ("uomo 52 anni uscito dal carcere, fratello avvocato, dorme in macchina", "legal_aid", "housing.emergency"),
        ("a woman, 27, her brother is in prison, she wants to learn to drive", "rights.prison", "transport.licence"),
        ("Junge, 14, geht nicht mehr zur Schule, Mutter hat Depressionen", "mental_wellbeing.anxiety_mood", ""),
        ("Mein Vater ist 78, hat Parkinson; meine Schwester ist arbeitslos. Wer bringt Essen nach Hause?", "work", ""),
        ("campo estivo per mio figlio di 10 anni, suo fratello fa calcio", "team_sports", ""),
        ("mia mamma ha 80 anni, cerco una badante, mio fratello è disoccupato", "unemployed", ""),
    ],
)
def test_needs_of_others_are_not_looked_for(text: str, theirs: str, asked: str) -> None:
    found = codes(read(text))
    assert theirs not in found
    assert found
    assert not asked or asked in found


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("mia sorella ha 12 anni, io ne ho 25 e cerco lavoro a Trento", None),
        ("ragazza di 17 anni, il fratello ha 12 anni, cerca un doposcuola", (17, 17)),
        ("logopedista per un bimbo di 4 anni; la sorella di 8 anni è seguita altrove", (4, 4)),
        ("mia suocera ha 80 anni e cerco una badante per lei", (80, 80)),
    ],
)
def test_ages_of_others_are_not_the_persons(text: str, ages: tuple[float, float] | None) -> None:
    assert read(text).ages == ages


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("mio marito beve, cerco aiuto", "addictions.alcohol"),  # about him
        ("mia mamma è depressa e non esce più", "mental_wellbeing.anxiety_mood"),
        ("ho 19 anni, mio padre beve, cosa posso fare?", "addictions.alcohol"),  # nothing else is asked for
        ("ragazza di 15 anni, il patrigno la picchia, cerca un corso di teatro", "safety.child_abuse"),
        ("ragazzo di 17 anni, il padre è stato sfrattato, cerca un tirocinio", "housing.eviction"),
        ("donna di 40 anni, il marito è morto, cerca lavoro", "mental_wellbeing.grief"),
        ("Bambino di 6 anni, la mamma non parla italiano, cerca un doposcuola", "education.italian"),
        ("mio padre e mia madre sono disoccupati, cerchiamo una casa", "housing.finding"),
        ("qualcuno che mi aiuti con il mio ragazzo autistico di 22 anni, cerco un centro", "health.disability"),
        ("la mamma chiede un doposcuola per la figlia di 8 anni", "education.study_support"),
        ("mio fratello di 30 anni è dipendente dal gioco, cerco un gruppo", "addictions.gambling"),
    ],
)
def test_what_is_the_persons_or_is_shared_stays(text: str, need: str) -> None:
    assert need in read(text).needs


def test_a_relative_elsewhere_says_no_place() -> None:
    query = read("il fratello sta a Rovereto, ragazza di 20 anni di Cesena cerca un coro")
    assert query.place is not None
    assert query.place.name == "Cesena"


@pytest.mark.parametrize(
    "text",
    ["ragazza di 20 anni, lo zio parla arabo, cerca lavoro", "psicologa per mamme, 30 anni, che parli arabo"],
)
def test_languages_are_asked_for_whoever_speaks_them(text: str) -> None:
    assert "ar" in read(text).languages
