"""Which listings answer what was asked, and do not only share a word with it or help with something near to it."""

from collections.abc import Collection, Iterable, Iterator
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import Catalog
from directory.catalog.cover import ANSWERS, GUESSED_KIND
from directory.catalog.selection import Selection
from directory.search.question import Query, Span, once_per_question
from directory.search.results.languages_to_learn import language_to_learn, says_language
from directory.tagging.evidence import NAME_CONFIDENCE
from directory.taxonomies.codes import LEISURE
from directory.taxonomies.vocabulary import SAME_DOMAIN, UNLIKE
from directory.words.languages import SPOKEN_HERE

# A choir is an answer to who is alone, and none to who is not paid: "il capo non mi paga, cucina di un ristorante".
NO_PASTIME_ANSWERS = ("housing", "money", "work", "rights", "safety", "health", "addictions", "transport")
_LANGUAGES, _COURSE_OF_ITALIAN = "languages", "language_course"
_OF_ONE_NEED = frozenset({"self_help_group"})  # a group of gamblers is none for who mourns a child
MOST_GUESSED = round(255 * NAME_CONFIDENCE)  # a cover that was only read from texts is never greater
_IS_SUCH = int(255 * GUESSED_KIND)
_COMES_NEAR = int(255 * (UNLIKE + SAME_DOMAIN) / 2)  # of a neighbouring need, and not only of the same area


def asks_for_terms(query: Query) -> bool:
    """Whether anything was understood that a listing may answer, be or suit."""
    return bool(query.needs or query.service_types or query.interests)


def answering(query: Query, some: Selection) -> NDArray[np.bool_]:
    """Shape (k,): which of these rows answer a need, are such a service or suit an interest, or say all of the words.

    Whoever is called so, or has all the words in its own texts, may have no terms yet.
    """
    masks = [answering_terms(query, some), some.worth_of_name > 0]
    if some.match is not None and some.match.readings:
        text, rows = some.catalog.text, some.rows
        masks.append(np.logical_and.reduce([text.stated(rows, reading) for reading in some.match.readings]))
    return np.asarray(np.logical_or.reduce(masks))


def answering_terms(query: Query, some: Selection | Catalog) -> NDArray[np.bool_]:
    """Shape (k,): which of these rows answer a need, are such a service or suit an interest, as far as is known."""
    found = _answering_in_catalog(query, some.whole)
    return found if some is some.whole else some.of(found)


@once_per_question
def _answering_in_catalog(query: Query, catalog: Catalog) -> NDArray[np.bool_]:
    masks = [*_by_terms(query, catalog)]
    return reduce(np.logical_or, masks) if masks else np.zeros(len(catalog), np.bool_)


def answering_needs(codes: Iterable[str], catalog: Catalog) -> NDArray[np.bool_]:
    """Shape (n,): which listings answer one of some needs, as far as is known."""
    return np.asarray(np.logical_or.reduce([catalog.cover_of_need(code) >= ANSWERS for code in codes]))


def being(kinds: Iterable[str], some: Selection) -> NDArray[np.bool_]:
    """Shape (k,): which of these rows are such services, as far as is known."""
    return np.asarray(np.logical_or.reduce([some.cover_of_kind(code) >= _IS_SUCH for code in kinds]))


def any_answers(query: Query, some: Selection) -> bool:
    """Whether any of these rows answers; mostly one of those that are known to answer a term."""
    known = some.as_mask() & answering_terms(query, some.catalog)
    return bool(known.any()) or bool(answering(query, some).any())


def any_comes_near(query: Query, some: Selection) -> bool:
    """Whether any of these rows helps with something near to a need, or with what such a service helps with."""
    covers = [*map(some.cover_of_need, query.needs), *map(some.cover_of_kind, query.service_types)]
    return any(bool(cover.any()) for cover in covers)


def coming_near(query: Query, catalog: Catalog) -> NDArray[np.bool_]:
    """Shape (n,): what helps with a neighbour of one of the needs."""
    masks = [catalog.cover_of_need(code) >= _COMES_NEAR for code in query.needs]
    return np.asarray(np.logical_or.reduce(masks)) if masks else np.zeros(len(catalog), np.bool_)


def needs_meant(query: Query) -> Iterator[str]:
    """The needs without those that an interest of the same words makes narrower: who wants sports is offered no music.

    These are pastimes in general, and whole areas: "French course" asks for no other education.
    """
    pastimes = [one for one in query.spans if one.kind == "interest" and one.value in query.interests]
    told = _told_beside(query)
    for code in query.needs:
        if code in told:
            continue
        said = [one for one in query.spans if one.kind == "need" and one.value == code]
        is_wide = code == LEISURE or "." not in code
        if not (is_wide and said and all(any(_is_within(one, own) for own in pastimes) for one in said)):
            yield code


def _told_beside(query: Query) -> Collection[str]:
    """The needs that only tell who somebody is, where anything else is asked for."""
    is_asked = query.interests or query.service_types or not set(query.needs) <= set(query.of_whom)
    return query.of_whom if is_asked else ()


def _is_within(span: Span, other: Span) -> bool:
    return other.start <= span.start and span.end <= other.end


def kinds_asked_for(query: Query) -> Iterator[str]:
    """The kinds of service without those in whose words an interest says more: any workshop is no course of sewing."""
    speaks_of_another = language_to_learn(_LANGUAGES, query) not in {None, SPOKEN_HERE}
    for code in query.service_types:
        if code == _COURSE_OF_ITALIAN and speaks_of_another:
            continue
        if not _interests_saying_more(code, query):
            yield code


def _interests_saying_more(kind: str, query: Query) -> list[str]:
    """The interests that the words name by which a kind of service is meant; none where it is meant by others, too."""
    said = [one for one in query.spans if one.kind == "service_type" and one.value == kind]
    pastimes = [one for one in query.spans if one.kind == "interest" and one.value in query.interests]
    within = [[own.value for own in pastimes if _is_within(own, one)] for one in said]
    return [code for codes in within for code in codes] if within and all(within) else []


def doing_another_thing(query: Query, catalog: Catalog) -> NDArray[np.bool_] | None:
    """Shape (n,): what does other things of a kind of service, or teaches other languages, than those asked for.

    What is nobody's answer for that is none for its words either. None: nothing.
    """
    others = _groups_of_others(query, catalog)
    masks = [] if others is None else [others]
    masks += [
        (catalog.cover_of_interest(code) > 0) & ~answers_interest(code, query, catalog)
        for code in query.interests
        if language_to_learn(code, query) is not None
    ]
    for kind in query.service_types:
        if wanted := _interests_saying_more(kind, query):
            suits = reduce(np.logical_or, [catalog.cover_of_interest(code) >= ANSWERS for code in wanted])
            masks.append(catalog.interest_known & ~suits)
    return reduce(np.logical_or, masks) if masks else None


def _by_terms(query: Query, some: Selection | Catalog) -> Iterator[NDArray[np.bool_]]:
    others = _groups_of_others(query, some)
    for code in needs_meant(query):
        answers = some.cover_of_need(code) >= ANSWERS
        yield answers if others is None else answers & ~others
    for code in kinds_asked_for(query):
        is_such = some.cover_of_kind(code) >= _IS_SUCH
        yield is_such if others is None else is_such & ~others
    if not any(need.startswith(NO_PASTIME_ANSWERS) for need in query.needs if need not in query.of_whom):
        for code in query.interests:
            yield answers_interest(code, query, some)


def _groups_of_others(query: Query, some: Selection | Catalog) -> NDArray[np.bool_] | None:
    """Shape (k,): groups that state other needs than those that were told, where such a group is asked for."""
    kinds = [code for code in query.service_types if code in _OF_ONE_NEED and query.needs]
    if not kinds:
        return None
    masks = [(some.cover_of_kind(code) >= _IS_SUCH) & _is_for_other_needs(code, query, some) for code in kinds]
    return np.asarray(np.logical_or.reduce(masks))


def _is_for_other_needs(kind: str, query: Query, some: Selection | Catalog) -> NDArray[np.bool_]:
    """Shape (k,): what states one of the needs that a kind of service is there for, and none that was told."""

    def states(codes: Iterable[str]) -> NDArray[np.bool_]:
        return np.asarray(np.logical_or.reduce([some.cover_of_need(code) > MOST_GUESSED for code in codes]))

    return states(some.vocabulary.get("service_type", kind).needs) & ~states(query.needs)


def answers_interest(code: str, query: Query, some: Selection | Catalog, least: int = ANSWERS) -> NDArray[np.bool_]:
    """Shape (k,): which of these rows suit an interest; a course of German is no answer to who wants to learn Italian.

    Args:
        least: of 255, how far.
    """
    suits: NDArray[np.bool_] = some.cover_of_interest(code) >= least
    language = language_to_learn(code, query)
    return suits if language is None else suits & some.of(says_language(language, some.whole))
