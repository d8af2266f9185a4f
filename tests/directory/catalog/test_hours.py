from datetime import date, time

from sqlalchemy.orm import Session

from directory.catalog.build import build
from directory.catalog.hours import ListedHours, WrittenHours
from directory.models import Phone, Schedule
from directory.queries.hours import week_of
from directory.queries.listings import details_of
from directory.search.reading import read_question
from directory.search.search import search
from tests import factories

TODAY = date(2026, 11, 22)
MONDAYS = WrittenHours(freq="WEEKLY", byday="MO", opens_at=time(8, 15), closes_at=time(12), by_appointment=True)
SUMMER = WrittenHours(
    valid_from=date(2026, 6, 1), valid_to=date(2026, 8, 31), until=date(2026, 8, 30), description="“d'estate”", notes=""
)


def test_hours_are_read_as_they_were_written() -> None:
    rows = [(MONDAYS,), (), (MONDAYS, SUMMER), (MONDAYS,)]
    hours = ListedHours.pack(rows)

    assert [hours.of_row(row) for row in range(4)] == rows
    assert len(hours.texts) == 3


def test_hours_of_two_catalogs_follow_each_other() -> None:
    hours = ListedHours.pack([(MONDAYS,), ()]).joined_with(ListedHours.pack([(SUMMER,), (MONDAYS,)]))

    assert [hours.of_row(row) for row in range(4)] == [(MONDAYS,), (), (SUMMER,), (MONDAYS,)]


def test_the_catalog_knows_the_number_and_hours_that_the_database_has(session: Session) -> None:
    office = factories.organization(session)
    listings = [factories.listing(session, organization_id=office.id) for _ in range(4)]
    bare = factories.service(session)
    owners = ("service_at_location_id", "location_id", "service_id", "organization_id")
    for number, one in enumerate(listings):
        of_one = (one.id, one.location_id, one.service_id, office.id)
        for owner, owner_id in [*zip(owners, of_one, strict=True)][number:]:
            kind = "fax" if owner == "location_id" else None
            factories.add(session, Phone(number=f"+3905430{number}", type=kind, **{owner: owner_id}))
            if owner != "organization_id":
                opens = {"opens_at": time(8 + number), "closes_at": time(20)}
                factories.add(
                    session, Schedule(freq="WEEKLY", byday="MO,2SA", notes=owner, **opens, **{owner: owner_id})
                )
    factories.add(session, Phone(number="1522", service_id=bare.id))
    ids = [*(one.id for one in listings), bare.id]

    catalog = build(session, today=TODAY)

    details = details_of(session, ids, today=TODAY)
    rows = [row for row in range(len(catalog)) if catalog.listing_uuid(row) in details]
    assert len(rows) == len(ids)
    for row in rows:
        known = details[catalog.listing_uuid(row)]
        assert catalog.phone[row] == (known.phone or "")
        assert week_of(catalog.hours.of_row(row), on=TODAY) == known.week


def test_what_is_closed_for_now_is_open_on_no_part_of_a_day(session: Session) -> None:
    for name, status in (("Aperta", "active"), ("Chiusa", "temporarily closed")):
        one = factories.listing(session, name=name, tags=("need:money.food",), status=status)
        factories.add(
            session,
            Schedule(service_at_location_id=one.id, freq="WEEKLY", byday="MO", opens_at=time(18), closes_at=time(21)),
        )
    catalog = build(session, today=TODAY)
    found = search(read_question("mensa lunedì sera", catalog), catalog, today=TODAY)

    said = {one.name: str(reason.text) for one in found.results for reason in one.reasons if reason.feature == "time"}
    assert said == {"Aperta": "Open at that time", "Chiusa": "Ask when it is open"}
    (days,) = [facet for facet in found.facets if facet.name == "day"]
    assert [(value.value, value.count) for value in days.values] == [("MO", 1)]
