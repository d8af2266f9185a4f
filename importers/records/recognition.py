"""Which row of the last list each row of a new one is: one-to-one, by key first, then by name and likeness."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from importers.records.keys import Key, free_key, has_id, name_key, own_key_of, own_keys
from importers.records.rows import Draft
from importers.records.stored import StoredRecord
from importers.slots import Canonical

TELLING = (  # what tells namesakes apart
    *("phones", "organization_phones", "service.email", "organization.email", "service.url", "organization.website"),
    *("address.address_1", "address.city", "service.description", "service.eligibility_description", "schedules"),
)
CLEARLY = 0.05  # how much liker the best must be than the next best
ALIKE = 0.6  # likeness from which a row may be one of several namesakes of another place
MOST_NAMESAKES = 3000  # rows compared with as many
NOT_THE_SAME = -1.0

Likeness = NDArray[np.float32]
T = TypeVar("T")


@dataclass(frozen=True)
class Recognised:
    """The rows of a list beside those of the last one.

    Args:
        own: what each row calls itself; rows alike share it.
        keys: one per row, all different.
        stored: the row of the last list that each row is, None for a new one.
        unsure: position of a new row -> the row of the last list that it resembles without being surely the same.
        missing: rows of the last list that are in this one no more.
    """

    own: Sequence[Key]
    keys: Sequence[Key]
    stored: Sequence[StoredRecord | None]
    unsure: Mapping[int, StoredRecord]
    missing: tuple[StoredRecord, ...]


def recognise(drafts: Sequence[Draft], values: Sequence[Canonical], before: Mapping[Key, StoredRecord]) -> Recognised:
    """Find each row among those that were written before from the same source.

    Rows with the same key are told apart by likeness; what is left over is matched by the names of organization and
    service, so that a row that moved stays the same entry. Positions of rows do not count.

    Args:
        values: of each draft, as they are compared.
    """
    own = own_keys(drafts)
    matching = _Matching(drafts, values, own, before)
    known = set(own)
    if not before:
        return Recognised(own, matching.keys(), matching.stored, {}, ())
    matching.pair(own, lambda record: own_key_of(record.key, known))
    matching.pair([name_key(each) for each in values], lambda record: name_key(record.values), by_name=True)
    return Recognised(own, matching.keys(), matching.stored, matching.unsure, tuple(matching.left))


class _Matching:
    """Rows and stored rows, fewer of them left after each `pair`."""

    def __init__(
        self,
        drafts: Sequence[Draft],
        values: Sequence[Canonical],
        own: Sequence[Key],
        before: Mapping[Key, StoredRecord],
    ) -> None:
        self.drafts, self.values, self.own, self.before = drafts, values, own, before
        self.stored: list[StoredRecord | None] = [None] * len(drafts)
        self.unsure: dict[int, StoredRecord] = {}
        self.left = [before[key] for key in sorted(before)]

    def pair(
        self, rows: Sequence[Hashable], of_stored: Callable[[StoredRecord], Hashable], *, by_name: bool = False
    ) -> None:
        """Match the rows and the stored rows that share something: `rows` says what for each row.

        Args:
            by_name: they share no more than a name.
        """
        counts = Counter(rows) + Counter(map(of_stored, self.before.values())) if by_name else Counter()
        open_rows, open_records = defaultdict(list), _grouped(self.left, of_stored)
        for index, shared in enumerate(rows):
            if self.stored[index] is None and shared in open_records:
                open_rows[shared].append(index)
        for shared, indexes in open_rows.items():
            # a name that no other row has, now or then, is enough
            least = ALIKE if counts[shared] > 2 else 0.0
            self._pair_group(indexes, open_records[shared], least, by_name=by_name)
        taken = {record.id for record in self.stored if record is not None}
        self.left = [record for record in self.left if record.id not in taken]

    def keys(self) -> list[Key]:
        """A key for each row: the stored one while the row calls itself the same, else a new one."""
        taken = set(self.before)
        known = set(self.own)
        keys: list[Key] = [""] * len(self.drafts)
        for index in sorted(range(len(self.drafts)), key=lambda index: (self.own[index], self.drafts[index].line)):
            record, own = self.stored[index], self.own[index]
            keys[index] = record.key if record and own_key_of(record.key, known) == own else free_key(own, taken)
            taken.add(keys[index])
        return keys

    def _pair_group(self, rows: list[int], records: list[StoredRecord], least: float, *, by_name: bool) -> None:
        """Match what is identical, then what is clearly likest, until nothing more is clear."""
        if self._is_unchanged(rows, records):
            self.stored[rows[0]] = records[0]
            return
        rows, records = self._same(rows, records, lambda i: self.drafts[i].cells, lambda record: record.cells)
        rows, records = self._same(rows, records, lambda i: self.values[i], lambda record: record.values)
        if not rows or not records or max(len(rows), len(records)) > MOST_NAMESAKES:
            return
        same_rows = _grouped(rows, lambda index: repr(sorted(self.values[index].items())))
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
        return self.drafts[rows[0]].cells == records[0].cells

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
        return [index for index in rows if self.stored[index] is None], sorted(left, key=lambda record: record.key)

    def _may_be(self, index: int, record: StoredRecord) -> bool:
        own = self.own[index]
        return own == record.key or not (has_id(own) and has_id(record.key))

    def _likeness(self, rows: list[int], records: list[StoredRecord], *, by_name: bool) -> Likeness:
        """The mean likeness of what both say, 0 to 1; shape (rows, records)."""
        total, known = (np.zeros((len(rows), len(records)), np.float32) for _ in range(2))
        for slot in TELLING:
            said = [_text(self.values[index].get(slot)) for index in rows]
            written = [_text(record.values.get(slot)) for record in records]
            if any(said) and any(written):
                both = np.outer(np.array(said, bool), np.array(written, bool))
                total += np.where(both, process.cdist(said, written, scorer=fuzz.ratio, dtype=np.float32) / 100, 0)
                known += both
        likeness: Likeness = (total / np.maximum(known, 1)).astype(np.float32)
        for at, index in enumerate(rows) if by_name else ():
            if has_id(self.own[index]):
                likeness[at, [has_id(record.key) for record in records]] = NOT_THE_SAME
        return likeness

    def _note_unsure(self, rows: list[list[int]], records: list[list[StoredRecord]], likeness: Likeness) -> None:
        """For rows that stay new: the likest of the stored rows that nobody is."""
        taken = {record.id for record in self.stored if record is not None}
        free = [at for at, same in enumerate(records) if any(record.id not in taken for record in same)]
        for at, indexes in enumerate(rows) if free else ():
            likest = max(free, key=lambda beside: float(likeness[at, beside]))
            if likeness[at, likest] > NOT_THE_SAME:
                self.unsure.update({i: records[likest][0] for i in indexes if self.stored[i] is None})


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
