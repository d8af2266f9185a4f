"""What words name without asking for it."""

import pytest

from matching.profile import Means
from matching.said.kinds import kinds_said
from matching.said.needs_heard import needs_heard
from tests.matching.builders import VOCABULARY
from tests.matching.said.test_facts import said


def heard(words: str, age: float | None = None) -> set[str]:
    return {term.code for term in needs_heard([words], (), VOCABULARY, age)}


@pytest.mark.parametrize(
    ("words", "age", "need", "is_heard"),
    [
        ("il medico di base ha detto di aspettare", None, "health.primary_care", False),
        ("cerca un medico di base", None, "health.primary_care", True),
        ("ha fatto il corso di saldatura", None, "education.vocational", False),
        ("vorrebbe fare un corso di saldatura", None, "education.vocational", True),
        ("patente B, senza macchina", None, "transport.licence", False),
        ("patente sì ma macchina no", None, "transport.licence", False),
        ("nessuna patente", None, "transport.licence", True),
        ("vuole prendere la patente", None, "transport.licence", True),
        ("ha un computer e si collega bene", None, "digital.basics", False),
        ("treno ok", None, "transport.public", False),
        ("ragazzina di terza media", 13, "education.diploma", False),
        ("fa il quarto mese di pretirocinio", 16, "family.pregnancy", False),
        ("è al quarto mese di gravidanza", 30, "family.pregnancy", True),
        ("un coro dove non si parli di malattia", None, "health", False),
        ("dorme in biblioteca", None, "social.culture", False),
        ("dorme in biblioteca", None, "housing.emergency", True),
        ("il numero di casa non va bene", None, "housing", False),
        ("ex caporale dell'esercito", None, "safety.trafficking", False),
        ("il caporale tiene i passaporti", None, "safety.trafficking", True),
        ("in uscita dalla casa circondariale", None, "rights.residence_permit", False),
        ("gira con grandi che gli danno soldi", None, "money", False),
        ("parla solo rumeno", 30, "mental_wellbeing.severe", False),
        ("la mamma parla solo con la sorella", 30, "mental_wellbeing.severe", False),
        ("a tavola parla solo di calcio", 16, "mental_wellbeing.severe", False),
        ("parla da solo per strada", 30, "mental_wellbeing.severe", True),
        ("gira di notte e parla sola", 30, "mental_wellbeing.severe", True),
        ("a scuola non ci vuole andare", 14, "education.dropout", True),
    ],
)
def test_what_is_only_told_is_no_need(words: str, age: float | None, need: str, *, is_heard: bool) -> None:
    assert (need in heard(words, age)) is is_heard


@pytest.mark.parametrize("words", ["vuole qualcosa senza gruppo", "con i gruppi non ci sta", "niente gruppi"])
def test_groups_are_refused_in_other_words_too(words: str) -> None:
    assert kinds_said(words, VOCABULARY).refused


def test_who_wants_no_unpaid_traineeship_says_nothing_of_money() -> None:
    assert said("non voglio un altro stage gratis").budget is None
    assert said("cerca qualcosa di gratis").budget is not None


def test_what_somebody_never_wanted_is_refused_and_who_has_no_car_goes_by_bus() -> None:
    assert kinds_said("non ha mai voluto i servizi sociali", VOCABULARY).refused
    assert said("patente sì ma macchina no").means is Means.PUBLIC_TRANSPORT
