"""A plan changed by hand keeps every hard rule or is refused with a sentence; a plan without profiles is as good."""

import uuid
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.errors import Conflict, InvalidInput
from matching.allocation.allocate import allocate, optimum, prepare
from matching.allocation.changed_by_hand import changed, lines_of, overfull
from matching.allocation.plan import AllocationPlan, Occasion, Person
from matching.link_workers.assign import propose
from matching.link_workers.kept_suitability import Known
from matching.link_workers.rules import ARRIVAL_RULES, LASTING_RULES, first_broken
from matching.link_workers.workers import Team
from matching.profile import Profile
from tests.matching.builders import ANXIETY, HOUSING, TODAY, profile, team, worker

WORKERS = st.lists(
    st.fixed_dictionaries(
        {
            "capacity_points": st.sampled_from([0.0, 2.0, 4.0]),
            "languages": st.sampled_from([(), ("it",), ("ar", "it")]),
            "cleared_for_minors": st.sampled_from([None, False, True]),
            "takes_new_people": st.booleans(),
            "tags": st.sampled_from([{}, {("need", ANXIETY): 1.0}, {("need", HOUSING): 1.0}]),
        }
    ),
    min_size=1,
    max_size=4,
)
PEOPLE = st.lists(
    st.fixed_dictionaries(
        {
            "age": st.sampled_from([16, 30]),
            "languages": st.sampled_from([("it",), ("ar",)]),
            "needs": st.sampled_from([(ANXIETY,), (HOUSING,)]),
        }
    ),
    min_size=1,
    max_size=5,
)


def crew(rows: list[dict[str, Any]]) -> Team:
    """Workers 1, 2, …"""
    return team(*(worker(number, name=f"W{number}", **values) for number, values in enumerate(rows, 1)))


def without_profile(one: Person, known: Known) -> Person:
    """The same person as a later plan knows them."""
    return Person(one.id, Profile(asked_on=TODAY), one.points, one.current_worker, known=known)


def placed(plan: AllocationPlan) -> Mapping[str, uuid.UUID]:
    """Person -> worker."""
    return {one.person.id: one.after.id for one in plan.moves} | {one.person.id: one.worker.id for one in plan.stays}


@settings(max_examples=30)
@given(rows=WORKERS, asked=PEOPLE, data=st.data())
def test_a_plan_changed_by_hand_breaks_no_hard_rule_or_is_refused_with_a_sentence(
    rows: list[dict[str, Any]], asked: list[dict[str, Any]], data: st.DataObject
) -> None:
    names = [f"W{number}" for number in range(1, len(rows) + 1)]
    current = [data.draw(st.sampled_from([None, *names])) for _ in asked]
    loads = [float(current.count(name)) for name in names]  # as it is recorded
    members = crew([{**row, "load_points": load} for row, load in zip(rows, loads, strict=True)])
    people = [Person(f"p{n}", profile(**one), 1.0, current[n]) for n, one in enumerate(asked)]
    occasion = data.draw(st.sampled_from([*Occasion]))
    question = prepare(people, members, occasion=occasion, about=members.rows[0].id)
    planned = lines_of(question, optimum(question)[0])
    workers = st.sampled_from([None, *(row.id for row in members.rows)])
    lines = planned | data.draw(st.dictionaries(st.sampled_from([one.id for one in people]), workers))
    try:
        plan = changed(question, lines, planned)
    except Conflict:
        return
    row_of = {row.id: place for place, row in enumerate(members.rows)}
    assert placed(plan) == {person: one for person, one in lines.items() if one}
    for one in people:
        if (chosen := lines[one.id]) is not None:
            place = row_of[chosen]
            rules = LASTING_RULES if one.current_worker == members.rows[place].name else ARRIVAL_RULES
            assert first_broken(one.profile, question.team, one.points, rules)[place] < 0
    limit = {row.worker.id: max(row.worker.capacity_points, row.points_before) for row in plan.caseloads}
    full = {row.worker.id for row in plan.caseloads if row.points_after > limit[row.worker.id]}
    assert len(overfull(plan)) == len(full)
    if lines == planned:
        assert not full


@settings(max_examples=30)
@given(rows=WORKERS, asked=PEOPLE)
def test_without_the_profile_the_plan_is_as_good_and_keeps_the_same_rules(
    rows: list[dict[str, Any]], asked: list[dict[str, Any]]
) -> None:
    members = crew(rows)
    people = [Person(f"p{number}", profile(**one), 1.0) for number, one in enumerate(asked)]
    bare = [without_profile(one, propose(one.profile, members, points=1.0).known) for one in people]
    by_profile, by_known = allocate(people, members), allocate(bare, members)
    assert len(by_known.waiting) == len(by_profile.waiting)
    assert by_known.suitability == pytest.approx(by_profile.suitability, abs=0.002 * len(people))
    assert not any(move.reasons for move in by_known.moves)


def test_a_worker_who_came_after_the_proposal_is_not_chosen_and_that_is_said() -> None:
    before = team(worker(1, name="Anna"))
    known = propose(profile(age=30), before).known
    both = team(worker(1, name="Anna"), worker(2, name="Bea"))
    question = prepare([Person("a", Profile(asked_on=TODAY), 1.0, known=known)], both)
    planned = lines_of(question, optimum(question)[0])
    assert planned == {"a": uuid.UUID(int=1)}
    with pytest.raises(Conflict, match="make a new one"):
        changed(question, {"a": uuid.UUID(int=2)}, planned)


def test_who_stays_with_somebody_nothing_is_known_of_is_not_moved() -> None:
    known = propose(profile(age=30), team(worker(1, name="Anna", tags={("need", ANXIETY): 1.0}))).known
    both = team(worker(1, name="Anna", tags={("need", ANXIETY): 1.0}), worker(2, name="Bea", load_points=1.0))
    plan = allocate([Person("a", Profile(asked_on=TODAY), 1.0, "Bea", known=known)], both, move_cost=0.0)
    assert [one.worker.name for one in plan.stays] == ["Bea"]


@pytest.mark.parametrize("lines", [{}, {"a": None, "b": None}, {"a": uuid.UUID(int=9)}])
def test_lines_of_other_people_or_workers_are_refused(lines: dict[str, uuid.UUID | None]) -> None:
    question = prepare([Person("a", profile(age=30), 1.0)], team(worker(1)))
    with pytest.raises(InvalidInput):
        changed(question, lines, {"a": None})


def test_who_can_go_on_is_not_left_waiting() -> None:
    question = prepare([Person("a", profile(age=30), 1.0, "Anna")], team(worker(1, name="Anna", load_points=1.0)))
    with pytest.raises(Conflict, match="leaves nobody waiting"):
        changed(question, {"a": None}, {"a": uuid.UUID(int=1)})


def test_who_is_kept_free_is_named_with_the_price_of_that_room() -> None:
    rare = worker(1, name="Aziz", languages=("ar", "it"), tags={("need", ANXIETY): 1.0})
    members = team(rare, worker(2, name="Bea", languages=("it",)))
    proposal = propose(profile(age=30, languages=("it",)), members, prices={rare.id: 0.9})
    assert proposal.candidates[0].name == "Bea"
    (note,) = [str(one) for one in proposal.notes if "kept free" in str(one)]
    assert note.startswith("Aziz would suit better by")
    assert "worth 0.9." in note
