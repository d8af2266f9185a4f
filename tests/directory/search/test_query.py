from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.catalog.slots import slot_bits
from directory.errors import Ambiguous, InvalidInput, NotFound
from directory.search.query import Query, understand
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY


def read(text: str, **values: Any) -> Query:
    return understand(text, VOCABULARY, GAZETTEER, **values)


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
    ],
)
def test_places_are_found_and_words_that_are_also_places_only_after_a_preposition(text: str, place: str | None) -> None:
    found = read(text).place

    assert (found.label if found else None) == place


def test_a_whole_province_may_be_asked_for() -> None:
    query = read("consultorio in provincia di Bergamo")

    assert query.province == "BG"
    assert query.words == ("consultorio",)


def test_a_name_of_several_places_in_a_text_is_noted_and_never_guessed() -> None:
    query = read("sportello a Castro")

    assert query.place is None
    assert "castro" in query.words
    assert [str(note) for note in query.notes] == ["«Castro»: which one? Castro (BG), Castro (LE)"]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("38068", "«38068»: which one? Rovereto (TN), Trambileno (TN)"),
        ("Pergine", "«Pergine»: which one? Laterina Pergine Valdarno (AR), Pergine Valsugana (TN)"),
        ("tirocinio 19 anni Pergine", "«Pergine»: which one? Laterina Pergine Valdarno (AR), Pergine Valsugana (TN)"),
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


@pytest.mark.parametrize(
    ("text", "age"),
    [("ragazza di 17 anni", 17), ("17enne", 17), ("a 30 year old", 30), ("16 Jahre alt", 16), ("entro 3 giorni", None)],
)
def test_ages_are_read(text: str, age: float | None) -> None:
    assert read(text).age == age


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("medico che parla arabo", ("ar",)),
        ("avvocato in inglese e francese", ("en", "fr")),
        ("a doctor who speaks Ukrainian", ("uk",)),
        ("Beratung auf Deutsch", ("de",)),
        ("mediatrice che parla curdo e tamil", ("ku", "ta")),
        ("ragazza arabofona", ("ar",)),
        ("corso di inglese", ()),
        ("mamma araba", ("ar",)),
        ("donna ucraina", ("uk",)),
        ("cucina araba", ()),
        ("mamma italiana", ()),
        ("imparare il tedesco", ()),
    ],
)
def test_a_language_spoken_is_told_from_a_language_taught(text: str, languages: tuple[str, ...]) -> None:
    assert read(text).languages == languages


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("musica il sabato", slot_bits([5], range(3))),
        ("corso di sera", slot_bits(range(7), [2])),
        ("il martedì e giovedì pomeriggio", slot_bits([1, 3], [1])),
        ("sabato, meglio di mattina", slot_bits([5], [0])),
        ("nel fine settimana", slot_bits([5, 6], range(3))),
        ("sportello casa", None),
        ("lun sera", slot_bits([0], [2])),
        ("mar e gio pomeriggio", slot_bits([1, 3], [1])),
        ("gita al mar", None),
    ],
)
def test_days_and_parts_of_days_are_read(text: str, slots: int | None) -> None:
    assert read(text).slots == slots


def test_cost_radius_and_remote_are_read() -> None:
    query = read("supporto online gratuito entro 10 km da Rovereto")

    assert (query.free, query.remote, query.within_km) == (True, True, 10)
    assert read("fisioterapia a domicilio").home_visits


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
