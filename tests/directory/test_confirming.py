"""Confirming an entry, taking a slip back, and what is to be confirmed: also by a partner, of what is theirs."""

import uuid
from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.catalog.freshness import REVIEW_DAYS, UNSAID_DAYS
from directory.curation.verify import BY_ITSELF, UNSAID, confirm, say_how, take_back
from directory.errors import Conflict, InvalidInput, NotFound
from directory.models import Verification
from directory.queries.review import count_own_due, own_services
from tests import factories
from tests.conftest import TODAY
from web import clock

LONG_AGO = date(2025, 1, 1)


def confirmed(session: Session, service_id: uuid.UUID, by: str = "Sara", method: str = "visit") -> uuid.UUID:
    made = confirm(session, service_id, method=method, by=by, now=clock.utc(), today=TODAY)
    session.flush()
    return made.id


@pytest.mark.parametrize("before", [None, LONG_AGO])
def test_a_slip_is_taken_back_and_the_day_is_what_it_was(session: Session, before: date | None) -> None:
    service = factories.service(session, assured_date=before)
    made = confirmed(session, service.id)
    assert take_back(session, made, by="Sara", today=TODAY) == service.id
    session.flush()
    assert service.assured_date == before
    assert session.scalar(sa.select(Verification.id).where(Verification.id == made)) is None
    with pytest.raises(NotFound):
        take_back(session, made, by="Sara", today=TODAY)


def test_the_second_confirmation_of_a_day_leaves_the_first(session: Session) -> None:
    service = factories.service(session, assured_date=LONG_AGO)
    confirmed(session, service.id)
    take_back(session, confirmed(session, service.id), by="Sara", today=TODAY)
    assert service.assured_date == TODAY


def test_what_somebody_else_or_another_day_confirmed_stays(session: Session) -> None:
    service = factories.service(session, assured_date=LONG_AGO)
    first = confirmed(session, service.id)
    for by, today in (("Luca", TODAY), ("Sara", TODAY + timedelta(days=1))):
        with pytest.raises(Conflict):
            take_back(session, first, by=by, today=today)
    confirmed(session, service.id, by="Luca")
    with pytest.raises(Conflict):
        take_back(session, first, by="Sara", today=TODAY)


def test_what_nobody_said_how_they_know_holds_half_as_long_and_shortens_no_earlier_check(session: Session) -> None:
    never, checked, old = (
        factories.service(session, assured_date=day) for day in (None, TODAY - timedelta(10), LONG_AGO)
    )
    for service in (never, checked, old):
        confirmed(session, service.id, method=UNSAID)
        assert service.assured_date == TODAY
    assert never.assured_until == old.assured_until == TODAY + timedelta(UNSAID_DAYS)
    assert checked.assured_until == TODAY + timedelta(REVIEW_DAYS - 10)


def test_how_is_told_afterwards_by_who_confirmed_and_nobody_else(session: Session) -> None:
    service = factories.service(session)
    made = confirmed(session, service.id, method=UNSAID)
    with pytest.raises(Conflict):
        say_how(session, made, method="phone", by="Luca", today=TODAY)
    with pytest.raises(InvalidInput):
        say_how(session, made, method=BY_ITSELF, by="Sara", today=TODAY)
    assert say_how(session, made, method="phone", by="Sara", today=TODAY) == service.id
    assert service.assured_until == TODAY + timedelta(REVIEW_DAYS)
    assert session.get_one(Verification, made).method == "phone"
    session.flush()
    take_back(session, made, by="Sara", today=TODAY)
    assert [service.assured_date, service.assured_until] == [None, None]


def test_who_is_due_is_told_by_how_long_the_confirmation_holds(session: Session) -> None:
    own = factories.organization(session)
    days = {"shorter": (LONG_AGO, LONG_AGO + timedelta(UNSAID_DAYS)), "a year": (TODAY - timedelta(300), None)}
    days |= {"ends": (TODAY - timedelta(180), TODAY), "passed by a list": (TODAY - timedelta(20), LONG_AGO)}
    for name, (confirmed_on, until) in days.items():
        factories.service(session, name=name, organization_id=own.id, assured_date=confirmed_on, assured_until=until)
    shown = own_services(session, [own.id], today=TODAY, first=0, most=10)
    due = {one.name for one in shown if one.due_on and one.due_on <= TODAY + timedelta(7)}
    assert due == {"shorter", "ends"}
    assert count_own_due(session, [own.id], today=TODAY).due == 2


def test_only_a_partner_confirms_as_the_service_itself(session: Session) -> None:
    service = factories.service(session)
    moment = {"by": "Sara", "now": clock.utc(), "today": TODAY}
    with pytest.raises(InvalidInput):
        confirm(session, service.id, method=BY_ITSELF, **moment)  # type: ignore[arg-type]
    assert confirm(session, service.id, method=BY_ITSELF, ways=[BY_ITSELF], **moment)  # type: ignore[arg-type]


def test_ones_own_entries_begin_with_what_is_to_be_confirmed(session: Session) -> None:
    own, other = factories.organization(session), factories.organization(session)
    for name, day in (("fresh", TODAY), ("old", LONG_AGO), ("never", None)):
        factories.service(session, name=name, organization_id=own.id, assured_date=day)
    factories.service(session, name="gone", organization_id=own.id, status="defunct")
    factories.service(session, name="foreign", organization_id=other.id)

    shown = own_services(session, [own.id], today=TODAY, first=0, most=10)
    assert [one.name for one in shown] == ["never", "old", "fresh"]
    counts = count_own_due(session, [own.id], today=TODAY)
    assert (counts.all, counts.due) == (3, 2)
    assert count_own_due(session, [], today=TODAY).all == 0
