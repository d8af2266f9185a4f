"""Everything that the measurements use of Prossima's own search: one place to change when the engine changes."""

import uuid
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from benchmarks.questions import Question
from benchmarks.synthetic import TODAY, World, rows
from directory.catalog import files
from directory.catalog.build import build_catalog
from directory.catalog.catalog import Catalog
from directory.catalog.rows import ListingRow
from directory.gazetteer import Gazetteer
from directory.language import words
from directory.search.query import understand
from directory.search.search import search

NAME = "Prossima"
LIMIT = 20
_WORK = Path(__file__).parent / "work"


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


def saved_or_built(size: int, world: World) -> Catalog:
    """The catalog of that many synthetic listings, from an earlier run of the same program if there was one."""
    folder = _WORK / f"catalog-{size}"
    try:
        return open_saved(folder)
    except files.Torn:
        save(build(list(rows(size, world)), world), folder)
    return open_saved(folder)


def find(question: Question, catalog: Catalog) -> list[uuid.UUID]:
    """The whole call of the page and the command: understanding, typing errors, filters, facets, 20 rows, reasons."""
    query = understand(
        question.text,
        catalog.vocabulary,
        Gazetteer.bundled(),
        place=question.place,
        within_km=question.within_km,
    )
    found = search(query, catalog, filters=question.filters, limit=LIMIT, today=TODAY)
    return [one.listing_id for one in found.results]


def match_text(text: str, catalog: Catalog) -> object:
    """The text part alone: the score of any listing that has any of the words; the same words that the peers get."""
    return catalog.text.search(words(text))


def suggester() -> Callable[[str, Catalog], object] | None:
    """What suggests while somebody types; None as long as there is nothing of the kind."""
    try:
        module = import_module("directory.search.suggest")
    except ImportError:
        return None
    suggest: Callable[[str, Catalog], object] = module.suggest
    return suggest
