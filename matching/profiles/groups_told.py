"""Which groups of people needs and income tell: who asks for a place to sleep has no home."""

from typing import Final

from directory.taxonomies import codes
from directory.taxonomies.vocabulary import Term

LOW_ISEE: Final = 15_000  # euro

_BY_NEED: Final = {
    "addictions": ("addiction",),
    "mental_wellbeing": ("mental_health",),
    codes.BED_TONIGHT: ("homeless",),
    "rights.prison": ("prison",),
    codes.RESIDENCE_PERMIT: (codes.MIGRANTS,),
    codes.CARING: (codes.CAREGIVERS,),
    codes.PARENTING: (codes.FAMILIES,),
    codes.CHILDCARE: (codes.FAMILIES,),
    codes.CHILD_PROTECTION: (codes.FAMILIES,),
    codes.PREGNANCY: (codes.EXPECTING_PARENTS,),
    "health.disability": ("disability",),
    codes.CHILD_DEVELOPMENT: (codes.FAMILIES,),
    codes.VIOLENCE: (codes.VIOLENCE_VICTIMS,),
    codes.EXPLOITED: (codes.VIOLENCE_VICTIMS,),
    "money.income_support": ("low_income",),
    "money.food": ("low_income",),
    "work": ("unemployed",),
}
# Whoever has these needs under age is the child, and no parent.
_OF_PARENTS: Final = frozenset({codes.CHILD_PROTECTION, codes.PARENTING, codes.CHILD_DEVELOPMENT})


def groups_of_need(need: Term, *, is_minor: bool) -> tuple[str, ...]:
    """The groups to which who has a need belongs; a minor whose protection is asked for is the child, and no parent."""
    if is_minor and need.code in _OF_PARENTS:
        return ()
    return _BY_NEED.get(need.code, _BY_NEED.get(need.domain, ()))


def has_low_income(isee: float | None) -> bool:
    """Whether an income is known to be low, in euro of ISEE."""
    return isee is not None and isee <= LOW_ISEE
