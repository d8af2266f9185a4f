"""What is kept of a place's surroundings is what would be found out anew, and only so much of it is kept."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import ours
from benchmarks.synthetic import World, profiles
from benchmarks.synthetic import rows as invented_rows
from directory.catalog.build import build_catalog
from directory.catalog.catalog import Catalog
from directory.catalog.join import joined
from directory.catalog.part import KeptPart
from directory.taxonomies.vocabulary import RESTRICTED_DOMAIN
from matching import rank as ranking
from matching.features import FEATURES
from matching.features.place import in_reach, place
from matching.profile import Means, Profile, Travel
from matching.rank import rank
from matching.shortlisting import surroundings
from matching.shortlisting.candidates import candidates_of
from matching.shortlisting.journeys import farthest_km, from_afar
from matching.shortlisting.surroundings import Rows, Surroundings, surroundings_of
from tests.matching.builders import VOCABULARY, invented, need, profile
from tests.matching.builders import place as town
from tests.matching.shortlisting.test_candidates import said

SIZE, ASKED = 1_500, 30
TRAVELS = [None, *(Travel(means, minutes) for means in Means for minutes in (15, 60))]
SAFETY = next(term.code for term in VOCABULARY.terms("need") if term.domain == RESTRICTED_DOMAIN)


@pytest.fixture(scope="module", params=["built", "joined"])
def catalog(request: pytest.FixtureRequest) -> Catalog:
    """Invented listings all over the country, with all of them built at once, or with a third that came later."""
    if request.param == "built":
        return invented(SIZE)
    world, old = World.bundled(), SIZE * 2 // 3
    made = list(invented_rows(SIZE, world))
    base = build_catalog(made[:old], world.vocabulary, 1)
    return joined(base, build_catalog(made[old:], world.vocabulary, 2, beside=base), gone=np.arange(0, old, 7))


@pytest.fixture(scope="module")
def asked(catalog: Catalog) -> list[Profile]:
    """Some use words, some ask about safety."""
    some = ours.profiles_of(profiles(ASKED, World.bundled()), catalog)
    some = [replace(one, words="" if number % 4 else "ansia") for number, one in enumerate(some)]
    return [
        replace(one, needs=(*one.needs, need(SAFETY))) if number % 5 == 0 else one for number, one in enumerate(some)
    ]


def around(person: Profile, catalog: Catalog) -> Surroundings:
    found = surroundings_of(person, catalog)
    assert found is not None
    return found


@given(number=st.integers(0, ASKED - 1), travel=st.sampled_from(TRAVELS))
@settings(deadline=None)
def test_the_candidates_are_those_in_reach(
    catalog: Catalog, asked: list[Profile], number: int, travel: Travel | None
) -> None:
    person = replace(asked[number], travel=travel)
    nearby = around(person, catalog).candidates(person)
    anew = candidates_of(person, catalog, farthest_km(person))
    values = place.measure(person, anew)
    assert values is not None
    inside = np.flatnonzero(in_reach(values))
    assert nearby.part.rows.tolist() == anew.rows[inside].tolist()
    assert nearby.near().score.tolist() == values.score[inside].tolist()


@given(
    number=st.integers(0, ASKED - 1),
    travel=st.sampled_from(TRAVELS),
    limit=st.integers(1, 25),
    weights=st.dictionaries(st.sampled_from([*FEATURES]), st.floats(0, 6), max_size=6),
)
@settings(deadline=None, max_examples=60)
def test_the_answers_are_those_of_looking_at_everything_anew(
    catalog: Catalog, asked: list[Profile], number: int, travel: Travel | None, limit: int, weights: dict[str, float]
) -> None:
    person = replace(asked[number], travel=travel)
    quick = rank(person, catalog, limit=limit, weights=weights)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ranking, "_in_reach", lambda *_: None)
        assert said(rank(person, catalog, limit=limit, weights=weights)) == said(quick)


def test_whoever_comes_from_the_same_place_by_the_same_means_shares_them(catalog: Catalog) -> None:
    one, other = profile(place=town("Trento")), profile(place=town("Trento"), needs=("work",))
    assert around(one, catalog) is around(other, catalog)
    assert around(replace(one, travel=Travel(Means.FOOT, 20)), catalog) is not around(one, catalog)
    assert around(one, invented(20)) is not around(one, catalog)
    assert surroundings_of(profile(place=None), catalog) is None


def test_columns_are_kept_once_somebody_asks_again(catalog: Catalog) -> None:
    kept = surroundings._OfCatalog(catalog)
    person = profile(place=town("Trento"))
    assert not kept.get(person, town("Trento")).rows.is_asked_again
    assert kept.get(person, town("Trento")).rows.is_asked_again


def test_what_was_not_asked_for_longest_goes_first(catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(surroundings, "_ROWS_OF_A_SMALL_CATALOG", 0)
    monkeypatch.setattr(surroundings, "_ROWS_KEPT", 0)
    kept = surroundings._OfCatalog(catalog)
    person = profile(place=town("Trento"))
    first = kept.get(person, town("Trento"))
    assert kept.get(person, town("Trento")) is first  # the last one stays, however large it is
    kept.get(person, town("Forlì"))
    assert kept.get(person, town("Trento")) is not first


def test_what_was_not_asked_for_lately_loses_its_columns(catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    kept, person = surroundings._OfCatalog(catalog), profile(place=town("Trento"))
    from_trento = kept.get(person, town("Trento"))
    monkeypatch.setattr(surroundings, "_MOST_ROWS_WITH_COLUMNS", len(from_trento.rows))
    assert kept.get(person, town("Trento")).rows.is_asked_again
    kept.get(person, town("Forlì"))
    later = kept.get(person, town("Trento"))
    assert not later.rows.is_asked_again  # too much was asked for since
    assert later.rows.rows is from_trento.rows.rows
    assert later.near_records is from_trento.near_records
    assert kept.get(person, town("Trento")).rows.is_asked_again


def test_what_was_replaced_is_not_in_reach(catalog: Catalog) -> None:
    assert catalog.live[around(profile(place=town()), catalog).rows.rows].all()


rows = st.lists(st.integers(0, SIZE - 1), unique=True, max_size=40).map(lambda found: np.array(found, np.intp))


@given(rows=rows, again=st.booleans(), data=st.data())
def test_a_part_of_what_is_kept_answers_as_a_part_of_the_whole(
    catalog: Catalog, rows: Rows, again: bool, data: st.DataObject
) -> None:
    some = st.lists(st.sampled_from(range(len(rows))), unique=True) if len(rows) else st.just([])
    places = np.array(data.draw(some), np.intp)
    kept = KeptPart(catalog, rows)
    if again:
        kept.expect_questions()
    part, wanted = kept.at(places), rows[places]
    assert part.rows.tolist() == wanted.tolist()
    assert part.minimum_age.tolist() == catalog.minimum_age[wanted].tolist()
    assert part.at(places.argsort()[:1]).cost.tolist() == catalog.cost[wanted[places.argsort()[:1]]].tolist()
    assert part.cover_of_need("work").tolist() == catalog.cover_of_need("work")[wanted].tolist()
    assert part.need_known.tolist() == catalog.need_known[wanted].tolist()
    assert part.slots.tolist() == catalog.slots[wanted].tolist()
    assert part.too_old.tolist() == catalog.too_old[wanted].tolist()
    assert part.takes_age(17.5).tolist() == catalog.takes_age(17.5)[wanted].tolist()
    assert [[*each] for each in part.serves(town())] == [[*each[wanted]] for each in catalog.serves(town())]
    assert [*part.name] == [catalog.name[row] for row in wanted.tolist()]


def test_what_is_kept_of_a_start_is_what_is_found_out_for_each(catalog: Catalog, asked: list[Profile]) -> None:
    told = 0
    for person in asked:
        around = surroundings_of(person, catalog)
        assert around is not None
        for kept in (around, around.without_columns()):
            here = kept.rows.at(np.arange(len(kept.rows)))
            found = from_afar(person, here)
            assert (found == from_afar(person, catalog)[around.rows.rows]).all()
            told += int(found.sum())
    assert told
