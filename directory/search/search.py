"""Find, rank and explain listings for a query; never a dead end."""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial

from directory.catalog.catalog import Catalog
from directory.catalog.known_words import Reading
from directory.catalog.listed import Listed
from directory.catalog.scoring import Feature, Scores
from directory.catalog.selection import Selection
from directory.danger.what_to_do_first import if_in_danger
from directory.i18n import N_, Sentence
from directory.places.gazetteer_files import country_of
from directory.search.question import Query
from directory.search.reading import readings_of, taken_for
from directory.search.results.candidates import candidates
from directory.search.results.each_need import each_need_first
from directory.search.results.facets import NO_FILTERS, Facet, count_facets
from directory.search.results.features import FEATURES, name, target_groups, words
from directory.search.results.groups import Group, Grouped, Heading, headings_of
from directory.search.results.likely import (
    NOT_UNDERSTOOD,
    guesses,
    is_hardly_understood,
    likely_needs,
    may_tell_a_danger,
    riddles,
    with_likely_need,
)
from directory.search.results.names import called
from directory.search.results.near_answers import (
    UNANSWERED,
    Answers,
    missing_kinds,
    national_lines,
    of_missing_kinds,
    what_is_missing,
)
from directory.search.results.open_on import holiday_told
from directory.search.results.ranking import Features, rank
from directory.search.results.tonight import rooms_tonight
from directory.search.results.topics import (
    is_surely_a_danger,
    needs,
    service_types,
    tells_of_more_than_what_cannot_wait,
)
from directory.search.results.widening import ENOUGH, TERMS, Found, said_of, widened
from directory.search.said.nothing_said import with_nothing_said
from directory.search.said.other_words import with_other_words
from directory.search.said.said_together import said_together
from directory.search.said.stories import heeding_topics, tells_a_topic
from directory.search.said.telling import READ_AS
from directory.taxonomies import codes
from directory.taxonomies.likely_needs import LikelyNeed
from directory.taxonomies.vocabulary import EMERGENCY_NUMBER, cannot_wait

CALLED_FIRST = 30  # times, as who is called first where somebody may die counts before whatever else is said
OF_DISABLED = 3  # times, as being there for people with a disability counts of those who look for work
TOLD = 3  # words that nothing was understood from: a sentence rather than the name of something
URGENT = 3  # times, as needs count where one cannot wait and others can


@dataclass(frozen=True)
class SearchResult:
    """A page of results, and what can be chosen next.

    Args:
        total: how many listings were found.
        relaxed: what was read or left out otherwise than asked, in sentences.
        relaxed_codes: the conditions that were given up, in order: "words", "radius", "filters", "terms", and
            "answers" where nothing near surely answers (`near_answers.UNANSWERED`).
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

    @property
    def asked_for(self) -> int:
        """How many of all results fit what was chosen."""
        return self.total - self.count(Group.BEYOND) - self.count(Group.UNFILTERED)


def search(
    query: Query,
    catalog: Catalog,
    *,
    filters: Mapping[str, Sequence[str]] = NO_FILTERS,
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
        filters: facet name -> chosen values, any of which must fit.
        features, weights: what to rank by; weights by feature, instead of the declared ones.
    Raises:
        InvalidInput: there is no such facet.
    """
    query = with_nothing_said(query.but(today=today), catalog)
    readings = _as_looked_up(query, catalog)
    look = partial(_found, catalog=catalog, readings=readings, filters=filters, today=today)
    query, found, likely = _with_a_guess(query, look)
    counting, about = _weighed(features, query), found.selection
    parts = each_need_first(query, [*found.parts(query)], counting, weights)
    results, headings = _page(query, parts, counting, weights, limit, offset), headings_of(parts)
    answers, perhaps = Answers.of(query, about, results), likely_needs(query, about, likely)
    danger = may_tell_a_danger(query, about, likely, perhaps)
    remarks = _remarks(query, found, filters, readings, may_be_in_danger=danger, is_unanswered=answers.is_none)
    return SearchResult(
        total=len(found),
        results=results,
        facets=count_facets(catalog, *found.counted, today),
        headings=headings,
        unheard=_unheard(query, readings, found.fitting),
        relaxed=(*remarks, *_of_the_best(query, found, results, headings, answers, offset)),
        relaxed_codes=(*found.given_up, *([UNANSWERED] if answers.is_none else [])),
        query=query,
        perhaps=perhaps,
    )


def _as_looked_up(query: Query, catalog: Catalog) -> Sequence[Reading]:
    return with_other_words(query, heeding_topics(query, readings_of(query, catalog)), catalog)


def _of_the_best(
    query: Query, found: Found, first: Sequence[Listed], headings: Iterable[Heading], answers: Answers, offset: int
) -> Iterator[Sentence]:
    """What the best results do not answer, or cannot tonight, and whom to call then; on the first page."""
    if offset:
        return
    near = sum(size for group, size in headings if group is Group.NEAR)
    yield from rooms_tonight(query, first[:near], found.fitting)
    yield from what_is_missing(query, answers, found.selection)
    yield from national_lines(query, first, found.fitting)


def _weighed(features: Features, query: Query) -> Features:
    """The features, of which texts count once more for each word that nothing else was understood from.

    A sentence of which one word is a need and five are not is answered by a text that has the five. Of whom somebody
    speaks does not count. Needs count more where one cannot wait and others can: who lost work and bed needs a bed,
    if it is in the next town. Of nothing but a danger the need counts, and not so much the words in which it is told;
    but who is called as it says is meant, where nothing was understood from some of the words of the name.
    """
    is_of_danger = bool(query.dangers) and (all(map(cannot_wait, query.needs)) or is_surely_a_danger(query))
    is_alone = codes.UNACCOMPANIED_MINORS in query.target_groups
    told = sum(tells_a_topic(word) for word in query.rest if word not in query.beside)
    more = 1 if is_of_danger else 1 + told
    urgent = URGENT if is_of_danger or is_alone or tells_of_more_than_what_cannot_wait(query) else 1
    times = {words.name: more, name.name: max(more, urgent if told else 1), needs.name: urgent}
    if codes.DISABILITY in query.target_groups and any(need.startswith(codes.WORK) for need in query.needs):
        times[target_groups.name] = OF_DISABLED
    if EMERGENCY_NUMBER in query.service_types:
        times[service_types.name] = CALLED_FIRST
    if set(times.values()) == {1}:
        return features
    return tuple([_counting(one, times.get(one.name, 1)) for one in features])


@lru_cache(maxsize=64)
def _counting(one: Feature[Query, Selection], times: int) -> Feature[Query, Selection]:
    return one.weighing(one.weight * times)


def _remarks(
    query: Query,
    found: Found,
    filters: Mapping[str, Sequence[str]],
    readings: Sequence[Reading],
    *,
    may_be_in_danger: bool,
    is_unanswered: bool,
) -> Iterator[Sentence]:
    """What was read otherwise than written, not understood, missing or given up."""
    yield from _repaired({**taken_for(query, readings), **dict(query.mended)})
    yield from _nothing_asked(query, filters)
    if query.today is not None and (holiday := holiday_told(query, query.today)):
        yield holiday
    yield from _mostly_not_understood(query, found.selection, may_be_in_danger)
    yield from of_missing_kinds(missing_kinds(query, found.selection), found.selection.vocabulary)
    yield from said_of(found, query, but=TERMS if is_unanswered else "")


def _repaired(repairs: Mapping[str, str]) -> Iterable[Sentence]:
    return (Sentence(READ_AS, {"word": word, "repaired": repaired}) for word, repaired in repairs.items())


def _nothing_asked(query: Query, filters: Mapping[str, Sequence[str]]) -> Iterable[Sentence]:
    if filters or query.notes or not query.text.strip() or not query.is_only_a_place:
        return ()
    if query.place:
        return (Sentence(N_("Nothing was asked but a place: the nearest come first.")),)
    return (Sentence(N_("No word says what is needed: what was confirmed last comes first.")),)


def _mostly_not_understood(query: Query, about: Selection, may_be_in_danger: bool) -> Iterable[Sentence]:
    """What is told in words that no rule knows may be a danger."""
    if is_hardly_understood(query, about):
        yield NOT_UNDERSTOOD
    if may_be_in_danger:
        yield if_in_danger(country_of(query.place))


def _with_a_guess(query: Query, look: Callable[[Query], Found]) -> tuple[Query, Found, Sequence[LikelyNeed]]:
    """What is found, by the likeliest need where no rule heard one and it is likely enough."""
    found = look(query)
    likely = guesses(query, found.selection)
    guessed = with_likely_need(query, found.selection.vocabulary, likely)
    return (query, found, likely) if guessed is query else (guessed, look(guessed), likely)


def _found(
    query: Query,
    catalog: Catalog,
    readings: Sequence[Reading],
    filters: Mapping[str, Sequence[str]],
    today: date,
) -> Found:
    """What is about the question, as far as it fits the conditions."""
    told = query.rest if query.is_mostly_told and len(query.rest) >= TOLD else ()
    match = catalog.text.add_up(readings, query.hints, told=told) if readings else None
    together = said_together(query, [one.word for one in readings])
    about = candidates(query, catalog, match, together)
    if together and len(about) < ENOUGH:
        about = candidates(query, catalog, match)  # then one of the words is better than nothing
    named = called(query, readings, dict(query.mended), catalog)
    return widened(query, about, Selection(catalog, match=match, named=named, mask=about.mask), filters, today)


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
    """Words of the question that neither a rule nor any of the results knows, and that ask for something."""
    rest = set(riddles(query))
    asked = [reading for reading in readings if reading.word in rest and not reading.repaired]
    if not asked:
        return ()
    text = fitting.catalog.text
    return tuple(
        one.word
        for one in asked
        if not any(fitting.has_any(rows) for _, rows in text.rows_of([one, one.in_other_words]))
    )


def _listed(scores: Scores[Query, Selection], places: list[int]) -> list[Listed]:
    measured = next((values.facts["km"] for feature, _, values in scores.parts if feature.name == "proximity"), None)
    km = [math.inf] * len(places) if measured is None else measured[places].tolist()
    rounded = [round(far, 1) if far < math.inf else far for far in km]
    return Listed.of_several(scores, places, rounded, catalog=scores.subject.catalog, rows=scores.subject.rows[places])
