"""Nothing that could speak of one person is written down."""

import pytest

from directory.catalog.catalog import TAXONOMIES
from directory.curation import search_privacy as privacy
from directory.places.gazetteer import Gazetteer
from directory.search.query import Query, understand
from directory.taxonomies.vocabulary import Vocabulary
from directory.words.given_names import GIVEN_NAMES
from directory.words.language import words
from web.search.understood import understood_json

VOCABULARY = Vocabulary.bundled()

PERSONAL = [  # a question, and the words of it that must be found nowhere
    ("Maria Rossi di via Verdi 3 cerca lavoro", "maria rossi via verdi 3"),
    ("maria rossi di via verdi 3 cerca lavoro", "maria rossi via verdi 3"),
    ("fatima benali deve trovare casa a Forlì", "fatima benali"),
    ("tirocinio per il sig. hoxha", "hoxha"),
    ("si chiama brambilla e cerca lavoro", "brambilla"),
    ("chiamare il 339 1234567 per un tirocinio", "339 1234567"),
    ("tirocinio 3391234567", "3391234567"),
    ("tirocinio mario.brambilla@example.org", "mario brambilla example org"),
    ("tirocinio rssmra85t10a562s", "rssmra85t10a562s"),
    ("tirocinio RSSMRA85T10A562S", "rssmra85t10a562s"),
    ("lavoro nata il 12/03/1991", "12 03 1991"),
    ("HOXHA ARBEN cerca casa", "hoxha arben"),
    ("Brambilla corso di italiano", "brambilla"),
]


def understood(text: str) -> Query:
    return understand(text, VOCABULARY, Gazetteer.bundled())


def asked(text: str) -> dict[str, object]:
    return privacy.asked_for(understood_json(understood(text)), {}, VOCABULARY)


@pytest.mark.parametrize(("text", "personal"), PERSONAL)
@pytest.mark.parametrize("with_person", [True, False])
def test_names_numbers_and_addresses_are_neither_written_nor_counted(
    text: str, personal: str, with_person: bool
) -> None:
    query = understood(text)
    kept = {*words(privacy.masked_text(query, with_person=with_person)), *privacy.words_to_count(query)}
    assert not kept & set(personal.split())


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        (
            "psicologo gratis vicino Forlì per ragazza 17 anni che parla arabo",
            "psicologo gratis ragazza parla arabo",
        ),
        ("Maria Rossi di via Verdi 3 cerca casa", "… cerca casa"),
        ("doposcuola con merenda il sabato", "doposcuola … il sabato"),
        ("antani tarapia tapioco", "…"),
        ("", ""),
    ],
)
def test_what_taxonomies_and_rules_know_stays_and_the_rest_is_one_sign(text: str, masked: str) -> None:
    assert privacy.masked_text(understood(text), with_person=True) == masked


def test_beside_a_small_place_words_about_the_person_go() -> None:
    query = understood("psicologo gratis per ragazza che parla arabo")
    assert privacy.masked_text(query, with_person=False) == "psicologo gratis"
    kept = privacy.without_person(asked("psicologo gratis per ragazza di 17 anni che parla arabo"))
    assert set(kept) == {"needs", "service_types", "cost"}


def test_what_was_understood_is_kept_in_codes_with_a_band_of_ages_and_without_the_place() -> None:
    kept = asked("psicologo gratis vicino Forlì per ragazza 17 anni che parla arabo")
    assert kept["age"] == "14–17"
    assert (kept["cost"], kept["languages"], kept["service_types"]) == ("free", ["ar"], ["psychological_support"])
    assert not {"place", "rest", "relaxed"} & set(kept)


@pytest.mark.parametrize(
    ("ages", "band"),
    [((0, 0), "0–2"), ((17, 17), "14–17"), ((0, 29), "0–34"), ((65, 120), "65–120"), ((99, 99), "80–120")],
)
def test_an_age_becomes_the_bands_that_hold_it(ages: tuple[float, float], band: str) -> None:
    assert privacy.age_band(*ages) == band


def test_only_codes_of_the_taxonomies_are_taken_from_an_address() -> None:
    filters = {"need": ["work", "maria rossi"], "language": ["maria"], "service_type": ["via verdi 3"]}
    assert privacy.asked_for(understood_json(Query()), filters, VOCABULARY) == {"needs": ["work"]}


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("mio marito mi picchia", ["safety"]),
        ("centro antiviolenza a Trento", ["safety"]),
        ("ha tentato il suicidio", ["mental_wellbeing"]),
        ("psicologo", []),
        ("linea telefonica di ascolto", ["mental_wellbeing"]),
    ],
)
def test_of_violence_and_crises_only_the_area_may_be_kept(text: str, areas: list[str]) -> None:
    assert privacy.restricted_areas(asked(text), VOCABULARY) == areas


def test_words_are_counted_as_written_and_one_by_one() -> None:
    assert privacy.words_to_count(understood("lavoro, numismatica e tombolata")) == ["numismatica", "tombolata"]


def test_a_long_question_is_a_story_and_its_words_are_not_counted() -> None:
    story = "numismatica alfa beta gamma delta epsilon zeta teta iota kappa lambda"
    assert privacy.words_to_count(understood(story)) == []


def test_no_given_name_is_a_word_that_a_taxonomy_needs_alone() -> None:
    phrases = {
        tuple(words(phrase)) for name in TAXONOMIES for term in VOCABULARY.terms(name) for _, phrase in term.phrases()
    }
    assert not {phrase[0] for phrase in phrases if len(phrase) == 1} & GIVEN_NAMES


@pytest.mark.parametrize(
    ("name", "is_chief"), [("Forlì", True), ("Cesena", True), ("Bertinoro", False), ("Rovereto", False)]
)
def test_a_chief_town_gives_its_province_the_name(name: str, is_chief: bool) -> None:
    assert privacy.is_chief_town(Gazetteer.bundled().resolve(name)) is is_chief
