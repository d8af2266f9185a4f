"""Making accounts, and changing what they may do."""

import uuid
from collections.abc import Iterable
from datetime import datetime

import sqlalchemy as sa
from email_validator import EmailNotValidError, validate_email
from sqlalchemy.orm import Session, selectinload

from directory.accounts.sessions import end_sessions
from directory.curation.history import take_turn
from directory.errors import Conflict, InvalidInput, NotFound
from directory.i18n import N_
from directory.models import Account, Organization, Role, Team
from directory.words.language import name_order

LONGEST_NAME = 100


def add_account(
    session: Session,
    email: str,
    *,
    role: Role,
    by: str,
    now: datetime,
    name: str = "",
    organizations: Iterable[str] = (),
    teams: Iterable[str] = (),
) -> Account:
    """Make an account without a password: a one-time link lets its person choose one.

    Args:
        organizations: names of organizations in the directory.
        teams: names of teams; those that do not exist are made.
    Raises:
        InvalidInput: this is no address, or the name is too long.
        Conflict: somebody has this address already.
        NotFound: there is no organization of that name.
    """
    address = checked_email(email)
    take_turn(session)  # whoever invites at the same time finds the address and the teams of this account
    if len(name.strip()) > LONGEST_NAME:
        raise InvalidInput(N_("The name is too long: at most %(most)s signs."), most=LONGEST_NAME)
    if session.scalar(sa.select(Account.id).where(Account.email == address)):
        raise Conflict(N_("There is already an account for %(email)s."), email=address)
    account = Account(email=address, name=name.strip(), role=role, created_at=now, created_by=by)
    account.organizations = [_organization(session, one) for one in organizations]
    account.teams = [_team(session, one) for one in teams]
    account.webauthn = []
    session.add(account)
    session.flush()
    return account


def checked_email(email: str) -> str:
    """The address as it is kept.

    Raises:
        InvalidInput: it is none.
    """
    try:
        return validate_email(email.strip(), check_deliverability=False).normalized.lower()
    except EmailNotValidError as problem:
        message = N_("“%(email)s” is no e-mail address: write it as name@example.org.")
        raise InvalidInput(message, email=email) from problem


def find_account(session: Session, email: str) -> Account:
    """The account of that address, with its passkeys, organizations and teams.

    Raises:
        NotFound: there is none.
    """
    account = session.scalar(sa.select(Account).where(Account.email == email.strip().lower()).options(*_whole()))
    if account is None:
        message = N_("There is no account for %(email)s: check the address, or ask an administrator, who sees all.")
        raise NotFound(message, email=email)
    return account


def get_account(session: Session, account_id: uuid.UUID) -> Account:
    """The account with that id, with its passkeys, organizations and teams.

    Raises:
        NotFound: there is none.
    """
    account = session.scalar(sa.select(Account).where(Account.id == account_id).options(*_whole()))
    if account is None:
        raise NotFound(N_("This account does not exist."))
    return account


def signature(account: Account) -> str:
    """How the history names who made a change: readable, and still theirs when name or address change."""
    return f"{account.name} [{account.id}]" if account.name else f"[{account.id}]"


def list_accounts(session: Session) -> list[Account]:
    """All accounts by name, with their passkeys, organizations and teams."""
    found = session.scalars(sa.select(Account).options(*_whole())).all()
    return sorted(found, key=lambda account: (*name_order(account.called), account.email))


def _whole() -> tuple[sa.sql.base.ExecutableOption, ...]:
    return (selectinload(Account.webauthn), selectinload(Account.organizations), selectinload(Account.teams))


def change_role(session: Session, account: Account, role: Role) -> None:
    """Let an account do something else from the next click on.

    Raises:
        Conflict: nobody would be left to administer.
    """
    if account.role is Role.ADMINISTRATOR and role is not Role.ADMINISTRATOR:
        _keep_an_administrator(session, account)
    account.role = role


def set_teams(session: Session, account: Account, teams: Iterable[str]) -> None:
    """The account belongs to these teams and to no other; those that do not exist are made."""
    take_turn(session)
    account.teams = [_team(session, one) for one in dict.fromkeys(teams)]


def join_organization(session: Session, account: Account, name: str) -> None:
    """The account also acts for the organization of that name.

    Raises:
        NotFound: there is no organization of that name.
    """
    found = _organization(session, name.strip())
    if found not in account.organizations:
        account.organizations.append(found)


def disable(session: Session, account: Account, *, now: datetime) -> None:
    """Lock an account out at once, on every device; what it did stays.

    Raises:
        Conflict: nobody would be left to administer.
    """
    if account.role is Role.ADMINISTRATOR:
        _keep_an_administrator(session, account)
    account.active = False
    renew(session, account, now=now)


def enable(account: Account) -> None:
    """Let a disabled or locked account in again."""
    account.active, account.locked_until, account.failed_attempts = True, None, 0


def renew(session: Session, account: Account, *, now: datetime) -> None:
    """Make every link and session that was given out for this account worthless."""
    account.fs_uniquifier = uuid.uuid4().hex
    end_sessions(session, account.id, now=now)


def set_up_again(session: Session, account: Account, *, now: datetime) -> None:
    """Forget all by which somebody signs in, here and elsewhere; a new link lets who lost it choose anew."""
    account.password = account.tf_primary_method = account.tf_totp_secret = account.tf_last_counter = None
    account.mf_recovery_codes = account.oidc_subject = None
    account.webauthn.clear()
    renew(session, account, now=now)


def count_accounts(session: Session) -> int:
    """How many accounts were ever made."""
    return session.scalar(sa.select(sa.func.count()).select_from(Account)) or 0


def has_administrator(session: Session) -> bool:
    """Whether somebody can let others in."""
    return bool(session.scalar(sa.select(sa.func.count()).where(*_ADMINISTERS)))


_ADMINISTERS = (Account.role == Role.ADMINISTRATOR, Account.active.is_(True))


def _keep_an_administrator(session: Session, account: Account) -> None:
    take_turn(session)  # another administrator may be taking away this one's role
    others = sa.select(sa.func.count()).where(*_ADMINISTERS, Account.id != account.id)
    if account.active and not session.scalar(others):
        raise Conflict(N_("This is the only administrator: make another one first."))


def _organization(session: Session, name: str) -> Organization:
    found = session.scalars(sa.select(Organization).where(sa.func.lower(Organization.name) == name.strip().lower()))
    organization = found.first()
    if organization is None:
        raise NotFound(N_("There is no organisation “%(name)s”: write its name as in the directory."), name=name)
    return organization


def _team(session: Session, name: str) -> Team:
    name = name.strip()
    team = session.scalar(sa.select(Team).where(Team.name == name))
    if team is None:
        team = Team(name=name)
        session.add(team)
    return team
