"""What the cards of a few listings show beyond the catalog: a number to call, and the hours."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.models import Phone, Schedule, Service, ServiceAtLocation
from directory.queries.hours import Week, week_of


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
    """A listing is a service_at_location, or a service that has none."""
    placed = (
        sa.select(
            ServiceAtLocation.id,
            ServiceAtLocation.location_id,
            ServiceAtLocation.service_id,
            Service.organization_id,
            Service.url,
        )
        .join(Service, Service.id == ServiceAtLocation.service_id)
        .where(ServiceAtLocation.id.in_(listing_ids))
    )
    placeless = sa.select(
        Service.id, sa.cast(sa.null(), sa.Uuid), Service.id.label("service_id"), Service.organization_id, Service.url
    ).where(Service.id.in_(listing_ids))
    return [_Owners(*row) for row in session.execute(sa.union_all(placed, placeless))]


def _details(
    one: _Owners,
    phones: Mapping[uuid.UUID, list[Phone]],
    schedules: Mapping[uuid.UUID, list[Schedule]],
    today: date,
) -> ListingDetails:
    phone = next((phone.number for owner in one.nearest_first for phone in phones.get(owner, ())), None)
    hours = next((schedules[owner] for owner in one.nearest_first if owner in schedules), [])
    return ListingDetails(phone, one.url, week_of(hours, on=today))


def _phones(session: Session, ids: list[uuid.UUID]) -> dict[uuid.UUID, list[Phone]]:
    owned_by = (Phone.service_at_location_id, Phone.location_id, Phone.service_id, Phone.organization_id)
    query = (
        sa.select(Phone)
        .where(sa.or_(*(owner.in_(ids) for owner in owned_by)), Phone.type.is_distinct_from("fax"))
        .order_by(Phone.id)
    )
    found = defaultdict(list)
    for phone in session.scalars(query):
        owners = (phone.service_at_location_id, phone.location_id, phone.service_id, phone.organization_id)
        found[next(filter(None, owners))].append(phone)
    return found


def _schedules(session: Session, ids: list[uuid.UUID]) -> dict[uuid.UUID, list[Schedule]]:
    owned_by = (Schedule.service_at_location_id, Schedule.location_id, Schedule.service_id)
    query = sa.select(Schedule).where(sa.or_(*(owner.in_(ids) for owner in owned_by))).order_by(Schedule.id)
    found = defaultdict(list)
    for schedule in session.scalars(query):
        owners = (schedule.service_at_location_id, schedule.location_id, schedule.service_id)
        found[next(filter(None, owners))].append(schedule)
    return found
