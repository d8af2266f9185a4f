"""Codes of terms of which code in several places speaks, spelt once; `data/taxonomies` says what each means."""

from typing import Final

# Needs.
BED_TONIGHT: Final = "housing.emergency"
SUPPORTED_HOUSING: Final = "housing.supported"
CARING: Final = "family.caring"
CHILDCARE: Final = "family.childcare"
CHILD_PROTECTION: Final = "family.child_protection"
PARENTING: Final = "family.parenting"
PREGNANCY: Final = "family.pregnancy"
CHILD_DEVELOPMENT: Final = "health.child_development"
RESIDENCE_PERMIT: Final = "rights.residence_permit"
INTERPRETING: Final = "rights.interpreting"
CRISIS: Final = "mental_wellbeing.crisis"
VIOLENCE: Final = "safety.partner_violence"
CHILD_ABUSE: Final = "safety.child_abuse"
EXPLOITED: Final = "safety.trafficking"
EMERGENCY: Final = "safety.emergency"
LEISURE: Final = "social.leisure"

# Target groups.
ADOLESCENTS: Final = "adolescents"
ADULTS: Final = "adults"
CAREGIVERS: Final = "caregivers"
CARE_LEAVERS: Final = "care_leavers"
CHILDREN: Final = "children"
ELDERLY: Final = "elderly"
EXPECTING_PARENTS: Final = "expecting_parents"
FAMILIES: Final = "families"
MIGRANTS: Final = "migrants"
MINORS: Final = "minors"
REFUGEES: Final = "refugees"
SINGLE_PARENTS: Final = "single_parents"
UNACCOMPANIED_MINORS: Final = "unaccompanied_minors"
VIOLENCE_VICTIMS: Final = "violence_victims"
WOMEN: Final = "women"
YOUNG_ADULTS: Final = "young_adults"

NEEDS: Final = (
    BED_TONIGHT,
    SUPPORTED_HOUSING,
    CARING,
    CHILDCARE,
    CHILD_PROTECTION,
    PARENTING,
    PREGNANCY,
    CHILD_DEVELOPMENT,
    RESIDENCE_PERMIT,
    INTERPRETING,
    CRISIS,
    VIOLENCE,
    CHILD_ABUSE,
    EXPLOITED,
    EMERGENCY,
)
TARGET_GROUPS: Final = (
    ADOLESCENTS,
    ADULTS,
    CAREGIVERS,
    CARE_LEAVERS,
    CHILDREN,
    ELDERLY,
    EXPECTING_PARENTS,
    FAMILIES,
    MIGRANTS,
    MINORS,
    REFUGEES,
    SINGLE_PARENTS,
    UNACCOMPANIED_MINORS,
    VIOLENCE_VICTIMS,
    WOMEN,
    YOUNG_ADULTS,
)
