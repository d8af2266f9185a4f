"""The transportation problem: people, each one unit, to workers with a number of places. Arrays in, arrays out.

Places of a worker are alike, so they are counted and not listed: the search for a better assignment goes over the m
workers, not over all places. Prices of the workers are the lengths of the shortest chains of moves to a free place:
"from j somebody can go to k at such a loss, and from k …". With these prices everybody sits where it is best, and who
has no place yet goes to the best one; many chains that do not touch are taken at once, then prices are made anew.

Source:
    Successive shortest paths with potentials (Ahuja, Magnanti, Orlin, Network Flows, 1993, chapter 9), all sources at
    once as in the primal-dual method.
"""

from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

NOBODY: Final = -1

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Rows = NDArray[np.intp]


@dataclass(eq=False)
class _State:
    """An assignment that is the best for those who are placed.

    Args:
        start: shape (n + 1,): the pairs of person i are `start[i]` to `start[i + 1]`.
        workers, rewards: shape (e,), the pairs, by person and then by worker.
        keys: shape (e,), ascending: person x m + worker of each pair.
        places: shape (m,); count: shape (m,), how many are taken.
        chosen: shape (n,), worker or -1; own: shape (n,), the reward there; waits: shape (n,), for good.
        loss: shape (m, m), [k, j]: what the cheapest move of somebody from j to k loses; wait_loss: shape (m,).
        changed: shape (m,): who sits there is not what `loss` knows.
    """

    start: Ints
    workers: Ints
    rewards: Floats
    keys: Ints
    places: Ints
    count: Ints
    chosen: Ints
    own: Floats
    waits: NDArray[np.bool_]
    loss: Floats
    wait_loss: Floats
    changed: NDArray[np.bool_]
    sums: Floats  # shape (m, m): a place for sums
    way: Ints = field(default_factory=lambda: np.zeros(0, np.int64))  # shape (m,): to whom the shortest chain goes on

    @property
    def full(self) -> NDArray[np.bool_]:
        """Shape (m,)."""
        taken: NDArray[np.bool_] = self.count >= self.places
        return taken

    def pairs_of(self, people: Rows) -> tuple[Ints, Ints]:
        """The pairs of these people, and for each which of `people` it belongs to."""
        degree = self.start[people + 1] - self.start[people]
        owner = np.repeat(np.arange(len(people)), degree)
        first = self.start[people] - np.concatenate([[0], np.cumsum(degree)[:-1]])
        return np.arange(len(owner)) + first[owner], owner


def transport(people: Ints, workers: Ints, rewards: Ints, places: Ints, size: int) -> Ints:
    """The assignment with the greatest sum of rewards; who is better off nowhere, waits.

    It takes m x m numbers beside the pairs, and in trials 10 to 40 rounds.

    Args:
        people, workers: shape (e,), the pairs, each once; rewards: shape (e,), > 0, sums below 2**53.
        places: shape (m,), >= 0, how many each worker can take.
        size: how many people there are, n.
    Returns:
        Shape (n,), the worker of each person; -1 where the person waits.
    """
    state = _start(people, workers, rewards, places, size)
    while True:
        new = np.flatnonzero((state.chosen == NOBODY) & ~state.waits)
        if not len(new):
            return state.chosen
        _measure_losses(state)
        prices = _prices(state)
        newcomers, pairs = _best_pairs(state, new, prices)
        _place(state, newcomers, pairs, _movable(state))


def _start(people: Ints, workers: Ints, rewards: Ints, places: Ints, size: int) -> _State:
    m = len(places)
    keys = people * m + workers
    if (keys[1:] < keys[:-1]).any():
        order = np.argsort(keys)
        people, workers, rewards, keys = people[order], workers[order], rewards[order], keys[order]
    degree = np.bincount(people, minlength=size)
    return _State(
        start=np.concatenate([[0], np.cumsum(degree)]),
        workers=workers,
        rewards=rewards.astype(np.float64),
        keys=keys,
        places=places,
        count=np.zeros(m, np.int64),
        chosen=np.full(size, NOBODY, np.int64),
        own=np.zeros(size),
        waits=degree == 0,
        loss=np.full((m, m), np.inf),
        wait_loss=np.full(m, np.inf),
        changed=np.zeros(m, np.bool_),
        sums=np.empty((m, m)),
    )


def _measure_losses(state: _State) -> None:
    """Bring `loss` up to date for full workers where somebody came or went."""
    rows = state.changed & state.full
    state.loss[:, rows] = np.inf
    state.wait_loss[rows] = np.inf
    sitting = np.flatnonzero(state.chosen != NOBODY)
    sitting = sitting[rows[state.chosen[sitting]]]
    pairs, owner = state.pairs_of(sitting)
    at, own = state.chosen[sitting], state.own[sitting]
    cells = state.workers[pairs] * len(rows) + at[owner]
    np.minimum.at(state.loss.reshape(-1), cells, own[owner] - state.rewards[pairs])
    np.minimum.at(state.wait_loss, at, own)
    every = np.arange(len(rows))
    state.loss[every, every] = np.inf
    state.changed[rows] = False


def _prices(state: _State) -> Floats:
    """What one place more is worth: the loss of the cheapest chain to a free place, or to somebody who waits.

    Bellman and Ford's sweeps, each only from those whose price fell in the last one.
    """
    full = state.full
    price = np.where(full, state.wait_loss, 0.0)
    state.way = np.full(len(price), NOBODY, np.int64)
    fell = np.flatnonzero(~full)
    to_wait = full & np.isfinite(price)  # dear, so tried last, and only where no chain to a free place was found
    while full.any():
        if not len(fell):
            fell = np.flatnonzero(to_wait & (state.way == NOBODY))
            to_wait[:] = False
        if not len(fell):
            break
        through = np.take(state.loss, fell, axis=0, out=state.sums[: len(fell)], mode="clip")
        through += price[fell, np.newaxis]
        value = through.min(axis=0)
        better = np.flatnonzero(full & (value < price))
        price[better] = value[better]
        state.way[better] = fell[through[:, better].argmin(axis=0)]
        fell = better
    return price


def _best_pairs(state: _State, new: Rows, prices: Floats) -> tuple[Rows, Ints]:
    """Of everybody without a place the best pair at these prices; who has none that is worth it, waits for good."""
    pairs, owner = state.pairs_of(new)
    gain = state.rewards[pairs] - prices[state.workers[pairs]]
    first = np.searchsorted(owner, np.arange(len(new)))
    best = np.maximum.reduceat(gain, first)
    state.waits[new[best <= 0]] = True
    ties = np.flatnonzero((gain == best[owner]) & (gain > 0))
    found, at = np.unique(owner[ties], return_index=True)
    return new[found], pairs[ties[at]]


def _movable(state: _State) -> dict[int, list[tuple[int, int]]]:
    """Worker -> who can take the next step of the shortest chain from there, as (person, pair); pair -1: to wait."""
    full, found = state.full, dict[int, list[tuple[int, int]]]()
    sitting = np.flatnonzero(state.chosen != NOBODY)
    sitting = sitting[full[state.chosen[sitting]]]
    at, own = state.chosen[sitting], state.own[sitting]
    wanted = sitting * len(full) + state.way[at]  # of each person one pair is looked for, where most have hundreds
    pairs = np.minimum(np.searchsorted(state.keys, wanted), len(state.keys) - 1)
    tight = (state.way[at] != NOBODY) & (state.keys[pairs] == wanted)
    tight &= own - state.rewards[pairs] == state.loss[state.workers[pairs], at]
    steps = zip(at[tight].tolist(), sitting[tight].tolist(), pairs[tight].tolist(), strict=True)
    for worker, person, pair in steps:
        found.setdefault(worker, []).append((person, pair))
    leave = (own == state.wait_loss[at]) & (state.way[at] == NOBODY)
    for worker, person in zip(at[leave].tolist(), sitting[leave].tolist(), strict=True):
        found.setdefault(worker, []).append((person, NOBODY))
    return found


def _place(state: _State, newcomers: Rows, pairs: Ints, movable: dict[int, list[tuple[int, int]]]) -> None:
    """Take every chain that does not use up what another one needed; the first always succeeds."""
    full, way = state.full.tolist(), state.way.tolist()
    left = (state.places - state.count).tolist()
    workers = state.workers[pairs].tolist()
    spent: set[int] = set()  # from here no chain gets through any more in this round
    for person, pair, first in zip(newcomers.tolist(), pairs.tolist(), workers, strict=True):
        chain, end = [], first
        while end != NOBODY and full[end] and movable.get(end) and end not in spent:
            chain.append(end)
            end = way[end]
        if end != NOBODY and (full[end] or left[end] <= 0):
            spent.update(chain, [end])
            continue
        if end != NOBODY:
            left[end] -= 1
            state.count[end] += 1
        for worker in chain:
            _sit(state, *movable[worker].pop())
        _sit(state, person, pair)


def _sit(state: _State, person: int, pair: int) -> None:
    before = int(state.chosen[person])
    if before != NOBODY:
        state.changed[before] = True
    if pair == NOBODY:
        state.chosen[person], state.waits[person] = NOBODY, True
        return
    worker = int(state.workers[pair])
    state.chosen[person], state.own[person] = worker, state.rewards[pair]
    state.changed[worker] = True
