"""Where little fits, more is shown under headings of its own, and this is said."""

from datetime import date

from directory.catalog.rows import ListingRow
from directory.search.groups import Group
from directory.search.search import SearchResult
from tests.directory.catalog.listings import listing
from tests.directory.search.asking import find, names

TODAY = date(2026, 11, 22)
DENTIST = listing(1, name="Denti", at="Bergamo", tags=("need:health.dental",))
CLINIC = listing(2, name="Ambulatorio", at="Forlì", tags=("need:health.primary_care",))
KITCHEN = listing(3, name="Mensa", at="Forlì", tags=("need:income.food",))


def sections(result: SearchResult) -> list[tuple[Group, int]]:
    return [(one.group, one.size) for one in result.headings if one.size]


def test_where_hardly_anything_answers_what_is_of_the_same_area_follows() -> None:
    result = find("dentista", DENTIST, CLINIC, KITCHEN)

    assert names(result) == ["Denti", "Ambulatorio"]
    assert sections(result) == [(Group.NEAR, 1), (Group.BESIDE, 1)]
    assert result.relaxed_codes == ("terms",)
    assert [str(one) for one in result.relaxed] == [
        "Little in this directory is about just this: here is also what is about: Health."
    ]


def test_where_enough_answers_nothing_else_is_shown() -> None:
    rows: list[ListingRow] = [
        listing(number, name=f"Denti {number}", tags=("need:health.dental",)) for number in range(1, 4)
    ]
    assert find("dentista", *rows, CLINIC).total == 3


def test_what_a_filter_excludes_stands_apart_and_facets_stay_as_they_were() -> None:
    others = [listing(number, name="Denti", at="Forlì", tags=("need:health.dental",)) for number in (4, 5)]

    all_of_them = find("dentista", DENTIST, *others)
    result = find("dentista", DENTIST, *others, filters={"municipality": ["A794"]})

    assert result.asked_for == 1
    assert sections(result) == [(Group.NEAR, 1), (Group.UNFILTERED, 2)]
    assert result.facets == all_of_them.facets


def test_words_that_are_no_need_are_not_widened() -> None:
    club = listing(4, name="Circolo Aurora", tags=("need:social.culture",))
    assert find("Aurora", club, DENTIST, CLINIC).total == 1
