from dataclasses import replace

import numpy as np
import pytest

from directory.catalog.catalog import Cost, Door
from directory.catalog.scoring import Feature
from directory.catalog.selection import Named, Selection
from directory.places.geo import Point
from directory.search.query import understand
from directory.search.question import Query
from directory.search.results.features import FEATURES
from directory.search.results.proximity import HALF_DISTANCE_KM, proximity
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY, catalog_of, listing
from tests.directory.search.asking import TODAY, find, names, said

CATALOG = catalog_of(
    listing(1, access=Door.MANDATE, gender_reserved="men"),
    listing(6, places=3, gender_reserved="women"),
    listing(7, closed_now=True),
    listing(8, places=0),
    listing(
        2, at="Forlì", name="Psicologo e musica", cost=Cost.FREE, languages=("ar",), slots=2**21 - 1, verified=TODAY
    ),
    listing(
        3,
        at="Trento",
        tags=("service_type:canteen", "interest:bicycle", "target_group:elderly", "need:housing"),
        cost=Cost.LOW,
        cost_amount=4.5,
        minimum_age=65,
        interpretation=True,
    ),
    listing(4, remote=True, home_visits=True, maximum_age=17, tags=("interest:music", "need:housing.eviction")),
)
EVERYTHING = replace(
    understand(
        "psicologo e musica, sfratto, online a domicilio, gratis, ragazza di 17 anni, parla arabo, il sabato, a Forlì",
        VOCABULARY,
        GAZETTEER,
    ),
    access="no_appointment",
    contact=" 1522 ",
    wheelchair=True,
    today=TODAY,
)


def selected(query: Query) -> Selection:
    rows = np.arange(len(CATALOG))
    return Selection(
        CATALOG, rows, CATALOG.text.search(query.words), Named(np.array([4], np.int32), np.array([1], np.float32))
    )


@pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature.name)
def test_every_feature_keeps_the_contract(feature: Feature[Query, Selection]) -> None:
    catalog = selected(EVERYTHING)
    assert feature.measure(Query(), Selection(CATALOG, np.arange(len(CATALOG)))) is None

    values = feature.measure(EVERYTHING, catalog)

    assert values is not None
    assert values.score.shape == values.known.shape == (len(CATALOG),)
    assert values.score.dtype == np.float32
    assert values.known.dtype == np.bool_
    assert np.isfinite(values.score).all()
    assert values.score.min() >= 0
    assert values.score.max() <= 1
    assert all(map(str, feature.explain_rows(EVERYTHING, catalog, values, np.flatnonzero(values.known))))
    assert feature.unknown


@pytest.mark.parametrize("text", ["musica a Cesena", "dormitorio a Cesena", "sfratto a Trento"])
def test_of_many_rows_the_same_are_near_as_of_few(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    query = understand(text, VOCABULARY, GAZETTEER)
    few = proximity.measure(query, selected(query))
    monkeypatch.setattr("directory.search.results.proximity.MANY", 0)

    many = proximity.measure(query, selected(query))

    assert few is not None
    assert many is not None
    assert many.score.tolist() == few.score.tolist()
    assert many.known.tolist() == few.known.tolist()
    assert {name: fact.tolist() for name, fact in many.facts.items()} == {
        name: fact.tolist() for name, fact in few.facts.items()
    }


def test_nearness_is_half_at_the_half_distance_and_falls_with_its_square() -> None:
    values = proximity.measure(understand("a Cesena", VOCABULARY, GAZETTEER), selected(Query()))

    assert values is not None
    km = CATALOG.distance_km(GAZETTEER.resolve("Cesena").point)[1]
    assert values.score[1] == pytest.approx(1 / (1 + (km / HALF_DISTANCE_KM) ** 2), rel=1e-4)


@pytest.mark.parametrize("birthday", [16, 18, 25, 35, 65])
def test_a_whole_maximum_age_ends_with_the_next_birthday(birthday: int) -> None:
    catalog = catalog_of(listing(1, maximum_age=birthday - 1), listing(2, minimum_age=birthday))
    both = Selection(catalog, np.arange(2))

    assert both.takes_age(birthday - 1, birthday - 1).tolist() == [True, False]
    assert both.takes_age(birthday, birthday).tolist() == [False, True]
    assert both.takes_age(birthday - 1, birthday).tolist() == [True, True]


def test_what_is_for_all_minors_is_for_children_but_comes_behind_what_is_for_them() -> None:
    rows = [
        listing(1, name="Aiuto", tags=("target_group:elderly",)),
        listing(2, name="Aiuto", tags=("target_group:minors",)),
        listing(3, name="Aiuto", tags=("target_group:families",)),
        listing(4, name="Aiuto", tags=("target_group:children",)),
    ]

    result = find("aiuto per due bambini", *rows)

    assert result.results[0].row == 3
    assert {found.row for found in result.results[1:3]} == {1, 2}
    assert [said(result, place)["target_groups"].split(":")[0] for place in range(4)] == [
        *["For"] * 3,
        "Is for other people",
    ]


def test_a_point_that_is_only_the_towns_centre_comes_behind_a_known_address_in_town() -> None:
    forli = GAZETTEER.resolve("Forlì")
    north = Point(forli.point.latitude + 0.017, forli.point.longitude)  # 1.9 km
    rows = [listing(1, name="Sportello", at="Forlì"), listing(2, name="Sportello", at="Forlì", point=north)]

    assert [found.row for found in find("sportello Forlì", *rows).results] == [1, 0]


def test_what_is_across_a_border_counts_little_and_says_what_to_ask() -> None:
    across = listing(1, name="Ascolto", at="Chiasso", remote=True)
    serving = listing(2, name="Ascolto per frontalieri", at="Chiasso", areas=(("municipality", "C933"),))
    here = listing(3, name="Ascolto", at="Cantù")

    result = find("ascolto a Como", across, serving, here)

    assert names(result)[-1] == across.name
    assert result.results[-1].municipality == "Chiasso"
    assert said(result, 2)["proximity"] == ("Is across the border, in Chiasso: ask whether it helps people from Como")
    assert "across" not in said(result, 0)["proximity"] + said(result, 1)["proximity"]
