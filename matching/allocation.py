"""Who walks with whom in a whole team: the best plan within all capacities, as a difference to look at."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from directory.catalog.scoring import Scores, score
from directory.i18n import N_, Sentence
from directory.language import fold
from matching.assign import NO_WORKERS, Band, band_of
from matching.optimum import AssignmentProblem, Ints, settle_ties, solve
from matching.profile import Profile
from matching.team_plan import AllocationPlan, Caseload, Move, Occasion, Person, Stay, Waiting
from matching.transport import NOBODY
from matching.worker_features import WORKER_FEATURES
from matching.worker_rules import ARRIVAL_RULES, LASTING_RULES, ROUNDING, first_broken, nobody_can
from matching.workers import Team, WorkerRow

MOVE_COST: Final = 0.25  # of suitability: about what continuity weighs in a proposal
COMPLEX_POINTS: Final = 4.0  # a case from here on is a complex one
_STEPS: Final = 1000  # suitabilities are told apart to a thousandth, so that sums are exact
_HALVES: Final = 2  # points are whole or half


@dataclass(frozen=True, eq=False)
class _Asked:
    """Everything that was asked, and the team without the people of the plan."""

    people: Sequence[Person]
    team: Team
    scores: Sequence[Scores[Profile, Team]]
    current: Ints  # shape (people,): row of the present worker, -1 for nobody of this team
    allowed: NDArray[np.bool_]  # shape (people, workers)
    move_cost: float

    def suitability(self, person: int, worker: int) -> float:
        return float(self.scores[person].total[worker])


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
    about_rows = [row for row, one in enumerate(team.rows) if one.id == about]
    if occasion is Occasion.LEAVING:
        takes = team.takes_new_people.copy()
        takes[about_rows] = False
        team = replace(team, takes_new_people=takes)
    asked = _ask(sorted(people, key=lambda one: one.id), team, move_cost, weights)
    asked = _who_may_move(asked, occasion, about_rows)
    problem = _problem(asked)
    chosen, proven = solve(problem, seconds=seconds)
    return _plan(asked, team, settle_ties(problem, chosen), proven)


def _plan(asked: _Asked, team: Team, chosen: Ints, proven: bool) -> AllocationPlan:
    """The assignment as a difference, with its reasons."""
    after = _with_load(asked.team, asked.people, chosen)
    moves = [_move(asked, row, chosen) for row in _rows((chosen != asked.current) & (chosen != NOBODY))]
    stays = [
        Stay(asked.people[row], team.rows[chosen[row]], asked.suitability(row, int(chosen[row])))
        for row in _rows((chosen == asked.current) & (chosen != NOBODY))
    ]
    return AllocationPlan(
        moves=tuple(moves),
        stays=tuple(stays),
        waiting=tuple(Waiting(asked.people[row], _why_waiting(asked, row, after)) for row in _rows(chosen == NOBODY)),
        caseloads=_caseloads(asked.people, team, after, chosen),
        suitability=sum(one.suitability_after for one in moves) + sum(one.suitability for one in stays),
        gain=sum(one.gain for one in moves),
        move_cost=asked.move_cost,
        proven=proven,
        notes=_notes(asked, team, proven),
    )


def _rows(mask: NDArray[np.bool_]) -> list[int]:
    rows: list[int] = np.flatnonzero(mask).tolist()
    return rows


def _ask(people: Sequence[Person], team: Team, move_cost: float, weights: Mapping[str, float] | None) -> _Asked:
    row_of = {key: row for row, one in reversed([*enumerate(team.rows)]) for key in (fold(one.name), str(one.id))}
    current = np.array([row_of.get(fold(one.current_worker or "").strip(), NOBODY) for one in people], np.int64)
    base = _with_load(team, people, current, sign=-1)
    allowed = np.zeros((len(people), len(team)), np.bool_)
    for row, one in enumerate(people):
        allowed[row] = first_broken(one.profile, base, one.points, ARRIVAL_RULES) < 0
        if current[row] != NOBODY:
            may_stay = first_broken(one.profile, base, one.points, LASTING_RULES) < 0
            allowed[row, current[row]] = may_stay[current[row]]
    scores = [score(one.profile, base, [*WORKER_FEATURES.values()], weights=weights) for one in people]
    return _Asked(people, base, scores, current, allowed, move_cost)


def _who_may_move(asked: _Asked, occasion: Occasion, about: Sequence[int]) -> _Asked:
    """The pairs that the occasion leaves open."""
    if occasion is Occasion.WEEKLY:
        return asked
    people = np.arange(len(asked.people))
    stays = asked.current != NOBODY
    stays[stays] = asked.allowed[people[stays], asked.current[stays]]
    allowed = asked.allowed.copy()
    if occasion is Occasion.LEAVING:
        stays &= ~np.isin(asked.current, about)
        allowed[:, about] = False
    pinned = np.zeros_like(allowed)
    pinned[people[stays], asked.current[stays]] = True
    if occasion is Occasion.NEW_WORKER:
        pinned[:, about] = allowed[:, about]
    return replace(asked, allowed=np.where(stays[:, np.newaxis], pinned, allowed))


def _with_load(team: Team, people: Sequence[Person], chosen: Ints, sign: int = 1) -> Team:
    """The team with these people added to the caseloads, or taken from them."""
    load = team.load_points.astype(np.float64)
    for one, worker in zip(people, chosen, strict=True):
        if worker != NOBODY:
            load[worker] += one.points if sign > 0 else -one.points_now
    return replace(team, load_points=np.maximum(load, 0).astype(np.float32))


def _problem(asked: _Asked) -> AssignmentProblem:
    """In whole numbers; moving costs a thousandth more than stated, so that of equals staying is better."""
    pairs = np.nonzero(asked.allowed)
    people, workers = pairs[0].astype(np.int64), pairs[1].astype(np.int64)
    total = np.array([one.total for one in asked.scores], np.float64).reshape(asked.allowed.shape)
    moved = (asked.current[people] != NOBODY) & (asked.current[people] != workers)
    values = np.rint((total[people, workers] - asked.move_cost * moved) * _STEPS).astype(np.int64) - moved
    room = (asked.team.capacity_points - asked.team.load_points).astype(np.float64)
    stays = [asked.allowed[row, worker] if worker != NOBODY else False for row, worker in enumerate(asked.current)]
    return AssignmentProblem(
        people=people,
        workers=workers,
        values=values,
        weights=np.rint(np.array([one.points for one in asked.people]) * _HALVES).astype(np.int64),
        room=np.maximum(np.floor((room + ROUNDING) * _HALVES), 0).astype(np.int64),
        current=np.where(stays, asked.current, NOBODY).astype(np.int64),
    )


def _move(asked: _Asked, row: int, chosen: Ints) -> Move:
    worker, before = int(chosen[row]), int(asked.current[row])
    rows, after = asked.team.rows, asked.suitability(row, worker)
    was = asked.suitability(row, before) if before != NOBODY else None
    return Move(
        person=asked.people[row],
        before=rows[before] if before != NOBODY else None,
        after=rows[worker],
        suitability_before=was,
        suitability_after=after,
        gain=after if was is None else after - was - asked.move_cost,
        why=_why_new(asked, row, worker) if was is None else _why_moved(asked, row, chosen, after - was),
        reasons=tuple(asked.scores[row].reasons(worker)),
    )


def _why_new(asked: _Asked, row: int, worker: int) -> Sentence:
    able = np.where(asked.allowed[row], asked.scores[row].total, -1)
    best = int(able.argmax())
    if able[best] <= able[worker] + 1 / _STEPS:
        return Sentence(N_("The most suitable of those who could"))
    facts = {"name": asked.team.rows[best].name, "difference": f"{able[best] - able[worker]:.2f}"}
    return Sentence(N_("%(name)s would suit better by %(difference)s, but has no room left in this plan"), facts)


def _why_moved(asked: _Asked, row: int, chosen: Ints, gain: float) -> Sentence:
    before, person = int(asked.current[row]), asked.people[row]
    name = asked.team.rows[before].name
    if not asked.allowed[row, before]:
        broken = int(first_broken(person.profile, asked.team, person.points, LASTING_RULES)[before])
        if broken < 0:
            return Sentence(N_("%(name)s leaves, or is away"), {"name": name})
        why = LASTING_RULES[broken].say(person.profile, asked.team, person.points, before)
        return Sentence(N_("Cannot stay with %(name)s: %(why)s"), {"name": name, "why": why})
    if gain > asked.move_cost:
        message = N_("Suits better than %(name)s by %(gain)s; moving costs %(cost)s")
        return Sentence(message, {"name": name, "gain": f"{gain:.2f}", "cost": f"{asked.move_cost:.2f}"})
    came = tuple(asked.people[one].id for one in _rows((chosen == before) & (asked.current != before)))
    return Sentence(N_("Makes room with %(name)s for: %(people)s"), {"name": name, "people": came})


def _why_waiting(asked: _Asked, row: int, after: Team) -> Sentence:
    """By the rules of one arrival, on the caseloads after the plan: an optimum leaves nobody who could be proposed."""
    person = asked.people[row]
    return nobody_can(first_broken(person.profile, after, person.points)) if len(after) else Sentence(NO_WORKERS)


def _caseloads(people: Sequence[Person], team: Team, after: Team, chosen: Ints) -> tuple[Caseload, ...]:
    found = []
    for row, worker in enumerate(team.rows):
        own = [people[one] for one in _rows(chosen == row)]
        before, now = float(team.load_points[row]), float(after.load_points[row])
        found.append(
            Caseload(
                worker=worker,
                points_before=before,
                points_after=now,
                band_before=_band(before, worker),
                band_after=_band(now, worker),
                placed=len(own),
                complex_cases=sum(one.points >= COMPLEX_POINTS for one in own),
            )
        )
    return tuple(found)


def _band(points: float, worker: WorkerRow) -> Band:
    if worker.capacity_points > 0:
        return band_of(points / worker.capacity_points)
    return Band.RED if points > 0 else Band.BLUE


def _notes(asked: _Asked, team: Team, proven: bool) -> tuple[Sentence, ...]:
    notes = []
    for row, one in enumerate(asked.people):
        if one.current_worker and asked.current[row] == NOBODY:
            message = N_("%(person)s: the present worker “%(name)s” is not in this team.")
            notes.append(Sentence(message, {"person": one.id, "name": one.current_worker}))
    for row, worker in enumerate(team.rows):
        own = sum(one.points_now for one, now in zip(asked.people, asked.current, strict=True) if now == row)
        if own > team.load_points[row] + ROUNDING:
            message = N_("%(name)s: the people named weigh %(points)s points, more than the caseload that is recorded.")
            notes.append(Sentence(message, {"name": worker.name, "points": f"{own:g}"}))
    if not proven:
        notes.append(Sentence(N_("The time was over: this plan keeps every rule, but a better one may exist.")))
    return tuple(notes)
