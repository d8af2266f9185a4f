"""Pairs that are worth comparing: those that share rare keys, never all."""

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

MOST_IN_BLOCK = 500  # records with one key: a commoner key finds nobody
MOST_CANDIDATES, FEWEST_CANDIDATES = 40, 8  # of one record: fewer, the more records there are
MOST_PAIRS = 1_500_000  # of long lists, all records together
MOST_MEETINGS = 250  # of one record with others in the blocks of its keys; commoner keys are left out
ROWS_AT_ONCE = 2_000

Indexes = NDArray[np.int64]


def candidate_pairs(keys: Sequence[Iterable[str]], others_from: int = 0) -> tuple[Indexes, Indexes]:
    """Pairs of records that share the most and rarest keys; each record with at most MOST_CANDIDATES as its best.

    The work grows with the number of records, because keys that more than MOST_IN_BLOCK records have are left out.

    Args:
        keys: of each record; what is equal only by chance should be in no key.
        others_from: 0 to pair all records with one another, else the first record of a second list: then only records
            of the first list are paired with records of the second.
    Returns:
        Two arrays of positions, left < right, sorted, each pair once.
    """
    count = len(keys)
    shorter = min(others_from, count - others_from) if others_from else count
    most = int(np.clip(MOST_PAIRS / (2 * max(shorter, 1)), FEWEST_CANDIDATES, MOST_CANDIDATES))
    matrix = _shared_keys(keys, others_from)
    first, second = (matrix[:others_from], matrix[others_from:]) if others_from else (matrix, matrix)
    found = [_best(first, second, most)] if others_from else [_best(matrix, matrix, most)]
    if others_from:
        found.append(_best(second, first, most)[:, ::-1])
    pairs = np.concatenate(found) + np.array([0, others_from])
    pairs = np.sort(pairs[pairs[:, 0] != pairs[:, 1]], axis=1)
    codes = np.unique(pairs[:, 0] * count + pairs[:, 1])
    return codes // count, codes % count


def _shared_keys(keys: Sequence[Iterable[str]], others_from: int) -> sp.csr_array:
    """Records × keys, weighted by how rare a key is; the commonest left out where they would cost too much."""
    each = [sorted(set(of_record)) for of_record in keys]
    counts = Counter(key for of_record in each for key in of_record)
    of_rows = Counter(key for of_record in each[:others_from] for key in of_record) if others_from else counts
    rare = sorted((k for k, n in counts.items() if 1 < n <= MOST_IN_BLOCK), key=lambda key: (counts[key], key))
    others = (counts[key] - of_rows[key] if others_from else counts[key] for key in rare)
    meetings = np.cumsum([of_rows[key] * other for key, other in zip(rare, others, strict=True)])
    affordable = int(np.searchsorted(meetings, MOST_MEETINGS * max(len(keys), 2000), "right"))
    kept = {key: at for at, key in enumerate(sorted(rare[:affordable]))}
    columns = [kept[key] for of_record in each for key in of_record if key in kept]
    ends = np.cumsum([0, *(sum(key in kept for key in of_record) for of_record in each)])
    # the square root, because the weight is multiplied with itself where two records meet
    weight = np.sqrt(np.log((len(keys) + 1) / np.array([counts[key] for key in kept], np.float64)), dtype=np.float64)
    data = weight[columns].astype(np.float32) if columns else np.zeros(0, np.float32)
    return sp.csr_array((data, np.array(columns, np.int32), ends), shape=(len(keys), len(kept)))


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
