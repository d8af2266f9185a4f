"""Whether anything near answers what was asked: who reads a long list must not think that all of it does."""

import math
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import Catalog
from directory.catalog.cover import ANSWERS, GUESSED_KIND
from directory.catalog.listed import Listed
from directory.catalog.reach import reach
from directory.catalog.selection import Selection
from directory.i18n import N_, Sentence
from directory.search.distance import is_in_person
from directory.search.question import Query

NEAR_KM = 20.0  # as far as somebody goes once a week without giving up
_IS_SUCH = int(255 * GUESSED_KIND)


def far_answers(query: Query, first: Sequence[Listed], fitting: Selection) -> Iterator[Sentence]:
    """What to say, if anything, where nothing near a place answers a need or is the kind of service that was asked for.

    Args:
        first: the best results, which are looked at before all others.
        fitting: all results.
    """
    if query.place is None or query.province or not (first and (query.needs or query.service_types)):
        return
    if any(_is_near(one, query, fitting.catalog) for one in first):
        return
    answering = fitting.at(np.logical_or.reduce([*_answers(query, fitting)]))
    if not len(answering):
        return
    nearest, is_reached = math.inf, False
    for place in query.places:
        km = answering.distance_km(place.point)
        visits, remote, _ = reach(answering, place, km)
        nearest = min(nearest, float(km.min()))
        is_reached |= bool(visits.any() or (remote.any() and not is_in_person(query)))
    if not is_reached and NEAR_KM < nearest < math.inf:
        yield Sentence(N_("What is known to answer this is %(km)s km away or farther."), {"km": round(nearest)})


def _is_near(one: Listed, query: Query, catalog: Catalog) -> bool:
    """Whether a result is surely near, and answers or says the words that were asked for."""
    if one.distance_km is None or one.distance_km > NEAR_KM:
        return False
    says = any(reason.feature == "words" and "words" in reason.text.facts for reason in one.reasons)
    return says or any(cover.item(one.row) >= least for cover, least in _covers(query, catalog))


def _answers(query: Query, fitting: Selection) -> Iterator[NDArray[np.bool_]]:
    for cover, least in _covers(query, fitting):
        yield cover >= least


def _covers(query: Query, catalog: Catalog | Selection) -> Iterator[tuple[NDArray[np.uint8], int]]:
    """How far each row answers each need and is of each kind, with what is enough."""
    for code in query.needs:
        yield catalog.cover_of_need(code), ANSWERS
    for code in query.service_types:
        yield catalog.cover_of_kind(code), _IS_SUCH
