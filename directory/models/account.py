"""Who signs in: accounts, their roles, teams, devices and passkeys (docs/decisions/0009-accounts.md).

Not part of the directory's history: no password, secret or session may be copied into it.
"""

import enum
import uuid
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.mutable import MutableList
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from directory.db import Base
from directory.models.organization import Organization
from directory.models.service import values_enum


class Role(enum.StrEnum):
    """What an account may do; `docs/roles.md` says which page asks for which role."""

    PARTNER = "partner"
    LINK_WORKER = "link_worker"
    COORDINATOR = "coordinator"
    ADMINISTRATOR = "administrator"


account_organization = sa.Table(
    "account_organization",
    Base.metadata,
    sa.Column("account_id", sa.ForeignKey("account.id"), primary_key=True),
    sa.Column("organization_id", sa.ForeignKey("organization.id"), primary_key=True, index=True),
)

team_member = sa.Table(
    "team_member",
    Base.metadata,
    sa.Column("account_id", sa.ForeignKey("account.id"), primary_key=True),
    sa.Column("team_id", sa.ForeignKey("team.id"), primary_key=True, index=True),
)

team_link_worker = sa.Table(
    "team_link_worker",
    Base.metadata,
    sa.Column("link_worker_id", sa.ForeignKey("link_worker.id"), primary_key=True),
    sa.Column("team_id", sa.ForeignKey("team.id"), primary_key=True, index=True),
)


class Team(Base):
    """People who work together, possibly of several organizations: accounts, and link workers of the directory."""

    __tablename__ = "team"
    __table_args__ = (sa.CheckConstraint("name <> ''", name="named"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    name: Mapped[str] = mapped_column(unique=True)


class Passkey(Base):
    """A WebAuthn credential. Names of columns are those that Flask-Security speaks of."""

    __tablename__ = "passkey"
    __table_args__ = (
        sa.CheckConstraint("usage IN ('first', 'secondary')", name="usage"),
        sa.UniqueConstraint("account_id", "name"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    account_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("account.id"), index=True)
    name: Mapped[str]
    credential_id: Mapped[bytes] = mapped_column(sa.LargeBinary(1023), unique=True)
    public_key: Mapped[bytes]
    sign_count: Mapped[int] = mapped_column(default=0)
    transports: Mapped[list[str] | None] = mapped_column(sa.JSON)
    extensions: Mapped[str | None]
    backup_state: Mapped[bool]
    device_type: Mapped[str]
    usage: Mapped[str] = mapped_column(sa.String(9))  # instead of the password, or after it
    lastuse_datetime: Mapped[datetime]


class Account(Base):
    """A person who signs in. Columns that begin with `fs_`, `tf_` and `mf_` are named and filled by Flask-Security."""

    __tablename__ = "account"
    __table_args__ = (
        sa.CheckConstraint("email = lower(email)", name="email_folded"),
        sa.CheckConstraint("failed_attempts >= 0", name="failed_attempts"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    email: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(default="")
    role: Mapped[Role] = mapped_column(values_enum(Role))
    active: Mapped[bool] = mapped_column(default=True)
    password: Mapped[str | None]  # argon2; none before the first link is used, or for who signs in elsewhere
    confirmed_at: Mapped[datetime | None]  # when the address was proved to be theirs
    created_at: Mapped[datetime]
    created_by: Mapped[str]
    oidc_subject: Mapped[str | None] = mapped_column(unique=True)  # issuer and subject, from the first sign-in there
    failed_attempts: Mapped[int] = mapped_column(default=0)  # since the last success
    locked_until: Mapped[datetime | None]
    fs_uniquifier: Mapped[str] = mapped_column(sa.String(64), unique=True, default=lambda: uuid.uuid4().hex)
    fs_webauthn_user_handle: Mapped[str | None] = mapped_column(sa.String(64), unique=True)
    tf_primary_method: Mapped[str | None] = mapped_column(sa.String(64))
    tf_totp_secret: Mapped[str | None]  # encrypted
    tf_last_counter: Mapped[int | None] = mapped_column(sa.BigInteger)  # a code counts once
    mf_recovery_codes: Mapped[list[str] | None] = mapped_column(MutableList.as_mutable(sa.JSON()))  # encrypted

    webauthn: Mapped[list[Passkey]] = relationship(lazy="raise", cascade="all, delete-orphan")
    organizations: Mapped[list[Organization]] = relationship(lazy="raise", secondary=account_organization)
    teams: Mapped[list[Team]] = relationship(lazy="raise", secondary=team_member)

    @validates("email")
    def _fold(self, _name: str, email: str) -> str:
        return email.strip().lower()

    @property
    def called(self) -> str:
        """What to call them: their name, or their address while none is known."""
        return self.name or self.email

    @property
    def has_second_step(self) -> bool:
        """Whether a password alone does not let them in (`webauthn` must be loaded)."""
        return bool(self.tf_totp_secret) or any(key.usage == "secondary" for key in self.webauthn)


class AccountSession(Base):
    """A device on which somebody is signed in, until they or an administrator end it."""

    __tablename__ = "account_session"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    account_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("account.id"), index=True)
    device: Mapped[str]  # browser and system in words; no address is kept
    created_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]  # to about ten minutes
    ended_at: Mapped[datetime | None]
