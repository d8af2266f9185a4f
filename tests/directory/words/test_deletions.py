"""Words within so many edits of each other share a number; a word has one for each thing that is left of it."""

from hypothesis import given
from hypothesis import strategies as st

from directory.words.deletions import numbered, numbers_of
from directory.words.language import deletes, within_edits

SHORT_WORDS = st.text("abcàß語", max_size=9)


@given(SHORT_WORDS, SHORT_WORDS, st.integers(0, 2))
def test_words_within_edits_share_a_number(a: str, b: str, distance: int) -> None:
    if within_edits(a, b, distance) is not None:
        assert {*numbers_of(a, distance).tolist()} & {*numbers_of(b, distance).tolist()}


@given(st.lists(st.tuples(SHORT_WORDS, st.integers(0, 2))))
def test_a_word_has_a_number_for_each_thing_that_is_left_of_it(some: list[tuple[str, int]]) -> None:
    numbers, owners = numbered([word for word, _ in some], [edits for _, edits in some])

    assert sorted(numbers.tolist()) == numbers.tolist()
    for place, (word, edits) in enumerate(some):
        own = numbers[owners == place].tolist()
        assert len(own) == len({*own}) == len(deletes(word, edits))
        assert {*own} == {*numbers_of(word, edits).tolist()}


def test_a_word_of_any_length_is_numbered_by_its_beginning() -> None:
    long = "a" * 3000

    assert {*numbers_of(long, 2).tolist()} == {*numbers_of(long + "b", 2).tolist()}
