"""The periods over which a coordinator's lists count."""

from flask import request

PERIODS_DAYS = (7, 30, 90, 180)
USUAL_DAYS = 30


def asked_period() -> int:
    """The days that the address asks for; the usual ones where it asks for none or odd ones."""
    return next((period for period in PERIODS_DAYS if str(period) == request.args.get("days")), USUAL_DAYS)


def offered_periods(days: int, kept_days: int) -> list[int]:
    """The periods to choose from: those of which something is kept, and the chosen one."""
    return [period for period in PERIODS_DAYS if period <= max(kept_days, PERIODS_DAYS[0]) or period == days]
