"""Looking only at the squares of a map around a place finds what measuring every listing finds."""

import numpy as np
import pytest
from numpy.typing import NDArray

from benchmarks.synthetic import World, rows
from directory.catalog.build import build_catalog
from directory.catalog.catalog import Catalog
from directory.catalog.grid import Grid
from directory.catalog.join import joined
from directory.catalog.reach import reach, within_reach
from directory.places.gazetteer import Gazetteer, Municipality
from directory.places.geo import distances_km, unit_vectors

WORLD = World.bundled()
ROWS = list(rows(800, WORLD))
PLACES = [Gazetteer.bundled().resolve(name) for name in ("Forlì", "Bergamo", "Lugano", "Lampedusa e Linosa", "Roma")]


@pytest.fixture(scope="module", params=["built", "joined"])
def catalog(request: pytest.FixtureRequest) -> Catalog:
    if request.param == "built":
        return build_catalog(ROWS, WORLD.vocabulary, 1)
    base = build_catalog(ROWS[:500], WORLD.vocabulary, 1)
    return joined(base, build_catalog(ROWS[500:], WORLD.vocabulary, 2, beside=base), gone=np.array([3, 5]))


def measured(catalog: Catalog, place: Municipality, km: float) -> NDArray[np.bool_]:
    away = catalog.distance_km(place.point)
    visits, remote, unclear = reach(catalog, place, away)
    found: NDArray[np.bool_] = (away <= km) | visits | remote | unclear | ~catalog.has_point
    return found


@pytest.mark.parametrize("km", [5.0, 25.0, 40.0, 60.0, 300.0])
def test_within_reach_is_what_measuring_every_listing_says(catalog: Catalog, km: float) -> None:
    for place in PLACES:
        found = within_reach(catalog, place, km)

        assert found.tolist() == measured(catalog, place, km).tolist(), place.name
        assert np.count_nonzero(found) > 0


def test_every_row_with_a_point_is_in_one_square_and_near_its_centre(catalog: Catalog) -> None:
    grid = catalog.grid
    assert sorted(grid.rows.tolist()) == np.flatnonzero(catalog.has_point).tolist()
    for square in range(len(grid.centres)):
        own = grid.rows[grid.offsets[square] : grid.offsets[square + 1]]
        apart = np.linalg.norm(catalog.vector[own] - grid.centres[square], axis=1) * 6371
        assert apart.max() <= grid.radius_km[square]


def test_a_grid_without_points_has_no_rows() -> None:
    grid = Grid.pack(unit_vectors([45.0], [9.0]), np.array([False]))
    inside, near = grid.around(PLACES[0].point, 10, 50)
    assert (len(inside), len(near)) == (0, 0)


def test_rows_inside_are_within_the_radius(catalog: Catalog) -> None:
    inside, near = catalog.grid.around(PLACES[1].point, 80, 80)
    assert len(inside)
    assert distances_km(catalog.vector[inside], PLACES[1].point).max() <= 80
    assert set(inside.tolist()).isdisjoint(near.tolist())
