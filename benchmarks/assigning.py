"""The best assignment of people to link workers, beside scipy called the plain way."""

import resource
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_array
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

from benchmarks.measure import Measure
from matching.optimum import AssignmentProblem, solve, worth
from matching.transport import NOBODY

SIZES: Final = ((500, 40, 40), (5_000, 400, 400), (50_000, 2_000, 20))  # people, workers, candidates of each person
_FULLNESS: Final = 0.95  # people per place
_STEPS: Final = 1000  # a suitability of 1
_PASSES: Final = 3
_LONG: Final = 5.0  # seconds; what takes longer is run once

Ints = NDArray[np.int64]


def measure(sizes: tuple[tuple[int, int, int], ...] = SIZES) -> Iterator[Measure]:
    """Processor seconds of each size in one run, whether the sums are equal, and the process's peak memory so far."""
    for people, workers, candidates in sizes:
        print(f"== assigning {people:,} people to {workers:,} workers", flush=True)
        problem = made(people, workers, candidates)
        dense = candidates == workers
        peer, name = (dense_sum, "scipy dense") if dense else (sparse_sum, "scipy sparse")
        topic = f"assign, {people:,} x {workers:,}" + ("" if dense else f", {candidates} each")
        own, value = _best(partial(our_sum, problem))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        other, theirs = _best(partial(peer, problem))
        yield Measure(topic, people, own, other, name, "s")
        yield Measure(f"{topic}, as good", people, float(value == theirs), 1.0, name, "share")
        yield Measure(f"{topic}, peak of the process", people, peak, None, "", "MB")


def _best(work: Callable[[], int]) -> tuple[float, int]:
    """Seconds of the processor, of the best pass, since others may use the machine; and what came out."""
    took, value = _seconds(work)
    for _ in range(_PASSES - 1 if took < _LONG else 0):
        took = min(took, _seconds(work)[0])
    return took, value


def _seconds(work: Callable[[], int]) -> tuple[float, int]:
    start = time.process_time()
    value = work()
    return time.process_time() - start, value


def made(people: int, workers: int, candidates: int) -> AssignmentProblem:
    """Random suitabilities, and about one place in twenty too many."""
    dice = np.random.default_rng(7)
    if candidates == workers:
        chosen = np.tile(np.arange(workers), people)
    else:
        chosen = np.concatenate([dice.choice(workers, candidates, replace=False) for _ in range(people)])
    return AssignmentProblem(
        people=np.repeat(np.arange(people), candidates),
        workers=chosen,
        values=dice.integers(0, _STEPS, people * candidates),
        weights=np.ones(people, np.int64),
        room=np.full(workers, int(np.ceil(people / workers / _FULLNESS))),
        current=np.full(people, NOBODY),
    )


def our_sum(problem: AssignmentProblem) -> int:
    """The values of our optimum, which leaves nobody waiting here."""
    return worth(problem, solve(problem).chosen).value


def dense_sum(problem: AssignmentProblem) -> int:
    """Every place a column; all pairs are possible, and there are places for all."""
    table = np.zeros((len(problem.weights), len(problem.room)))
    table[problem.people, problem.workers] = problem.values
    places = table[:, np.repeat(np.arange(len(problem.room)), problem.room)]
    rows, columns = linear_sum_assignment(places, maximize=True)
    return int(places[rows, columns].sum())


def sparse_sum(problem: AssignmentProblem) -> int:
    """Every place a column, and one column for each person to wait at no value and a high cost."""
    people, room = len(problem.weights), int(problem.room[0])
    high = _STEPS * (people + 2)
    rows = np.concatenate([np.repeat(problem.people, room), np.arange(people)])
    places = (problem.workers[:, np.newaxis] * room + np.arange(room)).ravel()
    columns = np.concatenate([places, len(problem.room) * room + np.arange(people)])
    costs = np.concatenate([np.repeat(_STEPS - problem.values, room), np.full(people, high)])
    graph = csr_array((costs.astype(float), (rows, columns)), shape=(people, len(problem.room) * room + people))
    placed, column = min_weight_full_bipartite_matching(graph)
    found = graph[placed, column]
    return int(np.where(found < high, _STEPS - found, 0).sum())
