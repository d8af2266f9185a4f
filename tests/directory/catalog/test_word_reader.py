"""How words of a question are read: known ones, forms of known ones, and misspelt ones."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.catalog.catalog import Catalog
from directory.catalog.corrections import MOST, likeliest
from tests.directory.catalog.listings import catalog_of, listing


def repairs(catalog: Catalog, words: list[str]) -> dict[str, str]:
    """Which words were taken for which others."""
    return {reading.word: reading.repaired for reading in catalog.text.read(words) if reading.repaired}


@pytest.mark.parametrize("wrong", ["xlografia", "xilgorafia", "xilografya", "ilografia", "xilograffia", "xilografai"])
def test_a_word_with_one_wrong_letter_is_repaired(wrong: str) -> None:
    catalog = catalog_of(listing(1, name="Xilografia per tutti"), listing(2, name="Biblioteca"))

    assert repairs(catalog, [wrong, "biblioteca"]) == {wrong: "xilografia"}
    assert catalog.text.search([wrong]).score[0] > 0


def test_a_known_word_is_never_repaired() -> None:
    catalog = catalog_of(listing(1, name="Xilografia"), *(listing(n, name="Xilografie") for n in range(2, 9)))

    assert repairs(catalog, ["xilografia"]) == {}


def test_short_words_and_numbers_are_not_repaired() -> None:
    catalog = catalog_of(listing(1, name="Zqxj wkz 12345"))

    assert repairs(catalog, ["wkx", "12346"]) == {}


def test_the_word_is_meant_that_stands_beside_the_others() -> None:
    catalog = catalog_of(
        *(listing(number, name="Corso di italiano") for number in range(1, 41)),
        *(listing(number, name="Rifugio del Carso") for number in range(41, 101)),  # more have this one
    )

    assert repairs(catalog, ["crso", "italiano"]) == {"crso": "corso"}
    assert repairs(catalog, ["crso", "rifugio"]) == {"crso": "carso"}
    assert repairs(catalog, ["crso", "bosco"])["crso"] == "carso"


def test_a_word_without_its_ending_is_the_whole_word() -> None:
    catalog = catalog_of(listing(1, name="Uso di sostanze"))

    assert repairs(catalog, ["sostanz", "uso"]) == {"sostanz": "sostanze"}


def test_a_word_is_no_form_of_another_that_only_has_its_stem() -> None:
    catalog = catalog_of(listing(1, name="Bar sociale"), listing(2, name="Barbiere"))

    assert repairs(catalog, ["bariere"]) == {"bariere": "barbiere"}  # and not "bar"


def test_another_form_of_a_known_word_stays_what_it_is_and_is_perhaps_a_more_usual_word() -> None:
    catalog = catalog_of(listing(1, name="Pace"), *(listing(number, name="Parco") for number in range(2, 6)))

    (reading,) = catalog.text.read(["paco"])
    assert (reading.repaired, reading.stems) == ("", (("pac", 1.0),))
    assert [stem for stem, _ in reading.perhaps] == ["parc"]


def test_a_long_word_is_found_by_its_stem() -> None:
    catalog = catalog_of(listing(1, name="Laboratorio di restauro"))

    assert repairs(catalog, ["restaruare", "laboratorio"]) == {"restaruare": "restauro"}


@given(
    st.lists(st.tuples(st.text("abc", min_size=1, max_size=5), st.integers(1, 2)), min_size=1, max_size=20),
    st.integers(0, 50),
)
def test_corrections_are_few_different_and_in_a_total_order(near: list[tuple[str, int]], often: int) -> None:
    known = [(form, form[:2], edits) for form, edits in near]
    found = likeliest("abcab", known, lambda _: often, lambda _: [(often, 0), (3, 1)], 100)

    assert found == likeliest("abcab", known[::-1], lambda _: often, lambda _: [(often, 0), (3, 1)], 100)
    assert len(found) == min(len({form[:2] for form, _ in near}), MOST)
    assert [one.likelihood for one in found] == sorted((one.likelihood for one in found), reverse=True)
    assert all(math.isfinite(one.likelihood) for one in found)
