"""Where nothing near answers, what answers far away comes before what is near and only shares a word."""

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from directory.catalog.rows import ListingRow
from directory.search.query import understand
from directory.search.results.groups import Group
from directory.search.search import SearchResult, search
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY, catalog_of, listing

TODAY = date(2026, 11, 22)
FAR_ANSWER = listing(1, name="Misure alternative", at="Trento", tags=("need:rights.prison",))
STRAY = listing(2, name="Bottega di prova", at="Forlì")
QUESTION = "messa alla prova, Forlì"


def find(text: str, *rows: ListingRow, **values: Any) -> SearchResult:
    return search(understand(text, VOCABULARY, GAZETTEER), catalog_of(*rows), today=TODAY, **values)


def names(result: SearchResult) -> list[str]:
    return [one.name for one in result.results]


def headings(result: SearchResult) -> list[tuple[Group, int]]:
    return [(group, size) for group, size in result.headings]


def test_what_answers_far_away_comes_before_a_near_one_with_a_stray_word() -> None:
    result = find(QUESTION, FAR_ANSWER, STRAY)

    assert names(result) == ["Misure alternative", "Bottega di prova"]
    assert headings(result) == [(Group.FAR, 1), (Group.BESIDE, 1)]
    assert any("The nearest is" in one.message for one in result.relaxed)


def test_one_near_answer_keeps_the_near_ones_first() -> None:
    near = listing(3, name="Uscire", at="Cesena", tags=("need:rights.prison",))

    assert headings(find(QUESTION, FAR_ANSWER, STRAY, near)) == [(Group.NEAR, 1), (Group.BESIDE, 1), (Group.FAR, 1)]


def test_who_is_called_so_or_says_all_the_words_answers_without_any_term() -> None:
    for near in (
        listing(3, name="Messa alla prova", at="Forlì"),
        listing(3, name="Sportello", description="Seguiamo chi è in messa alla prova.", at="Forlì"),
    ):
        result = find(QUESTION, FAR_ANSWER, STRAY, near)
        assert headings(result)[:2] == [(Group.NEAR, 1), (Group.BESIDE, 1)]
        assert names(result)[0] == near.name


def test_what_was_chosen_comes_first_whatever_it_answers() -> None:
    result = find(QUESTION, FAR_ANSWER, STRAY, filters={"municipality": ["Forlì"]})

    assert names(result)[0] == "Bottega di prova"


def test_where_nothing_answers_anywhere_the_near_ones_come_first_and_are_no_answer() -> None:
    far = listing(4, name="Sala prove", at="Trento")

    assert headings(find(QUESTION, far, STRAY)) == [(Group.BESIDE, 1), (Group.FAR, 1)]


def test_what_is_too_far_for_a_day_comes_after_near_help_with_something_like_it() -> None:
    far = listing(1, name="Assistente sociale", at="Bergamo", tags=("service_type:professional_social_service",))
    near = listing(2, name="Assistente di base", at="Forlì", tags=("need:family.child_protection",))
    nearer = listing(1, name="Assistente sociale", at="Bologna", tags=("service_type:professional_social_service",))

    assert names(find("assistente sociale a Forlimpopoli", far, near)) == [near.name, far.name]
    assert headings(find("assistente sociale a Forlimpopoli", nearer, near)) == [(Group.FAR, 1), (Group.BESIDE, 1)]


@settings(max_examples=12)
@given(st.lists(st.sampled_from(("answer", "stray")), max_size=12), st.integers(1, 5))
def test_pages_together_are_the_whole_list(kinds: list[str], size: int) -> None:
    rows = [
        listing(number, name="Bottega di prova", at="Forlì")
        if kind == "stray"
        else listing(number, name="Misure alternative", at="Trento", tags=("need:rights.prison",))
        for number, kind in enumerate(kinds, 1)
    ]
    whole = find(QUESTION, *rows, limit=100)
    pages = [find(QUESTION, *rows, limit=size, offset=at) for at in range(0, len(rows), size)]

    assert [one.listing_id for page in pages for one in page.results] == [one.listing_id for one in whole.results]
    assert sum(count for _, count in whole.headings) == whole.total


def test_a_shelter_and_help_from_afar_stand_after_what_is_there_for_anybody_near() -> None:
    bed = listing(1, name="Dormitorio", at="Cesena", tags=("need:housing.emergency", "target_group:homeless"))
    shelter = listing(
        2,
        name="Casa rifugio",
        at="Forlì",
        description="Un letto subito, di notte, per chi è fuori casa",
        tags=("need:housing.emergency", "target_group:violence_victims", "target_group:women"),
    )
    text = "messo fuori di casa ieri, cerca un letto subito, Forlì"

    assert names(find(text, bed, shelter)) == [bed.name, shelter.name]
    assert names(find(text, shelter)) == [shelter.name]


def test_help_from_afar_that_does_not_say_whom_comes_after_help_nearby() -> None:
    near = listing(1, name="Conti chiari", at="Cesena", tags=("need:money.debt",))
    afar = listing(2, name="Sentirsi", at="Trento", remote=True, description="debiti, rate", tags=("need:money.debt",))
    national = listing(3, name="Linea unica", remote=True, tags=("need:money.debt",))

    assert names(find("debiti e rate, Forlì", near, afar)) == [near.name, afar.name]
    assert names(find("debiti e rate, Forlì", near, afar, national))[-1] == afar.name
    assert names(find("debiti e rate, Forlì", afar, listing(4, name="Le rate", at="Forlì")))[0] == afar.name


def test_who_is_of_another_age_is_not_let_in_by_two_ordinary_words() -> None:
    children = listing(1, name="Centro diurno", at="Forlì", minimum_age=6.0, maximum_age=14.0)
    old = listing(2, name="La quercia", at="Forlì", tags=("service_type:day_centre",), minimum_age=65.0)

    assert names(find("centro diurno per mia madre di 80 anni, Forlì", children, old)) == [old.name, children.name]
