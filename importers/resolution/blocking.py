"""Pairs that are worth comparing: those that share rare keys, never all."""

from collections.abc import Sequence

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from importers.resolution.distinct import sorted_once
from importers.resolution.keys import Keys
from importers.resolution.threads import in_threads

MOST_IN_BLOCK = 500  # records with one key: a commoner key finds nobody
MOST_CANDIDATES, FEWEST_CANDIDATES = 40, 8  # of one record: fewer, the more records there are
MOST_PAIRS = 1_500_000  # of long lists, all records together
MOST_MEETINGS = 250  # of one record with others in the blocks of its keys; commoner keys are left out
ROWS_AT_ONCE = 2_000
ROUNDING = 1e-4

Indexes = NDArray[np.int64]


def candidate_pairs(keys: Sequence[Keys], count: int, others_from: int = 0) -> tuple[Indexes, Indexes]:
    """Pairs of records that share the most and rarest keys; each record with at most MOST_CANDIDATES as its best.

    The work grows with the number of records, because keys that more than MOST_IN_BLOCK records have are left out.

    Args:
        keys: of the records, by what they were found in; what is equal only by chance should be in no key.
        count: how many records there are; further ones are left out.
        others_from: 0 to pair all records with one another, else the first record of a second list: then only records
            of the first list are paired with records of the second.
    Returns:
        Two arrays of positions, left < right, sorted, each pair once.
    """
    shorter = min(others_from, count - others_from) if others_from else count
    most = int(np.clip(MOST_PAIRS / (2 * max(shorter, 1)), FEWEST_CANDIDATES, MOST_CANDIDATES))
    matrix = _shared_keys(keys, count, others_from)
    first, second = (matrix[:others_from], matrix[others_from:]) if others_from else (matrix, matrix)
    found = [_best(first, second, most)] if others_from else [_best(matrix, matrix, most)]
    if others_from:
        found.append(_best(second, first, most)[:, ::-1])
    pairs = np.concatenate(found) + np.array([0, others_from])
    pairs = np.sort(pairs[pairs[:, 0] != pairs[:, 1]], axis=1)
    codes = sorted_once(pairs[:, 0] * count + pairs[:, 1])
    return codes // count, codes % count


def _shared_keys(parts: Sequence[Keys], count: int, others_from: int) -> sp.csr_array:
    """Records × keys, weighted by how rare a key is; the commonest left out where they would cost too much."""
    rows, codes = (np.concatenate([np.zeros(0, np.int64), *each]) for each in zip(*parts, strict=True))
    different, keys = np.unique(codes[rows < count], return_inverse=True)
    size = max(len(different), 1)
    given = sp.csr_array((np.ones(len(keys), np.float32), (rows[rows < count], keys)), shape=(count, size))
    given.sum_duplicates()
    counts = np.bincount(given.indices, minlength=size)
    of_rows = np.bincount(given.indices[: given.indptr[others_from]], minlength=size) if others_from else counts
    rare = np.flatnonzero((counts > 1) & (counts <= MOST_IN_BLOCK))
    rare = rare[np.argsort(counts[rare], kind="stable")]
    meetings = np.cumsum(of_rows[rare] * (counts - of_rows if others_from else counts)[rare])
    dear = rare[int(np.searchsorted(meetings, MOST_MEETINGS * max(count, 2000), "right")) :]
    # keys that are as common as the first too dear one go with it, so that their order does not count
    affordable = rare[counts[rare] < counts[dear[0]]] if len(dear) else rare
    column = np.full(size, -1, np.int32)
    column[np.sort(affordable)] = np.arange(len(affordable), dtype=np.int32)
    kept = column[given.indices] >= 0
    # the square root, because the weight is multiplied with itself where two records meet
    weight = np.sqrt(np.log((count + 1) / np.maximum(counts, 1))).astype(np.float32)
    ends = np.append(0, np.cumsum(kept))[given.indptr]
    of_kept = given.indices[kept]
    return sp.csr_array((weight[of_kept], column[of_kept], ends), shape=(count, len(affordable)))


def _best(rows: sp.csr_array, others: sp.csr_array, most: int) -> Indexes:
    """For each row the others with which it shares most; shape (pairs, 2)."""
    turned = others.T.tocsr()

    def best(start: int) -> Indexes:
        shared = (rows[start : start + ROWS_AT_ONCE] @ turned).tocsr()
        shared.sort_indices()
        found: Indexes = _best_of(shared, most) + np.array([start, 0])
        return found

    found = in_threads(best, range(0, rows.shape[0], ROWS_AT_ONCE))
    return np.concatenate([np.zeros((0, 2), np.int64), *found])


def _best_of(shared: sp.csr_array, most: int) -> Indexes:
    """Row and column of the highest values of each row; with the least that is kept all of its equals are kept.

    So the order of records does not count.
    """
    lengths = np.diff(shared.indptr)
    least = np.full(len(lengths), -np.inf, np.float32)
    for at in np.flatnonzero(lengths > most + 1).tolist():
        values = shared.data[shared.indptr[at] : shared.indptr[at + 1]]
        least[at] = np.partition(values, -most - 1)[-most - 1]
    rows = np.repeat(np.arange(len(lengths)), lengths)
    kept = np.flatnonzero(shared.data >= least[rows] - ROUNDING)
    rows = rows[kept]
    nth = np.arange(len(kept)) - np.searchsorted(rows, rows)
    few = nth < 4 * most
    return np.column_stack((rows[few], shared.indices[kept[few]]))
