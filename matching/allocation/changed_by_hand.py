"""A plan for a team that somebody changes line by line: every hard rule holds still, and loads are counted anew."""

import uuid
from collections.abc import Mapping
from typing import Final, NamedTuple

import numpy as np

from directory.errors import Conflict, InvalidInput
from directory.i18n import N_, Exact, Sentence
from matching.allocation.optimum import Ints
from matching.allocation.plan import AllocationPlan, Occasion
from matching.allocation.plan_with_reasons import plan_of
from matching.allocation.question import Asked
from matching.allocation.transportation import NOBODY
from matching.link_workers.kept_suitability import arrival_rules, lasting_rules
from matching.link_workers.rules import ROUNDING, first_broken

Lines = Mapping[str, uuid.UUID | None]  # person -> link worker; None: waits

STALE: Final = N_("The plan no longer has the people that were shown. Look at it again.")


class Choice(NamedTuple):
    """A link worker as one line could have; `why_not` says which rule without exceptions forbids it."""

    worker_id: uuid.UUID
    name: str
    suitability: float
    why_not: Sentence | None


def lines_of(asked: Asked, chosen: Ints) -> dict[str, uuid.UUID | None]:
    """An assignment as lines."""
    rows = asked.team.rows
    return {
        one.id: None if row == NOBODY else rows[row].id for one, row in zip(asked.people, chosen.tolist(), strict=True)
    }


def choices(asked: Asked, person: int) -> list[Choice]:
    """Everybody for one line: who can be chosen, the most suitable first, then who cannot and why."""
    found = [
        Choice(worker.id, worker.name, asked.suitability(person, row), _why_not(asked, person, row))
        for row, worker in enumerate(asked.team.rows)
    ]
    return sorted(found, key=lambda one: (one.why_not is not None, -one.suitability, one.name, one.worker_id.bytes))


def changed(asked: Asked, lines: Lines, planned: Lines, *, proven: bool = True) -> AllocationPlan:
    """The plan that these lines make; room may be exceeded, which `overfull` tells.

    Args:
        lines: of everybody of the plan; planned: what the plan had, in the same way.
    Raises:
        InvalidInput: lines of other people, or of somebody who is not on the team.
        Conflict: a hard rule forbids a line, and which; or somebody would be left waiting who can stay.
    """
    rows, were = _rows(asked, lines), _rows(asked, planned)
    for person, row in enumerate(rows.tolist()):
        name = asked.people[person].id
        if row == NOBODY:
            if asked.may_stay(person):
                worker = asked.team.rows[asked.current[person]].name
                message = N_("“%(person)s” can go on with %(name)s: a plan leaves nobody waiting who has somebody.")
                raise Conflict(message, person=name, name=worker)
        elif why := _why_not(asked, person, row):
            message = N_("“%(person)s”: %(name)s cannot be chosen, whatever the reason: %(why)s.")
            raise Conflict(message, person=name, name=asked.team.rows[row].name, why=why)
    return plan_of(asked, rows, proven=proven, planned=were)


def overfull(plan: AllocationPlan) -> list[Sentence]:
    """Whose caseload the plan brings above 100 %, one sentence each."""
    message = N_("%(name)s would have %(points)s points of %(capacity)s")
    return [
        Sentence(
            message,
            {"name": one.worker.name, "points": Exact(one.points_after), "capacity": Exact(one.worker.capacity_points)},
        )
        for one in plan.caseloads
        if one.points_after > max(one.worker.capacity_points, one.points_before) + ROUNDING
    ]


def _rows(asked: Asked, lines: Lines) -> Ints:
    if {*lines} != {one.id for one in asked.people}:
        raise InvalidInput(STALE)
    row_of: dict[uuid.UUID | None, int] = {one.id: row for row, one in enumerate(asked.team.rows)}
    row_of[None] = NOBODY
    try:
        return np.array([row_of[lines[one.id]] for one in asked.people], np.int64)
    except KeyError as error:
        raise InvalidInput(N_("Choose one of the link workers of this team.")) from error


def _why_not(asked: Asked, person: int, row: int) -> Sentence | None:
    """Which rule without exceptions forbids this pair; of who walks with the person already, fewer are asked."""
    one = asked.people[person]
    if asked.occasion is Occasion.LEAVING and row in asked.about:
        return Sentence(N_("%(name)s leaves, or is away"), {"name": asked.team.rows[row].name})
    stays = asked.current[person] == row
    rules = lasting_rules(one.known) if stays else arrival_rules(one.known)
    broken = int(first_broken(one.profile, asked.team, one.points, rules)[row])
    return None if broken < 0 else rules[broken].say(one.profile, asked.team, one.points, row)
