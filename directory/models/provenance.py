"""Where a fact comes from, who confirmed it, and every change ever made."""

import uuid
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from directory.db import Base, Identified


class Source(Identified, Base):
    """Somebody's list: a partner, a ministry, a register."""

    __tablename__ = "source"

    name: Mapped[str] = mapped_column(unique=True)
    url: Mapped[str | None]
    licence: Mapped[str | None]
    mapping: Mapped[dict[str, Any]] = mapped_column(default=dict)  # column -> field, as last written
    splits_places: Mapped[bool | None]  # a row of several places becomes an entry for each; None: nobody has said


class SourceRecord(Identified, Base):
    """A row of a source as it arrived, kept whole, with the records it became."""

    __tablename__ = "source_record"
    __table_args__ = (sa.UniqueConstraint("source_id", "key"),)

    source_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("source.id"))
    key: Mapped[str]  # what makes the row recognisable the next time the list comes
    table_name: Mapped[str] = mapped_column(default="")  # sheet or file of a package
    line: Mapped[int]
    cells: Mapped[dict[str, Any]]  # every column as it arrived, mapped or not
    values: Mapped[dict[str, Any]]  # field -> value as last written from this source
    kept: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")  # field -> refused, and what stayed
    organization_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("organization.id"), index=True)
    service_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("service.id"), index=True)
    location_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("location.id"), index=True)
    link_worker_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("link_worker.id"), index=True)
    first_seen_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]


class Verification(Identified, Base):
    """Somebody confirmed that an entry is true. An edit or an import is not a verification."""

    __tablename__ = "verification"
    __table_args__ = (
        sa.CheckConstraint(
            "method IN ('partner_link', 'phone', 'visit', 'email', 'web_page', 'unsaid')", name="method"
        ),
    )

    resource_id: Mapped[uuid.UUID] = mapped_column(index=True)
    resource_type: Mapped[str]
    verified_at: Mapped[datetime]
    verified_by: Mapped[str]
    method: Mapped[str] = mapped_column(sa.String(12))
    note: Mapped[str | None]


class Metadata(Identified, Base):
    """HSDS metadata: one change of one field, never altered afterwards (the database refuses).

    A creation or a removal is one row with `field_name` "*" and all values as JSON. Telephones, hours and the like that
    an import made together with what they belong to stand in its creation under "*", by table, each with its id.
    """

    __tablename__ = "metadata"
    __table_args__ = (
        sa.Index("ix_metadata_resource", "resource_id", "sequence"),
        sa.CheckConstraint("last_action_type IN ('create', 'update', 'delete')", name="last_action_type"),
    )

    sequence: Mapped[int] = mapped_column(sa.BigInteger, unique=True)  # grows by commit, without gaps
    resource_id: Mapped[uuid.UUID]
    resource_type: Mapped[str]
    last_action_date: Mapped[datetime]
    last_action_type: Mapped[str] = mapped_column(sa.String(6))
    field_name: Mapped[str]
    previous_value: Mapped[str]
    replacement_value: Mapped[str]
    updated_by: Mapped[str]
    source_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("source.id"))


class ChangeCounter(Base):
    """The one row that hands out sequence numbers; locking it makes them follow the order of commits."""

    __tablename__ = "change_counter"
    __table_args__ = (sa.CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last_sequence: Mapped[int] = mapped_column(sa.BigInteger, default=0)


class MetaTableDescription(Identified, Base):
    """HSDS meta_table_description: which language and character set an exported table has."""

    __tablename__ = "meta_table_description"

    name: Mapped[str]
    language: Mapped[str | None]
    character_set: Mapped[str | None]
