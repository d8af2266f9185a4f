"""Places."""

import enum
import uuid

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from directory.db import Base, Identified
from directory.models.contact import PHONE_ORDER, Language, Phone
from directory.models.schedule import Schedule


class LocationType(enum.StrEnum):
    """HSDS location.location_type."""

    PHYSICAL = "physical"
    POSTAL = "postal"
    VIRTUAL = "virtual"


class MunicipalityRow(Base):
    """A municipality of the bundled gazetteer, so that addresses can only point to one that exists."""

    __tablename__ = "municipality"

    code: Mapped[str] = mapped_column(sa.String(12), primary_key=True)  # Belfiore, or "CH-5002" (BFS) in Ticino
    istat_code: Mapped[str | None] = mapped_column(sa.String(6))
    name: Mapped[str] = mapped_column(index=True)
    province: Mapped[str] = mapped_column(sa.String(4), index=True)
    province_name: Mapped[str]
    region: Mapped[str]
    country: Mapped[str] = mapped_column(sa.String(2))
    latitude: Mapped[float]
    longitude: Mapped[float]


class Location(Identified, Base):
    """HSDS location: where something happens; `virtual` for services that have no place."""

    __tablename__ = "location"
    __table_args__ = (
        sa.CheckConstraint("latitude BETWEEN -90 AND 90", name="latitude"),
        sa.CheckConstraint("longitude BETWEEN -180 AND 180", name="longitude"),
        sa.CheckConstraint("(latitude IS NULL) = (longitude IS NULL)", name="both_coordinates"),
        sa.CheckConstraint("location_type IN ('physical', 'postal', 'virtual')", name="location_type"),
    )

    organization_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("organization.id"), index=True)
    location_type: Mapped[str] = mapped_column(sa.String(8), default=LocationType.PHYSICAL)
    url: Mapped[str | None]
    name: Mapped[str | None]
    alternate_name: Mapped[str | None]
    description: Mapped[str | None]
    transportation: Mapped[str | None]
    latitude: Mapped[float | None]  # WGS 84 degrees
    longitude: Mapped[float | None]
    point_source: Mapped[str | None] = mapped_column(sa.String(12))  # source, geocoder, or municipality (its centre)
    external_identifier: Mapped[str | None]
    external_identifier_type: Mapped[str | None]

    addresses: Mapped[list["Address"]] = relationship(lazy="raise", cascade="all, delete-orphan")
    accessibility: Mapped[list["Accessibility"]] = relationship(lazy="raise", cascade="all, delete-orphan")
    languages: Mapped[list[Language]] = relationship(lazy="raise", cascade="all, delete-orphan")
    schedules: Mapped[list[Schedule]] = relationship(lazy="raise", cascade="all, delete-orphan")
    phones: Mapped[list[Phone]] = relationship(lazy="raise", cascade="all, delete-orphan", order_by=PHONE_ORDER)


class Address(Identified, Base):
    """HSDS address. HSDS asks for every part; what a list does not say is empty, and completeness shows it."""

    __tablename__ = "address"
    __table_args__ = (sa.CheckConstraint("address_type IN ('physical', 'postal', 'virtual')", name="address_type"),)

    location_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("location.id"), index=True)
    attention: Mapped[str | None]
    address_1: Mapped[str] = mapped_column(default="")
    address_2: Mapped[str | None]
    city: Mapped[str] = mapped_column(default="")
    region: Mapped[str | None]
    state_province: Mapped[str] = mapped_column(default="")
    postal_code: Mapped[str] = mapped_column(default="")
    country: Mapped[str] = mapped_column(sa.String(2), default="IT")
    address_type: Mapped[str] = mapped_column(sa.String(8), default=LocationType.PHYSICAL)
    municipality_code: Mapped[str | None] = mapped_column(sa.ForeignKey("municipality.code"), index=True)


class Accessibility(Identified, Base):
    """HSDS accessibility: what a place offers to people who see, hear, move or understand differently."""

    __tablename__ = "accessibility"

    location_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("location.id"), index=True)
    description: Mapped[str | None]
    details: Mapped[str | None]
    url: Mapped[str | None]
