"""How good an order of results is, from the grades of the results in that order.

Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques" (2002), with the gain 2^grade - 1 of Burges
et al., "Learning to rank using gradient descent" (2005).
"""

import math
from collections.abc import Iterable, Sequence
from typing import Final

HELPS: Final = 2  # the least grade of a listing that a link worker would send somebody to


def discounted_gain(grades: Sequence[int], at: int) -> float:
    """The gain 2^grade - 1 of the first `at` results, each divided by log2(rank + 1).

    >>> discounted_gain([3, 0, 1], 10)  # 7/1 + 0 + 1/2
    7.5
    """
    return sum(((1 << grade) - 1) / math.log2(rank + 1) for rank, grade in enumerate(grades[:at], 1))


def ndcg(grades: Sequence[int], judged: Iterable[int], at: int = 10) -> float:
    """Discounted gain as a share of that of the best possible order.

    Args:
        grades: of the results, best first; 0 where nothing was judged.
        judged: grades of everything that was judged, found or not.
    Returns:
        In [0, 1] when each judged listing stands at most once among the results.
    Raises:
        ValueError: nothing was judged relevant, so that no order is better than another.
    """
    best = discounted_gain(sorted(judged, reverse=True), at)
    if best == 0:
        raise ValueError("nothing was judged relevant")
    return discounted_gain(grades, at) / best


def reciprocal_rank(grades: Sequence[int], least: int) -> float:
    """1 / rank of the first result with at least this grade, 0 when there is none.

    >>> reciprocal_rank([1, 0, 2], least=2) == 1 / 3
    True
    """
    return next((1 / rank for rank, grade in enumerate(grades, 1) if grade >= least), 0.0)


def success(grades: Sequence[int], least: int, at: int = 3) -> float:
    """1 when one of the first results has at least this grade, else 0.

    >>> success([1, 0, 2], least=2), success([1, 0, 1, 3], least=2)
    (1.0, 0.0)
    """
    return float(any(grade >= least for grade in grades[:at]))
