"""What records that are the same probably share, as numbers."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from zlib import adler32, crc32

import numpy as np
from numpy.typing import NDArray

_FACTOR = np.uint64(0x9E3779B97F4A7C15)  # odd, and its bits are as good as random: 2**64 by the golden ratio

Indexes = NDArray[np.int64]


class Keys(NamedTuple):
    """Keys of records as numbers: a long list has millions, which as texts would fill the memory.

    Args:
        rows: the record of each key, ascending; codes: a number for each key, the same for the same.
    """

    rows: Indexes
    codes: Indexes

    def of(self, which: Indexes) -> "Keys":
        """Keys of records that say the same as others.

        Args:
            which: shape (records,), the row here whose keys each record has.
        """
        begins = np.searchsorted(self.rows, which)
        lengths = np.searchsorted(self.rows, which, "right") - begins
        rows, at = _runs(begins, lengths)
        return Keys(rows, self.codes[at])


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


def pieces(texts: Sequence[str], length: int, salt: str) -> Keys:
    """All pieces of `length` letters of each text, or the whole text where it is shorter; none of an empty one.

    Args:
        texts: without NUL; salt: tells these keys from others.
    """
    sizes = np.fromiter(map(len, texts), np.int64, len(texts))
    # after each text so many empty letters that its last piece begins at its end
    padded = "".join([text + "\0" * (length - 1) for text in texts]).encode("utf-32-le", "surrogatepass")
    letters = np.append(np.frombuffer(padded, np.uint32).astype(np.uint64), np.zeros(length - 1, np.uint64))
    codes = np.full(len(letters) - length + 1, crc32(salt.encode()), np.uint64)
    for nth in range(length):
        codes = codes * _FACTOR + letters[nth : nth + len(codes)]
    codes ^= codes >> np.uint64(32)
    counts = np.where(sizes > 0, np.maximum(sizes - length + 1, 1), 0)
    begins = np.cumsum(sizes + length - 1) - (sizes + length - 1)
    rows, at = _runs(begins, counts)
    return Keys(rows, codes[at].astype(np.int64))


def joined(parts: Iterable[Keys]) -> Keys:
    """Keys of several kinds of the same records."""
    rows, codes = (np.concatenate(each) for each in zip(*parts, strict=True))
    order = np.argsort(rows, kind="stable")
    return Keys(rows[order], codes[order])


def _runs(begins: Indexes, lengths: Indexes) -> tuple[Indexes, Indexes]:
    """The number of each run and the positions in it, one run after the other."""
    before = np.cumsum(lengths) - lengths
    at = np.arange(lengths.sum()) + np.repeat(begins - before, lengths)
    return np.repeat(np.arange(len(lengths)), lengths), at
