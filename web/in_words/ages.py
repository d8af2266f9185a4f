"""Which ages a service takes, as cards, pages and lists for people say it."""

from directory.ages import OLDEST, is_said_in_months, months
from directory.i18n import N_, Sentence
from directory.models import Service


def ages_said(low: float, high: float) -> Sentence | None:
    """The limits in words; None where everybody is taken.

    Args:
        low, high: years; 0 and `OLDEST` are open ends.

    >>> str(ages_said(14, 25)), str(ages_said(18, OLDEST)), ages_said(0, OLDEST)
    ('14–25 years old', 'from 18 years', None)
    """
    if 0 < low < high < OLDEST and is_said_in_months(low):
        return Sentence(N_("%(months)s months to %(high)s years old"), {"months": months(low), "high": high})
    if low > 0 and high < OLDEST:
        return Sentence(N_("%(low)s–%(high)s years old"), {"low": low, "high": high})
    if low > 0:
        return Sentence(N_("from %(low)s years"), {"low": low})
    return Sentence(N_("up to %(high)s years"), {"high": high}) if high < OLDEST else None


def ages_of(service: Service) -> Sentence | None:
    """Those of a service of the database; None where it does not say."""
    low, high = service.minimum_age, service.maximum_age
    return ages_said(float(low or 0), OLDEST if high is None else float(high))
