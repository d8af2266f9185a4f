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


def test_rows_without_an_id_are_entries_too(session: Session, package: Path) -> None:
    with (package / "locations.csv").open("a", encoding="utf-8") as file:
        file.write(",1,Third Center,37.56,-122.32,\n")
    with (package / "organizations.csv").open("a", encoding="utf-8") as file:
        file.write(",Nameless Number,Has no id\n")
    plan = make_plan(session, package)
    names = {str(record.values["organization.name"]) for record in plan.records}
    assert (plan.rows, plan.lost) == (6, 0)
    assert "Nameless Number" in names
    assert "Third Center" in {record.values.get("location.name") for record in plan.records}


def test_a_repeated_id_loses_one_row_and_says_so(session: Session, package: Path) -> None:
    with (package / "organizations.csv").open("a", encoding="utf-8") as file:
        file.write("2,Salvation Navy,Helps at sea\n")
    plan = make_plan(session, package)
    assert plan.rows == 4
    assert [problem.line for problem in plan.problems if "stands in two rows" in problem.text()] == [4]


def test_links_join_services_to_their_locations_and_wrong_ones_are_reported(session: Session, tmp_path: Path) -> None:
    tables = {
        "organizations": "id,name\no1,Ente",
        "services": "id,organization_id,name\ns1,o1,Sportello",
        "locations": "id,organization_id,name,lat,lon\nl1,o1,Nord,44.22,12.04\nl2,o1,Sud,44.14,12.24",
        "service_at_location": "id,service_id,location_id\n1,s1,l1\n2,s1,l2\n3,s9,l1\n4,s1,l9",
    }
    for name, text in tables.items():
        (tmp_path / f"{name}.csv").write_text(text + "\n", "utf-8")
    plan = imported(session, tmp_path)
    assert session.scalar(sa.select(sa.func.count()).select_from(Service)) == 1
    assert session.scalar(sa.select(sa.func.count()).select_from(ServiceAtLocation)) == 2
    assert {(problem.line, problem.column, problem.value) for problem in plan.problems} == {
        (4, "service_at_location.service_id", "s9"),
        (5, "service_at_location.location_id", "l9"),
    }


def test_a_second_table_of_services_is_reported(session: Session, package: Path) -> None:
    (package / "more").mkdir()
    (package / "more" / "services.csv").write_text("id,location_id,name\n7,1,Far away\n", "utf-8")
    plan = make_plan(session, package)
    assert [problem.value for problem in plan.problems if "of the same kind" in problem.text()] == ["more/services"]


def test_tables_that_refer_to_each_other_in_a_circle_are_read(session: Session, package: Path) -> None:
    (package / "contacts.csv").write_text("id,phone_id,name\n1,2,Ada\n", "utf-8")
    (package / "phones.csv").write_text("id,contact_id,number\n1,1,650 780-7525\n2,1,650 780-7526\n", "utf-8")
    plan = make_plan(session, package)
    assert sum("belongs to no service" in problem.text() for problem in plan.problems) == 3
