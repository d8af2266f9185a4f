"""Which groups of people needs and income tell: who asks for a place to sleep has no home."""

from typing import Final

from directory.taxonomies.vocabulary import Term

LOW_ISEE: Final = 15_000  # euro

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


def groups_of_need(need: Term, *, is_minor: bool) -> tuple[str, ...]:
    """The groups to which who has a need belongs; a minor whose protection is asked for is the child, and no parent."""
    if is_minor and need.code in _OF_PARENTS:
        return ()
    return _BY_NEED.get(need.code, _BY_NEED.get(need.domain, ()))


def has_low_income(isee: float | None) -> bool:
    """Whether an income is known to be low, in euro of ISEE."""
    return isee is not None and isee <= LOW_ISEE
