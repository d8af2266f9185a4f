"""Sets of rows, one per term or the like, packed in two arrays."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class RowSets:
    """Set i is `rows[offsets[i]:offsets[i + 1]]`, ascending, and then set i of `fresh`.

    Args:
        offsets: int64, shape (sets + 1,).
        rows: int32.
        fresh: of listings that came later; None where nothing did.
    """

    offsets: NDArray[np.int64]
    rows: NDArray[np.int32]
    fresh: "RowSets | None" = None

    @classmethod
    def pack(cls, sets: Sequence[NDArray[np.int64] | NDArray[np.int32]]) -> "RowSets":
        """Pack arrays of ascending rows."""
        offsets = np.zeros(len(sets) + 1, np.int64)
        np.cumsum([len(one) for one in sets], out=offsets[1:])
        return cls(offsets, np.concatenate([*sets, np.empty(0, np.int32)]).astype(np.int32))

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def __getitem__(self, place: int) -> NDArray[np.int32]:
        own = self.rows[self.offsets[place] : self.offsets[place + 1]]
        return own if self.fresh is None else np.concatenate((own, self.fresh[place]))

    def joined_with(self, fresh: "RowSets", first: int) -> "RowSets":
        """With the same sets of later listings, whose rows are counted from `first` on."""
        return RowSets(self.offsets, self.rows, RowSets(fresh.offsets, fresh.rows + np.int32(first)))

    def mask(self, places: Iterable[int], n_rows: int) -> NDArray[np.bool_]:
        """Shape (n_rows,): the rows in any of some sets."""
        found = np.zeros(n_rows, np.bool_)
        for place in places:
            found[self[place]] = True
        return found
