"""The time that pages speak of. Tests set `NOW` in the application's configuration."""

from datetime import date, datetime
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
