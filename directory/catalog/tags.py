"""Which listing is about which taxonomy term, readable from both sides."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from directory.catalog.row_sets import RowSets


@dataclass(frozen=True, eq=False)
class Tags:
    """Listing -> terms with confidence, and term -> listings.

    Args:
        offsets: int64, shape (n + 1,): the tags of row i are entries `offsets[i]:offsets[i + 1]`.
        term: int16, index into the catalog's `terms`; ascending within a row.
        confidence: float32 in (0, 1].
        rows: the listings of each term.
    """

    offsets: NDArray[np.int64]
    term: NDArray[np.int16]
    confidence: NDArray[np.float32]
    rows: RowSets

    @classmethod
    def pack(cls, rows: Sequence[dict[int, float]], terms: int) -> "Tags":
        """Pack one `{term index: confidence}` per listing; `terms` is how many terms there are."""
        offsets = np.zeros(len(rows) + 1, np.int64)
        np.cumsum([len(tags) for tags in rows], out=offsets[1:])
        term = np.array([index for tags in rows for index in sorted(tags)], np.int16)
        confidence = np.array([tags[index] for tags in rows for index in sorted(tags)], np.float32)
        row_of_tag = np.repeat(np.arange(len(rows)), np.diff(offsets))
        by_term = np.argsort(term, kind="stable")
        sets = np.split(row_of_tag[by_term], np.searchsorted(term[by_term], np.arange(1, terms))) if terms else []
        return cls(offsets, term, confidence, RowSets.pack(sets))

    def __len__(self) -> int:
        return len(self.offsets) - 1

    @property
    def row_of_each(self) -> NDArray[np.intp]:
        """Shape (tags,): whose each tag is."""
        return np.repeat(np.arange(len(self)), np.diff(self.offsets))

    def of_row(self, row: int) -> dict[int, float]:
        """A listing's term indices with their confidence."""
        entries = slice(self.offsets[row], self.offsets[row + 1])
        return dict(zip(self.term[entries].tolist(), self.confidence[entries].tolist(), strict=True))

    def having(self, terms: Sequence[int]) -> NDArray[np.bool_]:
        """Shape (n,): the listings that have any of these terms."""
        return self.rows.mask(terms, len(self))

    def joined_with(self, fresh: "Tags") -> "Tags":
        """With those of further listings."""
        return Tags(
            np.concatenate((self.offsets, fresh.offsets[1:] + self.offsets[-1])),
            np.concatenate((self.term, fresh.term)),
            np.concatenate((self.confidence, fresh.confidence)),
            self.rows.joined_with(fresh.rows, len(self)),
        )
