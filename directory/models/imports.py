"""Imports as batches that can be taken back, and what people said about entries that look the same."""

import enum
import uuid
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from directory.db import Base
from directory.models.service import values_enum


class ImportBatch(Base):
    """One import of one list: who, when, what became of its rows, and which changes of the history it made."""

    __tablename__ = "import_batch"

    number: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("source.id"), index=True)
    imported_by: Mapped[str]
    imported_at: Mapped[datetime]
    rows: Mapped[int]
    created: Mapped[int]
    updated: Mapped[int]
    unchanged: Mapped[int]
    lost: Mapped[int]
    first_sequence: Mapped[int] = mapped_column(sa.BigInteger)  # the last change before it
    last_sequence: Mapped[int] = mapped_column(sa.BigInteger)  # its own last change
    undone_by: Mapped[str | None]
    undone_at: Mapped[datetime | None]


class ImportRow(Base):
    """A row of a source that an import wrote, with what it was before."""

    __tablename__ = "import_row"
    __table_args__ = (sa.Index("ix_import_row_source_record_id", "source_record_id"),)

    batch_number: Mapped[int] = mapped_column(sa.ForeignKey("import_batch.number"), primary_key=True)
    source_record_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)  # gone once the import is undone
    before: Mapped[dict[str, Any] | None] = mapped_column(sa.JSON(none_as_null=True))  # None: the import made it


class ImportProblems(Base):
    """What was wrong with a list when it was imported, so that its partner can still be told."""

    __tablename__ = "import_problems"

    batch_number: Mapped[int] = mapped_column(sa.ForeignKey("import_batch.number"), primary_key=True)
    count: Mapped[int]  # also of those that are not kept
    kept: Mapped[dict[str, Any]]  # "problems", "again": how many of them were told before; "mapping": column -> field


class DuplicateDecision(Base):
    """Somebody said whether two services are the same one. What is not is never asked again; both are learned.

    A merge keeps one of them: `removed_id` leads to `kept_id` from then on, and the changes of the history between the
    two numbers are what undoing takes back.
    """

    __tablename__ = "duplicate_decision"
    __table_args__ = (sa.CheckConstraint("kept_id <> removed_id", name="two"),)

    number: Mapped[int] = mapped_column(primary_key=True)
    kept_id: Mapped[uuid.UUID] = mapped_column(index=True)  # of two that are not the same: either
    removed_id: Mapped[uuid.UUID] = mapped_column(index=True)
    same: Mapped[bool]
    decided_by: Mapped[str]
    decided_at: Mapped[datetime]
    together_with: Mapped[int | None] = mapped_column(index=True)  # the first of several decisions of one answer
    compared: Mapped[dict[str, Any]]  # "kept" and "removed": the fields that were compared, as they were then
    first_sequence: Mapped[int] = mapped_column(sa.BigInteger)
    last_sequence: Mapped[int] = mapped_column(sa.BigInteger)
    records_before: Mapped[dict[str, Any]]  # id of a row of a source -> what it pointed to
    undone_by: Mapped[str | None]
    undone_at: Mapped[datetime | None]


class SourceTrust(Base):
    """How far a source is believed about a field, where two sources contradict each other; more is believed."""

    __tablename__ = "source_trust"

    source_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("source.id"), primary_key=True)
    field: Mapped[str] = mapped_column(primary_key=True)  # "" for all that have none of their own
    rank: Mapped[int]


class ImportState(enum.StrEnum):
    """Where an uploaded list stands."""

    WAITING = "waiting"  # until a job reads it
    READING = "reading"
    PLANNED = "planned"  # until somebody looks at it and confirms
    CONFIRMED = "confirmed"  # until a job writes it
    WRITING = "writing"
    WRITTEN = "written"
    FAILED = "failed"
    CANCELLED = "cancelled"


class ImportDraft(Base):
    """A list that somebody uploaded and that is not, or was only just, imported; its file is in the instance folder."""

    __tablename__ = "import_draft"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    source: Mapped[str]  # whose list it is
    file_name: Mapped[str]  # as its sender calls it
    is_full: Mapped[bool]  # what it leaves out is to be retired
    state: Mapped[ImportState] = mapped_column(values_enum(ImportState), index=True)
    uploaded_by: Mapped[str]
    uploaded_at: Mapped[datetime]
    changed_at: Mapped[datetime]  # when it came into this state
    choices: Mapped[dict[str, Any]] = mapped_column(default=dict)  # column -> field as corrected; "": none
    answers: Mapped[dict[str, Any]] = mapped_column(default=dict)  # key of a row -> {id of a service: the same or not}
    taken: Mapped[dict[str, Any]] = mapped_column(default=dict)  # key of a row -> fields taken though contradicted
    kept: Mapped[dict[str, Any]] = mapped_column(default=dict)  # key of a row -> {field: what was refused, and stays}
    towns: Mapped[dict[str, Any]] = mapped_column(default=dict)  # name that several have -> code of the one meant
    splits_places: Mapped[bool | None]  # a row of several places becomes an entry for each; None: as the last time
    digest: Mapped[str] = mapped_column(sa.String(64), default="")  # of the plan that is shown
    confirmed: Mapped[str] = mapped_column(sa.String(64), default="")  # of the plan that was confirmed
    confirmed_by: Mapped[str] = mapped_column(default="")
    has_changed: Mapped[bool] = mapped_column(default=False)  # the plan is another one than was confirmed
    problem: Mapped[dict[str, Any] | None] = mapped_column(sa.JSON(none_as_null=True))  # why it failed
    batch_number: Mapped[int | None] = mapped_column(sa.ForeignKey("import_batch.number"))


class ColumnChoice(Base):
    """What somebody chose for a column of a source's list, remembered for the next one and for similar headers."""

    __tablename__ = "column_choice"

    source_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("source.id"), primary_key=True)
    column: Mapped[str] = mapped_column(primary_key=True)
    field: Mapped[str]  # "": kept with the source only
    header: Mapped[str] = mapped_column(index=True)  # the words of the column's name, by which similar ones are found
    chosen_by: Mapped[str]
    chosen_at: Mapped[datetime]


class FetchRhythm(enum.StrEnum):
    """How often a list is fetched."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class ImportSchedule(Base):
    """From where and how often the list of a source is fetched; what changed waits as a draft to be confirmed.

    A look counts as failed from its beginning until it ends well, so that one that kills its process is counted, too.
    """

    __tablename__ = "import_schedule"
    __table_args__ = (sa.CheckConstraint("failures >= 0", name="failures"),)

    source_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("source.id"), primary_key=True)
    address: Mapped[str]  # https://…, or the path of a file within the watched folder
    every: Mapped[FetchRhythm] = mapped_column(values_enum(FetchRhythm))
    is_full: Mapped[bool]  # what it leaves out is to be retired
    set_by: Mapped[str]
    set_at: Mapped[datetime]
    due_at: Mapped[datetime] = mapped_column(index=True)
    paused_at: Mapped[datetime | None]  # by somebody, or after too many failures
    looked_at: Mapped[datetime | None]  # begun last
    fetched_at: Mapped[datetime | None]  # ended well last, whether or not anything was new
    changed_at: Mapped[datetime | None]  # what was fetched was new
    digest: Mapped[str] = mapped_column(sa.String(64), default="")  # SHA-256 of what was fetched last; "": nothing yet
    etag: Mapped[str] = mapped_column(default="")  # as the server named what was fetched last
    last_modified: Mapped[str] = mapped_column(default="")
    failures: Mapped[int] = mapped_column(default=0)  # in a row
    problem: Mapped[dict[str, Any] | None] = mapped_column(sa.JSON(none_as_null=True))  # of the last one
    draft_id: Mapped[uuid.UUID | None]  # made of what was fetched last; the row goes some time after it is finished
