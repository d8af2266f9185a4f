"""SQLite's full-text search: in memory, so that no disk is measured."""

import sqlite3

from benchmarks.corpus import Box, Corpus
from benchmarks.peers import LIMIT, stems_of
from benchmarks.questions import Question

_FILTERED = """
    SELECT text.rowid FROM text JOIN place ON place.number = text.rowid
    WHERE text MATCH ? AND latitude BETWEEN ? AND ? AND longitude BETWEEN ? AND ?
    AND EXISTS (SELECT 1 FROM category WHERE code = ? AND category.number = text.rowid)
    ORDER BY rank LIMIT ?
"""


class FullText:
    """Any word, BM25."""

    name = "SQLite FTS5"

    def __init__(self, corpus: Corpus) -> None:
        self.connection = sqlite3.connect(":memory:")
        self.connection.executescript("""
            CREATE VIRTUAL TABLE text USING fts5(name, organization, description, content='');
            CREATE TABLE place (number INTEGER PRIMARY KEY, latitude REAL, longitude REAL);
            CREATE TABLE category (code TEXT, number INTEGER, PRIMARY KEY (code, number)) WITHOUT ROWID;
        """)
        self.connection.executemany(
            "INSERT INTO text(rowid, name, organization, description) VALUES (?, ?, ?, ?)",
            ((number, *texts) for number, texts in enumerate(corpus.stemmed)),
        )
        places = zip(corpus.latitude.tolist(), corpus.longitude.tolist(), strict=True)
        self.connection.executemany(
            "INSERT INTO place VALUES (?, ?, ?)", ((number, *place) for number, place in enumerate(places))
        )
        self.connection.executemany(
            "INSERT INTO category VALUES (?, ?)",
            sorted({(code, number) for number, codes in enumerate(corpus.categories) for code in codes}),
        )
        self.connection.execute("INSERT INTO text(text) VALUES ('optimize')")

    def search(self, question: Question) -> list[int]:
        """The numbers of the first 20 listings."""
        words = " OR ".join(f'"{stem}"' for stem in stems_of(question))
        box = Box.around(question)
        if not words:
            return []
        if box:
            given = (words, box.south, box.north, box.west, box.east, question.category, LIMIT)
            found = self.connection.execute(_FILTERED, given)
        else:
            query = "SELECT rowid FROM text WHERE text MATCH ? ORDER BY rank LIMIT ?"
            found = self.connection.execute(query, (words, LIMIT))
        return [number for (number,) in found]


class Beginnings:
    """Names whose words begin as what was typed, the best first: what a search box suggests from."""

    name = "SQLite FTS5, prefixes of names"

    def __init__(self, corpus: Corpus) -> None:
        self.connection = sqlite3.connect(":memory:")
        self.connection.execute("CREATE VIRTUAL TABLE text USING fts5(name, content='', prefix='2 3 4')")
        names = ((number, texts[0]) for number, texts in enumerate(corpus.texts))
        self.connection.executemany("INSERT INTO text(rowid, name) VALUES (?, ?)", names)
        self.connection.execute("INSERT INTO text(text) VALUES ('optimize')")

    def suggest(self, text: str) -> list[int]:
        """The numbers of up to 10 listings."""
        words = " ".join(f'"{word}"' for word in text.split())
        query = "SELECT rowid FROM text WHERE text MATCH ? ORDER BY rank LIMIT 10"
        return [number for (number,) in self.connection.execute(query, (f"{words}*",))]
