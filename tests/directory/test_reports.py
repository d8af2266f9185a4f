import uuid
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from directory.curation.reports import MOST_IN_AN_HOUR, MOST_OF_A_SERVICE, close_report, report_fault
from directory.errors import Conflict, NotFound, TooMany
from directory.models import Fault, Verification
from directory.queries.reports import confirmed_since, reports
from tests import factories

NOW = datetime(2026, 11, 26, 18, tzinfo=UTC)


def test_a_report_stays_open_until_it_is_closed_and_then_forgets_whom_to_ask(session: Session) -> None:
    service = factories.service(session, name="Sportello")
    made = report_fault(session, service.id, Fault.HOURS, "apre alle 10", "0543 1", now=NOW)
    assert [one.id for one in reports(session)] == [made.id]

    closed = close_report(session, made.id, by="sara", answer="corretto", now=NOW)

    assert (closed.contact, closed.closed_by, closed.answer) == (None, "sara", "corretto")
    assert not reports(session)
    assert [one.text for one in reports(session, with_closed=True)] == ["apre alle 10"]


def test_a_report_outlives_its_service(session: Session) -> None:
    service = factories.service(session, name="Sportello")
    report_fault(session, service.id, Fault.CLOSED, "", None, now=NOW)
    session.delete(service)
    session.flush()
    assert reports(session)[0].service_name == "Sportello"


def test_nothing_is_closed_twice(session: Session) -> None:
    service = factories.service(session)
    made = report_fault(session, service.id, Fault.CLOSED, "", None, now=NOW)
    close_report(session, made.id, by="sara", answer=None, now=NOW)
    with pytest.raises(Conflict, match="sara"):
        close_report(session, made.id, by="luca", answer=None, now=NOW)
    with pytest.raises(NotFound):
        close_report(session, uuid.uuid4(), by="luca", answer=None, now=NOW)


def test_the_next_day_a_service_can_be_reported_again(session: Session) -> None:
    service = factories.service(session)
    for number in range(MOST_OF_A_SERVICE):
        report_fault(session, service.id, Fault.OTHER, f"{number}", None, now=NOW)
    with pytest.raises(TooMany):
        report_fault(session, service.id, Fault.OTHER, "noch eins", None, now=NOW)
    assert report_fault(session, service.id, Fault.OTHER, "x", None, now=NOW + timedelta(days=1, seconds=1)).id


def test_all_services_together_have_a_bound_as_well(session: Session) -> None:
    services = [factories.service(session) for _ in range(MOST_IN_AN_HOUR // MOST_OF_A_SERVICE + 1)]
    for number in range(MOST_IN_AN_HOUR):
        report_fault(session, services[number % len(services)].id, Fault.OTHER, f"{number}", None, now=NOW)
    with pytest.raises(TooMany):
        report_fault(session, services[0].id, Fault.OTHER, "one more", None, now=NOW)


def test_only_a_confirmation_after_the_report_may_have_settled_it(session: Session) -> None:
    service, other = factories.service(session), factories.service(session)
    made = report_fault(session, service.id, Fault.HOURS, "", None, now=NOW)
    for days, by in ((-1, "before"), (1, "sara"), (2, "luca")):
        moment = NOW + timedelta(days=days)
        confirmed = Verification(
            resource_id=service.id, resource_type="service", verified_at=moment, verified_by=by, method="phone"
        )
        factories.add(session, confirmed)
    late = report_fault(session, service.id, Fault.PLACE, "", None, now=NOW + timedelta(days=3))
    never = report_fault(session, other.id, Fault.HOURS, "", None, now=NOW)
    found = confirmed_since(session, [made, late, never])
    assert {report: one.verified_by for report, one in found.items()} == {made.id: "luca"}
    assert confirmed_since(session, []) == {}
