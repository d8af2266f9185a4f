"""Folding, words, stems, and keys for misspelt words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.words.language import STOP_WORDS, deletes, fold, stem, stems, within_edits, words

short_words = st.text(alphabet="abcdr", max_size=9)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("FORLÌ", "forli"),
        ("Forli'", "forli"),
        ("perche’", "perche"),
        ("un po' d'aiuto", "un po d'aiuto"),
        ("L’AQUILA", "l'aquila"),
        ("Straße", "strasse"),
        ("Südtirol", "sudtirol"),
    ],
)
def test_folding_takes_case_accents_and_apostrophes_written_for_accents(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_words_are_already_folded(text: str) -> None:
    assert all(fold(word) == word for word in words(text))


def test_words_split_elisions_and_keep_numbers() -> None:
    assert words("Sportello d'ascolto all'1522, dell’Unione") == [
        "sportello", "d", "ascolto", "all", "1522", "dell", "unione",
    ]  # fmt: skip


def test_forms_of_a_word_share_a_stem() -> None:
    assert len({stem("psicologo"), stem("psicologa"), stem("psicologi"), stem("psicologico")}) == 1
    assert stem("housing", "en") == stem("housed", "en")
    assert stem("wohnungen", "de") == stem("wohnung", "de")


def test_a_language_without_a_stemmer_and_numbers_keep_the_word() -> None:
    assert stem("shtepi", "sq") == "shtepi"
    assert stem("1522") == "1522"


def test_stems_leave_out_the_stop_words_of_the_language() -> None:
    assert stems("la casa e il lavoro per i giovani") == [stem("casa"), stem("lavoro"), stem("giovani")]
    assert stems("a home for the young", "en") == [stem("home", "en"), stem("young", "en")]
    assert stems("") == stems("e di il") == []


def test_stop_words_are_folded_words() -> None:
    for listed in STOP_WORDS.values():
        assert all(words(word) == [word] for word in listed)


@given(short_words, short_words, st.integers(0, 2))
def test_words_within_edits_share_a_delete(a: str, b: str, distance: int) -> None:
    edits = within_edits(a, b, distance)
    assert edits is None or edits <= distance
    if edits is not None:
        assert deletes(a, distance) & deletes(b, distance)


@pytest.mark.parametrize(
    ("a", "b", "edits"),
    [
        ("sportelo", "sportello", 1),
        ("cosulente", "consulente", 1),
        ("acsa", "casa", 1),
        ("casa", "casa", 0),
        ("casa", "lago", None),
    ],
)
def test_edits_count_letters_added_lost_changed_or_swapped(a: str, b: str, edits: int | None) -> None:
    assert within_edits(a, b, 1) == edits


def test_deletes_hold_the_word_and_what_is_left_of_it() -> None:
    assert deletes("bar", 1) == {"bar", "ar", "br", "ba"}
    assert deletes("a", 2) == {"a", ""}


def test_who_is_autistic_drives_no_bus() -> None:
    assert stem("autistico") == stem("autismo")
    assert stem("autistico") != stem("autisti")
