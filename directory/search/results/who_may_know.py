"""Whom one can ask where nothing in the directory answers: offices of the directory, and the municipality."""

from collections.abc import Iterator

import numpy as np

from directory.catalog.catalog import Catalog
from directory.i18n import N_, Labels, Sentence
from directory.places.town_names import said_town
from directory.search.question import Query
from directory.search.results.doors import shuts_out
from directory.search.results.sure_answers import Thing

NEAR_KM = 20.0  # as far as somebody goes once a week without giving up
_SUCH = 255  # of a kind that somebody stated
_YOUNG = 35  # years; up to here youth information centres give advice
_KNOWS_OF_YOUTH, _KNOWS_OF_WORK = "youth_information", "job_centre"
_OF_WORK = frozenset({"work", "education"})  # areas of need, of which it knows whatever the age may be
_OF_THE_YOUNG = _OF_WORK | {"social"}
_YOUNG_GROUPS = frozenset({"minors", "adolescents", "young_adults", "neet", "students", "care_leavers"})
_OF_THE_MUNICIPALITY = N_("the social services of the municipality (%(place)s)")
_OF_ANY_MUNICIPALITY = Sentence(N_("the social services of your municipality"))


def who_may_know(query: Query, things: tuple[Thing, ...], catalog: Catalog) -> tuple[Sentence | Labels, ...]:
    """Those whom the directory has near, or anywhere where no place was named, and then the municipality."""
    found = [office for kind in _kinds(query, things) if (office := _office(kind, query, catalog))]
    if query.place is None:
        return (*found, _OF_ANY_MUNICIPALITY)
    return (*found, Sentence(_OF_THE_MUNICIPALITY, {"place": said_town(query.place)}))


def _kinds(query: Query, things: tuple[Thing, ...]) -> Iterator[str]:
    domains = {need.partition(".")[0] for thing in things for need in thing.needs}
    if "work" in domains:
        yield _KNOWS_OF_WORK
    is_young = query.ages[0] <= _YOUNG if query.ages else not _YOUNG_GROUPS.isdisjoint(query.target_groups)
    is_for_youth = not domains.isdisjoint(_OF_THE_YOUNG) or any(thing.interests for thing in things)
    if (is_young and is_for_youth) or (query.ages is None and not domains.isdisjoint(_OF_WORK)):
        yield _KNOWS_OF_YOUTH


def _office(kind: str, query: Query, catalog: Catalog) -> Sentence | Labels | None:
    """The nearest of a kind that takes the person; without a place only what it is called."""
    is_such = (catalog.cover_of_kind(kind) >= _SUCH) & catalog.live
    if (shut := shuts_out(query, catalog)) is not None:
        is_such &= ~shut
    label, rows = Labels(catalog.vocabulary.get("service_type", kind).labels), np.flatnonzero(is_such)
    if not len(rows) or query.place is None:
        return label if len(rows) else None
    km = catalog.distance_km(query.place.point)[rows]
    nearest = int(np.argmin(km))
    if km[nearest] > NEAR_KM:
        return None
    return Sentence("%(kind)s (%(name)s)", {"kind": label, "name": catalog.name[int(rows[nearest])]})
