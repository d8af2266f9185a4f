"""Who sees a person: the table, the grants, and the log."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.accounts.accounts import disable
from directory.accounts.teams import all_teams, teams_of
from directory.errors import InvalidInput, NotFound
from directory.models import Account, CaseAct, CaseGrant, Metadata, PersonCase, Role
from matching.casework import case_sharing, cases, person_data
from matching.casework.case_access import Wish, granted_to, is_gone, log_of, may
from tests.matching.casework import people
from tests.matching.casework.people import NOW, TODAY

WHEN: dict[str, Any] = {"now": NOW, "today": TODAY}
NOTHING: frozenset[Wish] = frozenset()
USE = frozenset({Wish.READ, Wish.WRITE})
ALL = USE | {Wish.GOVERN}

# who: (what they may do with a usual case, with a restricted one)
TABLE = {
    "their worker": (ALL, ALL),
    "the team's coordinator": (ALL, NOTHING),
    "a coordinator with a grant": (ALL, USE),
    "a coordinator of another team": (NOTHING, NOTHING),
    "a coordinator without a team": (NOTHING, NOTHING),
    "a link worker of the team": (NOTHING, NOTHING),
    "a link worker with a grant": (USE, USE),
    "a link worker whose grant ended": (NOTHING, NOTHING),
    "an administrator": (NOTHING, NOTHING),
    "an administrator of the team": (NOTHING, NOTHING),
    "an administrator with a grant": (NOTHING, NOTHING),
    "a partner": (NOTHING, NOTHING),
    "a partner with a grant": (NOTHING, NOTHING),
    "their worker, now a partner": (NOTHING, NOTHING),
    "their worker, now an administrator": (NOTHING, NOTHING),
}
ROLES = {"coordinator": Role.COORDINATOR, "administrator": Role.ADMINISTRATOR, "partner": Role.PARTNER}


def somebody(session: Session, who: str) -> Account:
    role = next((role for word, role in ROLES.items() if word in who), Role.LINK_WORKER)
    teams = () if "without a team" in who else ("Trento",) if "another team" in who else ("Forlì",)
    if role is Role.ADMINISTRATOR and "of the team" not in who:
        teams = ()
    return people.account(session, "Qualcuno", role, *teams)


@pytest.mark.parametrize("restricted", [False, True])
@pytest.mark.parametrize("who", TABLE)
def test_the_table_of_who_may_do_what(who: str, restricted: bool, session: Session) -> None:
    asking = somebody(session, who)
    worker = asking if "their worker" in who else people.account(session, "Sara", Role.LINK_WORKER, "Forlì")
    role, worker.role = worker.role, Role.LINK_WORKER
    case = people.case(session, worker)
    worker.role = role
    case.is_restricted = restricted
    if "grant" in who:
        until = TODAY - timedelta(days=1) if "ended" in who else TODAY
        given = CaseGrant(case_id=case.id, account_id=asking.id, given_by_id=worker.id, given_at=NOW, until=until)
        session.add(given)
    session.flush()

    viewer = people.viewer(session, asking)
    facts: dict[str, Any] = {
        "granted": granted_to(session, case.id, today=TODAY),
        "worker_is_gone": is_gone(session, worker.id),
    }
    allowed = {wish for wish in (Wish.READ, Wish.WRITE, Wish.GOVERN) if may(viewer, wish, case, **facts)}

    assert allowed == TABLE[who][restricted]
    listed = [one.case.id for one in cases.list_cases(session, viewer, today=TODAY)]
    assert (case.id in listed) is (Wish.READ in allowed)


def test_nobody_is_told_whether_a_case_exists_that_is_not_theirs(session: Session) -> None:
    case = people.case(session, people.account(session, "Sara"))
    other = people.work(session, people.account(session, "Luca"))
    said = set()
    for case_id in (case.id, uuid.uuid4()):
        with pytest.raises(NotFound) as refused:
            cases.read_case(session, other, case_id)
        said.add(str(refused.value))
    assert len(said) == 1
    assert [one.act for one in log_of(session, case)] == [CaseAct.OPENED]


def test_a_case_is_given_until_a_day_and_taken_back(session: Session) -> None:
    sara, luca = people.account(session, "Sara"), people.account(session, "Luca")
    case = people.case(session, sara)
    viewer = people.viewer(session, sara)
    case_sharing.give(session, viewer, case.id, luca.email, until=TODAY, **WHEN)
    cases.read_case(session, people.work(session, luca), case.id)
    tomorrow = TODAY + timedelta(days=1)
    with pytest.raises(NotFound):
        cases.read_case(session, people.work(session, luca, today=tomorrow), case.id)

    case_sharing.give(session, viewer, case.id, luca.email, until=None, **WHEN)
    cases.read_case(session, people.work(session, luca, today=tomorrow), case.id)
    assert [name for _, name in case_sharing.grants_of(session, case, today=TODAY)] == ["Luca"]
    case_sharing.take_back(session, viewer, case.id, luca.id, **WHEN)
    case_sharing.take_back(session, viewer, case.id, luca.id, **WHEN)
    with pytest.raises(NotFound):
        cases.read_case(session, people.work(session, luca), case.id)

    told = [(one.act, one.who, one.subject) for one in reversed(log_of(session, case))]
    assert told == [
        (CaseAct.OPENED, "Sara", None),
        (CaseAct.SHARED, "Sara", "Luca"),
        (CaseAct.READ, "Luca", None),
        (CaseAct.SHARED, "Sara", "Luca"),
        (CaseAct.READ, "Luca", None),
        (CaseAct.REVOKED, "Sara", "Luca"),
    ]


def test_who_was_given_a_case_does_not_give_it_on(session: Session) -> None:
    sara, luca = people.account(session, "Sara"), people.account(session, "Luca")
    case = people.case(session, sara)
    case_sharing.give(session, people.viewer(session, sara), case.id, luca.email, until=None, **WHEN)
    given = people.viewer(session, luca)
    for attempt in (
        lambda: case_sharing.give(session, given, case.id, sara.email, until=None, **WHEN),
        lambda: case_sharing.take_back(session, given, case.id, luca.id, **WHEN),
        lambda: case_sharing.restrict(session, given, case.id, restricted=True, **WHEN),
        lambda: case_sharing.hand_over(session, given, case.id, luca.email, **WHEN),
        lambda: case_sharing.pass_on(session, given, case.id, luca.email, **WHEN),
        lambda: person_data.erase(session, people.work(session, luca), case.id),
    ):
        with pytest.raises(NotFound):
            attempt()


def test_a_case_cannot_be_given_until_a_day_that_is_over_or_to_its_worker(session: Session) -> None:
    sara = people.account(session, "Sara")
    case, viewer = people.case(session, sara), people.viewer(session, sara)
    wrong = (
        (sara.email, None),
        ("nessuno@example.org", None),
        (people.account(session, "Luca").email, TODAY - timedelta(days=1)),
    )
    for email, until in wrong:
        with pytest.raises(InvalidInput):
            case_sharing.give(session, viewer, case.id, email, until=until, **WHEN)


@pytest.mark.parametrize("who", ["a partner", "an administrator", "a link worker who is switched off"])
def test_only_link_workers_and_coordinators_get_a_case(who: str, session: Session) -> None:
    sara, getting = people.account(session, "Sara"), somebody(session, who)
    ada = people.account(session, "Ada", Role.ADMINISTRATOR)
    if "switched off" in who:
        disable(session, getting, now=NOW)
    case, viewer, email = people.case(session, sara), people.viewer(session, sara), getting.email
    left = people.case(session, people.account(session, "Gina"), "P-2")
    disable(session, session.get_one(Account, left.owner_id), now=NOW)
    said = set()
    for attempt in (
        lambda: case_sharing.give(session, viewer, case.id, email, until=None, **WHEN),
        lambda: case_sharing.hand_over(session, viewer, case.id, email, **WHEN),
        lambda: case_sharing.pass_on_left(session, "P-2", email, now=NOW),
        lambda: case_sharing.pass_on(session, people.viewer(session, ada), left.id, email, **WHEN),
    ):
        with pytest.raises(InvalidInput) as refused:
            attempt()
        said.add(str(refused.value))
    assert len(said) == 1
    assert email in said.pop()
    assert (case.owner_id, granted_to(session, case.id, today=TODAY)) == (sara.id, frozenset())


def test_handing_over_moves_a_person_to_another_worker_and_their_team(session: Session) -> None:
    sara = people.account(session, "Sara", Role.LINK_WORKER, "Forlì")
    luca = people.account(session, "Luca", Role.LINK_WORKER, "Trento")
    case = people.case(session, sara)
    case_sharing.hand_over(session, people.viewer(session, sara), case.id, luca.email, **WHEN)
    assert (case.owner_id, case.team_id) == (luca.id, luca.teams[0].id)
    with pytest.raises(NotFound):
        cases.read_case(session, people.work(session, sara), case.id)


TEAMS = ("zona nord", "Área vecchia", "Est")  # as people sort them: Área, Est, zona
NAMES = ("zita", "Èlia", "Fabio")


def test_a_case_is_of_the_first_team_by_its_name(session: Session) -> None:
    sara = people.account(session, "Sara", Role.LINK_WORKER, *TEAMS)
    luca = people.account(session, "Luca", Role.LINK_WORKER, *TEAMS[:2])
    area = next(team.id for team in sara.teams if team.name == TEAMS[1])
    case = people.case(session, sara)
    assert case.team_id == area
    case.team_id = next(team.id for team in sara.teams if team.name == TEAMS[2])
    case_sharing.hand_over(session, people.viewer(session, sara), case.id, luca.email, **WHEN)
    assert case.team_id == area


def test_teams_and_people_stand_by_name_as_people_say_it(session: Session) -> None:
    sara = people.account(session, "Sara", Role.LINK_WORKER, *TEAMS)
    case, viewer = people.case(session, sara), people.viewer(session, sara)
    for name in NAMES:
        other = people.account(session, name)
        case_sharing.give(session, viewer, case.id, other.email, until=None, **WHEN)
    in_order = [TEAMS[1], TEAMS[2], TEAMS[0]]
    assert [team.name for team in teams_of(session, sara)] == in_order
    assert [team.name for team in all_teams(session)] == in_order
    assert [name for _, name in case_sharing.grants_of(session, case, today=TODAY)] == [NAMES[1], NAMES[2], NAMES[0]]


def test_an_administrator_passes_on_only_what_somebody_left_and_reads_nothing(session: Session) -> None:
    sara, luca = people.account(session, "Sara"), people.account(session, "Luca")
    administrator = people.account(session, "Ada", Role.ADMINISTRATOR)
    case, viewer = people.case(session, sara), people.viewer(session, administrator)
    with pytest.raises(NotFound):
        case_sharing.pass_on(session, viewer, case.id, luca.email, **WHEN)
    assert not case_sharing.left_behind(session)

    disable(session, sara, now=NOW)
    session.flush()
    assert [(one.case.person, one.worker) for one in case_sharing.left_behind(session)] == [("P-1", "Sara")]
    with pytest.raises(NotFound):
        cases.read_case(session, people.work(session, administrator), case.id)
    with pytest.raises(InvalidInput):
        case_sharing.pass_on(session, viewer, case.id, administrator.email, **WHEN)
    case_sharing.pass_on(session, viewer, case.id, luca.email, **WHEN)

    assert cases.read_case(session, people.work(session, luca), case.id).profile == people.PROFILE
    assert [(one.act, one.who, one.subject) for one in log_of(session, case)][1] == (
        CaseAct.HANDED_OVER,
        "Ada",
        "Luca",
    )


def test_an_error_of_the_database_tells_nothing_of_a_person(session: Session) -> None:
    case = people.case(session, people.account(session, "Sara"), "P-SECRET")
    again = sa.insert(PersonCase).values(person=case.person, owner_id=case.owner_id, created_at=NOW, updated_at=NOW)
    with pytest.raises(sa.exc.IntegrityError) as told, session.begin_nested():
        session.execute(again)
    assert str(case.owner_id.hex) not in str(told.value).replace("-", "")


@pytest.mark.parametrize("statement", ["UPDATE case_access SET act = 'read'", "DELETE FROM case_access"])
def test_the_database_refuses_to_change_the_log(statement: str, session: Session) -> None:
    people.case(session, people.account(session, "Sara"))
    with pytest.raises(sa.exc.DBAPIError, match="append-only"), session.begin_nested():
        session.execute(sa.text(statement))


def test_nothing_of_a_case_goes_into_the_history_of_the_directory(session: Session) -> None:
    people.case(session, people.account(session, "Sara"))
    tables = set(session.scalars(sa.select(Metadata.resource_type)))
    assert not tables & {PersonCase.__tablename__, "case_grant", "case_access"}
