"""Rows by the squares of a map, so that those around a place are found without measuring all of them."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from directory.places.geo import Point, UnitVectors, distances_km, km_of_chords

_SQUARE_DEGREES = (0.25, 0.35)  # of latitude and longitude: about 28 km in Italy
_ROUNDING_KM = 0.05  # of distances in float32

Rows = NDArray[np.int32]


class Around(NamedTuple):
    """Rows around a place.

    Args:
        inside: surely within a radius.
        near: perhaps within it; all that are within a wider one are in one of the two.
    """

    inside: Rows
    near: Rows


@dataclass(frozen=True, eq=False)
class Grid:
    """The rows that have a point.

    Args:
        offsets: int64, shape (squares + 1,): the rows of square i are `rows[offsets[i]:offsets[i + 1]]`.
        rows: int32.
        centres: unit vectors, shape (squares, 3): in the middle of the rows of each square.
        radius_km: float32, shape (squares,): no row of a square is farther from its centre.
    """

    offsets: NDArray[np.int64]
    rows: Rows
    centres: UnitVectors
    radius_km: NDArray[np.float32]

    @classmethod
    def pack(cls, vectors: UnitVectors, has_point: NDArray[np.bool_]) -> "Grid":
        """Sort rows into squares.

        Args:
            vectors: shape (n, 3).
            has_point: shape (n,).
        """
        rows = np.flatnonzero(has_point)
        own = vectors[rows]
        degrees = np.degrees((np.arcsin(own[:, 2].clip(-1, 1)), np.arctan2(own[:, 1], own[:, 0])))
        squares = np.floor(degrees / np.array(_SQUARE_DEGREES)[:, np.newaxis])
        _, square = np.unique(squares, axis=1, return_inverse=True)
        square = square.ravel()
        order = np.argsort(square, kind="stable")
        counts = np.bincount(square) if len(rows) else np.empty(0, np.int64)
        offsets = np.cumsum([0, *counts]).astype(np.int64)
        sums = np.stack([np.bincount(square, own[:, axis], len(counts)) for axis in range(3)], axis=1)
        centres = (sums / np.linalg.norm(sums, axis=1, keepdims=True)).astype(np.float32)
        radius = np.zeros(len(counts), np.float32)
        np.maximum.at(radius, square, _apart_km(own, centres[square]))
        return cls(offsets, rows[order].astype(np.int32), centres, radius)

    def around(self, point: Point, km: float, wider_km: float) -> Around:
        """The rows around a point.

        Args:
            km: within which they are `inside`.
            wider_km: not less; outside of it no row is given.
        """
        to_centre = distances_km(self.centres, point)
        is_inside = to_centre + self.radius_km < km - _ROUNDING_KM
        is_near = (to_centre - self.radius_km <= wider_km + _ROUNDING_KM) & ~is_inside
        return Around(self._rows_of(is_inside), self._rows_of(is_near))

    def joined_with(self, fresh: "Grid") -> "Grid":
        """With further rows, which have squares of their own.

        Args:
            fresh: with its rows numbered as they are among all.
        """
        return Grid(
            np.concatenate((self.offsets, fresh.offsets[1:] + self.offsets[-1])),
            np.concatenate((self.rows, fresh.rows)),
            np.concatenate((self.centres, fresh.centres)),
            np.concatenate((self.radius_km, fresh.radius_km)),
        )

    def numbered_from(self, first: int) -> "Grid":
        """With all rows counted from another one than 0."""
        return Grid(self.offsets, self.rows + np.int32(first), self.centres, self.radius_km)

    def _rows_of(self, squares: NDArray[np.bool_]) -> Rows:
        chosen = np.flatnonzero(squares)
        ends = zip(self.offsets[chosen].tolist(), self.offsets[chosen + 1].tolist(), strict=True)
        return np.concatenate([np.empty(0, np.int32), *(self.rows[start:end] for start, end in ends)])


def _apart_km(some: UnitVectors, others: UnitVectors) -> NDArray[np.float32]:
    """How far each place is from another, with what float32 may err by."""
    chords = np.linalg.norm(some.astype(np.float64) - others, axis=1)
    return km_of_chords(chords.astype(np.float32)) + np.float32(_ROUNDING_KM)
