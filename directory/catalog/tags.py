"""Which listing is about which taxonomy term, readable from both sides."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from directory.catalog import bits
from directory.catalog.bits import Bits


@dataclass(frozen=True, eq=False)
class Tags:
    """Listing -> terms with confidence, and term -> listings as packed bits.

    Args:
        offsets: int64, shape (n + 1,): the tags of row i are entries `offsets[i]:offsets[i + 1]`.
        term: int16, index into the catalog's `terms`; ascending within a row.
        confidence: float32 in (0, 1].
        bits: shape (terms, ceil(n / 64)): the listings of each term.
    """

    offsets: NDArray[np.int64]
    term: NDArray[np.int16]
    confidence: NDArray[np.float32]
    bits: Bits

    @classmethod
    def pack(cls, rows: Sequence[dict[int, float]], terms: int) -> "Tags":
        """Pack one `{term index: confidence}` per listing; `terms` is how many terms there are."""
        offsets = np.zeros(len(rows) + 1, np.int64)
        np.cumsum([len(tags) for tags in rows], out=offsets[1:])
        term = np.array([index for tags in rows for index in sorted(tags)], np.int16)
        confidence = np.array([tags[index] for tags in rows for index in sorted(tags)], np.float32)
        has = np.zeros((terms, len(rows)), np.bool_)
        has[term, np.repeat(np.arange(len(rows)), np.diff(offsets))] = True
        return cls(offsets, term, confidence, bits.pack(has))

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def of_row(self, row: int) -> dict[int, float]:
        """A listing's term indices with their confidence."""
        entries = slice(self.offsets[row], self.offsets[row + 1])
        return dict(zip(self.term[entries].tolist(), self.confidence[entries].tolist(), strict=True))

    def having(self, terms: Sequence[int]) -> NDArray[np.bool_]:
        """Shape (n,): the listings that have any of these terms."""
        return bits.unpack(np.bitwise_or.reduce(self.bits[list(terms)], axis=0), len(self))

    def counts(self, rows: NDArray[np.bool_]) -> NDArray[np.int64]:
        """How many of these rows have each term, exactly.

        Args:
            rows: shape (n,).
        Returns:
            Shape (terms,).
        """
        return bits.counts(self.bits, rows)
