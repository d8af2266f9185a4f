"""Points, distances, and the array forms of both."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.places.geo import Point, distance_km, distances_km, unit_vectors

FORLI, CESENA = Point(44.2227, 12.0407), Point(44.1391, 12.2431)
points = st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))


def test_the_distance_of_two_towns_is_the_straight_line() -> None:
    assert distance_km(FORLI, CESENA) == pytest.approx(18.64, abs=0.05)


@pytest.mark.parametrize(
    ("latitude", "longitude"), [(90.1, 0), (-91, 0), (0, 180.5), (0, -181), (math.nan, 0), (0, math.inf)]
)
def test_a_point_outside_the_earth_is_refused(latitude: float, longitude: float) -> None:
    with pytest.raises(ValueError, match="is outside"):
        Point(latitude, longitude)


def test_no_rows_give_no_distances() -> None:
    assert distances_km(unit_vectors([], []), FORLI).shape == (0,)


@given(points)
def test_unit_vectors_have_length_one_and_are_single_precision(point: Point) -> None:
    vectors = unit_vectors([point.latitude], [point.longitude])
    assert vectors.dtype == np.float32
    assert vectors.shape == (1, 3)
    assert float(np.linalg.norm(vectors[0])) == pytest.approx(1, abs=1e-6)


@given(points, points)
def test_array_distances_agree_with_the_exact_ones(a: Point, b: Point) -> None:
    (km,) = distances_km(unit_vectors([a.latitude], [a.longitude]), b)
    # Single precision is coarse only near the opposite side of the Earth.
    assert float(km) == pytest.approx(distance_km(a, b), abs=0.02 if distance_km(a, b) < 5000 else 15)


@given(points, points)
def test_distance_is_the_same_both_ways_and_never_negative(a: Point, b: Point) -> None:
    assert distance_km(a, b) == pytest.approx(distance_km(b, a), abs=1e-6)
    assert distance_km(a, b) >= 0
    assert distance_km(a, a) == pytest.approx(0, abs=1e-6)
