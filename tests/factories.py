"""Rows with sensible defaults; a test states only what it is about."""

import uuid
from typing import Any

from sqlalchemy.orm import Session

from directory.curation.setup import term_id
from directory.models import Address, Attribute, LinkWorker, Location, Organization, Service, ServiceAtLocation
from directory.places.gazetteer import Gazetteer


def add(session: Session, row: Any) -> Any:
    """Flush one row and give it back."""
    session.add(row)
    session.flush()
    return row


def organization(session: Session, **values: Any) -> Organization:
    """An organization."""
    made: Organization = add(session, Organization(**{"name": "Cooperativa Il Ponte", "description": "", **values}))
    return made


def service(session: Session, *, tags: tuple[str, ...] = (), **values: Any) -> Service:
    """A service, of a new organization unless one is given; tags are "taxonomy:code"."""
    if "organization" not in values and "organization_id" not in values:
        values["organization_id"] = organization(session).id
    made: Service = add(session, Service(**{"name": "Sportello d'ascolto", **values}))
    for tag in tags:
        tagged(session, "service", made.id, tag)
    return made


def tagged(session: Session, entity: str, link_id: uuid.UUID, tag: str, confidence: float = 1.0) -> Attribute:
    """Link a row to a term, "need:housing"."""
    taxonomy, code = tag.split(":")
    link = Attribute(
        link_id=link_id, link_entity=entity, taxonomy_term_id=term_id(taxonomy, code), confidence=confidence
    )
    made: Attribute = add(session, link)
    return made


def location(session: Session, place: str = "Forlì", **values: Any) -> Location:
    """A physical location with an address, at the centre of a municipality."""
    town = Gazetteer.bundled().resolve(place)
    point = {"latitude": town.point.latitude, "longitude": town.point.longitude, "point_source": "municipality"}
    made: Location = add(session, Location(**{**point, **values}))
    address = Address(
        location_id=made.id,
        address_1="Via Roma 1",
        city=town.name,
        state_province=town.province,
        postal_code=town.postal_codes[0],
        municipality_code=town.code,
    )
    add(session, address)
    return made


def listing(session: Session, place: str = "Forlì", **values: Any) -> ServiceAtLocation:
    """A service delivered at a place."""
    made: ServiceAtLocation = add(
        session, ServiceAtLocation(service_id=service(session, **values).id, location_id=location(session, place).id)
    )
    return made


def link_worker(session: Session, *, tags: tuple[str, ...] = (), **values: Any) -> LinkWorker:
    """A link worker with room for more people."""
    if "organization_id" not in values:
        values["organization_id"] = organization(session).id
    made: LinkWorker = add(session, LinkWorker(**{"name": "Sara Conti", "capacity_points": 60.0, **values}))
    for tag in tags:
        tagged(session, "link_worker", made.id, tag)
    return made
