"""How much a confirmation of an entry still says: it fades while it holds, and then the entry is due for review."""

import enum
from datetime import date
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from directory.catalog.catalog import Catalog

REVIEW_DAYS: Final = 365  # how long a confirmation of the details holds; then they are due for review
UNSAID_DAYS: Final = 183  # where nobody said how it was checked; as long as telephones and e-mail addresses are trusted


class Freshness(enum.Enum):
    """What to do about a confirmation: rely on it, ask for what changes soonest, or confirm anew."""

    FRESH = "fresh"
    FADING = "fading"
    OVER = "over"


def held_days(verified: date | None, until: date | None) -> int:
    """How long a confirmation holds.

    Args:
        verified: its day.
        until: its last day as it was written down; None, or a day that a later confirmation passed: it holds a year.
    """
    return (until - verified).days if verified and until and until > verified else REVIEW_DAYS


def freshness_of(verified: date, today: date, holds_days: int = REVIEW_DAYS) -> Freshness:
    """A confirmation fades from the middle of its time on, when telephones and e-mail addresses are to be asked again.

    These are the steps of what it counts in a ranking: 1 to 0.71, to 0.5, and less.
    """
    age_days = (today - verified).days
    if age_days > holds_days:
        return Freshness.OVER
    return Freshness.FADING if 2 * age_days > holds_days else Freshness.FRESH


def freshness(catalog: "Catalog", today: date) -> NDArray[np.float32]:
    """Shape (n,), in (0, 1]: what was confirmed counts half when that has held as long as it does.

    Says nothing where `verified_day` is -1.
    """
    return np.exp2(-catalog.days_since_verified(today) / catalog.holds_days.astype(np.float32))
