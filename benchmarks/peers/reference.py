"""The yardstick: the least that any-word BM25 has to do in numpy."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from benchmarks.peers import LIMIT, stems_of
from benchmarks.questions import Question

_BLOCKS = 64


class Loop:
    """Add up the columns of the words, and take the best 20; no filters, no repair, no reasons.

    `argpartition` over all totals would be the shorter way to the best, but among many equal zeros it takes fifty times
    as long, and the yardstick would be no yardstick.

    Args:
        columns: stem -> its place in `starts`.
        starts: column i is entries `starts[i]:starts[i + 1]` of `rows` and `gains`.
        size: listings.
    """

    name = "reference loop"

    def __init__(
        self,
        columns: Mapping[str, int],
        starts: NDArray[np.int64],
        rows: NDArray[np.int32],
        gains: NDArray[np.float32],
        size: int,
    ) -> None:
        self.columns, self.starts, self.rows, self.gains = columns, starts, rows, gains
        self.totals = np.zeros(-(-size // _BLOCKS) * _BLOCKS, np.float32)

    def search(self, question: Question) -> list[int]:
        """The numbers of the first 20 listings."""
        totals = self.totals
        totals.fill(0)
        for stem in stems_of(question):
            column = self.columns.get(stem)
            if column is not None:
                entries = slice(self.starts[column], self.starts[column + 1])
                np.add.at(totals, self.rows[entries], self.gains[entries])
        best = np.flatnonzero(totals >= _threshold(totals))
        numbers: list[int] = best[np.argsort(-totals[best], kind="stable")[:LIMIT]].tolist()
        return numbers


def _threshold(totals: NDArray[np.float32]) -> np.float32:
    """No more than the twentieth best total, and above 0: at least 20 groups of rows reach it."""
    highest = totals.reshape(_BLOCKS, -1).max(axis=0)
    highest = highest[highest > 0]
    if len(highest) <= LIMIT:
        return np.finfo(np.float32).tiny
    return np.float32(np.partition(highest, -LIMIT)[-LIMIT])
