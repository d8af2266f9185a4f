"""Many texts in two arrays, so that they can be mapped from a file and shared by processes."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload

import numpy as np
from numpy.typing import NDArray

_APART = 64  # texts from one that is found first to the next


@dataclass(frozen=True, eq=False)
class Strings(Sequence[str]):
    """Texts packed as UTF-8.

    Args:
        data: uint8, all texts one after the other.
        offsets: int64, shape (n + 1,): text i is `data[offsets[i]:offsets[i + 1]]`.
    """

    data: NDArray[np.uint8]
    offsets: NDArray[np.int64]

    @classmethod
    def pack(cls, texts: Iterable[str]) -> "Strings":
        """Pack texts in their order."""
        encoded = [text.encode() for text in texts]
        offsets = np.zeros(len(encoded) + 1, np.int64)
        np.cumsum([len(text) for text in encoded], out=offsets[1:])
        return cls(np.frombuffer(b"".join(encoded), np.uint8), offsets)

    def __len__(self) -> int:
        return len(self.offsets) - 1

    @overload
    def __getitem__(self, row: int) -> str: ...
    @overload
    def __getitem__(self, row: slice) -> list[str]: ...
    def __getitem__(self, row: int | slice) -> str | list[str]:
        if isinstance(row, slice):
            return [self[one] for one in range(*row.indices(len(self)))]
        if row < 0:
            row += len(self)
        if row < 0:
            raise IndexError(row)
        start, end = self.offsets.item(row), self.offsets.item(row + 1)
        return str(self._view[start:end], "utf-8") if start < end else ""

    def several(self, rows: NDArray[np.intp]) -> list[str]:
        """The texts of some rows, which are all >= 0; quicker than one by one."""
        starts, ends, view = self.offsets.take(rows).tolist(), self.offsets.take(rows + 1).tolist(), self._view
        return [str(view[start:end], "utf-8") if start < end else "" for start, end in zip(starts, ends, strict=True)]

    def followed_by(self, other: "Strings") -> "Strings":
        """All of these, then all of the others."""
        offsets = np.concatenate((self.offsets, other.offsets[1:] + self.offsets[-1]))
        return Strings(np.concatenate((self.data, other.data)), offsets)

    @cached_property
    def _view(self) -> memoryview:
        return self.data.data  # cutting it is many times faster than cutting the array

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Each text -> its row, when the texts are unique: for looking up many, in memory of this process."""
        data, ends = self.data.tobytes(), self.offsets.tolist()
        return {data[ends[row] : ends[row + 1]].decode(): row for row in range(len(self))}

    def find(self, text: str) -> int:
        """The row of a text when the texts are sorted and unique; -1 when it is not among them."""
        row = self._first_from(text)
        return row if row < len(self) and self[row] == text else -1

    def containing(self, text: str) -> NDArray[np.intp]:
        """The rows of the texts that have another one within them, ascending; all texts are read.

        Args:
            text: not empty, and of something that no two texts make together where one follows the other.
        """
        data, wanted = self.data.tobytes(), text.encode()
        found, at = [], data.find(wanted)
        while at >= 0:
            found.append(at)
            at = data.find(wanted, at + 1)
        rows: NDArray[np.intp] = np.unique(np.searchsorted(self.offsets, np.array(found, np.int64), side="right") - 1)
        return rows

    def starting_with(self, prefix: str) -> range:
        """The rows of the texts that begin so, when the texts are sorted."""
        return range(self._first_from(prefix), self._first_from(prefix + "\U0010ffff"))

    def _first_from(self, text: str) -> int:
        """The first row whose text is not before a given one, when the texts are sorted."""
        post = bisect_left(self._signposts, text)
        return bisect_left(self, text, lo=max(post - 1, 0) * _APART, hi=min(post * _APART, len(self)))

    @cached_property
    def _signposts(self) -> list[str]:
        """Some of the texts, as Python has them: to look among them first spares unpacking a dozen others."""
        return [self[row] for row in range(0, len(self), _APART)]
