"""How far the entry itself can be trusted."""

from typing import Final

import numpy as np

from directory.catalog.catalog import REVIEW_DAYS, Catalog
from directory.catalog.scoring import Values, feature
from directory.i18n import N_, Sentence
from matching.profile import Profile
from matching.weights import weight_of

_DAYS_A_MONTH = 30.44
_NEVER: Final = N_("Call first: nobody has confirmed these details")


def _explain_verification(profile: Profile, catalog: Catalog, values: Values, row: int) -> Sentence:
    if catalog.verified_day.item(row) < 0:
        return Sentence(_NEVER)
    months = round(values.fact("age_days", row) / _DAYS_A_MONTH)
    if months < 1:
        return Sentence(N_("Confirmed this month"))
    if months == 1:
        return Sentence(N_("Confirmed a month ago"))
    return Sentence(N_("Confirmed %(months)s months ago"), {"months": months})


@feature(
    weight=weight_of("service", "verification"),
    explain=_explain_verification,
    unknown=_NEVER,
)
def verification(profile: Profile, catalog: Catalog) -> Values | None:
    """The value halves every year since somebody confirmed the entry.

    Returns:
        known: everywhere: that nobody ever did is known, too, and must not beat an old check; facts: `age_days`.
    """
    if profile.asked_on is None:
        return None
    age_days = catalog.days_since_verified(profile.asked_on)
    value = np.exp2(age_days * np.float32(-1 / REVIEW_DAYS)) * (catalog.verified_day >= 0)
    return Values(value, np.ones(len(catalog), np.bool_), {"age_days": age_days})


def _explain_completeness(profile: Profile, catalog: Catalog, values: Values, row: int) -> Sentence:
    percent = round(100 * catalog.completeness.item(row))
    return Sentence(N_("%(percent)s %% of the details that matter are given"), {"percent": percent})


@feature(
    weight=weight_of("service", "completeness"),
    explain=_explain_completeness,
    unknown=N_("Ask for the missing details."),
)
def completeness(profile: Profile, catalog: Catalog) -> Values | None:
    """The share of the facts that matter which the entry gives; known everywhere."""
    if not profile.asks_something:
        return None
    return Values(catalog.completeness, np.ones(len(catalog), np.bool_))
