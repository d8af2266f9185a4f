"""The smallest set of services for all needs: who may be in it, why, what else there is, and what nobody covers."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.catalog.catalog import Cost
from directory.catalog.rows import ListingRow
from directory.i18n import Labels
from matching.features.response import BEARABLE_DAYS
from matching.network import MOST_NEEDS, SCORE_STEPS, NetworkProposal, propose_network
from matching.profile import Budget, NeedAsked, Profile, Urgency
from matching.rank import rank
from tests.matching.builders import ANXIETY, HOUSING, VOCABULARY, WORK, catalog, listing, need, place, profile

DEBT = "money.debt"
FOUR = (ANXIETY, HOUSING, WORK, DEBT)


def proposed(person: Profile, *rows: ListingRow, **values: Any) -> NetworkProposal:
    """Ask for a network among these listings."""
    return propose_network(person, catalog(*rows), **values)


def numbers(proposal: NetworkProposal) -> list[list[int]]:
    """Of the best network and its alternatives, the listings' numbers in order."""
    networks = [proposal.best, *proposal.alternatives]
    return [sorted(member.suggestion.listing_id.int for member in network.members) for network in networks]


def gaps(proposal: NetworkProposal) -> dict[str, str]:
    """Need -> why nothing covers it."""
    return {gap.need.term.code: str(gap.why) for gap in proposal.uncovered}


def test_one_service_for_all_needs_goes_before_several_that_suit_better() -> None:
    near: dict[str, Any] = {"in_town": "Forlì", "minimum_age": 0.0}
    proposal = proposed(
        profile(needs=(ANXIETY, HOUSING), age=20, place=place()),
        listing(1, needs=(ANXIETY,), **near),
        listing(2, needs=(HOUSING,), **near),
        listing(3, needs=(ANXIETY, HOUSING), in_town="Cesena"),
    )

    assert numbers(proposal) == [[3], [1, 2]]
    (member,) = proposal.members
    assert [(one.need.term.code, one.cover) for one in member.needs] == [(ANXIETY, 1.0), (HOUSING, 1.0)]
    assert str(member.why).startswith("It is the only service in reach that answers all of this")
    assert [str(note) for note in proposal.notes] == ["There is only one alternative that covers the same needs."]


def test_informal_groups_are_members_like_offices() -> None:
    group = listing(1, needs=(HOUSING,), organization="Vicini di casa (gruppo informale)")
    assert numbers(proposed(profile(needs=(HOUSING,)), group)) == [[1]]


def test_a_service_for_people_in_another_situation_is_no_member() -> None:
    after_prison = listing(1, needs=(WORK,), tags={("target_group", "prison"): 1.0})

    assert numbers(proposed(profile(needs=(WORK,)), after_prison)) == [[]]
    assert numbers(proposed(profile(needs=(WORK, "rights.prison")), after_prison)) == [[1]]


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"maximum_age": 14.0}, "Whatever covers it is not for this person, or is known to the person already."),
        ({"in_town": "Bologna"}, "Whatever would fit is out of reach."),
        ({"in_town": "Palermo"}, "The directory knows nothing near that covers it."),
        ({"places": 0}, "Whatever is in reach is full or closed for now."),
        ({"closed_now": True}, "Whatever is in reach is full or closed for now."),
        ({"cost": Cost.LOW}, "Whatever is in reach costs more than the person can pay."),
        ({"needs": (ANXIETY,)}, "Nothing in the directory covers it."),
    ],
)
def test_who_cannot_help_is_no_member_and_the_gap_says_why(values: dict[str, Any], why: str) -> None:
    person = profile(needs=(HOUSING,), age=20, place=place(), budget=Budget.FREE)
    fitting: dict[str, Any] = {"needs": (HOUSING,), "in_town": "Forlì", "cost": Cost.FREE, "places": 3}

    assert numbers(proposed(person, listing(1, **fitting))) == [[1]]
    without = proposed(person, listing(1, **{**fitting, **values}))
    assert without.members == ()
    assert gaps(without) == {HOUSING: why}
    closest = [gap.closest.listing_id.int for gap in without.uncovered if gap.closest]
    assert closest == ([] if "irectory" in why else [1])


def test_a_gap_has_the_cause_that_the_list_of_suggestions_tells() -> None:
    """A home for others near, and one for the person far beyond what is shown: neither is "too far" in one of them."""
    person = profile(needs=(HOUSING,), age=20, place=place())
    rows = [
        listing(1, needs=(HOUSING,), in_town="Forlì", maximum_age=14.0),
        listing(2, needs=(HOUSING,), in_town="Palermo"),
    ]

    (uncovered,) = rank(person, catalog(*rows)).uncovered
    (gap,) = proposed(person, *rows).uncovered

    assert (str(uncovered.why), str(gap.why)) == (
        "what answers it is not for this person",
        "Whatever covers it is not for this person, or is known to the person already.",
    )
    assert gap.closest
    assert gap.closest.listing_id.int == 1


@pytest.mark.parametrize("known", ["tried", "refused"])
def test_what_the_person_knows_already_is_no_member(known: str) -> None:
    """What is active looks after the need, so that nobody else is looked for (`test_followed`)."""
    rows = [listing(number, needs=(HOUSING,)) for number in (1, 2)]
    for one in (rows[0].listing_id, rows[0].service_id):
        assert numbers(proposed(profile(needs=(HOUSING,), **{known: frozenset({one})}), *rows)) == [[2]]


def test_an_unknown_cost_and_an_unknown_place_may_be_asked() -> None:
    person = profile(needs=(HOUSING,), place=place(), budget=Budget.FREE)
    assert numbers(proposed(person, listing(1, needs=(HOUSING,)))) == [[1]]


def test_services_about_violence_stay_out_unless_asked_for() -> None:
    centre = listing(1, needs=("safety.partner_violence", HOUSING), tags={("service_type", "anti_violence_centre"): 1})
    hidden = proposed(profile(needs=(HOUSING,)), centre)
    assert (numbers(hidden), [gap.closest for gap in hidden.uncovered]) == ([[]], [None])
    assert numbers(proposed(profile(needs=(HOUSING, "safety.partner_violence")), centre)) == [[1]]


def test_an_urgent_need_gets_a_member_that_answers_in_time_when_there_is_one() -> None:
    urgent = need(HOUSING, urgency=Urgency.NOW)
    slow = listing(1, needs=(HOUSING, WORK), waiting_days=30)
    silent = listing(2, needs=(HOUSING,), in_town="Forlì")
    quick = listing(3, needs=(HOUSING,), waiting_days=1, in_town="Meldola")
    person = profile(needs=(urgent, WORK), place=place())

    with_quick = proposed(person, slow, silent, quick)
    assert numbers(with_quick) == [[1, 3], [1]]
    assert [[one.term.code for one in network.later] for network in with_quick.alternatives] == [[HOUSING]]
    first, second = with_quick.members
    assert (first.suggestion.listing_id.int, str(first.timing)) == (
        3,
        "Answers in time",
    )
    assert "make people wait too long, or do not say how long" in str(first.why)
    assert [one.need.term.code for one in second.needs] == [WORK]  # not for housing, where it is late

    assert numbers(proposed(person, slow, silent)) == [[1, 2], [1]]
    without = proposed(person, slow)
    assert numbers(without) == [[1]]
    assert str(without.members[0].timing).startswith(
        "No service in reach is sure to answer in time for: Finding a home"
    )


def test_a_need_that_can_wait_may_get_a_service_that_does_not_say_when() -> None:
    person = profile(needs=(need(HOUSING, urgency=Urgency.CAN_WAIT),))
    proposal = proposed(person, listing(1, needs=(HOUSING,)), listing(2, needs=(HOUSING,), waiting_days=300))
    assert numbers(proposal) == [[1], [2]]
    assert (proposal.members[0].timing, proposal.best.what_it_costs) == (None, None)


def test_where_nothing_else_is_as_quick_the_alternatives_say_what_answers_later() -> None:
    rows = [listing(1, needs=(HOUSING,), waiting_days=1), listing(2, needs=(HOUSING,), waiting_days=90)]
    proposal = proposed(profile(needs=(need(HOUSING, urgency=Urgency.NOW),)), *rows)
    assert numbers(proposal) == [[1], [2]]
    (later,) = proposal.alternatives
    said = "Answers later, or does not say when, for: Finding a home or a room"
    assert [str(later.what_it_costs), str(later.members[0].timing)] == [said, said]


def test_members_for_urgent_needs_come_first() -> None:
    needs = (need(ANXIETY, 5), need(HOUSING, 1, Urgency.NOW), need(WORK, 2))
    rows = [listing(number, needs=(one.term.code,)) for number, one in enumerate(needs, 1)]
    proposal = proposed(profile(needs=needs), *rows)
    assert [member.needs[0].need.term.code for member in proposal.members] == [HOUSING, ANXIETY, WORK]


def test_where_more_members_would_be_too_many_the_lightest_need_waits() -> None:
    needs = (need(ANXIETY, 4), need(HOUSING, 1), need(WORK, 1, Urgency.NOW))
    rows = [listing(number, needs=(one.term.code,)) for number, one in enumerate(needs, 1)]
    proposal = proposed(profile(needs=needs), *rows, most_members=2)
    assert numbers(proposal) == [[1, 3]]
    assert gaps(proposal) == {HOUSING: "For later: more services at once would be too many."}


def test_equals_are_taken_by_id_whatever_the_order_of_the_listings() -> None:
    rows = [listing(number, needs=(HOUSING,), name="Uguale") for number in (4, 2, 9, 7)]
    assert numbers(proposed(profile(needs=(HOUSING,)), *rows)) == [[2], [4], [7]]
    assert numbers(proposed(profile(needs=(HOUSING,)), *reversed(rows))) == [[2], [4], [7]]


def test_the_only_one_is_said_to_be_the_only_one() -> None:
    proposal = proposed(
        profile(needs=(HOUSING, WORK)), *(listing(n, needs=(one,)) for n, one in ((1, HOUSING), (2, WORK), (3, WORK)))
    )
    why = {member.suggestion.listing_id.int: str(member.why) for member in proposal.members}
    assert why == {
        1: "It is the only suitable service in reach for: Finding a home or a room",
        2: "Of 2 services in reach, it is the most suitable for: Traineeship or internship",
    }


def test_totals_count_what_people_ask_about() -> None:
    person = profile(needs=FOUR, age=20, place=place(), budget=Budget.LOW)
    totals = proposed(
        person,
        listing(1, needs=(ANXIETY, HOUSING), in_town="Forlì", cost=Cost.FREE, waiting_days=9, minimum_age=0.0),
        listing(2, needs=(WORK,), in_town="Cesena", waiting_days=3),
    ).best.totals
    assert (totals.needs, totals.covered, totals.members, totals.organizations) == (4, 3, 2, 2)
    assert (totals.free, totals.unknown_cost, totals.slowest_days, totals.to_check) == (1, 1, 9.0, 1)
    assert totals.farthest_km == pytest.approx(18, abs=4)


def test_without_needs_there_is_no_network_and_this_is_said() -> None:
    proposal = proposed(profile(needs=(), interests=("music",)), listing(1))
    assert (numbers(proposal), proposal.uncovered) == ([[]], ())
    assert [str(note) for note in proposal.notes] == ["No need was given: a network needs at least one."]


def test_of_very_many_needs_the_heaviest_decide() -> None:
    codes = [term.code for term in VOCABULARY.terms("need") if term.parent and not term.code.startswith("safety")]
    needs = tuple(need(code, 1 + (place < MOST_NEEDS)) for place, code in enumerate(codes[: MOST_NEEDS + 3]))
    proposal = proposed(profile(needs=needs), *(listing(n, needs=(one.term.code,)) for n, one in enumerate(needs, 1)))
    assert str(proposal.notes[0]).startswith(f"Only the {MOST_NEEDS} heaviest needs are looked at")
    assert set(codes[MOST_NEEDS : MOST_NEEDS + 3]) <= set(gaps(proposal))


LISTINGS = st.builds(
    lambda codes, days, places, cost: {"needs": codes, "waiting_days": days, "places": places, "cost": cost},
    st.sets(st.sampled_from(FOUR)),
    st.sampled_from([None, 0, 5, 90]),
    st.sampled_from([None, 0, 2]),
    st.sampled_from([Cost.UNKNOWN, Cost.FREE, Cost.PAID]),
)
NEEDS = st.lists(
    st.builds(need, st.sampled_from(FOUR), st.integers(1, 5), st.sampled_from([*Urgency])),
    min_size=1,
    max_size=4,
    unique_by=lambda one: one.term.code,
)


@settings(max_examples=40, deadline=None)
@given(NEEDS, st.lists(LISTINGS, max_size=8))
def test_every_network_keeps_its_promises(needs: list[NeedAsked], listings: list[dict[str, Any]]) -> None:
    person = profile(needs=tuple(needs), budget=Budget.LOW)
    rows = [listing(number, **values) for number, values in enumerate(listings, 1)]
    proposal = proposed(person, *rows)

    networks = [proposal.best, *proposal.alternatives]
    covered = [{s.need.term.code for m in network.members for s in m.needs} for network in networks]
    assert all(one == covered[0] for one in covered)
    assert covered[0] | set(gaps(proposal)) == {one.term.code for one in needs}
    assert not covered[0] & set(gaps(proposal))
    assert len({tuple(one) for one in numbers(proposal)}) == len(networks)
    by_id = {row.listing_id: row for row in rows}
    for network, member in ((one, member) for one in networks for member in one.members):
        row = by_id[member.suggestion.listing_id]
        assert row.places != 0
        assert row.cost != Cost.PAID
        assert {one.need.term.code for one in member.needs} <= {code for _, code in row.tags}
        for one in (one.need for one in member.needs if one.need.urgency is Urgency.NOW):
            assert row.waiting_days == 0 or one in network.later or not _somebody_in_time(one, rows)


def _somebody_in_time(asked: NeedAsked, rows: list[ListingRow]) -> bool:
    return any(
        ("need", asked.term.code) in row.tags
        and row.places != 0
        and row.cost != Cost.PAID
        and row.waiting_days is not None
        and row.waiting_days <= BEARABLE_DAYS[asked.urgency]
        for row in rows
    )


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sets(st.sampled_from(FOUR), min_size=1), st.integers(0, 60)), min_size=2, max_size=10))
def test_who_is_called_the_most_suitable_is_that(listings: list[tuple[set[str], int]]) -> None:
    person = profile(needs=tuple(need(code, urgency=Urgency.CAN_WAIT) for code in FOUR))
    rows = [listing(n, needs=codes, waiting_days=days) for n, (codes, days) in enumerate(listings, 1)]
    suggestions = rank(person, catalog(*rows), limit=100).results
    by_label = {str(Labels(one.term.labels)): one.term.code for one in person.needs}

    for member in proposed(person, *rows).members:
        if "most suitable" in member.why.message:
            alone = {by_label[str(label)] for label in member.why.facts["needs"]}
            rivals = [one for one in suggestions if alone <= set(one.covers)]
            assert member.why.facts["count"] == len(rivals) > 1
            assert member.suggestion.score >= max(one.score for one in rivals) - 1 / SCORE_STEPS


@settings(max_examples=25, deadline=None)
@given(NEEDS, st.lists(LISTINGS, min_size=1, max_size=8))
def test_what_a_network_leaves_out_is_at_least_what_a_match_calls_uncovered(
    needs: list[NeedAsked], listings: list[dict[str, Any]]
) -> None:
    person, rows = profile(needs=tuple(needs)), [listing(n, **values) for n, values in enumerate(listings, 1)]
    uncovered = {one.term.code for one in rank(person, catalog(*rows)).uncovered}
    assert uncovered <= set(gaps(proposed(person, *rows)))


def test_a_night_line_treats_nothing_that_a_clinic_treats() -> None:
    both = ("addictions.alcohol", "mental_wellbeing.listening")
    line = listing(1, needs=both, tags={("service_type", "helpline"): 1.0}, remote=True)
    clinic = listing(2, needs=both[:1], tags={("service_type", "addiction_service"): 1.0})

    treated = propose_network(profile(needs=both), catalog(line, clinic))
    alone = propose_network(profile(needs=both), catalog(line))

    assert {one.suggestion.row for one in treated.members} == {0, 1}
    assert [[served.need.term.code for served in one.needs] for one in alone.members] == [[*both]]
