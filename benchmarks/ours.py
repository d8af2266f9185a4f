"""Everything that the measurements use of Prossima's own search: one place to change when the engine changes."""

import uuid
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks.questions import Question
from benchmarks.report import OURS
from benchmarks.synthetic import TODAY, World, rows
from directory.catalog import files
from directory.catalog.build import build_catalog
from directory.catalog.catalog import Catalog
from directory.catalog.rows import ListingRow
from directory.catalog.scoring import best
from directory.places.gazetteer import Gazetteer
from directory.places.geo import Point, distances_km
from directory.search.query import content_words
from directory.search.reading import read_question
from directory.search.search import search
from directory.search.suggest import suggest
from directory.words.language import stem
from matching.profile import Profile
from matching.profiles.from_json import parse_profile
from matching.rank import rank

NAME = OURS
LIMIT = 20
WORK = Path(__file__).parent / "work"


def forget_stems() -> None:
    """Whoever stems first would pay for all others: every building starts anew."""
    stem.cache_clear()


def build(listings: Sequence[ListingRow], world: World) -> Catalog:
    """The catalog of these listings."""
    return build_catalog(listings, world.vocabulary, 1)


def save(catalog: Catalog, folder: Path) -> None:
    """Persist a catalog."""
    files.save(catalog, folder, identity="benchmark")


def open_saved(folder: Path) -> Catalog:
    """Map a persisted catalog, as a web process does at its start.

    Raises:
        Torn: there is none, or it is of another version of the program.
    """
    return files.open_catalog(folder, identity="benchmark")


def built_and_saved(listings: Sequence[ListingRow], world: World, folder: Path) -> Catalog:
    """The catalog of these listings, persisted and mapped: all that comes between the rows and an answer."""
    forget_stems()
    save(build(listings, world), folder)
    return open_saved(folder)


def saved_or_built(size: int, world: World) -> Catalog:
    """The catalog of that many synthetic listings, from an earlier run of the same program if there was one."""
    folder = WORK / f"catalog-{size}"
    try:
        return open_saved(folder)
    except files.Torn:
        return built_and_saved(list(rows(size, world)), world, folder)


def find(question: Question, catalog: Catalog) -> list[uuid.UUID]:
    """The whole call of the page and the command: understanding, typing errors, filters, facets, 20 rows, reasons."""
    query = read_question(question.text, catalog, place=question.place, within_km=question.within_km)
    found = search(query, catalog, filters=question.filters, limit=LIMIT, today=TODAY)
    return [one.listing_id for one in found.results]


def match_text(text: str, catalog: Catalog) -> list[int]:
    """The text part alone: rows of the 20 listings that have most of any of the words; peers get the same words."""
    match = catalog.text.search(content_words(text))
    rows = best(match.sums, catalog.tie_breakers, LIMIT)
    return [int(row) for row in rows[match.sums[rows] > 0]]


def nearest(point: tuple[float, float], within_km: float, category: str, catalog: Catalog) -> list[uuid.UUID]:
    """The 20 listings of a kind of service that are nearest, within a radius: only those of the kind are measured."""
    centre = Point(*point)
    of_kind = catalog.tags.rows[catalog.term_index("service_type", category)].astype(np.intp)
    km = distances_km(catalog.vector.take(of_kind, axis=0), centre)
    places = best(-km, catalog.tie_breakers.take(of_kind), LIMIT, catalog.has_point.take(of_kind) & (km <= within_km))
    return [catalog.listing_uuid(row) for row in of_kind[places].tolist()]


def match_profile(profile: Profile, catalog: Catalog) -> object:
    """The whole call for a person's profile."""
    return rank(profile, catalog, limit=LIMIT)


def profiles_of(data: Sequence[dict[str, object]], catalog: Catalog) -> list[Profile]:
    """Profiles as the form and the command read them."""
    return [parse_profile(one, catalog.vocabulary, Gazetteer.bundled(), today=TODAY) for one in data]


def suggestions(text: str, catalog: Catalog) -> object:
    """What is offered while somebody types."""
    return suggest(text, catalog, Gazetteer.bundled())
