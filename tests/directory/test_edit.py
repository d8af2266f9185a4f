"""What is saved of a form: what its person changed, and nothing that somebody else changed meanwhile."""

import uuid
from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.catalog.build import build
from directory.curation.child_lines import as_written, line_of, lines_text
from directory.curation.edit import EditedMeanwhile, compare, save
from directory.curation.entry import Entry
from directory.curation.organization_entry import organization_entry
from directory.curation.restore import restore
from directory.curation.service_entry import service_entry
from directory.curation.verify import confirm
from directory.db import open_session
from directory.errors import Conflict, InvalidInput, NotFound
from directory.models import (
    Address,
    Location,
    Metadata,
    Organization,
    Phone,
    Schedule,
    Service,
    ServiceCapacity,
    Verification,
)
from directory.queries.listings import details_of
from directory.queries.record_history import record_history
from directory.queries.services import service_page
from tests import factories
from tests.conftest import TODAY
from web import clock


def entry(session: Session, service_id: uuid.UUID) -> Entry:
    return service_entry(session, service_id, today=TODAY)


def saved(session: Session, service_id: uuid.UUID, **changed: str) -> None:
    """Open the form, change these fields, save."""
    was = entry(session, service_id).texts()
    save(session, lambda: entry(session, service_id), was, {**was, **changed}, by="Carla")
    session.flush()


def changes(session: Session, resource_id: uuid.UUID) -> list[tuple[str, str, str]]:
    query = sa.select(Metadata).where(Metadata.resource_id == resource_id).order_by(Metadata.sequence)
    return [
        (one.field_name, one.previous_value, one.replacement_value)
        for one in session.scalars(query)
        if one.last_action_type == "update"
    ]


def test_only_what_was_changed_is_written_and_the_history_says_by_whom(session: Session) -> None:
    made = factories.service(session, name="Doposcuola", minimum_age=Decimal(6), remote=True)

    saved(session, made.id, name="Doposcuola San Martino", minimum_age="", remote="false")

    assert (made.name, made.minimum_age, made.remote) == ("Doposcuola San Martino", None, False)
    assert sorted(changes(session, made.id)) == [
        ("minimum_age", "6", ""),
        ("name", "Doposcuola", "Doposcuola San Martino"),
        ("remote", "true", "false"),
    ]
    assert record_history(session, [made.id])[0].change.updated_by == "Carla"


def test_a_corrected_number_changes_its_row(session: Session) -> None:
    made = factories.service(session)
    phone = factories.add(session, Phone(service_id=made.id, number="+390543712345"))

    saved(session, made.id, phones=line_of({"number": "+390543712346"}))

    assert changes(session, phone.id) == [("number", "+390543712345", "+390543712346")]


def test_lines_are_added_and_removed(session: Session) -> None:
    made = factories.service(session)
    factories.add(session, Phone(service_id=made.id, number="1522"))

    saved(session, made.id, phones=lines_text([line_of({"number": "1522"}), line_of({"number": "1500"})]))
    assert set(session.scalars(sa.select(Phone.number).where(Phone.service_id == made.id))) == {"1522", "1500"}

    saved(session, made.id, phones="")
    assert not session.scalars(sa.select(Phone).where(Phone.service_id == made.id)).all()


def numbers(session: Session, service_id: uuid.UUID) -> list[str]:
    """As the service's page has them, the one to call first."""
    session.expire_all()
    return [phone.number for phone in service_page(session, service_id, today=TODAY).phones]


def test_telephones_stay_in_the_order_in_which_they_were_written(session: Session) -> None:
    made = factories.service(session)
    factories.add(session, Phone(service_id=made.id, number="+390543000235"))
    lines = [line_of({"number": number}) for number in ("+390543999888", "1500", "+390543000235")]

    saved(session, made.id, phones=as_written(lines))
    assert numbers(session, made.id) == ["+390543999888", "1500", "+390543000235"]
    assert entry(session, made.id).texts()["phones"] == as_written(lines)
    assert details_of(session, [made.id], today=TODAY)[made.id].phone == "+390543999888"
    assert build(session, today=TODAY).phone[0] == "+390543999888"

    saved(session, made.id, phones=as_written(lines[::-1]))
    assert numbers(session, made.id) == ["+390543000235", "1500", "+390543999888"]


def test_a_fax_is_not_the_number_to_call(session: Session) -> None:
    made = factories.service(session)
    fax, voice = {"number": "+390543000111", "type": "fax"}, {"number": "+390543000222"}
    saved(session, made.id, phones=as_written([line_of(fax), line_of(voice)]))

    session.expire_all()
    page = service_page(session, made.id, today=TODAY)
    assert page.number_to_call is not None
    assert page.number_to_call.number == "+390543000222"
    assert [phone.type for phone in page.phones] == [None, "fax"]


def hours_of(session: Session, service_id: uuid.UUID) -> set[tuple[str | None, time | None, time | None, bool | None]]:
    rows = session.scalars(sa.select(Schedule).where(Schedule.service_id == service_id))
    return {(one.byday, one.opens_at, one.closes_at, one.by_appointment) for one in rows}


def test_hours_of_one_day_change_without_the_others(session: Session) -> None:
    made = factories.service(session)
    both = Schedule(service_id=made.id, freq="WEEKLY", byday="MO,TH", opens_at=time(9), closes_at=time(12))
    factories.add(session, both)

    saved(session, made.id, **{"hours.MO": "10:00-12:00", "hours.FR": "10:00-12:00 15:00-18:00a"})

    assert hours_of(session, made.id) == {
        ("TH", time(9), time(12), None),
        ("MO,FR", time(10), time(12), None),
        ("FR", time(15), time(18), True),
    }


def test_moving_all_days_to_other_hours_leaves_no_row_behind(session: Session) -> None:
    made = factories.service(session)
    factories.add(
        session, Schedule(service_id=made.id, freq="WEEKLY", byday="MO,TU", opens_at=time(9), closes_at=time(12))
    )

    saved(session, made.id, **{"hours.MO": "15:00-18:00", "hours.TU": "15:00-18:00"})
    assert hours_of(session, made.id) == {("MO,TU", time(15), time(18), None)}

    saved(session, made.id, **{"hours.MO": "", "hours.TU": ""})
    assert hours_of(session, made.id) == set()


def test_monthly_hours_stay_as_they_are_and_the_form_says_so(session: Session) -> None:
    made = factories.service(session)
    factories.add(
        session, Schedule(service_id=made.id, freq="MONTHLY", byday="2SA", opens_at=time(9), closes_at=time(12))
    )

    assert any(section.remark for section in entry(session, made.id).sections)
    saved(session, made.id, **{"hours.MO": "09:00-10:00"})

    assert ("2SA", time(9), time(12), None) in hours_of(session, made.id)


def test_places_free_are_as_of_today(session: Session) -> None:
    made = factories.service(session)

    saved(session, made.id, places_free="3")
    [row] = session.scalars(sa.select(ServiceCapacity).where(ServiceCapacity.service_id == made.id))
    assert (row.available, row.updated) == (3, TODAY)

    saved(session, made.id, places_free="")
    assert not session.scalars(sa.select(ServiceCapacity).where(ServiceCapacity.service_id == made.id)).all()


def test_another_municipality_moves_the_place_to_its_centre(session: Session) -> None:
    listing = factories.listing(session, "Forlì")
    location = session.get_one(Location, listing.location_id)
    location.latitude, location.point_source = 44.0, "source"
    session.flush()

    saved(session, listing.service_id, **{f"place-{listing.id}.municipality": "C573"})

    [address] = session.scalars(sa.select(Address).where(Address.location_id == location.id))
    assert (address.city, address.state_province, location.point_source) == ("Cesena", "FC", "municipality")
    assert location.latitude != 44.0


def test_an_age_below_the_lowest_is_a_fault_of_the_form(session: Session) -> None:
    made = factories.service(session)
    faults = entry(session, made.id).rule({"minimum_age": "14", "maximum_age": "6"})
    assert list(faults) == ["maximum_age"]


def test_an_organization_is_edited_the_same_way(session: Session) -> None:
    made = factories.organization(session, name="Auser")
    was = organization_entry(session, made.id).texts()

    save(session, lambda: organization_entry(session, made.id), was, {**was, "description": "Volontari"}, by="Carla")

    assert session.get_one(Organization, made.id).description == "Volontari"


@pytest.fixture
def shared(engine: sa.Engine) -> Iterator[uuid.UUID]:
    """A service that several sessions see; it goes afterwards."""
    with open_session(engine) as session:
        made = factories.service(session, name="Sportello", email="a@example.org", description="Ascolto")
        ids = made.id, made.organization_id
        session.commit()
    yield ids[0]
    with open_session(engine) as session:
        session.execute(sa.delete(Phone).where(Phone.service_id == ids[0]))
        session.execute(sa.delete(Service).where(Service.id == ids[0]))
        session.execute(sa.delete(Organization).where(Organization.id == ids[1]))
        session.commit()


def test_who_saves_last_overwrites_nothing_and_is_told_both_versions(engine: sa.Engine, shared: uuid.UUID) -> None:
    with open_session(engine) as carla, open_session(engine) as berta:
        was = entry(carla, shared).texts()
        assert entry(berta, shared).texts() == was
        carla.rollback()
        berta.rollback()

        save(carla, lambda: entry(carla, shared), was, {**was, "name": "Sportello Carla"}, by="Carla")
        carla.commit()
        mine = {**was, "name": "Sportello Berta", "email": "b@example.org"}
        with pytest.raises(EditedMeanwhile) as told:
            save(berta, lambda: entry(berta, shared), was, mine, by="Berta")
        berta.rollback()

        [clash] = told.value.comparison.clashes
        assert (clash.was, clash.theirs, clash.mine) == ("Sportello", "Sportello Carla", "Sportello Berta")
        stored = entry(berta, shared).texts()
        assert (stored["name"], stored["email"]) == ("Sportello Carla", "a@example.org")


def test_two_people_who_change_different_fields_both_keep_their_change(engine: sa.Engine, shared: uuid.UUID) -> None:
    with open_session(engine) as carla, open_session(engine) as berta:
        was = entry(carla, shared).texts()
        entry(berta, shared)
        carla.rollback()
        berta.rollback()

        save(carla, lambda: entry(carla, shared), was, {**was, "name": "Sportello Carla"}, by="Carla")
        carla.commit()
        done = save(berta, lambda: entry(berta, shared), was, {**was, "email": "b@example.org"}, by="Berta")
        berta.commit()

        assert [change.field.key for change in done.theirs] == ["name"]
        stored = entry(carla, shared).texts()
        assert (stored["name"], stored["email"]) == ("Sportello Carla", "b@example.org")


def test_the_same_change_of_two_people_is_no_clash(session: Session) -> None:
    made = factories.service(session, name="Prima")
    was = entry(session, made.id).texts()
    saved(session, made.id, name="Dopo")

    comparison = compare(entry(session, made.id), was, {**was, "name": "Dopo"})
    assert (comparison.mine, comparison.theirs, comparison.clashes) == ((), (), ())


def test_a_form_with_a_place_that_is_gone_is_refused(session: Session) -> None:
    made = factories.service(session)
    was = entry(session, made.id).texts()
    with pytest.raises(Conflict, match="removed a part"):
        compare(entry(session, made.id), {**was, "place-x.name": ""}, was)


def test_a_value_is_taken_back_by_a_new_change(session: Session) -> None:
    made = factories.service(session, waiting_days=12)
    saved(session, made.id, waiting_days="30")
    told = next(one for one in record_history(session, [made.id]) if one.change.field_name == "waiting_days")
    assert told.is_restorable

    restore(session, told.change.id, expected="30", by="Berta")

    assert session.get_one(Service, made.id).waiting_days == 12
    assert changes(session, made.id) == [("waiting_days", "12", "30"), ("waiting_days", "30", "12")]


def test_a_removed_row_comes_back_as_it_was(session: Session) -> None:
    made = factories.service(session)
    phone_id = factories.add(session, Phone(service_id=made.id, number="1522", description="notte")).id
    saved(session, made.id, phones="")
    told = next(one for one in record_history(session, [made.id]) if one.change.last_action_type == "delete")
    assert (told.is_restorable, told.values["number"]) == (True, "1522")

    restore(session, told.change.id, expected="", by="Berta")

    back = session.get_one(Phone, phone_id)
    assert (back.service_id, back.number, back.description) == (made.id, "1522", "notte")


def test_what_was_added_is_taken_away_unless_it_was_changed_since(session: Session) -> None:
    made = factories.service(session)
    saved(
        session, made.id, phones='{"number": "1522"}', closings='{"begins_on": "2027-08-01", "ends_on": "2027-08-15"}'
    )
    added = {one.change.resource_type: one for one in record_history(session, [made.id])}
    assert (added["phone"].is_restorable, added["closing"].is_restorable) == (True, True)
    assert not added["service"].is_restorable

    restore(session, added["phone"].change.id, expected="", by="Berta")

    assert entry(session, made.id).texts()["phones"] == ""
    told = record_history(session, [made.id])
    removed = next(one for one in told if one.change.last_action_type == "delete")
    assert (removed.is_restorable, removed.change.updated_by) == (True, "Berta")
    with pytest.raises(Conflict, match="cannot be taken back"):
        restore(session, added["phone"].change.id, expected="", by="Berta")
    saved(session, made.id, closings='{"begins_on": "2027-08-01", "ends_on": "2027-08-20"}')
    with pytest.raises(Conflict, match="cannot be taken back"):
        restore(session, added["closing"].change.id, expected="", by="Berta")


def test_a_value_that_somebody_changed_since_is_not_taken_back(session: Session) -> None:
    made = factories.service(session, waiting_days=12)
    saved(session, made.id, waiting_days="30")
    told = record_history(session, [made.id])[0]
    saved(session, made.id, waiting_days="40")

    with pytest.raises(Conflict, match="changed this value meanwhile"):
        restore(session, told.change.id, expected="30", by="Berta")
    with pytest.raises(NotFound):
        restore(session, uuid.uuid4(), expected="30", by="Berta")


def test_a_value_that_no_longer_fits_is_refused_in_a_sentence(session: Session) -> None:
    made = factories.service(session, minimum_age=Decimal(30))
    saved(session, made.id, minimum_age="10")
    saved(session, made.id, maximum_age="20")
    told = next(one for one in record_history(session, [made.id]) if one.change.field_name == "minimum_age")

    with pytest.raises(Conflict, match="cannot be taken back"), session.begin_nested():
        restore(session, told.change.id, expected="10", by="Berta")


def test_a_confirmation_is_kept_and_moves_the_day(session: Session) -> None:
    made = factories.service(session, assured_date=date(2025, 1, 1))

    confirm(session, made.id, method="visit", by="Sara", now=clock.utc(), today=TODAY)

    assert made.assured_date == TODAY
    [kept] = session.scalars(sa.select(Verification).where(Verification.resource_id == made.id))
    assert (kept.method, kept.verified_by) == ("visit", "Sara")
    with pytest.raises(InvalidInput):
        confirm(session, made.id, method="guess", by="Sara", now=clock.utc(), today=TODAY)
    with pytest.raises(NotFound):
        confirm(session, uuid.uuid4(), method="visit", by="Sara", now=clock.utc(), today=TODAY)
