"""Who is looked at first what is in reach, and gets the same answer as if everything had been looked at."""

from dataclasses import replace
from typing import Any

import pytest

from benchmarks import ours
from benchmarks.synthetic import World, profiles
from directory.catalog.catalog import Catalog
from directory.catalog.rows import ListingRow
from matching import rank as ranking
from matching.profile import Profile
from matching.rank import Match, rank
from matching.shortlisting.surroundings import FAR_KM
from tests.matching.builders import ANXIETY, HOUSING, invented, listing, need, place, profile
from tests.matching.builders import catalog as build

SIZE, ASKED = 1_500, 60


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """Invented listings all over the country, so that most lie out of reach."""
    return invented(SIZE)


@pytest.fixture(scope="module")
def asked(catalog: Catalog) -> list[Profile]:
    """People of six towns, on foot, by bus and by car."""
    return ours.profiles_of(profiles(ASKED, World.bundled()), catalog)


def said(match: Match) -> tuple[object, ...]:
    shown = [*match.results, *match.not_for_this_person, *match.next_stage]
    return (
        [(one.listing_id, one.score, [str(reason.text) for reason in one.reasons]) for one in shown],
        [(one.term.code, one.cause) for one in match.uncovered],
        [str(note) for note in match.notes],
    )


def test_what_is_out_of_reach_is_looked_at_only_where_it_counts(
    catalog: Catalog, asked: list[Profile], monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = [rank(one, catalog, limit=10) for one in asked]
    monkeypatch.setattr(ranking, "farthest_km", lambda profile: FAR_KM)
    monkeypatch.setattr(ranking, "_in_reach", lambda *_: None)
    whole = [rank(one, catalog, limit=10) for one in asked]
    assert [said(one) for one in quick] == [said(one) for one in whole]
    assert any(match.uncovered for match in whole)
    assert any(all(one.distance_km is None or one.distance_km < 60 for one in match.results) for match in quick)


def test_where_distance_does_not_count_nothing_is_too_far(catalog: Catalog, asked: list[Profile]) -> None:
    km = [
        catalog.distance_km(person.point)[one.row]
        for person in asked
        if person.point
        for one in rank(person, catalog, weights={"place": 0}).results
    ]
    assert any(100 < one <= FAR_KM for one in km)


def test_one_word_beside_a_need_must_stand_in_the_text() -> None:
    """Many subjects are called by a word like "fumo": whoever named a need gets what answers it, not all of these."""
    smoke = listing(1, in_town="Forlì", needs=("addictions.smoking",), description="Ambulatorio")
    stop = listing(2, in_town="Forlì", description="Chi lascia il fumo trova compagnia")
    named = profile(place=place(), needs=(ANXIETY,), words="fumo")

    assert [one.row for one in rank(named, build(smoke, stop)).results] == [1]
    assert {one.row for one in rank(replace(named, needs=()), build(smoke, stop)).results} == {0, 1}


FAMILIES = {("target_group", "families"): 1.0}


def found(person: Profile, *rows: ListingRow) -> list[str]:
    return [one.name for one in rank(person, build(*rows)).results]


def test_what_only_comes_near_and_is_for_other_people_is_not_suggested() -> None:
    answer = listing(1, name="Letto", needs=(HOUSING,), in_town="Forlì")
    near = listing(2, name="Famiglie 0-6", needs=("housing.costs",), in_town="Forlì", tags=FAMILIES)
    young_man = profile(age=19, place=place("Forlì"), needs=(need(HOUSING),))

    assert found(young_man, answer, near) == ["Letto"]
    assert found(replace(young_man, children_ages=(2.0,)), answer, near) == ["Letto", "Famiglie 0-6"]


@pytest.mark.parametrize("change", [{"age": None}, {"target_groups": ("families",)}])
def test_what_comes_near_is_suggested_where_they_may_be_meant(change: dict[str, Any]) -> None:
    near = listing(2, name="Famiglie 0-6", needs=("housing.costs",), in_town="Forlì", tags=FAMILIES)

    assert found(profile(**{"age": 19, "place": place("Forlì"), "needs": (HOUSING,), **change}), near)


def test_what_answers_stays_a_question_whomever_it_is_for() -> None:
    answer = listing(1, name="Casa", needs=(HOUSING,), in_town="Forlì", tags=FAMILIES)

    assert found(profile(age=19, place=place("Forlì"), needs=(need(HOUSING),)), answer) == ["Casa"]


def test_whoever_likes_what_it_offers_may_ask() -> None:
    near = listing(
        2, name="Musica", needs=("housing.costs",), in_town="Forlì", tags={**FAMILIES, ("interest", "music"): 1.0}
    )

    assert found(profile(age=19, place=place("Forlì"), needs=(need(HOUSING),), interests=("music",)), near)


def test_a_widower_is_not_sent_to_a_group_for_those_who_drink_and_their_families() -> None:
    widower = profile(needs=(need("mental_wellbeing.grief"),), age=72)
    tags = {
        ("need", "mental_wellbeing.listening"): 1.0,
        ("target_group", "families"): 1.0,
        ("target_group", "adults"): 1.0,
    }
    drinkers = {**tags, ("target_group", "addiction"): 1.0}

    assert found(widower, listing(name="Ascolto", tags=tags)) == ["Ascolto"]
    assert found(widower, listing(name="Club", tags=drinkers)) == []
