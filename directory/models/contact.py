"""Ways to reach somebody: people, phones, links, and the languages spoken there."""

import uuid
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from directory.db import Base, Identified, exactly_one


class Contact(Identified, Base):
    """HSDS contact: a person or desk to ask for."""

    __tablename__ = "contact"
    __table_args__ = (
        sa.CheckConstraint(
            exactly_one("organization_id", "service_id", "service_at_location_id", "location_id"), name="one_owner"
        ),
    )

    organization_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("organization.id"), index=True)
    service_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("service.id"), index=True)
    service_at_location_id: Mapped[uuid.UUID | None] = mapped_column(
        sa.ForeignKey("service_at_location.id"), index=True
    )
    location_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("location.id"), index=True)
    name: Mapped[str | None]
    title: Mapped[str | None]
    department: Mapped[str | None]
    email: Mapped[str | None]
    phones: Mapped[list["Phone"]] = relationship(
        lazy="raise", cascade="all, delete-orphan", order_by=lambda: PHONE_ORDER
    )


class Phone(Identified, Base):
    """HSDS phone. `number` is E.164 ("+39054371234") or a short helpline ("1522")."""

    __tablename__ = "phone"
    __table_args__ = (
        sa.CheckConstraint(
            exactly_one("location_id", "service_id", "organization_id", "contact_id", "service_at_location_id"),
            name="one_owner",
        ),
        sa.CheckConstraint("number <> ''", name="numbered"),
    )

    location_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("location.id"), index=True)
    service_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("service.id"), index=True)
    organization_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("organization.id"), index=True)
    contact_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("contact.id"), index=True)
    service_at_location_id: Mapped[uuid.UUID | None] = mapped_column(
        sa.ForeignKey("service_at_location.id"), index=True
    )
    number: Mapped[str]
    extension: Mapped[str | None]
    type: Mapped[str | None]  # voice, fax, text, cell
    description: Mapped[str | None]
    position: Mapped[int | None]  # among the telephones of its owner, 0: the one to call first; None: nobody said


PHONE_ORDER: tuple[Any, ...] = (Phone.position.asc().nulls_last(), Phone.id)


class Url(Identified, Base):
    """HSDS url: a further page about an organization or a service."""

    __tablename__ = "url"
    __table_args__ = (sa.CheckConstraint(exactly_one("organization_id", "service_id"), name="one_owner"),)

    label: Mapped[str | None]
    url: Mapped[str]
    organization_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("organization.id"), index=True)
    service_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("service.id"), index=True)


class Language(Identified, Base):
    """HSDS language: one in which a service, place, phone or link worker can be spoken to."""

    __tablename__ = "language"
    __table_args__ = (
        sa.CheckConstraint(exactly_one("service_id", "location_id", "phone_id", "link_worker_id"), name="one_owner"),
    )

    service_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("service.id"), index=True)
    location_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("location.id"), index=True)
    phone_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("phone.id"), index=True)
    link_worker_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("link_worker.id"), index=True)
    name: Mapped[str | None]
    code: Mapped[str] = mapped_column(sa.String(3))  # ISO 639-1, or 639-3 where it has none
    note: Mapped[str | None]
