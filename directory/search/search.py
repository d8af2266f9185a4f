"""Find, rank and explain listings for a query; never a dead end."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import TAXONOMIES, Catalog
from directory.catalog.listed import Listed
from directory.catalog.reach import reach
from directory.catalog.scoring import Scores, best, score
from directory.i18n import N_, Sentence
from directory.search.facets import Facet, chosen_rows, count_facets
from directory.search.features import ABOUT, FEATURES
from directory.search.names import as_a_name
from directory.search.query import Query, with_repairs

_REPAIRED = N_("«%(word)s» was read as «%(repaired)s».")
ABOUT_AT_LEAST = 0.5  # of a term feature: from here on a listing is about what was asked
NONE: Mapping[str, Sequence[str]] = {}
_RELAXATIONS = (  # in this order, until something is found
    (),
    ("near",),
    ("filters",),
    ("near", "filters"),
    ("about",),
    ("about", "near"),
    ("about", "filters"),
    ("about", "near", "filters"),
)


@dataclass(frozen=True)
class SearchResult:
    """A page of results, and what can be chosen next.

    Args:
        total: how many listings were found.
        relaxed: what was read or left out otherwise than asked, in sentences.
    """

    total: int
    results: list[Listed]
    facets: list[Facet]
    relaxed: tuple[Sentence, ...]
    query: Query


@dataclass(frozen=True)
class _Found:
    scores: Scores[Query, Catalog]
    rows: NDArray[np.bool_]  # before facets
    chosen: Mapping[str, NDArray[np.bool_]]
    filters: Mapping[str, Sequence[str]]

    def allowed(self) -> NDArray[np.bool_]:
        """Shape (n,): the results."""
        allowed = self.rows
        for having in self.chosen.values():
            allowed = allowed & having
        return allowed


def search(
    query: Query,
    catalog: Catalog,
    *,
    filters: Mapping[str, Sequence[str]] = NONE,
    limit: int = 20,
    offset: int = 0,
    today: date,
) -> SearchResult:
    """The best listings for a query.

    A result is about what was asked: it has one of the words or answers one of the terms. All else only ranks, so that
    entries that do not say are kept. Where nothing is left, conditions are given up one by one, and this is said.

    Args:
        filters: facet name -> chosen values, any of which must fit; facets together.
    Raises:
        InvalidInput: there is no such facet.
    """
    query, repairs = _repaired(as_a_name(query, catalog), catalog)
    query = replace(query, today=today)
    found, relaxed = _find(query, catalog, filters)
    allowed = found.allowed()
    rows = best(found.scores.total, catalog.tie_breakers, offset + limit, allowed)[offset:]
    return SearchResult(
        total=int(np.count_nonzero(allowed)),
        results=[_listed(found.scores, int(row)) for row in rows],
        facets=count_facets(catalog, found.rows, found.chosen, found.filters),
        relaxed=(
            *(Sentence(_REPAIRED, {"word": word, "repaired": repairs[word]}) for word in repairs),
            *_nothing_asked(query, filters),
            *relaxed,
        ),
        query=query,
    )


def _repaired(query: Query, catalog: Catalog) -> tuple[Query, dict[str, str]]:
    """The question with misspelt words mended; what was understood although no listing has it is not misspelt."""
    repairs = catalog.text.repairs(query.words)
    if not repairs:
        return query, repairs
    understood = {word for span in query.spans if span.kind in TAXONOMIES for word in span.words.split()}
    query = replace(query, words=tuple(word for word in query.words if word not in repairs or word not in understood))
    repairs = {word: repaired for word, repaired in repairs.items() if word not in understood}
    return with_repairs(query, repairs, catalog.vocabulary) if repairs else query, repairs


def _nothing_asked(query: Query, filters: Mapping[str, Sequence[str]]) -> tuple[Sentence, ...]:
    if filters or query.notes or not query.text.strip() or not query.is_only_a_place:
        return ()
    if query.place:
        return (Sentence(N_("Nothing was asked but a place: the nearest come first.")),)
    return (Sentence(N_("No word says what is needed: what was confirmed last comes first.")),)


def _find(query: Query, catalog: Catalog, filters: Mapping[str, Sequence[str]]) -> tuple[_Found, tuple[Sentence, ...]]:
    """Everything that fits; where nothing does, conditions are given up, the dearest last."""
    scores = score(query, catalog, FEATURES)
    about, near, chosen = _about(scores), _within(query, catalog), chosen_rows(catalog, filters)
    given_up = {
        "near": Sentence(N_("Nothing within %(km)s km: here is what is farther away."), {"km": query.within_km}),
        "filters": Sentence(N_("Nothing fits all the filters: here is what fits without them.")),
        "about": Sentence(N_("Nothing was found for these words: here is what fits the rest of the question.")),
    }
    everything = np.ones(len(catalog), np.bool_)
    for without in _RELAXATIONS:
        rows = (everything if "about" in without else about) & (everything if "near" in without else near)
        keep = "filters" not in without
        found = _Found(scores, rows, chosen if keep else {}, filters if keep else NONE)
        if found.allowed().any():
            return found, tuple(given_up[name] for name in without)
    return found, ()  # the catalog is empty


def _about(scores: Scores[Query, Catalog]) -> NDArray[np.bool_]:
    """Shape (n,): listings about one of the things asked for; all when nothing of the kind was asked."""
    asked = [(feature.name, values) for feature, _, values in scores.parts if feature.name in ABOUT]
    if not asked:
        return np.ones(len(scores.subject), np.bool_)
    about = np.zeros(len(scores.subject), np.bool_)
    for name, values in asked:
        if name != "words":
            about |= values.score >= ABOUT_AT_LEAST
        elif len(asked) == 1:
            about |= values.score > 0
        else:  # terms were understood: one of another meaning that is called alike does not count
            about |= scores.subject.text.in_texts(values.facts["readings"])
    return about


def _within(query: Query, catalog: Catalog) -> NDArray[np.bool_]:
    """Shape (n,): listings inside the radius, and those of which nobody can say that they are outside."""
    if query.within_km is None or query.place is None:
        return np.ones(len(catalog), np.bool_)
    km = catalog.distance_km(query.place.point)
    visits, remote, unclear = reach(catalog, query.place, km)
    return (km <= query.within_km) | visits | remote | unclear | ~catalog.has_point


def _listed(scores: Scores[Query, Catalog], row: int) -> Listed:
    km = next((values.facts["km"] for feature, _, values in scores.parts if feature.name == "proximity"), None)
    return Listed.of(scores, row, math.inf if km is None else round(float(km[row]), 1))
