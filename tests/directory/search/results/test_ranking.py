"""Leaving out what cannot be among the best gives the same best, in the same order."""

import random
from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
import pytest

from benchmarks.questions import mix
from benchmarks.synthetic import TODAY, World, rows
from directory.catalog.build import build_catalog
from directory.catalog.catalog import Catalog, Cost
from directory.catalog.scoring import Feature, score, threshold
from directory.catalog.selection import Selection
from directory.search.query import understand
from directory.search.question import Query
from directory.search.results import counting, ranking
from directory.search.results.candidates import candidates
from directory.search.results.features import FEATURES
from directory.search.results.names import called
from tests.directory.catalog.listings import GAZETTEER

WORLD = World.bundled()
QUESTIONS = [
    *(one.text for at, one in enumerate(mix(WORLD)) if at % 4 == 0),
    "senza casa e senza lavoro a Forlì",  # of two needs one cannot wait: it counts more than half
    "il marito la picchia, cerca lavoro e una casa",
    "sport per ragazzo disabile Trento",  # of two needs one only tells of whom
    "dormitorio a Meldola",  # for which one goes farther
]


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return build_catalog(rows(3000, WORLD), WORLD.vocabulary, 1)


def asked(text: str, catalog: Catalog, today: date = TODAY) -> tuple[Query, Selection]:
    query = Query(**{**vars(understand(text, catalog.vocabulary, GAZETTEER)), "today": today})
    match = catalog.text.search(query.words) if query.words else None
    found = candidates(query, catalog, match)
    named = called(query, match.readings if match else (), {}, catalog)
    return query, Selection(catalog, found.rows, match, named)


@pytest.mark.parametrize("limit", [1, 5, 20])
def test_the_best_by_bounds_are_the_best_of_all(catalog: Catalog, limit: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ranking, "FEW", 0)
    left_out = 0
    for question in QUESTIONS:
        query, selection = asked(question, catalog)
        if not len(selection):
            continue
        wanted = min(limit, len(selection))
        found = ranking.rank(query, selection, FEATURES, wanted)

        whole = score(query, selection, FEATURES)
        order = np.lexsort((selection.tie_breakers, -whole.total))[:wanted]

        assert found.scores.subject.rows[found.places].tolist() == selection.rows[order].tolist(), question
        assert found.scores.total[found.places] == pytest.approx(whole.total[order], abs=1e-6)
        left_out += len(selection) - len(found.scores.subject)
    assert left_out > 0  # else nothing was tested


@pytest.mark.parametrize("features", [FEATURES, *((one,) for one in FEATURES)], ids=lambda some: some[-1].name)
def test_no_row_is_worth_more_than_its_bound(catalog: Catalog, features: Sequence[Feature[Query, Selection]]) -> None:
    for question in QUESTIONS:
        query, selection = asked(question, catalog)
        bounds = ranking._bounds(query, selection, features, None)
        scores = score(query, selection, features)
        weight_sum = sum(one.weight for one, _, _ in scores.parts)

        at_most = bounds.sums + bounds.constant + (weight_sum - bounds.weighed)
        if len(at_most) > len(selection):
            at_most = at_most[selection.rows]

        assert (scores.total * weight_sum <= at_most + 1e-4).all(), question


def test_sets_of_candidates_are_a_union_without_repetition(catalog: Catalog) -> None:
    for question in QUESTIONS:
        query = understand(question, catalog.vocabulary, GAZETTEER)
        match = catalog.text.search(query.words) if query.words else None
        found = candidates(query, catalog, match)

        assert len(np.unique(found.rows)) == len(found.rows)
        before = set(found.base_rows.tolist())
        for one in found.additions:
            assert set(one.rows.tolist()) == set(one.new.tolist()) | set(one.known.tolist())
            assert before.isdisjoint(one.new.tolist())
            assert before.issuperset(one.known.tolist())
            assert (one.n_new, one.n_known) == (len(one.new), len(one.known))
            before |= set(one.new.tolist())
        assert before == set(found.rows.tolist())


def test_yesterday_is_not_taken_for_today(catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is summed once a day is summed again on the next."""
    monkeypatch.setattr(ranking, "FEW", 0)
    later = TODAY + timedelta(days=700)
    query, selection = asked("consultorio", catalog, later)

    found = ranking.rank(query, selection, FEATURES, 5)

    assert found.scores.total[found.places].max() == pytest.approx(score(query, selection, FEATURES).total.max())


@pytest.mark.parametrize("size", [5, 100, 1000, 5000])
def test_at_least_as_many_values_as_wanted_reach_the_threshold(size: int) -> None:
    dice = random.Random(size)
    values = np.array([dice.randrange(50) for _ in range(size)], np.float32)
    for wanted in (1, 3, min(20, size)):
        reached = np.count_nonzero(values >= threshold(values, wanted))

        assert reached >= wanted
        assert set(np.sort(values)[-wanted:].tolist()) <= set(values[values >= threshold(values, wanted)].tolist())


@pytest.mark.parametrize("quickly", [0, 10**9])
def test_counts_of_sets_and_of_others_equal_counting_the_rows(
    catalog: Catalog, monkeypatch: pytest.MonkeyPatch, quickly: int
) -> None:
    monkeypatch.setattr(counting, "_COUNTED_QUICKLY", quickly)
    counting._kept_counts.cache_clear()
    for question in QUESTIONS:
        query = understand(question, catalog.vocabulary, GAZETTEER)
        match = catalog.text.search(query.words) if query.words else None
        found = candidates(query, catalog, match)
        quick = counting.count_found(catalog, found, TODAY)

        assert quick.tolist() == counting.count(catalog, found.rows, TODAY).tolist(), question


def test_counts_are_of_what_the_rows_say(catalog: Catalog) -> None:
    rows = np.arange(0, len(catalog), 7)
    counts = counting.count(catalog, rows, TODAY)

    free = counts[counting.span(catalog, "cost")].tolist()
    assert free == np.bincount(catalog.cost[rows], minlength=len(Cost)).tolist()
    spoken = counts[counting.span(catalog, "language")].tolist()
    assert spoken == [
        int(np.count_nonzero(catalog.languages[rows] & catalog.language_bit(code))) for code in catalog.language_codes
    ]
    towns = counts[counting.span(catalog, "municipality")].tolist()
    assert towns == [
        int(np.count_nonzero(catalog.municipality[rows] == place)) for place in range(len(catalog.municipalities))
    ]
