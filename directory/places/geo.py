"""Points on the Earth and the straight distance between them."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from geopy.distance import EARTH_RADIUS, great_circle
from numpy.typing import ArrayLike, NDArray

UnitVectors = NDArray[np.float32]  # shape (n, 3)


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the Earth in WGS 84 degrees.

    Raises:
        ValueError: the latitude is outside [-90, 90] or the longitude outside [-180, 180].
    """

    latitude: float
    longitude: float

    def __post_init__(self) -> None:
        # Written so that "not a number" fails too.
        if not -90 <= self.latitude <= 90:
            raise ValueError(f"latitude {self.latitude} is outside [-90, 90]")
        if not -180 <= self.longitude <= 180:
            raise ValueError(f"longitude {self.longitude} is outside [-180, 180]")


def distance_km(a: Point, b: Point) -> float:
    """Great-circle distance between two points.

    Returns:
        Kilometres, >= 0. Straight line, not travel distance.
    Source:
        geopy ``great_circle``; mean Earth radius 6371.009 km.

    >>> round(distance_km(Point(44.2227, 12.0407), Point(44.1391, 12.2431)), 1)
    18.6
    """
    return float(great_circle((a.latitude, a.longitude), (b.latitude, b.longitude)).kilometers)


def north_of_equator_km(point: Point) -> float:
    """How far a point is from the equator; two points are at least as far from each other as these differ."""
    return math.radians(point.latitude) * float(EARTH_RADIUS)


def unit_vectors(latitudes: ArrayLike, longitudes: ArrayLike) -> UnitVectors:
    """Points as vectors from the centre of a sphere of radius 1.

    Args:
        latitudes, longitudes: WGS 84 degrees, shape (n,).
    Returns:
        Shape (n, 3), float32.
    """
    phi = np.radians(np.asarray(latitudes, dtype=np.float64))
    lam = np.radians(np.asarray(longitudes, dtype=np.float64))
    return np.stack((np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)), axis=-1).astype(np.float32)


def point_of(vector: NDArray[np.float32]) -> Point:
    """The point of one unit vector, to about a metre.

    >>> point_of(unit_vectors([44.2227], [12.0407])[0])
    Point(latitude=44.2227, longitude=12.0407)
    """
    x, y, z = map(float, vector)
    return Point(round(math.degrees(math.atan2(z, math.hypot(x, y))), 5), round(math.degrees(math.atan2(y, x)), 5))


def distances_km(vectors: UnitVectors, point: Point) -> NDArray[np.float32]:
    """Great-circle distances from many places to one point.

    Args:
        vectors: shape (n, 3), from `unit_vectors`.
    Returns:
        Kilometres, shape (n,), float32; within 10 m of `distance_km` at the distances people travel.
    """
    square = _squared_chords(vectors, map(np.float32, _unit_vector(point)), (len(vectors),))
    return km_of_chords(np.sqrt(square, out=square))


def distances_between_km(vectors: UnitVectors, others: UnitVectors) -> NDArray[np.float32]:
    """Great-circle distances between every two of two lists of places.

    Args:
        vectors: shape (k, 3); others: shape (n, 3); from `unit_vectors`.
    Returns:
        Kilometres, shape (k, n), float32, as in `distances_km`.
    """
    square = _squared_chords(others, vectors.T[..., np.newaxis], (len(vectors), len(others)))
    return km_of_chords(np.sqrt(square, out=square))


def _squared_chords(vectors: UnitVectors, coordinates: Iterable[Any], shape: tuple[int, ...]) -> NDArray[np.float32]:
    # Squared differences keep their digits when places are close; 2 - 2 * dot loses up to 3 km within 25 km in float32.
    # Column by column: many times faster than along the short last axis.
    square = np.zeros(shape, np.float32)
    for column, coordinate in zip(vectors.T, coordinates, strict=True):
        difference = column - coordinate
        difference *= difference
        square += difference
    return square


def km_of_chords(chords: NDArray[np.float32]) -> NDArray[np.float32]:
    """Distances along the Earth of straight lines between unit vectors, any shape; the lines are overwritten."""
    chords *= np.float32(0.5)
    km: NDArray[np.float32] = np.arcsin(np.minimum(chords, np.float32(1), out=chords), out=chords)
    km *= np.float32(2 * EARTH_RADIUS)
    return km


def _unit_vector(point: Point) -> tuple[float, float, float]:
    """As `unit_vectors`, of one point, without what arrays take."""
    phi, lam = math.radians(point.latitude), math.radians(point.longitude)
    return math.cos(phi) * math.cos(lam), math.cos(phi) * math.sin(lam), math.sin(phi)
