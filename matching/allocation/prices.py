"""What a point of each worker's room is worth: so that the only Arabic speaker is not spent on whom anyone could take.

The prices are the dual solution of the batch problem over the people who are expected: by how much the sum of
suitabilities would grow if this worker had a point of room more.
"""

import uuid
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import csr_array, vstack

from matching.allocation.plan import Person
from matching.link_workers.rules import who_can
from matching.link_workers.suitabilities import suitability_matrix
from matching.link_workers.workers import Team

_TINY: Final = 1e-9

Floats = NDArray[np.float64]


def capacity_prices(
    values: Floats, allowed: NDArray[np.bool_], weights: Floats, room: Floats, *, times: float = 1.0
) -> Floats:
    """The price of a point of each worker's room.

    Args:
        values: shape (n, m), how suitable each worker is for each expected person, in [0, 1].
        allowed: shape (n, m); weights: shape (n,), points > 0; room: shape (m,), points >= 0.
        times: how many people each of the expected stands for, > 0.
    Returns:
        Shape (m,), >= 0, suitability per point; 0 where there is room for all who would want it.
    Source:
        Linear programming duality; HiGHS through `scipy.optimize.linprog`.
    """
    people, workers = np.nonzero(allowed)
    if not len(people):
        return np.zeros(len(room))
    pairs = np.arange(len(people))
    each = csr_array((np.ones(len(pairs)), (people, pairs)), shape=(len(weights), len(pairs)))
    load = csr_array((weights[people], (workers, pairs)), shape=(len(room), len(pairs)))
    limits = np.concatenate([np.full(len(weights), times), np.maximum(room, 0.0)])
    answer = linprog(-values[people, workers], A_ub=vstack([each, load]), b_ub=limits, bounds=(0, None), method="highs")
    if not answer.success:
        raise RuntimeError(answer.message)  # waiting is always possible, so there is an answer: a fault of ours
    prices: Floats = np.maximum(-answer.ineqlin.marginals[len(weights) :], 0.0)
    prices[prices < _TINY] = 0.0
    return prices


def prices_for(
    expected: Sequence[Person], team: Team, *, arrivals: int | None = None, weights: Mapping[str, float] | None = None
) -> dict[uuid.UUID, float]:
    """Prices of the room that is left, by worker, if people like these arrive.

    Args:
        expected: like those who will come, for instance last year's.
        arrivals: how many are expected until there is room again; None: as many as in `expected`.
        weights: of features, instead of `data/weights.csv`; how full somebody is now is left out.
    """
    if not expected or not len(team):
        return {row.id: 0.0 for row in team.rows}
    profiles = [one.profile for one in expected]
    values = suitability_matrix(profiles, team, weights={**(weights or {}), "room": 0.0}).astype(np.float64)
    can, row = who_can(profiles, team)
    allowed = can[row]
    room = np.maximum(team.capacity_points - team.load_points, 0).astype(np.float64)
    points = np.array([one.points for one in expected], np.float64)
    times = (len(expected) if arrivals is None else arrivals) / len(expected)
    found = capacity_prices(values, allowed, points, room, times=times)
    return {row.id: float(price) for row, price in zip(team.rows, found, strict=True)}
