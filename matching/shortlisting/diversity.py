"""A short list should be a choice: what is nearly the same, or of the same organization, steps back."""

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from directory.catalog.catalog import Catalog

FIRST: Final = 5  # the suggestions that are read out
MOST_ALIKE = 2
ALIKE_NAMES = 90.0  # rapidfuzz token_sort_ratio, 0-100
REASONABLE = 0.75  # share of the score that another organization's listing must reach to come first


def diverse(catalog: Catalog, total: NDArray[np.float32], pool: Sequence[int]) -> list[int]:
    """Reorder the best rows so that the first five are a choice; nothing is lost.

    Among the first five stand at most two near-identical listings as long as anything else is in the pool, and at most
    two of one organization as long as another has a reasonable score. Those that step back follow right after, in their
    order.

    Args:
        total: scores, shape (n,).
        pool: rows, best first.
    """
    return _reordered(catalog, total, pool)[0]


def diverse_if_sure(catalog: Catalog, total: NDArray[np.float32], pool: Sequence[int]) -> list[int] | None:
    """As `diverse`; None where rows that are less good than all of the pool could have been chosen as well."""
    ordered, is_sure = _reordered(catalog, total, pool)
    return ordered if is_sure else None


def _reordered(catalog: Catalog, total: NDArray[np.float32], pool: Sequence[int]) -> tuple[list[int], bool]:
    waiting, first, is_sure = [*pool], list[int](), True
    traits = _Traits(catalog)
    while waiting and len(first) < FIRST:
        place, is_clear = _next(traits, total, first, waiting)
        is_sure &= is_clear
        first.append(waiting.pop(place))
    return first + waiting, is_sure and bool(waiting)


class _Traits:
    """What is compared of rows, each read once."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._organization: dict[int, bytes] = {}
        self._name: dict[int, str] = {}

    def organization(self, row: int) -> bytes:
        """The id of whose it is."""
        if row not in self._organization:
            self._organization[row] = self._catalog.organization_id.item(row)
        return self._organization[row]

    def name(self, row: int) -> str:
        """In small letters."""
        if row not in self._name:
            self._name[row] = self._catalog.name[row].lower()
        return self._name[row]

    def near_identical(self, row: int, other: int) -> bool:
        """As the function of this name."""
        is_same = self.organization(row) == self.organization(other)
        if is_same and _kinds(self._catalog, row) & _kinds(self._catalog, other):
            return True
        # 0 below the cutoff, which is seen early
        return fuzz.token_sort_ratio(self.name(row), self.name(other), score_cutoff=ALIKE_NAMES) > 0


def _next(traits: _Traits, total: NDArray[np.float32], first: list[int], waiting: list[int]) -> tuple[int, bool]:
    """The place in `waiting` of the row to take, and whether it would be the same if more were waiting."""
    if len(first) < MOST_ALIKE:
        return 0, True
    best_fresh, least = None, 0.0
    for place, row in enumerate(waiting):
        if best_fresh is not None and total.item(row) < least:
            return best_fresh, True
        if _is_more_than_enough(traits.near_identical(row, other) for other in first):
            continue
        if best_fresh is None:
            best_fresh, least = place, REASONABLE * total.item(row)
        own = traits.organization(row)
        if not _is_more_than_enough(own == traits.organization(other) for other in first):
            return place, True
    return best_fresh or 0, False


def _is_more_than_enough(alike: Iterable[bool]) -> bool:
    """Whether as many of the first ones are like it as may be."""
    return sum(alike) >= MOST_ALIKE


def near_identical(catalog: Catalog, row: int, other: int) -> bool:
    """The same kind of service of the same organization, or nearly the same name."""
    return _Traits(catalog).near_identical(row, other)


def _kinds(catalog: Catalog, row: int) -> set[int]:
    """Term indices of a listing's service types."""
    return {term for term in catalog.tags.of_row(row) if catalog.terms[term].taxonomy == "service_type"}
