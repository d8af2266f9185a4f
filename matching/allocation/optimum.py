"""The best assignment of people to workers within capacities, exactly: arrays in, arrays out.

Which method is chosen, and when the faster form applies, is told at `solve`.
"""

from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, hstack

from matching.allocation.transportation import NOBODY, transport

_HALF: Final = 0.5  # between two whole numbers
_TIME_LIMIT: Final = 1  # scipy's status
_NEVER: Final = -(2**40)  # below any sum of values

Ints = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class AssignmentProblem:
    """n people, m workers, and the pairs (e) that no hard rule forbids. All numbers are whole, so that a sum is exact.

    Args:
        people, workers: shape (e,), the pairs; each pair once.
        values: shape (e,), how good the pair is; its absolute value at most some 100,000.
        weights: shape (n,), >= 1: how much of a worker's room each person takes.
        room: shape (m,), >= 0: how much there is without any of these people.
        current: shape (n,), the present worker; -1 for nobody, and where the pair is not allowed.
    """

    people: Ints
    workers: Ints
    values: Ints
    weights: Ints
    room: Ints
    current: Ints

    @property
    def overfull(self) -> NDArray[np.bool_]:
        """Shape (m,): has more than there is room for, if everybody stays."""
        too_much: NDArray[np.bool_] = self.load_of(self.current) > self.room
        return too_much

    def load_of(self, chosen: Ints) -> Ints:
        """Shape (m,): what each worker carries of these people."""
        placed = chosen != NOBODY
        load = np.bincount(chosen[placed], weights=self.weights[placed], minlength=len(self.room))
        return load.astype(np.int64)

    def taken(self, chosen: Ints) -> NDArray[np.bool_]:
        """Shape (e,): which pairs are part of an assignment."""
        part: NDArray[np.bool_] = chosen[self.people] == self.workers
        return part


class Worth(NamedTuple):
    """What an assignment is worth; the greater tuple is the better assignment."""

    weight: int
    value: int


class Assignment(NamedTuple):
    """An assignment of all people.

    Args:
        chosen: shape (n,), the worker of each person; -1 where the person waits.
        proven: whether it is known to be the best; False only when the time was over.
    """

    chosen: Ints
    proven: bool


def worth(problem: AssignmentProblem, chosen: Ints) -> Worth:
    """First how much weight is not left waiting, then the sum of values."""
    weight = problem.weights[chosen != NOBODY].sum()
    return Worth(int(weight), int(problem.values[problem.taken(chosen)].sum()))


def solve(problem: AssignmentProblem, *, seconds: float = 60.0) -> Assignment:
    """The assignment of the greatest worth: as little weight as possible waits, then the sum of values counts.

    Who has a worker is never left waiting. A worker who has too much already may keep everybody, but gets nobody new
    before there is room. The same problem gets the same answer; which of several equal ones, `settle_ties` tells.

    When all weights are equal, room can be counted in places and the problem is a transportation problem, which is
    solved in polynomial time; when they differ, it is a generalised assignment problem, for which an integer programme
    is solved.

    Args:
        seconds: when to stop each of the two integer programmes; the transportation problem needs no limit.
    """
    if not len(problem.people):
        return Assignment(np.full(len(problem.weights), NOBODY, np.int64), True)
    if np.ptp(problem.weights) == 0 and not problem.overfull.any():
        return Assignment(by_places(problem), True)
    return Assignment(*by_points(problem, seconds))


def by_places(problem: AssignmentProblem) -> Ints:
    """The optimum where all weights are equal and nobody has too much: room is a number of places.

    Source:
        `matching.allocation.transportation`.
    """
    places = np.minimum(problem.room // problem.weights[0], len(problem.weights))
    return transport(problem.people, problem.workers, _rewards(problem), places, len(problem.weights))


def _rewards(problem: AssignmentProblem) -> Ints:
    """Shape (e,), all positive: one more person placed outweighs all values, one who has a worker outweighs all."""
    people = len(problem.weights)
    step = people * (int(np.ptp(problem.values)) + 1) + 1
    base = problem.values - problem.values.min() + step
    return np.asarray(base + np.where(problem.current[problem.people] != NOBODY, people * 2 * step, 0))


def by_points(problem: AssignmentProblem, seconds: float = 60.0) -> tuple[Ints, bool]:
    """The optimum for any weights, and whether it is proven: a generalised assignment problem.

    Two programmes, so that no factor has to keep two kinds of sums apart: first the weight that is taken, then, with
    that held fast, the values. Variables are one per pair, then one per worker who has too much: whether somebody new
    may come, which then asks for room.

    Source:
        HiGHS through `scipy.optimize.milp`.
    """
    pairs, full = len(problem.people), np.flatnonzero(problem.overfull)
    weight = np.concatenate([problem.weights[problem.people], np.zeros(len(full), np.int64)])
    value = np.concatenate([problem.values, np.zeros(len(full), np.int64)])
    constraints = [*_constraints(problem, full)]
    chosen, proven = problem.current, True
    for objective in (weight, value):
        answer = milp(
            -objective,
            integrality=np.ones(len(objective)),
            bounds=Bounds(0, 1),
            constraints=constraints,
            options={"mip_rel_gap": 0.0, "time_limit": seconds},
        )
        if answer.x is None and answer.status != _TIME_LIMIT:
            raise RuntimeError(answer.message)  # everybody may stay, so there is an answer: a fault of ours
        proven = proven and answer.success
        if answer.x is None:
            break
        taken = answer.x[:pairs] > _HALF
        chosen = np.full(len(problem.weights), NOBODY, np.int64)
        chosen[problem.people[taken]] = problem.workers[taken]
        constraints.append(LinearConstraint(weight, *[worth(problem, chosen).weight] * 2))
    return chosen, proven


def _constraints(problem: AssignmentProblem, full: NDArray[np.intp]) -> list[LinearConstraint]:
    """At most one worker each, and one for whoever has one; the room; nobody new where there is too much."""
    people, workers, pairs = len(problem.weights), len(problem.room), len(problem.people)
    every = np.arange(pairs)
    has_one = problem.current != NOBODY
    each = csr_array((np.ones(pairs), (problem.people, every)), shape=(people, pairs))
    load = csr_array((problem.weights[problem.people], (problem.workers, every)), shape=(workers, pairs))
    if not len(full):
        return [LinearConstraint(each, has_one, 1), LinearConstraint(load, 0, problem.room)]
    excess = (problem.load_of(problem.current) - problem.room)[full]
    opened = csr_array((excess, (full, np.arange(len(full)))), shape=(workers, len(full)))
    most = problem.room.copy()
    most[full] += excess
    new = np.flatnonzero(problem.overfull[problem.workers] & (problem.current[problem.people] != problem.workers))
    come = csr_array((np.ones(len(new)), (np.arange(len(new)), new)), shape=(len(new), pairs))
    gate = csr_array(
        (-np.ones(len(new)), (np.arange(len(new)), np.searchsorted(full, problem.workers[new]))),
        shape=(len(new), len(full)),
    )
    found = [
        LinearConstraint(hstack([each, csr_array((people, len(full)))], format="csr"), has_one, 1),
        LinearConstraint(hstack([load, opened], format="csr"), 0, most),
    ]
    return [*found, LinearConstraint(hstack([come, gate], format="csr"), -np.inf, 0)] if len(new) else found


def settle_ties(problem: AssignmentProblem, chosen: Ints) -> Ints:
    """The same worth, whichever of equal assignments a solver found: earlier people get earlier workers.

    Afterwards no two people of the same weight can change places at no loss so that the earlier one gets an earlier
    worker, or gets a worker instead of waiting. Who has too much is left out. For a team: it takes n² steps and
    n x (m + 1) numbers.
    """
    people, waiting = len(problem.weights), len(problem.room)
    value = np.full((people, waiting + 1), _NEVER)
    value[problem.people, problem.workers] = problem.values
    value[problem.current == NOBODY, waiting] = 0
    place = np.where(chosen == NOBODY, waiting, chosen)
    may_change = ~np.append(problem.overfull, False)[place]
    everyone = np.arange(people)
    while True:
        before = place.copy()
        for person in np.flatnonzero(may_change):
            own, swapped = value[everyone, place], value[everyone, place[person]]
            same = value[person, place] + swapped == own[person] + own
            same &= (problem.weights == problem.weights[person]) & may_change
            same &= (everyone > person) & (place < place[person])
            if same.any():
                other = np.flatnonzero(same)[place[same].argmin()]
                place[[person, other]] = place[[other, person]]
        if (place == before).all():
            return np.where(place == waiting, NOBODY, place)
