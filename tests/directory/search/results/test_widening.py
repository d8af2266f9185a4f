"""Where little fits, more is shown under headings of its own, and this is said."""

from datetime import date

from directory.search.results.groups import Group
from directory.search.search import SearchResult
from tests.directory.catalog.listings import listing
from tests.directory.search.asking import find, names

TODAY = date(2026, 11, 22)
ROOMS = listing(1, name="Stanze", at="Bergamo", tags=("need:housing.finding",))
DESK = listing(2, name="Sportello casa", at="Forlì", tags=("need:housing.eviction",))
DENTIST = listing(3, name="Denti", at="Forlì", tags=("need:health.dental",))
DOCTOR = listing(4, name="Medico", at="Forlì", tags=("need:health.primary_care",))


def counts(result: SearchResult) -> dict[tuple[str, str], int]:
    return {(facet.name, value.value): value.count for facet in result.facets for value in facet.values}


def chosen(result: SearchResult) -> list[tuple[str, str]]:
    return [(facet.name, value.value) for facet in result.facets for value in facet.values if value.chosen]


def sections(result: SearchResult) -> list[tuple[Group, int]]:
    return [(one.group, one.size) for one in result.headings if one.size]


def test_where_hardly_anything_answers_what_comes_near_follows() -> None:
    result = find("cerco una stanza in affitto", ROOMS, DESK, DENTIST)

    assert names(result) == ["Stanze", "Sportello casa"]
    assert sections(result) == [(Group.NEAR, 1), (Group.BESIDE, 1)]
    assert result.relaxed_codes == ("terms",)
    assert [str(one) for one in result.relaxed] == [
        "Little in this directory answers just this: here is also what comes near to it."
    ]


def test_a_doctor_is_no_neighbour_of_a_dentist() -> None:
    assert names(find("dentista", DENTIST, DOCTOR, DESK)) == ["Denti"]


def test_where_enough_answers_nothing_else_is_shown() -> None:
    rows = [listing(number, name=f"Stanze {number}", tags=("need:housing.finding",)) for number in range(5, 8)]
    assert find("cerco una stanza in affitto", *rows, DESK).total == 3


def test_what_a_filter_excludes_stands_apart_and_facets_stay_as_they_were() -> None:
    others = [listing(number, name="Denti", at="Bergamo", tags=("need:health.dental",)) for number in (5, 6)]

    all_of_them = find("dentista", DENTIST, *others)
    result = find("dentista", DENTIST, *others, filters={"municipality": ["D704"]})

    assert result.asked_for == 1
    assert sections(result) == [(Group.NEAR, 1), (Group.UNFILTERED, 2)]
    assert counts(result) == counts(all_of_them)
    assert chosen(result) == [("municipality", "D704")]


def test_words_that_are_no_need_are_not_widened() -> None:
    club = listing(5, name="Circolo Aurora", tags=("need:social.culture",))
    assert find("Aurora", club, DENTIST, DESK).total == 1


def test_a_filter_that_few_fit_within_the_radius_leaves_the_others_apart_and_counts_as_it_was() -> None:
    dental = ("need:health.dental",)
    near = [listing(number, at="Forlì", tags=dental, languages=("it",)) for number in (1, 2, 3)]
    towns = ((4, "Forlì"), (5, "Rimini"))
    spoken = [listing(number, at=town, tags=dental, languages=("ar",)) for number, town in towns]

    question = "dentista entro 10 km da Forlì"
    before = find(question, *near, *spoken)
    result = find(question, *near, *spoken, filters={"language": ["ar"]})

    assert counts(before)["language", "ar"] == 1
    assert result.asked_for == 1
    assert sections(result) == [(Group.NEAR, 1), (Group.BEYOND, 1), (Group.UNFILTERED, 3)]
    assert result.relaxed_codes == ("radius", "filters")
    assert counts(result) == counts(before)
    assert chosen(result) == [("language", "ar")]


def test_what_comes_near_is_filtered_as_well() -> None:
    desks = [
        listing(number, name=f"Sportello {number}", at=town, tags=("need:housing.eviction",))
        for number, town in ((5, "Forlì"), (6, "Bergamo"))
    ]
    before = find("cerco una stanza in affitto", ROOMS, *desks)
    result = find("cerco una stanza in affitto", ROOMS, *desks, filters={"municipality": ["A794"]})

    assert counts(before)["municipality", "A794"] == 2
    assert result.asked_for == 2
    assert sections(result) == [(Group.NEAR, 1), (Group.BESIDE, 1), (Group.UNFILTERED, 1)]
    assert result.relaxed_codes == ("filters", "terms")
    assert counts(result) == counts(before)
    assert chosen(result) == [("municipality", "A794")]


def test_beyond_the_radius_what_somebody_can_reach_comes_before_what_is_far() -> None:
    dental = ("need:health.dental",)
    near = [listing(number, at="Forlì", tags=dental, languages=("it",)) for number in (1, 2, 3)]
    far = listing(4, name="Dentista", at="Bergamo", tags=dental, languages=("ar",), verified=TODAY)
    others = [far, listing(5, name="Sala d'attesa dentista", at="Cesena", languages=("ar",))]

    result = find("dentista entro 10 km da Forlì", *near, *others, filters={"language": ["ar"]})

    assert [one.municipality for one in result.results[:2]] == ["Cesena", "Bergamo"]
