"""Several tables that refer to each other become one row per service and location."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.models import Organization, Phone, Schedule, Service, ServiceAtLocation
from importers.plan import make_plan
from tests.importers.lists import imported


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """An Ohana package: two locations, a service at one of them."""
    tables = {
        "organizations": "id,name,description\n1,Peninsula Family Service,Helps\n2,Salvation Army,Helps too",
        "locations": (
            "id,organization_id,name,latitude,longitude,accessibility\n"
            '1,1,Fair Oaks Center,37.477227,-122.213221,"ramp, wheelchair"\n'
            "2,1,Second Center,37.5639843,-122.3257992,wheelchair"
        ),
        "services": (
            "id,location_id,name,eligibility,fees,status\n"
            "1,1,Fair Oaks Adult Activities,Age 55 or over,None.,active\n"
            "2,99,Lost Service,,,active"
        ),
        "addresses": (
            "id,location_id,address_1,city,state_province,postal_code,country\n"
            "1,1,2600 Middlefield Road,Redwood City,CA,94063,US"
        ),
        "phones": (
            "id,location_id,service_id,number,number_type\n"
            "1,1,,650 780-7525,voice\n2,1,,650 701-0856,fax\n3,,,650 1,voice"
        ),
        "regular_schedules": "id,service_id,weekday,opens_at,closes_at\n1,1,Monday,08:00,17:00\n2,1,Friday,09:00,12:00",
    }
    for name, text in tables.items():
        (tmp_path / f"{name}.csv").write_text(text + "\n", "utf-8")
    return tmp_path


def test_services_get_the_facts_of_their_location_and_organization(session: Session, package: Path) -> None:
    plan = imported(session, package)

    assert plan.country == "US"
    assert (plan.rows, plan.created, plan.lost) == (
        4,
        4,
        0,
    )  # two services, a location and an organization of their own
    service = session.scalars(sa.select(Service).where(Service.name == "Fair Oaks Adult Activities")).one()
    assert service.minimum_age == 55
    organization = session.get(Organization, service.organization_id)
    assert organization is not None
    assert organization.name == "Peninsula Family Service"
    listing = session.scalars(sa.select(ServiceAtLocation).where(ServiceAtLocation.service_id == service.id)).one()
    numbers = session.execute(sa.select(Phone.number, Phone.type).where(Phone.service_at_location_id == listing.id))
    assert sorted(numbers.tuples()) == [("+16507010856", "fax"), ("+16507807525", "voice")]
    days = session.scalars(sa.select(Schedule.byday).where(Schedule.service_at_location_id == listing.id))
    assert sorted(filter(None, days)) == ["FR", "MO"]


def test_wrong_references_and_orphans_are_reported(session: Session, package: Path) -> None:
    plan = make_plan(session, package)
    said = {(problem.column, problem.line) for problem in plan.problems}
    assert ("services.location_id", 3) in said
    assert ("", 4) in said  # the phone of nobody


def test_a_package_imported_twice_changes_nothing(session: Session, package: Path) -> None:
    imported(session, package)
    again = make_plan(session, package, source="lista")
    assert (again.created, again.updated, again.unchanged) == (0, 0, 4)
