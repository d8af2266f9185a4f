"""How many of the listings that were found have each value of each facet: exactly, looking at as few rows as possible.

Counts of all facets stand in one array: the values of `Catalog.choices`, the periods of "verified", and the
municipalities. Those of sets that questions often ask for are kept; a union of them differs from their sum only by the
rows that they share.
"""

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from directory.caching import Kept, once_per_catalog
from directory.catalog.catalog import EPOCH, Catalog
from directory.catalog.combinations import Counts
from directory.search.results.candidates import EVERYTHING, Addition, Candidates, Key

VERIFIED_WITHIN_DAYS = (90, 180, 365, 730)
_COUNTED_QUICKLY = 1000  # rows; the counts of larger sets are kept
_SETS_KEPT = 600  # about 10 MB with all municipalities of Italy, and twice that for a million listings
_FEW = 1 << 16  # listings: fewer are counted in two bytes

Rows = NDArray[np.intp]
KeptCounts = NDArray[np.uint16 | np.int32]


def span(catalog: Catalog, name: str) -> slice:
    """Where the values of a facet stand among all counts."""
    first = catalog.choices.combinations.n_values
    if name == "verified":
        return slice(first, first + len(VERIFIED_WITHIN_DAYS))
    if name == "municipality":
        return slice(first + len(VERIFIED_WITHIN_DAYS), None)
    return catalog.choices.span({"need": "need_domain"}.get(name, name))


def count(catalog: Catalog, rows: Rows, today: date, less: Rows | None = None) -> Counts:
    """Of all values, how many of these rows have each.

    Args:
        less: rows whose values are taken away from them.
    """
    classes, places = _periods_and_places(catalog, rows, today)
    if less is not None:
        fewer_classes, fewer_places = _periods_and_places(catalog, less, today)
        classes, places = classes - fewer_classes, places - fewer_places
    return np.concatenate((catalog.choices.combinations.counts(rows, less), classes, places))


def _periods_and_places(catalog: Catalog, rows: Rows, today: date) -> tuple[Counts, Counts]:
    """How many were verified within each period, and how many are in each municipality."""
    several = len(VERIFIED_WITHIN_DAYS)
    classes = np.bincount(age_classes(catalog, today).take(rows), minlength=several + 1)
    places = np.bincount(catalog.municipality.take(rows) + 1, minlength=len(catalog.municipalities.codes) + 1)
    return np.cumsum(classes[:several]), places[1:]  # confirmed within three months is so within a year as well


def count_found(catalog: Catalog, found: Candidates, today: date) -> Counts | KeptCounts:
    """Of all values, how many of the rows that were found have each: by what is the least work."""
    ways = [len(found), len(catalog.live_rows) - len(found)]
    if found.base is not None and len(found.base_rows) > _COUNTED_QUICKLY:
        ways.append(sum(min(one.n_new, one.n_known) if _is_kept(one) else one.n_new for one in found.additions))
    way = ways[::-1].index(min(ways))
    if len(ways) - way == 3:
        return _count_sets(catalog, found.base, found, today)
    if len(ways) - way == 2:
        return _count_others(catalog, found.mask, today)
    return count(catalog, found.rows, today)


@once_per_catalog
def age_classes(catalog: Catalog, today: date) -> NDArray[np.uint8]:
    """Shape (n,): the first period within which a listing was confirmed; as many as there are where in none."""
    days = np.where(catalog.verified_day < 0, np.iinfo(np.int32).max, (today - EPOCH).days - catalog.verified_day)
    return np.searchsorted(VERIFIED_WITHIN_DAYS, days).astype(np.uint8)


@once_per_catalog
def _kept_counts(_catalog: Catalog, _today: date) -> Kept[Key, KeptCounts]:
    """The counts of the sets of rows that questions often ask for, as long as the catalog and the day last."""
    return Kept(_SETS_KEPT)


def _is_kept(one: Addition) -> bool:
    return len(one.rows) > _COUNTED_QUICKLY


def _count_sets(catalog: Catalog, base: Key | None, found: Candidates, today: date) -> NDArray[np.int32]:
    """The counts of the whole sets, less those of the rows that they share, and those of the rows of small sets."""
    assert base is not None  # noqa: S101 - asked only where the base is whole
    counts = _counts_of_set(catalog, base, found.base_rows, today).astype(np.int32)
    added: list[Rows] = []
    shared: list[Rows] = []
    for one in found.additions:
        if _is_kept(one) and one.n_known < one.n_new:
            counts += _counts_of_set(catalog, one.key, one.rows, today)
            shared.append(one.known)
        else:
            added.append(one.new)
    rows, less = _joined(added), _joined(shared)
    if len(rows) or len(less):
        counts += count(catalog, rows, today, less if len(less) else None)
    return counts


def _counts_of_set(catalog: Catalog, key: Key, rows: Rows, today: date) -> KeptCounts:
    """The counts of a whole set, kept for the next question."""
    kept = _kept_counts(catalog, today)
    found = kept.get(key)
    if found is None:
        counts = _counted_set(catalog, key, rows, today)
        found = kept.keep(key, counts.astype(np.uint16 if counts.max() < _FEW else np.int32))
    return found


def _counted_set(catalog: Catalog, key: Key, rows: Rows, today: date) -> Counts:
    """The counts of a whole set, by what is the least work."""
    if key == EVERYTHING or 2 * len(rows) <= len(catalog.live_rows):
        return count(catalog, rows, today)
    mask = np.zeros(len(catalog), np.bool_)
    mask[rows] = True
    return _count_others(catalog, mask, today)


def _count_others(catalog: Catalog, mask: NDArray[np.bool_], today: date) -> Counts:
    """The counts of all listings, less those of the ones that were not found."""
    everything = _counts_of_set(catalog, EVERYTHING, catalog.live_rows, today)
    return everything - count(catalog, np.flatnonzero(catalog.live & ~mask), today)


def _joined(several: Sequence[Rows]) -> Rows:
    return several[0] if len(several) == 1 else np.concatenate([np.empty(0, np.intp), *several])
