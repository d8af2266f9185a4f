"""Things found by texts that are not kept: sorted numbers of the texts, and which thing each belongs to.

A dict of many thousand short texts takes 150 bytes for each in every process that reads it, and copies of them where
processes are forked, because Python counts references within its objects. Two arrays take 12, and stay shared.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray


def key_of(*texts: str) -> int:
    """A number of 64 bits for some texts in their order; no two have the same, but for a chance in a million million.

    >>> key_of("it", "casa") == key_of("it", "casa"), key_of("it", "casa") == key_of("itcasa")
    (True, False)
    """
    return int.from_bytes(blake2b("\0".join(texts).encode(), digest_size=8).digest())


class Keyed:
    """Numbers of things by key; several may have one.

    >>> keyed = Keyed(key_of(word) for word in ("casa", "lavoro", "casa"))
    >>> list(keyed.of(key_of("casa"))), list(keyed.of(key_of("scuola"))), key_of("lavoro") in keyed
    ([0, 2], [], True)
    """

    def __init__(self, keys: Iterable[int]) -> None:
        """File the things 0, 1, 2 … under their keys."""
        given = np.fromiter(keys, np.uint64)
        self._things: NDArray[np.int32] = np.argsort(given, kind="stable").astype(np.int32)
        self._keys: NDArray[np.uint64] = given[self._things]

    def of(self, key: int) -> list[int]:
        """The things that have a key, ascending."""
        first = bisect_left(self._sorted, key)
        if first == len(self._sorted) or self._sorted[first] != key:
            return []
        things: list[int] = self._things[first : bisect_right(self._sorted, key, lo=first)].tolist()
        return things

    def __contains__(self, key: int) -> bool:
        """Whether anything has a key."""
        first = bisect_left(self._sorted, key)
        return first < len(self._sorted) and self._sorted[first] == key

    @cached_property
    def _sorted(self) -> memoryview:
        return self._keys.data  # looking into it is several times faster than into the array
