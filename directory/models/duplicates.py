"""Questions about entries that are probably the same: found once, kept until the directory is searched again."""

import uuid
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from directory.db import Base


class DuplicateSearch(Base):
    """The last time that the whole directory was searched for duplicates; one row."""

    __tablename__ = "duplicate_search"
    __table_args__ = (sa.CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    sequence: Mapped[int] = mapped_column(sa.BigInteger)  # last change of the history that was surely looked at
    searched_at: Mapped[datetime]
    services: Mapped[int]  # how many were compared


class DuplicateQuestion(Base):
    """A few services that are probably the same one. Whether it is still open is read from what became of them."""

    __tablename__ = "duplicate_question"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)  # follows from the members: the same ones, the same id
    probability: Mapped[float]  # how often such pairs are the same, in [0.01, 0.99]
    rank: Mapped[float] = mapped_column(index=True)  # what the weights say, in [0, 1]: the order of asking
    weakest: Mapped[list[str]]  # ids of the two members that are least surely the same
    reasons: Mapped[list[dict[str, Any]]] = mapped_column(sa.JSON)  # of those two: "name", "level", "weight"
    put_off_at: Mapped[datetime | None]  # somebody said "later"
    held_by: Mapped[str | None]  # who has it on the screen, so that nobody else is asked at the same time
    held_at: Mapped[datetime | None]


class DuplicateQuestionMember(Base):
    """A service of a question, as it was compared. It may be gone since."""

    __tablename__ = "duplicate_question_member"

    question_id: Mapped[uuid.UUID] = mapped_column(
        sa.ForeignKey("duplicate_question.id", ondelete="CASCADE"), primary_key=True
    )
    service_id: Mapped[uuid.UUID] = mapped_column(primary_key=True, index=True)
    probability: Mapped[float]  # mean with the other members, in [0.01, 0.99]
    name: Mapped[str]
    organization: Mapped[str]
    place: Mapped[str]
    municipality_code: Mapped[str] = mapped_column(index=True)
    compared: Mapped[dict[str, Any]]  # field -> text, for learning from the decision
