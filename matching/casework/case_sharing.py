"""To whom a case is given: by name and until a day, to another worker for good, or kept from the team."""

import uuid
from datetime import date, datetime
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.accounts.accounts import find_account
from directory.accounts.teams import by_name
from directory.curation.history import take_turn
from directory.errors import InvalidInput, NotFound
from directory.i18n import N_
from directory.models import Account, CaseAct, CaseGrant, PersonCase
from directory.words.language import name_order
from matching.casework.case_access import Viewer, Wish, can_open_cases, is_gone, names_of, not_ended, note
from matching.casework.cases import ListedCase, claim_case

NOT_THEIRS: Final = N_(
    "Only link workers and coordinators whose account is switched on can have cases, and %(email)s is none of them. "
    "Check the address, or ask an administrator."  # the same where there is no account: nobody is told who has one
)


def give(
    session: Session,
    viewer: Viewer,
    case_id: uuid.UUID,
    email: str,
    *,
    until: date | None,
    now: datetime,
    today: date,
) -> CaseGrant:
    """Give a case to an account by name; given again, the new last day counts.

    Args:
        until: the last day; None: until it is taken back.
    Raises:
        NotFound: there is no such case for them.
        InvalidInput: the account can have no cases, has this one anyway, or the day is over.
    """
    case = claim_case(session, viewer, case_id, Wish.GOVERN, today=today)
    account = _account(session, email)
    if account.id == case.owner_id:
        raise InvalidInput(N_("%(name)s is the person's worker already."), name=account.called)
    if until is not None and until < today:
        raise InvalidInput(N_("The last day is over: choose today or a later one."))
    grant = session.get(CaseGrant, (case.id, account.id))
    if grant is None:
        grant = CaseGrant(case_id=case.id, account_id=account.id)
        session.add(grant)
    grant.given_by_id, grant.given_at, grant.until = viewer.id, now, until
    note(session, case, CaseAct.SHARED, by=viewer.id, now=now, subject=account.id)
    return grant


def take_back(
    session: Session, viewer: Viewer, case_id: uuid.UUID, account_id: uuid.UUID, *, now: datetime, today: date
) -> None:
    """End a grant at once; one that is not there any more has ended as well."""
    case = claim_case(session, viewer, case_id, Wish.GOVERN, today=today)
    grant = session.get(CaseGrant, (case.id, account_id))
    if grant is not None:
        session.delete(grant)
        note(session, case, CaseAct.REVOKED, by=viewer.id, now=now, subject=account_id)


def restrict(
    session: Session, viewer: Viewer, case_id: uuid.UUID, *, restricted: bool, now: datetime, today: date
) -> PersonCase:
    """Keep a case from the team's coordinators, or no longer."""
    case = claim_case(session, viewer, case_id, Wish.GOVERN, today=today)
    if case.is_restricted != restricted:
        case.is_restricted = restricted
        act = CaseAct.RESTRICTED if restricted else CaseAct.UNRESTRICTED
        note(session, case, act, by=viewer.id, now=now)
    return case


def hand_over(
    session: Session, viewer: Viewer, case_id: uuid.UUID, email: str, *, now: datetime, today: date
) -> Account:
    """Another worker's person from now on; whoever had the case no longer has it.

    Raises:
        NotFound: there is no such case for them.
        InvalidInput: that account can have no cases.
    """
    case = claim_case(session, viewer, case_id, Wish.GOVERN, today=today)
    return _to(session, case, _account(session, email), by=viewer.id, now=now)


def pass_on(session: Session, viewer: Viewer, case_id: uuid.UUID, email: str, *, now: datetime, today: date) -> Account:
    """An administrator gives a case that a worker who is gone has left to somebody else, unread.

    Raises:
        NotFound: there is no such case, or its worker is there.
        InvalidInput: that account can have no cases.
    """
    case = claim_case(session, viewer, case_id, Wish.PASS_ON, today=today)
    return _to(session, case, _account(session, email), by=viewer.id, now=now)


def pass_on_left(session: Session, person: str, email: str, *, now: datetime) -> Account:
    """The same from the command line, where nobody is signed in; by reference.

    Raises:
        NotFound: no worker who is gone has left a case under this reference.
        InvalidInput: that account can have no cases.
    """
    take_turn(session)
    left = {one.case.person: one.case for one in left_behind(session)}
    if person not in left:
        message = N_("No case of “%(person)s” was left behind by a worker whose account is switched off.")
        raise NotFound(message, person=person)
    session.refresh(left[person], with_for_update=True)
    return _to(session, left[person], _account(session, email), by=None, now=now)


def left_behind(session: Session) -> list[ListedCase]:
    """The cases of workers who are gone, by reference: nothing of what is sealed."""
    here = sa.select(Account.id).where(can_open_cases())
    query = sa.select(PersonCase).where(PersonCase.erased_at.is_(None), PersonCase.owner_id.not_in(here))
    cases = sorted(session.scalars(query), key=lambda case: name_order(case.person))
    names = names_of(session, [case.owner_id for case in cases])
    return [ListedCase(case, names[case.owner_id], is_mine=False) for case in cases]


def grants_of(session: Session, case: PersonCase, *, today: date) -> list[tuple[CaseGrant, str]]:
    """To whom a case is given today, by name."""
    query = sa.select(CaseGrant).where(CaseGrant.case_id == case.id, not_ended(today))
    grants = session.scalars(query).all()
    names = names_of(session, [one.account_id for one in grants])
    given = [(one, names[one.account_id]) for one in grants]
    return sorted(given, key=lambda one: (*name_order(one[1]), one[0].account_id))


def _to(session: Session, case: PersonCase, account: Account, *, by: uuid.UUID | None, now: datetime) -> Account:
    """The team stays where the new worker is in it, too; else the case goes to the first of theirs, by name."""
    teams = [team.id for team in by_name(account.teams)]
    if case.team_id not in teams:
        case.team_id = teams[0] if teams else None
    case.owner_id = account.id
    grant = session.get(CaseGrant, (case.id, account.id))
    if grant is not None:
        session.delete(grant)
    note(session, case, CaseAct.HANDED_OVER, by=by, now=now, subject=account.id)
    return account


def _account(session: Session, email: str) -> Account:
    """Whom a case is given; nobody switches the account off or changes its role before the commit.

    The case is claimed before, so on SQLite nobody else writes now; PostgreSQL locks the row.
    """
    refusal = InvalidInput(NOT_THEIRS, email=email.strip())
    try:
        account = find_account(session, email)
    except NotFound:
        raise refusal from None
    session.refresh(account, ["active", "role"], with_for_update={"read": True})
    if is_gone(session, account.id):
        raise refusal
    return account
