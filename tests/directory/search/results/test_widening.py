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
    assert result.facets == all_of_them.facets


def test_words_that_are_no_need_are_not_widened() -> None:
    club = listing(5, name="Circolo Aurora", tags=("need:social.culture",))
    assert find("Aurora", club, DENTIST, DESK).total == 1
