"""Towns whose names are words, that follow "di strada", that are taken back, or that a way leads from or to."""

import pytest

from directory.search.query import understand
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY


def _place(text: str) -> str | None:
    found = understand(text, VOCABULARY, GAZETTEER).place
    return found.label if found else None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("consultorio di Cattolica", "Cattolica (RN)"),
        ("aiuto per il permesso di soggiorno Cattolica", "Cattolica (RN)"),
        ("gruppo anziani Medicina", "Medicina (BO)"),
        ("gruppo di lettura Medicina, anche di sera", "Medicina (BO)"),
        ("campi estivi Busca", "Busca (CN)"),
    ],
)
def test_a_town_whose_name_is_a_word_ends_a_question_with_a_capital(text: str, place: str) -> None:
    assert _place(text) == place


@pytest.mark.parametrize(
    "text",
    [
        "scuola Cattolica",
        "gruppo della chiesa Cattolica",
        "laurea in Medicina",
        "studente alla facoltà di Medicina",
        "studia Medicina",
        "Scuola Di Medicina",
        "ambulatorio di medicina",
        "cerco assistenza Rosa",
        "vorrei la Licenza",
        "ho bisogno di Medicina",
        "mi serve Medicina",
    ],
)
def test_words_that_are_towns_elsewhere_stay_words(text: str) -> None:
    assert _place(text) is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("unità di strada Bologna", "Bologna (BO)"),
        ("educatori di strada Ravenna", "Ravenna (RA)"),
        ("unità di strada Bolonia", "Bologna (BO)"),
        ("chi aiuta chi vive per strada Forlì", "Forlì (FC)"),
    ],
)
def test_a_town_behind_people_of_the_street_is_no_street(text: str, place: str) -> None:
    assert _place(text) == place


@pytest.mark.parametrize("text", ["strada Bologna", "abita in via Ravenna", "abita in viale Bologna"])
def test_a_street_that_is_called_like_a_town_stays_one(text: str) -> None:
    assert _place(text) is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("il bus da Forlì per Premilcuore", "Premilcuore (FC)"),
        ("navetta da Novafeltria fino a Pennabilli", "Pennabilli (RN)"),
        ("corso di italiano da Forlì", "Forlì (FC)"),
        ("vengo da Forlì per lavoro, cerco casa a Cesena", "Cesena (FC)"),
        ("casa da Forlì per due persone", "Forlì (FC)"),
    ],
)
def test_who_goes_somewhere_asks_about_where_they_go(text: str, place: str) -> None:
    assert _place(text) == place


def test_a_town_that_is_taken_back_is_not_looked_for() -> None:
    query = understand("sindacato inquilini Modena no scusa Imola", VOCABULARY, GAZETTEER)

    assert query.place is not None
    assert query.place.name == "Imola"
    assert not {"modena", "scusa"} & {*query.words, *query.rest}


@pytest.mark.parametrize("text", ["sportello lavoro a Sarsina o Cesena", "centro lavoro a Sarsina o Cesena"])
def test_a_desk_for_work_is_no_town_where_somebody_works(text: str) -> None:
    query = understand(text, VOCABULARY, GAZETTEER)

    assert query.place is not None
    assert {query.place.name, *(other.name for other in query.also_near)} == {"Sarsina", "Cesena"}


def test_who_works_in_one_town_and_lives_in_another_asks_for_where_they_live() -> None:
    assert _place("lavoro a Sarsina ma vivo a Cesena") == "Cesena (FC)"


def test_of_two_spellings_that_sound_alike_the_nearer_town_is_meant() -> None:
    assert _place("patente in altra lingua Ravennna") == "Ravenna (RA)"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("prima abitava a Napoli, ora sta a Cesena da un cugino, cerca una stanza", "Cesena (FC)"),
        ("he comes from Rovereto but lives in Forlì, looking for a football club", "Forlì (FC)"),
        ("früher wohnte er in Bozen, jetzt in Trient, sucht Arbeit", "Trento (TN)"),
        ("ha vissuto a Roma, cerca lavoro a Bergamo", "Bergamo (BG)"),
        ("abito a Milano, cerco lavoro a Forlì", "Forlì (FC)"),  # where it is looked for
        ("abitavo a Cesena, cerco casa", "Cesena (FC)"),  # no other place is named
        ("abita a Cesena, corso di italiano", "Cesena (FC)"),
        ("vivo a Forlì e lavoro a Cesena", "Forlì (FC)"),
        ("viene da Forlì, corsi serali", "Forlì (FC)"),
    ],
)
def test_where_somebody_once_lived_is_no_place_to_look_in(text: str, place: str) -> None:
    assert _place(text) == place
