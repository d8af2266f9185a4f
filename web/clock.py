"""The time that pages speak of. Tests set `NOW` in the application's configuration."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from flask import current_app

ZONE = ZoneInfo("Europe/Rome")  # also Ticino's


def now() -> datetime:
    """This moment, local to the territory, without a zone as opening hours are."""
    fixed: datetime | None = current_app.config.get("NOW")
    return fixed or datetime.now(ZONE).replace(tzinfo=None)


def today() -> date:
    """The territory's day."""
    return now().date()


def utc() -> datetime:
    """This moment with its zone, for what is kept: sessions and locks end by the true time, whatever pages show."""
    return datetime.now(UTC)


def session_lifetime() -> timedelta:
    """How long somebody stays signed in without a click."""
    lifetime: timedelta = current_app.config["PERMANENT_SESSION_LIFETIME"]
    return lifetime
