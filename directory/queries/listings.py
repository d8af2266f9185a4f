"""What the cards of a few listings show beyond the catalog: a number to call, and the hours."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.catalog.hours import STORED, WrittenHours
from directory.models import PHONE_ORDER, Phone, Schedule, Service, ServiceAtLocation
from directory.queries.hours import Week, week_of
from directory.words.contact_ways import refuse_calls, refuses_calls

_IDS: sa.BindParameter[Any] = sa.bindparam("ids", expanding=True)


def _owned_by(*owners: Any) -> sa.ColumnElement[bool]:
    return sa.or_(*(owner.in_(_IDS) for owner in owners))


WRITTEN_HOURS = tuple(getattr(Schedule, name) for name in STORED)
_OF_SERVICE = (Service.url, Service.alert, Service.application_process)

# Made once: a page asks all three, and putting a statement together takes longer than answering it.
LISTINGS = sa.union_all(  # a listing is a service_at_location, or a service that has none
    sa.select(
        ServiceAtLocation.id,
        ServiceAtLocation.location_id,
        ServiceAtLocation.service_id,
        Service.organization_id,
        *_OF_SERVICE,
    )
    .join(Service, Service.id == ServiceAtLocation.service_id)
    .where(ServiceAtLocation.id.in_(_IDS)),
    sa.select(
        *(Service.id, sa.cast(sa.null(), sa.Uuid), Service.id.label("service_id"), Service.organization_id),
        *_OF_SERVICE,
    ).where(Service.id.in_(_IDS)),
)
PHONES = (
    sa.select(
        *(Phone.service_at_location_id, Phone.location_id, Phone.service_id, Phone.organization_id),
        *(Phone.number, Phone.description),
    )
    .where(
        _owned_by(Phone.service_at_location_id, Phone.location_id, Phone.service_id, Phone.organization_id),
        Phone.type.is_distinct_from("fax"),
    )
    .order_by(*PHONE_ORDER)
)
SCHEDULES = (
    sa.select(Schedule.service_at_location_id, Schedule.location_id, Schedule.service_id, *WRITTEN_HOURS)
    .where(_owned_by(Schedule.service_at_location_id, Schedule.location_id, Schedule.service_id))
    .order_by(Schedule.id)
)


@dataclass(frozen=True)
class ListingDetails:
    """A number to call (the one nearest to the place), the web page and the week's hours."""

    phone: str | None
    url: str | None
    week: Week


@dataclass(frozen=True)
class _Owners:
    """Whose phones and hours count for a listing, the nearest first."""

    listing_id: uuid.UUID
    location_id: uuid.UUID | None
    service_id: uuid.UUID
    organization_id: uuid.UUID
    url: str | None
    alert: str | None
    application_process: str | None

    @property
    def nearest_first(self) -> tuple[uuid.UUID, ...]:
        return tuple(filter(None, (self.listing_id, self.location_id, self.service_id, self.organization_id)))


def details_of(session: Session, listing_ids: Iterable[uuid.UUID], *, today: date) -> dict[uuid.UUID, ListingDetails]:
    """Read the details of some listings in three statements, however many there are."""
    owners = _owners(session, list(listing_ids))
    ids = sorted({owner for one in owners for owner in one.nearest_first})
    phones, schedules = _phones(session, ids), _schedules(session, ids)
    return {one.listing_id: _details(one, phones, schedules, today) for one in owners}


def _owners(session: Session, listing_ids: list[uuid.UUID]) -> list[_Owners]:
    return [_Owners(*row) for row in session.connection().execute(LISTINGS, {"ids": listing_ids})]


def _details(
    one: _Owners,
    phones: Mapping[uuid.UUID, list[str]],
    schedules: Mapping[uuid.UUID, list[WrittenHours]],
    today: date,
) -> ListingDetails:
    owners = () if refuse_calls((one.alert, one.application_process)) else one.nearest_first
    phone = next((number for owner in owners for number in phones.get(owner, ())), None)
    hours = next((schedules[owner] for owner in one.nearest_first if owner in schedules), [])
    return ListingDetails(phone, one.url, week_of(hours, on=today))


def _phones(session: Session, ids: list[uuid.UUID]) -> dict[uuid.UUID, list[str]]:
    found = defaultdict(list)
    for *owners, number, said in session.connection().execute(PHONES, {"ids": ids}):
        if not refuses_calls(said or ""):
            found[next(filter(None, owners))].append(number)
    return found


def _schedules(session: Session, ids: list[uuid.UUID]) -> dict[uuid.UUID, list[WrittenHours]]:
    found = defaultdict(list)
    for place, location, service, *hours in session.connection().execute(SCHEDULES, {"ids": ids}):
        found[place or location or service].append(WrittenHours(*hours))
    return found
