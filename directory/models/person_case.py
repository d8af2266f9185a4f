"""The people who are helped: a reference, what is encrypted of them, who may read it, and who did.

No part of the directory or its history (docs/decisions/0015-casework.md). What `profile` and `identity` hold is sealed
before it comes here (`matching.casework.sealing`), so neither the database nor its logs see a person in plain.
"""

import enum
import uuid
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from directory.db import Base
from directory.models.service import values_enum


class CaseState(enum.StrEnum):
    """Whether the profile is still being written."""

    DRAFT = "draft"
    IN_USE = "in_use"


class CaseAct(enum.StrEnum):
    """What somebody did with a case."""

    OPENED = "opened"
    READ = "read"
    WRITTEN = "written"
    SHARED = "shared"  # somebody else may read it
    REVOKED = "revoked"
    RESTRICTED = "restricted"  # the team's coordinators need a grant, too
    UNRESTRICTED = "unrestricted"
    HANDED_OVER = "handed_over"  # another worker's person now
    PROPOSED = "proposed"  # who could walk with the person was put to the coordinators, by reference
    EXPORTED = "exported"
    ERASED = "erased"


class PersonCase(Base):
    """A person under a reference, as `Assignment.person` has it, with the sealed profile."""

    __tablename__ = "person_case"
    __table_args__ = (
        sa.CheckConstraint("person <> ''", name="person"),
        sa.CheckConstraint("version > 0", name="version"),
        sa.CheckConstraint("erased_at IS NULL OR (profile IS NULL AND identity IS NULL)", name="erased_is_empty"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    person: Mapped[str] = mapped_column(sa.String(40), unique=True)
    owner_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("account.id"), index=True)  # their worker
    team_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("team.id"), index=True)
    is_restricted: Mapped[bool] = mapped_column(default=False)
    state: Mapped[CaseState] = mapped_column(values_enum(CaseState), default=CaseState.DRAFT)
    profile: Mapped[bytes | None]  # sealed: what the matcher is asked, services kept or put aside
    identity: Mapped[bytes | None]  # sealed: name, birth date, contact
    version: Mapped[int] = mapped_column(default=1)  # grows with every save, so that nobody overwrites unseen
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    erased_at: Mapped[datetime | None]


class CaseGrant(Base):
    """An account to which a case was given by name."""

    __tablename__ = "case_grant"

    case_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("person_case.id"), primary_key=True)
    account_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("account.id"), primary_key=True, index=True)
    given_by_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("account.id"))
    given_at: Mapped[datetime]
    until: Mapped[date | None]  # the last day; none: until it is taken back


class CaseAccess(Base):
    """One act on a case. The database refuses to change or remove these rows."""

    __tablename__ = "case_access"

    id: Mapped[int] = mapped_column(primary_key=True)  # in the order of the acts
    case_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("person_case.id"), index=True)
    account_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("account.id"))  # none: the command line
    act: Mapped[CaseAct] = mapped_column(values_enum(CaseAct))
    at: Mapped[datetime]
    subject_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("account.id"))  # whom it was given or taken from
