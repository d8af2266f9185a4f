"""Organizations and what HSDS hangs on them."""

import uuid

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from directory.db import Base, Identified, exactly_one
from directory.models.contact import PHONE_ORDER, Contact, Phone, Url


class Organization(Identified, Base):
    """HSDS organization: the body that answers for services; informal groups are organizations too."""

    __tablename__ = "organization"
    __table_args__ = (
        sa.CheckConstraint("name <> ''", name="named"),
        sa.CheckConstraint("parent_organization_id <> id", name="not_its_own_parent"),
    )

    name: Mapped[str] = mapped_column(index=True)
    alternate_name: Mapped[str | None]
    description: Mapped[str] = mapped_column(default="")  # HSDS requires one; unknown is empty
    email: Mapped[str | None]
    website: Mapped[str | None]
    tax_status: Mapped[str | None]
    tax_id: Mapped[str | None] = mapped_column(index=True)  # codice fiscale
    year_incorporated: Mapped[int | None]
    legal_status: Mapped[str | None]
    logo: Mapped[str | None]
    uri: Mapped[str | None]
    country: Mapped[str] = mapped_column(sa.String(2), default="IT")  # decides how its phones are read
    parent_organization_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("organization.id"), index=True)

    identifiers: Mapped[list["OrganizationIdentifier"]] = relationship(lazy="raise", cascade="all, delete-orphan")
    phones: Mapped[list[Phone]] = relationship(lazy="raise", cascade="all, delete-orphan", order_by=PHONE_ORDER)
    contacts: Mapped[list[Contact]] = relationship(lazy="raise", cascade="all, delete-orphan")
    urls: Mapped[list[Url]] = relationship(lazy="raise", cascade="all, delete-orphan")


class OrganizationIdentifier(Identified, Base):
    """HSDS organization_identifier: a number in somebody's register (RUNTS, ISIL, school code)."""

    __tablename__ = "organization_identifier"
    __table_args__ = (sa.UniqueConstraint("organization_id", "identifier_type", "identifier"),)

    organization_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organization.id"))
    identifier_scheme: Mapped[str | None]
    identifier_type: Mapped[str]
    identifier: Mapped[str] = mapped_column(index=True)


class Program(Identified, Base):
    """HSDS program: a named group of an organization's services."""

    __tablename__ = "program"

    organization_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organization.id"), index=True)
    name: Mapped[str]
    alternate_name: Mapped[str | None]
    description: Mapped[str] = mapped_column(default="")


class Funding(Identified, Base):
    """HSDS funding: who pays for an organization or a service."""

    __tablename__ = "funding"
    __table_args__ = (sa.CheckConstraint(exactly_one("organization_id", "service_id"), name="one_owner"),)

    organization_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("organization.id"), index=True)
    service_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("service.id"), index=True)
    source: Mapped[str]
