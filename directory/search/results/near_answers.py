"""Whether anything near answers what was asked: who reads a long list must not think that all of it does."""

import math
from collections.abc import Iterator, Sequence

import numpy as np

from directory.catalog.listed import Listed
from directory.catalog.reach import reach
from directory.catalog.selection import Selection
from directory.helplines import national_line
from directory.i18n import N_, Labels, Sentence
from directory.places.gazetteer_files import country_of
from directory.places.town_names import said_town
from directory.search.question import Query
from directory.search.results.answers import answering, answering_needs, answering_terms, any_answers, being
from directory.search.results.distance import is_in_person
from directory.search.results.topics import MOST_GUESSED, needs_asked_for

_NOT_REPLACED = frozenset({"home_care", "summer_camp", "day_centre", "residential_community", "perpetrator_programme"})
NEAR_KM = 20.0  # as far as somebody goes once a week without giving up


def far_answers(query: Query, first: Sequence[Listed], fitting: Selection) -> Iterator[Sentence]:
    """What to say, if anything, where nothing near a place answers a need or is the kind of service that was asked for.

    Args:
        first: the best results, which are looked at before all others.
        fitting: all results.
    """
    if query.place is None or query.area or not (first and (query.needs or query.service_types)):
        return
    if _any_is_near(query, first, fitting):
        yield from _needs_left_open(query, fitting)
        return
    known = fitting.at(answering_terms(query, fitting))
    nearest = _nearest_km(query, known) if len(known) else 0.0
    if NEAR_KM < nearest < math.inf:
        yield Sentence(N_("What is known to answer this is %(km)s km away or farther."), {"km": round(nearest)})
        message = N_("Who may know of something nearer: the social services of the municipality (%(place)s).")
        yield Sentence(message, {"place": said_town(query.place)})


def _needs_left_open(query: Query, fitting: Selection) -> Iterator[Sentence]:
    """Which of several needs nothing near answers, where something does another."""
    groups = [codes for codes, _ in needs_asked_for(query)]
    if len(groups) < 2 or query.dangers:
        return
    left = [codes[0] for codes in groups if _is_left_open(codes, query, fitting)]
    if left:
        labels = tuple([Labels(fitting.vocabulary.get("need", code).labels) for code in left])
        message = N_("Nothing near %(place)s is known to answer: %(terms)s.")
        yield Sentence(message, {"place": said_town(query.places[0]), "terms": labels})


def _is_left_open(codes: Sequence[str], query: Query, fitting: Selection) -> bool:
    known = fitting.within(answering_needs(codes, fitting.catalog))
    return not len(known) or _nearest_km(query, known) > NEAR_KM


def _nearest_km(query: Query, known: Selection) -> float:
    """To the nearest of some rows from one of the places; 0 where one comes there or helps from afar."""
    nearest = math.inf
    for place in query.places:
        km = known.distance_km(place.point)
        visits, remote, _ = reach(known, place, km)
        if visits.any() or (remote.any() and not is_in_person(query)):
            return 0.0
        nearest = min(nearest, float(km.min()))
    return nearest


def national_lines(query: Query, first: Sequence[Listed], fitting: Selection) -> Iterator[Sentence]:
    """Whom to call from anywhere for needs that few services answer, where none of the best results surely does nearby.

    Args:
        first, fitting: as above.
    """
    near = np.array([one.row for one in first if (one.distance_km or 0.0) <= NEAR_KM and query.place], np.intp)
    some = fitting.instead(near)
    open_needs = [code for code in query.needs if not (some.cover_of_need(code) > MOST_GUESSED).any()]
    yield from national_line(open_needs, country_of(query.place))


def missing_kinds(query: Query, about: Selection) -> Iterator[Sentence]:
    """What to say where a kind of service was asked for, and nothing in the directory is one.

    Beside a need only of what nothing else replaces: who asks for a home help is not helped by company.

    Args:
        about: everything that is about the question, before filters.
    """
    if not query.service_types:
        return
    if query.needs:
        asked = [code for code in query.service_types if code in _NOT_REPLACED]
        missing = [code for code in asked if not being([code], about).any()]
    else:
        missing = [] if any_answers(query, about) else [*query.service_types]
    if not missing:
        return
    labels = tuple([Labels(about.vocabulary.get("service_type", code).labels) for code in missing])
    yield Sentence(N_("Nothing in this directory is: %(terms)s. Here is what helps with the same."), {"terms": labels})


def _any_is_near(query: Query, first: Sequence[Listed], fitting: Selection) -> bool:
    """Whether one of the best results is surely near, and answers what was asked."""
    rows = [one.row for one in first if one.distance_km is not None and one.distance_km <= NEAR_KM]
    return bool(rows) and bool(answering(query, fitting.instead(np.array(rows, np.intp))).any())
