"""A year of arrivals, one after the other: proposals with prices beside greedy, a load penalty, and hindsight.

Everybody who arrives gets the best worker who has room, or waits and counts nothing. What is compared is the sum of
suitabilities, how full somebody is left out, against the best that could be done by somebody who knew the year.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import csr_array, vstack

from benchmarks.measure import Measure
from directory.places.gazetteer import Gazetteer
from directory.taxonomies.vocabulary import Vocabulary
from matching.allocation.prices import capacity_prices
from matching.allocation.what_if import parse_workers
from matching.link_workers.assign import case_weight
from matching.link_workers.rules import who_can
from matching.link_workers.suitabilities import suitability_matrix
from matching.link_workers.workers import Team, pack_team
from matching.profile import NeedAsked, Profile

ARRIVALS, WORKERS = 500, 20
DAYS = 365
FULLNESS: Final = 0.95  # points that arrive per point of room
STAY_DAYS: Final = 120.0  # the mean, where people leave again
PENALTIES: Final = (0.05, 0.1, 0.2, 0.4, 0.8, 1.6)  # suitability for a full caseload; the peer gets the best of them
_LOAD: Final = 0.2  # suitability for a full caseload beside an empty one: about what `room` counts in a proposal
SEEDS: Final = (1, 2, 3)
_PLACES: Final = ("Trento", "Rovereto", "Pergine Valsugana", "Borgo Valsugana", "Riva del Garda")
_LANGUAGES: Final = (("it", 0.62), ("ar", 0.14), ("sq", 0.08), ("ur", 0.06), ("en", 0.06), ("uk", 0.04))
_NEEDS: Final = ("housing.finding", "work.traineeship", "mental_wellbeing.anxiety_mood", "addictions.alcohol")
_NEEDS_SHARE: Final = (0.4, 0.3, 0.2, 0.1)

Floats = NDArray[np.float64]
Choice = Callable[[int, Floats], Floats]  # (arrival, room that is left) -> what each worker is worth for it


@dataclass(frozen=True)
class Year:
    """Arrivals in order, and last year's, from which a policy may learn.

    Args:
        values: shape (n, m), in [0, 1]; allowed: the same shape; points: shape (n,).
        day: shape (n,), of arrival; until: shape (n,), when the person leaves again.
        room: shape (m,), points.
    """

    values: Floats
    allowed: NDArray[np.bool_]
    points: Floats
    day: Floats
    until: Floats
    room: Floats
    expected: tuple[Floats, NDArray[np.bool_], Floats]


def measure() -> Iterator[Measure]:
    """Shares of the hindsight optimum, the mean of several years: ours beside each peer."""
    for name, stay in (("who stay the year", None), (f"who stay {STAY_DAYS:g} days", STAY_DAYS)):
        shares: dict[str, list[float]] = {}
        for seed in SEEDS:
            year = made(seed, stay)
            best = hindsight(year)
            policies: dict[str, Choice] = {"prices": _priced(year, stay), "greedy": _greedy(year)}
            for kind, policy in policies.items():
                shares.setdefault(kind, []).append(run(year, policy) / best)
            penalised = max(run(year, _penalised(year, cost)) for cost in PENALTIES)
            shares.setdefault("load penalty", []).append(penalised / best)
        for peer in ("greedy", "load penalty"):
            topic = f"a year of arrivals {name}, of hindsight"
            yield Measure(topic, ARRIVALS, _mean(shares["prices"]), _mean(shares[peer]), peer, "share")


def _mean(shares: list[float]) -> float:
    return sum(shares) / len(shares)


def made(seed: int, stay: float | None, arrivals: int = ARRIVALS) -> Year:
    """A team and two years of people like those of a region; rare languages have few speakers."""
    dice = np.random.default_rng(seed)
    team = _team(dice)
    people, expected = ([_person(dice) for _ in range(arrivals)] for _ in range(2))
    values, allowed, points = _scored(people, team)
    day = np.sort(dice.uniform(0, DAYS, arrivals))
    until = day + (dice.exponential(stay, arrivals) if stay else 10 * DAYS)
    present = points.sum() if stay is None else points.sum() * stay / DAYS
    room = team.capacity_points.astype(np.float64)
    room = np.ceil(room * present / FULLNESS / room.sum())
    return Year(values, allowed, points, day, until, room, _scored(expected, team))


def _team(dice: np.random.Generator) -> Team:
    rows = []
    for number in range(WORKERS):
        more = [code for code, share in _LANGUAGES[1:] if dice.random() < share * 2.5]
        rows.append(
            {
                "languages": ["it", *more],
                "expertise": [*dice.choice(_NEEDS, dice.integers(1, 3), replace=False, p=_NEEDS_SHARE)],
                "place": str(dice.choice(_PLACES)),
                "contract_hours": float(dice.integers(18, 39)),
                "cleared_for_minors": bool(number % 3),
            }
        )
    rows[0]["languages"] = ["it", *(code for code, _ in _LANGUAGES[1:])]  # somebody speaks each of them
    workers = parse_workers(rows, Vocabulary.bundled(), Gazetteer.bundled())
    return pack_team(workers, Vocabulary.bundled())


def _person(dice: np.random.Generator) -> Profile:
    vocabulary = Vocabulary.bundled()
    codes, shares = zip(*_LANGUAGES, strict=True)
    needs = dice.choice(_NEEDS, dice.integers(1, 3), replace=False, p=_NEEDS_SHARE)
    return Profile(
        age=float(dice.integers(15, 60)),
        place=Gazetteer.bundled().resolve(str(dice.choice(_PLACES))),
        languages=(str(dice.choice(codes, p=shares)),),
        needs=tuple(NeedAsked(vocabulary.get("need", str(code)), int(dice.integers(2, 6))) for code in needs),
    )


def _scored(people: list[Profile], team: Team) -> tuple[Floats, NDArray[np.bool_], Floats]:
    values = suitability_matrix(people, team, weights={"room": 0.0}).astype(np.float64)
    can, row = who_can(people, team)
    return values, can[row], np.array([case_weight(one)[0] for one in people])


def run(year: Year, policy: Choice) -> float:
    """The sum of suitabilities that a policy reaches."""
    room, total = year.room.copy(), 0.0
    placed: list[tuple[float, int, float]] = []  # when they leave, from whom, points
    for arrival in range(len(year.day)):
        for _, worker, points in [one for one in placed if one[0] <= year.day[arrival]]:
            room[worker] += points
        placed = [one for one in placed if one[0] > year.day[arrival]]
        able = year.allowed[arrival] & (room >= year.points[arrival])
        if able.any():
            worker = int(np.where(able, policy(arrival, room), -np.inf).argmax())
            total += float(year.values[arrival, worker])
            room[worker] -= year.points[arrival]
            placed.append((float(year.until[arrival]), worker, float(year.points[arrival])))
    return total


def _greedy(year: Year) -> Choice:
    return lambda arrival, _room: year.values[arrival]


def _penalised(year: Year, cost: float) -> Choice:
    return lambda arrival, room: year.values[arrival] - cost * (1 - room / year.room)


def _priced(year: Year, stay: float | None) -> Choice:
    """Prices made anew every week, from last year's arrivals and the room that is left; and the load."""
    values, allowed, points = year.expected
    known: dict[int, Floats] = {}

    def choose(arrival: int, room: Floats) -> Floats:
        week = int(year.day[arrival] // 7)
        if week not in known:
            left = max(DAYS - week * 7, 7)
            window = left if stay is None else min(left, stay / 2)  # farther ahead, who is there now has left
            freed = 0.0 if stay is None else 1 - np.exp(-window / stay)
            expected_room = room + (year.room - room) * freed
            known[week] = capacity_prices(values, allowed, points, expected_room, times=window / DAYS)
        worth: Floats = year.values[arrival] - known[week] * year.points[arrival] - _LOAD * (1 - room / year.room)
        return worth

    return choose


def hindsight(year: Year) -> float:
    """At least what the best plan for the whole year reaches: its linear relaxation."""
    people, workers = np.nonzero(year.allowed)
    pairs = np.arange(len(people))
    each = csr_array((np.ones(len(pairs)), (people, pairs)), shape=(len(year.points), len(pairs)))
    rows, columns = [], []
    for arrival, day in enumerate(year.day):  # room is short at arrivals only
        present = np.flatnonzero((year.day[people] <= day) & (year.until[people] > day))
        rows.append(arrival * len(year.room) + workers[present])
        columns.append(present)
    if (year.until > DAYS).all():  # nobody leaves: only the last moment counts
        rows, columns = [workers], [pairs]
    row, column = np.concatenate(rows), np.concatenate(columns)
    moments = 1 if (year.until > DAYS).all() else len(year.day)
    load = csr_array((year.points[people[column]], (row, column)), shape=(moments * len(year.room), len(pairs)))
    limits = np.concatenate([np.ones(len(year.points)), np.tile(year.room, moments)])
    values = -year.values[people, workers]
    answer = linprog(values, A_ub=vstack([each, load]), b_ub=limits, bounds=(0, 1), method="highs")
    return float(-answer.fun)
