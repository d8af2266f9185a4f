"""A sequence of which only a part is in memory: the rows of a list, its drafts, its plan, its problems."""

import copyreg
import errno
import pickle
import tempfile
import uuid
import weakref
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import merge
from itertools import chain
from typing import IO, Any, TypeVar, overload

from directory.errors import InvalidInput
from directory.i18n import N_
from directory.ids import id_of

NO_ROOM = N_(
    "There is no room left for temporary files in %(folder)s: make room there, or name another folder in TMPDIR, and "
    "try again."
)

IN_MEMORY = 5_000  # elements; a longer sequence goes to the disk
BLOCK = 500  # elements that are written and read together
BLOCKS_AT_HAND = 4  # read last, and kept in memory

T = TypeVar("T")


class _Pickler(pickle.Pickler):
    """Writes ids as their numbers: a row has five, and pickling them as objects took half of its time."""

    dispatch_table = copyreg.dispatch_table | {uuid.UUID: lambda id_: (id_of, (id_.int,))}


class LongSequence(Sequence[T]):
    """Grows at its end, and goes to a file without a name once it is long; the file goes with the sequence.

    Elements that come back from the file are equal to what was appended, not the same objects: what changes one of
    them changes nothing here. What the elements of a block share is written once.
    """

    def __init__(self, elements: Iterable[T] = ()) -> None:
        self._tail: list[T] = []  # what is not in the file
        self._offsets: list[int] = []  # where each block begins
        self._file: IO[bytes] | None = None
        self._at_hand: dict[int, list[T]] = {}
        self.extend(elements)

    def append(self, element: T) -> None:
        """Add an element at the end.

        Raises:
            InvalidInput: the disk is full.
        """
        self._tail.append(element)
        if len(self._tail) >= (BLOCK if self._file else max(IN_MEMORY, 2 * BLOCK)):
            self._write()

    def extend(self, elements: Iterable[T]) -> None:
        """Add elements at the end, in their order."""
        for element in elements:
            self.append(element)

    def pop(self) -> T:
        """Take the last element away.

        Raises:
            IndexError: there is none.
        """
        if not self._tail and self._offsets:
            self._tail = self._read(len(self._offsets) - 1)
            self._at_hand.pop(len(self._offsets) - 1, None)
            self._offsets.pop()
        return self._tail.pop()

    def __len__(self) -> int:
        """How many elements there are."""
        return len(self._offsets) * BLOCK + len(self._tail)

    def __iter__(self) -> Iterator[T]:
        """One block after the other."""
        for block in self.blocks():
            yield from block

    def blocks(self) -> Iterator[Sequence[T]]:
        """The elements in parts of `BLOCK`, the last one longer or shorter."""
        yield from self._blocks(0, len(self._offsets))
        if self._tail:
            yield self._tail

    def in_order(self, key: Callable[[T], Any]) -> Sequence[T]:
        """The same elements sorted, those with the same key in their order."""
        if self._file is None:
            return tuple(sorted(self._tail, key=key))
        together = max(IN_MEMORY // BLOCK, 1)  # blocks that are sorted in memory
        runs = LongSequence[T]()
        for first in range(0, len(self._offsets), together):
            part = self._elements(first, min(first + together, len(self._offsets)))
            runs.extend(sorted(part, key=key))
        written = len(runs._offsets)
        parts = [runs._elements(first, min(first + together, written)) for first in range(0, written, together)]
        return LongSequence(merge(*parts, sorted([*runs._tail, *self._tail], key=key), key=key))

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> list[T]: ...

    def __getitem__(self, index: int | slice) -> "T | list[T]":
        """One element, or some of them as a list; quick for positions near each other."""
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        at = index + len(self) if index < 0 else index
        if not 0 <= at < len(self):
            raise IndexError(index)
        block, place = divmod(at, BLOCK)
        if block < len(self._offsets):
            return self._near(block)[place]
        return self._tail[at - len(self._offsets) * BLOCK]

    def settled(self) -> Sequence[T]:
        """The same, as a tuple where it is short: for those who only read it."""
        return self if self._file else tuple(self._tail)

    def _blocks(self, first: int, end: int) -> Iterator[Sequence[T]]:
        for at in range(first, end):
            yield self._read(at)

    def _elements(self, first: int, end: int) -> Iterator[T]:
        return chain.from_iterable(self._blocks(first, end))

    def _near(self, block: int) -> list[T]:
        if block not in self._at_hand:
            while len(self._at_hand) >= BLOCKS_AT_HAND:
                del self._at_hand[next(iter(self._at_hand))]
            self._at_hand[block] = self._read(block)
        return self._at_hand[block]

    def _read(self, block: int) -> list[T]:
        if self._file is None:
            raise IndexError(block)
        self._file.seek(self._offsets[block])
        elements: list[T] = pickle.load(self._file)  # noqa: S301 - nobody else can write into a file without a name
        return elements

    def _write(self) -> None:
        """Into the file with all full blocks."""
        if self._file is None:
            self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the sequence
            weakref.finalize(self, self._file.close)
        full = len(self._tail) - len(self._tail) % BLOCK
        try:
            end = self._file.seek(0, 2)
            for begin in range(0, full, BLOCK):
                self._offsets.append(end)
                _Pickler(self._file, pickle.HIGHEST_PROTOCOL).dump(self._tail[begin : begin + BLOCK])
                end = self._file.tell()
            self._file.flush()
        except OSError as error:
            if error.errno != errno.ENOSPC:
                raise
            raise InvalidInput(NO_ROOM, folder=tempfile.gettempdir()) from error
        self._tail = self._tail[full:]
