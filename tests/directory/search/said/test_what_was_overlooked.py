"""Needs told in words that were not heard, or heard as others: forms, school, a girlfriend, a refused psychologist."""

import pytest

from directory.search.query import Query, understand
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY

CONFIDENTIAL = "listening_desk"


def read(text: str) -> Query:
    return understand(text, VOCABULARY, GAZETTEER)


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("vive da un'amica che la vuole fuori entro venerdì", "housing.eviction"),
        ("devo lasciare la stanza entro fine mese", "housing.eviction"),
        ("my friend wants me out by Friday", "housing.eviction"),
        ("I have to leave the room by the end of the month", "housing.eviction"),
        ("Ich muss bis Freitag aus dem Zimmer raus", "housing.eviction"),
        ("my landlord wants me out on Friday", "housing.eviction"),
        ("we must leave by the end of June", "housing.eviction"),
        ("wir müssen bis Ende Juni raus", "housing.eviction"),
        ("die Familie mit zwei Kindern muss bis Ende Juni raus", "housing.eviction"),
        ("wir müssen bis Freitag die Wohnung verlassen", "housing.eviction"),
        ("she has to leave the flat before 30 June", "housing.eviction"),
        ("autobus alle 5 di mattina", "transport.public"),
        ("mein Chef will, dass ich bis Montag aus dem Zimmer raus bin", "housing.eviction"),
        ("devo uscire dall'appartamento del datore entro il 30", "housing.eviction"),
        ("mangia pochissimo e si chiude in bagno dopo i pasti", "mental_wellbeing.eating"),
        ("she eats almost nothing and goes to the bathroom after every meal", "mental_wellbeing.eating"),
        ("sie geht nach dem Essen ins Bad und isst fast nichts", "mental_wellbeing.eating"),
        ("aiuto per compilare la domanda di cittadinanza", "rights.residence_permit"),
        ("compilare il modulo per il permesso di soggiorno", "rights.residence_permit"),
        ("fill in the application for citizenship", "rights.residence_permit"),
        ("Antrag auf Staatsbürgerschaft", "rights.residence_permit"),
        ("prestito senza busta paga", "money.debt"),
        ("loan without payslip", "money.debt"),
        ("Kredit ohne Lohnzettel", "money.debt"),
        ("Pflegegeld Antrag", "money.benefits_advice"),
        ("Welche Beiträge gibt es für Zwillinge?", "money.benefits_advice"),
        ("wir bekommen bald Zwillinge", "family.pregnancy"),
        ("mezzi per andare a lavorare alle 5 di mattina senza macchina", "transport.public"),
        ("how to get to work at 5 am without a car", "transport.public"),
        ("zur Arbeit um 5 Uhr ohne Auto", "transport.public"),
        ("dsa dislessia", "health.child_development"),
        ("non parla né italiano né tedesco", "education.italian"),
        ("he speaks neither Italian nor German", "education.italian"),
        ("spricht weder Deutsch noch Italienisch", "education.italian"),
    ],
)
def test_a_need_is_heard(text: str, need: str) -> None:
    assert need in read(text).needs


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("aiuto per compilare la domanda di cittadinanza", "money.benefits_advice"),
        ("compilare il modulo per il permesso di soggiorno", "money.benefits_advice"),
        ("prestito senza busta paga", "work.rights"),
        ("how to get to work at 5 am without a car", "work"),
        ("need a room for a party", "housing.finding"),
        ("cerco una stanza per una festa", "housing.finding"),
        ("the bathroom after dinner is dirty", "mental_wellbeing.eating"),
        ("si lava in bagno dopo cena", "mental_wellbeing.eating"),
        ("compiti con un ragazzo con dislessia", "health.child_development"),
        ("cittadinanza attiva", "rights.residence_permit"),
        ("I have to leave my daughter by 8 at the nursery", "housing.eviction"),
        ("I have to leave by 8 for work", "housing.eviction"),
        ("Bewerbung muss bis Freitag raus", "housing.eviction"),
        ("Kind soll bis 8 Uhr draussen sein", "housing.eviction"),
        ("my doctor wants me out on a walk next week", "housing.eviction"),
        ("devo uscire entro le 8 da casa per il lavoro", "housing.eviction"),
        ("il mezzo alle mani", "transport.public"),
    ],
)
def test_another_need_is_not_heard_in_its_place(text: str, need: str) -> None:
    assert need not in read(text).needs


@pytest.mark.parametrize("text", ["spesa per un anziano", "help with the shopping", "Hilfe beim Einkaufen"])
def test_shopping_for_the_old_is_care_at_home(text: str) -> None:
    assert "home_care" in read(text).service_types


def test_sporting_activity_is_sport() -> None:
    assert "sports_group" in read("attività sportiva gratuita").service_types


@pytest.mark.parametrize(
    "text",
    [
        "psicologo per ragazza di 16 anni senza che lo sappiano i genitori",
        "vorrei parlare con qualcuno, i miei genitori non devono saperlo",
        "counselling for a girl of 15 without her parents knowing",
        "Psychologe für Mädchen 16, ohne dass die Eltern es wissen",
    ],
)
def test_what_parents_must_not_know_is_told_in_confidence(text: str) -> None:
    found = read(text)

    assert CONFIDENTIAL in found.service_types
    assert "families" not in found.target_groups
    assert {"genitori", "parents", "eltern"}.isdisjoint(found.words)


def test_a_boy_whose_girlfriend_is_pregnant_is_no_woman() -> None:
    found = read("Ho 16 anni e la mia ragazza è incinta")

    assert found.gender is None
    assert "health.sexual_reproductive" in found.needs


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("doposcuola medie", "adolescents"),
        ("aiuto compiti elementari", "children"),
        ("ripetizioni per la figlia che fa le superiori", "adolescents"),
        ("Nachhilfe Mittelschule", "adolescents"),
        ("homework help, primary school", "children"),
    ],
)
def test_a_school_tells_of_what_age_its_pupils_are(text: str, group: str) -> None:
    assert group in read(text).target_groups


@pytest.mark.parametrize("text", ["insegnante delle elementari cerca casa", "piccole e medie imprese"])
def test_who_is_no_pupil_is_no_child(text: str) -> None:
    assert read(text).target_groups == ()


def test_a_class_tells_the_age() -> None:
    assert read("quarta elementare, compiti").ages == (9, 10)


@pytest.mark.parametrize(
    "text",
    [
        "licenza media adulti",
        "diploma di scuola superiore serale",
        "insegnante delle elementari cerca casa",
        "la lista per le case popolari è di quattro anni",
        "a due anni dalla pensione ho perso il lavoro",
        "vorrei andare in pensione",
        "pensione minima",
    ],
)
def test_what_is_nobodys_age_tells_none(text: str) -> None:
    assert read(text).ages is None


@pytest.mark.parametrize("text", ["adesso che sono in pensione", "I am retired", "ich bin in Rente"])
def test_who_is_retired_is_old(text: str) -> None:
    assert "elderly" in read(text).target_groups


@pytest.mark.parametrize(
    "text", ["my mother in law lives alone", "mia suocera vive sola", "mio padre è rimasto vedovo", "Schwiegermutter"]
)
def test_relatives_of_the_generation_before_are_old(text: str) -> None:
    assert "elderly" in read(text).target_groups


def test_a_stated_age_says_more_than_kinship() -> None:
    assert "elderly" not in read("mia suocera ha 45 anni").target_groups


def test_who_sleeps_with_children_is_a_family() -> None:
    assert "families" in read("somewhere to sleep tonight with two children").target_groups


def test_languages_that_somebody_does_not_speak_are_not_refused() -> None:
    found = read("alunno cinese, non parla né italiano né tedesco")

    assert found.notes == ()
    assert found.languages == ("zh",)


def test_who_wants_no_psychologist_wants_no_talks_with_one() -> None:
    assert read("piange spesso ma non vuole lo psicologo").refused_kinds == ("psychological_support", "listening_desk")


@pytest.mark.parametrize("text", ["gruppo CAT a Forlì", "gruppi cat per chi beve", "CAT per problemi di alcol"])
def test_cat_is_the_club_of_who_drank(text: str) -> None:
    found = read(text)

    assert "addictions.alcohol" in found.needs
    assert "self_help_group" in found.service_types


@pytest.mark.parametrize("text", ["adopt a cat", "my cat is ill", "cat", "il cane CAT", "istituto CAT costruzioni"])
def test_a_cat_is_an_animal_elsewhere(text: str) -> None:
    assert "addictions.alcohol" not in read(text).needs


@pytest.mark.parametrize("text", ["bambini in media mangiano poco", "studenti di medie dimensioni"])
def test_what_is_middling_is_no_school(text: str) -> None:
    assert read(text).ages is None


@pytest.mark.parametrize("text", ["figlio che fa le medie", "ragazzi di scuola media", "studente delle medie"])
def test_who_goes_to_a_middle_school_is_of_its_age(text: str) -> None:
    assert read(text).ages is not None


def test_a_language_that_is_to_be_learned_stays_though_nobody_speaks_it_yet() -> None:
    found = read("non parla né italiano né inglese e cerca corso di inglese")

    assert "education.italian" in found.needs
    assert "languages" in found.interests
