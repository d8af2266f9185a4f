"""Assignments that are kept: beginning and ending one, and what a caseload holds."""

import re
import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.accounts.teams import EVERYTHING, Scope
from directory.errors import Conflict, InvalidInput, NotFound
from directory.i18n import N_
from directory.models import Assignment, AssignmentPlan, AssignmentProposal, EndReason, LinkWorker

FORGOTTEN: Final = "…"
LONGEST_REASON: Final = 500  # characters
_REFERENCE: Final = re.compile(r"[\w.\-/]{1,40}")


def reference(text: str) -> str:
    """A reference for a person, as the caller's own records have it; never a name.

    Raises:
        InvalidInput: it has spaces or is too long, as a name or a sentence would.
    """
    plain = text.strip()
    if not _REFERENCE.fullmatch(plain):
        message = N_(
            "“%(text)s” is not a reference for a person: give a code of your own of at most 40 letters, digits, "
            "“.”, “-” or “/”, such as TN-2026-014. Names are not kept."
        )
        raise InvalidInput(message, text=plain[:60])
    return plain


def reason_given(text: str | None) -> str | None:
    """A reason without spaces around it; None when there is none.

    Raises:
        InvalidInput: it is too long.
    """
    plain = " ".join((text or "").split())
    if len(plain) > LONGEST_REASON:
        raise InvalidInput(N_("The reason is too long: write at most %(most)s characters."), most=LONGEST_REASON)
    return plain or None


def current_assignments(
    session: Session, people: Iterable[str] | None = None, *, scope: Scope = EVERYTHING
) -> list[Assignment]:
    """Those that have not ended, in the order of the people; of these people, or of all, of the teams that are seen."""
    query = sa.select(Assignment).where(Assignment.ended_on.is_(None), scope.holds(Assignment.team_id))
    query = query.order_by(Assignment.person)
    if people is not None:
        query = query.where(Assignment.person.in_([*people]))
    return list(session.scalars(query))


def kept_points(session: Session) -> dict[uuid.UUID, float]:
    """Points of the assignments that are kept, by link worker."""
    query = (
        sa.select(Assignment.link_worker_id, sa.func.sum(Assignment.points))
        .where(Assignment.ended_on.is_(None))
        .group_by(Assignment.link_worker_id)
    )
    return {worker: float(points) for worker, points in session.execute(query)}


def begin(
    session: Session,
    person: str,
    worker_id: uuid.UUID,
    *,
    points: float,
    on: date,
    by: str,
    reason: str | None = None,
    team_id: uuid.UUID | None = None,
) -> Assignment:
    """A link worker walks with a person from that day; whoever did so before hands over on it.

    Raises:
        Conflict: this link worker walks with the person already.
    """
    for before in current_assignments(session, [person]):  # one at most
        if before.link_worker_id == worker_id:
            name = session.scalar(sa.select(LinkWorker.name).where(LinkWorker.id == worker_id))
            raise Conflict(N_("%(name)s walks with “%(person)s” already."), name=name, person=person)
        finish(session, before, EndReason.HANDED_OVER, on=on)
    made = Assignment(
        person=person,
        link_worker_id=worker_id,
        points=points,
        begun_on=on,
        reason=reason,
        decided_by=by,
        team_id=team_id,
    )
    session.add(made)
    session.flush()
    return made


def finish(session: Session, assignment: Assignment, why: EndReason, *, on: date) -> None:
    """It ended on that day, or on the day it began if that is later."""
    assignment.ended_on, assignment.end_reason = max(on, assignment.begun_on), why
    session.flush()


def end(session: Session, person: str, why: EndReason, *, on: date) -> Assignment:
    """The accompaniment of a person ended.

    Raises:
        NotFound: nobody walks with this person.
    """
    found = current_assignments(session, [person])
    if not found:
        raise NotFound(N_("Nobody walks with “%(person)s” now: see prossima caseload list."), person=person)
    finish(session, found[0], why, on=on)
    return found[0]


def forget(session: Session, person: str) -> int:
    """Delete all that is kept of a person whom nobody accompanies any longer; how many rows that were.

    Plans that were applied name people by reference, too; those of this person are emptied there.

    Raises:
        Conflict: somebody walks with the person still.
    """
    if current_assignments(session, [person]):
        message = N_("Somebody walks with “%(person)s” still: end that first (prossima caseload end).")
        raise Conflict(message, person=person)
    gone = 0
    for model in (Assignment, AssignmentProposal):
        result = session.execute(sa.delete(model).where(model.person == person))
        gone += int(getattr(result, "rowcount", 0))
    for plan in session.scalars(sa.select(AssignmentPlan)):
        plan.difference, plan.written = _without(plan.difference, person), _without(plan.written, person)
    session.flush()
    return gone


def forget_reasons(session: Session, person: str) -> None:
    """Delete what was proposed for a person, and why; that somebody walks with them, and since when, stays.

    Plans that were applied can still be taken back.
    """
    session.execute(sa.delete(AssignmentProposal).where(AssignmentProposal.person == person))
    session.execute(sa.update(Assignment).where(Assignment.person == person).values(reason=None))
    for plan in session.scalars(sa.select(AssignmentPlan)):
        plan.difference = _bare(plan.difference, person)
    session.flush()


def _bare(value: Any, person: str) -> Any:
    """The same data with nothing but the reference in what speaks of the person."""
    if isinstance(value, dict):
        if value.get("person") == person:
            return {"person": person}
        return {key: _bare(one, person) for key, one in value.items()}
    return [_bare(one, person) for one in value] if isinstance(value, list) else value


def _without(value: Any, person: str) -> Any:
    """The same data with the reference emptied wherever it stands."""
    if isinstance(value, dict):
        return {key: _without(one, person) for key, one in value.items()}
    if isinstance(value, list):
        return [_without(one, person) for one in value]
    return FORGOTTEN if value == person else value
