"""Columns of sets of values, such as the languages of each listing, kept as numbers of the combinations that occur.

A few hundred combinations stand for a million rows: counting values is counting combinations first. Values that seldom
tell listings apart share a group, so that few numbers are counted; where too many combinations of a group occur, its
values are cut into halves, each with its own combinations.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, zip_longest
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

_MOST = 4096  # combinations of one group
_SIDE_BY_SIDE = 8  # numbers of 2 bytes: numpy copies 16 bytes as quickly as 2, but 10 bytes much slower


Counts = NDArray[np.int64]


class Bundle(NamedTuple):
    """Values that are combined with each other: the ascending places of each row's among `values`."""

    rows: Sequence[Sequence[int]]
    values: int


@dataclass(frozen=True, eq=False)
class Combinations:
    """Which of some values each row has.

    Args:
        codes: uint16, shape (n, groups or more): the combination of each row, in each group of values.
        firsts: int64, shape (groups + 1,): the combinations of group g are `firsts[g]:firsts[g + 1]` among all.
        groups: int64, shape (groups + 1,): the values of group g are `groups[g]:groups[g + 1]`.
        offsets: int64, shape (values + 1,): value i is in the combinations `having[offsets[i]:offsets[i + 1]]`.
        having: int32, numbers of combinations among all; every value begins with -1, which is none, so that no value
            is without any.
    """

    codes: NDArray[np.uint16]
    firsts: NDArray[np.int64]
    groups: NDArray[np.int64]
    offsets: NDArray[np.int64]
    having: NDArray[np.int32]

    @classmethod
    def pack(cls, bundles: Sequence[Bundle], n_rows: int, like: "Combinations | None" = None) -> "Combinations":
        """Pack the values of several bundles, one after the other.

        Args:
            like: cut the values into the same groups; the last bundle may have more values than it has there.
        """
        total = sum(bundle.values for bundle in bundles)
        ends = None if like is None else [*like.groups[1:-1].tolist(), total]
        numbered = [
            group
            for bundle, start in zip(bundles, _starts(bundles), strict=True)
            if bundle.values
            for group in (_cut(bundle, start) if ends is None else _cut_at(bundle, start, ends))
        ]
        firsts = np.cumsum([0, *(len(group.numbers) for group in numbered)]).astype(np.int64)
        codes = np.zeros((n_rows, -(-max(len(numbered), 1) // _SIDE_BY_SIDE) * _SIDE_BY_SIDE), np.uint16)
        having: list[list[int]] = [[-1] for _ in range(total)]
        for place, group in enumerate(numbered):
            codes[:, place] = group.codes
            for combination, number in group.numbers.items():
                for value in combination:
                    having[value].append(int(firsts[place]) + number)
        groups = np.array([0, *(group.last for group in numbered)], np.int64)
        return cls(codes, firsts, groups, *_packed(having))

    @property
    def n_values(self) -> int:
        """How many values there are."""
        return int(self.groups[-1])

    def counts(self, rows: NDArray[np.intp], less: NDArray[np.intp] | None = None) -> Counts:
        """How many of these rows have each value, exactly; shape (values,).

        Args:
            less: rows whose values are taken away from them.
        """
        counted = np.zeros(int(self.firsts[-1]) + 1, np.int64)  # of each combination, and at the end of none
        self._count(counted, rows)
        if less is not None:
            fewer = np.zeros_like(counted)
            self._count(fewer, less)
            counted -= fewer
        return np.add.reduceat(counted.take(self._having_to_take), self.offsets[:-1])

    @cached_property
    def _having_to_take(self) -> NDArray[np.intp]:
        return self.having.astype(np.intp)  # which numpy takes by twice as quickly

    def rows_having(self, values: Sequence[int], rows: NDArray[np.intp]) -> NDArray[np.bool_]:
        """Which of these rows have any of these values; shape (len(rows),)."""
        wanted = np.zeros(int(self.firsts[-1]) + 1, np.bool_)
        for value in values:
            wanted[self.having[self.offsets[value] + 1 : self.offsets[value + 1]]] = True
        found = np.zeros(len(rows), np.bool_)
        codes = self.codes.take(rows, axis=0)  # numpy would copy a whole column before it takes rows of it
        for place, (start, end) in enumerate(pairwise(self.firsts.tolist())):
            if wanted[start:end].any():
                found |= wanted[start:end].take(codes[:, place])
        return found

    def _count(self, counted: Counts, rows: NDArray[np.intp]) -> None:
        codes = self.codes.take(rows, axis=0)
        for place, (start, end) in enumerate(pairwise(self.firsts.tolist())):
            counted[start:end] = np.bincount(codes[:, place], minlength=end - start)

    def joined_with(self, fresh: "Combinations") -> "Combinations":
        """With those of further rows, packed `like` these."""
        own, later = np.diff(self.firsts), np.diff(fresh.firsts)
        firsts = np.cumsum([0, *(own + later)]).astype(np.int64)
        codes = fresh.codes.copy()
        codes[:, : len(own)] += own.astype(np.uint16)
        ours = _moved(self.having, self.firsts, firsts[:-1])
        theirs = _moved(fresh.having, fresh.firsts, firsts[:-1] + own)
        empty = np.full(1, -1, np.int32)
        having = [
            np.concatenate((empty if one is None else one, other[1:]))
            for one, other in zip_longest(_split(ours, self.offsets), _split(theirs, fresh.offsets))
        ]
        return Combinations(np.concatenate((self.codes, codes)), firsts, fresh.groups, *_packed(having))


def _packed(several: Sequence[Sequence[int] | NDArray[np.int32]]) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """Lists in a row, and where they begin and end."""
    offsets = np.cumsum([0, *map(len, several)]).astype(np.int64)
    return offsets, np.concatenate([np.empty(0, np.int32), *(np.asarray(one, np.int32) for one in several)])


def _split(flat: NDArray[np.int32], offsets: NDArray[np.int64]) -> list[NDArray[np.int32]]:
    return [flat[start:end] for start, end in pairwise(offsets.tolist())]


def _moved(combinations: NDArray[np.int32], firsts: NDArray[np.int64], to: NDArray[np.int64]) -> NDArray[np.int32]:
    """Numbers of combinations after those of each group were moved; -1 stays."""
    group = np.searchsorted(firsts, combinations, side="right") - 1
    by = np.append(to - firsts[:-1], 0)  # at the end for -1, whose group is -1
    return np.asarray(combinations + by[group], np.int32)


@dataclass(frozen=True, eq=False)
class Choices:
    """What results can be narrowed by, as values of combinations: those of one facet after those of another.

    Args:
        ends: int64, where the values of each of `NAMES` end.
    """

    combinations: Combinations
    ends: NDArray[np.int64]

    # The languages are last, since later listings may speak more of them.
    NAMES = ("target_group", "need_domain", "service_type", "cost", "access", "day", "language")

    def span(self, name: str) -> slice:
        """Which values are those of one facet.

        Raises:
            ValueError: there is no such facet.
        """
        place = self.NAMES.index(name)
        return slice(int(self.ends[place - 1]) if place else 0, int(self.ends[place]))

    def counts(self, name: str, rows: NDArray[np.intp]) -> Counts:
        """How many of these rows have each value of one facet."""
        return self.combinations.counts(rows)[self.span(name)]

    def joined_with(self, fresh: "Choices") -> "Choices":
        """With those of further rows."""
        return Choices(self.combinations.joined_with(fresh.combinations), fresh.ends)


class _Group(NamedTuple):
    """The values from `first` to `last` among all, their combinations numbered, and the one of each row."""

    first: int
    last: int
    numbers: dict[tuple[int, ...], int]
    codes: list[int]


def _starts(bundles: Sequence[Bundle]) -> list[int]:
    starts = [0]
    for bundle in bundles[:-1]:
        starts.append(starts[-1] + bundle.values)
    return starts[: len(bundles)]


def _cut(bundle: Bundle, start: int) -> list[_Group]:
    """One group, or halves where there would be too many combinations."""
    return _halved(bundle, start, 0, bundle.values)


def _halved(bundle: Bundle, start: int, first: int, last: int) -> list[_Group]:
    group = _numbered(bundle, start, first, last, most=_MOST if last - first > 1 else None)
    if group is not None:
        return [group]
    middle = (first + last) // 2
    return [*_halved(bundle, start, first, middle), *_halved(bundle, start, middle, last)]


def _cut_at(bundle: Bundle, start: int, ends: Sequence[int]) -> Iterator[_Group]:
    """Groups that end at given places among all values."""
    own = [end - start for end in ends if start < end <= start + bundle.values]
    for first, last in pairwise([0, *own]):
        group = _numbered(bundle, start, first, last)
        if group is not None:
            yield group


def _numbered(bundle: Bundle, start: int, first: int, last: int, most: int | None = None) -> _Group | None:
    """A group of the bundle's values from `first` to `last`; None where it has more than `most` combinations."""
    numbers: dict[tuple[int, ...], int] = {}
    codes = []
    is_all = first == 0 and last == bundle.values
    for row in bundle.rows:
        combination = tuple(row) if is_all else tuple([value for value in row if first <= value < last])
        codes.append(numbers.setdefault(combination, len(numbers)))
        if most is not None and len(numbers) > most:
            return None
    numbers = {tuple([start + value for value in combination]): number for combination, number in numbers.items()}
    return _Group(start + first, start + last, numbers, codes)
