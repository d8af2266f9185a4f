import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.words.strings import Strings

TEXTS = st.lists(st.text(max_size=8), max_size=20)


@given(TEXTS)
def test_packed_texts_come_back_as_they_were(texts: list[str]) -> None:
    packed = Strings.pack(texts)

    assert list(packed) == texts
    assert packed[:] == texts
    assert [packed[row - len(texts)] for row in range(len(texts))] == texts


@given(TEXTS, st.text(max_size=3))
def test_sorted_texts_are_found_by_their_beginning(texts: list[str], prefix: str) -> None:
    ordered = sorted(set(texts))
    packed = Strings.pack(ordered)

    assert [packed[row] for row in packed.starting_with(prefix)] == [
        text for text in ordered if text.startswith(prefix)
    ]
    assert packed.find(prefix) == (ordered.index(prefix) if prefix in ordered else -1)


@pytest.mark.parametrize("number", [63, 64, 65, 200])
def test_of_many_sorted_texts_each_is_found(number: int) -> None:
    ordered = [f"{row:04}" for row in range(number)]
    packed = Strings.pack(ordered)

    assert [packed.find(text) for text in ordered] == [*range(number)]
    assert [packed.find(f"{text}x") for text in ordered] == [-1] * number
    assert packed.starting_with("00") == range(min(number, 100))
    assert packed.starting_with("x") == range(number, number)
