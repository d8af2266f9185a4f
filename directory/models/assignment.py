"""Who walks with whom: assignments, proposals with their decisions, and plans for a team.

They speak of people, so they are no part of the directory or its history, which nobody can delete from
(docs/decisions/0010-assignments.md). A person is a reference that the caller gives, never a name. What has no team is
seen by whoever has none.
"""

import enum
import uuid
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from directory.db import Base
from directory.models.service import values_enum


class EndReason(enum.StrEnum):
    """Why an assignment ended."""

    GOAL_REACHED = "goal_reached"
    PERSON_LEFT = "person_left"
    HANDED_OVER = "handed_over"  # another link worker walks with the person now
    WORKER_AWAY = "worker_away"  # away for long or left, and nobody had room
    MISTAKE = "mistake"


class Decision(enum.StrEnum):
    """What somebody decided on a proposal."""

    ACCEPTED = "accepted"
    OTHER = "other"
    WAITING = "waiting"


class AssignmentPlan(Base):
    """A plan for a whole team that was applied, with all that taking it back needs."""

    __tablename__ = "assignment_plan"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    number: Mapped[int] = mapped_column(unique=True)  # in the order of applying
    team_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("team.id"), index=True)
    occasion: Mapped[str] = mapped_column(sa.String(20))
    applied_at: Mapped[datetime]
    applied_by: Mapped[str]
    reason: Mapped[str | None]  # why it was applied although it goes beyond a bound
    difference: Mapped[dict[str, Any]]  # what was shown
    written: Mapped[dict[str, Any]]  # what was changed, for undoing
    undone_at: Mapped[datetime | None]
    undone_by: Mapped[str | None]


class Assignment(Base):
    """A link worker walks with a person, from a day on."""

    __tablename__ = "assignment"
    __table_args__ = (
        sa.CheckConstraint("person <> ''", name="person"),
        sa.CheckConstraint("points > 0", name="points"),
        sa.CheckConstraint("begun_on <= ended_on", name="order"),
        sa.CheckConstraint("(ended_on IS NULL) = (end_reason IS NULL)", name="ended_why"),
        sa.Index(
            "ix_assignment_one_at_a_time",
            "person",
            unique=True,
            sqlite_where=sa.text("ended_on IS NULL"),
            postgresql_where=sa.text("ended_on IS NULL"),
        ),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    person: Mapped[str] = mapped_column(sa.String(40), index=True)
    team_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("team.id"), index=True)
    link_worker_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("link_worker.id"), index=True)
    points: Mapped[float]  # what the person weighs in the caseload
    begun_on: Mapped[date]
    ended_on: Mapped[date | None]
    end_reason: Mapped[EndReason | None] = mapped_column(values_enum(EndReason))
    reason: Mapped[str | None]  # why this link worker: where another was proposed, or the caseload is beyond 100 %
    decided_by: Mapped[str]
    plan_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("assignment_plan.id"), index=True)


class AssignmentProposal(Base):
    """Who was proposed for a person, and what somebody decided."""

    __tablename__ = "assignment_proposal"
    __table_args__ = (
        sa.CheckConstraint("person <> ''", name="person"),
        sa.CheckConstraint("(decision IS NULL) = (decided_at IS NULL)", name="decided_when"),
        sa.CheckConstraint("decision <> 'other' OR reason IS NOT NULL", name="other_has_a_reason"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    person: Mapped[str] = mapped_column(sa.String(40), index=True)
    team_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("team.id"), index=True)
    proposed_at: Mapped[datetime]
    proposed_by: Mapped[str]
    points: Mapped[float]
    candidates: Mapped[dict[str, Any]]  # by `matching.casework.kept_proposal`
    reasons_gone: Mapped[bool] = mapped_column(default=False, server_default=sa.false())  # nothing is left to empty
    decision: Mapped[Decision | None] = mapped_column(values_enum(Decision))
    chosen_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("link_worker.id"), index=True)
    reason: Mapped[str | None]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[str | None]
