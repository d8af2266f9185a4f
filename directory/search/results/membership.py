"""For whom a service is: groups that have others within them, and groups to which one must belong."""

from collections.abc import Iterable, Mapping
from functools import cache, partial
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from directory.ages import OF_AGE, OLDEST
from directory.caching import Kept, once_per_catalog
from directory.catalog.catalog import Catalog
from directory.search.ages.ages import Ages
from directory.search.question import Query, once_per_question
from directory.search.results.answers import answering_needs, answering_terms
from directory.search.said.people import ages_of_groups
from directory.taxonomies import codes
from directory.taxonomies.vocabulary import RESTRICTED_DOMAIN, Vocabulary
from directory.words.language import word_set
from directory.words.language import words as words_of
from directory.words.people import CALLED_MINORS, CHILDREN, PARTNERS

Codes = tuple[str, ...]  # of target groups
_FAMILIES, _WITH_PARENTS = codes.FAMILIES, frozenset({codes.CHILDREN, codes.MINORS})
_MEMBERS_ONLY: Mapping[str, str] = MappingProxyType(  # group -> the need by which somebody says to belong to it
    {codes.VIOLENCE_VICTIMS: RESTRICTED_DOMAIN, "prison": "rights.prison", "addiction": "addictions"}
)
_COMES_ALONG = word_set(  # words before those who are not the ones to be helped
    """
    abbiamo ho ha hanno con i due tre quattro cinque nostri miei suoi piu with and have has two three my our mit und
    zwei drei meine unsere
    """
)
_YOUNGEST_GROWN_UP = 14.0  # years; who is younger looks for no work and no flat, but a parent does
_OF_GROWN_UPS = ("housing", "work", "money", "rights")  # areas of need
_OF_ANY_GROUP = (codes.WOMEN, codes.ADULTS)  # say nothing more beside such a group
_WHO_IS_YOUNG = CHILDREN | CALLED_MINORS | word_set("ragazzo ragazza ragazzi ragazze adolescenti youth")
_DANGERS = (RESTRICTED_DOMAIN, codes.CRISIS)
_MINORS = (codes.MINORS, codes.CHILDREN, codes.ADOLESCENTS)
_YOUNG = (
    codes.CHILDREN,
    codes.MINORS,
    codes.ADOLESCENTS,
    codes.YOUNG_ADULTS,
    "neet",
    "students",
    codes.EXPECTING_PARENTS,
    codes.CARE_LEAVERS,
)
_BESIDE_THE_YOUNG = (codes.FAMILIES, codes.SINGLE_PARENTS, codes.WOMEN)


@cache
def groups_with(code: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The group, and those that have everybody of it: children are minors, and belong to families."""
    parent = vocabulary.get("target_group", code).parent
    return (code, *([parent] if parent else ()), *([_FAMILIES] if code in _WITH_PARENTS else ()))


def ages_meant(query: Query) -> Ages | None:
    """The years, both included, of the person who is to be helped: as they were said, else as a group says them.

    "Abbiamo due bambini" says who comes along, "psicologo per bambini" who is helped.
    """
    if query.ages is not None or not query.target_groups:
        return query.ages
    words = words_of(query.text)
    groups = [span for span in query.spans if span.kind == "target_group"]
    befores = {word for span in groups if span.start for word in words[span.start - 1 : span.start]}
    return ages_of_groups(query.target_groups) if befores.isdisjoint(_COMES_ALONG) else None


def ages_told(query: Query) -> tuple[Ages, ...]:
    """The years, both included, of everybody whose age was said: of a grandmother and of the child she brings up."""
    if query.ages is None:
        return ()
    others = [span.value for span in query.spans if span.kind == "age"]
    return tuple(dict.fromkeys([query.ages, *others]))


def helps_parents(query: Query, catalog: Catalog) -> NDArray[np.bool_] | None:
    """Shape (n,): what helps grown-ups with a need that no child has, where a child's age is told; None: nothing."""
    ages = ages_told(query)
    needs = [need for need in query.needs if need.startswith(_OF_GROWN_UPS)]
    if not needs or not ages or max(oldest for _, oldest in ages) >= _YOUNGEST_GROWN_UP:
        return None
    helps: NDArray[np.bool_] = answering_needs(needs, catalog) & catalog.takes_age(OF_AGE, OLDEST)
    return helps


def is_for_others(query: Query, catalog: Catalog) -> NDArray[np.bool_] | None:
    """Shape (n,): what is for nobody but a group that nothing in the question speaks of; None: nothing.

    A women's shelter has beds, but not for a student. Where any word was not understood nothing is sure: it may be what
    makes the person one of the group. Then only what answers nothing that was asked, and shares a word with it, is.
    """
    if not (query.needs or query.service_types):
        return None
    others = is_perhaps_for_others(query, catalog)
    if query.rest:
        others = others & ~answering_terms(query, catalog)
    return others if others.any() else None


@once_per_question
def is_perhaps_for_others(query: Query, catalog: Catalog) -> NDArray[np.bool_]:
    """Shape (n,): what is for nobody but a group that nothing that was understood speaks of."""
    asked = {*query.target_groups, *query.needs, *query.main_needs}
    named = [
        code for code, need in _MEMBERS_ONLY.items() if code in asked or any(one.startswith(need) for one in asked)
    ]
    if _tells_of_a_partner(query):
        named.append(codes.VIOLENCE_VICTIMS)
    closed = tuple(code for code in _MEMBERS_ONLY if code not in named)
    return _kept_of(catalog).get_or_make(closed, partial(_only_for, catalog))


def is_for_another_danger(query: Query, catalog: Catalog) -> NDArray[np.bool_]:
    """Shape (n,): what is only there for dangers, or a line for minors, where nothing that was understood is of these.

    Who asks how to claim an allowance is told of no line for abused children, though it can be called from anywhere.
    """
    needs = [*query.needs, *query.main_needs]  # "casa delle donne" is there for a danger
    tells_danger = bool(query.dangers) or any(need.startswith(_DANGERS) for need in needs)
    nothing = np.zeros(len(catalog), np.bool_)
    found = nothing if tells_danger else _only_for_dangers(catalog)
    return found if _may_be_of_minors(query) else found | _lines_for_minors(catalog)


def _may_be_of_minors(query: Query) -> bool:
    ages = ages_told(query)
    if ages:
        return any(youngest < OF_AGE for youngest, _ in ages)
    if not {*_MINORS}.isdisjoint(query.target_groups):
        return True
    return not _WHO_IS_YOUNG.isdisjoint(words_of(query.text))


@once_per_catalog
def _only_for_dangers(catalog: Catalog) -> NDArray[np.bool_]:
    """Shape (n,): what states needs, and none but those of who is in danger."""
    of_needs = np.array([term.taxonomy == "need" for term in catalog.terms], np.bool_)
    of_dangers = np.array([term.code.startswith(_DANGERS) for term in catalog.terms], np.bool_) & of_needs
    tags = catalog.tags
    stated = tags.confidence >= 1

    def count(of_some: NDArray[np.bool_]) -> NDArray[np.intp]:
        return np.bincount(tags.row_of_each[of_some[tags.term] & stated], minlength=len(tags))

    needs, dangers = count(of_needs), count(of_dangers)
    found: NDArray[np.bool_] = (needs > 0) & (needs == dangers)
    return found


@once_per_catalog
def _lines_for_minors(catalog: Catalog) -> NDArray[np.bool_]:
    """Shape (n,): what is only there for who is under age, and nobody goes to."""
    bits = _bits(_MINORS, catalog)
    found: NDArray[np.bool_] = (catalog.target_groups & bits != 0) & (catalog.target_groups & ~bits == 0)
    return found & catalog.remote & ~catalog.has_point


def tells_membership(need: str) -> bool:
    """Whether who has a need, by its code, belongs to a group that some services are only for."""
    return need.startswith(tuple(_MEMBERS_ONLY.values()))


def _tells_of_a_partner(query: Query) -> bool:
    """As who suffers violence does."""
    return not PARTNERS.isdisjoint(words_of(query.text))


def is_for_the_young(catalog: Catalog) -> NDArray[np.bool_]:
    """Shape (n,): what names young people or those who expect a child, and besides nobody but families and women."""
    young, besides = _bits(_YOUNG, catalog), _bits(_BESIDE_THE_YOUNG, catalog)
    groups = catalog.target_groups
    found: NDArray[np.bool_] = (groups & young != 0) & (groups & ~(young | besides) == 0)
    return found


@once_per_catalog
def _kept_of(_catalog: Catalog) -> Kept[Codes, NDArray[np.bool_]]:
    return Kept(2 ** len(_MEMBERS_ONLY))


def _only_for(catalog: Catalog, codes: Codes) -> NDArray[np.bool_]:
    """Shape (n,): what names one of these groups and no further one."""
    bits, any_group = _bits(codes, catalog), _bits(_OF_ANY_GROUP, catalog)
    groups = catalog.target_groups
    only: NDArray[np.bool_] = (groups & bits != 0) & (groups & ~(bits | any_group) == 0)
    return only


def _bits(codes: Iterable[str], catalog: Catalog) -> np.uint64:
    bits: np.uint64 = np.bitwise_or.reduce([np.uint64(0), *map(catalog.target_group_bit, codes)])
    return bits
