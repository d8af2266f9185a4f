"""A part of a catalog answers as the whole does, for its rows."""

from dataclasses import fields
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.catalog.catalog import Catalog
from directory.catalog.part import Part
from directory.words.strings import Strings
from tests.directory.catalog.listings import GAZETTEER, catalog_of, listing

CATALOG = catalog_of(
    listing(1, name="Doposcuola", at="Forlì", tags=("need:education.study_support",), minimum_age=6.0),
    listing(2, name="Consultorio", at="Cesena", remote=True, tags=("service_type:family_counselling_centre",)),
    listing(3, name="Coro", tags=("interest:music",)),
    listing(4, name="Sportello lavoro", at="Trento", tags=("need:work", "target_group:unemployed")),
)
rows = st.lists(st.integers(0, len(CATALOG) - 1), unique=True).map(lambda found: np.array(found, np.intp))
COLUMNS = [one.name for one in fields(Catalog) if isinstance(getattr(CATALOG, one.name), np.ndarray | Strings)]


@pytest.mark.parametrize("name", COLUMNS)
@given(rows=rows)
def test_a_column_has_just_these_rows(name: str, rows: Any) -> None:
    column, part = getattr(CATALOG, name), getattr(Part(CATALOG, rows), name)

    assert repr(list(part)) == repr([column[row] for row in rows.tolist()])


@given(rows=rows)
def test_what_is_asked_of_a_part_is_what_the_whole_says_of_these_rows(rows: Any) -> None:
    part, forli = Part(CATALOG, rows), GAZETTEER.resolve("Forlì")

    def same(ours: Any, whole: Any) -> bool:
        return bool(np.array_equal(ours, whole[rows], equal_nan=True))

    assert len(part) == len(rows)
    assert same(part.cover_of_need("work"), CATALOG.cover_of_need("work"))
    assert same(part.cover_of_interest("music"), CATALOG.cover_of_interest("music"))
    assert same(part.distance_km(forli.point), CATALOG.distance_km(forli.point))
    assert same(part.around(forli.point, 30), CATALOG.around(forli.point, 30))
    assert same(part.in_municipality(forli), CATALOG.in_municipality(forli))
    assert all(map(same, part.serves(forli), CATALOG.serves(forli)))
    assert same(part.takes_age(5), CATALOG.takes_age(5))
    assert [part.listing_uuid(row) for row in range(len(part))] == [CATALOG.listing_uuid(row) for row in rows.tolist()]
    assert [part.tags.of_row(row) for row in range(len(part))] == [CATALOG.tags.of_row(row) for row in rows.tolist()]
    assert part.find_words(("coro",)) is part.at(np.arange(len(part))).find_words(("coro",))


def test_a_part_has_nothing_that_a_catalog_has_not() -> None:
    with pytest.raises(AttributeError):
        _ = Part(CATALOG, np.arange(2)).there_is_no_such_column
