"""The peer: SQLite's full-text search on the same rows, with the same Italian stems, any word, BM25, the first 20.

It does text alone: no typing errors, distance, eligibility, facets or reasons.
"""

import sqlite3
from collections.abc import Iterable

from directory.catalog.rows import ListingRow
from directory.language import stems

NAME = "SQLite FTS5 (stemmed, any word)"
LIMIT = 20


class FullText:
    """An index in memory, so that no disk is measured."""

    def __init__(self, rows: Iterable[ListingRow]) -> None:
        self.connection = sqlite3.connect(":memory:")
        self.connection.execute("CREATE VIRTUAL TABLE listing USING fts5(name, organization, description, content='')")
        self.connection.executemany(
            "INSERT INTO listing(rowid, name, organization, description) VALUES (?, ?, ?, ?)",
            (
                (number, *(" ".join(stems(text)) for text in (row.name, row.organization, row.description)))
                for number, row in enumerate(rows, 1)
            ),
        )
        self.connection.execute("INSERT INTO listing(listing) VALUES ('optimize')")

    def search(self, text: str) -> list[int]:
        """Row numbers of the first 20."""
        words = " OR ".join(f'"{stem}"' for stem in stems(text))
        if not words:
            return []
        found = self.connection.execute(
            "SELECT rowid FROM listing WHERE listing MATCH ? ORDER BY rank LIMIT ?", (words, LIMIT)
        )
        return [number for (number,) in found]
