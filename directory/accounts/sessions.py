"""Devices on which people are signed in, and too many failures in a row."""

import uuid
from datetime import datetime, timedelta
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.db import UTCDateTime
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


def take_attempt(session: Session, account_id: uuid.UUID, *, now: datetime) -> bool:
    """Count a try at a password or code before it is looked at: as many at once as one likes are still counted.

    The last of `MOST_FAILURES` in a row lets the account wait for `LOCKED`, until one proves right.

    Returns:
        False where the account waits: what was tried is not to be looked at.
    """
    tried = Account.failed_attempts + 1
    is_last = tried >= MOST_FAILURES
    taken = (
        sa.update(Account)
        .where(Account.id == account_id, sa.or_(Account.locked_until.is_(None), Account.locked_until <= now))
        .values(
            failed_attempts=sa.case((is_last, 0), else_=tried),
            locked_until=sa.case((is_last, sa.literal(now + LOCKED, UTCDateTime)), else_=Account.locked_until),
        )
    )
    return _is_one(session.execute(taken.execution_options(synchronize_session=False)))


def give_attempt_back(session: Session, account_id: uuid.UUID) -> None:
    """A try that was counted proved right: it is no failure, and the account does not wait for it."""
    was_last = Account.locked_until.is_not(None) & (Account.failed_attempts == 0)
    given = (
        sa.update(Account)
        .where(Account.id == account_id)
        .values(
            failed_attempts=sa.case((was_last, MOST_FAILURES - 1), else_=Account.failed_attempts - 1), locked_until=None
        )
    )
    counted = sa.or_(was_last, Account.failed_attempts > 0)
    session.execute(given.where(counted).execution_options(synchronize_session=False))


def use_code(session: Session, account_id: uuid.UUID, counter: int) -> bool:
    """Let a code of an app count, by the number of its moment; False where it or a later one counted before."""
    used = (
        sa.update(Account)
        .where(
            Account.id == account_id,
            sa.or_(Account.tf_last_counter.is_(None), Account.tf_last_counter < counter),
        )
        .values(tf_last_counter=counter)
    )
    return _is_one(session.execute(used.execution_options(synchronize_session=False)))


def use_link(session: Session, account: Account) -> bool:
    """Make every link that was given out for the account worthless; False where one of them did so before."""
    given_out, renewed = account.fs_uniquifier, uuid.uuid4().hex
    used = (
        sa.update(Account)
        .where(Account.id == account.id, Account.fs_uniquifier == given_out)
        .values(fs_uniquifier=renewed)
    )
    return _is_one(session.execute(used.execution_options(synchronize_session=False)))


def _is_one(result: sa.Result[Any]) -> bool:
    return bool(cast("sa.CursorResult[Any]", result).rowcount == 1)


def is_locked(account: Account, *, now: datetime) -> bool:
    """Whether the account waits after too many failures."""
    return account.locked_until is not None and account.locked_until > now


def note_success(session: Session, account_id: uuid.UUID) -> None:
    """Somebody signed in: failures before do not count any more."""
    session.execute(sa.update(Account).where(Account.id == account_id).values(failed_attempts=0, locked_until=None))
