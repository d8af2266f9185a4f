"""Find, rank and explain listings for a query; never a dead end."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import Catalog
from directory.catalog.known_words import Reading
from directory.catalog.listed import Listed
from directory.catalog.scoring import Scores
from directory.catalog.selection import Selection
from directory.i18n import N_, Sentence
from directory.search.candidates import Candidates, candidates, everything
from directory.search.distance import FAR_KM, within_reach
from directory.search.doors import shuts_out
from directory.search.facets import Facet, chosen_rows, count_facets
from directory.search.features import FEATURES, name, words
from directory.search.names import called
from directory.search.near_answers import far_answers
from directory.search.people import RELATIVES
from directory.search.question import Query
from directory.search.ranking import Features, rank
from directory.search.reading import readings_of
from directory.search.telling import READ_AS

ENOUGH = 3  # with fewer results, conditions are given up
_FIRST_ROWS = 256  # looked at before all others
NONE: Mapping[str, Sequence[str]] = {}


@dataclass(frozen=True)
class SearchResult:
    """A page of results, and what can be chosen next.

    Args:
        total: how many listings were found.
        relaxed: what was read or left out otherwise than asked, in sentences.
        relaxed_codes: the conditions that were given up, in order: "words", "radius", "filters".
        far: how many of the results, the last ones before those for others, are too far from the place to go there.
        for_others: how many of the results, the last ones, are reserved for others (`doors.shuts_out`).
        unheard: folded words that no rule understood and no result has.
    """

    total: int
    results: list[Listed]
    facets: list[Facet]
    relaxed: tuple[Sentence, ...]
    relaxed_codes: tuple[str, ...]
    query: Query
    far: int = 0
    for_others: int = 0
    unheard: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Found:
    """What fits, best first.

    Args:
        exact: rows that fit everything, when they are so few that others were added.
        pool: all rows that fit, before facets.
        chosen: per facet, which rows of the pool have the chosen values.
    """

    pool: Candidates
    selection: Selection
    chosen: Mapping[str, NDArray[np.bool_]]
    filters: Mapping[str, Sequence[str]]
    exact: Selection | None = None
    given_up: tuple[str, ...] = ()

    @cached_property
    def fitting(self) -> Selection:
        """The results."""
        return self.selection.at(np.logical_and.reduce([*self.chosen.values()])) if self.chosen else self.selection


def search(
    query: Query,
    catalog: Catalog,
    *,
    filters: Mapping[str, Sequence[str]] = NONE,
    limit: int = 20,
    offset: int = 0,
    today: date,
    features: Features = FEATURES,
    weights: Mapping[str, float] | None = None,
) -> SearchResult:
    """The best listings for a query.

    A result is about what was asked: it has one of the words or answers one of the terms. All else only ranks, so that
    entries that do not say are kept. Where fewer than ENOUGH are left, conditions are given up one by one, what fits
    without them comes after what fits, and this is said.

    Args:
        filters: facet name -> chosen values, any of which must fit; facets together.
        features, weights: what to rank by; weights by feature, instead of the declared ones.
    Raises:
        InvalidInput: there is no such facet.
    """
    query, repairs = replace(query, today=today), dict(query.mended)
    readings = readings_of(query, catalog)
    found = _found(query, catalog, readings, repairs, filters, today)
    fitting = found.fitting
    ordered = _ordered(query, fitting, _near(query, catalog, found))
    results = _page(query, _groups(found, ordered), _weighed(features, query.rest), weights, limit, offset)
    said = (*_repaired(repairs), *_nothing_asked(query, filters), *_given_up(found, query))
    return SearchResult(
        total=len(fitting),
        results=results,
        facets=count_facets(catalog, found.pool, found.chosen, found.filters, today),
        far=len(ordered.far),
        for_others=len(ordered.for_others),
        unheard=_unheard(query, readings, fitting),
        relaxed=(*said, *(far_answers(query, results, fitting) if not offset else ())),
        relaxed_codes=found.given_up,
        query=query,
    )


def _weighed(features: Features, rest: Iterable[str]) -> Features:
    """The features, of which texts count once more for each word that nothing else was understood from.

    A sentence of which one word is a need and five are not is answered by a text that has the five. Of whom somebody
    speaks does not count.
    """
    more = 1 + sum(word not in RELATIVES for word in rest)
    if more == 1:
        return features
    return tuple([one.weighing(one.weight * more) if one is words or one is name else one for one in features])


def _repaired(repairs: Mapping[str, str]) -> Iterable[Sentence]:
    return (Sentence(READ_AS, {"word": word, "repaired": repaired}) for word, repaired in repairs.items())


def _nothing_asked(query: Query, filters: Mapping[str, Sequence[str]]) -> Iterable[Sentence]:
    if filters or query.notes or not query.text.strip() or not query.is_only_a_place:
        return ()
    if query.place:
        return (Sentence(N_("Nothing was asked but a place: the nearest come first.")),)
    return (Sentence(N_("No word says what is needed: what was confirmed last comes first.")),)


def _found(
    query: Query,
    catalog: Catalog,
    readings: Sequence[Reading],
    repairs: dict[str, str],
    filters: Mapping[str, Sequence[str]],
    today: date,
) -> _Found:
    """What is about the question, as far as it fits the conditions."""
    match = catalog.text.add_up(readings, query.hints) if readings else None
    about = candidates(query, catalog, match)
    named = called(query, readings, repairs, catalog)
    return _relaxed(query, about, Selection(catalog, match=match, named=named, mask=about.mask), filters, today)


def _relaxed(
    query: Query, about: Candidates, selection: Selection, filters: Mapping[str, Sequence[str]], today: date
) -> _Found:
    """What fits all conditions; where that is too little, the radius is given up, then the filters.

    Where nothing at all is about what was asked, everything is shown that fits the rest of the question.
    """
    catalog = selection.catalog
    given_up: tuple[str, ...] = ()
    if not len(selection):
        about, given_up = everything(catalog), ("words",)
        selection = Selection(catalog, match=selection.match, named=selection.named, mask=about.mask)

    def having(of: Selection) -> dict[str, NDArray[np.bool_]]:
        return chosen_rows(catalog, of.rows, filters, today) if filters else {}

    near = _within(query, selection)
    pool = about if near is selection else Candidates(near.as_mask())
    found = _Found(pool, near, having(near), filters, given_up=given_up)
    exact = found.fitting
    steps = [("radius", filters)] if near is not selection else []
    steps += [("filters", NONE)] if found.chosen else []
    for code, kept in steps:
        if len(found.fitting) >= ENOUGH:
            break
        given_up = (*given_up, code)
        wider = _Found(about, selection, having(selection) if kept else {}, kept, exact, given_up)
        if len(wider.fitting) > len(found.fitting):
            found = wider
    return found


def _given_up(found: _Found, query: Query) -> Iterable[Sentence]:
    return (_said(code, query) for code in found.given_up)


def _said(code: str, query: Query) -> Sentence:
    """What was given up, in words."""
    if code == "radius":
        return Sentence(
            N_("Little or nothing within %(km)s km: here is also what is farther away."), {"km": query.within_km}
        )
    if code == "filters":
        return Sentence(N_("Little or nothing fits all the filters: here is also what fits without them."))
    if query.place is None and not query.has_conditions:
        return Sentence(N_("Nothing was found for these words: what was confirmed last comes first."))
    return Sentence(N_("Nothing was found for these words: here is what fits the rest of the question."))


def _near(query: Query, catalog: Catalog, found: _Found) -> NDArray[np.bool_] | None:
    """Shape (n,): what is not too far to go there; None where everything that fits is near."""
    is_within = (query.within_km or math.inf) <= FAR_KM and "radius" not in found.given_up
    return None if is_within else within_reach(query, catalog)


def _groups(found: _Found, ordered: "_Ordered") -> Iterator[Selection]:
    """What fits everything before what fits with less: of what is near, of what is far, of what is for others."""
    is_exact = found.exact.as_mask() if found.exact else None
    for part in (ordered.near, ordered.far, ordered.for_others):
        if is_exact is None:
            yield part
        else:
            yield part.within(is_exact)
            yield part.within(~is_exact)


class _Ordered(NamedTuple):
    """What fits, in the order in which it is shown; whoever looks on finds what is for others, and for whom."""

    near: Selection
    far: Selection
    for_others: Selection


def _ordered(query: Query, fitting: Selection, is_near: NDArray[np.bool_] | None) -> _Ordered:
    shut = shuts_out(query, fitting.catalog)
    nothing = fitting.instead(np.empty(0, np.intp))
    open_to, for_others = (fitting, nothing) if shut is None else (fitting.within(~shut), fitting.within(shut))
    if is_near is None:
        return _Ordered(open_to, nothing, for_others)
    return _Ordered(open_to.within(is_near), open_to.within(~is_near), for_others)


def _page(
    query: Query,
    groups: Iterable[Selection],
    features: Features,
    weights: Mapping[str, float] | None,
    limit: int,
    offset: int,
) -> list[Listed]:
    """One page of the groups, one after the other."""
    shown: list[Listed] = []
    skip = offset
    for group in groups:
        if len(shown) == limit:
            break
        wanted = min(skip + limit - len(shown), len(group))
        if wanted > skip:
            ranked = rank(query, group, features, wanted, weights)
            shown += _listed(ranked.scores, ranked.places[skip:])
        skip = max(skip - len(group), 0)
    return shown


def _unheard(query: Query, readings: Iterable[Reading], fitting: Selection) -> tuple[str, ...]:
    """Words of the question that neither a rule nor any of the results knows."""
    rest = set(query.rest)
    asked = [reading for reading in readings if reading.word in rest and not reading.repaired]
    if not asked:
        return ()
    is_found = fitting.as_mask()
    text = fitting.catalog.text
    return tuple(one.word for one in asked if not any(_any_in(is_found, rows) for _, rows in text.rows_of([one])))


def _any_in(mask: NDArray[np.bool_], rows: NDArray[np.int32]) -> bool:
    """Whether a mask has any of some rows: mostly one of the first."""
    return bool(mask.take(rows[:_FIRST_ROWS]).any() or mask.take(rows[_FIRST_ROWS:]).any())


def _within(query: Query, about: Selection) -> Selection:
    """The listings inside the radius, and those of which nobody can say that they are outside."""
    inside = None if query.within_km is None else within_reach(query, about.catalog, query.within_km)
    return about if inside is None else about.within(inside)


def _listed(scores: Scores[Query, Selection], places: list[int]) -> list[Listed]:
    measured = next((values.facts["km"] for feature, _, values in scores.parts if feature.name == "proximity"), None)
    km = [math.inf] * len(places) if measured is None else measured[places].tolist()
    rounded = [round(far, 1) if far < math.inf else far for far in km]
    return Listed.of_several(scores, places, rounded, catalog=scores.subject.catalog, rows=scores.subject.rows[places])
