"""`prossima assign --all`: a plan for a whole team is made, shown, applied and taken back."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any

from sqlalchemy.orm import Session

from directory.accounts.teams import EVERYTHING, Scope, team_named
from directory.curation.absences import worker_named
from directory.curation.history import take_turn
from directory.errors import Conflict, InvalidInput
from directory.i18n import N_, Sentence
from directory.models import AssignmentPlan
from directory.settings import Settings
from directory.taxonomies.vocabulary import Vocabulary
from matching.allocation.allocate import allocate
from matching.allocation.fairness import Bounds, exceeded
from matching.allocation.plan import AllocationPlan, Occasion, Person
from matching.casework.plans import apply_plan, undo_last, walks_elsewhere, with_kept
from matching.link_workers.team import build_team
from matching.link_workers.workers import Team
from matching.weighting.versions import in_force
from web.cli import allocating, imagining
from web.cli.asking import read_json
from web.cli.context import operator, print_json, ready_session, say, today
from web.team.plan_json import plan_json

BY = "prossima assign --all"


@dataclass(frozen=True)
class _Stored:
    """What a plan is made with: the people with what is kept of them, the team, and who walks with another team."""

    people: list[Person]
    team: Team
    elsewhere: tuple[str, ...]


def plan(settings: Settings, people_file: str, options: Mapping[str, Any], *, as_json: bool) -> None:
    """Make a plan and show it; write it when told to."""
    occasion, vocabulary = Occasion(options["occasion"]), Vocabulary.bundled()
    imagined = imagining.read_imagined(options, vocabulary)
    if occasion in (Occasion.LEAVING, Occasion.NEW_WORKER) and not options["about"]:
        raise InvalidInput(N_("Say which worker leaves or starts, with --about and the name."))
    data = read_json(people_file)
    read = allocating.read_people(data, vocabulary, today=today())
    own_points = allocating.people_with_own_points(data)
    if options["write"]:
        allocating.check_references(data)

    with ready_session(settings) as session:
        own = team_named(session, options["team"]).id if options["team"] else None
        scope = Scope.of([own]) if own else EVERYTHING

        stored = partial(_stored, people=read, own_points=own_points, scope=scope)
        about = worker_named(session, options["about"]).id if options["about"] else None
        before = stored(session)
        weights = in_force(session).link_worker
        session.commit()  # a plan may take long to make: nobody waits for it
        make = partial(allocate, move_cost=options["move_cost"], occasion=occasion, about=about, weights=weights)
        if imagined is not None:
            imagining.show(settings, imagined, before.people, before.team, make, as_json=as_json)
            return
        made = make(before.people, before.team)
        beyond = exceeded(made, Bounds.of(settings))
        shown = {**plan_json(made, beyond, settings.language), "occasion": occasion.value}
        shown["elsewhere"] = [*before.elsewhere]
        number = None
        if options["write"]:
            take_turn(session)
            _check_still_true(session, before, stored)
            number = _write(session, made, beyond, shown, options["reason"], own)
    if as_json:
        print_json({**shown, "applied": number})
        return
    _print(settings, made, beyond, before.elsewhere, number)


def _stored(session: Session, people: list[Person], own_points: list[str], scope: Scope) -> _Stored:
    """As things are now."""
    team = build_team(session, Vocabulary.bundled(), scope=scope)
    elsewhere = walks_elsewhere(session, people, team)
    of_team = [one for one in people if one.id not in elsewhere]
    return _Stored(with_kept(session, of_team, own_points=own_points), team, elsewhere)


def _write(
    session: Session,
    made: AllocationPlan,
    beyond: list[Sentence],
    shown: dict[str, Any],
    reason: str | None,
    team_id: uuid.UUID | None,
) -> int:
    applied = apply_plan(
        session,
        made,
        shown,
        occasion=Occasion(shown["occasion"]),
        by=operator(BY),
        now=datetime.now(UTC),
        reason=reason,
        beyond=beyond,
        team_id=team_id,
    )
    session.commit()
    return applied.number


def _check_still_true(session: Session, before: _Stored, stored: Callable[[Session], _Stored]) -> None:
    """What was planned with is what is stored.

    Raises:
        Conflict: somebody changed it meanwhile.
    """
    session.expire_all()
    now = stored(session)
    if now.people != before.people or now.team.rows != before.team.rows:
        raise Conflict(N_("Somebody changed the team while the plan was made. Nothing was written: make it again."))


def _print(
    settings: Settings, made: AllocationPlan, beyond: list[Sentence], elsewhere: tuple[str, ...], number: int | None
) -> None:
    if elsewhere:
        message = N_("Not in the plan, since their link worker is not of this team: %(people)s. They stay as they are.")
        say(settings, message, people=elsewhere)
    allocating.print_plan(made, settings)
    for sentence in beyond:
        say(settings, N_("Beyond what is wanted: %(what)s"), what=sentence)
    if number is None:
        say(settings, N_("Nothing was written: repeat with --apply to write this plan."))
    else:
        say(settings, N_("Plan %(number)s is applied. To take it back: prossima assign --undo"), number=str(number))


def undo(settings: Settings, *, as_json: bool) -> None:
    """Take back the last plan."""
    with ready_session(settings) as session:
        take_turn(session)
        taken_back = undo_last(session, by=operator("prossima assign --undo"), now=datetime.now(UTC))
        session.commit()
    if as_json:
        print_json(_undone_json(taken_back))
        return
    written = taken_back.written
    message = N_("Plan %(number)s of %(day)s is taken back: everything is as it was before.")
    say(settings, message, number=str(taken_back.number), day=taken_back.applied_at.date())
    gone = tuple(one["person"] for one in written["created"])
    again = tuple(one["person"] for one in written["ended"])
    if gone:
        say(settings, N_("Assignments taken out: %(people)s"), people=gone)
    if again:
        say(settings, N_("Assignments that go on: %(people)s"), people=again)


def _undone_json(plan: AssignmentPlan) -> dict[str, Any]:
    return {
        "undone": plan.number,
        "occasion": plan.occasion,
        "applied_at": plan.applied_at.isoformat(),
        "removed": [one["person"] for one in plan.written["created"]],
        "resumed": [one["person"] for one in plan.written["ended"]],
        "no_longer_waiting": [one["person"] for one in plan.written["proposals"]],
    }
