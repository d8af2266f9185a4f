"""Opening hours."""

import enum
import uuid
from datetime import date, time

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from directory.db import Base, Identified, exactly_one


class Frequency(enum.StrEnum):
    """HSDS schedule.freq."""

    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"


class PartOfDay(enum.StrEnum):
    """When a day's hours are, where only this was said: "mercoledì mattina"."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


class Schedule(Identified, Base):
    """HSDS schedule: when a service, a place or a link worker is there. Times are local to the place.

    `byday` lists the iCalendar days, "MO,WE". `opens_at` alone is when something begins, whose end nobody said; days
    without times are open at hours that nobody said, in their `part_of_day` where that is known. Without days and
    times, `description` says what was meant ("su appuntamento"). `bymonth` lists the months of every year in which it
    holds, "10,11,12,1", as in iCalendar, or `season` tells its first and last day, "06-01/09-15"; without them, all of
    the year is meant.
    """

    __tablename__ = "schedule"
    __table_args__ = (
        sa.CheckConstraint(
            exactly_one("service_id", "location_id", "service_at_location_id", "link_worker_id"), name="one_owner"
        ),
        sa.CheckConstraint("freq IN ('WEEKLY', 'MONTHLY')", name="freq"),
        sa.CheckConstraint("part_of_day IN ('morning', 'afternoon', 'evening')", name="part_of_day"),
    )

    service_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("service.id"), index=True)
    location_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("location.id"), index=True)
    service_at_location_id: Mapped[uuid.UUID | None] = mapped_column(
        sa.ForeignKey("service_at_location.id"), index=True
    )
    link_worker_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("link_worker.id"), index=True)
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    dtstart: Mapped[date | None]
    timezone: Mapped[float | None]  # hours from UTC; empty: the local time of the place
    until: Mapped[date | None]
    count: Mapped[int | None]
    wkst: Mapped[str | None] = mapped_column(sa.String(2))
    freq: Mapped[str | None] = mapped_column(sa.String(7))
    interval: Mapped[int | None]
    byday: Mapped[str | None]  # "MO,TU"; "2SA" with MONTHLY is the second Saturday
    byweekno: Mapped[str | None]
    bymonth: Mapped[str | None]
    season: Mapped[str | None] = mapped_column(sa.String(11))
    bymonthday: Mapped[str | None]
    byyearday: Mapped[str | None]
    opens_at: Mapped[time | None]
    closes_at: Mapped[time | None]
    part_of_day: Mapped[str | None] = mapped_column(sa.String(9))
    by_appointment: Mapped[bool | None]
    description: Mapped[str | None]
    schedule_link: Mapped[str | None]
    attending_type: Mapped[str | None]
    notes: Mapped[str | None]


class Closing(Identified, Base):
    """Days on which a service is closed, whatever its hours say: no HSDS object, see docs/data-model.md."""

    __tablename__ = "closing"
    __table_args__ = (sa.CheckConstraint("begins_on <= ends_on", name="order"),)

    service_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("service.id"), index=True)
    begins_on: Mapped[date]  # first day
    ends_on: Mapped[date]  # last day
    reason: Mapped[str | None]
