from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.errors import Ambiguous, InvalidInput, NotFound
from directory.search.query import Query, understand
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY


def read(text: str, **values: Any) -> Query:
    return understand(text, VOCABULARY, GAZETTEER, **values)


def test_a_question_with_other_values_is_another_one() -> None:
    query = read("psicologo gratis vicino Forlì")

    other = query.but(place=None, cost="low")

    assert other == replace(query, place=None, cost="low")
    assert (query.cost, other.text) == ("free", query.text)


def test_a_question_has_no_other_fields_than_its_own() -> None:
    with pytest.raises(TypeError, match="plac"):
        Query().but(plac=None)


def test_a_whole_sentence_is_taken_apart() -> None:
    query = read("psicologo gratis vicino Forlì per ragazza 17 anni che parla arabo")

    assert query.words == ("psicologo",)
    assert query.service_types == ("psychological_support",)
    assert query.place is not None
    assert query.place.label == "Forlì (FC)"
    assert (query.age, query.languages, query.free) == (17, ("ar",), True)
    assert {span.kind for span in query.spans} >= {"service_type", "place", "age", "language", "cost"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("consultorio vicino a Forlì", "Forlì (FC)"),
        ("consultorio forli", "Forlì (FC)"),
        ("consultorio a FORLI'", "Forlì (FC)"),
        ("corso di italiano a Trento", "Trento (TN)"),
        ("sportello lavoro zona Rovereto", "Rovereto (TN)"),
        ("Jugendzentrum in Bozen", "Bolzano (BZ)"),
        ("mensa a Mese", "Mese (SO)"),
        ("mensa il mese prossimo", None),
        ("ambulatorio di via Roma", None),
        ("sostegno per i minori", None),
        ("medicina del lavoro", None),
        ("47121 dentista", "Forlì (FC)"),
        ("sportello 24121", "Bergamo (BG)"),
        ("psicologo rovereto per una ragazza", "Rovereto (TN)"),
        ("stare in cerchio tutti insieme", None),
        ("gruppo in cerchio a Bergamo", "Bergamo (BG)"),
        ("consultorio di rovereto per ragazze", "Rovereto (TN)"),
        ("dalle parti di Lecco", "Lecco (LC)"),
        ("c/o Seriate", "Seriate (BG)"),
        ("entro 10 km da Cles", "Cles (TN)"),
        ("Castro (BG) mensa", "Castro (BG)"),
        ("mensa Forlì (FC)", "Forlì (FC)"),
        ("Mori volontariato con gli animali", "Mori (TN)"),
        ("ala, telesoccorso", "Ala (TN)"),
        ("ala nord ospedale rovereto", "Rovereto (TN)"),
        ("gruppo lodi e preghiera parrocchia Clusone", "Clusone (BG)"),
        ("wohnung gesucht in Lana", "Lana (BZ)"),
        ("Frau allein, Lana – Besuchsdienst?", "Lana (BZ)"),
        ("Chor für Witwer, Mals", "Malles Venosta (BZ)"),
        ("gas, luce, sale", None),
        ("maglione di lana", None),
        ("Gardolo corso di italiano", "Trento (TN)"),
        ("quarto oggiaro doposcuola", "Milano (MI)"),
        ("vicino all'Aquila", "L'Aquila (AQ)"),
        ("signora Ferrara", None),
        ("sig.ra Lodi cerca badante a Cesenatico", "Cesenatico (FC)"),
        ("corso Venezia Milano", "Milano (MI)"),
        ("scuola zona Loreto Milano", "Milano (MI)"),
        ("mensa Rovereto Trento", "Rovereto (TN)"),
        ("S.Pietro in Casale nido", "San Pietro in Casale (BO)"),
        ("centro storico", None),
    ],
)
def test_places_are_found_and_words_that_are_also_places_only_after_a_preposition(text: str, place: str | None) -> None:
    found = read(text).place

    assert (found.label if found else None) == place


def test_a_whole_province_may_be_asked_for() -> None:
    query = read("consultorio in provincia di Bergamo")

    assert query.province == "BG"
    assert query.words == ("consultorio",)


@pytest.mark.parametrize(
    ("text", "province", "place"),
    [
        ("prov. BG cooperativa", "BG", "Bergamo"),
        ("in provincia di Forlì-Cesena", "FC", "Forlì"),
        ("provincia di Monza e Brianza", "MB", "Monza"),
        ("Provinz Bozen", "BZ", "Bolzano"),
        ("in the province of Bergamo", "BG", "Bergamo"),
        ("sert (BG)", "BG", "Bergamo"),
        ("bertinoro, prov. di FC", None, "Bertinoro"),
        ("mensa a Bergamo", None, "Bergamo"),
    ],
)
def test_a_province_is_named_by_letters_or_name(text: str, province: str | None, place: str) -> None:
    query = read(text)

    assert query.place is not None
    assert (query.province, query.place.name) == (province, place)


def test_a_name_of_several_places_in_a_text_is_noted_and_never_guessed() -> None:
    query = read("sportello a Castro")

    assert query.place is None
    assert "castro" in query.words
    assert [str(note) for note in query.notes] == ["“Castro”: which one? Castro (BG), Castro (LE)"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("doposcuola pergine", "Pergine Valsugana"),
        ("psicologo cinisello", "Cinisello Balsamo"),
        ("corso di italiano primiero", "Primiero San Martino di Castrozza"),
        ("psicologo val di sole", "Malé"),
        ("chi aiuta in Valsugana con i debiti", "Borgo Valsugana"),
        ("teatro in val d'ossola", "Domodossola"),
    ],
)
def test_places_are_called_as_people_call_them(text: str, place: str) -> None:
    query = read(text)

    assert query.place is not None
    assert (query.place.name, query.notes) == (place, ())


def test_of_namesakes_the_one_where_the_directory_has_listings_is_meant() -> None:
    served = {GAZETTEER.resolve("Cologno Monzese").code}

    query = understand("psicologo a cologno", VOCABULARY, GAZETTEER, served=served.__contains__)

    assert query.place is not None
    assert query.place.name == "Cologno Monzese"
    assert query.notes == ()


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("38068", "“38068”: which one? Rovereto (TN), Trambileno (TN)"),
        ("Cologno", "“Cologno”: which one? Cologno Monzese (MI), Cologno al Serio (BG)"),
        ("tirocinio 19 anni Cologno", "“Cologno”: which one? Cologno Monzese (MI), Cologno al Serio (BG)"),
    ],
)
def test_a_bare_postal_code_or_name_of_several_places_is_noted(text: str, note: str) -> None:
    assert [str(one) for one in read(text).notes] == [note]


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("tirocinio ragazzo 19 anni", ()),
        ("ragazzo 15 anni", ("adolescents",)),
        ("ragazzo", ("adolescents",)),
        ("adulto di 40 anni", ("adults",)),
    ],
)
def test_a_stated_age_wins_over_words_for_an_age(text: str, groups: tuple[str, ...]) -> None:
    assert read(text).target_groups == groups


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("ragazza 22 anni", "woman"),
        ("alloggio per una signora", "woman"),
        ("dormitorio uomo", "man"),
        ("Frau mit Kindern", "woman"),
        ("ragazzo e ragazza", None),
        ("dormitorio", None),
    ],
)
def test_the_gender_of_the_person_is_read(text: str, gender: str | None) -> None:
    assert read(text).gender == gender


def test_words_that_say_nothing_are_not_looked_for() -> None:
    assert read("non").words == ()
    assert read("cosa c'è a Forlì, e chi?").words == ()


def test_a_name_of_several_places_given_as_the_place_is_asked_about() -> None:
    with pytest.raises(Ambiguous):
        read("sportello", place="Castro")


def test_kinds_of_service_stand_for_their_main_need_where_no_need_of_theirs_is_named() -> None:
    assert (read("informagiovani").needs, read("informagiovani").main_needs) == ((), ("work.guidance",))
    assert read("informagiovani per fare un tirocinio").main_needs == ("work.traineeship",)


def test_words_that_nothing_was_understood_from_are_the_rest() -> None:
    query = read("musica barocca a Trento il sabato per anziani")

    assert (query.words, query.rest) == (("musica", "barocca"), ("barocca",))


def test_a_relative_is_no_target_group() -> None:
    assert read("compagnia per mia mamma").target_groups == ()
    assert read("gruppo mamme").target_groups == ("families",)
    assert read("mamma 80 anni").target_groups == ()


def test_seeking_is_no_addiction() -> None:
    assert read("Frau sucht Arbeit").main_needs == ("work.search",)
    assert "addictions" in read("Sucht").needs


def test_asking_for_nothing_but_a_place_is_noticed() -> None:
    assert [read(text).is_only_a_place for text in ("a Trento", "a Trento gratis", "a Trento 17 anni", "mensa")] == [
        *(True, False, False, False),
    ]


def test_needs_interests_and_groups_are_read_and_their_words_stay_for_the_text() -> None:
    query = read("sfratto di una mamma sola, musica")

    assert query.needs == ("housing.eviction",)
    assert query.interests == ("music",)
    assert query.target_groups == ("single_parents",)
    assert query.words == ("sfratto", "musica")


def test_what_is_given_beside_the_text_wins() -> None:
    query = read("psicologo a Trento 17 anni", place="Forlì", age=30, needs=["sfratto"], within_km=5)

    assert query.place is not None
    assert query.place.name == "Forlì"
    assert (query.age, query.needs, query.within_km) == (30, ("housing.eviction",), 5)


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({"age": 240}, InvalidInput),
        ({"age": -1}, InvalidInput),
        ({"within_km": 0}, InvalidInput),
        ({"within_km": float("nan")}, InvalidInput),
        ({"place": "Atlantide"}, NotFound),
        ({"needs": ["teletrasporto"]}, NotFound),
    ],
)
def test_impossible_input_gets_a_sentence(values: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        read("psicologo", **values)


@given(st.text(max_size=60))
def test_any_text_is_understood_somehow(text: str) -> None:
    query = read(text)

    assert query.text == text
    assert all(0 <= span.start < span.end for span in query.spans)


@pytest.mark.parametrize(
    "text", ["la signora, Bergamo, cerca lavoro", "dorme per strada, Bergamo", "è in piazza, Bergamo"]
)
def test_a_comma_ends_the_name_of_a_street_or_of_somebody(text: str) -> None:
    place = understand(text, VOCABULARY, GAZETTEER).place

    assert place is not None
    assert place.name == "Bergamo"


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("he is 14, Trento", 14),
        ("the girl is 15 and pregnant", 15),
        ("er ist 14, Trento", 14),
        ("das Mädchen ist 15 und schwanger", 15),
        ("mein Sohn ist 17 und geht nicht mehr zur Schule", 17),
        ("the bus is 14", None),
        ("he is 14 km away", None),
    ],
)
def test_somebody_is_so_old_in_english_and_german(text: str, age: int | None) -> None:
    assert understand(text, VOCABULARY, GAZETTEER).age == age


def test_an_age_may_be_about_so_many() -> None:
    assert read("uomo sui 40 cerca casa a Rho").age == 40
    assert read("casa sui 40 km da Rho").age is None


def test_a_child_that_comes_along_is_not_the_one_who_is_asked_about() -> None:
    assert read("italian class for a mum, kids aged 1 and 4 come along").age is None


def test_what_somebody_does_every_day_is_no_time_to_come() -> None:
    assert read("drinks every day, Perugia").when is None
    when = read("mensa aperta tutti i giorni").when
    assert when is not None
    assert len(when.days) == 7


def test_a_support_group_is_about_alcohol_only_where_somebody_says_so() -> None:
    assert "addictions.alcohol" not in read("support group").needs
    assert "addictions.alcohol" in read("gruppo per alcolisti").needs


@pytest.mark.parametrize("text", ["doposcuola a san mauro", "corso a San Mauro per mamme"])
def test_a_hamlet_with_listings_is_not_taken_for_towns_whose_names_go_on(text: str) -> None:
    served = {GAZETTEER.resolve("Baselga di Pinè").code}
    query = understand(text, VOCABULARY, GAZETTEER, served=served.__contains__)
    assert query.place is None
    (note,) = query.notes
    assert note.facts["choices"][0] == "Baselga di Pinè (TN)"
    assert "San Mauro Pascoli (FC)" in note.facts["choices"]


def test_a_misspelt_day_is_said_with_its_accent() -> None:
    (note,) = understand("mercolei sera corso", VOCABULARY, GAZETTEER).notes
    assert str(note) == "“mercolei” was read as “mercoledì”."
