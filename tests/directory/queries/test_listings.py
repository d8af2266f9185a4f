import uuid
from datetime import date, time

from sqlalchemy.orm import Session

from directory.models import Phone, Schedule
from directory.queries.hours import Span
from directory.queries.listings import details_of
from tests import factories

TODAY = date(2026, 11, 22)


def test_the_phone_and_hours_nearest_to_the_place_count(session: Session) -> None:
    office = factories.organization(session)
    listing = factories.listing(session, organization_id=office.id, url="https://example.org")
    other = factories.listing(session, organization_id=office.id)
    for owner in ({"organization_id": office.id}, {"location_id": listing.location_id}):
        factories.add(session, Phone(number="+39054300000" if "organization_id" in owner else "+39054311111", **owner))
    factories.add(session, Phone(number="+39054399999", service_at_location_id=listing.id, type="fax"))
    monday = {"freq": "WEEKLY", "byday": "MO"}
    factories.add(session, Schedule(service_id=listing.service_id, opens_at=time(8), closes_at=time(9), **monday))
    factories.add(session, Schedule(location_id=listing.location_id, opens_at=time(10), closes_at=time(11), **monday))

    details = details_of(session, [listing.id, other.id], today=TODAY)

    assert details[listing.id].phone == "+39054311111"
    assert details[listing.id].url == "https://example.org"
    assert details[listing.id].week.days[0] == (Span(time(10), time(11)),)
    assert details[other.id].phone == "+39054300000"
    assert not details[other.id].week.is_known


def test_a_service_without_a_place_is_a_listing_of_its_own(session: Session) -> None:
    helpline = factories.service(session)
    factories.add(session, Phone(service_id=helpline.id, number="1522"))
    assert details_of(session, [helpline.id], today=TODAY)[helpline.id].phone == "1522"


def test_nothing_asked_and_nothing_known_are_answered(session: Session) -> None:
    assert details_of(session, [], today=TODAY) == {}
    assert details_of(session, [uuid.uuid4()], today=TODAY) == {}
