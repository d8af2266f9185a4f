"""Sets of rows as bits in 64-bit words, for counting many sets at once."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Bits = NDArray[np.uint64]  # shape (..., ceil(n / 64)), the lowest bit first


def pack(rows: NDArray[np.bool_]) -> Bits:
    """Pack booleans of shape (..., n)."""
    octets = np.packbits(rows, axis=-1, bitorder="little")
    padded = np.zeros((*octets.shape[:-1], -(-rows.shape[-1] // 64) * 8), np.uint8)
    padded[..., : octets.shape[-1]] = octets
    return padded.view(np.uint64)


def unpack(bits: Bits, n: int) -> NDArray[np.bool_]:
    """The reverse of `pack` for one set of n rows."""
    return np.unpackbits(np.ascontiguousarray(bits).view(np.uint8), count=n, bitorder="little").view(np.bool_)


def counts(sets: Bits, rows: NDArray[np.bool_]) -> NDArray[np.int64]:
    """How many of these rows are in each set, exactly.

    Args:
        sets: shape (k, ceil(n / 64)).
        rows: shape (n,).
    Returns:
        Shape (k,).
    """
    hits: NDArray[Any] = np.bitwise_count(sets & pack(rows)).sum(axis=1, dtype=np.int64)
    return hits
