"""Needs that nothing answered, without the people (docs/decisions/0007-unmet-needs.md). Not part of the history."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from directory.db import Base
from directory.models.service import values_enum
from directory.why_unmet import Cause


class UnmetNeed(Base):
    """On a day, in a place, nothing answered a need. How many asked is not kept: whoever asks ten times counts once."""

    __tablename__ = "unmet_need"
    __table_args__ = (
        sa.CheckConstraint("severity BETWEEN 1 AND 5", name="severity"),
        {"sqlite_with_rowid": False},  # kept in the order of the key, not in that of a conversation
    )

    day: Mapped[date] = mapped_column(primary_key=True)
    need: Mapped[str] = mapped_column(primary_key=True)  # code of a term; of a restricted need only its area
    municipality_code: Mapped[str] = mapped_column(primary_key=True)  # "" where none was said or it is not to be named
    province: Mapped[str] = mapped_column(primary_key=True)  # "" where no place was said
    cause: Mapped[Cause] = mapped_column(values_enum(Cause), primary_key=True)
    severity: Mapped[int | None]  # the highest of that day, 1 to 5; not kept of restricted needs
