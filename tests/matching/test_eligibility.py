"""Who may come: yes, no, or to be checked – and why."""

import uuid
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.catalog.documents import Document
from matching.eligibility import Eligibility, judge
from matching.profile import Gender
from matching.rules.conditions import RULES
from tests.matching.builders import ANXIETY, catalog, listing, place, profile
from tests.matching.judging import CHECK, FOR_ALL_AGES, NO, YES, asked, groups

ONLY_A_NAME: Final = catalog(listing(1, needs=()))


@pytest.mark.parametrize(
    ("age", "low", "high", "verdict"),
    [
        (17, 14, 17, YES),
        (17.9, 14, 17, YES),
        (18, 14, 17, NO),
        (13, 14, 17, NO),
        (14, 14, None, YES),
        (40, None, 34, NO),
        (0.2, 0.5, 3, NO),
        (17.6, 14, 17.5, NO),
        (None, 18, None, CHECK),
        (None, 0, 120, YES),
    ],
)
def test_age_limits_include_both_ends(age: float | None, low: float, high: float, verdict: Eligibility) -> None:
    assert asked(profile(age=age), minimum_age=low, maximum_age=high)[0] == verdict


def test_the_age_limit_is_said() -> None:
    assert asked(profile(age=17), minimum_age=18)[1] == "For people aged 18 and over; the person is 17"


def test_the_age_of_a_baby_is_said_in_months() -> None:
    assert asked(profile(age=0.5), minimum_age=3)[1] == "For people aged 3 and over; the person is 6 months old"
    assert asked(profile(age=2), minimum_age=3)[1] == "For people aged 3 and over; the person is 2"


def test_who_is_soon_old_enough_is_asked_about_and_not_refused() -> None:
    assert asked(profile(age=17.9), minimum_age=18.0) == (
        CHECK,
        "For people aged 18 and over: the lowest age is soon reached, ask from when one can begin",
    )
    assert asked(profile(age=17.0), minimum_age=18.0)[0] == NO
    assert asked(profile(age=17.9), minimum_age=19.0)[0] == NO
    assert asked(profile(age=17.9), minimum_age=6.0, maximum_age=14.0)[0] == NO


def test_whoever_has_children_of_some_years_is_not_asked_whether_they_are_of_age() -> None:
    grown = {"minimum_age": 18}

    assert asked(profile(age=None, children_ages=(8.0,)), **grown)[0] == YES
    assert asked(profile(age=None, children_ages=(2.0,)), **grown) == (
        CHECK,
        "For people aged 18 and over: ask the age",
    )
    assert asked(profile(age=None, children_ages=(8.0,)), minimum_age=18, maximum_age=40)[0] == CHECK
    assert asked(profile(age=None, children_ages=(8.0,)), minimum_age=30)[0] == CHECK
    assert asked(profile(age=None), **grown)[0] == CHECK


def test_women_in_a_situation_are_asked_about_and_women_are_not() -> None:
    woman = profile(age=24, gender=Gender.WOMAN)
    tags = {("target_group", "women"): 1.0, ("target_group", "expecting_parents"): 1.0}

    assert asked(woman, minimum_age=16, tags=tags)[0] == CHECK
    assert asked(woman, minimum_age=16, tags={("target_group", "women"): 1.0})[0] == YES
    assert asked(profile(age=24, needs=("family.pregnancy",)), minimum_age=16, tags=tags)[0] == YES


def test_an_open_end_of_an_age_limit_is_not_said_as_a_number() -> None:
    assert asked(profile(age=40), maximum_age=34)[1] == "For people aged up to 34; the person is 40"
    assert asked(profile(age=40), minimum_age=14, maximum_age=34)[1] == "For people aged 14 to 34; the person is 40"


def test_a_nursery_is_not_refused_to_the_mother_who_asks_for_it() -> None:
    mother = profile(age=28, needs=("family.childcare",))
    nursery = {"needs": ("family.childcare",), "minimum_age": 0.5, "maximum_age": 3}

    verdict, why = asked(mother, **nursery)

    assert (verdict, why) == (CHECK, "For people aged 6 months to 3 years: ask the child's age")
    assert asked(profile(age=28, needs=(ANXIETY,)), **nursery)[0] == NO


def test_a_carer_is_asked_whether_it_is_for_a_member_of_the_family() -> None:
    carer = profile(age=50, needs=("family.caring",))

    verdict, why = asked(carer, needs=("family.caring",), minimum_age=65, maximum_age=None)

    assert verdict == CHECK
    assert "member of the family" in why


@pytest.mark.parametrize(
    ("age", "own", "theirs", "verdict"),
    [
        (20, ("neet",), ("neet",), YES),
        (20, ("refugees",), ("migrants",), YES),
        (20, ("migrants",), ("refugees",), CHECK),
        (20, (), ("prison",), CHECK),
        (20, (), ("young_adults",), YES),
        (17, (), ("young_adults",), CHECK),
        (40, (), ("adolescents",), NO),
        (40, (), ("adolescents", "families"), CHECK),
        (17, (), ("elderly",), NO),
        (57, (), ("elderly",), NO),
        (62, (), ("elderly",), CHECK),
        (65, (), ("elderly",), YES),
        (None, (), ("elderly",), CHECK),
    ],
)
def test_target_groups_ask_rather_than_exclude_unless_they_are_other_ages(
    age: float | None, own: tuple[str, ...], theirs: tuple[str, ...], verdict: Eligibility
) -> None:
    row = listing(1, tags=groups(*theirs))

    assert asked(profile(age=age, target_groups=own), row=row)[0] == verdict


def test_where_ages_are_given_in_years_they_decide_over_the_name_of_the_group() -> None:
    assert asked(profile(age=40), minimum_age=14, maximum_age=60, tags=groups("adolescents"))[0] == CHECK


def test_an_entry_that_does_not_say_for_whom_it_is_must_be_checked_and_is_never_excluded() -> None:
    verdict, why = asked(profile(age=20), row=listing(1))

    assert verdict == CHECK
    assert "does not say" in why


@pytest.mark.parametrize(
    ("gender", "reserved", "verdict"),
    [
        (Gender.WOMAN, "women", YES),
        (Gender.MAN, "women", NO),
        (Gender.WOMAN, "men", NO),
        (Gender.OTHER, "women", CHECK),
        (None, "women", CHECK),
        (None, None, YES),
    ],
)
def test_gender_counts_only_as_stated(gender: Gender | None, reserved: str | None, verdict: Eligibility) -> None:
    assert asked(profile(gender=gender), gender_reserved=reserved)[0] == verdict


FORLI, PALERMO = (("municipality", "D704"),), (("province", "PA"),)


@pytest.mark.parametrize(
    ("town", "resident", "required", "areas", "verdict"),
    [
        ("Forlì", True, True, FORLI, YES),
        ("Forlì", None, True, FORLI, CHECK),
        ("Forlì", False, True, FORLI, NO),
        ("Forlì", True, True, PALERMO, NO),
        ("Forlì", True, True, (), CHECK),
        (None, None, True, FORLI, CHECK),
        ("Forlì", False, False, PALERMO, YES),
        ("Forlì", True, None, PALERMO, CHECK),
        ("Forlì", None, None, FORLI, YES),
        ("Forlì", False, None, (), YES),
    ],
)
def test_residence(
    town: str | None,
    resident: bool | None,
    required: bool | None,
    areas: tuple[tuple[str, str], ...],
    verdict: Eligibility,
) -> None:
    person = profile(place=place(town) if town else None, resident=resident)

    assert asked(person, residence_required=required, areas=areas)[0] == verdict


@pytest.mark.parametrize(
    ("isee", "limit", "verdict"),
    [(5000, 6000, YES), (6000, 6000, YES), (7000, 6000, NO), (None, 6000, CHECK), (7000, None, YES)],
)
def test_isee(isee: float | None, limit: float | None, verdict: Eligibility) -> None:
    assert asked(profile(isee=isee), isee_maximum=limit)[0] == verdict


@pytest.mark.parametrize(
    ("referred", "mandate", "access", "verdict"),
    [
        (None, None, 0, YES),
        (False, False, 1, YES),
        (None, None, 2, CHECK),
        (False, None, 2, CHECK),
        (True, None, 2, YES),
        (None, True, 2, YES),
        (True, None, 3, CHECK),
        (True, False, 3, NO),
        (False, True, 3, YES),
    ],
)
def test_referral_and_mandate(referred: bool | None, mandate: bool | None, access: int, verdict: Eligibility) -> None:
    assert asked(profile(referred=referred, mandate=mandate), access=access)[0] == verdict


def test_temporarily_closed_is_to_be_checked() -> None:
    assert asked(profile(), closed_now=True) == (CHECK, "Temporarily closed: ask when it opens again")


def test_what_was_refused_or_is_active_is_not_proposed_again_by_service_or_by_listing() -> None:
    row = listing(1, **FOR_ALL_AGES)

    assert asked(profile(refused=frozenset({row.service_id})), row=row) == (NO, "The person has refused it")
    assert asked(profile(active=frozenset({row.listing_id})), row=row)[0] == NO
    assert asked(profile(tried=frozenset({row.service_id})), row=row)[0] == CHECK
    assert asked(profile(tried=frozenset({uuid.uuid4()})), row=row)[0] == YES


def test_what_excludes_is_said_first() -> None:
    _, why = asked(profile(age=17, isee=9000), minimum_age=18, isee_maximum=6000, access=2)

    assert why.index("aged 18") < why.index("ISEE") < why.index("referral")


@settings(max_examples=80, deadline=None)
@given(
    age=st.none() | st.floats(0, 120),
    gender=st.none() | st.sampled_from([*Gender]),
    isee=st.none() | st.floats(0, 100_000),
    resident=st.none() | st.booleans(),
    mandate=st.none() | st.booleans(),
    children=st.lists(st.floats(0, 120), max_size=3),
    documents=st.none() | st.frozensets(st.sampled_from(Document)),
)
def test_a_listing_that_says_nothing_never_excludes_anybody(
    age: float | None,
    gender: Gender | None,
    isee: float | None,
    resident: bool | None,
    mandate: bool | None,
    children: list[float],
    documents: frozenset[Document] | None,
) -> None:
    person = profile(
        age=age,
        gender=gender,
        isee=isee,
        resident=resident,
        mandate=mandate,
        place=place(),
        children_ages=tuple(children),
        documents=documents,
    )

    assert judge(person, ONLY_A_NAME, RULES).of_row(0) != NO
