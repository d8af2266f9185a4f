"""Who is not asked everything could not have come first: the answers are those of asking everything of everybody."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import ours
from benchmarks.synthetic import World, profiles
from directory.catalog.catalog import Catalog
from matching import rank as ranking
from matching.features import FEATURES
from matching.profile import Profile
from matching.rank import rank
from matching.shortlisting import shortlist as shortlists
from matching.shortlisting import surroundings
from matching.shortlisting.assessment import Assessment
from matching.shortlisting.candidates import candidates_of
from matching.shortlisting.diversity import diverse, diverse_if_sure
from matching.shortlisting.shortlist import Wanted, shortlist
from matching.shortlisting.surroundings import FAR_KM
from tests.matching.builders import catalog as catalog_of
from tests.matching.builders import invented, listing
from tests.matching.shortlisting.test_candidates import said

SIZE, ASKED = 1_500, 40


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """Invented listings all over the country."""
    return invented(SIZE)


@pytest.fixture(scope="module")
def asked(catalog: Catalog) -> list[Profile]:
    """People who go by bus, on foot and by car; some without an age or a place, which leaves more listings."""
    some = ours.profiles_of(profiles(ASKED, World.bundled()), catalog)
    ages: list[float | None] = [10.0, None, 17.0, 80.0]
    return [
        replace(one, age=ages[number % 4], place=one.place if number % 3 else None, words="ansia" if number % 5 else "")
        for number, one in enumerate(some)
    ]


def few_are_asked(monkeypatch: pytest.MonkeyPatch, *, more: int = 60, everything: int = 30) -> None:
    """Leave rows out in a small catalog, too."""
    for name, value in (("_FEW", 0), ("_ASKED_MORE", more), ("_ASKED_ALL", everything), ("WITNESSES", 1)):
        monkeypatch.setattr(shortlists, name, value)
    monkeypatch.setattr(surroundings, "WITNESSES", 1)


def test_what_is_left_out_could_not_have_been_shown(
    catalog: Catalog, asked: list[Profile], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shortlists, "_FEW", SIZE)  # everything is asked of all
    whole = [rank(one, catalog) for one in asked]
    few_are_asked(monkeypatch)
    quick = [rank(one, catalog) for one in asked]
    assert [said(one) for one in quick] == [said(one) for one in whole]
    assert any(match.uncovered for match in whole)


@settings(max_examples=60, deadline=None)
@given(
    number=st.integers(0, ASKED - 1),
    wanted=st.tuples(st.integers(1, 40), st.integers(1, 5)),
    sizes=st.tuples(st.integers(1, 200), st.integers(1, 100)),
    weights=st.dictionaries(st.sampled_from([*FEATURES]), st.floats(0, 6), max_size=6),
)
def test_the_best_are_those_of_all_whatever_counts_and_however_few_are_asked(
    catalog: Catalog,
    asked: list[Profile],
    number: int,
    wanted: tuple[int, int],
    sizes: tuple[int, int],
    weights: dict[str, float],
) -> None:
    candidates = candidates_of(asked[number], catalog, FAR_KM)
    whole = Assessment.of(asked[number], candidates, weights)
    with pytest.MonkeyPatch.context() as patch:
        few_are_asked(patch, more=sizes[0], everything=sizes[1])
        some = shortlist(asked[number], candidates, Wanted(*wanted), weights)

    def best(known: Assessment, count: int, allowed: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> list[object]:
        places = known.best(count, allowed & known.in_reach)
        found = known.catalog.rows_in_whole(places).tolist()
        return [*zip(found, known.scores.total[places].tolist(), strict=True)]

    assert best(some, wanted[0], some.open_to) == best(whole, wanted[0], whole.open_to)
    assert best(some, wanted[1], ~some.open_to) == best(whole, wanted[1], ~whole.open_to)


def test_few_are_measured(catalog: Catalog, asked: list[Profile], monkeypatch: pytest.MonkeyPatch) -> None:
    few_are_asked(monkeypatch)
    person = replace(asked[0], age=17.0, place=None)
    candidates = candidates_of(person, catalog, FAR_KM)
    some = shortlist(person, candidates, Wanted(5, 1))
    assert 5 < len(some.catalog) < len(candidates) / 2


def test_a_choice_that_more_listings_could_have_changed_is_told_apart() -> None:
    person_catalog = catalog_of(*(listing(number, name="Sportello lavoro") for number in range(1, 9)))
    total = np.linspace(1, 0.9, 8, dtype=np.float32)
    assert diverse_if_sure(person_catalog, total, range(8)) is None
    assert diverse(person_catalog, total, range(8))[:2] == [0, 1]


def test_alike_listings_lead_to_looking_at_more(catalog: Catalog, asked: list[Profile]) -> None:
    quick = [rank(one, catalog, limit=3) for one in asked]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ranking, "SPARE", ranking.POOL)
        assert [said(one) for one in quick] == [said(rank(one, catalog, limit=3)) for one in asked]
