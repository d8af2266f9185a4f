"""Which row of the last list each row of a new one is: one-to-one, by key first, then by name and likeness."""

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from importers.long_lists.repeats import Numbers, Seen, numbers_of, standing_once
from importers.long_lists.sequence import LongSequence
from importers.records.draft import Draft
from importers.records.keys import Key, free_key, has_id, is_numbered, name_key, own_key_of, own_keys
from importers.records.stored import LastList, StoredRecord
from importers.row_values import Canonical, canonical

TELLING = (  # what tells namesakes apart
    *("phones", "organization_phones", "service.email", "organization.email", "service.url", "organization.website"),
    *("address.address_1", "address.city", "service.description", "service.eligibility_description", "schedules"),
)
CLEARLY = 0.05  # how much liker the best must be than the next best
ALIKE = 0.6  # likeness from which a row may be one of several namesakes of another place
MOST_NAMESAKES = 3000  # rows compared with as many
NOT_THE_SAME = -1.0

Likeness = NDArray[np.float32]
Flags = NDArray[np.bool_]
T = TypeVar("T")


@dataclass(frozen=True)
class Recognised:
    """The rows of a list beside those of the last one.

    Args:
        own: what each row calls itself; rows alike share it.
        shared: what several rows call themselves.
        keys: one per row, all different.
        by_key: whether a row is the one of the last list that has its key, shape (rows,).
        stored: position -> the row of the last list that a row is otherwise.
        unsure: position of a new row -> the row of the last list that it resembles without being surely the same.
        missing: rows of the last list that are in this one no more.
    """

    own: Sequence[Key]
    shared: Container[Key]
    keys: Sequence[Key]
    by_key: Flags
    stored: Mapping[int, StoredRecord]
    unsure: Mapping[int, StoredRecord]
    missing: tuple[StoredRecord, ...]

    def is_new(self, row: int) -> bool:
        """Whether a row was not in the last list."""
        return not self.by_key[row] and row not in self.stored


def recognise(drafts: Sequence[Draft], before: LastList) -> Recognised:
    """Find each row among those that were written before from the same source.

    Where a key stands once in both lists, it is the same row; these are never in memory together. Other rows with the
    same key are told apart by likeness; what is left over is matched by the names of organization and service, so that
    a row that moved stays the same entry. Positions of rows do not count.
    """
    own = LongSequence(own_keys(drafts))
    keyed = _Keyed(own, before)
    left = sorted(before.of(keyed.left(before)).values(), key=lambda record: record.key)
    matching = _matched(drafts, own, keyed, left, before) if left else _Matching({}, [], Seen(keyed.rows))
    keys = _keys(drafts, own, keyed, matching.stored)
    shared = Seen(keyed.rows[~keyed.once])
    return Recognised(own, shared, keys, keyed.same, matching.stored, matching.unsure, tuple(matching.left))


class _Keyed:
    """Which rows are known by their key alone, from numbers of the keys; shapes (rows,) and (rows of the last list,).

    Keys with a number at their end say nothing alone: which of several rows gets which number is not sure.
    """

    def __init__(self, own: Iterable[Key], before: LastList) -> None:
        self.rows, numbered, _ = _numbers(own)
        self.last, last_numbered, bases = _numbers(before.every_key())
        self.once = standing_once(self.rows)
        self.alone: Flags = self.once & ~numbered & ~np.isin(self.rows, bases)
        self.same: Flags = self.alone & np.isin(self.rows, self.last[~last_numbered])
        self._found: Flags = np.isin(self.last, self.rows[self.same]) & ~last_numbered

    def left(self, before: LastList) -> list[Key]:
        """Keys of the last list by which no row is known alone."""
        if self._found.all():
            return []
        return [key for key, found in zip(before.every_key(), self._found, strict=True) if not found]


def _numbers(keys: Iterable[Key]) -> tuple[Numbers, Flags, Numbers]:
    """A number for each key, whether it ends in a number of its own, and numbers of those keys without that end."""
    flags, bases = bytearray(), list[Key]()

    def noted(key: Key) -> Key:
        flags.append(is_numbered(key))
        if flags[-1]:
            bases.append(own_key_of(key, ()))
        return key

    found = numbers_of(map(noted, keys))
    return found, np.frombuffer(flags, np.bool_), numbers_of(bases)


def _matched(
    drafts: Sequence[Draft], own: Sequence[Key], keyed: _Keyed, left: list[StoredRecord], before: LastList
) -> "_Matching":
    """The rows that may be one of those that are left of the last list, matched with them."""
    known = Seen(keyed.rows)
    keys = {own_key_of(record.key, known) for record in left}
    names = {name_key(record.values) for record in left}
    waiting: dict[int, _Waiting] = {}
    called: Counter[tuple[str, str]] = Counter()
    for at, (draft, of_row) in enumerate(zip(drafts, own, strict=True)):
        name = name_key(draft.values)
        if name in names:
            called[name] += 1
        if not keyed.same[at] and (of_row in keys or name in names):
            waiting[at] = _Waiting(draft, of_row, canonical(draft.values), name)
    if any(each.name in names for each in waiting.values()):
        called.update(name for values in before.every_value() if (name := name_key(values)) in names)
    matching = _Matching(waiting, left, known)
    matching.pair(lambda row: row.own, lambda record: own_key_of(record.key, known))
    matching.pair(lambda row: row.name, lambda record: name_key(record.values), called=called)
    return matching


def _keys(
    drafts: Sequence[Draft], own: Sequence[Key], keyed: _Keyed, stored: Mapping[int, StoredRecord]
) -> Sequence[Key]:
    """A key for each row: the stored one while the row calls itself the same, else a new one."""
    if keyed.alone.all():
        return own
    known, of_last = Seen(keyed.rows), Seen(keyed.last)
    crowded = [
        (of_row, draft.line, at)
        for at, (draft, of_row) in enumerate(zip(drafts, own, strict=True))
        if not keyed.alone[at]
    ]
    taken = _Taken(of_last)
    keys: dict[int, Key] = {}
    for of_row, _, at in sorted(crowded):
        record = stored.get(at)
        keys[at] = record.key if record and own_key_of(record.key, known) == of_row else free_key(of_row, taken)
        taken.add(keys[at])
    return LongSequence(keys.get(at, of_row) for at, of_row in enumerate(own)).settled()


class _Taken(Container[Key]):
    """Keys that no further row may have."""

    def __init__(self, of_last: Seen) -> None:
        self._of_last, self._given = of_last, set[Key]()

    def add(self, key: Key) -> None:
        """One more."""
        self._given.add(key)

    def __contains__(self, key: object) -> bool:
        """Whether a row has it, now or in the last list."""
        return key in self._given or key in self._of_last


class _Waiting(NamedTuple):
    """A row that is not known by its key alone.

    Args:
        own: what it calls itself.
        values: as they are compared.
        name: of its organization and service.
    """

    draft: Draft
    own: Key
    values: Canonical
    name: tuple[str, str]


class _Matching:
    """Rows and stored rows, fewer of them left after each `pair`."""

    def __init__(self, rows: Mapping[int, _Waiting], left: list[StoredRecord], known: Seen) -> None:
        self.rows, self.known, self.left = rows, known, left
        self.stored: dict[int, StoredRecord] = {}
        self.unsure: dict[int, StoredRecord] = {}

    def pair(
        self,
        of_row: Callable[[_Waiting], Hashable],
        of_stored: Callable[[StoredRecord], Hashable],
        *,
        called: Mapping[Any, int] | None = None,
    ) -> None:
        """Match the rows and the stored rows that share something.

        Args:
            called: they share no more than a name -> how many rows have it, now and then.
        """
        open_rows, open_records = defaultdict(list), _grouped(self.left, of_stored)
        for index, row in self.rows.items():
            if index not in self.stored and of_row(row) in open_records:
                open_rows[of_row(row)].append(index)
        for shared, indexes in open_rows.items():
            # a name that no other row has, now or then, is enough
            least = ALIKE if called and called[shared] > 2 else 0.0
            self._pair_group(indexes, open_records[shared], least, by_name=called is not None)
        taken = {record.id for record in self.stored.values()}
        self.left = [record for record in self.left if record.id not in taken]

    def _pair_group(self, rows: list[int], records: list[StoredRecord], least: float, *, by_name: bool) -> None:
        """Match what is identical, then what is clearly likest, until nothing more is clear."""
        if self._is_unchanged(rows, records):
            self.stored[rows[0]] = records[0]
            return
        rows, records = self._same(rows, records, lambda i: self.rows[i].draft.cells, lambda record: record.cells)
        rows, records = self._same(rows, records, lambda i: self.rows[i].values, lambda record: record.values)
        if not rows or not records or max(len(rows), len(records)) > MOST_NAMESAKES:
            return
        same_rows = _grouped(rows, lambda index: repr(sorted(self.rows[index].values.items())))
        same_records = _grouped(records, lambda each: (repr(sorted(each.values.items())), each.service_id))
        some_rows, some_records = list(same_rows.values()), list(same_records.values())
        likeness = self._likeness([each[0] for each in some_rows], [each[0] for each in some_records], by_name=by_name)
        for at, beside in _clearest(likeness, least):
            for index, record in zip(some_rows[at], some_records[beside], strict=False):
                self.stored[index] = record
        if by_name:
            self._note_unsure(some_rows, some_records, likeness)

    def _is_unchanged(self, rows: list[int], records: list[StoredRecord]) -> bool:
        """Whether there is one row and one stored row, with the same cells: nearly all of a list that comes again."""
        if len(rows) != 1 or len(records) != 1 or not self._may_be(rows[0], records[0]):
            return False
        return self.rows[rows[0]].draft.cells == records[0].cells

    def _same(
        self,
        rows: list[int],
        records: list[StoredRecord],
        of_row: Callable[[int], object],
        of_record: Callable[[StoredRecord], object],
    ) -> tuple[list[int], list[StoredRecord]]:
        """Match rows that say exactly the same; what is left of both."""
        waiting = _grouped(records, lambda record: _shown(of_record(record)))
        for index in rows:
            same = waiting.get(_shown(of_row(index)), [])
            record = next((each for each in same if self._may_be(index, each)), None)
            if record is not None:
                same.remove(record)
                self.stored[index] = record
        left = [record for same in waiting.values() for record in same]
        return [index for index in rows if index not in self.stored], sorted(left, key=lambda record: record.key)

    def _may_be(self, index: int, record: StoredRecord) -> bool:
        own = self.rows[index].own
        return own == record.key or not (has_id(own) and has_id(record.key))

    def _likeness(self, rows: list[int], records: list[StoredRecord], *, by_name: bool) -> Likeness:
        """The mean likeness of what both say, 0 to 1; shape (rows, records)."""
        total, known = (np.zeros((len(rows), len(records)), np.float32) for _ in range(2))
        for slot in TELLING:
            said = [_text(self.rows[index].values.get(slot)) for index in rows]
            written = [_text(record.values.get(slot)) for record in records]
            if any(said) and any(written):
                both = np.outer(np.array(said, bool), np.array(written, bool))
                total += np.where(both, process.cdist(said, written, scorer=fuzz.ratio, dtype=np.float32) / 100, 0)
                known += both
        likeness: Likeness = (total / np.maximum(known, 1)).astype(np.float32)
        for at, index in enumerate(rows) if by_name else ():
            if has_id(self.rows[index].own):
                likeness[at, [has_id(record.key) for record in records]] = NOT_THE_SAME
        return likeness

    def _note_unsure(self, rows: list[list[int]], records: list[list[StoredRecord]], likeness: Likeness) -> None:
        """For rows that stay new: the likest of the stored rows that nobody is."""
        taken = {record.id for record in self.stored.values()}
        free = [at for at, same in enumerate(records) if any(record.id not in taken for record in same)]
        for at, indexes in enumerate(rows) if free else ():
            likest = max(free, key=lambda beside: float(likeness[at, beside]))
            if likeness[at, likest] > NOT_THE_SAME:
                self.unsure.update({i: records[likest][0] for i in indexes if i not in self.stored})


def _clearest(likeness: Likeness, least: float) -> list[tuple[int, int]]:
    """Pairs of which each is clearly the likest of the other, found again and again among those that are left."""
    left = likeness.copy()
    found: list[tuple[int, int]] = []
    while True:
        best, beside = left.argmax(axis=1), left.argmax(axis=0)
        rivals_of_row, rivals_of_record = _second(left), _second(left.T)
        new = [
            (at, int(to))
            for at, to in enumerate(best)
            if left[at, to] >= least
            and beside[to] == at
            and left[at, to] >= max(rivals_of_row[at], rivals_of_record[to]) + CLEARLY
        ]
        if not new:
            return found
        found += new
        for at, to in new:
            left[at, :] = left[:, to] = NOT_THE_SAME


def _second(likeness: Likeness) -> Likeness:
    """The second highest of each row; where there is only one, what nothing equals."""
    if likeness.shape[1] < 2:
        return np.full(len(likeness), NOT_THE_SAME, np.float32)
    second: Likeness = np.partition(likeness, -2, axis=1)[:, -2]
    return second


def _grouped(each: Iterable[T], by: Callable[[T], Hashable]) -> dict[Hashable, list[T]]:
    groups: dict[Hashable, list[T]] = defaultdict(list)
    for one in each:
        groups[by(one)].append(one)
    return dict(groups)


def _shown(said: object) -> str:
    return repr(sorted(said.items())) if isinstance(said, dict) else repr(said)


def _text(value: object) -> str:
    """A value as text to compare; of rows, all columns in order."""
    if isinstance(value, list):
        return "; ".join(" ".join(str(row[column]) for column in sorted(row)) for row in value)
    return str(value or "").casefold()
