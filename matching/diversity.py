"""A short list should be a choice: what is nearly the same, or of the same organization, steps back."""

from collections.abc import Callable, Sequence
from functools import cache
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
    while waiting and len(first) < FIRST:
        place, is_clear = _next(catalog, total, first, waiting)
        is_sure &= is_clear
        first.append(waiting.pop(place))
    return first + waiting, is_sure and bool(waiting)


def _next(catalog: Catalog, total: NDArray[np.float32], first: list[int], waiting: list[int]) -> tuple[int, bool]:
    """The place in `waiting` of the row to take, and whether it would be the same if more were waiting."""

    if len(first) < MOST_ALIKE:
        return 0, True

    @cache
    def fresh(row: int) -> bool:
        return _count(first, lambda other: near_identical(catalog, row, other)) < MOST_ALIKE

    def other_organization(row: int) -> bool:
        organizations = catalog.organization_id
        return _count(first, lambda other: bool(organizations[row] == organizations[other])) < MOST_ALIKE

    best_fresh = next((place for place, row in enumerate(waiting) if fresh(row)), None)
    if best_fresh is None:
        return 0, False
    least = REASONABLE * total[waiting[best_fresh]]
    for place, row in enumerate(waiting):
        if total[row] < least:
            return best_fresh, True
        if fresh(row) and other_organization(row):
            return place, True
    return best_fresh, False


def _count(rows: list[int], holds: Callable[[int], bool]) -> int:
    return sum(map(holds, rows))


def near_identical(catalog: Catalog, row: int, other: int) -> bool:
    """The same kind of service of the same organization, or nearly the same name."""
    if catalog.organization_id[row] == catalog.organization_id[other] and _kinds(catalog, row) & _kinds(catalog, other):
        return True
    names = catalog.name[row].lower(), catalog.name[other].lower()
    return fuzz.token_sort_ratio(*names, score_cutoff=ALIKE_NAMES) > 0  # 0 below the cutoff, which is seen early


def _kinds(catalog: Catalog, row: int) -> set[int]:
    """Term indices of a listing's service types."""
    return {term for term in catalog.tags.of_row(row) if catalog.terms[term].taxonomy == "service_type"}
