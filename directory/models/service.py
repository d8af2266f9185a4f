"""Services, and everything a person or the matcher must know before being sent there."""

import enum
import uuid
from datetime import date
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from directory.db import Base, Identified, exactly_one
from directory.models.contact import PHONE_ORDER, Contact, Language, Phone, Url
from directory.models.organization import Organization, Program
from directory.models.schedule import Closing, Schedule


class ServiceStatus(enum.StrEnum):
    """HSDS service.status."""

    ACTIVE = "active"
    INACTIVE = "inactive"
    DEFUNCT = "defunct"
    TEMPORARILY_CLOSED = "temporarily closed"


LIVE_STATUSES = (ServiceStatus.ACTIVE, ServiceStatus.TEMPORARILY_CLOSED)  # what is found, matched and compared


class Intensity(enum.StrEnum):
    """How much a service does: tells, walks along, or brings a network together (Family Hub)."""

    INFORMATION = "information"
    ACCOMPANIMENT = "accompaniment"
    NETWORK = "network"


class Access(enum.StrEnum):
    """Who may send a person: anybody, a referring service, or only an authority's mandate."""

    FREE = "free"
    REFERRAL = "on_referral"
    MANDATE = "on_mandate"


def values_enum(kind: type[enum.StrEnum]) -> sa.Enum:
    """A string column with a check: the values people know are stored, not Python's names."""
    stored = [member.value for member in kind]
    return sa.Enum(kind, native_enum=False, create_constraint=True, length=20, values_callable=lambda _: stored)


class Service(Identified, Base):
    """HSDS service: what an organization offers, wherever it is delivered."""

    __tablename__ = "service"
    __table_args__ = (
        sa.CheckConstraint("name <> ''", name="named"),
        sa.CheckConstraint("minimum_age BETWEEN 0 AND 120", name="minimum_age"),
        sa.CheckConstraint("maximum_age BETWEEN 0 AND 120", name="maximum_age"),
        sa.CheckConstraint("minimum_age <= maximum_age", name="age_range"),
        sa.CheckConstraint("waiting_days >= 0", name="waiting_days"),
        sa.CheckConstraint("response_days >= 0", name="response_days"),
        sa.CheckConstraint("gender_reserved IN ('women', 'men')", name="gender_reserved"),
    )

    organization_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organization.id"), index=True)
    program_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("program.id"), index=True)
    name: Mapped[str] = mapped_column(index=True)
    alternate_name: Mapped[str | None]
    description: Mapped[str | None]
    url: Mapped[str | None]
    email: Mapped[str | None]
    status: Mapped[ServiceStatus] = mapped_column(values_enum(ServiceStatus), default=ServiceStatus.ACTIVE, index=True)
    interpretation_services: Mapped[str | None]
    application_process: Mapped[str | None]
    fees_description: Mapped[str | None]
    accreditations: Mapped[str | None]
    eligibility_description: Mapped[str | None]
    minimum_age: Mapped[Decimal | None] = mapped_column(sa.Numeric(5, 2))  # years, inclusive; 0.5 is six months
    maximum_age: Mapped[Decimal | None] = mapped_column(sa.Numeric(5, 2))  # years, inclusive
    assured_date: Mapped[date | None]  # last day that somebody confirmed the details (see Verification)
    assured_until: Mapped[date | None]  # until when that holds; None: a year (directory.catalog.freshness)
    assurer_email: Mapped[str | None]
    alert: Mapped[str | None]
    # Beyond HSDS: what eligibility and ranking need (docs/data-model.md)
    exclusion_criteria: Mapped[str | None]
    gender_reserved: Mapped[str | None] = mapped_column(sa.String(5))
    residence_required: Mapped[bool | None]  # in the service area; None: not known
    isee_maximum: Mapped[Decimal | None] = mapped_column(sa.Numeric(10, 2))  # euro
    waiting_days: Mapped[int | None]  # until the first appointment
    response_days: Mapped[Decimal | None] = mapped_column(sa.Numeric(5, 1))  # until somebody answers a referral
    intensity: Mapped[Intensity | None] = mapped_column(values_enum(Intensity))
    access: Mapped[Access | None] = mapped_column(values_enum(Access))
    remote: Mapped[bool | None]  # by phone or online
    home_visits: Mapped[bool | None]
    is_example: Mapped[bool] = mapped_column(default=False)  # invented for demonstration; pages say so

    organization: Mapped[Organization] = relationship(lazy="raise")
    program: Mapped[Program | None] = relationship(lazy="raise")
    cost_options: Mapped[list["CostOption"]] = relationship(lazy="raise", cascade="all, delete-orphan")
    required_documents: Mapped[list["RequiredDocument"]] = relationship(lazy="raise", cascade="all, delete-orphan")
    service_areas: Mapped[list["ServiceArea"]] = relationship(lazy="raise", cascade="all, delete-orphan")
    capacities: Mapped[list["ServiceCapacity"]] = relationship(lazy="raise", cascade="all, delete-orphan")
    languages: Mapped[list[Language]] = relationship(lazy="raise", cascade="all, delete-orphan")
    schedules: Mapped[list[Schedule]] = relationship(lazy="raise", cascade="all, delete-orphan")
    closings: Mapped[list[Closing]] = relationship(lazy="raise", cascade="all, delete-orphan")
    phones: Mapped[list[Phone]] = relationship(lazy="raise", cascade="all, delete-orphan", order_by=PHONE_ORDER)
    contacts: Mapped[list[Contact]] = relationship(lazy="raise", cascade="all, delete-orphan")
    additional_urls: Mapped[list[Url]] = relationship(lazy="raise", cascade="all, delete-orphan")


class CostOption(Identified, Base):
    """HSDS cost_option. An amount of 0 is free; None with a description is "ask"."""

    __tablename__ = "cost_option"
    __table_args__ = (sa.CheckConstraint("amount >= 0", name="amount"),)

    service_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("service.id"), index=True)
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    option: Mapped[str | None]
    currency: Mapped[str] = mapped_column(sa.String(3), default="EUR")
    amount: Mapped[Decimal | None] = mapped_column(sa.Numeric(10, 2))
    amount_description: Mapped[str | None]


class RequiredDocument(Identified, Base):
    """HSDS required_document: what to bring."""

    __tablename__ = "required_document"

    service_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("service.id"), index=True)
    document: Mapped[str]
    uri: Mapped[str | None]


class ServiceArea(Identified, Base):
    """HSDS service_area: whose residents are served. `extent` is a code when `extent_type` names its kind."""

    __tablename__ = "service_area"
    __table_args__ = (
        sa.CheckConstraint(exactly_one("service_id", "service_at_location_id", "link_worker_id"), name="one_owner"),
        sa.CheckConstraint(
            "extent_type IN ('municipality', 'province', 'region', 'country', 'text')", name="extent_type"
        ),
    )

    service_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("service.id"), index=True)
    service_at_location_id: Mapped[uuid.UUID | None] = mapped_column(
        sa.ForeignKey("service_at_location.id"), index=True
    )
    link_worker_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("link_worker.id"), index=True)
    name: Mapped[str | None]
    description: Mapped[str | None]
    extent: Mapped[str | None]  # Belfiore code, province sigla, region name, ISO country, or plain text
    extent_type: Mapped[str | None] = mapped_column(sa.String(12))
    uri: Mapped[str | None]


class Unit(Identified, Base):
    """HSDS unit: what capacity is counted in (places, beds, hours)."""

    __tablename__ = "unit"

    name: Mapped[str] = mapped_column(unique=True)
    scheme: Mapped[str | None]
    identifier: Mapped[str | None]
    uri: Mapped[str | None]


class ServiceCapacity(Identified, Base):
    """HSDS service_capacity: places left, as of a day."""

    __tablename__ = "service_capacity"
    __table_args__ = (
        sa.CheckConstraint("available >= 0", name="available"),
        sa.CheckConstraint("maximum >= 0", name="maximum"),
    )

    service_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("service.id"), index=True)
    unit_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("unit.id"))
    available: Mapped[int]
    maximum: Mapped[int | None]
    description: Mapped[str | None]
    updated: Mapped[date]
    unit: Mapped[Unit] = relationship(lazy="raise")
