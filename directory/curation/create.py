"""Writing a new service by hand."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from directory.curation.history import acting
from directory.curation.place_fields import put_at_centre, settle
from directory.curation.texts import set_text
from directory.gazetteer import Gazetteer
from directory.models import Address, Location, Organization, Phone, Service, ServiceAtLocation


@dataclass(frozen=True)
class NewService:
    """What is known of a service that is to be written.

    Args:
        organization_id: whose it is; None makes an organization of that name.
        municipality_code: "" where it has no place.
        phones: texts by column.
    """

    name: str
    organization_id: uuid.UUID | None
    organization: str
    description: str = ""
    municipality_code: str = ""
    address_1: str = ""
    postal_code: str = ""
    phones: Sequence[Mapping[str, str]] = ()


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
        listing = add_place(session, service, new) if new.municipality_code else None
        for values in new.phones:
            owner = {"service_at_location_id": listing.id} if listing else {"service_id": service.id}
            phone = Phone(id=uuid.uuid4(), **owner)
            for name, text in values.items():
                set_text(phone, name, text)
            session.add(phone)
    return service


def add_place(session: Session, service: Service, new: NewService) -> ServiceAtLocation:
    """A place for a service, at the centre of its municipality until the address is looked up."""
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
