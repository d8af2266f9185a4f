"""What people say is wrong with an entry, until somebody has dealt with it. Not part of the history."""

import enum
import uuid
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from directory.db import Base
from directory.models.service import values_enum


class Fault(enum.StrEnum):
    """What kind of thing is wrong."""

    CONTACT = "contact"
    HOURS = "hours"
    PLACE = "place"
    CLOSED = "closed"
    CONDITIONS = "conditions"
    DUPLICATE = "duplicate"
    OTHER = "other"


class EntryReport(Base):
    """One report. It outlives the service, whose name it keeps; the contact is gone when it is closed."""

    __tablename__ = "entry_report"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    service_id: Mapped[uuid.UUID] = mapped_column(index=True)  # no foreign key: a report is never lost
    service_name: Mapped[str]
    fault: Mapped[Fault] = mapped_column(values_enum(Fault))
    text: Mapped[str] = mapped_column(sa.Text)
    contact: Mapped[str | None]  # of who wrote it, only for asking back
    reported_at: Mapped[datetime] = mapped_column(index=True)
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[str | None]
    answer: Mapped[str | None] = mapped_column(sa.Text)  # what was done about it
