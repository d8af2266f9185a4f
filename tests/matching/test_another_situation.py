"""What is for people in another situation alone covers no need of somebody who tells nothing of it."""

from dataclasses import replace
from typing import Any, Final

from directory.catalog.rows import ListingRow
from directory.why_unmet import Cause
from matching.eligibility import Eligibility
from matching.network import propose_network
from matching.profile import Budget, Gender, Means, Profile, Travel
from matching.rank import rank
from matching.whom.for_whom import hardly_for, may_be_reserved
from tests.matching.builders import HOUSING, VOCABULARY, WORK, catalog, listing, need, place, profile
from tests.matching.judging import FOR_ALL_AGES, groups

AFTER_PRISON: Final[dict[str, Any]] = {"needs": (HOUSING,), "tags": groups("prison"), **FOR_ALL_AGES}
PERSON = profile(age=30, place=place(), needs=(HOUSING,), travel=Travel(Means.FOOT, 30), budget=Budget.FREE)
RELEASED = replace(PERSON, target_groups=(VOCABULARY.get("target_group", "prison"),))


def causes(person: Profile, *rows: ListingRow) -> list[Cause]:
    """Why needs are uncovered."""
    return [one.cause for one in rank(person, catalog(*rows)).uncovered]


def test_a_need_that_only_what_is_for_another_situation_covers_is_open() -> None:
    near = listing(1, in_town="Forlì", **AFTER_PRISON)

    assert causes(PERSON, near) == [Cause.NOT_ELIGIBLE]
    assert causes(RELEASED, near) == []


def test_it_is_full_only_for_those_whom_it_is_for() -> None:
    full = listing(1, in_town="Forlì", places=0, **AFTER_PRISON)
    farther = listing(2, in_town="Rimini", needs=(HOUSING,), **FOR_ALL_AGES)

    assert causes(PERSON, full, farther) == [Cause.TOO_FAR]
    assert causes(RELEASED, full, farther) == [Cause.FULL]
    assert causes(PERSON, full, listing(3, in_town="Rimini", **AFTER_PRISON)) == [Cause.NOT_ELIGIBLE]


def test_a_network_and_a_match_give_the_same_reason_where_help_is_too_dear_and_full() -> None:
    row = listing(1, in_town="Forlì", needs=(HOUSING,), cost_amount=60.0, cost=3, places=0, **FOR_ALL_AGES)

    (open_need,) = rank(PERSON, catalog(row)).uncovered
    (gap,) = propose_network(PERSON, catalog(row)).uncovered

    assert open_need.is_too_dear
    assert str(gap.why) == "Whatever is in reach costs more than the person can pay."


def test_what_lies_farther_is_judged_for_each_person_anew() -> None:
    shared = catalog(listing(1, in_town="Rimini", **AFTER_PRISON))
    found = [rank(person, shared).uncovered[0].cause for person in (RELEASED, PERSON, RELEASED)]

    assert found == [Cause.TOO_FAR, Cause.NOTHING_KNOWN, Cause.TOO_FAR]


def test_nobody_is_sent_there_before_where_people_like_them_are_meant() -> None:
    """Not even where it is known of it that there is room and of the other that there may be none."""
    ready = listing(1, in_town="Forlì", places=3, response_days=1, **AFTER_PRISON)
    meant = listing(2, in_town="Forlimpopoli", needs=(HOUSING,), residence_required=True, **FOR_ALL_AGES)
    person = replace(PERSON, travel=Travel(Means.PUBLIC_TRANSPORT, 45))

    assert [one.row for one in rank(person, catalog(ready, meant)).results] == [1, 0]
    released = replace(person, target_groups=RELEASED.target_groups)
    assert [one.row for one in rank(released, catalog(ready, meant)).results] == [0, 1]


def test_the_relatives_of_who_is_in_it_are_not_everybodys_families() -> None:
    """A family that is evicted had been sent to a group of gamblers and their relatives first."""
    group = listing(1, in_town="Forlì", needs=(HOUSING,), tags=groups("addiction", "families"), **FOR_ALL_AGES)
    meant = listing(2, in_town="Forlimpopoli", needs=(HOUSING,), **FOR_ALL_AGES)
    family = replace(PERSON, children_ages=(6.0,), travel=Travel(Means.PUBLIC_TRANSPORT, 45))
    found = rank(family, catalog(group, meant)).results

    assert [one.row for one in found] == [1, 0]
    assert found[1].eligibility is Eligibility.TO_CHECK
    assert causes(family, group) == [Cause.NOT_ELIGIBLE]
    gambler = replace(family, needs=(need(HOUSING), need("addictions.gambling")))
    assert rank(gambler, catalog(group, meant)).results[0].eligibility is Eligibility.YES


def test_where_much_else_answers_it_is_not_suggested() -> None:
    meant = [listing(number, in_town="Forlì", needs=(HOUSING,), **FOR_ALL_AGES) for number in range(2, 7)]
    ready = listing(1, in_town="Forlì", places=3, response_days=1, **AFTER_PRISON)

    def suggested(person: Profile, *rows: ListingRow) -> bool:
        found = catalog(*rows)
        return 0 in [one.row for one in rank(person, found).results]

    assert suggested(PERSON, ready, *meant[:4])
    assert not suggested(PERSON, ready, *meant)
    assert suggested(RELEASED, ready, *meant)


def test_a_word_that_it_shares_does_not_bring_it_back() -> None:
    meant = listing(2, in_town="Forlì", needs=(HOUSING,), **FOR_ALL_AGES)
    group = {**AFTER_PRISON, "needs": (), "description": "Si parla di bollette."}
    person = replace(PERSON, words="bollette non pagate")

    assert [one.row for one in rank(person, catalog(listing(1, in_town="Forlì", **group), meant)).results] == [1]


def test_what_only_comes_near_and_is_for_parents_is_not_offered_to_a_lonely_widow() -> None:
    widow = profile(needs=("social.elderly_company",), age=74, gender=Gender.WOMAN, place=place())
    near: dict[str, Any] = {"in_town": "Forlì", "needs": ("social.meeting",)}
    rows = (
        listing(1, **near, tags={("target_group", "families"): 1.0, ("target_group", "women"): 1.0}),
        listing(2, **near, tags={("target_group", "women"): 1.0}),
        listing(3, **near, tags={("target_group", "families"): 1.0, ("need", "social.elderly_company"): 1.0}),
    )

    assert {one.row for one in rank(widow, catalog(*rows)).results} == {1, 2}


def test_what_covers_most_stands_behind_what_answers_where_it_is_for_another_situation() -> None:
    """A young man who leaves a foster home is not sent to the desk for prisoners first, though it covers both needs."""
    both = listing(1, in_town="Forlì", **{**AFTER_PRISON, "needs": (HOUSING, WORK)})
    one = listing(2, in_town="Forlì", needs=(WORK,), **FOR_ALL_AGES)
    person = replace(PERSON, needs=(need(HOUSING, 5), need(WORK, 2)))
    released = replace(person, target_groups=RELEASED.target_groups)

    assert [found.row for found in rank(person, catalog(both, one)).results] == [1, 0]
    assert [found.row for found in rank(released, catalog(both, one)).results] == [0, 1]


def test_who_has_children_may_be_a_new_parent_and_others_are_asked_later() -> None:
    prams = listing(1, in_town="Forlì", needs=(HOUSING,), tags=groups("expecting_parents", "families"), minimum_age=16)
    parent = replace(PERSON, children_ages=(2.0,))

    assert hardly_for(PERSON, catalog(prams)).tolist() == [True]
    assert hardly_for(parent, catalog(prams)).tolist() == [False]


def test_whose_gender_is_neither_is_asked_as_whose_gender_nobody_said() -> None:
    women = catalog(listing(1, in_town="Forlì", needs=(HOUSING,), gender_reserved="women", **FOR_ALL_AGES))

    def may_be(**person: Any) -> bool:
        return bool(may_be_reserved(profile(**person), women)[0])

    assert may_be()
    assert may_be(gender=Gender.OTHER)
    assert may_be(gender=Gender.OTHER, needs=("safety.bullying",))
    assert not may_be(gender=Gender.WOMAN)
    assert not may_be(gender=Gender.OTHER, needs=("safety.partner_violence",))


def test_who_is_not_told_to_be_homeless_is_asked_later_where_only_the_homeless_are_meant() -> None:
    van = catalog(listing(1, in_town="Forlì", needs=(HOUSING,), tags=groups("addiction", "homeless"), minimum_age=18))
    kitchen = catalog(listing(1, in_town="Forlì", needs=(HOUSING,), tags=groups("homeless", "low_income")))
    outside = replace(PERSON, needs=(need("housing.emergency"),))

    assert hardly_for(PERSON, van).tolist() == [True]
    assert hardly_for(outside, van).tolist() == [False]
    assert hardly_for(PERSON, kitchen).tolist() == [False]
