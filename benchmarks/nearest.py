"""The 20 nearest of a kind of service within 25 km, beside scipy's cKDTree."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from geopy.distance import EARTH_RADIUS
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from benchmarks import ours
from benchmarks.measure import Measure, beside_peers, in_turn
from benchmarks.questions import RADIUS_KM
from benchmarks.synthetic import World, number_of
from directory.catalog.rows import ListingRow

if TYPE_CHECKING:
    from benchmarks.stage import Stage

LIMIT = 20
_QUESTIONS = 200
_CHORD = 2 * np.sin(RADIUS_KM / EARTH_RADIUS / 2)
_SAME_PLACE = 1e-5  # of the Earth's radius, 64 m: float32 may order such neighbours differently


@dataclass(frozen=True)
class Nearby:
    """What is asked: a kind of service around a point."""

    point: tuple[float, float]
    category: str


class Trees:
    """One tree over all points, and one for each kind of service."""

    def __init__(self, listings: Sequence[ListingRow]) -> None:
        self.numbers = np.array([number for number, row in enumerate(listings) if row.point])
        degrees = np.array([(row.point.latitude, row.point.longitude) for row in listings if row.point])
        self.points = _vectors(degrees)
        self.all = cKDTree(self.points)
        own: dict[str, list[int]] = {}
        for place, number in enumerate(self.numbers.tolist()):
            for taxonomy, code in listings[number].tags:
                if taxonomy == "service_type":
                    own.setdefault(code, []).append(place)
        self.own = {code: np.array(places) for code, places in own.items()}
        self.trees = {code: cKDTree(self.points[places]) for code, places in self.own.items()}
        self.has = {code: np.isin(np.arange(len(self.numbers)), places) for code, places in self.own.items()}

    def of_all(self, asked: Nearby) -> NDArray[np.int64]:
        """Everything in the ball, then what is of the kind, then the nearest."""
        centre = _vectors(np.array([asked.point]))[0]
        inside = np.array(self.all.query_ball_point(centre, _CHORD), np.int64)
        inside = inside[self.has[asked.category][inside]]
        far = ((self.points[inside] - centre) ** 2).sum(axis=1)
        return np.asarray(self.numbers[inside[np.argsort(far)[:LIMIT]]])

    def of_the_kind(self, asked: Nearby) -> NDArray[np.int64]:
        """From the tree that holds nothing else, as fast as it gets."""
        centre = _vectors(np.array([asked.point]))[0]
        _, found = self.trees[asked.category].query(centre, k=LIMIT, distance_upper_bound=_CHORD)
        own = self.own[asked.category]
        return np.asarray(self.numbers[own[found[found < len(own)]]])

    def far(self, asked: Nearby, numbers: Sequence[int]) -> NDArray[np.float64]:
        """How far these listings are, as chords of a sphere of radius 1."""
        places = np.searchsorted(self.numbers, numbers)
        square = (self.points[places] - _vectors(np.array([asked.point]))[0]) ** 2
        return np.asarray(np.sqrt(square.sum(axis=1)))


def measure(stage: "Stage") -> Iterator[Measure]:
    """Latencies beside both trees, and in how many questions the listings found are as near as theirs."""
    trees, asked = stage.trees, list(_questions(stage.world, stage.trees))

    def find(one: Nearby) -> list[int]:
        return [number_of(found) for found in ours.nearest(one.point, RADIUS_KM, one.category, stage.catalog)]

    engines: dict[str, Callable[[Nearby], object]] = {
        ours.NAME: lambda one: ours.nearest(one.point, RADIUS_KM, one.category, stage.catalog),
        "scipy cKDTree": trees.of_all,
        "scipy cKDTree, one per kind": trees.of_the_kind,
    }
    yield from beside_peers("nearest 20", stage.size, in_turn(engines, asked), ours.NAME)
    alike = [_as_near(trees.far(one, find(one)), trees.far(one, trees.of_the_kind(one).tolist())) for one in asked]
    yield Measure("nearest 20, as near", stage.size, sum(alike) / len(alike), 1.0, "scipy cKDTree", "share")


def _as_near(found: NDArray[np.float64], true: NDArray[np.float64]) -> bool:
    return len(found) == len(true) and bool(np.allclose(found, true, rtol=0, atol=_SAME_PLACE))


def _questions(world: World, trees: Trees) -> Iterator[Nearby]:
    dice = random.Random(5)
    codes = [kind.code for kind in world.types if kind.code in trees.own]
    for _ in range(_QUESTIONS):
        town = world.towns[int(dice.random() ** 3 * 2_000)].point
        where = (town.latitude + dice.gauss(0, 0.05), town.longitude + dice.gauss(0, 0.05))
        yield Nearby(where, codes[int(dice.random() ** 2 * len(codes))])


def _vectors(degrees: NDArray[np.float64]) -> NDArray[np.float64]:
    latitude, longitude = np.radians(degrees).T
    return np.stack(
        (np.cos(latitude) * np.cos(longitude), np.cos(latitude) * np.sin(longitude), np.sin(latitude)), axis=1
    )
