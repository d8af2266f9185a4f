"""What a text tells of relatives and friends is theirs; the person's own needs and languages stay apart."""

from typing import Any

import pytest

from directory.places.gazetteer import Gazetteer
from directory.search.said.told_of_others import own_words, pieces_of_others
from matching.features.words import words_asked
from matching.profile import Profile
from matching.profiles.from_json import parse_profile
from matching.said.also import also_said
from matching.said.heard_in_words import say_heard
from tests.matching.builders import TODAY, VOCABULARY


def told(words: str, **data: Any) -> Profile:
    return parse_profile({"words": words, **data}, VOCABULARY, Gazetteer.bundled(), today=TODAY)


def needs(words: str, **data: Any) -> set[str]:
    return {need.term.code for need in told(words, **data).needs}


@pytest.mark.parametrize(
    ("text", "theirs"),
    [
        ("Ragazzo di 17 anni, parla arabo e la mamma non parla italiano", ["la mamma non parla italiano"]),
        ("Ragazza 16 anni, vive con la mamma che beve e non lavora, non dorme", ["mamma che beve e non lavora"]),
        ("ragazzo 17, dice che il fratello spaccia e il papà è in carcere, studia", None),
        ("mio figlio di 15 anni non va a scuola perché il padre beve", ["il padre beve"]),
        ("Mamma 38 anni con 2 figli, il marito beve", ["il marito beve"]),
        ("Amina, 17 anni, vive con la madre depressa", ["madre depressa"]),
        ("uomo 40 anni, la moglie non parla italiano e lui cerca lavoro", ["la moglie non parla italiano"]),
        ("boy, 17, his mother drinks and his brother sells drugs, he wants to learn Italian", None),
        ("Junge 16 Jahre, seine Mutter ist depressiv und er geht nicht zur Schule", ["seine Mutter ist depressiv"]),
        ("ragazza 17 anni, la mamma beve, non lavora", ["la mamma beve", "non lavora"]),
        ("19enne, il suo ragazzo spaccia", ["il suo ragazzo spaccia"]),
        ("ragazza 16 anni, il nonno è malato", ["il nonno è malato"]),
    ],
)
def test_clauses_with_another_subject_are_of_others(text: str, theirs: list[str] | None) -> None:
    found = [written for _, _, written in pieces_of_others(text)]
    assert found == theirs if theirs is not None else len(found) == 1
    assert all(one.split()[-1] not in own_words(text) for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "mio marito beve",  # about him alone
        "mia mamma ha l'Alzheimer e non ce la faccio più",
        "famiglia a Trento, la madre depressa",
        "Bambino di 6 anni, la mamma parla solo arabo",  # she comes along
        "vive con mamma e nonna e non va a scuola, ragazza 15 anni",
        "ragazza 16 anni, la mamma chiede un doposcuola",
        "19enne, i genitori lo hanno buttato fuori e dorme in strada",
        "ragazzo 15 anni, cerca amici",
        "i genitori di un ragazzo di 15 anni che non va a scuola chiedono aiuto",
        "la mamma di Amina, 16 anni, non parla con lei da mesi",
        "ragazza madre di 19 anni senza lavoro",
        "donna 40 anni, vive con la mamma, non lavora",
        "giovane mamma, 22 anni, non conosce nessuno",
        "ragazzo 12 anni, i genitori non riescono a seguirlo nei compiti",
    ],
)
def test_what_is_of_the_person_or_of_all_stays(text: str) -> None:
    assert not list(pieces_of_others(text))


def test_needs_of_others_are_told_and_offered_but_not_taken() -> None:
    profile = told("ragazza di 16 anni, attacchi di panico, la mamma non parla italiano")

    assert [need.term.code for need in profile.needs] == ["mental_wellbeing.anxiety_mood"]
    assert "“la mamma non parla italiano” (Learning Italian)" in " ".join(str(note) for note in say_heard(profile))
    assert [term.code for term in also_said(profile, VOCABULARY)] == ["education.italian"]
    assert all("italiano" not in words for words, _ in words_asked(profile))


def test_what_is_shared_at_home_and_what_cannot_wait_is_the_persons_too() -> None:
    assert needs("ragazza 16 anni, i genitori hanno lo sfratto") == {"housing.eviction"}
    assert needs("ragazza 16 anni, il padre la picchia") >= {"safety.child_abuse"}
    assert "mental_wellbeing.crisis" in needs("ragazzo 16 anni, la mamma vuole uccidersi")


def test_who_is_of_an_age_to_look_after_parents_asks_for_them() -> None:
    words = "donna 55 anni, la mamma di 84 anni è invalida"
    assert needs(words, age=55) == {"health.disability"}
    assert needs(words, age=17) == set()
    assert "health.disability" not in needs(f"{words}, sfratto", age=55)


def test_the_word_for_a_flatmate_is_no_need() -> None:
    assert needs("studentessa 21 anni, attacchi di panico, coinquilina depressa") == {"mental_wellbeing.anxiety_mood"}


def test_languages_that_are_spoken_are_not_looked_for_in_texts() -> None:
    assert words_asked(told("parla bengali, licenza media"))[0][0] == ("licenza", "media")


def test_a_need_of_both_is_the_persons() -> None:
    profile = told("ragazzo 17 anni parla poco italiano, la mamma non parla italiano")
    assert [need.term.code for need in profile.needs] == ["education.italian"]
    assert profile.needs_of_others == ()


def test_violence_against_who_is_under_age_is_abuse_of_a_child() -> None:
    assert needs("in casa lo picchiano", age=15) == {"safety.child_abuse"}
    assert needs("il fidanzato la picchia", age=16) == {"safety.child_abuse", "safety.partner_violence"}
    assert needs("il marito la picchia", age=30) == {"safety.partner_violence"}


def test_who_is_old_and_alone_looks_for_company() -> None:
    assert needs("pensionato, solo, gli piace la briscola", age=67) == {"social.elderly_company"}
    assert needs("ragazzo, solo, gli piace la briscola", age=17) == set()


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("centro giovani: ragazza di 17 anni incinta", {"family.pregnancy"}),
        ("GP: woman, 31, pregnant", {"family.pregnancy"}),
        ("family with newborn twins, father works nights", {"family.pregnancy"}),
        ("casa: sfratto entro gennaio", {"housing.eviction"}),
        ("uomo, ha alzato le mani sulla compagna, vuole smettere", {"mental_wellbeing.listening"}),
        ("badante moldava 56 anni, cerca lavoro", {"work.search"}),
        ("nonna 68 che cresce il nipote", {"family.parenting"}),
        ("depressione, rifiuta gli psicofarmaci", {"mental_wellbeing.anxiety_mood"}),
        ("uomo nigeriano, diniego asilo", {"rights.residence_permit"}),
    ],
)
def test_who_writes_an_age_and_a_refused_treatment_are_no_needs(words: str, codes: set[str]) -> None:
    assert needs(words) == codes
