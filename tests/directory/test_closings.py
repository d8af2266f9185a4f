"""Days on which a service is closed: kept, held against its hours, known to the catalog, merged and put back."""

from datetime import date, datetime, time

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.catalog.build import build
from directory.catalog.current import current
from directory.catalog.hours import WrittenHours
from directory.curation.child_lines import line_of, lines_text
from directory.curation.merging import merge_services
from directory.curation.restore import restore
from directory.models import Closing, Schedule, Service
from directory.queries.hours import Closed, Span, closed_days, next_opening, week_of
from directory.queries.record_history import record_history
from directory.queries.services import service_page
from directory.settings import Settings
from tests import factories
from tests.directory.test_edit import entry, saved

SUNDAY = date(2026, 11, 22)
MORNING = Span(time(9), time(12))
MONDAYS = WrittenHours(freq="WEEKLY", byday="MO", opens_at=time(9), closes_at=time(12))
ALWAYS = WrittenHours(freq="WEEKLY", byday="MO,TU,WE,TH,FR,SA,SU", opens_at=time(0), closes_at=time(0))
BREAK = line_of({"begins_on": "2026-12-20", "ends_on": "2027-01-07", "reason": "ferie"})


def at(month: int, day: int, hour: int) -> datetime:
    return datetime(2027 if month < 6 else 2026, month, day, hour)  # noqa: DTZ001 - local to the place


def closed(begins: date, ends: date, why: str = "") -> WrittenHours:
    return closed_days(Closing(begins_on=begins, ends_on=ends, reason=why or None))


def test_the_next_opening_leaves_closed_days_out() -> None:
    winter = closed(date(2026, 12, 20), date(2027, 1, 7))

    before = week_of([MONDAYS, winter], on=date(2026, 12, 14))
    assert next_opening(before, at(12, 14, 8)).day == date(2026, 12, 14)  # type: ignore[union-attr]
    found = next_opening(before, at(12, 14, 13))
    assert (found.day, found.span) == (date(2027, 1, 11), MORNING)  # type: ignore[union-attr]

    meanwhile = week_of([MONDAYS, winter], on=date(2026, 12, 21))
    assert next_opening(meanwhile, at(12, 21, 10)).day == date(2027, 1, 11)  # type: ignore[union-attr]
    assert meanwhile.closed_on(date(2026, 12, 21)) == Closed(date(2026, 12, 20), date(2027, 1, 7))
    assert meanwhile.closed_on(date(2027, 1, 8)) is None


def test_what_never_closes_is_closed_then_too() -> None:
    week = week_of([ALWAYS, closed(SUNDAY, date(2026, 11, 23), "lavori")], on=SUNDAY)

    found = next_opening(week, at(11, 22, 10))

    assert (found.day, found.is_now) == (date(2026, 11, 24), False)  # type: ignore[union-attr]
    assert next_opening(week_of([ALWAYS], on=SUNDAY), at(11, 22, 10)).is_always  # type: ignore[union-attr]


def test_a_night_that_began_on_an_open_day_goes_on_into_a_closed_one() -> None:
    night = WrittenHours(freq="WEEKLY", byday="SA", opens_at=time(20), closes_at=time(6))
    week = week_of([night, closed(SUNDAY, SUNDAY)], on=SUNDAY)
    assert next_opening(week, at(11, 22, 5)).is_now  # type: ignore[union-attr]
    other = week_of([night, closed(date(2026, 11, 21), SUNDAY)], on=SUNDAY)
    assert not next_opening(other, at(11, 22, 5)).is_now  # type: ignore[union-attr]


def test_periods_that_are_over_are_left_out() -> None:
    over, recent = closed(date(2026, 8, 1), date(2026, 8, 31)), closed(date(2026, 11, 16), date(2026, 11, 17))
    week = week_of([MONDAYS, over, recent], on=SUNDAY)
    assert [one.ends for one in week.closings] == [date(2026, 11, 17)]  # of this week, which is shown
    assert week.closings_from(SUNDAY) == ()
    assert not week_of([closed(SUNDAY, SUNDAY)], on=SUNDAY).is_known  # closed days are no hours


def test_closings_are_written_changed_removed_and_put_back(session: Session) -> None:
    made = factories.service(session)

    saved(session, made.id, closings=lines_text([BREAK]))
    [row] = session.scalars(sa.select(Closing).where(Closing.service_id == made.id))
    assert (row.begins_on, row.ends_on, row.reason) == (date(2026, 12, 20), date(2027, 1, 7), "ferie")

    saved(session, made.id, closings="")
    told = record_history(session, [made.id])[0]
    assert (told.change.resource_type, told.is_restorable) == ("closing", True)
    restore(session, told.change.id, expected="", by="Berta")
    assert entry(session, made.id).texts()["closings"] == BREAK


def test_the_page_and_the_catalog_know_them_at_once(session: Session, settings: Settings) -> None:
    listing = factories.listing(session)
    factories.add(
        session,
        Schedule(service_at_location_id=listing.id, freq="WEEKLY", byday="MO", opens_at=time(9), closes_at=time(12)),
    )
    before = build(session, today=SUNDAY)
    saved(session, listing.service_id, closings=lines_text([BREAK]))

    [place] = service_page(session, listing.service_id, today=SUNDAY).places
    after = build(session, today=SUNDAY)
    [row] = [row for row in range(len(after)) if after.listing_uuid(row) == listing.id]

    assert place.week.closings == (Closed(date(2026, 12, 20), date(2027, 1, 7), "ferie"),)
    assert week_of(after.hours.of_row(row), on=SUNDAY) == place.week
    assert before.sequence < after.sequence
    now = current(session, settings, today=SUNDAY)
    rows = [row for row in range(len(now)) if now.live[row] and now.listing_uuid(row) == listing.id]
    assert [week_of(now.hours.of_row(row), on=SUNDAY) for row in rows] == [place.week]


def test_two_services_that_become_one_keep_what_is_said(session: Session) -> None:
    kept, other = factories.service(session, name="Mensa"), factories.service(session, name="Mensa")
    factories.add(session, Closing(service_id=other.id, begins_on=SUNDAY, ends_on=SUNDAY))

    now = datetime.fromisoformat("2026-11-22T10:00:00+00:00")
    merge_services(session, kept.id, other.id, take={}, compared={}, by="Carla", now=now)

    assert list(session.scalars(sa.select(Closing.service_id))) == [kept.id]


def test_the_database_refuses_days_in_the_wrong_order(session: Session) -> None:
    made: Service = factories.service(session)
    wrong = Closing(service_id=made.id, begins_on=SUNDAY, ends_on=date(2026, 11, 1))
    with pytest.raises(sa.exc.IntegrityError), session.begin_nested():
        factories.add(session, wrong)
