"""A plan for a whole team as data: who is placed, who moves, who waits and why, and how even it is."""

import enum
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from directory.catalog.scoring import Reason
from directory.i18n import Sentence
from matching.link_workers.assign import Band
from matching.link_workers.kept_suitability import Known
from matching.link_workers.workers import WorkerRow
from matching.profile import Profile

MOST_PEOPLE: Final = 200  # that one plan takes


@dataclass(frozen=True)
class Person:
    """Somebody to be placed.

    Args:
        id: unique; decides between equals.
        points: the case's weight, a whole or half number, > 0.
        current_worker: id or name of who walks with the person now; the points are part of that caseload.
        current_points: what the person weighs in that caseload; None: as much as `points`.
        known: what an earlier proposal found out, where the profile is not there; the profile then only has a day.
    """

    id: str
    profile: Profile
    points: float
    current_worker: str | None = None
    current_points: float | None = None
    known: Known | None = None

    @property
    def points_now(self) -> float:
        """What the person weighs in the present caseload."""
        return self.points if self.current_points is None else self.current_points


class Occasion(enum.StrEnum):
    """Why a plan is made, and so who may move. Who cannot stay with the present worker may always."""

    GROUP = "group"  # a group is allocated: who has a worker stays
    LEAVING = "leaving"  # a worker leaves or falls ill: only that worker's people move
    NEW_WORKER = "new_worker"  # a worker starts: people may move, but only to that one
    WEEKLY = "weekly"  # everybody may move


@dataclass(frozen=True)
class Move:
    """A person who gets a worker, or another one.

    Args:
        before: None where the person had nobody on this team.
        suitability_before, suitability_after: in [0, 1], both scored with the caseloads without the plan's people.
        gain: what the plan gains by it: `suitability_after`, less `suitability_before` and the cost of moving. All
            gains add up to the gain of the plan; one may be negative where it makes room for others.
    """

    person: Person
    before: WorkerRow | None
    after: WorkerRow
    suitability_before: float | None
    suitability_after: float
    gain: float
    why: Sentence
    reasons: tuple[Reason, ...]


class Stay(NamedTuple):
    """A person who keeps the worker."""

    person: Person
    worker: WorkerRow
    suitability: float


class Waiting(NamedTuple):
    """A person for whom no worker who could has room, and the cause."""

    person: Person
    why: Sentence


@dataclass(frozen=True)
class Caseload:
    """One worker's caseload before and after the plan.

    Args:
        points_before, points_after: whole caseload.
        placed: how many of the plan's people; `complex_cases` of them are complex.
    """

    worker: WorkerRow
    points_before: float
    points_after: float
    band_before: Band
    band_after: Band
    placed: int
    complex_cases: int

    @property
    def is_same(self) -> bool:
        """Whether the plan leaves it as it is."""
        return self.points_after == self.points_before


class Fairness(NamedTuple):
    """How evenly a plan spreads work.

    Args:
        lightest, heaviest: caseloads as shares of the capacity; spread_points: standard deviation of caseloads, in
            points; before and after the plan.
        most_complex: the largest share of complex cases among the plan's people of one worker, in [0, 1].
    """

    lightest: float
    heaviest: float
    spread_points: float
    spread_points_before: float
    most_complex: float


@dataclass(frozen=True)
class AllocationPlan:
    """The difference that a plan makes; nothing is written.

    Args:
        moves, stays, waiting: everybody once, in the order of ids.
        caseloads: of all workers, in the order of ids.
        suitability: the sum over everybody who is placed; gain: the sum over `moves`.
        proven: whether no better plan exists; False when the time was over.
    """

    moves: tuple[Move, ...]
    stays: tuple[Stay, ...]
    waiting: tuple[Waiting, ...]
    caseloads: tuple[Caseload, ...]
    suitability: float
    gain: float
    move_cost: float
    proven: bool
    notes: tuple[Sentence, ...]

    @property
    def fairness(self) -> Fairness:
        """How evenly the work is spread, over workers with a capacity; all 0 without any."""
        able = [one for one in self.caseloads if one.worker.capacity_points > 0]
        if not able:
            return Fairness(0.0, 0.0, 0.0, 0.0, 0.0)
        shares = [one.points_after / one.worker.capacity_points for one in able]
        return Fairness(
            lightest=min(shares),
            heaviest=max(shares),
            spread_points=float(np.std([one.points_after for one in able])),
            spread_points_before=float(np.std([one.points_before for one in able])),
            most_complex=max(one.complex_cases / one.placed if one.placed else 0.0 for one in able),
        )
