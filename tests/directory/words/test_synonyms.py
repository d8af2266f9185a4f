"""Other Italian words for the same, as the thesaurus has them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from directory.words import synonyms
from directory.words.language import stem
from directory.words.synonyms import synonyms_of


def test_a_word_is_found_in_whatever_form() -> None:
    assert "vescovo" in {one.word for one in synonyms_of(stem("prelati"))}


def test_a_word_of_several_senses_means_each_less_surely() -> None:
    bishop = synonyms_of(stem("prelato"))
    sovereign = synonyms_of(stem("sovrano"))

    assert {one.likeness for one in bishop} == {1.0}
    assert all(one.likeness < 1 for one in sovereign)


def test_no_word_is_another_word_for_itself() -> None:
    assert stem("sovrano") not in {one.stem for one in synonyms_of(stem("sovrano"))}


def test_a_word_that_the_thesaurus_has_not_has_no_other() -> None:
    assert synonyms_of(stem("xyzzy")) == ()


@pytest.fixture
def no_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """A directory without the thesaurus, which is read anew afterwards."""
    try:
        with monkeypatch.context() as patch:
            patch.setattr(synonyms, "_FILE", tmp_path / "synonyms.csv")
            _forget()
            yield
    finally:
        _forget()


@pytest.mark.usefixtures("no_file")
def test_without_the_file_no_word_has_another() -> None:
    assert synonyms_of(stem("prelato")) == ()


def _forget() -> None:
    synonyms._thesaurus.cache_clear()
    synonyms_of.cache_clear()
