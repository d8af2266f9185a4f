"""What is suggested to a person, in which order, and what is said of it."""

import math
from collections.abc import Sequence
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.catalog.catalog import Cost
from directory.catalog.rows import ListingRow
from directory.i18n import Sentence
from directory.why_unmet import Cause
from matching.eligibility import Eligibility
from matching.explain import coverage, reasons_to_say, to_check, what_would_change
from matching.profile import Budget, Gender, Profile
from matching.rank import Match, rank
from tests.matching.builders import ANXIETY, HOUSING, VOCABULARY, WORK, catalog, listing, need, place, profile

OPEN: Final[dict[str, Any]] = {"minimum_age": 0.0}


def matched(person: Profile, *rows: ListingRow, limit: int = 10) -> Match:
    """Rank these listings."""
    return rank(person, catalog(*rows), limit=limit)


def names(match: Match) -> list[str]:
    """Names of the suggestions in order."""
    return [result.name for result in match.results]


def texts(sentences: Sequence[Sentence]) -> list[str]:
    """Sentences as a person reads them in English."""
    return [str(sentence) for sentence in sentences]


def test_reasons_add_up_to_the_score() -> None:
    person = profile(
        age=17, place=place(), needs=(need(words="panico"), HOUSING), interests=("music",), languages=("it",)
    )
    match = matched(person, listing(1, in_town="Forlì"), listing(2, in_town="Cesena", needs=(HOUSING,)))

    assert len(match.results) == 2
    for result in match.results:
        assert math.isclose(sum(reason.contribution for reason in result.reasons), result.score, abs_tol=1e-5)
        assert 0 <= result.score <= 1


AFTER_PRISON: Final[dict[str, Any]] = {"needs": (WORK,), "tags": {("target_group", "prison"): 1.0}, **OPEN}


def test_what_is_for_people_in_another_situation_comes_behind_what_asks_a_question() -> None:
    after_prison, unsure = (
        listing(1, **AFTER_PRISON),
        listing(2, needs=(WORK,), tags={("target_group", "neet"): 1.0}, **OPEN),
    )

    usual = matched(profile(age=40, needs=(WORK,)), after_prison, unsure)
    leaving = matched(profile(age=40, needs=("rights.prison", WORK)), after_prison, unsure)

    assert names(usual) == [unsure.name, after_prison.name]
    assert names(leaving) == [after_prison.name, unsure.name]


def test_a_suggestion_answers_something_that_was_asked() -> None:
    person = profile(place=place(), needs=(need(words="cucire"),), interests=("music",))
    rows = [
        listing(1, name="Per il bisogno"),
        listing(2, name="Per la passione", needs=(), tags={("interest", "music"): 1.0}),
        listing(3, name="Per le parole", needs=(), description="Laboratorio per cucire insieme"),
        listing(4, name="Solo vicino", needs=("transport.licence",), in_town="Forlì"),
    ]

    assert set(names(matched(person, *rows))) == {"Per il bisogno", "Per la passione", "Per le parole"}


def test_without_needs_it_ranks_by_interests_and_place_and_says_so() -> None:
    music: dict[str, Any] = {"needs": (), "tags": {("interest", "music"): 1.0}}
    match = matched(
        profile(needs=(), interests=("music",), place=place()),
        listing(1, name="Lontano", in_town="Rimini", **music),
        listing(2, name="Vicino", in_town="Forlì", **music),
    )

    assert names(match) == ["Vicino", "Lontano"]
    assert "No need was given: ranked by interests, words and place." in texts(match.notes)


def test_to_be_checked_ranks_below_a_comparable_yes_and_above_nothing() -> None:
    match = matched(profile(age=20), listing(1, name="Da verificare"), listing(2, name="Sì", **OPEN))

    assert names(match) == ["Sì", "Da verificare"]
    assert [result.eligibility.code for result in match.results] == ["yes", "to_be_checked"]
    yes, check = ({r.feature: r.value for r in result.reasons} for result in match.results)
    assert (yes["eligibility"], check["eligibility"]) == (1.0, 0.5)


def test_what_is_not_for_this_person_is_shown_apart_with_the_reason() -> None:
    match = matched(
        profile(age=17), listing(1, name="Solo adulti", minimum_age=18), listing(2, name="Per tutti", **OPEN)
    )

    assert names(match) == ["Per tutti"]
    (other,) = match.not_for_this_person
    assert (other.name, other.eligibility) == ("Solo adulti", Eligibility.NO)
    assert "the person is 17" in str(other.eligibility_sentences[0])


def test_when_nothing_fits_the_notes_say_what_to_do() -> None:
    assert any(
        "Nothing fits this person" in text for text in texts(matched(profile(age=17), listing(1, minimum_age=18)).notes)
    )
    assert any("Nothing in the directory" in text for text in texts(matched(profile()).notes))


def test_needs_that_nothing_in_reach_covers_are_named_the_heaviest_first() -> None:
    person = profile(place=place("Forlì"), needs=(need(WORK, 2), need(HOUSING, 5), need(ANXIETY)))
    match = matched(person, listing(1, in_town="Forlì"), listing(2, needs=(HOUSING,), in_town="Palermo"))

    assert [one.term.code for one in match.uncovered] == [HOUSING, WORK]
    assert coverage(match)[ANXIETY] == (match.results[0].name,)
    assert coverage(match)[HOUSING] == ()


def causes(match: Match) -> dict[str, str]:
    return {one.term.code: one.cause.value for one in match.uncovered}


def test_an_open_need_says_what_stands_in_the_way() -> None:
    person = profile(age=17, place=place("Forlì"), needs=(ANXIETY, HOUSING, WORK, "money.debt", "digital.basics"))
    match = matched(
        person,
        listing(1, in_town="Forlì", places=0, **OPEN),
        listing(2, needs=(HOUSING,), in_town="Modena", **OPEN),
        listing(3, needs=(WORK,), in_town="Forlì", minimum_age=18),
        listing(4, needs=("money.debt",), in_town="Palermo", **OPEN),
    )

    assert causes(match) == {
        ANXIETY: "full",
        HOUSING: "too_far",
        WORK: "not_eligible",
        "money.debt": "nothing_known",
        "digital.basics": "nothing_known",
    }
    assert {str(one.why) for one in match.uncovered} >= {"all that answers it is full"}


@pytest.mark.parametrize(("places", "is_open"), [(0, True), (-1, False), (None, False), (1, False)])
def test_a_need_stays_open_only_where_every_answer_is_known_to_be_full(places: int | None, is_open: bool) -> None:
    told: dict[str, Any] = {} if places is None else {"places": places}
    match = matched(profile(place=place()), listing(1, in_town="Forlì", places=0), listing(2, in_town="Forlì", **told))

    assert causes(match) == ({ANXIETY: "full"} if is_open else {})
    assert len(match.results) == 2


def test_the_cause_that_is_nearest_to_an_answer_counts() -> None:
    full, far = listing(1, in_town="Forlì", places=0, **OPEN), listing(2, in_town="Modena", **OPEN)
    not_for = listing(3, in_town="Forlì", minimum_age=18)
    person = profile(age=17, place=place("Forlì"))

    assert causes(matched(person, full, far, not_for)) == {ANXIETY: "full"}
    assert causes(matched(person, far, not_for)) == {ANXIETY: "too_far"}
    assert causes(matched(person, not_for)) == {ANXIETY: "not_eligible"}


def test_what_is_far_away_only_fills_a_short_list_nearest_first() -> None:
    rows = [
        listing(1, name="Torino", in_town="Torino"),
        listing(2, name="Modena", in_town="Modena"),
        listing(3, name="Bologna", in_town="Bologna"),
        listing(4, name="Forlì", in_town="Forlì"),
    ]
    match = matched(profile(place=place("Forlì")), *rows)

    assert names(match) == ["Forlì", "Bologna", "Modena"]
    assert any("far away" in text for text in texts(match.notes))
    assert names(matched(profile(place=place("Forlì")), *rows, limit=1)) == ["Forlì"]


def test_of_what_is_far_away_only_the_answer_to_an_open_need_is_shown_and_not_what_only_comes_near() -> None:
    rows = [
        *[listing(number, in_town="Bologna", needs=("work.search",), **OPEN) for number in range(1, 12)],
        listing(20, name="Corso", in_town="Modena", needs=("digital.basics",), **OPEN),
        listing(21, name="Tirocinio", in_town="Modena", needs=(WORK,), **OPEN),
        listing(22, name="Forlì", in_town="Forlì", needs=(HOUSING,), **OPEN),
    ]
    person = profile(place=place("Forlì"), needs=(need(WORK, severity=4), "digital.basics", HOUSING))

    assert names(matched(person, *rows)) == ["Forlì", "Tirocinio", "Corso"]


def test_what_only_comes_near_to_a_need_says_so_first_and_stays_behind_a_longer_way_to_an_answer() -> None:
    next_door = listing(1, name="Vicino", in_town="Forlì", needs=("work.search",), languages=("it",), **OPEN)
    away = listing(2, name="Tirocinio", in_town="Cesena", needs=(WORK,), **OPEN)
    found = matched(profile(place=place("Forlì"), needs=(WORK,), languages=("it",)), next_door, away)

    assert names(found) == ["Tirocinio", "Vicino"]
    assert str(reasons_to_say(found.results[1], found.profile)[0].text).startswith("Comes near to: ")


def test_services_against_violence_appear_only_when_they_are_asked_for() -> None:
    shelter = listing(
        1,
        name="Centro",
        needs=("safety.partner_violence", HOUSING),
        tags={("service_type", "anti_violence_centre"): 1.0},
    )
    word = listing(2, name="Parola", needs=("safety.partner_violence",), description="casa")
    social = listing(3, name="Servizio sociale", needs=("safety.child_abuse", HOUSING))

    assert names(matched(profile(needs=(need(HOUSING, words="casa"),)), shelter, word, social)) == ["Servizio sociale"]
    asked = matched(profile(needs=("safety.partner_violence",)), shelter)
    assert names(asked) == ["Centro"]
    assert any("1522" in text for text in texts(asked.notes))


def test_covers_names_the_needs_heaviest_first() -> None:
    person = profile(needs=(need(WORK, 1), need(ANXIETY, 5), need(HOUSING)))

    (result,) = matched(person, listing(1, needs=(WORK, ANXIETY))).results
    assert result.covers == (ANXIETY, WORK)


def test_no_three_near_identical_listings_among_the_first_five() -> None:
    same = [listing(number, name=f"Consultorio familiare {number}", in_town="Forlì") for number in range(1, 7)]
    others = [listing(number, in_town="Cesena") for number in range(11, 15)]
    match = matched(profile(place=place("Forlì")), *same, *others)

    assert sum("Consultorio" in name for name in names(match)[:5]) == 2
    assert len(match.results) == 10


def test_listings_that_have_no_alternative_are_not_lost() -> None:
    same = [listing(number, name=f"Consultorio familiare {number}") for number in range(1, 5)]

    assert len(matched(profile(), *same).results) == 4


def test_an_organization_stands_at_most_twice_among_the_first_five_when_others_are_reasonable() -> None:
    one = listing(1).organization_id
    own = [listing(number, organization_id=one, in_town="Forlì") for number in range(1, 6)]
    others = [listing(number, in_town="Cesena") for number in range(11, 15)]
    match = matched(profile(place=place("Forlì")), *own, *others)

    first = match.results[:5]
    own_ids = {row.listing_id for row in own}
    assert sum(result.listing_id in own_ids for result in first) == 2


def test_an_organization_may_fill_the_list_when_others_are_much_worse() -> None:
    one = listing(1).organization_id
    own = [listing(number, organization_id=one, in_town="Forlì", **OPEN) for number in range(1, 6)]
    worse = listing(11, needs=("mental_wellbeing.eating",), minimum_age=60)
    match = matched(profile(place=place("Forlì")), *own, worse)

    assert {result.listing_id for result in match.results[:5]} == {row.listing_id for row in own}


def test_weights_can_be_given_and_are_shown_in_the_reasons() -> None:
    match = rank(profile(age=20), catalog(listing(1)), weights={"eligibility": 0, "need_cover": 2.5})

    by_name = {reason.feature: reason for reason in match.results[0].reasons}
    assert by_name["need_cover"].weight == 2.5
    assert "eligibility" not in by_name
    assert match.results[0].eligibility is Eligibility.TO_CHECK


CODES = [term.code for term in VOCABULARY.terms("need")]


@settings(max_examples=15, deadline=None)
@given(
    numbers=st.lists(st.integers(1, 9999), min_size=1, max_size=12, unique=True),
    codes=st.lists(st.sampled_from(CODES), min_size=1, max_size=4, unique=True),
    order=st.randoms(use_true_random=False),
)
def test_the_order_is_total_and_does_not_depend_on_the_order_of_the_list(
    numbers: list[int], codes: list[str], order: object
) -> None:
    rows = [listing(number, needs=(codes[number % len(codes)],)) for number in numbers]
    shuffled = [*rows]
    order.shuffle(shuffled)  # type: ignore[attr-defined]  # a Random
    person = profile(needs=tuple(codes), age=20)
    first, second = matched(person, *rows, limit=20), matched(person, *shuffled, limit=20)

    assert [(r.listing_id, r.score) for r in first.results] == [(r.listing_id, r.score) for r in second.results]
    assert len({r.listing_id for r in first.results}) == len(first.results)


def test_among_equals_the_smaller_id_comes_first() -> None:
    match = matched(profile(), *(listing(number) for number in (7, 3, 5)))

    assert [result.listing_id.int for result in match.results] == [3, 5, 7]


def test_reasons_to_say_are_good_and_few() -> None:
    person = profile(age=20, place=place(), languages=("ar",), gender=Gender.WOMAN)
    (result,) = matched(person, listing(1, in_town="Forlì", languages=("de",), **OPEN)).results

    said = [reason.feature for reason in reasons_to_say(result, person)]
    assert said[:2] == ["need_cover", "place"]
    assert "spoken_language" not in said
    assert len(said) <= 3


def test_what_to_check_has_the_conditions_first_then_the_open_questions() -> None:
    (result,) = matched(profile(age=20, languages=("ar",), place=place()), listing(1, access=2, **OPEN)).results

    checks = texts(to_check(result))
    assert checks[0] == "Needs a referral: ask who can write it"
    assert "Ask which languages are spoken." in checks


def test_what_would_change_it_says_whether_it_could_come_first() -> None:
    person = profile(place=place(), languages=("ar",))
    match = matched(
        person,
        listing(1, in_town="Forlì", languages=("ar",)),
        listing(2, in_town="Forlì"),
        listing(3, languages=("ar",)),
    )

    changes = {result.listing_id.int: what_would_change(result, match) for result in match.results}
    assert changes[2] is not None
    assert changes[2].is_question
    assert str(changes[2].text).endswith("Ask which languages are spoken.")


@pytest.mark.parametrize("limit", [1, 2, 7])
def test_the_limit_is_kept(limit: int) -> None:
    assert len(matched(profile(), *(listing(number) for number in range(1, 10)), limit=limit).results) == limit


def test_a_service_for_victims_that_also_helps_otherwise_is_restricted() -> None:
    row = listing(
        1, needs=("safety.trafficking", WORK), tags={("target_group", "violence_victims"): 1.0}, minimum_age=18
    )

    assert names(matched(profile(needs=(WORK,)), row)) == []
    assert len(matched(profile(needs=("safety.trafficking",)), row).results) == 1


def test_without_a_place_nothing_is_called_near() -> None:
    match = rank(profile(needs=(WORK,)), catalog(listing(1, needs=(ANXIETY,))))

    assert [str(one.why) for one in match.uncovered] == ["the directory knows nothing that answers it"]


def test_a_need_that_only_what_is_too_dear_covers_is_uncovered() -> None:
    paid = listing(1, in_town="Forlì", needs=(HOUSING,), cost=Cost.PAID, cost_amount=60.0, **OPEN)

    poor = matched(profile(age=30, place=place(), needs=(HOUSING,), budget=Budget.FREE), paid)
    other = matched(profile(age=30, place=place(), needs=(HOUSING,)), paid)

    assert texts([one.why for one in poor.uncovered]) == ["what answers it costs more than the person can pay"]
    assert poor.uncovered[0].cause is Cause.NOT_ELIGIBLE
    assert other.uncovered == []


def test_nobody_is_said_to_be_unable_to_pay_whose_isee_is_all_that_is_known() -> None:
    paid = listing(1, in_town="Forlì", needs=(HOUSING,), cost=Cost.PAID, cost_amount=20.0, **OPEN)

    (gap,) = matched(profile(age=30, place=place(), needs=(HOUSING,), isee=7000.0), paid).uncovered

    assert str(gap.why) == "what answers it has to be paid for: ask whether the person can"


def test_every_need_that_something_covers_has_it_in_the_list() -> None:
    many = [listing(number, in_town="Forlì", needs=(HOUSING,), **OPEN) for number in range(1, 15)]
    only = listing(20, in_town="Cesena", needs=(WORK,), **OPEN)
    person = profile(age=30, place=place(), needs=(need(HOUSING, severity=5), need(WORK, severity=1)))

    match = matched(person, *many, only)

    assert len(match.results) == 10
    assert match.results[-1].listing_id == only.listing_id
    assert match.uncovered == []
