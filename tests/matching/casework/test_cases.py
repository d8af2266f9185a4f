"""Writing a person's profile: drafts, two writers at once, and what the files of the database show."""

from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from directory.db import make_engine, open_session
from directory.errors import Conflict, InvalidInput
from directory.models import CaseState, Role
from matching.casework import cases, person_data
from matching.casework.both_edits import join
from matching.casework.cases import IDENTITY, PROFILE, WrittenMeanwhile
from tests.databases import ready_database
from tests.matching.casework import people

EMPTY: dict[str, Any] = {"was": {}, "version": None}


def test_a_draft_is_kept_and_read_again(session: Session) -> None:
    work = people.work(session, people.account(session, "Sara"))
    case = cases.open_case(session, work, "P-1", {"words": "cerco casa"})
    assert case.state is CaseState.DRAFT
    cases.save_part(
        session, work, case.id, PROFILE, people.PROFILE, was={"words": "cerco casa"}, version=1, state=CaseState.IN_USE
    )
    cases.save_part(session, work, case.id, IDENTITY, {"name": "Aisha Rossi"}, was={}, version=2)
    opened = cases.read_case(session, work, case.id)
    assert (opened.profile, opened.identity) == (people.PROFILE, {"name": "Aisha Rossi"})
    assert (opened.case.state, opened.case.version) == (CaseState.IN_USE, 3)
    cases.save_part(session, work, case.id, IDENTITY, {}, was={"name": "Aisha Rossi"}, version=3)
    assert case.identity is None


def test_a_reference_is_used_once_and_is_no_name(session: Session) -> None:
    work = people.work(session, people.account(session, "Sara"))
    cases.open_case(session, work, "TN-2026-014", {})
    with pytest.raises(Conflict, match="taken"):
        cases.open_case(session, work, "TN-2026-014", {})
    with pytest.raises(InvalidInput):
        cases.open_case(session, work, "Aisha Rossi", {})


@pytest.mark.parametrize("role", [Role.PARTNER, Role.ADMINISTRATOR])
def test_only_link_workers_and_coordinators_keep_a_profile(role: Role, session: Session) -> None:
    with pytest.raises(InvalidInput, match="Only link workers and coordinators"):
        cases.open_case(session, people.work(session, people.account(session, "Paola", role)), "P-9", {})


def test_proposed_references_tell_nothing_and_differ(session: Session) -> None:
    made = {cases.new_reference(session) for _ in range(30)}
    assert len(made) == 30
    assert all(len(one) == 8 and one.startswith("P-") for one in made)


def test_changes_of_two_people_to_different_things_are_both_kept(session: Session) -> None:
    work = people.work(session, people.account(session, "Sara"))
    case = cases.open_case(session, work, "P-1", people.PROFILE)
    theirs = {**people.PROFILE, "age": 18}
    cases.save_part(session, work, case.id, PROFILE, theirs, was=people.PROFILE, version=1)
    mine = {**people.PROFILE, "place": "Cesena"}
    joined = cases.save_part(session, work, case.id, PROFILE, mine, was=people.PROFILE, version=1)
    assert joined.theirs == ("age",)
    assert cases.read_case(session, work, case.id).profile == {**people.PROFILE, "age": 18, "place": "Cesena"}


def test_who_changes_the_same_is_told_and_nothing_is_overwritten(session: Session) -> None:
    sara = people.account(session, "Sara")
    work = people.work(session, sara)
    case = cases.open_case(session, work, "P-1", people.PROFILE)
    theirs = {**people.PROFILE, "age": 18}
    cases.save_part(session, work, case.id, PROFILE, theirs, was=people.PROFILE, version=1)
    mine = {**people.PROFILE, "age": 16, "words": "casa"}
    with pytest.raises(WrittenMeanwhile) as told:
        cases.save_part(session, work, case.id, PROFILE, mine, was=people.PROFILE, version=1)
    problem = told.value
    assert (problem.joined.clashes, problem.who, problem.version) == (("age",), "Sara", 2)
    assert problem.joined.content == mine
    assert cases.read_case(session, work, case.id).profile == theirs

    cases.save_part(session, work, case.id, PROFILE, mine, was=problem.stored, version=problem.version)
    assert cases.read_case(session, work, case.id).profile == mine


def test_a_form_that_was_not_opened_from_the_case_overwrites_nothing(session: Session) -> None:
    work = people.work(session, people.account(session, "Sara"))
    case = cases.open_case(session, work, "P-1", {"age": 17})
    with pytest.raises(WrittenMeanwhile):
        cases.save_part(session, work, case.id, PROFILE, {"age": 18}, **EMPTY)
    cases.save_part(session, work, case.id, PROFILE, {"age": 17, "words": "casa"}, **EMPTY)
    assert cases.read_case(session, work, case.id).profile == {"age": 17, "words": "casa"}


def need(code: str, severity: int) -> dict[str, Any]:
    return {"term": code, "severity": severity, "urgency": "soon"}


needs = st.dictionaries(st.sampled_from("abc"), st.integers(1, 5), max_size=3)
profiles = st.builds(
    lambda plain, asked: {**plain, **({"needs": [need(*one) for one in asked.items()]} if asked else {})},
    st.dictionaries(st.sampled_from(["age", "place", "words"]), st.integers(0, 2), max_size=3),
    needs,
)


def flat(profile: dict[str, Any]) -> dict[str, Any]:
    return {**{k: v for k, v in profile.items() if k != "needs"}, **{n["term"]: n for n in profile.get("needs", ())}}


@given(profiles, profiles, profiles)
def test_every_change_of_either_is_kept_unless_both_changed_the_same(
    was: dict[str, Any], theirs: dict[str, Any], mine: dict[str, Any]
) -> None:
    joined = join(was, theirs, mine)
    before, stored, written, result = flat(was), flat(theirs), flat(mine), flat(joined.content)
    for key in {*before, *stored, *written, *result}:
        expected = stored.get(key) if written.get(key) == before.get(key) else written.get(key)
        assert result.get(key) == expected
    contradictions = {
        key
        for key in {*before, *stored, *written}
        if len({str(one.get(key)) for one in (before, stored, written)}) == 3
        or (written.get(key) != before.get(key) != stored.get(key) != written.get(key))
    }
    assert bool(joined.clashes) == bool(contradictions)


def test_no_name_and_no_need_stands_in_the_files_of_the_database(tmp_path: Path) -> None:
    settings = ready_database("sqlite", tmp_path)
    engine = make_engine(settings)
    secrets = ("Zuleika Bonacorsi", "addictions.gambling", "gioco alle slot", "3391234567")
    before = _files(tmp_path)  # the need stands in the taxonomy, and must not stand anywhere else
    with open_session(engine) as session:
        work = people.work(session, people.account(session, "Sara"))
        profile = {"needs": [need(secrets[1], 4)], "words": secrets[2]}
        case = cases.open_case(session, work, "P-ZULU01", profile)
        cases.save_part(
            session, work, case.id, IDENTITY, {"name": secrets[0], "contact": secrets[3]}, was={}, version=1
        )
        session.commit()
        files = _files(tmp_path)  # while the log of writes is still there
        sealed = case.profile
        person_data.erase(session, work, case.id)
        session.commit()
        session.execute(sa.text("PRAGMA wal_checkpoint(TRUNCATE)"))
    engine.dispose()
    after = _files(tmp_path)
    assert b"P-ZULU01" in files  # they were looked at
    for secret in secrets:
        known = before.count(secret.encode())
        assert (files.count(secret.encode()), after.count(secret.encode())) == (known, known)
    assert sealed is not None
    assert sealed[-64:] in files


def _files(folder: Path) -> bytes:
    return b"".join(one.read_bytes() for one in folder.iterdir())
