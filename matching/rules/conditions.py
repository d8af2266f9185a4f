"""The conditions that listings set, each with its verdict and its sentence."""

from functools import lru_cache, reduce
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from directory.ages import AGE_GROUPS, OLDEST, is_said_in_months, months, possible_groups_of_age, said_ages
from directory.catalog.catalog import Catalog, Door, Reserved
from directory.catalog.ways_in import FOR_MEN, FOR_WOMEN
from directory.i18n import N_, Labels, Sentence
from directory.places.town_names import said_town
from directory.taxonomies.vocabulary import Vocabulary
from matching.eligibility import Eligibility, Rule, Verdicts, verdicts
from matching.profile import Gender, Profile
from matching.rules.border import BORDER_RULE
from matching.rules.childrens_ages import CHILDRENS_AGES_RULE
from matching.rules.entry import ENTRY_RULES
from matching.rules.history import HISTORY_RULE
from matching.rules.meeting import MEETING_RULES
from matching.said.birthdays import say_birthday
from matching.shortlisting.combine import COVERED_OF_255
from matching.whom.for_whom import (
    asks_for_a_child,
    for_a_child,
    hardly_for,
    is_limited,
    is_perhaps_for_a_child,
    may_be_for_a_child,
    means_others,
    names_others,
    say_limits,
    takes_a_child_by_years,
)
from matching.whom.groups import FOR_A_RELATIVE, group_bits

_REFERRAL = int(Door.REFERRAL)  # an enum's members are slow to reach
_YOUNGEST_PARENT = 14  # years
_SOON = 0.25  # years: as long as it takes to be received, or to wait for a place
_AGES: Final = frozenset(AGE_GROUPS)
_RESERVED_FOR: Final = {Gender.WOMAN: Reserved.WOMEN, Gender.MAN: Reserved.MEN}


def _for_others(profile: Profile, catalog: Catalog) -> NDArray[np.bool_] | None:
    """Listings that may be for a child whose age nobody gave, or for a relative; None where nobody asks for those."""
    masks = [may_be_for_a_child(profile, catalog)] if asks_for_a_child(profile, catalog) else []
    covers = [catalog.cover_of_need(need.term.code) for need in profile.needs if need.term.code in FOR_A_RELATIVE]
    masks += [cover >= COVERED_OF_255 for cover in covers]
    return reduce(np.logical_or, masks) if masks else None


def _no_unless(outside: NDArray[np.bool_], others: NDArray[np.bool_] | None, catalog: Catalog) -> Verdicts:
    """A no for who is outside, but a question where somebody else may be meant."""
    if others is None:
        return verdicts(catalog, no=outside)
    return verdicts(catalog, no=outside & ~others, check=outside & others)


def _judge_age(profile: Profile, catalog: Catalog) -> Verdicts | None:
    """Within the limits is the person or one of the children; whom else it could be for, somebody must ask."""
    outside = is_limited(catalog) if profile.age is None else catalog.age_known & ~catalog.takes_age(profile.age)
    if profile.children_ages:
        outside &= ~takes_a_child_by_years(profile, catalog)
    if profile.age is None:
        no = outside & _for_younger_than_a_parent(profile, catalog)
        return verdicts(catalog, no=no, check=outside & ~no & ~_for_as_old_as_a_parent(profile, catalog))
    soon, others = _soon_old_enough(profile, catalog.minimum_age), _for_others(profile, catalog)
    return _no_unless(outside, soon if others is None else soon | others, catalog)


def _for_younger_than_a_parent(profile: Profile, catalog: Catalog) -> NDArray[np.bool_]:
    """Listings for who is too young to have these children: "11 to 17" where a child of 8 is all that is known."""
    if not profile.children_ages:
        return np.zeros(len(catalog), np.bool_)
    too_young: NDArray[np.bool_] = catalog.maximum_age < max(profile.children_ages) + _YOUNGEST_PARENT
    others = _for_others(profile, catalog)
    return too_young if others is None else too_young & ~others


def _for_as_old_as_a_parent(profile: Profile, catalog: Catalog) -> NDArray[np.bool_]:
    """Listings for anybody from an age on that whoever has these children surely has."""
    if not profile.children_ages:
        return np.zeros(len(catalog), np.bool_)
    found: NDArray[np.bool_] = catalog.minimum_age <= max(profile.children_ages) + _YOUNGEST_PARENT
    return found & (catalog.maximum_age >= OLDEST)


def _soon_old_enough(profile: Profile, minimum: NDArray[np.float32]) -> NDArray[np.bool_]:
    """For which of these lowest ages the person or one of the children is too young, but not for long."""
    soon = _old_enough_at_birthday(profile, minimum)
    for age in (profile.age, *profile.children_ages):
        if age is not None:
            soon |= (minimum > age) & (minimum <= age + _SOON)
    return soon


def _old_enough_at_birthday(profile: Profile, minimum: NDArray[np.float32]) -> NDArray[np.bool_]:
    """For which of these lowest ages the person is too young until the birthday that the words tell of."""
    if profile.age is None or profile.birthday is None:
        return np.zeros(len(minimum), np.bool_)
    return (minimum > profile.age) & (minimum <= profile.birthday.years)


def _say_age(profile: Profile, catalog: Catalog, row: int, verdict: Eligibility) -> Sentence:
    facts: dict[str, Any] = {"ages": say_limits(catalog, row)}
    children = said_ages(profile.children_ages)
    if profile.age is None and verdict is Eligibility.NO:
        return Sentence(N_("For people %(ages)s; the children: %(children)s"), {**facts, "children": children})
    if profile.age is None:
        return Sentence(N_("For people %(ages)s: ask the age"), facts)
    if verdict is Eligibility.TO_CHECK:
        return _ask_about_age(profile, catalog, row, facts)
    facts["age"] = profile.age_years or 0
    if not profile.children_ages and is_said_in_months(profile.age):
        facts["months"] = months(profile.age)
        return Sentence(N_("For people %(ages)s; the person is %(months)s months old"), facts)
    if not profile.children_ages:
        return Sentence(N_("For people %(ages)s; the person is %(age)s"), facts)
    return Sentence(
        N_("For people %(ages)s; the person is %(age)s, the children: %(children)s"),
        {**facts, "children": children},
    )


def _ask_about_age(profile: Profile, catalog: Catalog, row: int, facts: dict[str, Any]) -> Sentence:
    minimum = catalog.minimum_age[row : row + 1]
    if is_perhaps_for_a_child(profile, catalog, row):
        return Sentence(N_("For people %(ages)s: ask the child's age"), facts)
    if profile.birthday and _old_enough_at_birthday(profile, minimum).item():
        message = N_("For people %(ages)s: the person %(birthday)s, ask from when one can begin")
        return Sentence(message, {**facts, "birthday": say_birthday(profile.birthday)})
    if _soon_old_enough(profile, minimum).item():
        return Sentence(N_("For people %(ages)s: the lowest age is soon reached, ask from when one can begin"), facts)
    return Sentence(N_("For people %(ages)s: only if it is for a member of the family"), facts)


def _judge_audience(profile: Profile, catalog: Catalog) -> Verdicts | None:
    """Target groups: none that fits is a question, not a no – unless they are ages, and clearly others."""
    groups, other_groups = catalog.target_groups, names_others(profile, catalog)
    check = other_groups | hardly_for(profile, catalog) | means_others(profile, catalog)
    check |= ~((groups != 0) | catalog.age_known | catalog.is_reserved)  # or it is silent
    if profile.age is None:
        return verdicts(catalog, check=check)
    possible = possible_groups_of_age(profile.age).union(*map(possible_groups_of_age, profile.children_ages))
    # Nothing but ages, and none that may be theirs; where ages are given in years, those decide.
    no = other_groups & ((groups & _but_ages(possible, catalog)) == 0) & ~catalog.age_known
    if (others := _for_others(profile, catalog)) is not None:
        no &= ~others
    return verdicts(catalog, no=no, check=check)


def _but_ages(possible: frozenset[str], catalog: Catalog) -> np.uint64:
    """All groups but the ages that are not possible."""
    return ~group_bits(_AGES, catalog) | group_bits(possible, catalog)


def _say_audience(profile: Profile, catalog: Catalog, row: int, verdict: Eligibility) -> Sentence:
    bits = catalog.target_groups.item(row)
    if not bits:
        return _SILENT
    asks_the_age = not catalog.age_known.item(row) and is_perhaps_for_a_child(profile, catalog, row)
    return _say_groups(bits, catalog.vocabulary, asks_the_age=asks_the_age)


_SILENT: Final = Sentence(N_("The entry does not say for which ages and groups it is: ask first"))


@lru_cache(maxsize=4096)
def _say_groups(bits: int, vocabulary: Vocabulary, *, asks_the_age: bool) -> Sentence:
    terms = vocabulary.terms("target_group")
    groups = tuple([Labels(term.labels) for place, term in enumerate(terms) if bits >> place & 1])
    if asks_the_age:
        return Sentence(N_("Is for: %(groups)s. Ask the child's age"), {"groups": groups})
    return Sentence(N_("Is for: %(groups)s. Ask whether this person belongs"), {"groups": groups})


def _judge_gender(profile: Profile, catalog: Catalog) -> Verdicts | None:
    reserved = catalog.is_reserved
    own = _RESERVED_FOR.get(profile.gender) if profile.gender else None
    if own is None:
        return verdicts(catalog, check=reserved)
    others = reserved & (catalog.gender_reserved != own)
    childs = [for_a_child(profile, catalog)] if profile.children_ages else []
    childs += [may_be_for_a_child(profile, catalog)] if asks_for_a_child(profile, catalog) else []
    return _no_unless(others, reduce(np.logical_or, childs) if childs else None, catalog)  # a child's is not known


def _say_gender(profile: Profile, catalog: Catalog, row: int, verdict: Eligibility) -> Sentence:
    for_women = catalog.gender_reserved[row] == Reserved.WOMEN
    if verdict is Eligibility.NO:
        return FOR_WOMEN if for_women else FOR_MEN
    return Sentence(
        N_("Reserved for women: ask whether the person may come")
        if for_women
        else N_("Reserved for men: ask whether the person may come")
    )


def _judge_residence(profile: Profile, catalog: Catalog) -> Verdicts | None:
    required = catalog.residence_required == 1
    if profile.place is None:
        return verdicts(catalog, check=required)
    serves, known = catalog.serves(profile.place)
    here = serves | (~known & catalog.in_municipality(profile.place))
    elsewhere = known & ~serves
    no = required if profile.resident is False else required & elsewhere
    unsure = required & (~here | (profile.resident is not True))
    open_question = (catalog.residence_required == -1) & elsewhere
    return verdicts(catalog, no=no, check=unsure | open_question)


def _say_residence(profile: Profile, catalog: Catalog, row: int, verdict: Eligibility) -> Sentence:
    if profile.place is None:
        return Sentence(N_("Only for residents of its area: ask where the person lives"))
    facts = {"place": said_town(profile.place)}
    if catalog.residence_required.item(row) != 1:
        return Sentence(N_("Serves an area without %(place)s: ask whether people from there may come"), facts)
    if profile.resident is False:
        return Sentence(N_("Only for registered residents, which this person is not"))
    if verdict is Eligibility.TO_CHECK:
        return _CHECK_RESIDENCE
    return Sentence(N_("Only for residents of its area, and %(place)s is not in it"), facts)


_CHECK_RESIDENCE: Final = Sentence(N_("Only for residents of its area: check the registered residence"))


def _judge_isee(profile: Profile, catalog: Catalog) -> Verdicts | None:
    limited = catalog.isee_maximum >= 0
    if profile.isee is None:
        return verdicts(catalog, check=limited)
    return verdicts(catalog, no=limited & (np.float32(profile.isee) > catalog.isee_maximum))


def _say_isee(profile: Profile, catalog: Catalog, row: int, verdict: Eligibility) -> Sentence:
    facts = {"limit": round(catalog.isee_maximum.item(row))}
    if profile.isee is None:
        return Sentence(N_("Only with an ISEE up to %(limit)s euro: ask for it"), facts)
    return Sentence(N_("Only with an ISEE up to %(limit)s euro; the person's is higher"), facts)


def _judge_access(profile: Profile, catalog: Catalog) -> Verdicts | None:
    by_door = np.full(len(Door), int(Eligibility.YES), np.uint8)
    if not (profile.referred or profile.mandate):
        by_door[Door.REFERRAL] = Eligibility.TO_CHECK
    if not profile.mandate:
        by_door[Door.MANDATE] = Eligibility.TO_CHECK if profile.mandate is None else Eligibility.NO
    return by_door.take(catalog.access)


def _say_access(profile: Profile, catalog: Catalog, row: int, verdict: Eligibility) -> Sentence:
    if catalog.access.item(row) == _REFERRAL:
        return _ASK_WHO_REFERS
    return _ASK_FOR_A_MANDATE if verdict is Eligibility.TO_CHECK else _NO_MANDATE


_ASK_WHO_REFERS: Final = Sentence(N_("Needs a referral: ask who can write it"))
_ASK_FOR_A_MANDATE: Final = Sentence(N_("Only on an authority's mandate: ask whether there is one"))
_NO_MANDATE: Final = Sentence(N_("Only on an authority's mandate, and there is none"))


def _judge_closed(profile: Profile, catalog: Catalog) -> Verdicts | None:
    return verdicts(catalog, check=catalog.closed_now)


def _say_closed(profile: Profile, catalog: Catalog, row: int, verdict: Eligibility) -> Sentence:
    return Sentence(N_("Temporarily closed: ask when it opens again"))


RULES: Final = (
    HISTORY_RULE,
    Rule("age", _judge_age, _say_age),
    CHILDRENS_AGES_RULE,
    Rule("gender", _judge_gender, _say_gender),
    Rule("audience", _judge_audience, _say_audience),
    Rule("residence", _judge_residence, _say_residence),
    BORDER_RULE,
    Rule("isee", _judge_isee, _say_isee),
    Rule("access", _judge_access, _say_access),
    *ENTRY_RULES,
    *MEETING_RULES,
    Rule("closed", _judge_closed, _say_closed),
)
