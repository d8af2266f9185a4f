"""Sequences that go to the disk are like lists, however long they are."""

import errno
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.errors import InvalidInput
from importers.long_lists import sequence as module
from importers.long_lists.repeats import Repeats, Seen, numbers_of, spread, standing_once
from importers.long_lists.sequence import NO_ROOM, LongSequence
from importers.row_values import Rows


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks of three, six of which stay in memory."""
    monkeypatch.setattr(module, "BLOCK", 3)
    monkeypatch.setattr(module, "IN_MEMORY", 6)
    monkeypatch.setattr(module, "BLOCKS_AT_HAND", 2)


@settings(max_examples=200)
@given(st.lists(st.integers() | st.text(max_size=3)), st.data())
def test_it_is_like_a_list(elements: list[Any], data: st.DataObject) -> None:
    found = LongSequence(elements)
    for _ in range(data.draw(st.integers(0, len(elements)))):
        assert found.pop() == elements.pop()
    more = data.draw(st.lists(st.integers(), max_size=8))
    found.extend(more)
    elements += more
    assert len(found) == len(elements)
    assert [*found] == elements == [*found.settled()]
    assert [element for block in found.blocks() for element in block] == elements
    assert [found[at] for at in range(-len(elements), len(elements))] == elements * 2
    begin, end = sorted(data.draw(st.tuples(st.integers(0, 20), st.integers(0, 20))))
    assert found[begin:end] == elements[begin:end]


@settings(max_examples=200)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers())))
def test_it_is_sorted_as_lists_are(elements: list[tuple[int, int]]) -> None:
    found = LongSequence(elements).in_order(lambda each: each[0])
    assert [*found] == sorted(elements, key=lambda each: each[0])


def test_positions_beyond_it_are_refused() -> None:
    found = LongSequence(range(20))
    for at in (20, -21):
        with pytest.raises(IndexError):
            found[at]
    with pytest.raises(IndexError):
        LongSequence[int]().pop()


def test_short_ones_are_a_tuple_for_those_who_read_them() -> None:
    assert LongSequence("abc").settled() == ("a", "b", "c")


def test_a_full_disk_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(module._Pickler, "dump", full)
    with pytest.raises(InvalidInput) as told:
        LongSequence(range(100))
    assert told.value.message == NO_ROOM


@given(st.lists(st.text(max_size=2)))
def test_what_stands_more_than_once_is_found(values: list[str]) -> None:
    found = Repeats()
    for value in values:
        found.count(value)
    often = [values.count(value) > 1 for value in values]
    assert [value in found for value in values] == often
    assert (~standing_once(numbers_of(values))).tolist() == often


@given(st.lists(st.text(max_size=2)), st.text(max_size=2))
def test_what_was_seen_is_known(values: list[str], other: str) -> None:
    found = Seen(numbers_of(values))
    assert all(value in found for value in values)
    assert (other in found) == (other in values)


@given(st.lists(st.integers(), max_size=60), st.integers(1, 30))
def test_a_spread_goes_from_the_beginning_to_the_end(elements: list[int], most: int) -> None:
    found = list(spread(elements, most))
    assert found == [(at, elements[at]) for at, _ in found]
    assert len(found) <= most
    if len(elements) <= most:
        assert [element for _, element in found] == elements
    else:
        steps = {second - first for (first, _), (second, _) in pairwise(found)}
        assert len(steps) <= 1
        assert len(elements) - found[-1][0] <= -(-len(elements) // most)


def test_child_rows_that_come_again_are_one_object_in_every_block_but_the_first() -> None:
    rows = Rows(({"number": "+390543712345", "type": "voice"},))
    kept = LongSequence({"phones": rows} for _ in range(12))
    first, second, last = (kept[at]["phones"] for at in (0, len(kept) // 2, len(kept) - 1))
    assert first == second == rows
    assert second is last
