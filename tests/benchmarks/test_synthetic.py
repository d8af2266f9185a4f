"""The made-up directory is the same for every run, of the agreed shape, and a small one begins a large one."""

import pytest

from benchmarks.synthetic import CHUNK, World, number_of, profiles, rows
from benchmarks.words import FORMS, inflected
from directory.catalog.rows import ListingRow
from directory.words.language import stem


@pytest.fixture(scope="module")
def world() -> World:
    return World.bundled()


@pytest.fixture(scope="module")
def listings(world: World) -> list[ListingRow]:
    return list(rows(CHUNK + 500, world))


def test_a_small_directory_is_the_beginning_of_a_large_one(world: World, listings: list[ListingRow]) -> None:
    assert list(rows(300, world)) == listings[:300]


def test_chunks_differ(listings: list[ListingRow]) -> None:
    assert [row.name for row in listings[:500]] != [row.name for row in listings[CHUNK:]]


def test_an_id_tells_the_number_but_not_the_order(listings: list[ListingRow]) -> None:
    ids = [row.listing_id for row in listings]
    assert [number_of(one) for one in ids] == list(range(len(listings)))
    assert len(set(ids)) == len(ids)
    assert ids != sorted(ids)
    assert len({row.service_id for row in listings} | set(ids)) == 2 * len(ids)


def test_three_listings_share_an_organization(listings: list[ListingRow]) -> None:
    assert len({row.organization_id for row in listings[:300]}) == 100
    assert listings[3].organization == listings[5].organization


def test_descriptions_have_30_to_80_words_and_frequencies_fall(listings: list[ListingRow]) -> None:
    lengths = [len(row.description.split()) for row in listings]
    assert (min(lengths), max(lengths)) == (30, 80)
    words = [word for row in listings for word in row.description.split()]
    share_of_first = words.count("di") / len(words)
    assert 0.05 < share_of_first < 0.12
    assert len(set(words)) > 15_000


def test_inflections_share_a_stem_as_in_italian(world: World) -> None:
    stems = {stem(word) for word in world.words.tolist()}
    assert 0.35 < len(stems) / len(world.words) < 0.6


def test_words_of_a_service_stand_in_its_description(world: World, listings: list[ListingRow]) -> None:
    kind = world.types[0]
    own = {world.words[place] for place in world.own_words[0][: world.own_counts[0]]}
    of_kind = [row for row in listings if next(iter(row.tags)) == ("service_type", kind.code)]
    others = [row for row in listings if ("service_type", kind.code) not in row.tags]

    def share(several: list[ListingRow]) -> float:
        words = [word for row in several for word in row.description.split()]
        return sum(word in own for word in words) / len(words)

    assert share(of_kind) > share(others) + 0.08


def test_facts_are_sometimes_missing_and_possible(listings: list[ListingRow]) -> None:
    assert all(len([key for key in row.tags if key[0] == "service_type"]) in (1, 2, 3) for row in listings)
    assert all(
        row.minimum_age is not None and row.minimum_age < row.maximum_age
        for row in listings
        if row.maximum_age is not None
    )
    for missing in (
        [row.point is None for row in listings],
        [row.minimum_age is None for row in listings],
        [not row.slots for row in listings],
        [not row.languages for row in listings],
        [row.verified is None for row in listings],
    ):
        assert 0 < sum(missing) < len(listings) / 2 + 500


def test_names_look_like_names(listings: list[ListingRow]) -> None:
    assert all(row.name.split()[0] in FORMS and len(row.name.split()) >= 4 for row in listings)


def test_an_inflected_word_keeps_its_stem() -> None:
    assert {stem(inflected(word)) for word in ("sportello", "sportelli")} == {stem("sportello")}
    assert inflected("bar") == "bar"


def test_profiles_are_as_many_as_asked(world: World) -> None:
    made = profiles(5, world)
    assert len(made) == 5
    assert made == profiles(5, world)
