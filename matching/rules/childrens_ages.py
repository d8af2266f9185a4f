"""Whether a service for families is for children as old as the person's."""

from typing import Final

import numpy as np

from directory.ages import OLDEST, said_ages, years
from directory.catalog.catalog import Catalog, within_limits
from directory.i18n import N_, Sentence
from matching.eligibility import Eligibility, Rule, Verdicts, verdicts
from matching.profile import Profile
from matching.whom.groups import UNBORN

_SURELY_OTHERS: Final = 1.0  # years beyond what is named: who is nearly as old may still be taken


def _judge(profile: Profile, catalog: Catalog) -> Verdicts | None:
    """Families whose children are all clearly older or younger are not meant; nearly as old is to be asked.

    Limits of age of whoever comes decide by themselves, and a child who is not born yet has no age.
    """
    if not profile.children_ages or any(need.term.code in UNBORN for need in profile.needs):
        return None
    low, high = catalog.children_from, catalog.children_to
    named = (high >= 0) & (catalog.maximum_age >= OLDEST)
    if not named.any():
        return verdicts(catalog)
    takes, nearly = np.zeros(len(catalog), np.bool_), np.zeros(len(catalog), np.bool_)
    for age in profile.children_ages:
        takes |= within_limits(low, high, age, age)
        nearly |= within_limits(low, high, age - _SURELY_OTHERS, age + _SURELY_OTHERS)
    return verdicts(catalog, no=named & ~nearly, check=named & ~takes)


def _say(profile: Profile, catalog: Catalog, row: int, verdict: Eligibility) -> Sentence:
    facts = {
        "low": years(catalog.children_from[row]),
        "high": years(catalog.children_to[row]),
        "children": said_ages(profile.children_ages),
    }
    if verdict is Eligibility.NO:
        return Sentence(N_("For families with children aged %(low)s to %(high)s; the children: %(children)s"), facts)
    message = N_("For families with children aged %(low)s to %(high)s: ask whether they may come (%(children)s)")
    return Sentence(message, facts)


CHILDRENS_AGES_RULE: Final = Rule("childrens_ages", _judge, _say)
