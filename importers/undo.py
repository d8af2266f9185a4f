"""Imports by number: what each wrote, so that it can be listed and taken back."""

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.curation import bulk
from directory.curation.history import acting, name_of, take_turn
from directory.curation.reversal import Kept, Reversal
from directory.curation.texts import value_of
from directory.errors import InvalidInput, NotFound
from directory.garbage_collection import collecting_seldom
from directory.i18n import N_, Sentence
from directory.models import DuplicateDecision, ImportBatch, ImportRow, Source, SourceRecord

NO_SUCH_IMPORT = N_("There is no import number %(number)s: look at the list of all imports.")
UNDONE_ALREADY = N_("Import number %(number)s was undone already, on %(day)s by %(by)s.")
LATER_FIRST = N_("Import number %(number)s cannot be undone before number %(later)s, which speaks of all of it, too.")
IMPORTED_SINCE = N_("import %(number)s speaks of it, too; undo that one first")
UNDONE = N_(
    "Import %(number)s of “%(source)s” is undone. Entries removed: %(removed)s; as they were before: %(restored)s."
)
PARTLY_UNDONE = N_(
    "Import %(number)s of “%(source)s” is partly undone. Entries removed: %(removed)s; as they were before: "
    "%(restored)s. Rows that stay until later imports (%(later)s) are undone: %(left)s."
)
MERGED_SINCE = N_("it was merged with another entry since; undo that first (number %(number)s)")

POINTERS = ("organization_id", "service_id", "location_id")


@dataclass(frozen=True)
class ListedImport:
    """An import with the name of its list."""

    batch: ImportBatch
    source: str


@dataclass(frozen=True)
class Undone:
    """What became of an import that was taken back.

    Args:
        removed, restored, left: rows of the list whose entries are gone, are what they were, or stay. A service as
            which a new row was recognised is what it was.
        kept: what could not be taken back, with the cause.
        seen: rows that the import had only seen again, so that their entries never changed.
        later: numbers of later imports that speak of its rows, too, so that those stay.
    """

    number: int
    source: str
    removed: int
    restored: int
    left: int
    kept: tuple[Kept, ...]
    later: tuple[int, ...] = ()
    seen: int = 0

    @property
    def is_nothing(self) -> bool:
        """Whether all of it stays because of later imports."""
        return bool(self.later) and not self.removed and not self.restored and not self.seen

    @property
    def sentence(self) -> Sentence:
        """What became of it, in words."""
        facts = {"number": str(self.number), "source": self.source, "removed": self.removed, "restored": self.restored}
        if not self.later:
            return Sentence(UNDONE, facts)
        return Sentence(PARTLY_UNDONE, {**facts, "later": tuple(map(str, self.later)), "left": self.left})


def imports(session: Session) -> list[ListedImport]:
    """All imports, the last one first."""
    query = sa.select(ImportBatch, Source.name).join(Source, Source.id == ImportBatch.source_id)
    return [ListedImport(*row) for row in session.execute(query.order_by(ImportBatch.number.desc()))]


@dataclass(frozen=True)
class _Undoing:
    """What undoing an import does, found by reading alone.

    Args:
        new: rows that go; `changed`: rows that become what they were, with it.
    """

    batch: ImportBatch
    reversal: Reversal
    new: Sequence[uuid.UUID]
    changed: Mapping[uuid.UUID, dict[str, Any] | None]
    told: Undone


def what_undoing_does(session: Session, number: int) -> Undone:
    """What `undo_import` would take back now; nothing is written, and nobody who writes waits.

    Raises:
        NotFound: there is no such import.
        InvalidInput: it was undone already.
    """
    return _undoing(session, number).told


def source_of(session: Session, number: int) -> uuid.UUID:
    """The source whose list an import brought."""
    return session.scalars(sa.select(ImportBatch.source_id).where(ImportBatch.number == number)).one()


@collecting_seldom()
def undo_import(session: Session, number: int, *, by: str, now: datetime) -> Undone:
    """Take an import back as far as nothing newer depends on it; the caller commits.

    Where a later import speaks of some of its rows, the rest is taken back, and those can be once that one is. Values
    that were changed by hand since stay, and so does what another import or a merge spoke of since.

    Args:
        by: who takes it back, for the history; `now`: aware time.
    Raises:
        NotFound: there is no such import.
        InvalidInput: it was undone already, or all of it stays because of later imports.
    """
    take_turn(session)
    undoing = _undoing(session, number)
    if undoing.told.is_nothing:
        raise InvalidInput(LATER_FIRST, number=str(number), later=str(undoing.told.later[-1]))
    with acting(session, by=by):
        _forget(session, undoing.new, undoing.changed)
        undoing.reversal.write()
        _give_back(session, undoing.changed)
    undoing.batch.undone_by = by
    if undoing.told.later:
        _keep_for_later(session, number, [*undoing.new, *undoing.changed])
    else:
        undoing.batch.undone_at = now
    session.flush()
    return undoing.told


def _keep_for_later(session: Session, number: int, taken_back: Sequence[uuid.UUID]) -> None:
    """Leave the import with the rows of which later imports speak: once these are taken back, the rest can be."""
    mine = ImportRow.batch_number == number
    for ids in bulk.in_parts(taken_back):
        session.execute(sa.delete(ImportRow).where(mine, ImportRow.source_record_id.in_(ids)))


def _undoing(session: Session, number: int) -> _Undoing:
    batch = session.get(ImportBatch, number)
    if batch is None:
        raise NotFound(NO_SUCH_IMPORT, number=str(number))
    if batch.undone_at is not None:
        raise InvalidInput(
            UNDONE_ALREADY, number=str(number), day=batch.undone_at.date(), by=name_of(batch.undone_by or "?")
        )
    rows = _rows(session, number)
    records = {row["id"]: row for row in _records(session, number)}
    held = _held(session, batch, rows)
    held_entries = {
        records[id_][pointer]: why
        for id_, why in held.items()
        if id_ in records
        for pointer in POINTERS
        if records[id_][pointer]
    }
    reversal = Reversal(
        session, batch.first_sequence, batch.last_sequence, held=held_entries, records=rows.keys() - held.keys()
    )
    if is_partly_undone(batch):
        reversal.leave_out_all_but(_entries(rows, records))
    reversal.find_what_stays()
    open_rows = {id_: was for id_, was in rows.items() if id_ in records and id_ not in held}
    staying = {id_ for id_, was in open_rows.items() if was is None and _stays(reversal, records[id_])}
    new = [id_ for id_, was in open_rows.items() if was is None and id_ not in staying]
    changed = {id_: was for id_, was in open_rows.items() if was is not None}
    source = session.scalars(sa.select(Source.name).where(Source.id == batch.source_id)).one()
    left = len(records) - len(new) - len(changed)
    removed = sum(reversal.made(_entry(records[id_])) for id_ in new)
    later = sorted({int(why.facts["number"]) for why in held.values() if why.message == IMPORTED_SINCE})
    seen = sum(not was or "values" not in was for was in changed.values())  # at most at another line
    restored = len(new) - removed + len(changed) - seen
    told = Undone(number, source, removed, restored, left, tuple(reversal.kept), tuple(later), seen)
    return _Undoing(batch, reversal, new, changed, told)


def is_partly_undone(batch: ImportBatch) -> bool:
    """Whether some of its rows were taken back, and the others wait until later imports are."""
    return batch.undone_by is not None and batch.undone_at is None


def later_imports(session: Session, number: int) -> list[int]:
    """The imports that speak of rows of one, too, and have to be undone before all of it can be."""
    mine = sa.select(ImportRow.source_record_id).where(ImportRow.batch_number == number)
    return [*session.scalars(_spoken_of_later(number, mine).with_only_columns(ImportBatch.number).distinct())]


def _spoken_of_later(number: int, mine: Any) -> Any:
    """Rows that later imports speak of, with the numbers of these."""
    return (
        sa.select(ImportRow.source_record_id, ImportBatch.number)
        .join(ImportBatch, ImportBatch.number == ImportRow.batch_number)
        .where(ImportBatch.number > number, ImportBatch.undone_at.is_(None))
        .where(ImportRow.source_record_id.in_(mine))
        .order_by(ImportBatch.number)
    )


def _entries(
    rows: Mapping[uuid.UUID, Mapping[str, Any] | None], records: Mapping[uuid.UUID, Mapping[str, Any]]
) -> set[uuid.UUID]:
    """What rows lead to, and led to before."""
    now = {record[pointer] for record in records.values() for pointer in POINTERS if record[pointer]}
    before = {was[pointer] for was in rows.values() if was for pointer in POINTERS if was.get(pointer)}
    return now | {uuid.UUID(str(id_)) for id_ in before}


def _stays(reversal: Reversal, record: Mapping[str, Any]) -> bool:
    """Whether a row's entry stays, so that the list must find it the next time."""
    return reversal.stays(_entry(record))


def _entry(record: Mapping[str, Any]) -> uuid.UUID | None:
    entry: uuid.UUID | None = record["service_id"] or record["location_id"] or record["organization_id"]
    return entry


def _rows(session: Session, number: int) -> dict[uuid.UUID, dict[str, Any] | None]:
    query = sa.select(ImportRow.source_record_id, ImportRow.before).where(ImportRow.batch_number == number)
    return dict(session.execute(query).tuples().all())


def _records(session: Session, number: int) -> Iterator[Mapping[str, Any]]:
    """The rows of the import that are there, with what they lead to."""
    mine = sa.select(ImportRow.source_record_id).where(ImportRow.batch_number == number)
    columns = SourceRecord.__table__.c
    query = sa.select(columns.id, *(columns[pointer] for pointer in POINTERS)).where(columns.id.in_(mine))
    return (dict(row) for row in session.execute(query.order_by(columns.id)).mappings())


def _held(session: Session, batch: ImportBatch, rows: Iterable[uuid.UUID]) -> dict[uuid.UUID, Sentence]:
    """Rows of the import that a later import or a merge speaks of, with the cause."""
    mine = sa.select(ImportRow.source_record_id).where(ImportRow.batch_number == batch.number)
    query = _spoken_of_later(batch.number, mine)
    held = {id_: Sentence(IMPORTED_SINCE, {"number": str(number)}) for id_, number in session.execute(query)}
    merges = sa.select(DuplicateDecision.number, DuplicateDecision.records_before).where(
        DuplicateDecision.same, DuplicateDecision.undone_at.is_(None)
    )
    known = set(rows)
    for number, before in session.execute(merges.where(DuplicateDecision.first_sequence >= batch.last_sequence)):
        merged = {uuid.UUID(id_) for id_ in before["source_record"]} & known
        held |= dict.fromkeys(merged, Sentence(MERGED_SINCE, {"number": str(number)}))
    return held


def _forget(session: Session, new: Sequence[uuid.UUID], changed: Mapping[uuid.UUID, dict[str, Any] | None]) -> None:
    """Remove rows that the import made, and let go of what the others refer to until that is what it was."""
    table = SourceRecord.__table__
    for ids in bulk.in_parts(new):
        session.connection().execute(sa.delete(table).where(table.c.id.in_(ids)))  # type: ignore[arg-type]
    for pointer in POINTERS:
        moved = [id_ for id_, was in changed.items() if was and pointer in was]
        for ids in bulk.in_parts(moved):
            session.connection().execute(sa.update(table).where(table.c.id.in_(ids)).values({pointer: None}))  # type: ignore[arg-type]


def _give_back(session: Session, changed: Mapping[uuid.UUID, dict[str, Any] | None]) -> None:
    columns: Any = SourceRecord.__table__.c
    rows = {
        id_: {
            name: value_of(columns[name], value) if isinstance(value, str) else value
            for name, value in (was or {}).items()
        }
        for id_, was in changed.items()
    }
    bulk.set_alike(session, SourceRecord, rows)
    session.expire_all()
