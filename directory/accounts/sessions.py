"""Devices on which people are signed in, and too many failures in a row."""

import uuid
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.errors import NotFound
from directory.i18n import N_
from directory.models import Account, AccountSession

MOST_FAILURES = 5  # in a row, then the account waits
LOCKED = timedelta(minutes=15)
SEEN_EVERY = timedelta(minutes=10)  # how exactly it is known when a device was used
KEPT = timedelta(days=30)  # ended sessions, so that their person can see them
LONGEST_DEVICE = 80


def begin_session(session: Session, account_id: uuid.UUID, *, device: str, now: datetime) -> AccountSession:
    """Note that somebody signed in on a device; what ended long ago is forgotten."""
    old = (AccountSession.account_id == account_id, AccountSession.last_seen_at < now - KEPT)
    session.execute(sa.delete(AccountSession).where(*old))
    begun = AccountSession(
        id=uuid.uuid4(), account_id=account_id, device=device[:LONGEST_DEVICE], created_at=now, last_seen_at=now
    )
    session.add(begun)
    return begun


def open_sessions(session: Session, account_id: uuid.UUID, *, since: datetime) -> list[AccountSession]:
    """Where that person is signed in and was seen since then, the latest first."""
    stmt = sa.select(AccountSession).where(
        AccountSession.account_id == account_id,
        AccountSession.ended_at.is_(None),
        AccountSession.last_seen_at >= since,
    )
    return list(session.scalars(stmt.order_by(AccountSession.last_seen_at.desc(), AccountSession.id)))


def end_session(session: Session, account_id: uuid.UUID, session_id: uuid.UUID, *, now: datetime) -> None:
    """Sign out one device of that person.

    Raises:
        NotFound: it is none of theirs.
    """
    found = session.get(AccountSession, session_id)
    if found is None or found.account_id != account_id:
        raise NotFound(N_("This device is not signed in to your account."))
    found.ended_at = found.ended_at or now


def end_sessions(session: Session, account_id: uuid.UUID, *, now: datetime, but: uuid.UUID | None = None) -> None:
    """Sign out every device of that person, perhaps but one."""
    theirs = [AccountSession.account_id == account_id, AccountSession.ended_at.is_(None)]
    if but is not None:
        theirs.append(AccountSession.id != but)
    session.execute(sa.update(AccountSession).where(*theirs).values(ended_at=now))


def seen(session: Session, session_id: uuid.UUID, *, now: datetime) -> None:
    """Note that a device is used."""
    session.execute(sa.update(AccountSession).where(AccountSession.id == session_id).values(last_seen_at=now))


def note_failure(session: Session, account_id: uuid.UUID, *, now: datetime) -> None:
    """Count a wrong password or code; after `MOST_FAILURES` in a row the account waits for `LOCKED`."""
    mine = Account.id == account_id
    session.execute(sa.update(Account).where(mine).values(failed_attempts=Account.failed_attempts + 1))
    too_many = (mine, Account.failed_attempts >= MOST_FAILURES)
    session.execute(sa.update(Account).where(*too_many).values(failed_attempts=0, locked_until=now + LOCKED))


def is_locked(account: Account, *, now: datetime) -> bool:
    """Whether the account waits after too many failures."""
    return account.locked_until is not None and account.locked_until > now


def note_success(account: Account) -> None:
    """Somebody signed in: failures before do not count any more."""
    account.failed_attempts, account.locked_until = 0, None
