"""Who may do what with a person's case: one rule, and the log of what was done."""

import enum
import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.models import Account, CaseAccess, CaseAct, CaseGrant, PersonCase, Role
from directory.models.account import team_member

CASE_ROLES = frozenset({Role.LINK_WORKER, Role.COORDINATOR})  # whose person somebody can be; the others open no case


class Wish(enum.Enum):
    """What somebody wants to do with a case."""

    READ = enum.auto()
    WRITE = enum.auto()
    GOVERN = enum.auto()  # say who may read it, hand it over, erase it
    PASS_ON = enum.auto()  # give it to a worker unread, because its own is gone


@dataclass(frozen=True)
class Viewer:
    """Who asks: an account, its role, and its teams."""

    id: uuid.UUID
    role: Role
    teams: frozenset[uuid.UUID] = frozenset()


def viewer_of(session: Session, account_id: uuid.UUID) -> Viewer:
    """The account as the rule sees it, read anew."""
    role = session.execute(sa.select(Account.role).where(Account.id == account_id)).scalar_one()
    teams = session.scalars(sa.select(team_member.c.team_id).where(team_member.c.account_id == account_id))
    return Viewer(account_id, role, frozenset(teams))


def may(viewer: Viewer, wish: Wish, case: PersonCase, *, granted: Collection[uuid.UUID], worker_is_gone: bool) -> bool:
    """The rule. Their worker and, unless the case is restricted, the team's coordinator govern it.

    Whoever the case was given reads and writes it. Administrators are nobody here; they only pass on what a worker
    who is gone has left, without reading it.

    Args:
        granted: the accounts to which the case is given today (`granted_to`).
        worker_is_gone: whether the case's own worker can no longer open it (`is_gone`).
    """
    if wish is Wish.PASS_ON:
        return worker_is_gone and viewer.role is Role.ADMINISTRATOR
    if viewer.role not in CASE_ROLES:
        return False
    is_owner = viewer.id == case.owner_id
    is_coordinator = viewer.role is Role.COORDINATOR and case.team_id in viewer.teams and case.team_id is not None
    governs = is_owner or (is_coordinator and not case.is_restricted)
    return governs or (wish is not Wish.GOVERN and viewer.id in granted)


def granted_to(session: Session, case_id: uuid.UUID, *, today: date) -> frozenset[uuid.UUID]:
    """The accounts to which a case is given on that day."""
    query = sa.select(CaseGrant.account_id).where(CaseGrant.case_id == case_id, not_ended(today))
    return frozenset(session.scalars(query))


def not_ended(today: date) -> sa.ColumnElement[bool]:
    """The grants that hold on that day."""
    return sa.or_(CaseGrant.until.is_(None), CaseGrant.until >= today)


def can_open_cases() -> sa.ColumnElement[bool]:
    """The accounts that can have cases at all."""
    return sa.and_(Account.active.is_(True), Account.role.in_(CASE_ROLES))


def is_gone(session: Session, account_id: uuid.UUID) -> bool:
    """Whether that account is switched off, or does other work now."""
    return session.scalar(sa.select(Account.id).where(Account.id == account_id, can_open_cases())) is None


def note(
    session: Session,
    case: PersonCase,
    act: CaseAct,
    *,
    by: uuid.UUID | None,
    now: datetime,
    subject: uuid.UUID | None = None,
) -> None:
    """Write down an act, in the transaction in which it is done.

    Args:
        by: the account; None for the command line.
        subject: whom a share or a handing over concerns.
    """
    session.add(CaseAccess(case_id=case.id, account_id=by, act=act, at=now, subject_id=subject))
    session.flush()


@dataclass(frozen=True)
class LoggedAct:
    """A line of the log, in names: who did what, and whom it concerned."""

    at: datetime
    act: CaseAct
    who: str | None  # none: the command line
    subject: str | None
    account_id: uuid.UUID | None = None  # names are not unique, and everybody chooses their own
    subject_id: uuid.UUID | None = None
    addresses: tuple[str, ...] = ()  # of both


def log_of(session: Session, case: PersonCase) -> list[LoggedAct]:
    """Who did what with a case, the latest first, all of it: a log that shows a part can be filled to hide the rest."""
    columns = (CaseAccess.at, CaseAccess.act, CaseAccess.account_id, CaseAccess.subject_id)
    query = sa.select(*columns).where(CaseAccess.case_id == case.id).order_by(CaseAccess.id.desc())
    rows = session.execute(query).all()
    called = _called(session, [one for row in rows for one in (row.account_id, row.subject_id) if one])
    return [
        LoggedAct(
            row.at,
            row.act,
            called[row.account_id][0] if row.account_id else None,
            called[row.subject_id][0] if row.subject_id else None,
            row.account_id,
            row.subject_id,
            tuple(called[one][1] for one in (row.account_id, row.subject_id) if one),
        )
        for row in rows
    ]


def names_of(session: Session, accounts: Collection[uuid.UUID]) -> dict[uuid.UUID, str]:
    """What accounts are called: their name, or their address while none is known."""
    return {account: name for account, (name, _) in _called(session, accounts).items()}


def _called(session: Session, accounts: Collection[uuid.UUID]) -> dict[uuid.UUID, tuple[str, str]]:
    """Names, as above, and addresses."""
    query = sa.select(Account.id, Account.name, Account.email).where(Account.id.in_(set(accounts)))
    return {account: (name or email, email) for account, name, email in session.execute(query)}
