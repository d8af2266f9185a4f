"""Conditions of meeting at all: nobody to be afraid of, a door that is wide enough, help that comes so far, a common
language, a time when both are there, room for children who come along.

None of them is ever a no: an interpreter can be found, a time agreed on, an exception made – but somebody must ask
before the person goes there.
"""

from functools import reduce
from typing import Final

import numpy as np
from numpy.typing import NDArray

from directory.ages import said_ages
from directory.catalog.catalog import Catalog
from directory.catalog.reach import ASK_NUMBER_ABROAD
from directory.i18n import N_, Sentence
from directory.places.town_names import said_town
from directory.taxonomies import codes
from directory.words.languages import SPOKEN_HERE, language_name
from matching.eligibility import Eligibility, Rule, Verdicts, verdicts
from matching.profile import Profile
from matching.shortlisting.combine import COVERED_OF_255
from matching.shortlisting.journeys import from_afar
from matching.whom.for_whom import is_limited, say_limits
from matching.whom.groups import group_bits

_WITH_CHILDREN: Final = frozenset({codes.BED_TONIGHT, codes.SUPPORTED_HOUSING})  # a family sleeps in one place
_FAMILIES: Final = frozenset(
    {codes.FAMILIES, codes.SINGLE_PARENTS, codes.EXPECTING_PARENTS, codes.CHILDREN, codes.MINORS}
)


def _judge_language(profile: Profile, catalog: Catalog) -> Verdicts | None:
    """To be checked where languages are named, none is the person's, and nobody interprets."""
    if not profile.languages or SPOKEN_HERE in profile.languages:
        return None
    own = reduce(np.bitwise_or, (catalog.language_bit(code) for code in profile.languages))
    others = (catalog.languages != 0) & ((catalog.languages & own) == 0)
    return verdicts(catalog, check=others & ~catalog.interpretation)


def _say_language(profile: Profile, _catalog: Catalog, _row: int, _verdict: Eligibility) -> Sentence:
    names = tuple(map(language_name, profile.languages))
    return Sentence(N_("Does not speak %(languages)s: ask whether an interpreter can come"), {"languages": names})


def _judge_times(profile: Profile, catalog: Catalog) -> Verdicts | None:
    """To be checked where it is never open when the person is free."""
    if not profile.free_slots:
        return None
    never = (catalog.slots != 0) & ((catalog.slots & np.uint32(profile.free_slots)) == 0)
    return verdicts(catalog, check=never)


def _say_times(_profile: Profile, _catalog: Catalog, _row: int, _verdict: Eligibility) -> Sentence:
    return Sentence(N_("Is closed when the person is free: ask for another time"))


def _judge_children(profile: Profile, catalog: Catalog) -> Verdicts | None:
    """To be checked where a parent would sleep whose children are too young, or too old, to come along."""
    needs = [need.term.code for need in profile.needs if need.term.code in _WITH_CHILDREN]
    if not profile.children_ages or not needs:
        return None
    covers: NDArray[np.bool_] = reduce(np.logical_or, (catalog.cover_of_need(code) >= COVERED_OF_255 for code in needs))
    takes_all = reduce(np.logical_and, (catalog.takes_age(age) for age in profile.children_ages))
    takes_families = (catalog.target_groups & group_bits(_FAMILIES, catalog)) != 0
    return verdicts(catalog, check=covers & is_limited(catalog) & ~takes_all & ~takes_families)


def _say_children(profile: Profile, catalog: Catalog, row: int, _verdict: Eligibility) -> Sentence:
    facts = {"ages": say_limits(catalog, row), "children": said_ages(profile.children_ages)}
    return Sentence(N_("For people %(ages)s: ask whether the children (%(children)s) may come along"), facts)


def _judge_afar(profile: Profile, catalog: Catalog) -> Verdicts | None:
    """To be checked where nobody could go, and it does not say whom it helps by phone or online."""
    return None if profile.place is None else verdicts(catalog, check=from_afar(profile, catalog))


def _say_afar(profile: Profile, catalog: Catalog, row: int, _verdict: Eligibility) -> Sentence:
    facts = {"place": said_town(profile.place) if profile.place else "", "from": catalog.town(row)}
    if not facts["from"]:  # only its number tells where it is
        return Sentence(ASK_NUMBER_ABROAD, facts)
    return Sentence(N_("Is in %(from)s: ask whether it helps people from %(place)s by phone or online, too"), facts)


def _judge_wheelchair(profile: Profile, catalog: Catalog) -> Verdicts | None:
    """To be checked where the person would have to go in, and is known not to get in."""
    if not profile.wheelchair:
        return None
    return verdicts(catalog, check=(catalog.wheelchair == 0) & ~catalog.home_visits & ~catalog.remote)


def _say_wheelchair(_profile: Profile, _catalog: Catalog, _row: int, _verdict: Eligibility) -> Sentence:
    return Sentence(N_("A wheelchair does not get in: ask whether they can meet elsewhere"))


def _judge_mediation(profile: Profile, catalog: Catalog) -> Verdicts | None:
    """To be checked where those who quarrel are brought together, for somebody who suffers violence.

    Mediation between them is no help but a danger (Istanbul Convention, article 48); only who works with violence
    is known to look after that.
    """
    if {need.term.code for need in profile.needs}.isdisjoint((codes.VIOLENCE, codes.CHILD_ABUSE)):
        return None
    about_conflict = catalog.cover_of_need("family.conflict") >= COVERED_OF_255
    about_violence = (catalog.cover_of_need(codes.VIOLENCE) >= COVERED_OF_255) | (
        catalog.cover_of_need(codes.CHILD_ABUSE) >= COVERED_OF_255
    )
    return verdicts(catalog, check=about_conflict & ~about_violence)


def _say_mediation(_profile: Profile, _catalog: Catalog, _row: int, _verdict: Eligibility) -> Sentence:
    return Sentence(N_("There is violence: no mediation, and ask that the person never meets there who uses it"))


MEETING_RULES: Final = (
    Rule("mediation", _judge_mediation, _say_mediation),
    Rule("wheelchair", _judge_wheelchair, _say_wheelchair),
    Rule("afar", _judge_afar, _say_afar),
    Rule("language", _judge_language, _say_language),
    Rule("times", _judge_times, _say_times),
    Rule("children", _judge_children, _say_children),
)
