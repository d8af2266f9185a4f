"""How much caseload a contract allows, where nobody says it in points."""

from typing import Final

from directory.models.link_worker import Seniority

POINTS_PER_HOUR: Final = 1.7  # a weekly contract hour: full time is about 60 points, twenty people of middling weight
STARTING_SHARE: Final = 0.5  # of that in the first half year


def capacity_points(contract_hours: float, seniority: Seniority | None = None) -> float:
    """Points that can be carried at once, in whole points.

    >>> capacity_points(36), capacity_points(36, Seniority.STARTING)
    (61.0, 31.0)
    """
    share = STARTING_SHARE if seniority is Seniority.STARTING else 1.0
    return float(round(contract_hours * POINTS_PER_HOUR * share))
