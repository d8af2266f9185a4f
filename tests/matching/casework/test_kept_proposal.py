"""Reasons are kept with a proposal, said later in any language, and go when nobody decides by them any more."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from directory.accounts.teams import Scope, set_worker_teams, team_named
from directory.errors import NotFound
from directory.i18n import Labels, Sentence
from directory.models import AssignmentProposal, EndReason, Team
from directory.sentences_as_data import as_data, from_data
from matching.allocation.plan import Occasion
from matching.casework import assignments, decisions, kept_proposal, proposals
from matching.casework.team_plans import ask_for_team
from matching.link_workers.assign import propose
from matching.link_workers.team import build_team
from matching.link_workers.workers import pack_team
from tests import factories
from tests.matching.builders import ANXIETY, VOCABULARY, profile

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
TODAY = date(2026, 11, 22)
LATER = NOW + timedelta(days=kept_proposal.REASONS_DAYS + 1)


def keep(session: Session, person: str = "TN-1", **values: Any) -> AssignmentProposal:
    """A proposal for a minor who speaks Arabic, out of three link workers."""
    team = build_team(session, VOCABULARY)
    asked = profile(age=16, languages=("ar",))
    return decisions.keep_proposal(session, propose(asked, team), person, **{"by": "c", "now": NOW, **values})


@pytest.fixture(autouse=True)
def crew(session: Session) -> None:
    """Anna and Bea could; Ciro is not cleared."""
    anna = factories.link_worker(session, name="Anna", tags=(f"need:{ANXIETY}",), cleared_for_minors=True)
    for name, cleared in (("Bea", True), ("Ciro", False)):
        factories.link_worker(session, name=name, organization_id=anna.organization_id, cleared_for_minors=cleared)


def test_reasons_add_up_and_can_be_said_in_any_language(session: Session) -> None:
    row = keep(session)
    session.expire_all()
    read = proposals.read_again(row, build_team(session, VOCABULARY), today=TODAY)
    for one in read.candidates:
        assert sum(reason.contribution for reason in one.reasons) == pytest.approx(one.score, abs=1e-4)
        assert all(str(reason.text) for reason in one.reasons)
    said = kept_proposal.kept_reasons(row.candidates)
    assert said.difference is not None
    assert said.ruled_out == {"clearance": 1}


def test_a_proposal_from_before_reasons_were_kept_still_shows(session: Session) -> None:
    row = keep(session)
    row.candidates = {"candidates": [{"id": one["id"], "score": 0.5} for one in row.candidates["candidates"]]}
    read = proposals.read_again(row, build_team(session, VOCABULARY), today=TODAY)
    assert [one.reasons for one in read.candidates] == [(), ()]
    broken = {**row.candidates, "notes": [{"nonsense": 1}]}
    assert kept_proposal.kept_reasons(broken).notes == ()


def test_reasons_go_after_the_decision_and_what_a_plan_needs_stays_while_somebody_walks(session: Session) -> None:
    row, waits = keep(session), keep(session, "TN-2")
    team = build_team(session, VOCABULARY)
    first = proposals.read_again(row, team, today=TODAY).candidates[0].id
    proposals.choose_proposed(session, row, team, first, reason=None, by="c", now=NOW, today=TODAY)
    decisions.leave_waiting(session, waits, reason=None, by="c", now=NOW)
    kept_proposal.forget_old_reasons(session, now=NOW + timedelta(days=1))
    assert row.candidates["candidates"][0]["reasons"]
    kept_proposal.forget_old_reasons(session, now=LATER)
    assert "reasons" not in row.candidates["candidates"][0]
    assert {"notes", "difference"}.isdisjoint(row.candidates)
    assert kept_proposal.kept_known(row.candidates) is not None
    assert waits.candidates["candidates"][0]["reasons"]
    assignments.end(session, "TN-1", EndReason.GOAL_REACHED, on=TODAY)
    kept_proposal.forget_old_reasons(session, now=LATER)
    assert kept_proposal.kept_known(row.candidates) is None


def test_who_has_gone_since_is_named_and_the_difference_is_of_those_who_are_left(session: Session) -> None:
    row = keep(session)
    read = proposals.read_again(row, build_team(session, VOCABULARY), today=TODAY)
    assert [one.name for one in read.candidates] == ["Anna", "Bea"]
    assert proposals.runner_up_difference(row, read) == row.candidates["difference"]
    without = [one for one in build_team(session, VOCABULARY).rows if one.name != "Anna"]
    read = proposals.read_again(row, pack_team(without, VOCABULARY), today=TODAY)
    assert [one.name for one in read.candidates] == ["Bea"]
    assert [(one.name, str(one.why)) for one in read.excluded] == [("Anna", "Is not on the team any more")]
    assert proposals.runner_up_difference(row, read) is None
    row.candidates = {"candidates": [{"id": one["id"], "score": 0.5} for one in row.candidates["candidates"]]}
    assert proposals.read_again(row, pack_team((), VOCABULARY), today=TODAY).excluded[0].name == "–"


def test_nothing_that_was_stated_is_kept_apart_from_reasons_and_rules(session: Session) -> None:
    document = keep(session).candidates
    assert set(document) == {"version", "candidates", "difference", "ruled_out", "notes", "known"}
    assert set(document["known"]) == {"suitability", "room_share", "ruled_out"}


def test_a_sentence_is_the_same_after_it_was_kept() -> None:
    facts = {"n": 1.5, "who": ("a", Labels({"it": "b"})), "day": TODAY, "why": Sentence("x %(y)s", {"y": True})}
    sentence = Sentence("%(n)s %(who)s %(day)s %(why)s", facts)
    assert from_data(as_data(sentence)) == sentence


def test_each_team_sees_its_own_people_and_workers(session: Session) -> None:
    north, south = factories.add(session, Team(name="Nord")), factories.add(session, Team(name="Sud"))
    anna = next(row.id for row in build_team(session, VOCABULARY).rows if row.name == "Anna")
    set_worker_teams(session, anna, [north, south])
    set_worker_teams(session, anna, [north])
    keep(session, "TN-1", team_id=north.id)
    keep(session, "TN-2")
    for scope, people, names in (
        (Scope(), ["TN-1", "TN-2"], ["Anna", "Bea", "Ciro"]),
        (Scope.of([north.id]), ["TN-1"], ["Anna"]),
        (Scope.of([south.id]), [], []),
        (Scope.of([]), ["TN-2"], ["Bea", "Ciro"]),
    ):
        assert sorted(one.person for one in decisions.waiting(session, scope=scope)) == people
        team = build_team(session, VOCABULARY, scope=scope)
        assert sorted(row.name for row in team.rows) == names
        question = ask_for_team(session, scope, Occasion.GROUP, today=TODAY)
        assert sorted(one.id for one in question.asked.people) == people
    with pytest.raises(NotFound, match="Nord"):
        team_named(session, "Ovest")
