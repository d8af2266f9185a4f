"""Writing a new service by hand."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from directory.curation.history import acting
from directory.curation.place_fields import put_at_centre, settle
from directory.curation.texts import set_text
from directory.errors import NO_SUCH_SERVICE, Conflict, NotFound
from directory.i18n import N_
from directory.models import Address, Location, Organization, Phone, Service, ServiceAtLocation
from directory.places.gazetteer import Gazetteer
from directory.words.language import fold

KNOWN_PLACE = N_("The service has a place with this address already: change it in the form of the service.")


@dataclass(frozen=True)
class NewPlace:
    """Where a service is given.

    Args:
        municipality_code: "" where it has no place.
        phones: texts by column.
    """

    municipality_code: str = ""
    address_1: str = ""
    postal_code: str = ""
    phones: Sequence[Mapping[str, str]] = ()


@dataclass(frozen=True, kw_only=True)
class NewService(NewPlace):
    """What is known of a service that is to be written, with its place and telephones.

    Args:
        organization_id: whose it is; None makes an organization of that name.
    """

    name: str
    organization_id: uuid.UUID | None
    organization: str
    description: str = ""


def create_service(session: Session, new: NewService, *, by: str) -> Service:
    """Write a service with its place and telephones, and its organization where that is new, too.

    The rest is added in its form.
    """
    with acting(session, by=by):
        organization_id = new.organization_id
        if organization_id is None:
            organization_id = uuid.uuid4()
            session.add(Organization(id=organization_id, name=new.organization, description=""))
            session.flush()
        service = Service(
            id=uuid.uuid4(),
            name=new.name,
            organization_id=organization_id,
            description=new.description or None,
        )
        session.add(service)
        session.flush()
        listing = _place(session, service, new) if new.municipality_code else None
        _add_phones(session, new, {"service_at_location_id": listing.id} if listing else {"service_id": service.id})
    return service


def add_place(session: Session, service_id: uuid.UUID, new: NewPlace, *, by: str) -> ServiceAtLocation:
    """Another place where a service is given, with the telephones there.

    Raises:
        NotFound: there is no such service.
        Conflict: it has that place already.
    """
    service = session.get(Service, service_id)
    if service is None:
        raise NotFound(NO_SUCH_SERVICE)
    known = sa.select(Address.address_1).join(ServiceAtLocation, ServiceAtLocation.location_id == Address.location_id)
    of_service = ServiceAtLocation.service_id == service_id
    in_town = Address.municipality_code == new.municipality_code
    streets = {fold(street).strip() for street in session.scalars(known.where(of_service, in_town))}
    if fold(new.address_1).strip() in streets:
        raise Conflict(KNOWN_PLACE)
    with acting(session, by=by):
        listing = _place(session, service, new)
        _add_phones(session, new, {"service_at_location_id": listing.id})
    return listing


def _place(session: Session, service: Service, new: NewPlace) -> ServiceAtLocation:
    """At the centre of its municipality until the address is looked up."""
    town = Gazetteer.bundled().by_code(new.municipality_code)
    location = Location(id=uuid.uuid4(), organization_id=service.organization_id)
    put_at_centre(location, town)
    session.add(location)
    session.flush()
    address = Address(id=uuid.uuid4(), location_id=location.id, address_1=new.address_1, postal_code=new.postal_code)
    settle(address, town)
    listing = ServiceAtLocation(id=uuid.uuid4(), service_id=service.id, location_id=location.id)
    session.add_all([address, listing])
    session.flush()
    return listing


def _add_phones(session: Session, new: NewPlace, owner: Mapping[str, uuid.UUID]) -> None:
    for position, values in enumerate(new.phones):
        phone = Phone(id=uuid.uuid4(), position=position, **owner)
        for name, text in values.items():
            set_text(phone, name, text)
        session.add(phone)
