"""Which target groups a person belongs to, from what is stated."""

from collections.abc import Callable
from functools import lru_cache
from typing import Final

import numpy as np

from directory.ages import groups_of_age
from directory.catalog.catalog import Catalog
from directory.taxonomies.vocabulary import Vocabulary
from matching.profile import Gender, Profile

LOW_ISEE = 15_000  # euro

_BY_NEED: Final = {
    "addictions": ("addiction",),
    "mental_wellbeing": ("mental_health",),
    "housing.emergency": ("homeless",),
    "rights.prison": ("prison",),
    "rights.residence_permit": ("migrants",),
    "family.caring": ("caregivers",),
    "family.parenting": ("families",),
    "family.childcare": ("families",),
    "family.child_protection": ("families",),
    "family.pregnancy": ("expecting_parents",),
    "health.disability": ("disability",),
    "health.child_development": ("families",),
    "safety.partner_violence": ("violence_victims",),
    "safety.trafficking": ("violence_victims",),
    "money.income_support": ("low_income",),
    "money.food": ("low_income",),
    "work": ("unemployed",),
}
# Whoever has these needs under age is the child, and no parent.
_OF_PARENTS: Final = frozenset({"family.child_protection", "family.parenting", "health.child_development"})
# Needs that an adult brings for somebody else: a service for that other person's age is not out of the question.
UNBORN: Final = frozenset({"family.pregnancy"})
FOR_A_CHILD: Final = frozenset(
    {
        "family.childcare",
        "family.parenting",
        "family.child_protection",
        "health.child_development",
        "safety.child_abuse",
        *UNBORN,
    }
)
FOR_A_RELATIVE: Final = frozenset({"family.caring"})

# Situations that a profile would tell of: who is in none of them is hardly meant by a service for nobody else.
MARKED_SITUATIONS: Final = frozenset(
    {
        "addiction",
        "care_leavers",
        "prison",
        "refugees",
        "unaccompanied_minors",
        "violence_victims",
    }
)

# Beside a marked situation they are the relatives of who is in it: "addiction, families".
RELATIVES: Final = frozenset({"caregivers", "families"})


def once(profile: Profile, name: str, find: Callable[[Profile], frozenset[str]]) -> frozenset[str]:
    """What follows from a profile, found out when it is first asked for, as by `cached_property`.

    Args:
        name: of what is found; no field's.
    """
    kept: dict[str, frozenset[str]] = profile.__dict__
    return kept[name] if name in kept else kept.setdefault(name, find(profile))


def groups_of(profile: Profile) -> frozenset[str]:
    """Codes of the groups: stated ones, and those that follow from age, gender, needs, ISEE; nothing is guessed."""
    return once(profile, "groups", _find_groups)


def _find_groups(profile: Profile) -> frozenset[str]:
    found = [term.code for term in profile.target_groups]
    if profile.age is not None:
        found += groups_of_age(profile.age)
    if profile.children_ages:
        found.append("families")
    if profile.gender is Gender.WOMAN:
        found.append("women")
    if profile.wheelchair:
        found.append("disability")
    if profile.isee is not None and profile.isee <= LOW_ISEE:
        found.append("low_income")
    for need in profile.needs:
        if not (profile.is_minor and need.term.code in _OF_PARENTS):
            found += _BY_NEED.get(need.term.code, _BY_NEED.get(need.term.domain, ()))
    return frozenset(found)


def group_bits(codes: frozenset[str], catalog: Catalog) -> np.uint64:
    """The bits of these groups and of all groups above them; groups that the vocabulary lacks are left out."""
    return _group_bits(codes, catalog.vocabulary)


@lru_cache(maxsize=512)
def _group_bits(codes: frozenset[str], vocabulary: Vocabulary) -> np.uint64:
    wanted = with_ancestors(codes, vocabulary)
    groups = enumerate(vocabulary.terms("target_group"))
    return np.uint64(sum(1 << place for place, term in groups if term.code in wanted))


@lru_cache(maxsize=512)
def with_ancestors(codes: frozenset[str], vocabulary: Vocabulary) -> frozenset[str]:
    """Refugees are migrants, too: the groups and those above them."""
    parents = {term.code: term.parent for term in vocabulary.terms("target_group")}
    found: set[str] = set()
    for code in codes:
        above: str | None = code
        while above in parents and above not in found:
            found.add(above)
            above = parents[above]
    return frozenset(found)
