"""Who wishes a woman or a man to walk along says so; nothing follows from whom else the words name."""

from typing import Any

import pytest

from matching.features.words import words_asked
from matching.link_workers.assign import propose
from matching.profile import Gender, Profile, WorkerPreferences
from matching.said.facts import FactsSaid
from tests.matching.builders import profile, team, worker
from tests.matching.said.reading import asked, facts, read

WOMAN, MAN = Gender.WOMAN, Gender.MAN


@pytest.mark.parametrize(
    ("words", "gender", "required"),
    [
        ("Vuole parlare solo con una donna", WOMAN, True),
        ("Preferisce parlare con una donna", WOMAN, False),
        ("Vorrebbe essere seguita da una donna", WOMAN, False),
        ("Preferisce un'educatrice", WOMAN, False),
        ("Non vuole parlare con uomini", WOMAN, False),
        ("Chiede un'operatrice donna", WOMAN, False),
        ("Preferirebbe un educatore uomo", MAN, False),
        ("Come operatore preferisce un uomo", MAN, False),
        ("wants to talk only to a woman", WOMAN, True),
    ],
)
def test_a_wish_is_taken_and_tells_nothing_of_the_person(words: str, gender: Gender, *, required: bool) -> None:
    told = facts(words)

    assert told.worker == WorkerPreferences(gender, required)
    assert told.gender is None
    assert told.unused == ()


@pytest.mark.parametrize(
    "words",
    [
        "Vuole vivere con una donna",
        "Parla solo con una donna del bar",
        "Non vuole parlare con la madre",
        "Vuole parlare con una donna che ha conosciuto in chat",
        "Ragazza di 15 anni, la madre vuole parlare solo con una donna",
        "Preferisce stare con le ragazze",
        "Vuole lavorare come educatrice",
        "Ha parlato con una donna della Caritas",
        "Ragazzo, 17 anni, si fida solo di un uomo: il suo allenatore",
        "Si fida solo di una donna, la vicina di casa",
        "Si fida solo delle donne",
        "Si confida solo con una donna",
        "Chiede un'educatrice domiciliare per il figlio",
        "Chiede un'educatrice",
        "Vorrebbe un'operatrice OSS a domicilio",
        "Vorrebbe un'operatrice donna, per la madre",
        "Sta meglio con una ragazza accanto",
        "Vuole parlare con una donna, sua ex moglie",
        "Vuole parlare con un uomo: Marco",
        "Vuole parlare con una donna sposata",
        "Preferisce un educatore maschio per il bimbo",
    ],
)
def test_other_women_and_men_are_no_wish(words: str) -> None:
    assert facts(words).worker is None


@pytest.mark.parametrize(
    "words",
    [
        "Vuole parlare solo con una donna, non si fida degli uomini",
        "Vuole parlare solo con una donna, il padre la controlla",
        "Vorrei parlare solo con una donna, per favore",
        "Vuole parlare solo con una donna perché con gli uomini si vergogna",
    ],
)
def test_what_is_said_behind_a_wish_does_not_undo_it(words: str) -> None:
    assert facts(words).worker == WorkerPreferences(WOMAN, required=True)


def test_what_the_form_says_is_kept_and_the_words_are_no_loose_end() -> None:
    wish: dict[str, Any] = {"worker_preferences": {"gender": "woman"}}
    told = facts("Vuole parlare solo con una donna", **wish)

    assert (told.worker, told.unused) == (None, ())
    assert read("Vuole parlare solo con una donna").worker_preferences.required


def test_the_taken_wish_is_said() -> None:
    assert str(FactsSaid(worker=WorkerPreferences(WOMAN, required=True)).in_words()) == (
        "Taken from the words: wants only a woman as link worker. If it is not so, change the profile."
    )


def test_the_reason_names_what_was_wished() -> None:
    def reasons(wish: Gender) -> list[str]:
        person: Profile = profile(worker_preferences=WorkerPreferences(wish))
        (one,) = propose(person, team(worker(1, gender="woman"))).candidates
        return [str(reason.text) for reason in one.reasons]

    assert "Is a woman, as the person asked" in reasons(WOMAN)
    assert "Is not a man, as the person asked" in reasons(MAN)


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Attacchi di panico. Vuole parlare solo con una donna", {"attacchi", "panico"}),
        ("Attacchi di panico e vuole parlare solo con una donna", {"attacchi", "panico"}),
        ("Vorrebbe essere seguita da un'educatrice", {"educatrice"}),
        ("Preferisce un educatore maschio per il bimbo", {"educatore"}),
        ("Vuole parlare con una donna, sua ex moglie", {"parlare"}),
    ],
)
def test_services_are_matched_with_all_words_that_are_not_merely_the_wish(words: str, left: set[str]) -> None:
    asked_for = {word for found, _ in words_asked(asked(words)) for word in found}

    assert left <= asked_for
    assert "parlare" in left or "parlare" not in asked_for
