"""Find, rank and explain listings for a query; never a dead end."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import Catalog
from directory.catalog.known_words import Reading
from directory.catalog.listed import Listed
from directory.catalog.scoring import Feature, Scores
from directory.catalog.selection import Selection
from directory.danger.what_to_do_first import if_in_danger
from directory.i18n import N_, Sentence
from directory.search.candidates import Candidates, candidates, everything
from directory.search.distance import within_reach
from directory.search.facets import Facet, chosen_rows, count_facets
from directory.search.features import FEATURES, name, words
from directory.search.groups import Group, Grouped, Heading, exact_first, grouped
from directory.search.likely import NOT_UNDERSTOOD, guesses, is_mostly_not_understood, likely_needs, with_likely_need
from directory.search.names import called
from directory.search.near_answers import far_answers, missing_kinds, national_lines
from directory.search.people import RELATIVES
from directory.search.question import Query
from directory.search.ranking import Features, rank
from directory.search.reading import readings_of
from directory.search.right_words import ORIGINS
from directory.search.said_together import said_together
from directory.search.telling import READ_AS
from directory.search.tonight import rooms_tonight
from directory.search.topics import is_surely_a_danger, needs, service_types, tells_of_more_than_what_cannot_wait
from directory.vocabulary import EMERGENCY_NUMBER, cannot_wait

ENOUGH = 3  # with fewer results, conditions are given up
CALLED_FIRST = 30  # times, as who is called first where somebody may die counts before whatever else is said
URGENT = 3  # times, as needs count where one cannot wait and others can
_ALONE = "unaccompanied_minors"
NONE: Mapping[str, Sequence[str]] = {}


@dataclass(frozen=True)
class SearchResult:
    """A page of results, and what can be chosen next.

    Args:
        total: how many listings were found.
        relaxed: what was read or left out otherwise than asked, in sentences.
        relaxed_codes: the conditions that were given up, in order: "words", "radius", "filters".
        headings: under which all results stand, in the order in which they are shown.
        perhaps: codes of needs that a question may be about which is mostly not understood.
        unheard: folded words that no rule understood and no result has.
    """

    total: int
    results: list[Listed]
    facets: list[Facet]
    relaxed: tuple[Sentence, ...]
    relaxed_codes: tuple[str, ...]
    query: Query
    headings: tuple[Heading, ...] = ()
    unheard: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()

    def count(self, group: Group) -> int:
        """How many of all results stand under a heading."""
        return sum(size for own, size in self.headings if own is group)


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
    query, repairs = query.but(today=today), dict(query.mended)
    readings = readings_of(query, catalog)
    found = _found(query, catalog, readings, repairs, filters, today)
    likely = guesses(query, found.selection)
    if (guessed := with_likely_need(query, catalog.vocabulary, likely)) is not query:
        query = guessed
        found = _found(query, catalog, readings, repairs, filters, today)
    fitting = found.fitting
    parts = grouped(query, fitting, found.given_up)
    results = _page(query, exact_first(parts, found.exact), _weighed(features, query), weights, limit, offset)
    headings = tuple([Heading(group, len(some)) for group, some in parts if len(some)])
    return SearchResult(
        total=len(fitting),
        results=results,
        facets=count_facets(catalog, found.pool, found.chosen, found.filters, today),
        headings=headings,
        unheard=_unheard(query, readings, fitting),
        relaxed=(*_remarks(query, found, filters, repairs), *_of_the_best(query, results, headings, fitting, offset)),
        relaxed_codes=found.given_up,
        query=query,
        perhaps=likely_needs(query, found.selection, likely),
    )


def _of_the_best(
    query: Query, first: Sequence[Listed], headings: Iterable[Heading], fitting: Selection, offset: int
) -> Iterator[Sentence]:
    """What the best results do not answer, or cannot tonight, and whom to call then; on the first page."""
    if offset:
        return
    near = sum(size for group, size in headings if group is Group.NEAR)
    yield from rooms_tonight(query, first[:near], fitting)
    yield from far_answers(query, first, fitting)
    yield from national_lines(query, first, fitting)


def _weighed(features: Features, query: Query) -> Features:
    """The features, of which texts count once more for each word that nothing else was understood from.

    A sentence of which one word is a need and five are not is answered by a text that has the five. Of whom somebody
    speaks does not count. Needs count more where one cannot wait and others can: who lost work and bed needs a bed,
    if it is in the next town. Of nothing but a danger the need counts, and not so much the words in which it is told.
    """
    is_of_danger = bool(query.dangers) and (all(map(cannot_wait, query.needs)) or is_surely_a_danger(query))
    is_alone = _ALONE in query.target_groups
    more = 1 if is_of_danger else 1 + sum(word not in RELATIVES for word in query.rest)
    urgent = URGENT if is_of_danger or is_alone or tells_of_more_than_what_cannot_wait(query) else 1
    times = {words.name: more, name.name: more, needs.name: urgent}
    if EMERGENCY_NUMBER in query.service_types:
        times[service_types.name] = CALLED_FIRST
    if set(times.values()) == {1}:
        return features
    return tuple([_counting(one, times.get(one.name, 1)) for one in features])


@lru_cache(maxsize=64)
def _counting(one: Feature[Query, Selection], times: int) -> Feature[Query, Selection]:
    return one.weighing(one.weight * times)


def _remarks(
    query: Query, found: _Found, filters: Mapping[str, Sequence[str]], repairs: Mapping[str, str]
) -> Iterator[Sentence]:
    """What was read otherwise than written, not understood, missing or given up."""
    yield from _repaired(repairs)
    yield from _nothing_asked(query, filters)
    yield from _mostly_not_understood(query, found.selection)
    yield from missing_kinds(query, found.selection)
    yield from _given_up(found, query)


def _repaired(repairs: Mapping[str, str]) -> Iterable[Sentence]:
    return (Sentence(READ_AS, {"word": word, "repaired": repaired}) for word, repaired in repairs.items())


def _nothing_asked(query: Query, filters: Mapping[str, Sequence[str]]) -> Iterable[Sentence]:
    if filters or query.notes or not query.text.strip() or not query.is_only_a_place:
        return ()
    if query.place:
        return (Sentence(N_("Nothing was asked but a place: the nearest come first.")),)
    return (Sentence(N_("No word says what is needed: what was confirmed last comes first.")),)


def _mostly_not_understood(query: Query, about: Selection) -> Iterable[Sentence]:
    """What is told in words that no rule knows may be a danger."""
    if is_mostly_not_understood(query, about):
        yield NOT_UNDERSTOOD
        yield if_in_danger(query.place.country if query.place else "IT")


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
    together = said_together(query, [one.word for one in readings])
    about = candidates(query, catalog, match, together)
    if together and len(about) < ENOUGH:
        about = candidates(query, catalog, match)  # then one of the words is better than nothing
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
    near = _within(query, selection)
    pool = about if near is selection else Candidates(near.as_mask())
    found = _Found(pool, near, _chosen(near, filters, today), filters, given_up=given_up)
    exact = found.fitting
    steps = [("radius", filters)] if near is not selection else []
    steps += [("filters", NONE)] if found.chosen else []
    for code, kept in steps:
        if len(found.fitting) >= ENOUGH:
            break
        given_up = (*given_up, code)
        wider = _Found(about, selection, _chosen(selection, kept, today), kept, exact, given_up)
        if len(wider.fitting) > len(found.fitting):
            found = wider
    return found


def _chosen(of: Selection, filters: Mapping[str, Sequence[str]], today: date) -> dict[str, NDArray[np.bool_]]:
    return chosen_rows(of.catalog, of.rows, filters, today) if filters else {}


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


def _page(
    query: Query,
    parts: Iterable[Grouped],
    features: Features,
    weights: Mapping[str, float] | None,
    limit: int,
    offset: int,
) -> list[Listed]:
    """One page of the parts, one after the other."""
    shown: list[Listed] = []
    skip = offset
    for _, some in parts:
        if len(shown) == limit:
            break
        wanted = min(skip + limit - len(shown), len(some))
        if wanted > skip:
            ranked = rank(query, some, features, wanted, weights)
            shown += _listed(ranked.scores, ranked.places[skip:])
        skip = max(skip - len(some), 0)
    return shown


def _unheard(query: Query, readings: Iterable[Reading], fitting: Selection) -> tuple[str, ...]:
    """Words of the question that neither a rule nor any of the results knows; where somebody is from is no riddle."""
    rest = set(query.rest) - ORIGINS
    asked = [reading for reading in readings if reading.word in rest and not reading.repaired]
    if not asked:
        return ()
    text = fitting.catalog.text
    return tuple(one.word for one in asked if not any(fitting.has_any(rows) for _, rows in text.rows_of([one])))


def _within(query: Query, about: Selection) -> Selection:
    """The listings inside the radius, and those of which nobody can say that they are outside."""
    inside = None if query.within_km is None else within_reach(query, about.catalog, query.within_km)
    return about if inside is None else about.within(inside)


def _listed(scores: Scores[Query, Selection], places: list[int]) -> list[Listed]:
    measured = next((values.facts["km"] for feature, _, values in scores.parts if feature.name == "proximity"), None)
    km = [math.inf] * len(places) if measured is None else measured[places].tolist()
    rounded = [round(far, 1) if far < math.inf else far for far in km]
    return Listed.of_several(scores, places, rounded, catalog=scores.subject.catalog, rows=scores.subject.rows[places])
