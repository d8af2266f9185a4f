"""Kinds of service that words refuse, have tried, or tell to be there are no wishes, and are shown as such."""

import pytest

from directory.places.gazetteer import Gazetteer
from matching.profile import Profile
from matching.profiles.from_json import parse_profile
from matching.rank import rank
from matching.said.heard_in_words import say_heard
from matching.said.kinds import kinds_said
from tests.matching.builders import ANXIETY, TODAY, VOCABULARY, catalog, listing

PSYCHOLOGIST = {("service_type", "psychological_support"): 1.0}
GROUP = {("service_type", "self_help_group"): 1.0}
DESK = {("service_type", "listening_desk"): 1.0}


def told(words: str) -> Profile:
    return parse_profile({"words": words, "age": 19}, VOCABULARY, Gazetteer.bundled(), today=TODAY)


@pytest.mark.parametrize(
    ("text", "refused", "tried", "active"),
    [
        ("attacchi di panico, non vuole psicologi", {"psychological_support"}, set(), set()),
        ("ha 16 anni e non vuole psicologi", {"psychological_support"}, set(), set()),
        ("rifiuta lo psicologo", {"psychological_support"}, set(), set()),
        ("ha già provato il consultorio e si è trovata male", set(), {"family_counselling_centre"}, set()),
        ("con lo psicologo si è trovata male", set(), {"psychological_support"}, set()),
        ("è già stato al SerD, non è servito", set(), {"addiction_service"}, set()),
        ("ha smesso di andare dallo psicologo", set(), {"psychological_support"}, set()),
        ("has already tried the psychologist", set(), {"psychological_support"}, set()),
        ("seguito dai servizi sociali, cerca casa", set(), set(), {"professional_social_service"}),
        ("non vuole più andare dallo psicologo", {"psychological_support"}, set(), set()),
        ("chiede di non coinvolgere i servizi sociali", {"professional_social_service"}, set(), set()),
        ("lo psicologo non gli serve", {"psychological_support"}, set(), set()),
        ("il suo psicologo non le piace, ne cerca un altro", set(), set(), set()),
        ("la mensa non le piace ma ha fame", set(), set(), set()),
        ("la piscina non gli piace, preferisce il basket", set(), set(), set()),
        ("al consultorio non ci vuole andare", {"family_counselling_centre"}, set(), set()),
        ("dallo psicologo non ci voglio più tornare", {"psychological_support"}, set(), set()),
        ("al consultorio non ha voluto andarci", {"family_counselling_centre"}, set(), set()),
        ("gli psicologi non li vuole", {"psychological_support"}, set(), set()),
        ("lo psicologo non vuole", {"psychological_support"}, set(), set()),
        ("il centro antiviolenza non ha voluto prenderla perché non ha documenti", set(), set(), set()),
        ("la mensa non ha voluto accoglierla", set(), set(), set()),
        ("il dentista non mi ha voluto curare", set(), set(), set()),
        ("il pronto soccorso non ha voluto visitarlo", set(), set(), set()),
        ("la mensa non li vuole", set(), set(), set()),
        ("il centro antiviolenza non la vuole", set(), set(), set()),
        ("al consultorio non ci vuole l'impegnativa", set(), set(), set()),
        ("per la mensa non ci vuole la tessera", set(), set(), set()),
        ("al consultorio non vuole andare da sola", set(), set(), set()),
        ("non si è trovato bene con lo psicologo", set(), {"psychological_support"}, set()),
        ("in carico al CSM e al SerD", set(), set(), {"mental_health_centre", "addiction_service"}),
        ("sie will keinen Psychologen", {"psychological_support"}, set(), set()),
        ("war schon beim Psychologen", set(), {"psychological_support"}, set()),
        (
            "fuma canne, niente comunità, basta psicologi",
            {"residential_community", "psychological_support"},
            set(),
            set(),
        ),
        ("rifiuta la comunità", {"residential_community"}, set(), set()),
        ("è già stato in comunità", set(), {"residential_community"}, set()),
        ("basta con gli psicologi", {"psychological_support"}, set(), set()),
        ("gli basta uno psicologo", set(), set(), set()),
        ("non frequenta la comunità islamica", set(), set(), set()),
        ("esce dalla comunità a giugno", set(), set(), set()),
        ("non ha mai provato uno psicologo", set(), set(), set()),
        ("cerca uno psicologo", set(), set(), set()),
        ("ho smesso di andare all'università", set(), set(), set()),
    ],
)
def test_what_words_say_of_kinds(text: str, refused: set[str], tried: set[str], active: set[str]) -> None:
    found = kinds_said(text, VOCABULARY)
    assert {term.code for term in found.refused} == refused
    assert {term.code for term in found.tried} == tried
    assert {term.code for term in found.active} == active


def test_no_groups_means_every_kind_of_group() -> None:
    codes = {term.code for term in kinds_said("niente gruppi", VOCABULARY).refused}
    assert {"self_help_group", "parent_group", "music_group"} <= codes


def test_what_was_tried_is_no_need() -> None:
    profile = told("ha già provato il consultorio e si è trovata male, attacchi di panico")
    assert [need.term.code for need in profile.needs] == [ANXIETY]
    assert "Not looked for: tried before “consultorio”. If it is not so" in " ".join(map(str, say_heard(profile)))


def test_what_is_refused_and_what_was_tried_is_said_in_one_sentence() -> None:
    notes = [*map(str, say_heard(told("ha già provato il SerD, rifiuta la comunità e lo psicologo, dorme male")))]
    expected = "Not looked for: refused, and shown apart “comunità”, “psicologo”, tried before “SerD”."
    assert [note for note in notes if note.startswith(expected)] != []


def test_what_is_refused_is_shown_apart_and_what_was_tried_is_asked_about() -> None:
    rows = catalog(
        listing(1, tags=PSYCHOLOGIST), listing(2, tags=GROUP), listing(3, tags=DESK), listing(4, tags=GROUP | DESK)
    )

    refused = rank(told("attacchi di panico, niente gruppi"), rows)
    tried = rank(told("attacchi di panico, ha già provato lo psicologo"), rows)

    assert [one.row for one in refused.not_for_this_person] == [1]
    assert "refuses this kind: Self-help group" in str(refused.not_for_this_person[0].eligibility_sentences[0])
    (both,) = [one for one in refused.results if one.row == 3]
    assert "refuses this kind" in str(both.eligibility_sentences[0])
    assert [one.row for one in refused.results][-1] == 3
    (psychologist,) = [one for one in tried.results if one.row == 0]
    assert "was tried before" in str(psychologist.eligibility_sentences[0])
