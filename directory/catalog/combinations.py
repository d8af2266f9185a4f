"""Columns of sets of values, such as the languages of each listing, kept as numbers of the combinations that occur.

A few thousand combinations stand for a million rows: counting values is counting combinations first. Values that seldom
tell listings apart share a group; the values of the group with the most combinations are cut into halves, each with its
own combinations, as long as all numbers of a row still stand side by side: four times as few have to be looked through.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, zip_longest
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

_MOST = 4096  # combinations of one group
_AT_ONCE = 4096  # rows whose numbers stay in the caches of the processor
_SIDE_BY_SIDE = 8  # numbers of 2 bytes: numpy copies 16 bytes as quickly as 2, but 10 bytes much slower


Counts = NDArray[np.int64]
Codes = NDArray[np.uint16 | np.uint32]


class Bundle(NamedTuple):
    """Values that are combined with each other: the ascending places of each row's among `values`."""

    rows: Sequence[Sequence[int]]
    values: int


@dataclass(frozen=True, eq=False)
class Combinations:
    """Which of some values each row has.

    Args:
        codes: shape (n, groups or more): the combination of each row in each group of values, numbered among all; the
            number behind the last one, which is none, in columns that no group needs.
        firsts: int64, shape (groups + 1,): the combinations of group g are `firsts[g]:firsts[g + 1]` among all.
        groups: int64, shape (groups + 1,): the values of group g are `groups[g]:groups[g + 1]`.
        offsets: int64, shape (values + 1,): value i is in the combinations `having[offsets[i]:offsets[i + 1]]`.
        having: int32, numbers of combinations among all; every value begins with -1, which is none, so that no value
            is without any.
    """

    codes: Codes
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
        whole = [
            _numbered(bundle, start) for bundle, start in zip(bundles, _starts(bundles), strict=True) if bundle.values
        ]
        groups = _halved(whole) if like is None else _cut_at([*like.groups[1:-1].tolist(), total], whole)
        firsts = np.cumsum([0, *(len(group.combinations) for group in groups)]).astype(np.int64)
        having: list[list[int]] = [[-1] for _ in range(total)]
        for first, group in zip(firsts.tolist(), groups, strict=False):
            for number, combination in enumerate(group.combinations):
                for value in combination:
                    having[value].append(first + number)
        ends = np.array([0, *(group.last for group in groups)], np.int64)
        codes = [group.codes + first for first, group in zip(firsts.tolist(), groups, strict=False)]
        return cls(_side_by_side(codes, n_rows, firsts.item(-1)), firsts, ends, *_packed(having))

    @property
    def n_values(self) -> int:
        """How many values there are."""
        return int(self.groups[-1])

    def counts(self, rows: NDArray[np.intp], less: NDArray[np.intp] | None = None) -> Counts:
        """How many of these rows have each value, exactly; shape (values,).

        Args:
            less: rows whose values are taken away from them.
        """
        counted = self._count(rows)
        if less is not None:
            counted -= self._count(less)
        counted[-1] = 0  # none
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
        for column, (start, end) in zip(codes.T, pairwise(self.firsts.tolist()), strict=False):
            if wanted[start:end].any():
                found |= wanted.take(column)
        return found

    def _count(self, rows: NDArray[np.intp]) -> Counts:
        """How many of these rows have each combination, and at the end what is none."""
        counted = np.zeros(int(self.firsts[-1]) + 1, np.int64)
        for start in range(0, len(rows), _AT_ONCE):
            codes = self.codes.take(rows[start : start + _AT_ONCE], axis=0)
            counted += np.bincount(codes.ravel(), minlength=len(counted))
        return counted

    def joined_with(self, fresh: "Combinations") -> "Combinations":
        """With those of further rows, packed `like` these."""
        own, later = np.diff(self.firsts), np.diff(fresh.firsts)
        firsts = np.cumsum([0, *(own + later)]).astype(np.int64)
        ours = _moved(self.having, self.firsts, firsts[:-1])
        theirs = _moved(fresh.having, fresh.firsts, firsts[:-1] + own)
        empty = np.full(1, -1, np.int32)
        having = [
            np.concatenate((empty if one is None else one, other[1:]))
            for one, other in zip_longest(_split(ours, self.offsets), _split(theirs, fresh.offsets))
        ]
        none = firsts.item(-1)
        codes = _moved_codes(self, firsts[:-1], none), _moved_codes(fresh, firsts[:-1] + own, none)
        return Combinations(np.concatenate(codes), firsts, fresh.groups, *_packed(having))


def _moved_codes(of: Combinations, to: NDArray[np.int64], none: int) -> Codes:
    """The codes of all rows after the combinations of each group were moved."""
    by = (to - of.firsts[:-1]).tolist()
    moved = [column.astype(np.int64) + more for column, more in zip(of.codes.T, by, strict=False)]
    return _side_by_side(moved, len(of.codes), none)


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
    """The values from `first` to `last` among all, the combinations of them, and the number of that of each row."""

    first: int
    last: int
    combinations: list[tuple[int, ...]]
    codes: NDArray[np.intp]

    def narrowed(self, first: int, last: int) -> "_Group":
        """Only some of its values."""
        numbers: dict[tuple[int, ...], int] = {}
        moved = [
            numbers.setdefault(tuple([value for value in one if first <= value < last]), len(numbers))
            for one in self.combinations
        ]
        return _Group(first, last, [*numbers], np.array(moved, np.intp).take(self.codes))


def _starts(bundles: Sequence[Bundle]) -> list[int]:
    starts = [0]
    for bundle in bundles[:-1]:
        starts.append(starts[-1] + bundle.values)
    return starts[: len(bundles)]


def _numbered(bundle: Bundle, start: int) -> _Group:
    """One group of all values of a bundle, the first of which is at `start` among all."""
    numbers: dict[tuple[int, ...], int] = {}
    codes = [numbers.setdefault(tuple(row), len(numbers)) for row in bundle.rows]
    combinations = [tuple([start + value for value in one]) for one in numbers]
    return _Group(start, start + bundle.values, combinations, np.array(codes, np.intp))


def _halved(groups: list[_Group]) -> list[_Group]:
    """The group with the most combinations in halves, as long as all stand side by side or it has too many."""
    several = [place for place, group in enumerate(groups) if group.last - group.first > 1]
    if not several:
        return groups
    place = max(several, key=lambda one: len(groups[one].combinations))
    group = groups[place]
    if len(groups) >= _SIDE_BY_SIDE and len(group.combinations) <= _MOST:
        return groups
    middle = (group.first + group.last) // 2
    halves = [group.narrowed(group.first, middle), group.narrowed(middle, group.last)]
    return _halved([*groups[:place], *halves, *groups[place + 1 :]])


def _cut_at(ends: Sequence[int], groups: Sequence[_Group]) -> list[_Group]:
    """Groups that end at given places among all values."""
    return [
        group.narrowed(first, last)
        for group in groups
        for first, last in pairwise([group.first, *(end for end in ends if group.first < end <= group.last)])
    ]


def _side_by_side(columns: Sequence[NDArray[np.intp]], n_rows: int, none: int) -> Codes:
    """Numbers of combinations, with what is none in columns that are left over."""
    width = -(-max(len(columns), 1) // _SIDE_BY_SIDE) * _SIDE_BY_SIDE
    codes: Codes = np.full((n_rows, width), none, np.uint16 if none <= np.iinfo(np.uint16).max else np.uint32)
    for place, column in enumerate(columns):
        codes[:, place] = column
    return codes
