"""PostgreSQL's full-text search and its trigrams, in a database of their own that is dropped at the end."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg import sql

from benchmarks.corpus import Box, Corpus
from benchmarks.measure import timed
from benchmarks.peers import LIMIT
from benchmarks.questions import Question
from directory.words.language import STOP_WORDS, words

_SERVER = os.environ.get("BENCH_POSTGRES", "host=127.0.0.1 port=5432 user=postgres dbname=postgres")
_TABLE = """
    CREATE TABLE listing (
        number int PRIMARY KEY, name text, organization text, description text,
        latitude float8, longitude float8, categories text[], words tsvector
    )
"""
_COPY = "COPY listing (number, name, organization, description, latitude, longitude, categories) FROM STDIN"
_WORDS = """
    UPDATE listing SET words = setweight(to_tsvector('italian', name), 'A')
    || to_tsvector('italian', organization || ' ' || description)
"""
_ANY_WORD = """
    SELECT number FROM listing, to_tsquery('italian', %s) AS asked
    WHERE words @@ asked ORDER BY ts_rank(words, asked) DESC LIMIT %s
"""
_FILTERED = """
    SELECT number FROM listing, to_tsquery('italian', %s) AS asked
    WHERE words @@ asked AND latitude BETWEEN %s AND %s AND longitude BETWEEN %s AND %s AND categories @> %s
    ORDER BY ts_rank(words, asked) DESC LIMIT %s
"""
_ALIKE = "SELECT number FROM listing WHERE lower(name) %% %s ORDER BY similarity(lower(name), %s) DESC LIMIT 10"


class Postgres:
    """The 'italian' configuration, a GIN index, any word, ts_rank."""

    name = "PostgreSQL"

    def __init__(self, connection: psycopg.Connection[Any], corpus: Corpus) -> None:
        self.connection = connection
        run = connection.execute
        run(_TABLE)
        places = zip(corpus.latitude.tolist(), corpus.longitude.tolist(), strict=True)
        with connection.cursor().copy(_COPY) as copy:
            for number, (texts, place) in enumerate(zip(corpus.texts, places, strict=True)):
                copy.write_row((number, *texts, *place, corpus.categories[number]))
        run(_WORDS)
        run("VACUUM FULL listing")
        run("CREATE INDEX ON listing USING gin(words)")
        run("CREATE INDEX ON listing (latitude, longitude)")
        run("VACUUM ANALYZE listing")
        run("SET max_parallel_workers_per_gather = 0")  # one thread
        run("SET jit = off")  # faster for questions as short as these
        connection.prepare_threshold = 2

    def search(self, question: Question) -> list[int]:
        """The numbers of the first 20 listings."""
        asked = " | ".join(word for word in words(question.text) if word not in STOP_WORDS["it"])
        box = Box.around(question)
        if box is None:
            found = self.connection.execute(_ANY_WORD, (asked, LIMIT))
        else:
            given = (asked, box.south, box.north, box.west, box.east, [question.category], LIMIT)
            found = self.connection.execute(_FILTERED, given)
        return [number for (number,) in found]


class Trigrams:
    """Names that share three-letter pieces: pg_trgm, a GIN index, the most similar first."""

    name = "PostgreSQL pg_trgm"

    def __init__(self, postgres: Postgres) -> None:
        self.connection = postgres.connection
        self.connection.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        self.connection.execute("CREATE INDEX ON listing USING gin(lower(name) gin_trgm_ops)")
        self.connection.execute("VACUUM ANALYZE listing")

    def find(self, name: str) -> list[int]:
        """The numbers of up to 10 listings."""
        return [number for (number,) in self.connection.execute(_ALIKE, (name, name))]


@contextmanager
def built(corpus: Corpus) -> Iterator[tuple[float, Postgres] | None]:
    """Seconds and index; None, said aloud, when no server answers."""
    database = f"prossima_bench_{os.getpid()}"
    try:
        server = psycopg.connect(_SERVER, autocommit=True)
    except psycopg.OperationalError as fault:
        print(f"SKIPPED: PostgreSQL is left out, BENCH_POSTGRES does not answer: {fault}")
        yield None
        return
    with server:
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(database)))
        try:
            with psycopg.connect(_SERVER, dbname=database, autocommit=True) as own:
                yield timed(lambda: Postgres(own, corpus))
        finally:
            server.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(database)))
