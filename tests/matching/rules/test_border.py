"""Whoever helps across a border is asked first: rights, benefits and insurance end there."""

from typing import Any

from matching.profile import Means, Travel
from matching.rank import rank
from tests.matching.builders import catalog, listing, place, profile
from tests.matching.judging import CHECK, FOR_ALL_AGES, YES, asked

LUGANO, COMO = place("Lugano"), place("Como")
IN_COMO: dict[str, Any] = {"place": COMO, "point": COMO.point}


def test_what_is_across_the_border_is_asked_whom_it_helps() -> None:
    assert asked(profile(place=LUGANO), **IN_COMO) == (
        CHECK,
        "Is across the border, in Como: ask whether it helps people from Lugano",
    )
    assert asked(profile(place=COMO), **IN_COMO)[0] == YES
    assert asked(profile(place=LUGANO), place=place("Bellinzona"))[0] == YES
    assert asked(profile(), **IN_COMO)[0] == YES


def test_who_serves_people_from_across_the_border_is_not_asked() -> None:
    assert asked(profile(place=LUGANO), **IN_COMO, areas=(("country", "CH"),))[0] == YES
    assert asked(profile(place=LUGANO))[0] == YES  # without a municipality nobody knows on which side it is


def test_what_is_on_the_same_side_comes_before_what_is_as_good_across_the_border() -> None:
    across, here = (
        listing(number, place=town, point=LUGANO.point, **FOR_ALL_AGES) for number, town in ((1, COMO), (2, LUGANO))
    )

    matched = rank(profile(place=LUGANO), catalog(across, here))

    assert [one.row for one in matched.results] == [1, 0]


def test_what_is_across_the_border_takes_no_need_from_what_is_at_home_and_farther() -> None:
    across = listing(1, place=LUGANO, point=LUGANO.point, **FOR_ALL_AGES)
    far = listing(2, place=place("Treviglio"), point=place("Treviglio").point, remote=True, **FOR_ALL_AGES)

    matched = rank(profile(place=COMO), catalog(across, far))

    assert {one.row for one in matched.results} == {0, 1}


def test_what_is_out_of_reach_at_home_is_shown_where_only_the_other_country_is_near() -> None:
    across = [listing(number, place=LUGANO, point=LUGANO.point, **FOR_ALL_AGES) for number in (1, 2)]
    far = listing(3, place=place("Milano"), point=place("Milano").point, **FOR_ALL_AGES)

    matched = rank(profile(place=place("Varese")), catalog(*across, far))

    assert 2 in {one.row for one in matched.results}


def test_nobody_is_sent_far_across_a_border_nor_for_what_only_comes_near() -> None:
    bergamo: dict[str, Any] = {"place": place("Bergamo"), "point": place("Bergamo").point}
    found = catalog(
        listing(1, **bergamo, areas=(("province", "IT-BG"),), **FOR_ALL_AGES),
        listing(2, **IN_COMO, needs=("mental_wellbeing.grief",), **FOR_ALL_AGES),
    )

    matched = rank(profile(place=LUGANO), found)

    assert matched.results == []
    assert [str(gap.why) for gap in matched.uncovered] == ["the directory knows nothing near that answers it"]


def test_where_nothing_near_answers_what_answers_far_away_comes_before_what_comes_near() -> None:
    forli = place()
    found = catalog(
        listing(1, place=forli, point=forli.point, needs=("mental_wellbeing.grief",), **FOR_ALL_AGES),
        listing(2, in_town="Rimini", **FOR_ALL_AGES),
    )

    matched = rank(profile(place=forli, travel=Travel(Means.FOOT, 15)), found)

    assert [one.row for one in matched.results] == [1, 0]
