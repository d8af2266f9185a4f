"""What is for a child counts for the parent who asks."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.eligibility import Eligibility
from matching.profile import Gender
from tests.matching.builders import listing, profile
from tests.matching.judging import CHECK, FOR_ALL_AGES, HOMEWORK, NO, YES, asked, groups, judged


@pytest.mark.parametrize(
    ("person", "verdict"),
    [
        ({"age": 38, "children_ages": (8.0,)}, YES),
        ({"age": 38, "children_ages": (3.0, 11.5)}, YES),
        ({"age": 38, "children_ages": (3.0, 14.0)}, NO),
        ({"age": 38, "children_ages": (3.0,), "target_groups": ("families",)}, NO),
        ({"age": 38, "target_groups": ("families",)}, CHECK),
        ({"age": 38, "target_groups": ("single_parents",)}, CHECK),
        ({"age": 38, "needs": ("family.parenting",)}, CHECK),
        ({"age": 38}, NO),
        ({"age": 15, "needs": ("family.child_protection",)}, NO),
        ({"age": None, "children_ages": (8.0,)}, YES),
        ({"age": None, "children_ages": (3.0,)}, NO),  # who has children is no child of 6 to 11
        ({"age": None}, CHECK),
    ],
)
def test_a_parent_may_ask_for_a_child(person: dict[str, Any], verdict: Eligibility) -> None:
    assert asked(profile(**person), **HOMEWORK)[0] == verdict


def test_a_parent_whose_child_has_no_age_is_not_sent_to_what_is_for_other_adults() -> None:
    parent = profile(age=38, target_groups=("families",))

    assert asked(parent, minimum_age=16, maximum_age=25)[0] == NO
    assert asked(parent, minimum_age=65, maximum_age=None)[0] == NO


def test_a_child_who_is_not_yet_born_has_no_age_that_anybody_could_give() -> None:
    mother = profile(age=30, needs=("family.pregnancy",), children_ages=(8.0,))

    assert asked(mother, minimum_age=0, maximum_age=3)[0] == CHECK
    assert asked(mother, minimum_age=12, maximum_age=17)[0] == NO


def test_neither_the_person_nor_a_child_fits_and_both_are_said() -> None:
    _, why = asked(profile(age=38, children_ages=(3.0, 0.5)), **HOMEWORK)

    assert why == "For people aged 6 to 11; the person is 38, the children: 3 years, 6 months"


def test_for_which_child_it_is_is_said_only_where_it_is_not_for_the_parent() -> None:
    parent = profile(age=38, children_ages=(7.0, 9.0, 15.0))

    assert str(judged(parent, listing(1, **HOMEWORK)).say(0).for_whom) == "For the child aged 7, 9"
    assert str(judged(parent, listing(1, tags=groups("adolescents"))).say(0).for_whom) == "For the child aged 15"
    for row in (
        listing(1, **FOR_ALL_AGES),
        listing(1),
        listing(1, minimum_age=18),
        listing(1, tags=groups("families")),
    ):
        assert judged(parent, row).say(0).for_whom is None
    assert judged(profile(age=38), listing(1, **HOMEWORK)).say(0).for_whom is None


@pytest.mark.parametrize(
    ("person", "verdict"),
    [
        ({"children_ages": (8.0,)}, YES),
        ({"children_ages": (16.0,)}, NO),
        ({"target_groups": ("families",)}, CHECK),
        ({}, NO),
    ],
)
def test_a_group_of_minors_counts_for_the_child(person: dict[str, Any], verdict: Eligibility) -> None:
    assert asked(profile(age=38, **person), row=listing(1, tags=groups("children")))[0] == verdict


def test_a_child_that_is_soon_old_enough_is_asked_about() -> None:
    assert asked(profile(age=30, children_ages=(2.9,)), minimum_age=3, maximum_age=6) == (
        CHECK,
        "For people aged 3 to 6: the lowest age is soon reached, ask from when one can begin",
    )
    assert asked(profile(age=30, children_ages=(2.0,)), minimum_age=3, maximum_age=6)[0] == NO


def test_the_gender_of_a_child_is_not_that_of_the_parent() -> None:
    girls = {"minimum_age": 11, "maximum_age": 17, "gender_reserved": "women"}

    assert asked(profile(age=45, gender=Gender.MAN, children_ages=(12.0,)), **girls)[0] == CHECK
    assert asked(profile(age=16, gender=Gender.MAN), **girls)[0] == NO


@settings(max_examples=30, deadline=None)
@given(
    age=st.floats(18, 120),
    children=st.lists(st.floats(0, 120), max_size=3),
    limits=st.tuples(st.none() | st.integers(0, 120), st.none() | st.integers(0, 120)),
)
def test_naming_a_child_never_closes_a_door_that_the_parent_or_the_child_could_pass(
    age: float, children: list[float], limits: tuple[int | None, int | None]
) -> None:
    row = listing(1, needs=(), minimum_age=limits[0], maximum_age=limits[1])
    alone = [asked(profile(age=one), row=row)[0] for one in (age, *children)]

    assert asked(profile(age=age, children_ages=tuple(sorted(children))), row=row)[0] == max(alone)
