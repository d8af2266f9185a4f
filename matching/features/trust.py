"""How far the entry itself can be trusted."""

from functools import lru_cache
from typing import Final

from directory.catalog.catalog import Catalog
from directory.catalog.freshness import freshness
from directory.catalog.scoring import Rows, Values, everywhere, feature_by_column
from directory.i18n import N_, Sentence
from matching.profile import Profile
from matching.weighting.weights import weight_of

_DAYS_A_MONTH = 30.44
_NEVER: Final = N_("Call first: nobody has confirmed these details")


def _explain_verification(profile: Profile, catalog: Catalog, values: Values, rows: Rows) -> list[Sentence]:
    ever = (catalog.verified_day.take(rows) >= 0).tolist()
    return [*map(_say_verified, ever, values.facts["age_days"].take(rows).tolist())]


@lru_cache(maxsize=4096)
def _say_verified(ever: bool, days: float) -> Sentence:
    if not ever:
        return Sentence(_NEVER)
    months = int(days / _DAYS_A_MONTH)  # what is not a year yet is not twelve months old
    if months < 1:
        return Sentence(N_("Confirmed this month"))
    if months == 1:
        return Sentence(N_("Confirmed a month ago"))
    return Sentence(N_("Confirmed %(months)s months ago"), {"months": months})


@feature_by_column(
    weight=weight_of("service", "verification"),
    explain_rows=_explain_verification,
    unknown=_NEVER,
)
def verification(profile: Profile, catalog: Catalog) -> Values | None:
    """The value halves every year since somebody confirmed the entry, sooner where nobody said how.

    Returns:
        known: everywhere: that nobody ever did is known, too, and must not beat an old check; facts: `age_days`.
    """
    if profile.asked_on is None:
        return None
    age_days = catalog.days_since_verified(profile.asked_on)
    value = freshness(catalog, profile.asked_on) * (catalog.verified_day >= 0)
    return Values(value, everywhere(len(catalog)), {"age_days": age_days})


def _explain_completeness(profile: Profile, catalog: Catalog, values: Values, rows: Rows) -> list[Sentence]:
    return [_say_complete(round(100 * share)) for share in catalog.completeness.take(rows).tolist()]


@lru_cache(maxsize=101)
def _say_complete(percent: int) -> Sentence:
    return Sentence(N_("%(percent)s %% of the details that matter are given"), {"percent": percent})


@feature_by_column(
    weight=weight_of("service", "completeness"),
    explain_rows=_explain_completeness,
    unknown=N_("Ask for the missing details."),
)
def completeness(profile: Profile, catalog: Catalog) -> Values | None:
    """The share of the facts that matter which the entry gives; known everywhere."""
    if not profile.asks_something:
        return None
    return Values(catalog.completeness, everywhere(len(catalog)))
