"""Kept proposals, read again and decided later without the profile."""

import uuid
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy.orm import Session

from directory.errors import Conflict, InvalidInput, NotFound
from directory.models import Absence, AssignmentProposal, Decision, LinkWorker
from matching.casework import decisions, proposals
from matching.link_workers.assign import Band, propose
from matching.link_workers.team import build_team
from tests import factories
from tests.matching.builders import ANXIETY, VOCABULARY, profile

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
TODAY = date(2026, 11, 22)
WITH: dict[str, Any] = {"by": "coordinator", "now": NOW, "today": TODAY}


@pytest.fixture
def crew(session: Session) -> tuple[LinkWorker, LinkWorker, LinkWorker]:
    """Anna, who knows anxiety, Bea, and Ciro, who is not cleared for minors."""
    cleared: dict[str, Any] = {"cleared_for_minors": True}
    anna = factories.link_worker(session, name="Anna", tags=(f"need:{ANXIETY}",), **cleared)
    bea = factories.link_worker(session, name="Bea", organization_id=anna.organization_id, **cleared)
    ciro = factories.link_worker(session, name="Ciro", organization_id=anna.organization_id, cleared_for_minors=False)
    return anna, bea, ciro


def kept(session: Session, person: str = "TN-1") -> AssignmentProposal:
    """A proposal for a minor."""
    proposal = propose(profile(age=16), build_team(session, VOCABULARY))
    return decisions.keep_proposal(session, proposal, person, by="coordinator", now=NOW)


def test_who_was_proposed_stands_there_with_the_caseload_of_today(
    session: Session, crew: tuple[LinkWorker, ...]
) -> None:
    row = kept(session)
    crew[0].load_points = 59.0
    session.flush()
    read = proposals.read_again(row, build_team(session, VOCABULARY), today=TODAY)
    assert [one.name for one in read.candidates] == ["Anna", "Bea"]
    assert read.candidates[0].load_after == pytest.approx((59 + row.points) / 60)
    assert [one.band for one in read.candidates] == [Band.AMBER, Band.BLUE]
    assert read.case_points == row.points


def test_nobody_else_can_be_chosen_since_the_profile_is_not_there(
    session: Session, crew: tuple[LinkWorker, ...]
) -> None:
    row, team = kept(session), build_team(session, VOCABULARY)
    for other in (crew[2].id, uuid.uuid4()):
        with pytest.raises(InvalidInput, match="one of those who were proposed"):
            proposals.choose_proposed(session, row, team, other, reason="comunque", **WITH)
    assert row.decision is None


def test_the_first_needs_no_reason_and_the_second_does(session: Session, crew: tuple[LinkWorker, ...]) -> None:
    team = build_team(session, VOCABULARY)
    first, second = kept(session, "TN-1"), kept(session, "TN-2")
    assert proposals.choose_proposed(session, first, team, crew[0].id, reason=None, **WITH).person == "TN-1"
    with pytest.raises(InvalidInput, match="Bea was not proposed first"):
        proposals.choose_proposed(session, second, team, crew[1].id, reason=" ", **WITH)
    proposals.choose_proposed(session, second, team, crew[1].id, reason="La conosce", **WITH)
    assert (first.decision, second.decision) == (Decision.ACCEPTED, Decision.OTHER)


def test_who_is_away_since_is_named_with_the_cause_and_stays_first(
    session: Session, crew: tuple[LinkWorker, ...]
) -> None:
    row = kept(session)
    factories.add(session, Absence(link_worker_id=crew[0].id, begins_on=TODAY, ends_on=None))
    session.expire_all()
    team = build_team(session, VOCABULARY)
    found = proposals.obstacles(proposals.read_again(row, team, today=TODAY), team)
    assert {worker: str(why) for worker, why in found.items()} == {crew[0].id: "Is away, nobody knows until when"}
    with pytest.raises(InvalidInput, match="Bea was not proposed first"):
        proposals.choose_proposed(session, row, team, crew[1].id, reason=None, **WITH)


def test_only_the_last_proposal_of_who_waits_is_found(session: Session, crew: tuple[LinkWorker, ...]) -> None:
    row, team = kept(session), build_team(session, VOCABULARY)
    assert proposals.find_waiting(session, row.id) is row
    decisions.leave_waiting(session, row, reason=None, by="coordinator", now=NOW)
    assert proposals.find_waiting(session, row.id) is row
    proposals.choose_proposed(session, row, team, crew[0].id, reason=None, **WITH)
    with pytest.raises(Conflict, match="“TN-1” is over"):
        proposals.find_waiting(session, row.id)
    with pytest.raises(NotFound):
        proposals.find_waiting(session, uuid.uuid4())
