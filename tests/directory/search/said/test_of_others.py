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


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "Ho 28 anni e cerco lavoro, mio fratello è autistico e ha bisogno di un centro diurno",
            {"work.search", "health.disability", "day_centre"},
        ),
        (
            "Ho 28 anni e cerco lavoro, mio fratello è autistico, ha bisogno di un centro diurno",
            {"work.search", "health.disability", "day_centre"},
        ),
        ("I am 34 and looking for work, my husband needs a wheelchair", {"work.search", "health.disability"}),
        ("io cerco lavoro e mia moglie vuole imparare l'italiano, ho 34 anni", {"work.search", "education.italian"}),
        (
            "donna di 40 anni, la cugina è senza permesso, cerca un avvocato per lei",
            {"rights.residence_permit", "rights.legal_advice"},
        ),
        ("her husband is disabled and needs physiotherapy", {"health.disability", "health.specialist"}),
        (
            "signora cerca corso di italiano, il marito ha perso il lavoro e cerca un corso di saldatura",
            {"education.italian", "work", "education.vocational"},
        ),
        (
            "il fratello di 12 anni non va a scuola, cerca doposcuola per lui",
            {"education.dropout", "education.study_support"},
        ),
        (
            "una ragazza di 18 anni chiede per la mamma depressa uno psicologo",
            {"mental_wellbeing.anxiety_mood", "psychological_support"},
        ),
        ("Junge 17 sucht eine Lehrstelle, die Mutter sucht eine Selbsthilfegruppe", {"self_help_group"}),
        ("girl of 22, her boyfriend wants to stop drinking, looking for a flat", {"addictions.alcohol"}),
        ("ho 30 anni e mia madre è depressa, cerco uno psicologo", {"mental_wellbeing.anxiety_mood"}),
        ("uomo 45 anni cerca palestra, il fratello sta cercando casa", {"housing.finding", "sports_group"}),
    ],
)
def test_what_relatives_wish_for_and_what_is_asked_for_them_stays(text: str, asked: set[str]) -> None:
    assert asked <= codes(read(text))


@pytest.mark.parametrize(
    ("text", "theirs"),
    [
        ("mio marito lavora di notte, cerco un asilo", "work"),
        ("Ho 28 anni e cerco lavoro, mio fratello è autistico", "health.disability"),
        ("Ich bin 30 und suche Arbeit, meine Schwester ist depressiv", "mental_wellbeing.anxiety_mood"),
        ("uomo di 50 anni, la moglie è depressa, cerca lavoro", "mental_wellbeing.anxiety_mood"),
        ("ragazza di 20 anni, il padre beve, cerca un lavoro per l'estate", "addictions.alcohol"),
        ("girl, 17, her mother drinks, she needs help for her homework", "addictions.alcohol"),
        ("donna di 40 anni cerca badante per il padre di 85, il fratello è avvocato", "legal_aid"),
        ("ragazzo di 17 anni, la sorella lavora per un avvocato, cerca una palestra", "legal_aid"),
    ],
)
def test_who_is_only_told_of_wishes_for_nothing(text: str, theirs: str) -> None:
    query = read(text)
    assert theirs not in codes(query)
    assert codes(query)
    assert query.when is None


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("ragazza di 20 anni cerca un logopedista per il fratello di 4 anni", 4),
        ("nipote di 30 anni chiede pasti a domicilio per la zia di 84", 84),
        ("figlia di 52 anni chiede pasti a domicilio per il padre di 86", 86),
        ("nipote di 30 anni chiede pasti per la zia di 84 anni che è sola e cade spesso", 84),
        ("una signora chiede per il fratello di 45", 45),
        ("donna preoccupata per il padre di 85", 85),
        ("ragazza chiede psicologo per la sorella di 14 anni che si taglia", 14),
        ("ragazza chiede uno psicologo, la sorella di 14 anni si taglia", 14),
        ("girl of 19 looking for a speech therapist for her brother who is 4 years old", 4),
        ("ragazza di 20 anni, il fratello di 4 anni è in affido, cerca un coro", 20),
        ("ragazzo di 19 anni, il padre ha 60 anni, cerca un corso per elettricista", 19),
        ("donna di 30 anni, il marito di 60 anni è muratore, cerca un corso per parrucchiera", 30),
        ("la sorella di 25 anni sta male, ragazza di 17 anni cerca un corso di teatro", 17),
        ("mein Bruder ist 12 Jahre alt, ich bin 25 und suche eine Wohnung", 25),
    ],
)
def test_the_age_is_of_those_for_whom_it_is_asked(text: str, age: int) -> None:
    query = read(text)
    assert query.ages == (age, age)
    assert [span.value for span in query.spans if span.kind == "age"] == [(age, age)]


def test_ages_behind_parents_are_those_of_several_children() -> None:
    assert read("gruppo per genitori di 14enni e 16enni").ages == (14, 16)


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("mia zia di 70 anni non cammina, ho 35 anni, cerco chi la accompagni alle visite a Forlì", {70, 35}),
        ("mia madre di 80 anni cade spesso, ho 50 anni, cerco qualcuno per aiutarla", {80, 50}),
        ("uomo di 40 anni cerca lavoro e una badante per la madre di 80 anni", {40, 80}),
        ("signora di 60 anni cerca fisioterapia per il marito di 70 anni e per lei un coro", {60, 70}),
        ("donna di 60 anni, cerca aiuto per la mamma malata di 85 anni", {60, 85}),
        ("Frau, 40, sucht Pflege für ihren Vater, 85 Jahre alt", {40, 85}),
    ],
)
def test_both_ages_stay_where_it_is_unclear_for_whom_it_is_asked(text: str, ages: set[int]) -> None:
    assert {span.value[0] for span in read(text).spans if span.kind == "age"} == ages
