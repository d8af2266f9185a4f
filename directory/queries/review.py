"""Services whose details are to be confirmed: nobody ever did, or it was too long ago."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.catalog.freshness import REVIEW_DAYS, held_days
from directory.models import LIVE_STATUSES, Organization, Service, ServiceAtLocation
from directory.queries.listings import details_of

WEEK_DAYS = 7
SOON_DAYS = 61  # confirming begins two months before a confirmation ends


@dataclass(frozen=True)
class Due:
    """A service to confirm; `assured_date` None: nobody ever did."""

    service_id: uuid.UUID
    name: str
    organization: str
    assured_date: date | None
    assured_until: date | None
    is_example: bool  # invented, and so is its number
    phone: str | None

    @property
    def due_on(self) -> date | None:
        """The last day on which the confirmation holds."""
        return self.assured_date and self.assured_date + timedelta(days=self.holds_days)

    @property
    def holds_days(self) -> int:
        """How long it holds."""
        return held_days(self.assured_date, self.assured_until)


@dataclass(frozen=True)
class Counts:
    """How many services are due within a week: confirmed once, and never."""

    again: int
    never: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.again + self.never


@dataclass(frozen=True)
class OwnCounts:
    """How many services some organizations have, how many of them are to be confirmed, and how many more soon."""

    all: int
    due: int
    soon: int


def _due(today: date, within_days: int = WEEK_DAYS) -> "sa.ColumnElement[bool]":
    """Live services whose confirmation ends within some days, as `held_days` says when; or nobody ever did."""
    last = today + timedelta(days=within_days)
    ends = sa.case(
        (Service.assured_until > Service.assured_date, Service.assured_until <= last),
        else_=Service.assured_date <= last - timedelta(days=REVIEW_DAYS),
    )
    return sa.and_(Service.status.in_(LIVE_STATUSES), sa.or_(Service.assured_date.is_(None), ends))


def count_due(session: Session, *, today: date) -> Counts:
    """How many services are to be confirmed within a week from today."""
    never = Service.assured_date.is_(None)
    query = sa.select(never, sa.func.count()).where(_due(today)).group_by(never)
    counts = {bool(is_never): count for is_never, count in session.execute(query)}
    return Counts(again=counts.get(False, 0), never=counts.get(True, 0))


def due_services(session: Session, *, today: date, first: int, most: int) -> Sequence[Due]:
    """Some of the services to confirm: those confirmed once come first, the longest ago first; then by name.

    Args:
        first: how many are left out before.
    """
    order = (Service.assured_date.is_(None), Service.assured_date)
    return _services(session, _due(today), order, today=today, first=first, most=most)


def count_own_due(session: Session, organizations: Collection[uuid.UUID], *, today: date) -> OwnCounts:
    """How much there is of some organizations, and how much of that is to be confirmed within a week and soon."""
    is_due, is_soon = (sa.func.sum(sa.case((_due(today, days), 1), else_=0)) for days in (WEEK_DAYS, SOON_DAYS))
    every, due, soon = session.execute(sa.select(sa.func.count(), is_due, is_soon).where(_own(organizations))).one()
    return OwnCounts(int(every), int(due or 0), int(soon or 0) - int(due or 0))


def own_services(
    session: Session, organizations: Collection[uuid.UUID], *, today: date, first: int, most: int
) -> Sequence[Due]:
    """Some of the services of some organizations: never confirmed ones first, then the longest ago; then by name."""
    order = (Service.assured_date.is_not(None), Service.assured_date)
    return _services(session, _own(organizations), order, today=today, first=first, most=most)


def _own(organizations: Collection[uuid.UUID]) -> "sa.ColumnElement[bool]":
    return sa.and_(Service.organization_id.in_(organizations), Service.status.in_(LIVE_STATUSES))


def _services(
    session: Session,
    wanted: "sa.ColumnElement[bool]",
    order: Sequence[Any],
    *,
    today: date,
    first: int,
    most: int,
) -> Sequence[Due]:
    query = (
        sa.select(
            *(Service.id, Service.name, Organization.name),
            *(Service.assured_date, Service.assured_until, Service.is_example),
        )
        .join(Organization, Organization.id == Service.organization_id)
        .where(wanted)
        .order_by(*order, Service.name, Service.id)
        .offset(first)
        .limit(most)
    )
    rows = session.execute(query).tuples().all()
    phones = _phones(session, [row[0] for row in rows], today)
    return [Due(*row, phones.get(row[0])) for row in rows]


def _phones(session: Session, services: Sequence[uuid.UUID], today: date) -> dict[uuid.UUID, str | None]:
    """A number to call, of each service's first place or of the service."""
    query = (
        sa.select(ServiceAtLocation.service_id, ServiceAtLocation.id)
        .where(ServiceAtLocation.service_id.in_(services))
        .order_by(ServiceAtLocation.id.desc())
    )
    listings = dict(session.execute(query).tuples().all())
    ids = {service: listings.get(service, service) for service in services}
    details = details_of(session, ids.values(), today=today)
    return {service: details[listing].phone for service, listing in ids.items() if listing in details}
