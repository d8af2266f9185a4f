"""What an import did: the services that it made, found and changed, to be opened from its page."""

import uuid
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.curation.history import WHOLE_ROW
from directory.errors import NotFound
from directory.models import (
    LIVE_STATUSES,
    ImportBatch,
    ImportRow,
    Metadata,
    Service,
    ServiceStatus,
    Source,
    SourceRecord,
)
from importers.undo import NO_SUCH_IMPORT, POINTERS, ListedImport, is_partly_undone

GONE = tuple(status.value for status in ServiceStatus if status not in LIVE_STATUSES)
MOST_LOOKED_AT = 2000  # rows of an import, in the order of their lines
MOST_RETIRED = 1000  # that are listed: no search finds them


@dataclass(frozen=True)
class ImportedService:
    """A service that a row of the list became, was, or changed; no line where this list does not have it."""

    id: uuid.UUID
    name: str
    line: int | None


@dataclass(frozen=True)
class SomeServices:
    """The first services of one kind, by line."""

    first: tuple[ImportedService, ...]
    has_more: bool


@dataclass(frozen=True)
class Counts:
    """Rows of an import by what it did; of one that is partly undone, only those of which that still stands."""

    created: int
    updated: int
    unchanged: int
    retired: int


@dataclass(frozen=True)
class Imported:
    """An import with the first services of each kind.

    Args:
        counts: of its rows; `retired`: services.
        new: that it made.
        linked: that were there, and in which rows that this list had not had were recognised.
        retired: that it made inactive, by name, many of them.
        waiting: how many rows were left for the next time, because nobody said which services they are.
        changed: others of rows that this list had before.
    """

    listed: ListedImport
    counts: Counts
    new: SomeServices
    linked: SomeServices
    retired: SomeServices
    changed: SomeServices
    waiting: int


def imported(session: Session, number: int, *, most: int) -> Imported:
    """One import by its number, with at most `most` services of each kind.

    Raises:
        NotFound: there is no such import.
    """
    query = sa.select(ImportBatch, Source.name).join(Source, Source.id == ImportBatch.source_id)
    found = session.execute(query.where(ImportBatch.number == number)).first()
    if found is None:
        raise NotFound(NO_SUCH_IMPORT, number=str(number))
    listed = ListedImport(*found)
    new: dict[uuid.UUID, ImportedService] = {}
    linked: dict[uuid.UUID, ImportedService] = {}
    changed: dict[uuid.UUID, ImportedService] = {}
    for id_, name, line, before, is_made, is_retired in session.execute(_rows(listed.batch)):
        if is_retired and not is_made:
            continue  # its row is of the list before
        if before is None:
            (new if is_made else linked).setdefault(id_, ImportedService(id_, name, line))
        elif "values" in before:  # an unchanged row is at most at another line
            changed.setdefault(id_, ImportedService(id_, name, line))
    return Imported(
        listed,
        counts=_counts(session, listed.batch),
        new=_some(new, most),
        linked=_some(linked, most),
        retired=_retired(session, listed.batch),
        changed=_some(changed, most),
        waiting=_waiting(listed.batch),
    )


def _rows(batch: ImportBatch) -> sa.Select[Any]:
    """Services of the rows that an import wrote, with what each row was, and whether the import made the service."""
    retired = sa.exists().where(Metadata.resource_id == Service.id, *_retiring(batch))
    return (
        sa.select(Service.id, Service.name, SourceRecord.line, ImportRow.before, _made(Service.id, batch), retired)
        .join(SourceRecord, SourceRecord.id == ImportRow.source_record_id)
        .join(Service, Service.id == SourceRecord.service_id)
        .where(ImportRow.batch_number == batch.number)
        .order_by(SourceRecord.line, Service.id)
        .limit(MOST_LOOKED_AT)
    )


def _retired(session: Session, batch: ImportBatch) -> SomeServices:
    gone = sa.exists().where(Metadata.resource_id == Service.id, *_retiring(batch))
    query = sa.select(Service.id, Service.name).where(gone).order_by(Service.name, Service.id)
    found = {id_: ImportedService(id_, name, None) for id_, name in session.execute(query.limit(MOST_RETIRED + 1))}
    return _some(found, MOST_RETIRED)


def _made(entry: Any, batch: ImportBatch) -> sa.Exists:
    """Whether an import made an entry."""
    of_entry = Metadata.resource_id == entry, Metadata.field_name == WHOLE_ROW
    return sa.exists().where(*of_entry, Metadata.last_action_type == "create", *_within(batch))


def _counts(session: Session, batch: ImportBatch) -> Counts:
    retired = session.scalar(sa.select(sa.func.count(Metadata.resource_id.distinct())).where(*_retiring(batch))) or 0
    if not is_partly_undone(batch):
        return Counts(batch.created, batch.updated, batch.unchanged, retired)
    standing = Counter(_standing(session, batch))
    return Counts(standing["created"], standing["updated"], standing["unchanged"], retired)


def _standing(session: Session, batch: ImportBatch) -> Iterator[str]:
    """What an import did to each of the rows that were not taken back."""
    entry = sa.func.coalesce(*(getattr(SourceRecord, pointer) for pointer in reversed(POINTERS)))
    query = (
        sa.select(ImportRow.before, _made(entry, batch))
        .join(SourceRecord, SourceRecord.id == ImportRow.source_record_id)
        .where(ImportRow.batch_number == batch.number)
    )
    for before, is_made in session.execute(query):
        if before is None:
            yield "created" if is_made else "updated"
        else:
            yield "updated" if "values" in before else "unchanged"


def _within(batch: ImportBatch) -> tuple[sa.ColumnElement[bool], ...]:
    """Changes that the import made."""
    return Metadata.sequence > batch.first_sequence, Metadata.sequence <= batch.last_sequence


def _retiring(batch: ImportBatch) -> tuple[sa.ColumnElement[bool], ...]:
    """Those of them by which a service is no longer active, and still is not where some were taken back."""
    field = Metadata.field_name == "status", Metadata.resource_type == Service.__tablename__
    was_live = Metadata.previous_value.in_([status.value for status in LIVE_STATUSES])
    they = *field, was_live, Metadata.replacement_value.in_(GONE), *_within(batch)
    if not is_partly_undone(batch):
        return they
    stays = sa.select(Service.id).where(Service.status.not_in(LIVE_STATUSES))
    return *they, Metadata.resource_id.in_(stays)


def _waiting(batch: ImportBatch) -> int:
    return batch.rows - batch.created - batch.updated - batch.unchanged - batch.lost


def _some(services: Mapping[uuid.UUID, ImportedService], most: int) -> SomeServices:
    return SomeServices(tuple(islice(services.values(), most)), len(services) > most)
