"""The best assignment of people to link workers: making its scores, and solving it, beside scipy and OR-tools."""

import importlib.util
import resource
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final, TypeVar

import numpy as np
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_array
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

from benchmarks.made_teams import made_people, made_workers, towns_apart, towns_near
from benchmarks.measure import Measure
from directory.taxonomies.vocabulary import Vocabulary
from matching.allocation.allocate import prepare, problem_of
from matching.allocation.optimum import AssignmentProblem, solve, worth
from matching.allocation.transportation import NOBODY
from matching.link_workers.workers import pack_team

SIZES: Final = ((500, 40, 40), (5_000, 400, 400), (50_000, 2_000, 20))  # people, workers, candidates of each person
_FULLNESS: Final = 0.95  # people per place
_STEPS: Final = 1000  # a suitability of 1
_PASSES, _MOST_PASSES = 3, 30
_LONG: Final = 5.0  # seconds; what takes longer is run once
_ENOUGH: Final = 0.5  # seconds; what is short is run more often
_HAS_OR_TOOLS: Final = importlib.util.find_spec("ortools") is not None

T = TypeVar("T")
Solver = Callable[[AssignmentProblem], int]


def measure(sizes: tuple[tuple[int, int, int], ...] = SIZES) -> Iterator[Measure]:
    """Processor seconds of each size in one run, whether the sums are equal, and the process's peak memory so far."""
    if not _HAS_OR_TOOLS:
        print("== assigning: OR-tools is not installed here and is left out; `make bench` installs it", flush=True)
    for people, workers, candidates in sizes:
        print(f"== assigning {people:,} people to {workers:,} workers", flush=True)
        size = f"{people:,} x {workers:,}" + ("" if candidates == workers else f", {candidates} each")
        yield from _built(people, workers, candidates, size)
        problem = made(people, workers, candidates)
        own, value = _best(partial(our_sum, problem))
        scipy = ("scipy dense", dense_sum) if candidates == workers else ("scipy sparse", sparse_sum)
        yield from _beside(f"assign, {size}", problem, own, value, [scipy, ("OR-tools", flow_sum)])


def _built(people: int, workers: int, candidates: int, size: str) -> Iterator[Measure]:
    """From profiles and link workers as they were read to the problem; then solving that problem."""
    dense = candidates == workers
    towns = towns_near("Trento", 30) if dense else towns_apart(600)
    everybody = made_people(people, towns, speaks_italian=0.8 if dense else 0.1)
    rows = made_workers(workers, people, towns)

    def build() -> AssignmentProblem:
        return problem_of(prepare(everybody, pack_team(rows, Vocabulary.bundled())))

    took, problem = _best(build)
    print(f"   {len(problem.people) / people:.1f} candidates each, of made people and workers", flush=True)
    solving, value = _best(partial(our_sum, problem))
    yield Measure(f"build scores, {size}", people, took, solving, "solving it", "s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield Measure(f"build scores and assign, {size}, peak of the process", people, peak, None, "", "MB")
    yield from _beside(f"assign by such scores, {size}", problem, solving, value, [("OR-tools", flow_sum)])


def _beside(
    topic: str, problem: AssignmentProblem, own: float, value: int, peers: list[tuple[str, Solver]]
) -> Iterator[Measure]:
    people = len(problem.weights)
    for name, peer in peers:
        if name != "OR-tools" or _HAS_OR_TOOLS:
            other, theirs = _best(partial(peer, problem))
            yield Measure(topic, people, own, other, name, "s")
            yield Measure(f"{topic}, as good", people, float(value == theirs), 1.0, name, "share")


def _best(work: Callable[[], T]) -> tuple[float, T]:
    """Seconds of the processor, of the best pass, since others may use the machine; and what came out."""
    took, value = _seconds(work)
    passes = min(max(_PASSES, int(_ENOUGH / max(took, 1e-9))), _MOST_PASSES) if took < _LONG else 1
    for _ in range(passes - 1):
        took = min(took, _seconds(work)[0])
    return took, value


def _seconds(work: Callable[[], T]) -> tuple[float, T]:
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
    """The values of our optimum."""
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


def flow_sum(problem: AssignmentProblem) -> int:
    """A flow from each person over the worker to one sink, and straight to it, at a high cost, for who waits."""
    from ortools.graph.python import min_cost_flow  # noqa: PLC0415 - a peer, which only the measurements have

    people, workers, high = len(problem.weights), len(problem.room), _STEPS * (len(problem.weights) + 2)
    everyone, crew, sink = np.arange(people), people + np.arange(workers), people + workers
    flow = min_cost_flow.SimpleMinCostFlow()
    places = problem.room // problem.weights[0]
    for tails, heads, capacity, cost in (
        (problem.people, people + problem.workers, np.ones_like(problem.people), -problem.values),
        (crew, np.full(workers, sink), places, np.zeros_like(crew)),
        (everyone, np.full(people, sink), np.ones_like(everyone), np.full(people, high)),
    ):
        flow.add_arcs_with_capacity_and_unit_cost(tails, heads, capacity, cost)
    flow.set_nodes_supplies(everyone, np.ones_like(everyone))
    flow.set_nodes_supplies(np.array([sink]), np.array([-people]))
    if flow.solve() != flow.OPTIMAL:
        raise RuntimeError("OR-tools found no optimum")
    pairs = len(problem.people)
    return int((flow.flows(np.arange(pairs)) * problem.values).sum())
