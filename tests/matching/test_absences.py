"""Absences and last days as hard rules, for one arrival and for the plan of a team."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.allocation.allocate import allocate
from matching.allocation.plan import Person
from matching.link_workers.assign import Proposal, propose
from matching.link_workers.availability import away_on, joined
from matching.link_workers.workers import WorkerRow
from tests.matching.builders import HOUSING, TODAY, profile, team, worker

DAY = timedelta(days=1)


def proposed(**values: Any) -> Proposal:
    """Anna, with these values, and Bea who is always there."""
    return propose(profile(age=30), team(worker(1, name="Anna", **values), worker(2, name="Bea")))


def why_not_anna(proposal: Proposal) -> str:
    return next((str(one.why) for one in proposal.excluded if one.name == "Anna"), "")


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"absences": ((TODAY, TODAY + 14 * DAY),)}, "Is away until 2026-12-06"),
        ({"absences": ((TODAY - 30 * DAY, None),)}, "Is away, nobody knows until when"),
        ({"absences": ((TODAY + 14 * DAY, None),)}, "Will be away from 2026-12-06, nobody knows"),
        ({"absences": ((TODAY + DAY, TODAY + 40 * DAY),)}, "Will be away from 2026-11-23 until"),
        ({"works_until": TODAY + 3 * DAY}, "Works here only until 2026-11-25"),
        ({"works_from": TODAY + 15 * DAY}, "Begins only on 2026-12-07"),
        ({"absences": ((TODAY, TODAY + 9 * DAY), (TODAY + 10 * DAY, TODAY + 20 * DAY))}, "Is away until 2026-12-12"),
    ],
)
def test_who_is_away_beyond_two_weeks_is_not_proposed_and_told_why(values: dict[str, Any], why: str) -> None:
    assert why in why_not_anna(proposed(**values))


@pytest.mark.parametrize(
    "values",
    [
        {"absences": ((TODAY, TODAY + 13 * DAY),)},
        {"absences": ((TODAY - 30 * DAY, TODAY - DAY),)},
        {"absences": ((TODAY + 15 * DAY, None),)},
        {"works_from": TODAY + 14 * DAY},
        {"works_until": TODAY + 14 * DAY},
        {},
    ],
)
def test_a_holiday_keeps_nobody_from_being_proposed(values: dict[str, Any]) -> None:
    assert why_not_anna(proposed(**values)) == ""


def test_the_people_of_who_is_away_for_long_go_to_somebody_else() -> None:
    for values, moves in (
        ({"absences": ((TODAY, TODAY + 30 * DAY),)}, False),
        ({"absences": ((TODAY, TODAY + 60 * DAY),)}, True),
        ({"works_until": TODAY}, False),
        ({"works_until": TODAY - DAY}, True),
    ):
        rows = (worker(1, name="Anna", load_points=1.0, **values), worker(2, name="Bea"))
        plan = allocate([Person("a", profile(age=30), 1.0, "Anna")], team(*rows), move_cost=1.0)
        assert bool(plan.moves) is moves
        assert all("Cannot stay with Anna" in str(move.why) for move in plan.moves)


def test_a_conflict_of_interest_excludes_the_worker_or_the_whole_organization() -> None:
    rows = (worker(1, name="Anna", organization="La Tenda"), worker(2, name="Bea", organization="Incroci"))
    for named in ("anna", "LA TENDA", str(rows[0].id)):
        proposal = propose(profile(conflicts=(named,)), team(*rows))
        assert [one.name for one in proposal.candidates] == ["Bea"]
        assert "conflict of interest" in why_not_anna(proposal)


def test_with_an_interpreter_no_language_is_a_condition() -> None:
    italian = team(worker(1, name="Anna", languages=("it",)))
    assert not propose(profile(languages=("ar",)), italian).candidates
    assert propose(profile(languages=("ar",), interpreter=True), italian).candidates


def test_experience_with_such_people_and_a_mandate_count_and_are_said() -> None:
    rows = (
        worker(
            1, name="Anna", tags={("target_group", "adolescents"): 1.0}, experience_years=8.0, works_on_mandate=True
        ),
        worker(2, name="Bea", tags={("target_group", "elderly"): 1.0}, works_on_mandate=False),
    )
    cleared = team(*(WorkerRow(**{**vars(row), "cleared_for_minors": True}) for row in rows))
    best, second = propose(profile(age=16, mandate=True, needs=(HOUSING,)), cleared).candidates
    said = " ".join(str(reason.text) for reason in best.reasons)
    assert best.name == "Anna"
    assert "8.0 years of experience" in said
    assert "works on an authority's mandate" in said
    assert "does not work on" in " ".join(str(reason.text) for reason in second.reasons)


DAYS = st.dates(date(2026, 1, 1), date(2026, 3, 31))
PERIODS = st.lists(
    st.tuples(DAYS, st.integers(0, 20)).map(lambda one: (one[0], one[0] + one[1] * DAY)), max_size=6
).map(tuple)


@given(PERIODS, DAYS)
def test_joined_absences_cover_exactly_the_same_days(absences: tuple[Any, ...], day: date) -> None:
    covered = any(begins <= day <= ends for begins, ends in absences)
    away = away_on(worker(1, absences=absences), day)
    assert (away is not None) is covered
    periods = joined(absences)
    assert all(ends + DAY < begins for (_, ends), (begins, _) in pairwise(periods))  # type: ignore[operator]
    if away is not None and away.ends is not None:
        assert away.days == (away.ends - day).days + 1
        assert not any(begins <= away.ends + DAY <= ends for begins, ends in absences)
