"""What repeats itself in a list, so that it is prepared and compared once."""

from collections.abc import Hashable, Iterable
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

T = TypeVar("T", bound=Hashable)
Indexes = NDArray[np.int64]


def distinct(values: Iterable[T]) -> tuple[list[T], Indexes]:
    """The different values in the order in which they come up, and for each value which of them it is.

    >>> [each if isinstance(each, list) else each.tolist() for each in distinct(["via", "viale", "via"])]
    [['via', 'viale'], [0, 1, 0]]
    """
    numbers: dict[T, int] = {}
    which = np.fromiter((numbers.setdefault(value, len(numbers)) for value in values), np.int64)
    return list(numbers), which


def distinct_pairs(left: Indexes, right: Indexes, size: int) -> tuple[Indexes, Indexes, Indexes]:
    """Pairs, each once whatever its order, and for each pair which of them it is.

    Args:
        left, right: numbers below `size`, shape (pairs,).
    Returns:
        The smaller and the greater of each different pair, shape (different,), and positions, shape (pairs,).

    >>> [each.tolist() for each in distinct_pairs(np.array([3, 1, 2]), np.array([1, 3, 2]), 4)]
    [[1, 2], [3, 2], [0, 0, 1]]
    """
    codes, which = np.unique(np.minimum(left, right) * size + np.maximum(left, right), return_inverse=True)
    return codes // max(size, 1), codes % max(size, 1), which


def sorted_once(numbers: Indexes) -> Indexes:
    """Numbers in order, each once. np.unique looks them up one by one, which takes several times as long.

    >>> sorted_once(np.array([3, 1, 3])).tolist()
    [1, 3]
    """
    found = np.sort(numbers)
    return found[np.append(True, found[1:] != found[:-1])] if len(found) else found
