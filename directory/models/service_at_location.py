"""Where a service is delivered."""

import uuid

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from directory.db import Base, Identified
from directory.models.contact import PHONE_ORDER, Contact, Phone
from directory.models.location import Location
from directory.models.schedule import Schedule
from directory.models.service import Service, ServiceArea


class ServiceAtLocation(Identified, Base):
    """HSDS service_at_location: the row that search and matching rank (a "listing")."""

    __tablename__ = "service_at_location"
    __table_args__ = (sa.UniqueConstraint("service_id", "location_id"),)

    service_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("service.id"))  # found by the unique constraint
    location_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("location.id"), index=True)
    description: Mapped[str | None]

    service: Mapped[Service] = relationship(lazy="raise")
    location: Mapped[Location] = relationship(lazy="raise")
    service_areas: Mapped[list[ServiceArea]] = relationship(lazy="raise", cascade="all, delete-orphan")
    schedules: Mapped[list[Schedule]] = relationship(lazy="raise", cascade="all, delete-orphan")
    phones: Mapped[list[Phone]] = relationship(lazy="raise", cascade="all, delete-orphan", order_by=PHONE_ORDER)
    contacts: Mapped[list[Contact]] = relationship(lazy="raise", cascade="all, delete-orphan")
