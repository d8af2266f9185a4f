"""Columns of sets of values, such as the languages of each listing, kept as numbers of the combinations that occur.

A few hundred combinations stand for a million rows: counting values is counting combinations first. Where too many
combinations occur, the values are cut into groups, each with its own combinations.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

_MOST = 4096  # combinations of one group


@dataclass(frozen=True, eq=False)
class Combinations:
    """Which of some values each row has.

    Args:
        codes: int32, shape (groups, n): the combination of each row, in each group of values.
        firsts: int64, shape (groups + 1,): the combinations of group g are rows `firsts[g]:firsts[g + 1]` of `table`.
        groups: int64, shape (groups + 1,): the values of group g are `groups[g]:groups[g + 1]`.
        table: float32, shape (combinations, widest group), 1 where the combination has the value. Floats, since numpy
            multiplies them many times faster than whole numbers; counts are exact below 2**24.
        fresh: of the rows that came later; None where none did.
    """

    codes: NDArray[np.int32]
    firsts: NDArray[np.int64]
    groups: NDArray[np.int64]
    table: NDArray[np.float32]
    fresh: "Combinations | None" = None

    @classmethod
    def pack(cls, rows: Sequence[Sequence[int]], values: int) -> "Combinations":
        """Pack the ascending places of each row's values among all `values`."""
        numbered = _numbered(rows, 0, values)
        firsts = np.cumsum([0, *(len(numbers) for _, numbers, _ in numbered)])
        groups = np.array([0, *(last for last, _, _ in numbered)], np.int64)
        table = np.zeros((int(firsts[-1]), int(np.diff(groups).max(initial=1))), np.float32)
        for first, group, (_, numbers, _) in zip(firsts.tolist(), groups.tolist(), numbered, strict=False):
            for combination, number in numbers.items():
                table[first + number, [value - group for value in combination]] = 1
        codes = np.array([codes for _, _, codes in numbered], np.int32).reshape(len(numbered), len(rows))
        return cls(codes, firsts.astype(np.int64), groups, table)

    @property
    def n_values(self) -> int:
        """How many values there are."""
        return int((self.fresh or self).groups[-1])

    def counts(self, rows: NDArray[np.intp]) -> NDArray[np.int64]:
        """How many of these rows have each value, exactly; shape (values,)."""
        own, later = rows, rows[:0]
        if self.fresh is not None:
            is_later = rows >= self.codes.shape[1]
            own, later = rows[~is_later], rows[is_later] - self.codes.shape[1]
        counts = np.zeros(self.n_values, np.int64)
        for codes, (start, end), (first, last) in self._groups():
            counted = np.bincount(codes[own], minlength=end - start).astype(np.float32)
            counts[first:last] = np.rint(counted @ self.table[start:end, : last - first])
        return counts if self.fresh is None else counts + self.fresh.counts(later)

    def having(self, values: Sequence[int], rows: NDArray[np.intp]) -> NDArray[np.bool_]:
        """Which of these rows have any of these values; shape (len(rows),)."""
        if self.fresh is not None:
            is_later = rows >= self.codes.shape[1]
            both = np.zeros(len(rows), np.bool_)
            both[~is_later] = replace(self, fresh=None).having(values, rows[~is_later])
            both[is_later] = self.fresh.having(values, rows[is_later] - self.codes.shape[1])
            return both
        own, having = rows, np.zeros(len(rows), np.bool_)
        for codes, (start, end), (first, last) in self._groups():
            if wanted := [value - first for value in values if first <= value < last]:
                having |= np.asarray(self.table[start:end, wanted].any(axis=1))[codes[own]]
        return having

    def joined_with(self, fresh: "Combinations") -> "Combinations":
        """With those of further rows, over the same values or over these and more."""
        return Combinations(self.codes, self.firsts, self.groups, self.table, fresh)

    def _groups(self) -> "zip[tuple[NDArray[np.int32], tuple[int, int], tuple[int, int]]]":
        """Codes, range of combinations and range of values of each group."""
        return zip(self.codes, pairwise(self.firsts.tolist()), pairwise(self.groups.tolist()), strict=True)


def _numbered(
    rows: Sequence[Sequence[int]], first: int, last: int
) -> list[tuple[int, dict[tuple[int, ...], int], list[int]]]:
    """Per group of the values from `first` to `last`: its end, its combinations numbered, and the one of each row."""
    numbers: dict[tuple[int, ...], int] = {}
    codes = []
    for row in rows:
        combination = tuple(value for value in row if first <= value < last)
        codes.append(numbers.setdefault(combination, len(numbers)))
        if len(numbers) > _MOST and last - first > 1:
            middle = (first + last) // 2
            return [*_numbered(rows, first, middle), *_numbered(rows, middle, last)]
    return [(last, numbers, codes)]
