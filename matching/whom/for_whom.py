"""For whom a listing is: the person, or a child for whom the person asks."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from directory.ages import AGE_GROUPS, OF_AGE, OLDEST, groups_of_age, is_said_in_months, months, said_ages, years
from directory.catalog.catalog import Catalog, within_limits
from directory.i18n import N_, Sentence
from directory.taxonomies import codes
from directory.taxonomies.vocabulary import RESTRICTED_DOMAIN
from matching.profile import Profile
from matching.whom.groups import (
    FOR_A_CHILD,
    MARKED_SITUATIONS,
    RELATIVES,
    UNBORN,
    group_bits,
    with_ancestors,
)

_WOMEN: Final = frozenset({codes.WOMEN})
_MINORS: Final = frozenset({codes.MINORS, codes.CHILDREN, codes.ADOLESCENTS})


def is_limited(catalog: Catalog) -> NDArray[np.bool_]:
    """Listings that state limits of age which somebody falls short of or exceeds."""
    return catalog.age_known & ((catalog.minimum_age > 0) | (catalog.maximum_age < OLDEST))


def takes_a_child_by_years(profile: Profile, catalog: Catalog) -> NDArray[np.bool_]:
    """Listings whose limits of age fit one of the person's children."""
    takes = np.zeros(len(catalog), np.bool_)
    if not profile.children_ages:
        return takes
    for age in profile.children_ages:
        takes |= catalog.takes_age(age)
    return takes & is_limited(catalog)


def for_a_child(profile: Profile, catalog: Catalog) -> NDArray[np.bool_]:
    """Listings that are for one of the children and not for the person: by years, else by the groups they name."""
    if not profile.children_ages:
        return np.zeros(len(catalog), np.bool_)
    by_years = takes_a_child_by_years(profile, catalog)
    if profile.age is not None:
        by_years &= ~catalog.takes_age(profile.age)
    groups, childrens = catalog.target_groups, group_bits(profile.children_groups, catalog)
    own = group_bits(profile.groups, catalog)
    by_groups = ~catalog.age_known & ((groups & childrens) != 0) & ((groups & own) == 0)
    found: NDArray[np.bool_] = by_years | by_groups
    return found


def asks_for_a_child(profile: Profile, catalog: Catalog) -> bool:
    """Whether an adult may be asking for a child whose age nobody gave: by the needs, or as one of a family."""
    if profile.is_minor:
        return False  # a minor whose protection is asked for is the child
    needs = {need.term.code for need in profile.needs}
    if profile.children_ages:
        return bool(needs & UNBORN)
    return bool(needs & FOR_A_CHILD) or codes.FAMILIES in with_ancestors(profile.groups, catalog.vocabulary)


def may_be_for_a_child(profile: Profile, catalog: Catalog) -> NDArray[np.bool_]:
    """Listings for minors that fit if the child has their age, by their years, else by the groups they name."""
    if not asks_for_a_child(profile, catalog):
        return np.zeros(len(catalog), np.bool_)
    by_years = catalog.age_known & (catalog.maximum_age <= OF_AGE)  # one that ends here is for minors
    if profile.children_ages:  # the others' ages are known: only one who is not yet born is meant
        return by_years & (catalog.minimum_age < 1)
    return by_years | (~catalog.age_known & is_for_minors_by_groups(catalog))


def is_perhaps_for_a_child(profile: Profile, catalog: Catalog, row: int) -> bool:
    """`may_be_for_a_child` of one listing, without asking all of them."""
    if not asks_for_a_child(profile, catalog):
        return False
    if catalog.age_known.item(row):
        fits = catalog.maximum_age.item(row) <= OF_AGE
        return fits and (not profile.children_ages or catalog.minimum_age.item(row) < 1)
    return not profile.children_ages and bool(is_for_minors_by_groups(catalog).item(row))


def is_for_minors_by_groups(catalog: Catalog) -> NDArray[np.bool_]:
    """Listings that name no groups but minors."""
    others = ~group_bits(_MINORS, catalog)
    only: NDArray[np.bool_] = (catalog.target_groups != 0) & ((catalog.target_groups & others) == 0)
    return only


def names_others(profile: Profile, catalog: Catalog) -> NDArray[np.bool_]:
    """Listings that name groups, none of which the person or a child is known to belong to."""
    own = profile.groups | profile.children_groups
    groups = catalog.target_groups
    found: NDArray[np.bool_] = (groups != 0) & ((groups & group_bits(own, catalog)) == 0)
    return found


def _groups_that_may_fit(profile: Profile) -> frozenset[str]:
    """Those of the person and the children; who came from abroad may be a refugee, which nobody has to tell."""
    own = profile.groups | profile.children_groups
    return own | {codes.REFUGEES} if codes.MIGRANTS in own else own


def means_others(profile: Profile, catalog: Catalog) -> NDArray[np.bool_]:
    """Listings that name groups, to which the person is not known to belong but as a woman.

    "Families, women" means parents: a widow is a woman, and still nobody's mother for a walk with prams.
    """
    own = _groups_that_may_fit(profile) - _WOMEN
    return catalog.found_once(("means_others", own), lambda some: _names_only_other_situations(own, some))


def _names_only_other_situations(own: frozenset[str], catalog: Catalog) -> NDArray[np.bool_]:
    groups = catalog.target_groups & ~group_bits(_WOMEN, catalog)
    found: NDArray[np.bool_] = (groups != 0) & ((groups & group_bits(own, catalog)) == 0)
    return found


def hardly_for(profile: Profile, catalog: Catalog) -> NDArray[np.bool_]:
    """Listings for people in a marked situation and their relatives, of which the profile tells nothing.

    Prison, asylum, addiction: whom they take besides, somebody can ask, but nobody should be sent there first.
    """
    own = _groups_that_may_fit(profile)
    return catalog.found_once(("hardly_for", own), lambda some: _only_for_others(own, some))


def _only_for_others(own: frozenset[str], catalog: Catalog) -> NDArray[np.bool_]:
    marked = group_bits(MARKED_SITUATIONS, catalog) & ~group_bits(frozenset({codes.MIGRANTS}), catalog)
    of_anybody = group_bits(frozenset({*AGE_GROUPS, codes.WOMEN, *RELATIVES}), catalog)
    groups = catalog.target_groups & ~of_anybody
    found: NDArray[np.bool_] = (groups != 0) & ((groups & ~marked) == 0) & ((groups & group_bits(own, catalog)) == 0)
    return found


def may_be_reserved(profile: Profile, catalog: Catalog) -> NDArray[np.bool_]:
    """Listings for one gender alone, where the person's is not known: half of the people cannot come.

    Not where violence is told: nobody should come to an anti-violence centre later for a question left open.
    """
    if profile.gender is not None or profile.asks_domain(RESTRICTED_DOMAIN):
        return np.zeros(len(catalog), np.bool_)
    return catalog.is_reserved


def say_child(profile: Profile, catalog: Catalog, row: int) -> Sentence:
    """For which of the children a listing is, of those that `for_a_child` finds."""
    if catalog.age_known[row]:
        low, high = catalog.minimum_age[row : row + 1], catalog.maximum_age[row : row + 1]
        taken = [age for age in profile.children_ages if within_limits(low, high, age, age)[0]]
    else:
        groups = catalog.target_groups[row]
        taken = [age for age in profile.children_ages if group_bits(groups_of_age(age), catalog) & groups]
    return Sentence(N_("For the child aged %(ages)s"), {"ages": said_ages(taken)})


def say_limits(catalog: Catalog, row: int) -> Sentence:
    """The limits of age, without an end that is open."""
    low, high = float(catalog.minimum_age[row]), years(catalog.maximum_age[row])
    if high >= OLDEST:
        return Sentence(N_("aged %(low)s and over"), {"low": years(low)})
    if low <= 0:
        return Sentence(N_("aged up to %(high)s"), {"high": high})
    if is_said_in_months(low):
        return Sentence(N_("aged %(months)s months to %(high)s years"), {"months": months(low), "high": high})
    return Sentence(N_("aged %(low)s to %(high)s"), {"low": years(low), "high": high})
