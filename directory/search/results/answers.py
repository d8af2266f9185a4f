"""Which listings answer what was asked, and do not only share a word with it or help with something near to it."""

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import Catalog
from directory.catalog.cover import ANSWERS, GUESSED_KIND
from directory.catalog.selection import Selection
from directory.search.question import Query
from directory.taxonomies.vocabulary import SAME_DOMAIN, UNLIKE

# A choir is an answer to who is alone, and none to who is not paid: "il capo non mi paga, cucina di un ristorante".
_NO_PASTIME_ANSWERS = ("housing", "money", "work", "rights", "safety", "health", "addictions", "transport")
_IS_SUCH = int(255 * GUESSED_KIND)
_COMES_NEAR = int(255 * (UNLIKE + SAME_DOMAIN) / 2)  # of a neighbouring need, and not only of the same area


def asks_for_terms(query: Query) -> bool:
    """Whether anything was understood that a listing may answer, be or suit."""
    return bool(query.needs or query.service_types or query.interests)


def answering(query: Query, some: Selection) -> NDArray[np.bool_]:
    """Shape (k,): which of these rows answer a need, are such a service or suit an interest, or say all of the words.

    Whoever is called so, or has all the words in its own texts, may have no terms yet.
    """
    masks = [*_by_terms(query, some), some.worth_of_name > 0]
    if some.match is not None and some.match.readings:
        text, rows = some.catalog.text, some.rows
        masks.append(np.logical_and.reduce([text.stated(rows, reading) for reading in some.match.readings]))
    return np.asarray(np.logical_or.reduce(masks))


def answering_terms(query: Query, some: Selection | Catalog) -> NDArray[np.bool_]:
    """Shape (k,): which of these rows answer a need, are such a service or suit an interest, as far as is known."""
    return np.asarray(np.logical_or.reduce([*_by_terms(query, some)]))


def answering_needs(codes: Iterable[str], catalog: Catalog) -> NDArray[np.bool_]:
    """Shape (n,): which listings answer one of some needs, as far as is known."""
    return np.asarray(np.logical_or.reduce([catalog.cover_of_need(code) >= ANSWERS for code in codes]))


def being(kinds: Iterable[str], some: Selection) -> NDArray[np.bool_]:
    """Shape (k,): which of these rows are such services, as far as is known."""
    return np.asarray(np.logical_or.reduce([some.cover_of_kind(code) >= _IS_SUCH for code in kinds]))


def any_answers(query: Query, some: Selection) -> bool:
    """Whether any of these rows answers; mostly one of those that are known to answer a term."""
    own = some.as_mask()
    known = any(bool((mask & own).any()) for mask in _by_terms(query, some.catalog))
    return known or bool(answering(query, some).any())


def any_comes_near(query: Query, some: Selection) -> bool:
    """Whether any of these rows helps with something near to a need, or with what such a service helps with."""
    covers = [*map(some.cover_of_need, query.needs), *map(some.cover_of_kind, query.service_types)]
    return any(bool(cover.any()) for cover in covers)


def coming_near(query: Query, catalog: Catalog) -> NDArray[np.bool_]:
    """Shape (n,): what helps with a neighbour of one of the needs."""
    masks = [catalog.cover_of_need(code) >= _COMES_NEAR for code in query.needs]
    return np.asarray(np.logical_or.reduce(masks)) if masks else np.zeros(len(catalog), np.bool_)


def _by_terms(query: Query, some: Selection | Catalog) -> Iterator[NDArray[np.bool_]]:
    for code in query.needs:
        yield some.cover_of_need(code) >= ANSWERS
    for code in query.service_types:
        yield some.cover_of_kind(code) >= _IS_SUCH
    if not any(need.startswith(_NO_PASTIME_ANSWERS) for need in query.needs):
        for code in query.interests:
            yield some.cover_of_interest(code) >= ANSWERS
