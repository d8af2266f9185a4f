"""Imports as batches that can be taken back, and what people said about entries that look the same."""

import uuid
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from directory.db import Base


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
