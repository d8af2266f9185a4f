"""What every comparison keeps to: graded levels, the best first, and UNKNOWN where one of two records says nothing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from importers.resolution.keys import Keys

UNKNOWN = -1  # one of the two says nothing: no evidence either way

Record = Mapping[str, str]  # field -> text, empty or absent where nothing is said
Indexes = NDArray[np.int64]
Levels = NDArray[np.int8]


class Prepared(Protocol):
    """The normalised values of all records, ready to be compared."""

    def levels(self, left: Indexes, right: Indexes) -> Levels:
        """The level of each pair, shape (pairs,): 0 agrees most, UNKNOWN says nothing; symmetric."""

    def keys(self) -> Keys:
        """For each record what another one probably shares if it is the same."""


@dataclass(frozen=True)
class Comparison:
    """One kind of evidence about whether two records are the same.

    Args:
        name: short and unique among the comparisons of a kind of record.
        label: what is compared, in words.
        levels: what each level says, in words, the best first.
        expected: how often two records of the same thing are expected at each level; sums to 1. It is where learning
            starts, and what counts while a list is too small to learn from.
        prepare: normalises the values of all records.
    """

    name: str
    label: str
    levels: tuple[str, ...]
    expected: tuple[float, ...]
    prepare: Callable[[Sequence[Record]], Prepared]
