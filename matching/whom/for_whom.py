"""For whom a listing is: the person, or a child for whom the person asks."""

from collections.abc import Callable
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from directory.ages import AGE_GROUPS, OF_AGE, OLDEST, groups_of_age, is_said_in_months, months, said_ages, years
from directory.caching import once_per_catalog
from directory.catalog.catalog import Catalog, within_limits
from directory.i18n import N_, Sentence
from directory.taxonomies import codes
from directory.taxonomies.vocabulary import RESTRICTED_DOMAIN, Vocabulary
from matching.profile import Gender, Profile
from matching.whom.groups import (
    FOR_A_CHILD,
    MARKED_SITUATIONS,
    RELATIVES,
    UNBORN,
    bits_of,
    group_bits,
    with_ancestors,
)

Groups = NDArray[np.uint64]  # a bit for each target group
OfGroups = Callable[[Groups], NDArray[np.bool_]]

_WOMEN: Final = frozenset({codes.WOMEN})
_EACH_GENDER: Final = (Gender.WOMAN, Gender.MAN)
_FEW_ROWS: Final = 512  # of which to ask each by itself
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


class _OwnGroups(NamedTuple):
    """Bits of the groups that somebody is known to be among.

    Args:
        own: of the person and the children.
        may_fit: these, and refugees where somebody came from abroad, which nobody has to tell, or new parents where
            there are children.
        situations: `may_fit` without what is only told of women.
    """

    own: np.uint64
    may_fit: np.uint64
    situations: np.uint64


def _own_groups(profile: Profile, catalog: Catalog) -> _OwnGroups:
    return _own_bits(profile.groups, profile.children_groups, catalog.vocabulary)


@lru_cache(maxsize=512)
def _own_bits(groups: frozenset[str], childrens: frozenset[str], vocabulary: Vocabulary) -> _OwnGroups:
    own = groups | childrens
    may_fit = own | {codes.REFUGEES} if codes.MIGRANTS in own else own
    if codes.FAMILIES in with_ancestors(own, vocabulary):
        may_fit |= {codes.EXPECTING_PARENTS}
    return _OwnGroups(*(bits_of(each, vocabulary) for each in (own, may_fit, may_fit - _WOMEN)))


class _KindsOfGroups(NamedTuple):
    """Bits of the groups that are no women, no groups of anybody, and no marked situations."""

    not_women: np.uint64
    not_anybody: np.uint64
    not_marked: np.uint64


@lru_cache(maxsize=2)
def _kinds_of_groups(vocabulary: Vocabulary) -> _KindsOfGroups:
    marked = bits_of(MARKED_SITUATIONS, vocabulary) & ~bits_of(frozenset({codes.MIGRANTS}), vocabulary)
    of_anybody = bits_of(frozenset({*AGE_GROUPS, codes.WOMEN, *RELATIVES}), vocabulary)
    return _KindsOfGroups(~bits_of(_WOMEN, vocabulary), ~of_anybody, ~marked)


def _none_of(own: np.uint64, groups: Groups) -> NDArray[np.bool_]:
    """Where groups are named, and none of these."""
    found: NDArray[np.bool_] = (groups != 0) & ((groups & own) == 0)
    return found


def names_others(profile: Profile, catalog: Catalog) -> NDArray[np.bool_]:
    """Listings that name groups, none of which the person or a child is known to belong to."""
    own = _own_groups(profile, catalog).own
    return _by_groups(catalog, lambda groups: _none_of(own, groups))


def means_others(profile: Profile, catalog: Catalog) -> NDArray[np.bool_]:
    """Listings that name groups, to which the person is not known to belong but as a woman.

    "Families, women" means parents: a widow is a woman, and still nobody's mother for a walk with prams.
    """
    own, not_women = _own_groups(profile, catalog).situations, _kinds_of_groups(catalog.vocabulary).not_women
    return _by_groups(catalog, lambda groups: _none_of(own, groups & not_women))


def hardly_for(profile: Profile, catalog: Catalog) -> NDArray[np.bool_]:
    """Listings for people in a marked situation and their relatives, of which the profile tells nothing.

    Prison, asylum, addiction: whom they take besides, somebody can ask, but nobody should be sent there first.
    """
    own, kinds = _own_groups(profile, catalog).may_fit, _kinds_of_groups(catalog.vocabulary)

    def find(some: Catalog) -> NDArray[np.bool_]:
        return _by_groups(some, lambda groups: _only_marked(own, groups, kinds))

    return catalog.found_once(("hardly_for", own), find)


def _only_marked(own: np.uint64, groups: Groups, kinds: _KindsOfGroups) -> NDArray[np.bool_]:
    """Where nothing but marked situations are named, and none of one's own."""
    told = groups & kinds.not_anybody
    found: NDArray[np.bool_] = _none_of(own, told) & ((told & kinds.not_marked) == 0)
    return found


def rather_for_others(profile: Profile, catalog: Catalog) -> NDArray[np.bool_]:
    """Listings that are hardly for the person, or name others than those among whom the person is (`means_others`).

    Without an age hardly anything is known of whom the person belongs to.
    """
    own, kinds = _own_groups(profile, catalog), _kinds_of_groups(catalog.vocabulary)

    def judge(groups: Groups) -> NDArray[np.bool_]:
        hardly = _only_marked(own.may_fit, groups, kinds)
        if profile.age is None:
            return hardly
        return hardly | _none_of(own.own, groups) | _none_of(own.situations, groups & kinds.not_women)

    return _by_groups(catalog, judge)


@once_per_catalog
def _sets_of_groups(catalog: Catalog) -> tuple[Groups, NDArray[np.intp]]:
    """The different sets of groups that listings name, a few dozen mostly, and which of them each listing names."""
    sets = np.unique(catalog.target_groups)
    return sets, np.searchsorted(sets, catalog.target_groups)


def _by_groups(catalog: Catalog, judge: OfGroups) -> NDArray[np.bool_]:
    """What the groups alone decide that a listing names: of many listings asked once for each set of groups."""
    if len(catalog) <= _FEW_ROWS:
        return judge(catalog.target_groups)
    sets, of_each = _sets_of_groups(catalog.whole)
    return judge(sets).take(catalog.of_start("sets_of_groups", lambda some: some.of(of_each)))


def may_be_reserved(profile: Profile, catalog: Catalog) -> NDArray[np.bool_]:
    """Listings for one gender alone, where it is not known whether the person is of it: half of the people cannot come.

    Not where violence is told: nobody should come to an anti-violence centre later for a question left open.
    """
    in_danger = any(
        need.term.domain == RESTRICTED_DOMAIN and need.term.code != "safety.bullying" for need in profile.needs
    )
    if profile.gender in _EACH_GENDER or in_danger:
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
