"""Pairs that are worth comparing: those that share rare keys, never all."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from zlib import adler32, crc32

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

MOST_IN_BLOCK = 500  # records with one key: a commoner key finds nobody
MOST_CANDIDATES, FEWEST_CANDIDATES = 40, 8  # of one record: fewer, the more records there are
MOST_PAIRS = 1_500_000  # of long lists, all records together
MOST_MEETINGS = 250  # of one record with others in the blocks of its keys; commoner keys are left out
ROWS_AT_ONCE = 2_000

Indexes = NDArray[np.int64]


class Keys(NamedTuple):
    """Keys of records as numbers: a long list has millions, which as texts would fill the memory.

    Args:
        rows: the record of each key, ascending; codes: a number for each key, the same for the same.
    """

    rows: Indexes
    codes: Indexes


def coded(keys: Iterable[Iterable[str]]) -> Keys:
    """Keys of each record as numbers; different ones share a number so seldom that it does not matter."""
    lengths: list[int] = []

    def codes() -> Iterator[int]:
        for of_record in keys:
            before = len(lengths)
            lengths.append(0)
            for key in of_record:
                text = key.encode()
                lengths[before] += 1
                yield adler32(text) << 31 ^ crc32(text)

    found = np.fromiter(codes(), np.int64)
    return Keys(np.repeat(np.arange(len(lengths)), lengths), found)


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
    codes = np.unique(pairs[:, 0] * count + pairs[:, 1])
    return codes // count, codes % count


def _shared_keys(parts: Sequence[Keys], count: int, others_from: int) -> sp.csr_array:
    """Records × keys, weighted by how rare a key is; the commonest left out where they would cost too much."""
    rows = np.concatenate([np.zeros(0, np.int64), *(part.rows for part in parts)])
    different, keys = np.unique(
        np.concatenate([np.zeros(0, np.int64), *(part.codes for part in parts)]), return_inverse=True
    )
    size = max(len(different), 1)
    once = np.unique((rows * size + keys)[rows < count])  # by record, then by key
    rows, keys = once // size, once % size
    counts = np.bincount(keys, minlength=size)
    of_rows = np.bincount(keys[rows < others_from], minlength=size) if others_from else counts
    rare = np.flatnonzero((counts > 1) & (counts <= MOST_IN_BLOCK))
    rare = rare[np.argsort(counts[rare], kind="stable")]
    meetings = np.cumsum(of_rows[rare] * (counts - of_rows if others_from else counts)[rare])
    affordable = rare[: int(np.searchsorted(meetings, MOST_MEETINGS * max(count, 2000), "right"))]
    column = np.full(size, -1, np.int32)
    column[np.sort(affordable)] = np.arange(len(affordable), dtype=np.int32)
    kept = column[keys] >= 0
    # the square root, because the weight is multiplied with itself where two records meet
    weight = np.sqrt(np.log((count + 1) / np.maximum(counts, 1))).astype(np.float32)
    ends = np.cumsum([0, *np.bincount(rows[kept], minlength=count)])
    return sp.csr_array((weight[keys[kept]], column[keys[kept]], ends), shape=(count, len(affordable)))


def _best(rows: sp.csr_array, others: sp.csr_array, most: int) -> Indexes:
    """For each row the others with which it shares most; shape (pairs, 2)."""
    turned = others.T.tocsr()
    found: list[Indexes] = [np.zeros((0, 2), np.int64)]
    for start in range(0, rows.shape[0], ROWS_AT_ONCE):
        shared = (rows[start : start + ROWS_AT_ONCE] @ turned).tocsr()
        shared.sort_indices()
        for at in range(shared.shape[0]):
            begin, end = shared.indptr[at], shared.indptr[at + 1]
            to = shared.indices[begin:end]
            if len(to) > most + 1:
                # with the least that is kept all of its equals are kept, so that the order of records does not count
                values = shared.data[begin:end]
                least = np.partition(values, -most - 1)[-most - 1]
                to = to[values >= least - 1e-4][: 4 * most]
            found.append(np.column_stack((np.full(len(to), start + at), to)))
    return np.concatenate(found)
