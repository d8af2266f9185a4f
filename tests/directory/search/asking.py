"""Asking a search of a few listings."""

from datetime import date
from typing import Any

from directory.catalog.rows import ListingRow
from directory.search.reading import read_question
from directory.search.search import SearchResult, search
from tests.directory.catalog.listings import catalog_of

TODAY = date(2026, 11, 22)


def find(text: str, *rows: ListingRow, filters: dict[str, list[str]] | None = None, **values: Any) -> SearchResult:
    """Search these listings."""
    catalog = catalog_of(*rows)
    return search(read_question(text, catalog, **values), catalog, filters=filters or {}, today=TODAY)


def names(result: SearchResult) -> list[str]:
    """What was found, in order."""
    return [found.name for found in result.results]


def said(result: SearchResult, place: int = 0) -> dict[str, str]:
    """The reasons of one result: feature -> sentence."""
    return {reason.feature: str(reason.text) for reason in result.results[place].reasons}
