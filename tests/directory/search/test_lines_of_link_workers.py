"""Distances in words, how one is helped, who is not there, pupils of a school: as link workers type it."""

import pytest

from directory.search.query import Query, understand
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY


def read(text: str) -> Query:
    return understand(text, VOCABULARY, GAZETTEER)


@pytest.mark.parametrize(
    ("text", "km"),
    [
        ("palestra entro dieci km da Meldola", 10),
        ("gym within ten km of Meldola", 10),
        ("im Umkreis von zwanzig km von Meldola", 20),
        ("palestra a meno di cinque chilometri da Meldola", 5),
        ("within five miles of Meldola", 8),
    ],
)
def test_a_distance_may_be_written_in_words(text: str, km: float) -> None:
    query = read(text)

    assert query.within_km == km
    assert not {"entro", "within", "umkreis", "meno"}.intersection(query.rest)


@pytest.mark.parametrize("way", ["walk-in", "drop-in"])
def test_a_day_right_behind_walk_in_is_heard_as_well(way: str) -> None:
    query = read(f"legal advice {way} on Saturday morning")

    assert query.access == "no_appointment"
    assert query.when is not None
    assert (query.when.days, query.when.part) == ((5,), 0)


@pytest.mark.parametrize("text", ["servizio online di ascolto per genitori", "servizi online per chi ha debiti"])
def test_a_service_for_something_else_is_offered_online(text: str) -> None:
    query = read(text)

    assert query.remote
    assert "digital.online_services" not in query.needs


@pytest.mark.parametrize(
    "text",
    [
        "servizi online",
        "servizi online del comune",
        "usare i servizi online",
        "servizi online per la scuola",
        "servizi online per pagare l'affitto",
    ],
)
def test_online_services_alone_are_what_somebody_needs_help_with(text: str) -> None:
    query = read(text)

    assert query.needs[0] == "digital.online_services"
    assert not query.remote


@pytest.mark.parametrize(
    "text",
    ["visita ginecologica senza genitori", "visita ginecologica senza i genitori", "ohne Eltern zum Frauenarzt"],
)
def test_parents_who_are_not_to_come_are_no_group_that_is_asked_for(text: str) -> None:
    assert "families" not in read(text).target_groups


def test_a_relative_who_is_not_to_come_tells_no_gender() -> None:
    assert read("visita senza la madre").gender is None
    assert read("ragazza, visita senza il padre").gender == "woman"


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("doposcuola per bambini delle elementari", (6, 11)),
        ("ragazzo delle medie", (11, 14)),
        ("aiuto compiti ragazzi delle superiori", (14, 19)),
        ("figlia che fa le elementari", (6, 11)),
    ],
)
def test_pupils_of_a_school_are_of_its_ages(text: str, ages: tuple[int, int]) -> None:
    assert read(text).ages == ages


@pytest.mark.parametrize("text", ["insegnante delle elementari", "iscrizione alle superiori", "licenza media"])
def test_a_school_alone_tells_no_age(text: str) -> None:
    assert read(text).ages is None


@pytest.mark.parametrize("text", ["girl 15 psychologist", "Junge 15 Psychologe", "boy aged 12 football"])
def test_a_word_that_told_the_gender_is_not_left_over(text: str) -> None:
    query = read(text)

    assert query.gender is not None
    assert query.rest == ()


@pytest.mark.parametrize(
    ("text", "interest"),
    [("Sportangebote am Wochenende", "team_sports"), ("Sportkurse", "team_sports"), ("Musikkurs", "music")],
)
def test_what_is_on_offer_in_german_is_of_its_subject(text: str, interest: str) -> None:
    assert interest in read(text).interests


@pytest.mark.parametrize("text", ["servizio di ascolto", "servizio di ascolto online", "ascolto per genitori"])
def test_a_service_that_listens_is_called_so(text: str) -> None:
    query = read(text)

    assert "listening_desk" in query.service_types
    assert query.remote == ("online" in text)
