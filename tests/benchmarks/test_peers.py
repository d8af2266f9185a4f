"""Peers and yardsticks answer rightly: a peer that finds the wrong listings would be no measure."""

import itertools
from collections import Counter, defaultdict

import numpy as np
import pytest

from benchmarks import ours
from benchmarks.corpus import Box, Corpus
from benchmarks.nearest import Nearby, Trees
from benchmarks.peers import stems_of
from benchmarks.peers.fts5 import Beginnings, FullText
from benchmarks.peers.reference import Loop
from benchmarks.questions import RADIUS_KM, Question, mix
from benchmarks.synthetic import World, number_of, rows
from directory.catalog.catalog import Catalog
from directory.catalog.rows import ListingRow
from directory.places.geo import Point, distance_km
from directory.words.language import stems

SIZE = 1_500


@pytest.fixture(scope="module")
def world() -> World:
    return World.bundled()


@pytest.fixture(scope="module")
def listings(world: World) -> list[ListingRow]:
    return list(rows(SIZE, world))


@pytest.fixture(scope="module")
def corpus(listings: list[ListingRow]) -> Corpus:
    return Corpus.of(listings)


@pytest.fixture(scope="module")
def catalog(listings: list[ListingRow], world: World) -> Catalog:
    return ours.build(listings, world)


def has_any_word(question: Question, corpus: Corpus) -> set[int]:
    asked = set(stems_of(question))
    return {number for number, texts in enumerate(corpus.stemmed) if asked & set(" ".join(texts).split())}


def loop_over(corpus: Corpus) -> Loop:
    """Columns that count words, so that the right totals are easy to tell."""
    counted: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for number, texts in enumerate(corpus.stemmed):
        for stem in " ".join(texts).split():
            counted[stem][number] += 1
    starts = np.cumsum([0, *(len(column) for column in counted.values())])
    numbers = np.array([number for column in counted.values() for number in column], np.int32)
    gains = np.array([count for column in counted.values() for count in column.values()], np.float32)
    return Loop({stem: place for place, stem in enumerate(counted)}, starts, numbers, gains, len(corpus))


def test_the_corpus_has_the_stems_of_the_texts(corpus: Corpus, listings: list[ListingRow]) -> None:
    assert len(corpus) == SIZE
    assert corpus.texts[7][2] == listings[7].description
    assert corpus.stemmed[7][0].split() == stems(listings[7].name)
    assert np.isnan(corpus.latitude).tolist() == [row.point is None for row in listings]


def test_fts5_finds_listings_with_any_of_the_words(world: World, corpus: Corpus) -> None:
    peer = FullText(corpus)
    for question in [one for one in mix(world) if not one.filters][::9]:
        found = peer.search(question)
        right = has_any_word(question, corpus)
        assert len(found) == min(20, len(right))
        assert set(found) <= right


def test_fts5_keeps_to_the_category_and_the_box(corpus: Corpus, listings: list[ListingRow], world: World) -> None:
    point = world.towns[0].point
    category = next(
        code
        for row in listings
        if row.point and row.place and row.place.code == world.towns[0].code
        for taxonomy, code in row.tags
        if taxonomy == "service_type"
    )
    question = Question(
        "",
        "di centro lavoro scuola casa",
        category=category,
        within_km=RADIUS_KM,
        point=(point.latitude, point.longitude),
    )
    box = Box.around(question)
    assert box is not None
    found = FullText(corpus).search(question)
    assert found
    for number in found:
        assert category in corpus.categories[number]
        assert box.south <= corpus.latitude[number] <= box.north
        assert box.west <= corpus.longitude[number] <= box.east


def test_beginnings_of_names_are_found(corpus: Corpus) -> None:
    peer = Beginnings(corpus)
    name = corpus.texts[3][0].lower()
    assert 3 in peer.suggest(name[:-2])


def test_the_loop_finds_the_highest_totals(world: World, corpus: Corpus) -> None:
    loop = loop_over(corpus)
    for question in [one for one in mix(world) if not one.filters][::9]:
        asked = stems_of(question)
        totals = [sum(" ".join(texts).split().count(stem) for stem in asked) for texts in corpus.stemmed]
        found = loop.search(question)
        assert [totals[number] for number in found] == [total for total in sorted(totals, reverse=True)[:20] if total]


def test_trees_and_ours_find_the_nearest_of_a_kind(listings: list[ListingRow], catalog: Catalog, world: World) -> None:
    trees = Trees(listings)
    town = world.towns[0].point
    for category in itertools.islice(trees.own, 5):
        asked = Nearby((town.latitude, town.longitude), category)
        right = sorted(
            (km, number)
            for number, row in enumerate(listings)
            if row.point and ("service_type", category) in row.tags
            if (km := distance_km(town, Point(row.point.latitude, row.point.longitude))) <= RADIUS_KM
        )
        numbers = [number for _, number in right[:20]]
        assert trees.of_the_kind(asked).tolist() == trees.of_all(asked).tolist() == numbers
        found = ours.nearest(asked.point, RADIUS_KM, category, catalog)
        assert [number_of(one) for one in found] == numbers


def test_ours_finds_something_for_nearly_every_question(world: World, catalog: Catalog) -> None:
    asked = mix(world)[::11]
    assert sum(bool(ours.find(question, catalog)) for question in asked) >= 0.9 * len(asked)
    assert ours.match_text("centro lavoro", catalog)
