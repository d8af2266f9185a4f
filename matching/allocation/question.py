"""What a plan for a team is asked: the people, the team without them, who could walk with whom, and how well."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import numpy as np

from directory.words.language import fold
from matching.allocation.optimum import Ints
from matching.allocation.plan import Occasion, Person
from matching.allocation.transportation import NOBODY
from matching.link_workers.answers import Flags, Floats
from matching.link_workers.kept_suitability import Suitability, as_known, suitability_of
from matching.link_workers.rules import ARRIVAL_RULES, LASTING_RULES, HardRule, first_broken, who_can
from matching.link_workers.suitabilities import suitabilities
from matching.link_workers.workers import Team


class Pairs(NamedTuple):
    """Who could walk with whom, person by person.

    Args:
        start: shape (people + 1,): the pairs of person i are `start[i]` to `start[i + 1]`.
        workers: shape (e,), rows in ascending order; suitability: shape (e,), in [0, 1].
    """

    start: Ints
    workers: Ints
    suitability: Floats

    @property
    def people(self) -> Ints:
        """Shape (e,)."""
        return np.repeat(np.arange(len(self.start) - 1), np.diff(self.start))

    def of(self, person: int) -> Ints:
        """The workers who could walk with this person."""
        return self.workers[self.start[person] : self.start[person + 1]]


@dataclass(frozen=True, eq=False)
class Asked:
    """Everything that was asked.

    Args:
        people: in the order of their ids.
        team_now: with all caseloads as they are.
        team: without the people of the plan.
        current: shape (people,): row of the present worker, -1 for nobody of this team.
        pairs: that no hard rule forbids, and that the occasion leaves open.
        about: rows of the worker who leaves or starts.
    """

    people: Sequence[Person]
    team_now: Team
    team: Team
    pairs: Pairs
    current: Ints
    move_cost: float
    occasion: Occasion
    about: Sequence[int]
    weights: Mapping[str, float] | None = None
    _seen: dict[int, Suitability] = field(default_factory=dict)

    def scores_of(self, person: int) -> Suitability:
        """How suitable everybody is for one person, with reasons: for those who are shown."""
        if person not in self._seen:
            one = self.people[person]
            self._seen[person] = suitability_of(one.profile, one.known, self.team, weights=self.weights)
        return self._seen[person]

    def suitability(self, person: int, worker: int) -> float:
        """How suitable a worker is, in [0, 1], whether or not a rule forbids the pair."""
        return float(self.scores_of(person).total[worker])

    def may_stay(self, person: int) -> bool:
        """Whether the present worker, if there is one, can go on."""
        worker = self.current[person]
        return bool(worker != NOBODY and (self.pairs.of(person) == worker).any())


def rows_where(mask: Flags) -> list[int]:
    """The places where it holds."""
    rows: list[int] = np.flatnonzero(mask).tolist()
    return rows


def ask(
    people: Sequence[Person],
    team: Team,
    *,
    move_cost: float,
    weights: Mapping[str, float] | None,
    occasion: Occasion,
    about: Sequence[int],
) -> Asked:
    """Tell who could walk with whom on that occasion, and how suitable they are."""
    people = sorted(people, key=lambda one: one.id)
    current = np.array([_row_called(one.current_worker, team) for one in people], np.int64)
    base = with_load(team, people, current, sign=-1)
    can, row = _who_may_come(people, base, current, occasion, about)
    kind, worker = np.divmod(np.flatnonzero(can), max(len(team), 1))
    first = np.searchsorted(kind, np.arange(len(can) + 1))  # of each kind's pairs
    counts = np.diff(first)[row]
    start = np.concatenate([[0], np.cumsum(counts)])
    workers = worker[np.arange(start[-1]) + np.repeat(first[row] - start[:-1], counts)]
    pairs = Pairs(start, workers, np.zeros(len(workers), np.float32))
    asked = Asked(people, team, base, pairs, current, move_cost, occasion, about, weights)
    _fill(asked)
    return asked


def _row_called(worker: str | None, team: Team) -> int:
    return team.rows_called.get(fold(worker).strip(), (NOBODY,))[0] if worker else NOBODY


def _who_may_come(
    people: Sequence[Person], team: Team, current: Ints, occasion: Occasion, about: Sequence[int]
) -> tuple[Flags, Ints]:
    """The pairs that rules and occasion leave open: shape (k, workers), and each person's row of it, shape (people,).

    Of people who are alike in all that the rules ask, and have nobody yet, there is one row.
    """
    can, row = _keep(people, team, ARRIVAL_RULES)
    having = rows_where(current != NOBODY)
    theirs, places = current[having], np.arange(len(having))
    lasting, lasting_row = _keep([people[one] for one in having], team, LASTING_RULES)
    own = can[row[having]]
    own[places, theirs] = may_stay = lasting[lasting_row, theirs]
    stays = np.array([_nothing_known(people[one], team.rows[current[one]].id) for one in having], np.bool_)
    stays = may_stay & (stays | (occasion is not Occasion.WEEKLY))
    if occasion is Occasion.LEAVING:
        stays &= ~np.isin(theirs, about)
        can[:, about] = own[:, about] = False
    pinned = np.zeros_like(own)
    pinned[places, theirs] = True
    if occasion is Occasion.NEW_WORKER:
        pinned[:, about] = own[:, about]
    own[stays] = pinned[stays]
    row[having] = len(can) + places
    return np.concatenate([can, own]), row


def _keep(people: Sequence[Person], team: Team, rules: Sequence[HardRule]) -> tuple[Flags, Ints]:
    """Who keeps these rules, as `who_can` has it; where the profile is not there, by what is known."""
    told = [place for place, one in enumerate(people) if one.known is None]
    can, told_row = who_can([people[place].profile for place in told], team, rules)
    if len(told) == len(people):
        return can, told_row
    row = np.zeros(len(people), np.int64)
    row[told] = told_row
    found = [can]
    for place, one in enumerate(people):
        if one.known is not None:
            row[place] = sum(map(len, found))
            own = first_broken(one.profile, team, one.points, as_known(one.known, rules)) < 0
            found.append(own[np.newaxis])
    return np.concatenate(found), row


def _nothing_known(person: Person, worker_id: uuid.UUID) -> bool:
    """Whether nobody knows how suitable the present worker is: what a change would gain is then not known either."""
    return person.known is not None and not person.known.tells_of(worker_id)


def _fill(asked: Asked) -> None:
    """Write the suitability of every pair: of people with a profile at once, of the others by what is known."""
    pairs, people = asked.pairs, asked.pairs.people
    is_told = np.array([one.known is None for one in asked.people], np.bool_)
    profiles = [one.profile for one in asked.people if one.known is None]
    mine = slice(None) if is_told.all() else is_told[people]
    row = np.cumsum(is_told) - 1
    pairs.suitability[mine] = suitabilities(
        profiles, asked.team, row[people[mine]], pairs.workers[mine], weights=asked.weights
    )
    for person in rows_where(~is_told):
        own = slice(pairs.start[person], pairs.start[person + 1])
        pairs.suitability[own] = asked.scores_of(person).total[pairs.workers[own]]


def with_load(team: Team, people: Sequence[Person], chosen: Ints, sign: int = 1) -> Team:
    """The team with these people added to the caseloads, or taken from them."""
    load = team.load_points.astype(np.float64)
    for one, worker in zip(people, chosen.tolist(), strict=True):
        if worker != NOBODY:
            load[worker] += one.points if sign > 0 else -one.points_now
    return replace(team, load_points=np.maximum(load, 0).astype(np.float32))
