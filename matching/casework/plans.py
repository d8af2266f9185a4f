"""Plans for a whole team: what is kept of the people, applying a plan, and taking it back exactly."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.accounts.teams import EVERYTHING, Scope
from directory.curation.history import acting, as_text
from directory.curation.texts import set_text
from directory.errors import Conflict, NotFound, ReasonMissing
from directory.i18n import N_, Sentence
from directory.models import Assignment, AssignmentPlan, AssignmentProposal, Decision, EndReason, LinkWorker
from directory.words.language import fold
from matching.allocation.plan import AllocationPlan, Occasion, Person
from matching.casework.assignments import current_assignments, finish, reason_given, reference
from matching.casework.decisions import IS_OPEN
from matching.link_workers.workers import Team

BEYOND: Final = N_("The plan goes beyond what is wanted: %(what)s. Say why; the reason is kept.")
REASON: Final = "plan {}"  # kept with a proposal for whom a plan had another than the first
DECIDED: Final = ("decision", "chosen_id", "decided_at", "decided_by")
Written = dict[str, list[dict[str, Any]]]


def with_kept(session: Session, people: Iterable[Person], *, own_points: Iterable[str] = ()) -> list[Person]:
    """The people with what is kept of them: who walks with them now, and what they weigh there.

    Args:
        own_points: ids of those whose points were given by hand, which then count instead of the kept ones.
    """
    by_hand = {*own_points}
    people = list(people)
    kept = {one.person: one for one in current_assignments(session, [one.id for one in people])}
    return [_with(one, kept.get(one.id), one.id in by_hand) for one in people]


def _with(person: Person, kept: Assignment | None, own_points: bool) -> Person:
    if kept is None:
        return person
    points = person.points if own_points else kept.points
    return replace(person, points=points, current_worker=str(kept.link_worker_id), current_points=kept.points)


def walks_elsewhere(session: Session, people: Iterable[Person], team: Team) -> tuple[str, ...]:
    """Ids of who, as is kept, walks with somebody who is not on this team: another team's to move, not this one's."""
    here = {row.id for row in team.rows}
    kept = current_assignments(session, [one.id for one in people])
    return tuple(one.person for one in kept if one.link_worker_id not in here)


def apply_plan(  # noqa: PLR0913 - each is kept with the plan
    session: Session,
    plan: AllocationPlan,
    difference: dict[str, Any],
    *,
    occasion: Occasion,
    by: str,
    now: datetime,
    reason: str | None = None,
    beyond: Sequence[Sentence] = (),
    team_id: uuid.UUID | None = None,
) -> AssignmentPlan:
    """Write what the plan says: assignments that begin and end, and who waits.

    Who has a worker only by what the caller says is kept from now on, and no longer counted in `load_points`.

    Args:
        difference: what was shown, as data; kept whole.
        beyond: where the plan goes beyond what is wanted (`fairness.exceeded`); it then needs a reason.
    Raises:
        InvalidInput: somebody's id is no reference.
        ReasonMissing: the plan goes beyond what is wanted.
    """
    reason = reason_given(reason)
    if beyond and reason is None:
        raise ReasonMissing(BEYOND, what=tuple(beyond))
    for one in _people(plan):
        reference(one.id)
    number = (session.scalar(sa.select(sa.func.max(AssignmentPlan.number))) or 0) + 1
    applied = AssignmentPlan(
        number=number,
        team_id=team_id,
        occasion=occasion.value,
        applied_at=now,
        applied_by=by,
        reason=reason,
        difference=difference,
        written={},
    )
    session.add(applied)
    session.flush()
    with acting(session, by=by):
        applied.written = _Writing(session, plan, applied, by, now).write()
    return applied


def _people(plan: AllocationPlan) -> list[Person]:
    placed = [*(move.person for move in plan.moves), *(stay.person for stay in plan.stays)]
    return [*placed, *(waiting.person for waiting in plan.waiting)]


class _Writing:
    """The changes of one plan, each noted so that it can be taken back."""

    def __init__(self, session: Session, plan: AllocationPlan, row: AssignmentPlan, by: str, now: datetime) -> None:
        self._session, self._plan, self._row, self._by, self._now = session, plan, row, by, now
        self._kept = {one.person: one for one in current_assignments(session, [one.id for one in _people(plan)])}
        self._workers = {
            key: one.worker.id
            for one in reversed(plan.caseloads)
            for key in (fold(one.worker.name), str(one.worker.id))
        }
        self._noted: Written = {name: [] for name in ("created", "ended", "loads", "repointed", "proposals", "decided")}

    def write(self) -> Written:
        """Write, and give back the notes."""
        for move in self._plan.moves:
            self._leave(move.person, move.before.id if move.before else None, EndReason.HANDED_OVER)
            self._create(move.person, move.after.id)
            self._decide(move.person.id, move.after.id)
        for stay in self._plan.stays:
            self._stay(stay.person, stay.worker.id)
            self._decide(stay.person.id, stay.worker.id)
        for waiting in self._plan.waiting:
            named = fold(waiting.person.current_worker or "").strip()
            self._leave(waiting.person, self._workers.get(named), EndReason.WORKER_AWAY)
            self._wait(waiting.person)
        self._session.flush()
        return self._noted

    def _leave(self, person: Person, stated: uuid.UUID | None, why: EndReason) -> None:
        """End what is kept; of a worker whom only the caller named, take the points out of the stated caseload."""
        before = self._kept.get(person.id)
        if before is not None:
            finish(self._session, before, why, on=self._now.date())
            self._noted["ended"].append({"id": str(before.id), "person": person.id})
        elif stated is not None:
            self._take_over(person, stated)

    def _stay(self, person: Person, worker: uuid.UUID) -> None:
        kept = self._kept.get(person.id)
        if kept is None:
            self._take_over(person, worker)
            self._create(person, worker)
        elif kept.points != person.points:
            note = {"id": str(kept.id), "person": person.id, "before": kept.points, "after": person.points}
            self._noted["repointed"].append(note)
            kept.points = person.points

    def _take_over(self, person: Person, worker_id: uuid.UUID) -> None:
        worker = self._session.get_one(LinkWorker, worker_id)
        before, after = worker.load_points, max(worker.load_points - person.points_now, 0.0)
        noted = next((one for one in self._noted["loads"] if one["id"] == str(worker_id)), None)
        if noted is None:
            self._noted["loads"].append({"id": str(worker_id), "before": before, "after": after})
        else:
            noted["after"] = after
        worker.load_points = after

    def _create(self, person: Person, worker: uuid.UUID) -> None:
        made = Assignment(
            id=uuid.uuid4(),
            person=person.id,
            link_worker_id=worker,
            points=person.points,
            begun_on=self._now.date(),
            decided_by=self._by,
            plan_id=self._row.id,
            team_id=self._row.team_id,
        )
        self._session.add(made)
        self._session.flush()
        note = {"id": str(made.id), "person": person.id, "worker": str(worker), "points": person.points}
        self._noted["created"].append(note)

    def _decide(self, person: str, worker: uuid.UUID) -> None:
        """The plan decides all that is open for who has somebody: else the person would wait again when that ends."""
        is_open = sa.select(AssignmentProposal).where(AssignmentProposal.person == person, IS_OPEN)
        for kept in self._session.scalars(is_open.order_by(AssignmentProposal.id)).all():
            was = {name: as_text(getattr(kept, name)) for name in DECIDED}
            self._noted["decided"].append({"id": str(kept.id), "person": person, "before": was})
            number = REASON.format(self._row.number)
            candidates = kept.candidates["candidates"]
            is_first = bool(candidates) and candidates[0]["id"] == str(worker)
            kept.decision = Decision.ACCEPTED if is_first else Decision.OTHER
            kept.reason = kept.reason or (None if is_first else number)  # what somebody wrote is not kept twice
            kept.chosen_id, kept.decided_at, kept.decided_by = worker, self._now, self._by

    def _last_document(self, person: str) -> dict[str, Any]:
        """What the last proposal keeps: who waits can be proposed the same people, and be planned for, still."""
        query = sa.select(AssignmentProposal.candidates).where(AssignmentProposal.person == person)
        return self._session.scalars(query.order_by(AssignmentProposal.proposed_at.desc())).first() or {}

    def _wait(self, person: Person) -> None:
        row = AssignmentProposal(
            id=uuid.uuid4(),
            person=person.id,
            proposed_at=self._now,
            proposed_by=self._by,
            points=person.points,
            candidates={"candidates": [], **self._last_document(person.id)},
            team_id=self._row.team_id,
            decision=Decision.WAITING,
            decided_at=self._now,
            decided_by=self._by,
        )
        self._session.add(row)
        self._noted["proposals"].append({"id": str(row.id), "person": person.id})


def undo_last(
    session: Session, *, by: str, now: datetime, scope: Scope = EVERYTHING, number: int | None = None
) -> AssignmentPlan:
    """Take back the last plan of these teams that was applied, so that everything is as it was before.

    Args:
        number: of the plan that is meant, if that was said.
    Raises:
        NotFound: no plan is left to take back.
        Conflict: something that the plan wrote was changed since; what, is said.
    """
    query = sa.select(AssignmentPlan).where(AssignmentPlan.undone_at.is_(None), scope.holds(AssignmentPlan.team_id))
    plan = session.scalars(query.order_by(AssignmentPlan.number.desc())).first()
    if plan is None:
        raise NotFound(N_("There is no plan to take back: none was applied, or all were taken back."))
    if number is not None and plan.number != number:
        message = N_("Plan %(number)s is not the last one any more: look at the list again.")
        raise Conflict(message, number=str(number))
    _check_unchanged(session, plan)
    with acting(session, by=by):
        _take_back(session, plan)
    plan.undone_at, plan.undone_by = now, by
    session.flush()
    return plan


def _rows(session: Session, model: Any, notes: Sequence[dict[str, Any]]) -> dict[str, Any]:
    ids = [uuid.UUID(note["id"]) for note in notes]
    return {str(row.id): row for row in session.scalars(sa.select(model).where(model.id.in_(ids)))}


def _check_unchanged(session: Session, plan: AssignmentPlan) -> None:
    """Nothing that the plan wrote was changed by somebody since."""
    changed = N_("“%(who)s” was changed after the plan of %(day)s was applied: that has to be changed back first.")
    day: date = plan.applied_at.date()
    written = plan.written
    created, ended = _rows(session, Assignment, written["created"]), _rows(session, Assignment, written["ended"])
    for note in written["created"]:
        row = created.get(note["id"])
        if row is None or row.ended_on is not None or row.points != note["points"]:
            raise Conflict(changed, who=note["person"], day=day)
    begun = {note["person"] for note in written["created"]}
    for note in written["ended"]:
        later = current_assignments(session, [note["person"]])
        if note["id"] not in ended or (later and note["person"] not in begun):
            raise Conflict(changed, who=note["person"], day=day)
    repointed = _rows(session, Assignment, written["repointed"])
    for note in written["repointed"]:
        row = repointed.get(note["id"])
        if row is None or row.ended_on is not None or row.points != note["after"]:
            raise Conflict(changed, who=note["person"], day=day)
    if (decided := _decided_since(session, plan)) is not None:
        raise Conflict(changed, who=decided, day=day)
    workers = _rows(session, LinkWorker, written["loads"])
    for note in written["loads"]:
        if note["id"] not in workers or workers[note["id"]].load_points != note["after"]:
            raise Conflict(changed, who=getattr(workers.get(note["id"]), "name", "?"), day=day)


def _decided_since(session: Session, plan: AssignmentPlan) -> str | None:
    """A person whom the plan left waiting and about whom somebody decided since."""
    rows = _rows(session, AssignmentProposal, plan.written["proposals"]).values()
    as_left = (Decision.WAITING, plan.applied_at)
    return next((row.person for row in rows if (row.decision, row.decided_at) != as_left), None)


def _take_back(session: Session, plan: AssignmentPlan) -> None:
    written: Written = plan.written
    for model, notes in ((Assignment, written["created"]), (AssignmentProposal, written["proposals"])):
        for row in _rows(session, model, notes).values():
            session.delete(row)
    session.flush()  # one assignment at a time: the new one goes before the old one is open again
    for row in _rows(session, Assignment, written["ended"]).values():
        row.ended_on = row.end_reason = None
    _open_again(session, plan)
    points = _rows(session, Assignment, written["repointed"])
    for note in written["repointed"]:
        points[note["id"]].points = note["before"]
    workers = _rows(session, LinkWorker, written["loads"])
    for note in written["loads"]:
        workers[note["id"]].load_points = note["before"]
    session.flush()


def _open_again(session: Session, plan: AssignmentPlan) -> None:
    """Proposals that the plan decided are as open as before; older plans decided none."""
    notes = plan.written.get("decided", [])
    rows = _rows(session, AssignmentProposal, notes)
    for note in notes:
        row = rows.get(note["id"])
        if row is not None:
            for name, text in note["before"].items():
                set_text(row, name, text)
            if row.reason == REASON.format(plan.number):
                row.reason = None
