"""Importing a partner's list of ten columns from beginning to end, beside plain inserts into one table.

For each database: the first import, the same list again, the list with other numbers in 5 % of the rows, and taking
that and the first import back. Beside each stands how many rows of one table SQLAlchemy Core inserts into the same
database: one row of a list becomes about nine rows of the directory, as many of its history, and the row itself as it
arrived.
"""

import argparse
import os
import resource
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session

from benchmarks.measure import Measure
from benchmarks.partner_list import write_list
from benchmarks.report import print_tables
from benchmarks.synthetic import World
from directory.catalog.current import current
from directory.curation.history import take_turn
from directory.curation.setup import initialise, upgrade_schema
from directory.db import make_engine, open_session
from directory.settings import Settings
from importers.apply import apply_plan
from importers.plan import make_plan
from importers.undo import undo_import

SIZE = 100_000  # rows
CHANGED = 0.05  # share of the rows
PEER = "Core, one table"
_SERVER = os.environ.get("BENCH_POSTGRES_URL", "postgresql+psycopg://postgres@127.0.0.1:5432/postgres")
_BY = "benchmark"


@dataclass(frozen=True)
class _Took:
    """Seconds on the clock, and of this process alone."""

    wall: float
    process: float


def measure(size: int = SIZE) -> Iterator[Measure]:
    """Rows a second on SQLite and PostgreSQL, the latter where a server answers."""
    world = World.bundled()
    with tempfile.TemporaryDirectory() as folder:
        first, second = Path(folder) / "lista.csv", Path(folder) / "lista_cambiata.csv"
        write_list(first, size, world)
        write_list(second, size, world, changed=CHANGED)
        for name, database in (("SQLite", _sqlite), ("PostgreSQL", _postgres)):
            with database(Path(folder)) as settings:
                if settings is None:
                    print(f"== {name} does not answer and is left out", flush=True)
                    continue
                print(f"== {size:,} rows into {name}", flush=True)
                yield from _on(name, settings, size, first, second)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        yield Measure("import, memory at its highest", size, peak, None, "", "MB")


def _on(name: str, settings: Settings, size: int, first: Path, second: Path) -> Iterator[Measure]:
    engine = make_engine(settings)
    upgrade_schema(engine)
    with open_session(engine) as session:
        initialise(session)
        session.commit()
    raw = _timed(lambda: _insert_raw(engine, size))
    for topic, work in (
        ("first", lambda: _import(engine, settings, first)),
        ("the same again", lambda: _import(engine, settings, first)),
        ("5 % changed", lambda: _import(engine, settings, second)),
        ("undo 5 % changed", lambda: _undo(engine, settings, 3)),
        ("undo the same again", lambda: _undo(engine, settings, 2)),
        ("undo first", lambda: _undo(engine, settings, 1)),
    ):
        took = _timed(work)
        print(f"   {topic}: {took.wall:.1f} s, {took.process:.1f} s of this process", flush=True)
        for clock in ("wall", "process"):
            own, peer = size / getattr(took, clock), size / getattr(raw, clock)
            yield Measure(f"import, {name}, {topic}, {clock}", size, own, peer, PEER, "rows/s")
    engine.dispose()


def _timed(work: Callable[[], None]) -> _Took:
    wall, process = time.perf_counter(), time.process_time()
    work()
    return _Took(time.perf_counter() - wall, time.process_time() - process)


def _import(engine: sa.Engine, settings: Settings, path: Path) -> None:
    """What `prossima import PATH --write` does."""
    with open_session(engine) as session:
        take_turn(session)
        plan = make_plan(session, path, source="lista")
        apply_plan(session, plan, by=_BY, now=datetime.now(UTC))
        _finish(session, settings)


def _undo(engine: sa.Engine, settings: Settings, number: int) -> None:
    with open_session(engine) as session:
        undo_import(session, number, by=_BY, now=datetime.now(UTC))
        _finish(session, settings)


def _finish(session: Session, settings: Settings) -> None:
    session.commit()
    current(session, settings, today=datetime.now(UTC).date())


def _insert_raw(engine: sa.Engine, size: int) -> None:
    """As many rows of a small table, which nothing refers to."""
    key = sa.Column("id", sa.Uuid, primary_key=True)
    table = sa.Table("raw_rows", sa.MetaData(), key, sa.Column("name", sa.String), sa.Column("language", sa.String))
    with engine.begin() as connection:
        table.create(connection)
        rows = [{"id": uuid.uuid4(), "name": f"riga {at}", "language": "it"} for at in range(size)]
        connection.execute(sa.insert(table), rows)


@contextmanager
def _sqlite(folder: Path) -> Iterator[Settings]:
    yield Settings(database_url=f"sqlite:///{folder / 'import.db'}", instance_dir=folder / "sqlite")


@contextmanager
def _postgres(folder: Path) -> Iterator[Settings | None]:
    """A database of its own, dropped at the end; None where no server answers."""
    server = sa.make_url(_SERVER)
    name = f"bench_import_{os.getpid()}"
    engine = sa.create_engine(server, isolation_level="AUTOCOMMIT", connect_args={"connect_timeout": 3})
    try:
        with engine.connect() as connection:
            connection.execute(sa.text(f'CREATE DATABASE "{name}"'))
    except sa.exc.OperationalError:
        yield None
        return
    try:
        url = server.set(database=name).render_as_string(hide_password=False)
        yield Settings(database_url=url, instance_dir=folder / "postgresql")
    finally:
        with engine.connect() as connection:
            connection.execute(sa.text(f'DROP DATABASE "{name}" WITH (FORCE)'))
        engine.dispose()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks.importing", description=__doc__)
    parser.add_argument("size", type=int, nargs="?", default=SIZE, help="rows of the list")
    print_tables(list(measure(parser.parse_args().size)))
