"""All that is kept of a person: exported for them, and gone when it is erased."""

import json
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.accounts.teams import EVERYTHING
from directory.errors import Conflict
from directory.models import (
    Account,
    Assignment,
    AssignmentPlan,
    AssignmentProposal,
    CaseAct,
    CaseGrant,
    PersonCase,
    Role,
)
from matching.allocation.plan import Occasion
from matching.casework import case_sharing, cases, decisions, person_data
from matching.casework.case_access import log_of
from matching.casework.team_plans import ask_for_team
from matching.link_workers.assign import propose
from matching.link_workers.team import build_team
from tests import factories
from tests.matching.builders import ANXIETY, VOCABULARY, profile
from tests.matching.casework import people
from tests.matching.casework.people import NOW, TODAY

WHEN: dict[str, Any] = {"now": NOW, "today": TODAY}
WHY = "La conosce dal corso"


@pytest.fixture
def sara(session: Session) -> Account:
    return people.account(session, "Sara", Role.LINK_WORKER, "Forlì")


def proposed(session: Session, case: PersonCase) -> AssignmentProposal:
    """Anna and Bea, who are cleared for minors, for somebody of 16 who speaks Arabic."""
    anna = factories.link_worker(session, name="Anna", tags=(f"need:{ANXIETY}",), cleared_for_minors=True)
    factories.link_worker(session, name="Bea", organization_id=anna.organization_id, cleared_for_minors=True)
    found = propose(profile(age=16, languages=("ar",)), build_team(session, VOCABULARY))
    return decisions.keep_proposal(session, found, case.person, by="Sara", now=NOW, team_id=case.team_id)


def decided(session: Session, kept: AssignmentProposal) -> None:
    """The second proposed walks with the person, and a plan showed it."""
    team = build_team(session, VOCABULARY)
    found = propose(profile(age=16, languages=("ar",)), team)
    second = found.candidates[1].id
    decisions.choose(session, kept, found, team, second, reason=WHY, by="Carla", now=NOW)
    move = {"person": kept.person, "text": "parla arabo", "suitability_after": 0.9}
    other = {"person": "P-OTHER", "text": "ha posto", "suitability_after": 0.8}
    shown = {"moves": [move, other], "stays": [], "waiting": []}
    written = {"created": [{"id": "x", "person": kept.person}]}
    plan = AssignmentPlan(
        number=1, occasion="weekly", applied_at=NOW, applied_by="Carla", difference=shown, written=written
    )
    session.add(plan)
    session.flush()


def test_erasing_leaves_the_reference_and_the_log(session: Session) -> None:
    sara, luca = people.account(session, "Sara"), people.account(session, "Luca")
    case = people.case(session, sara)
    case_sharing.give(session, people.viewer(session, sara), case.id, luca.email, until=None, **WHEN)
    person_data.erase(session, people.work(session, sara), case.id)

    assert (case.person, case.profile, case.identity, case.erased_at) == ("P-1", None, None, NOW)
    assert not session.scalars(sa.select(CaseGrant)).all()
    assert log_of(session, case)[0].act is CaseAct.ERASED
    assert cases.read_case(session, people.work(session, sara), case.id).profile == {}
    assert not cases.list_cases(session, people.viewer(session, sara), today=TODAY)
    with pytest.raises(Conflict, match="erased"):
        person_data.erase(session, people.work(session, sara), case.id)


def test_an_export_has_everything_and_is_logged(session: Session) -> None:
    sara = people.account(session, "Sara")
    case = people.case(session, sara)
    exported = person_data.export(session, people.work(session, sara), case.id)
    assert exported["profile"] == people.PROFILE
    assert (exported["person"], exported["worker"]) == ("P-1", "Sara")
    assert [one["act"] for one in exported["log"]] == ["exported", "opened"]


def test_an_export_has_the_proposals_and_who_walks_with_the_person(session: Session, sara: Account) -> None:
    case = people.case(session, sara)
    kept = proposed(session, case)
    decided(session, kept)
    exported = json.loads(json.dumps(person_data.export(session, people.work(session, sara), case.id)))

    (one,) = exported["proposals"]
    assert (one["by"], one["decision"], one["chosen"], one["reason"]) == ("Sara", "other", "Bea", WHY)
    assert [candidate["name"] for candidate in one["candidates"]] == ["Anna", "Bea"]
    assert all(candidate["reasons"] and candidate["suitability"] for candidate in one["candidates"])
    assert [(walk["worker"], walk["reason"], walk["until"]) for walk in exported["assignments"]] == [("Bea", WHY, None)]
    (plan,) = exported["plans"]
    assert plan["shown"] == [{"person": "P-1", "text": "parla arabo", "suitability_after": 0.9}]


def test_erasing_forgets_reasons_and_suitabilities_wherever_they_are_kept(session: Session, sara: Account) -> None:
    case, other = people.case(session, sara), people.case(session, sara, "P-OTHER")
    decided(session, proposed(session, case))
    proposed(session, other)
    person_data.erase(session, people.work(session, sara), case.id)
    session.expire_all()

    assert session.scalars(sa.select(AssignmentProposal.person)).all() == ["P-OTHER"]
    walk = session.scalars(sa.select(Assignment)).one()
    assert (walk.person, walk.reason, walk.ended_on) == ("P-1", None, None)
    plan = session.scalars(sa.select(AssignmentPlan)).one()
    assert [move.get("text") for move in plan.difference["moves"]] == [None, "ha posto"]
    assert plan.written["created"][0]["person"] == "P-1"
    question = ask_for_team(session, EVERYTHING, Occasion.WEEKLY, today=TODAY)
    assert question.left_out == ("P-1",)


def test_who_waits_and_is_erased_waits_no_longer(session: Session, sara: Account) -> None:
    case = people.case(session, sara)
    proposed(session, case)
    assert decisions.waiting(session, person="P-1")
    person_data.erase(session, people.work(session, sara), case.id)
    assert not decisions.waiting(session, person="P-1")


@pytest.mark.parametrize("model", [AssignmentProposal, Assignment])
def test_a_reference_under_which_another_team_keeps_something_is_taken(
    model: type[Any], session: Session, sara: Account
) -> None:
    mara = people.account(session, "Mara", Role.LINK_WORKER, "Trento")
    case = people.case(session, sara)
    decided(session, proposed(session, case))
    session.execute(sa.delete({AssignmentProposal: Assignment, Assignment: AssignmentProposal}[model]))
    session.execute(sa.update(model).values(person="P-2"))
    with pytest.raises(Conflict, match="taken"):
        people.case(session, mara, "P-2")
    assert people.case(session, sara, "P-2").person == "P-2"
