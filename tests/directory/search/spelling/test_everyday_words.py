import pytest

from directory.search.spelling.everyday_words import is_everyday


@pytest.mark.parametrize(
    "word", ["pazza", "rumorosa", "triennale", "quanto", "vorremmo", "riunioni", "niemandem", "schlaft", "walking"]
)
def test_words_that_people_say_are_right(word: str) -> None:
    assert is_everyday(word)


@pytest.mark.parametrize("word", ["tirocino", "psicolgo", "logopedsta", "invreno", "osera", "mesa", "crso", "al", ""])
def test_slips_and_little_words_are_none(word: str) -> None:
    assert not is_everyday(word)
