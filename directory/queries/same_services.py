"""Services with what tells them apart, so that those that are the same can be found."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.models import (
    LIVE_STATUSES,
    Address,
    Contact,
    Location,
    Organization,
    OrganizationIdentifier,
    Phone,
    Service,
    ServiceAtLocation,
    Source,
    SourceRecord,
)
from directory.words.organization_names import normalize_name
from directory.words.register_codes import Code, are_of_two_codes, code_of

NO_SPOT = "municipality"  # only the centre of the municipality is known, which all its places share


@dataclass(frozen=True)
class ComparedService:
    """A live service with its organization and first place.

    Args:
        rows: the list and line of each row that it was written from, the last one first; several where rows say exactly
            the same of one place, none for what somebody wrote here.
        fields: what is known of it, by the names that comparisons use; several values are separated by "; ".
        codes: of its organization: ISIL, RUNTS, IPA, of the ministry of education.
    """

    id: uuid.UUID
    name: str
    organization: str
    place: str
    rows: tuple[tuple[str, int], ...]
    fields: Mapping[str, str] = field(hash=False)
    codes: frozenset[Code] = frozenset()

    def has_other_codes(self, other: "ComparedService") -> bool:
        """Whether a register has both, as two."""
        return are_of_two_codes(self.codes, other.codes)


def compared_services(session: Session) -> list[ComparedService]:
    """All live services, by id, read in a fixed number of statements."""
    rows = session.execute(_services()).all()
    places, phones, lines, codes = _places(session), _phones(session), _lines(session), _codes(session)
    every = ((row, codes.get(row.organization_id, ())) for row in rows)
    return [
        _compared(row, places.get(row.id), phones.get(row.id, []), lines.get(row.id, ()), own) for row, own in every
    ]


def _services() -> "sa.Select[Any]":
    organization = (
        *(Organization.name.label("organization"), Organization.email.label("organization_email")),
        *(Organization.website,),
    )
    return (
        sa.select(Service.id, Service.organization_id, Service.name, Service.email, Service.url, *organization)
        .join(Organization, Organization.id == Service.organization_id)
        .where(Service.status.in_(LIVE_STATUSES))
        .order_by(Service.id)
    )


def _compared(
    row: Any, place: Any, phones: Sequence[str], lines: Sequence[tuple[str, int]], codes: Iterable[Code]
) -> ComparedService:
    fields = {
        "name": row.name,
        # an organization that is called as its service says nothing more, with a legal form or without
        "organization": "" if normalize_name(row.organization) == normalize_name(row.name) else row.organization,
        "email": row.email or row.organization_email,
        "url": row.url or row.website,
        "phone": "; ".join(phones),
        **(_of_place(place) if place else {}),
    }
    return ComparedService(
        *(row.id, row.name, row.organization, place.city if place else "", tuple(lines)),
        {name: str(value) for name, value in fields.items() if value not in (None, "")},
        frozenset(codes),
    )


def _of_place(place: Any) -> dict[str, Any]:
    known = place.point_source != NO_SPOT
    return {
        "address": place.address_1,
        "city": place.city,
        "postal_code": place.postal_code,
        "municipality_code": place.municipality_code,
        "latitude": place.latitude if known else None,
        "longitude": place.longitude if known else None,
    }


def _places(session: Session) -> dict[uuid.UUID, Any]:
    """The first place of each service, by id."""
    columns = (Address.address_1, Address.city, Address.postal_code, Address.municipality_code)
    query = (
        sa.select(ServiceAtLocation.service_id, Location.latitude, Location.longitude, Location.point_source, *columns)
        .join(Location, Location.id == ServiceAtLocation.location_id)
        .join(Address, Address.location_id == Location.id)
        .order_by(ServiceAtLocation.id, Address.id)
    )
    found: dict[uuid.UUID, Any] = {}
    for row in session.execute(query):
        found.setdefault(row.service_id, row)
    return found


def _phones(session: Session) -> dict[uuid.UUID, list[str]]:
    """The numbers of each service and of its places; of its organization, too, where it has none of its own."""
    at_place = ServiceAtLocation.location_id == Phone.location_id
    at_listing = ServiceAtLocation.id == Phone.service_at_location_id
    own = _numbers(
        session,
        sa.select(Phone.service_id, Phone.number).where(Phone.service_id.is_not(None)),
        sa.select(Contact.service_id, Phone.number).join(Contact, Contact.id == Phone.contact_id),
        sa.select(ServiceAtLocation.service_id, Phone.number).join(Phone, sa.or_(at_place, at_listing)),
    )
    of_organization = _numbers(
        session,
        sa.select(Service.id, Phone.number).join(Phone, Phone.organization_id == Service.organization_id),
    )
    return {**of_organization, **own}


def _numbers(session: Session, *queries: "sa.Select[Any]") -> dict[uuid.UUID, list[str]]:
    found: dict[uuid.UUID, set[str]] = defaultdict(set)
    for query in queries:
        pairs: Iterable[Any] = session.execute(query)
        for service, number in pairs:
            found[service].add(number)
    return {service: sorted(numbers) for service, numbers in found.items() if service is not None}


def _codes(session: Session) -> dict[uuid.UUID, list[Code]]:
    """The codes that registers give each organization; not tax codes, of which a body may have two."""
    columns = (OrganizationIdentifier.identifier_type, OrganizationIdentifier.identifier)
    found: dict[uuid.UUID, list[Code]] = defaultdict(list)
    for organization, column, code in session.execute(sa.select(OrganizationIdentifier.organization_id, *columns)):
        if (known := code_of(column, code)) is not None:
            found[organization].append(known)
    return found


def _lines(session: Session) -> dict[uuid.UUID, list[tuple[str, int]]]:
    """The rows of lists that each service comes from: those of the place that it last came with."""
    query = (
        sa.select(SourceRecord.service_id, SourceRecord.location_id, Source.name, SourceRecord.line)
        .join(Source, Source.id == SourceRecord.source_id)
        .where(SourceRecord.service_id.is_not(None))
        .order_by(SourceRecord.last_seen_at.desc(), SourceRecord.line, Source.name)
    )
    places: dict[uuid.UUID, uuid.UUID | None] = {}
    found: dict[uuid.UUID, list[tuple[str, int]]] = defaultdict(list)
    for service, location, name, line in session.execute(query):
        if places.setdefault(service, location) == location:
            found[service].append((name, line))
    return found
