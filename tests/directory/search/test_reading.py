"""A question with misspelt words is understood as it was probably meant."""

import pytest

from directory.catalog.catalog import Catalog
from directory.search.reading import read_question
from tests.directory.catalog.listings import catalog_of, listing
from tests.directory.search.asking import find


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return catalog_of(
        listing(1, name="Educatore a casa", tags=("service_type:home_education",)),
        listing(2, name="Corso di italiano per adulti"),
        listing(3, name="Volontariato con gli anziani"),
        listing(4, name="Un parco per tutti"),
    )


def test_a_mended_word_is_a_part_of_what_the_rules_know(catalog: Catalog) -> None:
    query = read_question("educatore che viene a csaa", catalog)

    assert query.home_visits
    assert (query.text, dict(query.mended)) == ("educatore che viene a csaa", {"csaa": "casa"})


def test_a_mended_word_that_says_nothing_is_not_looked_for(catalog: Catalog) -> None:
    query = read_question("crco volontariato", catalog)

    assert query.words == ("volontariato",)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("non dorme e ente le voci", {"ente": "sente"}),
        ("coso di italiano", {"coso": "corso"}),
    ],
)
def test_a_word_that_makes_a_known_phrase_with_its_neighbours_is_meant_so(
    catalog: Catalog, text: str, right: dict[str, str]
) -> None:
    assert dict(read_question(text, catalog).mended) == right
    assert read_question(text, catalog).needs


@pytest.mark.parametrize("text", ["un umo al parco", "vestiti per l'invreno", "lavora fino a tari"])
def test_common_words_are_recognised_that_no_listing_has(catalog: Catalog, text: str) -> None:
    assert list(dict(read_question(text, catalog).mended).values()) in (["uomo"], ["inverno"], ["tardi"])


@pytest.mark.parametrize(
    "text",
    ["corso di italiano", "non sa usare il telefonino", "difendersi dalle truffe", "SPI di Forlì", "casa e parco"],
)
def test_nothing_is_mended_in_a_question_that_is_right(catalog: Catalog, text: str) -> None:
    assert not read_question(text, catalog).mended


def test_a_mended_word_keeps_its_capital_and_its_place_in_the_text(catalog: Catalog) -> None:
    query = read_question("Vlontariato, a Forlì!", catalog)

    assert query.words == ("volontariato",)
    assert query.place is not None
    assert query.place.name == "Forlì"


def test_a_result_is_never_said_to_have_the_word_that_was_meant_where_it_has_another() -> None:
    rows = [listing(number, name="Caso sociale, italiano") for number in range(2, 40)]
    result = find("coso di italiano", listing(1, name="Corso di italiano"), *rows)

    words = {
        one.name: [one_.text.facts["words"] for one_ in one.reasons if one_.feature == "words"]
        for one in result.results
    }
    assert words["Corso di italiano"] == [("corso", "italiano")]
    assert words["Caso sociale, italiano"] == [("italiano",)]


def test_a_common_word_that_no_listing_has_is_not_said_of_one_that_has_another() -> None:
    result = find("lavora fino a tari", listing(1, name="I nostri cari: lavoro"))

    words = [one.text.facts.get("words", ()) for one in result.results[0].reasons if one.feature == "words"]
    assert "tardi" not in words[0]


@pytest.mark.parametrize("text", ["ospedale santa chiara trento", "centro anna forli"])
def test_a_town_behind_a_given_name_is_one_where_it_is_a_capital(catalog: Catalog, text: str) -> None:
    assert read_question(text, catalog).place


def test_a_rare_town_behind_a_given_name_is_a_surname(catalog: Catalog) -> None:
    assert read_question("la scuola in via Giuseppe Marotta", catalog).place is None


@pytest.mark.parametrize("text", ["da Milano a Forlì", "Corso dei Tigli 3", "via delle Tese", "nato a Trento"])
def test_names_of_capitals_and_streets_are_right_whatever_listings_say(text: str) -> None:
    near = catalog_of(
        listing(1, name="Biblioteca don Milani"),
        listing(2, name="Mediazione tra genitori e figli"),
        listing(3, name="Dato un tema, le tesi"),
    )

    assert not read_question(text, near).mended


def test_who_asks_for_nothing_but_a_language_finds_interpreters() -> None:
    interpreters = listing(1, name="Mediatori a chiamata", tags=("service_type:interpreting",))

    result = find("qualcuno che parli ucraino", interpreters, listing(2, name="Mensa"))

    assert [found.name for found in result.results] == ["Mediatori a chiamata"]
    assert result.query.languages == ("uk",)
    assert find("psicologo che parli ucraino", interpreters).query.needs == ("mental_wellbeing.listening",)


def test_by_whom_it_speaks_of_and_how_often_a_need_is_not_looked_for() -> None:
    """ "Marito" has the stem of "mare": a library by the sea came before the women's centre."""
    result = find(
        "il marito la picchia tre volte a settimana, Cesena",
        listing(1, name="Biblioteca al mare", description="tre volte a settimana", at="Cesena"),
        listing(2, name="Centro antiviolenza", at="Forlì", tags=("need:safety.partner_violence",)),
    )

    assert [found.name for found in result.results] == ["Centro antiviolenza"]
