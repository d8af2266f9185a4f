"""Which listings can be suggested to a person at all: only these are measured."""

from functools import reduce
from typing import Final

import numpy as np
from numpy.typing import NDArray

from directory.caching import once_per_catalog
from directory.catalog.catalog import Catalog
from directory.catalog.part import Part
from directory.catalog.reach import within_reach
from directory.catalog.text_index import TextMatch
from directory.taxonomies import codes
from directory.taxonomies.vocabulary import RESTRICTED_DOMAIN
from matching.features.words import ANSWERING_SHARE, words_asked
from matching.gaps.doors_asked import doors_asked
from matching.profile import Profile
from matching.shortlisting.combine import ANSWERS_OF_255, COVERED_OF_255
from matching.whom.for_whom import rather_for_others
from matching.whom.unaccompanied import for_unaccompanied, is_unaccompanied

RESTRICTED_GROUPS: Final = (codes.VIOLENCE_VICTIMS,)


def candidates_of(profile: Profile, catalog: Catalog, km: float) -> Part:
    """Listings that answer a need, an interest or the words that were asked; nothing else can be suggested.

    An interest alone is a weak answer beside needs, but the features see to that. What nobody has tagged is found by
    its words; one word beside needs ("fumo") must stand in the entry's own text, and not only name its subjects. Where
    no need was asked, one word of several is not enough. Where nothing was understood, the first doors are suggested.

    Args:
        km: what the person would have to go to and lies farther away in a straight line is left out; without a place
            nothing is.
    """
    shared: dict[tuple[str, object], object] = {}
    found = answering(profile, catalog, shared)
    if not catalog.all_live:
        found &= catalog.live
    found &= ~restricted(profile, catalog)
    if profile.place is not None:
        found &= within_reach(catalog, profile.place, km, found)
    return Part(catalog, np.flatnonzero(found), shared)


def answering(profile: Profile, catalog: Catalog, shared: dict[tuple[str, object], object]) -> NDArray[np.bool_]:
    """Shape (n,): what answers a need, an interest or the words.

    Args:
        shared: takes what the words found in the whole catalog, for the parts that the question looks at.
    """
    found = _by_needs(profile, catalog) | doors_asked(profile, catalog)
    if is_unaccompanied(profile):
        found |= for_unaccompanied(catalog)
    for term in profile.interests:
        found |= catalog.cover_of_interest(term.code) >= ANSWERS_OF_255
    for words, _ in words_asked(profile):
        match = shared["words", words] = catalog.whole.find_words(words)
        has_words = catalog.of(match.score) >= ANSWERING_SHARE
        if len(words) == 1 and profile.needs:
            has_words &= catalog.of(_stated(match, catalog.whole))
        elif len(words) > 1 and not profile.needs:
            has_words &= catalog.of(catalog.whole.text.count_words(match.readings) > 1)  # one may only be in a name
        found |= has_words
    return found


def _by_needs(profile: Profile, catalog: Catalog) -> NDArray[np.bool_]:
    """What answers a need; what only comes near to one must not be for other people besides.

    Nobody sends a young man without a bed to who follows families with small children, though both are about homes, nor
    a widower to a group for those who drink and their families, though both listen.
    """
    if not profile.needs:
        return np.zeros(len(catalog), np.bool_)
    best = reduce(np.maximum, [catalog.cover_of_need(need.term.code) for need in profile.needs])
    found: NDArray[np.bool_] = best >= ANSWERS_OF_255
    return found & ((best >= COVERED_OF_255) | ~rather_for_others(profile, catalog))


def _stated(match: TextMatch, catalog: Catalog) -> NDArray[np.bool_]:
    """Shape (n,): listings whose own texts have one of the words."""
    stated = np.zeros(len(catalog), np.bool_)
    for _, rows in catalog.text.rows_of(match.readings, only_stated=True):
        stated[rows] = True
    return stated


def restricted(profile: Profile, catalog: Catalog) -> NDArray[np.bool_]:
    """Shape (n,): listings that are all about violence and abuse, unless the profile asks for that."""
    if profile.asks_domain(RESTRICTED_DOMAIN):
        return np.broadcast_to(np.False_, (len(catalog),))
    return about_safety_alone(catalog)


@once_per_catalog
def about_safety_alone(catalog: Catalog) -> NDArray[np.bool_]:
    """Shape (n,): listings that are all about violence and abuse.

    Those are the kinds of service that do nothing else (an anti-violence centre, even one that also offers a bed), and
    whatever has such tags and no others, or is for the victims. A social service that also helps there stays.
    """
    only: list[int] = []  # service types that do nothing else
    some: list[int] = []
    others: list[int] = []
    for index, term in enumerate(catalog.terms):
        if term.taxonomy not in {"need", "service_type"}:
            continue
        is_about = term.is_about()
        if is_about == {RESTRICTED_DOMAIN}:
            (only if term.taxonomy == "service_type" else some).append(index)
        elif is_about:
            others.append(index)
    has = catalog.tags.having
    for_victims = has([catalog.term_index("target_group", code) for code in RESTRICTED_GROUPS])
    return has(only) | (has(some) & (for_victims | ~has(others)))
