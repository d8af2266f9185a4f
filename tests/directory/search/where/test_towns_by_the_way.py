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


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("signora di Milano cerca una badante per la mamma che abita a Trento", "Trento (TN)"),
        ("nipote di Forlì cerca RSA per lo zio che vive a Bergamo", "Bergamo (BG)"),
        ("figlia di Cesena, il papà abita a Forlì e cerca pasti a domicilio", "Forlì (FC)"),
        ("la nonna abita a Riva del Garda e le serve la spesa", "Riva del Garda (TN)"),
        ("figlio di Milano, la nonna abita a Riva del Garda e le serve la spesa", "Riva del Garda (TN)"),
        ("il marito è ricoverato a Bergamo e cerca dove dormire vicino all'ospedale", "Bergamo (BG)"),
        ("abito a Milano, cerco una badante per mia mamma che vive a Trento", "Trento (TN)"),
        ("I live in Milano, looking for a carer for my mother who lives in Trento", "Trento (TN)"),
        ("Suche Hilfe für meine Mutter, die in Trento wohnt, ich wohne in Bolzano", "Trento (TN)"),
    ],
)
def test_where_the_relative_lives_who_is_to_be_helped_is_the_place(text: str, place: str) -> None:
    assert _place(text) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("vivo a Forlì, mia figlia sta a Milano, cerco compagnia", "Forlì (FC)"),
        ("mia figlia sta a Milano, vivo a Forlì, cerco compagnia", "Forlì (FC)"),
        ("ho un figlio a Bologna e abito a Forlì, cerco compagnia", "Forlì (FC)"),
        ("la mamma vive a Trento, io cerco lavoro a Milano", "Milano (MI)"),
        ("per la mamma di Trento cerco una casa di riposo a Rovereto", "Rovereto (TN)"),
        ("sono di Cesena, mio fratello lavora a Milano, cerco amici", "Cesena (FC)"),
    ],
)
def test_where_relatives_only_live_or_work_is_beside_the_point(text: str, place: str) -> None:
    assert _place(text) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("ha sempre vissuto a Forlì, la figlia sta a Milano, cerca compagnia", "Forlì (FC)"),
        ("ha vissuto sempre a Forlì e ha un figlio a Bologna", "Forlì (FC)"),
        ("ho un figlio a Bologna e ho sempre vissuto a Forlì, cerco compagnia", "Forlì (FC)"),
        ("we have lived in Forlì for ten years, I work in Cesena", "Forlì (FC)"),
        ("ha vissuto a Cesena tutta la vita, lavora a Forlì, cerca casa", "Cesena (FC)"),
        ("ha vissuto tutta la vita a Napoli, ora sta a Cesena dal figlio, cerca compagnia", "Cesena (FC)"),
        ("lived in Rome for ten years, now in Bergamo, looking for a course", "Bergamo (BG)"),
        ("ha vissuto tre anni a Roma, cerca lavoro a Bergamo", "Bergamo (BG)"),
        ("ha sempre vissuto a Roma, trasferita a Cesena, cerca amici", "Cesena (FC)"),
        ("used to live in Rome, studies in Trento", "Trento (TN)"),
    ],
)
def test_who_has_always_lived_somewhere_still_does(text: str, place: str) -> None:
    assert _place(text) == place


def test_what_somebody_was_looking_for_in_a_town_is_asked_for() -> None:
    query = understand("stavo cercando casa a Forlì ma vivo a Cesena", VOCABULARY, GAZETTEER)

    assert query.needs == ("housing.finding",)
