"""Asking a search of a few listings."""

from datetime import date
from typing import Any

from directory.catalog.rows import ListingRow
from directory.search.reading import read_question
from directory.search.search import SearchResult, search
from tests.directory.catalog.listings import catalog_of

TODAY = date(2026, 11, 22)


def find(
    text: str, *rows: ListingRow, filters: dict[str, list[str]] | None = None, page: slice = slice(0, 20), **values: Any
) -> SearchResult:
    """Search these listings.

    Args:
        page: which of the results.
    """
    catalog, size = catalog_of(*rows), page.stop - page.start
    query = read_question(text, catalog, **values)
    return search(query, catalog, filters=filters or {}, limit=size, offset=page.start, today=TODAY)


def names(result: SearchResult) -> list[str]:
    """What was found, in order."""
    return [found.name for found in result.results]


def said(result: SearchResult, place: int = 0) -> dict[str, str]:
    """The reasons of one result: feature -> sentence."""
    return {reason.feature: str(reason.text) for reason in result.results[place].reasons}
