"""Who may come: yes, no, or to be checked – and why."""

import uuid
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.catalog.documents import Document
from directory.catalog.rows import ListingRow
from matching.eligibility import Eligibility, Judgement, judge
from matching.eligibility_rules import RULES
from matching.profile import Gender, Profile
from tests.matching.builders import ANXIETY, catalog, listing, place, profile

NO, CHECK, YES = Eligibility.NO, Eligibility.TO_CHECK, Eligibility.YES
ONLY_A_NAME: Final = catalog(listing(1, needs=()))
FOR_ALL_AGES: dict[str, Any] = {"minimum_age": 0.0, "maximum_age": 120.0}


def asked(person: Profile, **conditions: Any) -> tuple[Eligibility, str]:
    """The verdict on a listing with these conditions, and its first sentence."""
    row = conditions.pop("row", None) or listing(1, **{**FOR_ALL_AGES, **conditions})
    judgement = judge(person, catalog(row), RULES)
    return judgement.of_row(0), " / ".join(map(str, judgement.sentences(0)))


def groups(*codes: str) -> dict[tuple[str, str], float]:
    """Target groups as tags."""
    return {("target_group", code): 1.0 for code in codes}


@pytest.mark.parametrize(
    ("age", "low", "high", "verdict"),
    [
        (17, 14, 17, YES),
        (17.9, 14, 17, YES),
        (18, 14, 17, NO),
        (13, 14, 17, NO),
        (14, 14, None, YES),
        (40, None, 34, NO),
        (0.4, 0.5, 3, NO),
        (17.6, 14, 17.5, NO),
        (None, 18, None, CHECK),
        (None, 0, 120, YES),
    ],
)
def test_age_limits_include_both_ends(age: float | None, low: float, high: float, verdict: Eligibility) -> None:
    assert asked(profile(age=age), minimum_age=low, maximum_age=high)[0] == verdict


def test_the_age_limit_is_said() -> None:
    assert asked(profile(age=17), minimum_age=18)[1] == "For people aged 18 to 120; the person is 17"


def test_a_nursery_is_not_refused_to_the_mother_who_asks_for_it() -> None:
    mother = profile(age=28, needs=("family.childcare",))
    nursery = {"needs": ("family.childcare",), "minimum_age": 0.5, "maximum_age": 3}

    verdict, why = asked(mother, **nursery)

    assert (verdict, why) == (CHECK, "For people aged 0.5 to 3: ask the child's age")
    assert asked(profile(age=28, needs=(ANXIETY,)), **nursery)[0] == NO


def test_a_carer_is_asked_whether_it_is_for_a_member_of_the_family() -> None:
    carer = profile(age=50, needs=("family.caring",))

    verdict, why = asked(carer, needs=("family.caring",), minimum_age=65, maximum_age=None)

    assert verdict == CHECK
    assert "member of the family" in why


HOMEWORK: Final[dict[str, Any]] = {"minimum_age": 6, "maximum_age": 11}


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

    assert why == "For people aged 6 to 11; the person is 38, the children: 3, 0.5"


def judged(person: Profile, row: ListingRow) -> Judgement:
    return judge(person, catalog(row), RULES)


def test_for_which_child_it_is_is_said_only_where_it_is_not_for_the_parent() -> None:
    parent = profile(age=38, children_ages=(7.0, 9.0, 15.0))

    assert str(judged(parent, listing(1, **HOMEWORK)).for_whom(0)) == "For the child aged 7, 9"
    assert str(judged(parent, listing(1, tags=groups("adolescents"))).for_whom(0)) == "For the child aged 15"
    for row in (
        listing(1, **FOR_ALL_AGES),
        listing(1),
        listing(1, minimum_age=18),
        listing(1, tags=groups("families")),
    ):
        assert judged(parent, row).for_whom(0) is None
    assert judged(profile(age=38), listing(1, **HOMEWORK)).for_whom(0) is None


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


def test_the_gender_of_a_child_is_not_that_of_the_parent() -> None:
    girls = {"minimum_age": 11, "maximum_age": 17, "gender_reserved": "women"}

    assert asked(profile(age=45, gender=Gender.MAN, children_ages=(12.0,)), **girls)[0] == CHECK
    assert asked(profile(age=16, gender=Gender.MAN), **girls)[0] == NO


WITH_PAPERS: Final[dict[str, Any]] = {
    "required_documents": ("carta d'identità", "permesso di soggiorno", "ISEE", "foto tessera")
}
IDENTITY, PERMIT, HEALTH_CARD, ISEE_PAPER = Document


@pytest.mark.parametrize(
    ("person", "verdict", "missing"),
    [
        ({}, CHECK, "Ask whether the person has: identity document, ISEE certificate"),
        ({"isee": 5000}, CHECK, "Ask whether the person has: identity document"),
        ({"target_groups": ("refugees",)}, CHECK, "has: identity document, residence permit, ISEE certificate"),
        ({"documents": frozenset({IDENTITY, ISEE_PAPER})}, YES, ""),
        ({"documents": frozenset({IDENTITY}), "isee": 5000}, CHECK, "possible without: ISEE certificate"),
        ({"documents": frozenset()}, CHECK, "possible without: identity document, ISEE certificate"),
        (
            {"documents": frozenset({IDENTITY, ISEE_PAPER}), "target_groups": ("migrants",)},
            CHECK,
            "possible without: residence permit",
        ),
        ({"documents": frozenset(Document), "target_groups": ("migrants",)}, YES, ""),
    ],
)
def test_documents_are_asked_for_and_never_exclude(person: dict[str, Any], verdict: Eligibility, missing: str) -> None:
    found, why = asked(profile(**person), **WITH_PAPERS)

    assert found == verdict
    assert why.endswith(missing)
    if missing:
        assert why.startswith("Asks for: carta d'identità, permesso di soggiorno, ISEE, foto tessera. ")


def test_papers_that_can_be_had_change_nothing_but_are_told() -> None:
    judgement = judged(profile(), listing(1, **FOR_ALL_AGES, required_documents=("curriculum", "foto tessera")))

    assert judgement.of_row(0) == YES
    assert [str(remark) for remark in judgement.remarks(0)] == ["Asks for: curriculum, foto tessera"]


@pytest.mark.parametrize(
    ("person", "text", "verdict"),
    [
        ({"needs": ("addictions.alcohol",)}, "Non si accolgono persone con dipendenze in fase attiva", CHECK),
        ({"needs": (ANXIETY,)}, "Non si accolgono persone con dipendenze in fase attiva", YES),
        ({"target_groups": ("homeless",)}, "Nicht für wohnungslose Menschen", CHECK),
        ({"needs": ("housing.emergency",)}, "Non è un posto dove dormire subito", CHECK),
        ({"target_groups": ("refugees",)}, "Not for migrants", CHECK),
        ({"target_groups": ("migrants",)}, "Non per rifugiati", YES),
        ({"age": 15}, "Sotto i 16 anni ci si rivolge alla scuola media", CHECK),
        ({"age": 16}, "Sotto i 16 anni ci si rivolge alla scuola media", YES),
        ({"age": None}, "Sotto i 16 anni ci si rivolge alla scuola media", CHECK),
        ({"age": None}, "Non si accolgono minorenni", CHECK),
        ({"age": 30}, "Non si accolgono minorenni", YES),
        ({"age": 30, "children_ages": (8.0,)}, "Non si accolgono minorenni", YES),
        ({}, "Non si entra con animali di grossa taglia", YES),
        ({}, "", YES),
    ],
)
def test_exclusions_ask_only_where_their_words_meet_the_person(
    person: dict[str, Any], text: str, verdict: Eligibility
) -> None:
    judgement = judged(profile(**person), listing(1, **FOR_ALL_AGES, exclusion_criteria=text))
    said = f"Under exclusions the entry says: “{text}”"

    assert judgement.of_row(0) == verdict
    if verdict == CHECK:
        assert [str(one) for one in judgement.sentences(0)] == [f"{said}. Ask whether this concerns the person"]
        assert judgement.remarks(0) == ()
    else:
        assert judgement.sentences(0) == ()
        assert [str(one) for one in judgement.remarks(0)] == ([said] if text else [])


def test_exclusions_mean_the_child_where_it_is_for_the_child() -> None:
    parent = profile(age=38, children_ages=(8.0,))

    assert asked(parent, **HOMEWORK, exclusion_criteria="Non sotto i 9 anni")[0] == CHECK
    assert asked(parent, **HOMEWORK, exclusion_criteria="Non oltre i 30 anni")[0] == YES


def test_a_long_text_about_exclusions_is_cut() -> None:
    (remark,) = judged(profile(), listing(1, **FOR_ALL_AGES, exclusion_criteria="parola " * 200)).remarks(0)

    assert len(str(remark)) < 360
    assert str(remark).endswith("…”")


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


@settings(max_examples=60, deadline=None)
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
