"""How good suggestions are, what other weights move, what groups are given: values worked out by hand."""

import doctest
import math
import uuid
from collections.abc import Mapping, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.catalog.catalog import Catalog
from matching import evaluate
from matching.eligibility import Eligibility
from matching.evaluate import Answer, Figures, Judged, Treatment, ablation, by_group, common, exposure, moves
from matching.profile import Gender, Profile
from matching.rank import rank, verdicts_in_reach
from tests.matching.builders import ANXIETY, HOUSING, WORK, catalog, listing, place, profile

NO, TO_CHECK, YES = Eligibility


def ids(*numbers: int) -> list[uuid.UUID]:
    return [uuid.UUID(int=number) for number in numbers]


def judged(grades: Mapping[int, int], needs: Mapping[str, Sequence[int]] | None = None, label: str = "Elia") -> Judged:
    by_need = {need: frozenset(ids(*numbers)) for need, numbers in (needs or {}).items()}
    return Judged(label, "cmfp", {uuid.UUID(int=number): grade for number, grade in grades.items()}, by_need)


def answer(person: Profile, listings: Catalog, one: Judged, weights: Mapping[str, float] | None = None) -> Answer:
    return Answer.of(one, rank(person, listings, weights=weights), listings)


def test_recall_is_the_share_of_the_covering_listings_that_were_found_for_each_need() -> None:
    by_need = {ANXIETY: set(ids(1, 2)), HOUSING: set(ids(3)), WORK: set(ids(4, 5, 6))}

    assert evaluate.need_recall(ids(1, 4, 5, 9), by_need) == {ANXIETY: 1 / 2, HOUSING: 0, WORK: 2 / 3}
    assert evaluate.need_recall(ids(9, 1), {ANXIETY: set(ids(1))}, at=1) == {ANXIETY: 0}


def test_coverage_looks_at_the_first_five() -> None:
    by_need = {ANXIETY: set(ids(1, 2)), HOUSING: set(ids(6))}

    assert evaluate.need_coverage(ids(1, 2, 3, 4, 5, 6), by_need) == 0.5
    assert evaluate.need_coverage(ids(6, 2), by_need) == 1
    assert evaluate.need_coverage(ids(1), {}) is None


def test_the_quality_of_suggestions_worked_out_by_hand() -> None:
    """Both answer the need alike, so the ids decide: 1, 2. Judged 1, 3, and 2 for what was not found."""
    listings = catalog(listing(1), listing(2), listing(3, needs=(HOUSING,)))
    found = answer(profile(), listings, judged({1: 1, 2: 3, 3: 2}, {ANXIETY: [2, 3]})).quality

    best = 7 + 3 / math.log2(3) + 1 / 2
    assert found.ndcg == pytest.approx((1 + 7 / math.log2(3)) / best)
    assert (found.recall, found.coverage) == (0.5, 1.0)
    assert (found.organizations, found.alike) == (2, 0)


def test_near_identical_listings_among_the_first_five_are_counted_as_pairs() -> None:
    one = uuid.UUID(int=77)
    rows = [listing(number, organization_id=one, name="Sportello d'ascolto") for number in (1, 2, 3)]
    found = answer(profile(), catalog(*rows), judged({1: 3})).quality

    assert (found.organizations, found.alike) == (1, 3)


def test_means_leave_out_profiles_whose_needs_nothing_covers() -> None:
    listings = catalog(listing(1), listing(2))
    covered = answer(profile(), listings, judged({1: 3}, {ANXIETY: [1, 9]}))
    bare = answer(profile(), listings, judged({2: 3}))
    figures = Figures.of([covered, bare])

    assert figures.profiles == 2
    assert figures.ndcg == pytest.approx((1 + 1 / math.log2(3)) / 2)
    assert (figures.recall, figures.coverage) == (0.5, 1.0)
    assert Figures.of([bare]).recall is None


def test_groups_are_measured_apart() -> None:
    listings = catalog(listing(1), listing(2))
    good, bad = (answer(profile(), listings, judged({number: 3})) for number in (1, 2))
    other = Answer(Judged("Anna", "cope", bad.judged.grades, {}), bad.match, bad.quality)

    assert {group: figures.ndcg for group, figures in by_group([good, other]).items()} == {
        "cmfp": 1,
        "cope": pytest.approx(1 / math.log2(3)),
    }


def near_or_known() -> tuple[Profile, Catalog]:
    """One listing is nearer, the other speaks the language."""
    person = profile(place=place("Forlì"), languages=("ar",))
    near = listing(1, in_town="Forlì", languages=("it",))
    known = listing(2, in_town="Cesena", languages=("ar",))
    return person, catalog(near, known)


def test_an_ablation_shows_what_a_feature_adds() -> None:
    person, listings = near_or_known()
    one = judged({2: 3})

    def measure(weights: Mapping[str, float]) -> list[Answer]:
        return [answer(person, listings, one, weights)]

    without = ablation(["spoken_language", "place"], measure)
    assert without["spoken_language"][0].quality.ndcg == pytest.approx(1 / math.log2(3))
    assert without["place"][0].quality.ndcg == 1


def test_moves_name_what_enters_and_leaves_the_first_five() -> None:
    rows = [listing(number, languages=("it",)) for number in range(1, 6)]
    listings = catalog(*rows, listing(6, languages=("ar",)))
    person = profile(languages=("ar",))
    one = judged({6: 3})
    speaks = answer(person, listings, one)
    silent = answer(person, listings, one, {"spoken_language": 0})
    still = answer(profile(), listings, judged({1: 3}, label="Sara"))

    (move,) = moves([speaks, still], [silent, still])
    assert (move.label, move.before) == ("Elia", 1)
    assert move.after == pytest.approx(1 / math.log2(7))
    assert (move.entered, move.left) == (tuple(ids(5)), tuple(ids(6)))


def test_exposure_is_the_share_of_attention() -> None:
    whole = sum(1 / math.log2(rank + 1) for rank in range(1, 11))

    assert exposure([True] * 10) == pytest.approx(1)
    assert exposure([]) == 0
    assert exposure([False, True, False, True]) == pytest.approx((1 / math.log2(3) + 1 / math.log2(5)) / whole)


@given(st.lists(st.booleans(), max_size=15), st.integers(0, 14))
def test_exposure_lies_between_zero_and_one_and_grows_with_every_result(holds: list[bool], at: int) -> None:
    more = [*holds]
    if at < len(more):
        more[at] = True

    assert 0 <= exposure(holds) <= exposure(more) <= 1 + 1e-12


def test_treatment_of_a_person_worked_out_by_hand() -> None:
    """Of three that answer, one is reserved for women and one says nothing about whom it is for."""
    rows = (
        listing(1, minimum_age=18.0, gender_reserved="women"),
        listing(2, minimum_age=18.0),
        listing(3),
        listing(4, needs=(WORK,), minimum_age=18.0),
    )
    listings = catalog(*rows)
    person = profile(age=30, gender=Gender.MAN)
    match, verdicts = rank(person, listings), verdicts_in_reach(person, listings)

    assert sorted(verdicts) == [NO, TO_CHECK, YES]
    found = Treatment.of(match, verdicts, judged({3: 2}).grades)
    whole = sum(1 / math.log2(rank + 1) for rank in range(1, 11))
    assert [result.listing_id.int for result in match.results] == [2, 3]
    assert (found.profiles, found.results) == (1, 2)
    assert (found.yes, found.to_check, found.no) == (1 / 3, 1 / 3, 1 / 3)
    assert found.score == pytest.approx(sum(result.score for result in match.results) / 2)
    assert found.open_exposure == pytest.approx(1 / whole)
    assert found.helping_exposure == pytest.approx(1 / math.log2(3) / whole)


def test_where_nothing_answers_there_are_no_shares_and_means_go_without() -> None:
    listings = catalog(listing(1, minimum_age=0.0))
    nothing = profile(needs=(WORK,), age=30)
    given_nothing = Treatment.of(rank(nothing, listings), verdicts_in_reach(nothing, listings), {})
    something = profile(age=30)
    given_one = Treatment.of(rank(something, listings), verdicts_in_reach(something, listings), {})

    assert (given_nothing.results, given_nothing.score, given_nothing.yes) == (0, None, None)
    both = Treatment.mean([given_nothing, given_one])
    assert (both.profiles, both.results, both.yes, both.score) == (2, 0.5, 1.0, given_one.score)


def test_what_is_far_beyond_reach_is_not_counted() -> None:
    listings = catalog(listing(1, in_town="Forlì"), listing(2, in_town="Palermo"))

    assert len(verdicts_in_reach(profile(place=place("Forlì")), listings)) == 1
    assert len(verdicts_in_reach(profile(), listings)) == 2


def test_what_two_matches_have_in_common() -> None:
    listings = catalog(listing(1), listing(2, needs=(ANXIETY, WORK)), listing(3, needs=(WORK,)))
    anxious, working, neither = (rank(profile(needs=(code,)), listings) for code in (ANXIETY, WORK, "health.dental"))

    assert common(anxious, working) == pytest.approx(1 / 3)
    assert common(anxious, anxious) == common(neither, neither) == 1
    assert common(anxious, neither) == 0


def test_verdicts_are_those_that_the_results_carry() -> None:
    person, listings = near_or_known()
    match = rank(person, listings)

    assert sorted(verdicts_in_reach(person, listings)) == sorted(np.uint8(one.eligibility) for one in match.results)


def test_the_examples_in_the_docstrings_hold() -> None:
    found = doctest.testmod(evaluate)
    assert found.attempted > 0
    assert found.failed == 0
