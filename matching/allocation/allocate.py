"""Who walks with whom in a whole team: the best plan within all capacities, as a difference to look at."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from matching.allocation.optimum import AssignmentProblem, Ints, settle_ties, solve
from matching.allocation.plan import AllocationPlan, Occasion, Person
from matching.allocation.plan_with_reasons import SUITABILITY_STEPS, plan_of
from matching.allocation.question import Asked, ask
from matching.allocation.transportation import NOBODY
from matching.link_workers.rules import ROUNDING
from matching.link_workers.workers import Team

MOVE_COST: Final = 0.25  # of suitability: about what continuity weighs in a proposal
_HALVES: Final = 2  # points are whole or half


def allocate(
    people: Sequence[Person],
    team: Team,
    *,
    move_cost: float = MOVE_COST,
    weights: Mapping[str, float] | None = None,
    seconds: float = 60.0,
    occasion: Occasion = Occasion.WEEKLY,
    about: uuid.UUID | None = None,
) -> AllocationPlan:
    """The plan with as few points waiting as possible, and then the greatest sum of suitabilities less costs of moving.

    Hard rules and scores are those of `propose`. Nobody new goes beyond 100 % of a capacity. Who has a worker keeps
    one, whether or not there is room; of equal plans the one with fewer moves is taken, then ids decide.

    Args:
        people: ids are unique; in any order.
        move_cost: how much more suitable another worker must be, in suitability, >= 0.
        weights: by feature, instead of `data/weights.csv`.
        seconds: when to stop looking for a better plan; `proven` tells.
        about: the worker who leaves or starts.
    """
    asked = prepare(people, team, move_cost=move_cost, weights=weights, occasion=occasion, about=about)
    chosen, proven = optimum(asked, seconds=seconds)
    return plan_of(asked, chosen, proven=proven)


def prepare(
    people: Sequence[Person],
    team: Team,
    *,
    move_cost: float = MOVE_COST,
    weights: Mapping[str, float] | None = None,
    occasion: Occasion = Occasion.WEEKLY,
    about: uuid.UUID | None = None,
) -> Asked:
    """What `allocate` solves; the arguments are its own."""
    about_rows = [row for row, one in enumerate(team.rows) if one.id == about]
    if occasion is Occasion.LEAVING:
        takes = team.takes_new_people.copy()
        takes[about_rows] = False
        team = replace(team, takes_new_people=takes)
    return ask(people, team, move_cost=move_cost, weights=weights, occasion=occasion, about=about_rows)


def optimum(asked: Asked, *, seconds: float = 60.0) -> tuple[Ints, bool]:
    """The row of everybody's worker, -1 for nobody; and whether no better plan exists."""
    problem = problem_of(asked)
    chosen, proven = solve(problem, seconds=seconds)
    return settle_ties(problem, chosen), proven


def problem_of(asked: Asked) -> AssignmentProblem:
    """In whole numbers; moving costs a thousandth more than stated, so that of equals staying is better."""
    people, workers = asked.pairs.people, asked.pairs.workers
    current = asked.current[people]
    stays = current == workers
    moved = (current != NOBODY) & ~stays
    values = np.rint((asked.pairs.suitability - asked.move_cost * moved) * SUITABILITY_STEPS).astype(np.int64) - moved
    room = (asked.team.capacity_points - asked.team.load_points).astype(np.float64)
    kept = np.full(len(asked.people), NOBODY, np.int64)
    kept[people[stays]] = workers[stays]
    return AssignmentProblem(
        people=people,
        workers=workers,
        values=values,
        weights=np.rint(np.array([one.points for one in asked.people]) * _HALVES).astype(np.int64),
        room=np.maximum(np.floor((room + ROUNDING) * _HALVES), 0).astype(np.int64),
        current=kept,
    )
