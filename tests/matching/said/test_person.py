"""Who the person is, as the words say it: gender, groups, a wheelchair; what is told of others says nothing of it."""

import pytest

from directory.places.gazetteer import Gazetteer
from matching.profile import Gender, Profile
from matching.profiles.from_json import parse_profile
from matching.said.person import gender_said, groups_said, wheelchair_said
from tests.matching.builders import TODAY, VOCABULARY


def told(words: str, **data: object) -> Profile:
    return parse_profile({"words": words, **data}, VOCABULARY, Gazetteer.bundled(), today=TODAY)


def gender(words: str, **data: object) -> Gender | None:
    return gender_said(told(words, **data), [words])


def groups(words: str, **data: object) -> set[str]:
    return {term.code for term in groups_said(told(words, **data), [words], VOCABULARY)}


@pytest.mark.parametrize(
    "words",
    [
        "signora di 67 anni, sola",
        "Sig.ra Rossi, 67 anni, non esce di casa",
        "ragazza madre di 19 anni",
        "per una signora che non guida più",
        "mamma 38 anni con due figli, il marito beve",
        "ragazza 17 anni, il suo ragazzo spaccia",
        "ragazza 17 anni, lasciata dal ragazzo",
        "vedova, il figlio vive lontano",
        "25, asylum seeker, she needs a lawyer",
        "Frau, 40 Jahre, sucht Arbeit",
        "donna 34 anni, il marito la picchia",
        "nonna di 68 anni che cresce il nipote",
        "Mutter, 32, Trento, Mann arbeitet im Ausland",
    ],
)
def test_words_speak_of_a_woman(words: str) -> None:
    assert gender(words) is Gender.WOMAN


@pytest.mark.parametrize(
    "words",
    [
        "Sig. Rossi 67, solo",
        "ragazzo 17 anni, la mamma non parla italiano",
        "ragazzo di 19 anni, lasciato dalla ragazza",
        "papà separato, vede poco i figli",
        "segnalazione di un ragazzo di 16 anni, la sorella studia",
        "man, 50, his wife died",
        "Junge, 15, geht nicht zur Schule",
    ],
)
def test_words_speak_of_a_man(words: str) -> None:
    assert gender(words) is Gender.MAN


@pytest.mark.parametrize(
    "words",
    [
        "mia madre ha 82 anni e cade spesso",
        "mio marito beve",
        "studente con DSA, 16 anni",
        "famiglia con due figli, la mamma è sola tutto il giorno",
        "coppia, lei incinta, lui disoccupato, uomo buono",
        "bambino di 6 anni, la mamma parla solo arabo",
        "la mamma di Amina, 16 anni, non parla con lei",
        "17 anni, sua figlia ha 1 anno",
        "she left him, 30, no job",
        "utente 40 anni, vive con una signora",
    ],
)
def test_words_that_leave_the_gender_open_say_nothing(words: str) -> None:
    assert gender(words) is None


def test_a_boy_or_girl_who_is_told_of_is_nobody_of_seventy() -> None:
    words = "Nonna che cresce il nipote di 13 anni. Il ragazzo non va a scuola. Lei ha 71 anni"

    assert gender(words) is Gender.WOMAN
    assert gender("Cresce il nipote di 13 anni, il ragazzo non va a scuola", age=71) is None
    assert gender("signora di 71 anni, il ragazzo che la aiuta parte", age=71) is Gender.WOMAN
    assert gender("ragazzo che non va a scuola", age=17) is Gender.MAN


def test_who_is_violent_is_not_the_person() -> None:
    assert gender("uomo violento in casa, la picchia davanti ai figli, 34 anni") is None


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("è disabile in carrozzina, 40 anni", {"disability"}),
        ("ragazza madre di 19 anni", {"single_parents"}),
        ("bambino con disabilità, 8 anni", {"disability"}),
        ("rifugiato 24 anni", {"refugees"}),
        ("per un rifugiato siriano di 24 anni", {"refugees"}),
        ("famiglia di rifugiati ucraini", {"refugees"}),
        ("donna incinta senza dimora", {"expecting_parents", "homeless"}),
        ("ragazzo 18 anni, uscito dalla comunità", {"care_leavers"}),
        ("25, asylum seeker", {"refugees"}),
        ("18enne in uscita dalla comunità", {"care_leavers"}),
        ("ragazzo gay, 17 anni", {"lgbtq"}),
        ("seguito dal SerD per la cocaina, cerca una stanza", {"addiction"}),
        ("in carico al CSM, 30 anni", {"mental_health"}),
    ],
)
def test_groups_are_heard(words: str, found: set[str]) -> None:
    assert groups(words) == found


@pytest.mark.parametrize(
    "words",
    [
        "ragazzo 17 anni, la mamma è disabile",
        "donna 50 anni con il marito invalido",
        "vive con il padre alcolista, 16 anni",
        "vorrebbe fare volontariato con i rifugiati",
        "Mutter, 32, Trento, Mann arbeitet im Ausland",
        "signora 80 anni, cerca una badante",
        "donna di 40 anni, figlio autistico di 8 anni",
        "donna 40, Bergamo, il figlio disabile di 12 anni",
        "uomo 48 anni uscito dalla comunità",
        "ragazza di 17 anni",
        "ragazzo 17 anni, la mamma è seguita dal SerD",
        "non vuole andare al SerD, 30 anni",
        "ha già provato il CSM, 30 anni",
    ],
)
def test_groups_of_others_are_not_the_persons(words: str) -> None:
    age = {"age": 48} if "48" in words else {}
    assert groups(words, **age) == set()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("è disabile in carrozzina", True),
        ("uomo 60 anni in sedia a rotelle", True),
        ("vive con la nonna in carrozzina, 17 anni", False),
        ("mamma con la bimba in carrozzina", False),
        ("ragazzo di 17 anni", False),
    ],
)
def test_a_wheelchair_is_heard_where_it_is_the_persons(words: str, found: bool) -> None:
    assert wheelchair_said(told(words), [words]) is found
