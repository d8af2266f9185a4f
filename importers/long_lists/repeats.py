"""Which of a million values stand more than once: those alone need to be remembered."""

from array import array
from collections.abc import Collection, Container, Hashable, Iterable, Iterator
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

T = TypeVar("T")


Numbers = NDArray[np.int64]


def numbers_of(values: Iterable[Hashable]) -> Numbers:
    """A number for each value, the same for equal ones within this process; hardly ever the same for others."""
    found = array("q", map(hash, values))
    return np.frombuffer(found, np.int64) if found else np.zeros(0, np.int64)


def standing_once(numbers: Numbers) -> NDArray[np.bool_]:
    """Which of them no other equals, shape as given."""
    _, place, count = np.unique(numbers, return_inverse=True, return_counts=True)
    once: NDArray[np.bool_] = (count == 1)[place]
    return once


class Seen(Container[Any]):
    """Whether a value was among others, by their numbers: eight bytes for each; now and then one that was not."""

    def __init__(self, numbers: Numbers) -> None:
        self._numbers = np.sort(numbers)

    def __contains__(self, value: object) -> bool:
        """Whether it was."""
        number = hash(value)
        at = int(self._numbers.searchsorted(number))
        return at < len(self._numbers) and int(self._numbers[at]) == number


class Repeats(Container[Any]):
    """What was counted more than once; now and then a value that was not."""

    def __init__(self) -> None:
        self._counted = array("q")
        self._repeated: frozenset[int] | None = None

    def count(self, value: Hashable) -> None:
        """Note that a value stands once more."""
        self._counted.append(hash(value))

    def __len__(self) -> int:
        """How many values were counted, each as often as it was."""
        return len(self._counted)

    def __contains__(self, value: object) -> bool:
        """Whether it was counted more than once."""
        return hash(value) in self.numbers

    @property
    def numbers(self) -> frozenset[int]:
        """Of the values that were; once somebody asks, nothing more is counted."""
        if self._repeated is None:
            sorted_ = np.sort(np.frombuffer(self._counted, np.int64)) if self._counted else np.zeros(0, np.int64)
            self._repeated = frozenset(sorted_[1:][sorted_[1:] == sorted_[:-1]].tolist())
        return self._repeated


def spread(elements: Collection[T], most: int) -> Iterator[tuple[int, T]]:
    """Positions and elements, from beginning to end at equal distances: all where there are not more than `most`."""
    step = distance(len(elements), most)
    return ((at, element) for at, element in enumerate(elements) if at % step == 0)


def distance(count: int, most: int) -> int:
    """How far apart `most` of so many elements are when they are spread over all; 1 where there are not more."""
    return max(1, -(-count // most))
