"""What is too far to go there comes last, and words that nobody knows are named."""

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from directory.catalog.rows import ListingRow
from directory.search.query import understand
from directory.search.results.distance import FAR_KM
from directory.search.results.groups import Group
from directory.search.search import SearchResult, search
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY, catalog_of, listing

TODAY = date(2026, 11, 22)
TOWNS = ("Forlì", "Cesena", "Rimini", "Trento", "Bergamo", "Bolzano", "Napoli")


def find(text: str, *rows: ListingRow, **values: Any) -> SearchResult:
    return search(understand(text, VOCABULARY, GAZETTEER), catalog_of(*rows), today=TODAY, **values)


def places(result: SearchResult) -> list[str]:
    return [one.municipality for one in result.results]


def test_what_is_far_comes_last_even_if_it_fits_better() -> None:
    result = find(
        "psicologo per arabi a Forlì gratis",
        listing(1, name="Psicologo per arabi", at="Trento", languages=("ar",)),
        listing(2, name="Sportello con psicologo", at="Cesena"),
    )
    assert places(result) == ["Cesena", "Trento"]
    assert result.count(Group.FAR) == 1


def test_who_helps_from_afar_is_not_far_unless_it_says_whom_and_means_others() -> None:
    result = find(
        "psicologo a Forlì",
        listing(1, name="Psicologo online", at="Trento", remote=True),
        listing(2, name="Psicologo del Trentino", at="Trento", remote=True, areas=(("province", "TN"),)),
        listing(3, name="Psicologo senza sede", at=None),
    )
    assert result.count(Group.FAR) == 1
    assert result.results[-1].name == "Psicologo del Trentino"


def test_without_a_place_nothing_is_far() -> None:
    assert find("psicologo", listing(1, name="Psicologo", at="Trento")).count(Group.FAR) == 0


def test_all_of_a_province_that_was_asked_for_is_near() -> None:
    far_village = listing(1, name="Psicologo", at="Canazei")
    assert find("psicologo in provincia di Trento", far_village).count(Group.FAR) == 0


def test_words_that_no_result_has_are_named_and_others_are_not() -> None:
    rows = (listing(1, name="Psicologo"), listing(2, name="Biblioteca"))
    assert find("psicologo xilofono", *rows).unheard == ("xilofono",)
    assert find("psicologo a Forlì per ragazza di 17 anni", *rows).unheard == ()
    assert find("biblioteca", *rows).unheard == ()


def test_a_word_that_only_a_filtered_entry_has_is_named() -> None:
    rows = [listing(n, name="Psicologo", cost=1) for n in range(1, 5)]
    found = find("psicologo girandola", listing(9, name="Psicologo Girandola"), *rows, filters={"cost": ["free"]})
    assert found.unheard == ("girandola",)


@settings(max_examples=12)
@given(st.lists(st.sampled_from(TOWNS), min_size=1, max_size=25), st.integers(1, 7))
def test_pages_together_are_the_whole_list_with_the_near_first(towns: list[str], size: int) -> None:
    rows = [listing(number, name="Psicologo", at=town) for number, town in enumerate(towns, 1)]
    whole = find("psicologo a Forlì", *rows, limit=100)
    pages = [find("psicologo a Forlì", *rows, limit=size, offset=at) for at in range(0, len(rows), size)]

    assert [one.listing_id for page in pages for one in page.results] == [one.listing_id for one in whole.results]
    near = whole.count(Group.NEAR)
    km = [one.distance_km or 0.0 for one in whole.results]
    assert all(one <= FAR_KM for one in km[:near])
    assert all(one > FAR_KM for one in km[near:])


def test_what_is_needed_in_person_is_far_where_one_can_only_telephone() -> None:
    rows = (
        listing(1, name="Un posto per dormire", at="Trento", remote=True, tags=("need:housing.emergency",)),
        listing(2, name="Un letto", at="Rimini", tags=("need:housing.emergency",)),
    )

    assert places(find("non sa dove dormire, Forlì", *rows)) == ["Rimini", "Trento"]
    assert find("non sa dove dormire, Forlì", *rows).count(Group.FAR) == 1


def test_help_by_telephone_stays_near_where_a_voice_is_enough() -> None:
    rows = (
        listing(1, name="Ascolto", at="Trento", remote=True, tags=("need:mental_wellbeing.listening",)),
        listing(2, name="Colloqui", at="Rimini", tags=("need:mental_wellbeing.listening",)),
    )

    assert find("bisogno di essere ascoltato, Forlì", *rows).count(Group.FAR) == 0


def test_words_that_nothing_has_leave_no_rest_of_the_question_where_nothing_else_was_asked() -> None:
    rows = (listing(1, name="Mensa", at="Forlì"),)

    assert "rest of the question" not in str(find("0543 000106", *rows).relaxed[0])
    assert "rest of the question" in str(find("xyzzy Forlì", *rows).relaxed[0])


def test_a_line_for_people_of_another_area_is_far_and_says_so() -> None:
    line = listing(1, name="Linea d'ascolto", remote=True, areas=(("province", "BG"),))
    anywhere = listing(2, name="Linea d'ascolto", remote=True)

    result = find("linea d'ascolto a Rovereto", line, anywhere)

    assert [one.row for one in result.results] == [1, 0]
    assert [group for group, _ in result.headings] == [Group.NEAR, Group.FAR]
    assert "Serves other places" in [str(reason.text) for reason in result.results[1].reasons]


def test_what_is_near_and_answers_nothing_comes_after_what_answers_in_the_next_town() -> None:
    result = find(
        "aiuto compiti a Forlì, vivace e allegra",
        listing(1, name="Compiti e colazioni", at="Forlì", tags=("need:family.childcare",)),
        listing(2, name="Trattoria vivace", at="Forlì"),
        listing(3, name="Insieme", at="Cesena", tags=("need:education.study_support",)),
    )
    near = {one.name: next(why.value for why in one.reasons if why.feature == "proximity") for one in result.results}

    assert near["Trattoria vivace"] < 0.5
    assert result.results[0].name == "Insieme"


def test_a_line_with_a_number_of_another_country_is_hardly_near_and_says_so() -> None:
    result = find(
        "psicologo a Forlì",
        listing(1, name="Psicologo al telefono", at=None, remote=True, phone="+41910001063"),
        listing(2, name="Psicologo in linea", at="Trento", remote=True),
        listing(3, name="Psicologo d'Italia", at=None, remote=True, phone="+390543000106"),
    )
    said = {one.name: next(why for why in one.reasons if why.feature == "proximity") for one in result.results}

    abroad = said["Psicologo al telefono"]
    assert abroad.value == said["Psicologo in linea"].value < said["Psicologo d'Italia"].value
    assert str(abroad.text) == "Has a number of another country: ask whether it helps people from Forlì, too"
