"""Asking a search of a few listings."""

from datetime import date
from typing import Any

from directory.catalog.rows import ListingRow
from directory.search.query import understand
from directory.search.search import SearchResult, search
from tests.directory.catalog.listings import GAZETTEER, VOCABULARY, catalog_of

TODAY = date(2026, 11, 22)


def find(text: str, *rows: ListingRow, filters: dict[str, list[str]] | None = None, **values: Any) -> SearchResult:
    """Search these listings."""
    query = understand(text, VOCABULARY, GAZETTEER, **values)
    return search(query, catalog_of(*rows), filters=filters or {}, today=TODAY)


def names(result: SearchResult) -> list[str]:
    """What was found, in order."""
    return [found.name for found in result.results]


def said(result: SearchResult, place: int = 0) -> dict[str, str]:
    """The reasons of one result: feature -> sentence."""
    return {reason.feature: str(reason.text) for reason in result.results[place].reasons}
