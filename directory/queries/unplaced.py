"""Services whose town is not clear: it is called like several, or like none that is known."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.models import LIVE_STATUSES, Address, ImportRow, Organization, Service, ServiceAtLocation, SourceRecord
from directory.places.gazetteer import Gazetteer

COUNTRIES = ("IT", "CH")  # whose municipalities are known


@dataclass(frozen=True)
class Unplaced:
    """A service at a place whose town is not clear.

    Args:
        town: as it was written; `choices`: the municipalities that are called so.
    """

    service_id: uuid.UUID
    name: str
    organization: str
    town: str
    choices: tuple[str, ...]


def count_unplaced(session: Session) -> int:
    """How many live services there are with such a place."""
    return session.scalar(_of(sa.func.count(Service.id.distinct()))) or 0


def count_unplaced_of(session: Session, batch: int) -> int:
    """How many there are among the services of an import."""
    rows = (
        sa.select(SourceRecord.service_id)
        .join(ImportRow, ImportRow.source_record_id == SourceRecord.id)
        .where(ImportRow.batch_number == batch)
    )
    return session.scalar(_of(sa.func.count(Service.id.distinct())).where(Service.id.in_(rows))) or 0


def unplaced_services(session: Session, *, first: int, most: int) -> Sequence[Unplaced]:
    """Some of them, by name; `first`: how many are left out before."""
    town = sa.func.min(Address.city)
    query = _of(Service.id, Service.name, Organization.name, town).join(
        Organization, Organization.id == Service.organization_id
    )
    query = query.group_by(Service.id, Service.name, Organization.name).order_by(Service.name, Service.id)
    gazetteer = Gazetteer.bundled()
    return [
        Unplaced(id_, name, organization, city, tuple(one.label for one in gazetteer.choices(city)))
        for id_, name, organization, city in session.execute(query.offset(first).limit(most))
    ]


def _of(*columns: Any) -> "sa.Select[Any]":
    return (
        sa.select(*columns)
        .select_from(Service)
        .join(ServiceAtLocation, ServiceAtLocation.service_id == Service.id)
        .join(Address, Address.location_id == ServiceAtLocation.location_id)
        .where(Service.status.in_(LIVE_STATUSES), Address.municipality_code.is_(None))
        .where(Address.city != "", Address.country.in_(COUNTRIES))
    )
