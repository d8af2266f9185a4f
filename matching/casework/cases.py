"""A person's case: opening it, reading and writing what is sealed in it. Every act is logged."""

import secrets
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from directory.accounts.teams import first_team
from directory.curation.history import take_turn
from directory.errors import Conflict, InvalidInput, NotFound
from directory.i18n import N_
from directory.models import Assignment, AssignmentProposal, CaseAccess, CaseAct, CaseGrant, CaseState, PersonCase, Role
from directory.words.language import name_order
from matching.casework.assignments import reference
from matching.casework.both_edits import Joined, join
from matching.casework.case_access import (
    CASE_ROLES,
    Viewer,
    Wish,
    granted_to,
    is_gone,
    may,
    names_of,
    not_ended,
    note,
)
from matching.casework.sealing import CaseKeys

PROFILE, IDENTITY = "profile", "identity"  # the two parts that are sealed apart
INTENSITY: Final = "intensity"  # stands beside the profile's own keys: what the worker decided to do
IDENTITY_FIELDS: Final = ("name", "birth_date", "contact")
NO_SUCH_CASE: Final = N_("There is no such person here, or their case was not given to you.")
TAKEN: Final = N_("“%(person)s” is taken: choose another reference, or ask who has it to give you the case.")
ERASED: Final = N_("The data of “%(person)s” was erased: open a new case if the person comes back.")
WRITTEN_MEANWHILE: Final = N_("Somebody else changed the same meanwhile. Nothing was overwritten: decide.")
_LETTERS: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # nobody mistakes one for another
_LENGTH = 6

Content = dict[str, Any]


@dataclass(frozen=True)
class Work:
    """Who works with cases, with which keys, and when.

    Args:
        now: aware. today: the territory's day, on which grants end.
    """

    viewer: Viewer
    keys: CaseKeys
    now: datetime
    today: date


@dataclass(frozen=True)
class OpenCase:
    """A case that somebody may read, with what was sealed."""

    case: PersonCase
    profile: Content
    identity: Content


@dataclass(frozen=True)
class ListedCase:
    """A case in somebody's list: nothing of what is sealed."""

    case: PersonCase
    worker: str
    is_mine: bool


class WrittenMeanwhile(Conflict):
    """Both changed the same. `joined` has both versions, `stored` and `version` are what is kept, `who` wrote it."""

    def __init__(self, joined: Joined, stored: Content, version: int, who: str) -> None:
        super().__init__(WRITTEN_MEANWHILE)
        self.joined, self.stored, self.version, self.who = joined, stored, version, who


def new_reference(session: Session) -> str:
    """A reference that tells nothing and that nobody has yet, "P-7KX4M2"."""
    while True:
        made = "P-" + "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
        if session.scalar(sa.select(PersonCase.id).where(PersonCase.person == made)) is None:
            return made


def open_case(
    session: Session, work: Work, person: str, profile: Content, *, state: CaseState = CaseState.DRAFT
) -> PersonCase:
    """A new person of the one who opens it, and of their first team.

    Raises:
        InvalidInput: the reference is none, or the account may have no cases.
        Conflict: there is a case under this reference, or another team keeps something under it.
    """
    if work.viewer.role not in CASE_ROLES:
        raise InvalidInput(N_("Only link workers and coordinators keep profiles of persons."))
    person = reference(person)
    take_turn(session)
    if _is_taken(session, person, work.viewer):
        raise Conflict(TAKEN, person=person)
    case = PersonCase(
        id=uuid.uuid4(),
        person=person,
        owner_id=work.viewer.id,
        team_id=first_team(session, work.viewer.teams),
        state=state,
        created_at=work.now,
        updated_at=work.now,
    )
    case.profile = work.keys.seal(profile, case.id, PROFILE)
    try:
        with session.begin_nested():
            session.add(case)
    except IntegrityError as problem:  # somebody took it just now
        raise Conflict(TAKEN, person=person) from problem
    note(session, case, CaseAct.OPENED, by=work.viewer.id, now=work.now)
    return case


def _is_taken(session: Session, person: str, viewer: Viewer) -> bool:
    """Whether there is such a case, or something of another team, which whoever opens the case would see."""
    if session.scalar(sa.select(PersonCase.id).where(PersonCase.person == person)) is not None:
        return True
    others = [
        sa.select(kept.id).where(kept.person == person, kept.team_id.not_in(viewer.teams))  # no team is nobody's
        for kept in (Assignment, AssignmentProposal)
    ]
    return any(session.scalars(one.limit(1)).first() is not None for one in others)


def find_case(session: Session, viewer: Viewer, case_id: uuid.UUID, wish: Wish, *, today: date) -> PersonCase:
    """A case with which somebody may do that.

    Raises:
        NotFound: there is none, or they may not; nobody is told which.
        Conflict: it was erased, and they want more than to see that.
    """
    case = session.get(PersonCase, case_id)
    if case is None or not may(
        viewer,
        wish,
        case,
        granted=granted_to(session, case_id, today=today),
        worker_is_gone=is_gone(session, case.owner_id),
    ):
        raise NotFound(NO_SUCH_CASE)
    if case.erased_at is not None and wish is not Wish.READ:
        raise Conflict(ERASED, person=case.person)
    return case


def claim_case(session: Session, viewer: Viewer, case_id: uuid.UUID, wish: Wish, *, today: date) -> PersonCase:
    """The same for who changes it: nobody else does until the commit, so what was checked is still true then.

    Raises:
        NotFound, Conflict: as `find_case`.
    """
    session.execute(  # waits for whoever writes it; a plain lock of the row is unknown to SQLite
        sa.update(PersonCase).where(PersonCase.id == case_id).values(version=PersonCase.version),
        execution_options={"synchronize_session": False},
    )
    session.get(PersonCase, case_id, populate_existing=True)  # as they left it
    return find_case(session, viewer, case_id, wish, today=today)


def read_case(session: Session, work: Work, case_id: uuid.UUID) -> OpenCase:
    """What is kept of a person. The reading is logged: commit before anything of it is shown.

    Raises:
        NotFound: there is none, or it is not for them.
        NotReady: it cannot be decrypted, and why.
    """
    case = find_case(session, work.viewer, case_id, Wish.READ, today=work.today)
    opened = OpenCase(case, unsealed(work, case, PROFILE), unsealed(work, case, IDENTITY))
    if case.erased_at is None:
        note(session, case, CaseAct.READ, by=work.viewer.id, now=work.now)
    return opened


def save_part(
    session: Session,
    work: Work,
    case_id: uuid.UUID,
    part: str,
    mine: Content,
    *,
    was: Mapping[str, Any],
    version: int | None,
    state: CaseState | None = None,
) -> Joined:
    """Write the profile or the identity; what somebody else changed meanwhile stays.

    Args:
        part: PROFILE or IDENTITY.
        was: what stood there when the form was opened; empty when it was not opened from this case.
        version: `PersonCase.version` then; None when it was not opened from this case.
        state: what the case is from now on; None leaves it.
    Raises:
        WrittenMeanwhile: both changed the same; nothing is written.
        NotFound: there is none, or it is not for them.
    """
    case = claim_case(session, work.viewer, case_id, Wish.WRITE, today=work.today)
    stored = unsealed(work, case, part)
    joined = Joined(mine, (), ()) if version == case.version else join(was, stored, mine)
    if joined.clashes:
        raise WrittenMeanwhile(joined, stored, case.version, _last_writer(session, case))
    setattr(case, part, work.keys.seal(joined.content, case.id, part) if joined.content or part == PROFILE else None)
    case.version, case.updated_at, case.state = case.version + 1, work.now, state or case.state
    note(session, case, CaseAct.WRITTEN, by=work.viewer.id, now=work.now)
    return joined


def unsealed(work: Work, case: PersonCase, part: str) -> Content:
    """What is kept in that part of a case; nothing where nothing is.

    Raises:
        NotReady: it cannot be decrypted, and why.
    """
    sealed: bytes | None = getattr(case, part)
    return work.keys.unseal(sealed, case.id, part, person=case.person) if sealed else {}


def _last_writer(session: Session, case: PersonCase) -> str:
    acts = (CaseAct.WRITTEN, CaseAct.OPENED)
    query = sa.select(CaseAccess.account_id).where(CaseAccess.case_id == case.id, CaseAccess.act.in_(acts))
    last = session.scalar(query.order_by(CaseAccess.id.desc()).limit(1))
    return names_of(session, [last])[last] if last else ""


def list_cases(session: Session, viewer: Viewer, *, today: date) -> list[ListedCase]:
    """The cases that somebody may read, their own first, then by reference. Erased ones are left out."""
    given = sa.select(CaseGrant.case_id).where(CaseGrant.account_id == viewer.id, not_ended(today))
    concerned = [PersonCase.owner_id == viewer.id, PersonCase.id.in_(given)]
    if viewer.role is Role.COORDINATOR:
        concerned.append(PersonCase.team_id.in_(viewer.teams))
    query = sa.select(PersonCase).where(PersonCase.erased_at.is_(None), sa.or_(*concerned))
    cases = session.scalars(query).all()
    granted = frozenset({viewer.id})
    given_ids = frozenset(session.scalars(given))
    readable = [
        case
        for case in cases
        if may(viewer, Wish.READ, case, granted=granted if case.id in given_ids else frozenset(), worker_is_gone=False)
    ]
    names = names_of(session, [case.owner_id for case in readable])
    listed = [ListedCase(case, names[case.owner_id], case.owner_id == viewer.id) for case in readable]
    return sorted(listed, key=lambda one: (not one.is_mine, *name_order(one.case.person)))


def count_own(session: Session, account_id: uuid.UUID) -> tuple[int, int]:
    """How many people somebody has, and of how many the profile is a draft."""
    draft = sa.func.sum(sa.case((PersonCase.state == CaseState.DRAFT, 1), else_=0))
    query = sa.select(sa.func.count(), draft).where(PersonCase.owner_id == account_id, PersonCase.erased_at.is_(None))
    people, drafts = session.execute(query).one()
    return int(people), int(drafts or 0)
