"""Accounts below the web: what the verbs keep true."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from directory.accounts.accounts import (
    add_account,
    change_role,
    checked_email,
    disable,
    enable,
    find_account,
    get_account,
    has_administrator,
    set_up_again,
    signature,
)
from directory.accounts.sessions import (
    KEPT,
    LOCKED,
    MOST_FAILURES,
    begin_session,
    end_session,
    end_sessions,
    give_attempt_back,
    is_locked,
    note_success,
    open_sessions,
    take_attempt,
    use_code,
    use_link,
)
from directory.curation.history import acting, last_sequence
from directory.errors import Conflict, InvalidInput, NotFound
from directory.models import Account, AccountSession, Metadata, Role
from tests import factories

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def account(
    session: Session, email: str = "sara@example.org", role: Role = Role.LINK_WORKER, name: str = ""
) -> Account:
    return add_account(session, email, role=role, by="test", now=NOW, name=name)


def test_accounts_never_reach_the_history(session: Session) -> None:
    before = last_sequence(session)
    made = account(session)
    made.password = "a hash"
    begin_session(session, made.id, device="", now=NOW)
    session.flush()
    assert last_sequence(session) == before


def test_an_edit_carries_the_account_and_not_its_address(session: Session) -> None:
    made = account(session, name="Sara Conti")
    with acting(session, by=signature(made)):
        organization = factories.organization(session, name="Caritas di prova")
    entry = session.scalars(sa.select(Metadata).where(Metadata.resource_id == organization.id)).one()
    assert entry.updated_by == f"Sara Conti [{made.id}]"
    assert signature(account(session, "x@example.org")).startswith("[")


def test_one_address_has_one_account_however_it_is_written(session: Session) -> None:
    account(session, " Sara@Example.ORG ")
    with pytest.raises(Conflict):
        account(session, "sara@example.org")
    assert find_account(session, "SARA@example.org").email == "sara@example.org"


def test_organizations_and_teams_are_joined_by_name(session: Session) -> None:
    factories.organization(session, name="Cooperativa Aurora")
    made = add_account(
        session,
        "a@example.org",
        role=Role.PARTNER,
        by="test",
        now=NOW,
        organizations=["cooperativa aurora"],
        teams=["Trento", "Valsugana"],
    )
    other = add_account(session, "b@example.org", role=Role.PARTNER, by="test", now=NOW, teams=["Trento"])
    session.expire_all()
    whole = get_account(session, made.id)
    assert [one.name for one in whole.organizations] == ["Cooperativa Aurora"]
    assert sorted(one.name for one in whole.teams) == ["Trento", "Valsugana"]
    assert get_account(session, other.id).teams[0] in whole.teams
    with pytest.raises(NotFound):
        add_account(session, "c@example.org", role=Role.PARTNER, by="test", now=NOW, organizations=["Nessuna"])


def test_somebody_always_administers(session: Session) -> None:
    assert not has_administrator(session)
    first = account(session, "a@example.org", Role.ADMINISTRATOR)
    with pytest.raises(Conflict):
        change_role(session, first, Role.COORDINATOR)
    with pytest.raises(Conflict):
        disable(session, first, now=NOW)
    second = account(session, "b@example.org", Role.ADMINISTRATOR)
    disable(session, second, now=NOW)
    with pytest.raises(Conflict):
        disable(session, first, now=NOW)
    enable(second)
    disable(session, first, now=NOW)
    assert has_administrator(session)


def test_who_is_disabled_is_signed_out_everywhere(session: Session) -> None:
    made = account(session)
    uniquifier = made.fs_uniquifier
    begin_session(session, made.id, device="", now=NOW)
    disable(session, made, now=NOW)
    assert open_sessions(session, made.id, since=NOW) == []
    assert made.fs_uniquifier != uniquifier


def test_who_lost_the_phone_chooses_everything_anew(session: Session) -> None:
    made = account(session)
    made.password, made.tf_totp_secret, made.mf_recovery_codes = "a hash", "a secret", ["a code"]
    set_up_again(session, made, now=NOW)
    session.flush()
    session.expire_all()
    made = get_account(session, made.id)
    assert not any((made.password, made.tf_totp_secret, made.mf_recovery_codes))
    assert not made.has_second_step


def test_devices_are_ended_one_by_one_or_all_but_one(session: Session) -> None:
    made, other = account(session), account(session, "luca@example.org")
    first, second, third = (begin_session(session, made.id, device=name, now=NOW) for name in "abc")
    theirs = begin_session(session, other.id, device="d", now=NOW)
    session.flush()
    end_session(session, made.id, first.id, now=NOW)
    with pytest.raises(NotFound):
        end_session(session, made.id, theirs.id, now=NOW)
    assert {one.device for one in open_sessions(session, made.id, since=NOW)} == {"b", "c"}
    end_sessions(session, made.id, now=NOW, but=third.id)
    session.expire_all()
    assert [one.id for one in open_sessions(session, made.id, since=NOW)] == [third.id]
    assert second.ended_at == NOW
    assert len(open_sessions(session, other.id, since=NOW)) == 1


def test_what_ended_long_ago_is_forgotten_at_the_next_sign_in(session: Session) -> None:
    made = account(session)
    begin_session(session, made.id, device="old", now=NOW - KEPT - timedelta(days=1))
    begin_session(session, made.id, device="new", now=NOW)
    session.flush()
    assert [one.device for one in session.scalars(sa.select(AccountSession))] == ["new"]


def test_failures_in_a_row_lock_and_a_success_forgets_them(session: Session) -> None:
    made = account(session)
    assert all(take_attempt(session, made.id, now=NOW) for _ in range(MOST_FAILURES - 1))
    session.refresh(made)
    assert not is_locked(made, now=NOW)
    note_success(session, made.id)
    assert all(take_attempt(session, made.id, now=NOW) for _ in range(MOST_FAILURES))
    session.refresh(made)
    assert is_locked(made, now=NOW)
    assert is_locked(made, now=NOW + LOCKED - timedelta(seconds=1))
    assert not is_locked(made, now=NOW + LOCKED)
    assert not take_attempt(session, made.id, now=NOW)
    assert take_attempt(session, made.id, now=NOW + LOCKED)


@pytest.mark.parametrize("wrong", range(MOST_FAILURES))
def test_a_try_that_proves_right_is_no_failure(wrong: int, session: Session) -> None:
    made = account(session)
    for _ in range(wrong + 1):
        take_attempt(session, made.id, now=NOW)
    give_attempt_back(session, made.id)
    session.refresh(made)
    assert (made.failed_attempts, made.locked_until) == (wrong, None)


def test_a_code_and_a_link_count_once(session: Session) -> None:
    made = account(session)
    assert [use_code(session, made.id, counter) for counter in (7, 7, 6, 8)] == [True, False, False, True]
    assert [use_link(session, made) for _ in range(2)] == [True, False]


def test_who_starts_again_is_nobody_elsewhere(session: Session) -> None:
    made = account(session)
    made.oidc_subject = "https://id.example.org 42"
    set_up_again(session, made, now=NOW)
    assert made.oidc_subject is None


@given(st.text(max_size=60))
def test_an_address_is_refused_or_kept_folded(text: str) -> None:
    try:
        kept = checked_email(text)
    except InvalidInput:
        return
    assert kept == kept.lower().strip()
    assert checked_email(kept) == kept
