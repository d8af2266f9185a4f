"""Link workers: the people who walk along with a person."""

import enum
import uuid
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from directory.db import Base, Identified
from directory.models.contact import Language
from directory.models.organization import Organization
from directory.models.schedule import Schedule
from directory.models.service import ServiceArea, values_enum


class Seniority(enum.StrEnum):
    """How long somebody has done this work; a newcomer carries half a caseload."""

    STARTING = "starting"
    EXPERIENCED = "experienced"
    SENIOR = "senior"


class LinkWorker(Identified, Base):
    """A link worker (no HSDS object; see docs/data-model.md). Expertise, interests and experience are attributes."""

    __tablename__ = "link_worker"
    __table_args__ = (
        sa.CheckConstraint("name <> ''", name="named"),
        sa.CheckConstraint("contract_hours BETWEEN 0 AND 60", name="contract_hours"),
        sa.CheckConstraint("capacity_points >= 0", name="capacity_points"),
        sa.CheckConstraint("load_points >= 0", name="load_points"),
        sa.CheckConstraint("works_from <= works_until", name="works_from_until"),
        sa.UniqueConstraint("organization_id", "name"),
    )

    organization_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organization.id"), index=True)
    name: Mapped[str]
    role: Mapped[str | None]
    email: Mapped[str | None]
    phone: Mapped[str | None]
    description: Mapped[str | None]
    gender: Mapped[str | None] = mapped_column(
        sa.String(10)
    )  # as the worker states it; used only on a person's request
    base_municipality_code: Mapped[str | None] = mapped_column(sa.ForeignKey("municipality.code"))
    contract_hours: Mapped[float | None]  # a week
    experience_years: Mapped[float | None]
    seniority: Mapped[Seniority | None] = mapped_column(values_enum(Seniority))
    works_from: Mapped[date | None]  # first day; empty: works already
    works_until: Mapped[date | None]  # last day; empty: nobody knows of one
    capacity_points: Mapped[float]  # how much caseload the contract allows (docs/data-model.md)
    load_points: Mapped[float] = mapped_column(default=0.0)  # carried beside the assignments that are kept here
    cleared_for_minors: Mapped[bool | None]
    takes_new_people: Mapped[bool] = mapped_column(default=True)
    is_example: Mapped[bool] = mapped_column(default=False)

    organization: Mapped[Organization] = relationship(lazy="raise")
    languages: Mapped[list[Language]] = relationship(lazy="raise", cascade="all, delete-orphan")
    service_areas: Mapped[list[ServiceArea]] = relationship(lazy="raise", cascade="all, delete-orphan")
    schedules: Mapped[list[Schedule]] = relationship(lazy="raise", cascade="all, delete-orphan")
    absences: Mapped[list["Absence"]] = relationship(lazy="raise", cascade="all, delete-orphan")


class Absence(Identified, Base):
    """Days on which a link worker is away. Why is not kept: it is often an illness."""

    __tablename__ = "absence"
    __table_args__ = (sa.CheckConstraint("begins_on <= ends_on", name="order"),)

    link_worker_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("link_worker.id"), index=True)
    begins_on: Mapped[date]  # first day away
    ends_on: Mapped[date | None]  # last day away; empty: nobody knows
