"""The directory that is searched: the demo territory and, where they lie beside the project, two real lists."""

import hashlib
import os
import random
import sys
import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from unittest import mock

import numpy as np
import sqlalchemy as sa
from sqlalchemy.orm import Session

from benchmarks.relevance.judged import JudgedQuery, Row
from benchmarks.relevance.rankers import catalog_of
from directory.catalog.catalog import Catalog
from directory.curation.setup import initialise, upgrade_schema
from directory.db import make_engine
from directory.models import ServiceAtLocation, Source, SourceRecord
from directory.settings import Settings
from importers.apply import apply_plan
from importers.plan import make_plan
from matching.metrics import HELPS

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "data" / "samples"
SHARED = ROOT.parent / "shared" / "data"
SHARED_LISTS = (
    SHARED / "lists" / "consultori_salute_ondata.csv",
    SHARED / "evaluation" / "help_resources" / "resources.csv",
)
KEPT = ROOT / "instance" / "relevance"  # databases of earlier runs, by what they were made from
IMPORTED_AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
_NOT_IMPORTING = ("directory/catalog/", "directory/search/")  # these read the database and do not make it
NO_SHARED = (
    "The shared lists are not at %s: only queries that the demo territory answers are measured, and with less to "
    "search in, so these figures cannot be compared with those of a whole run."
)


@dataclass(frozen=True)
class Territory:
    """What is searched, and which listings the rows of the lists became."""

    catalog: Catalog
    listings: dict[Row, tuple[uuid.UUID, ...]]
    is_whole: bool

    @classmethod
    def of(cls, session: Session, *, is_whole: bool) -> "Territory":
        """The territory in a database."""
        listings = listings_by_row(session)
        return cls(ordered_by_line(catalog_of(session), listings), listings, is_whole)

    def can_judge(self, query: JudgedQuery) -> bool:
        """Whether the lists that answer a query are here."""
        return self.is_whole or not query.needs_shared

    def grades(self, query: JudgedQuery) -> dict[uuid.UUID, int]:
        """Listing id -> grade, of everything judged for a query that is here; the best where rows share a listing.

        Raises:
            ValueError: a judged row of an imported list is no listing, or no row would help.
        """
        found: dict[uuid.UUID, int] = {}
        files = {file for file, _ in self.listings}
        for row, grade in query.grades.items():
            if row[0] in files and row not in self.listings:
                raise ValueError(f"«{query.text}»: {row} became no listing")
            for listing in self.listings.get(row, ()):
                found[listing] = max(grade, found.get(listing, 0))
        if max(found.values(), default=0) < HELPS:
            raise ValueError(f"«{query.text}»: no row that is here would help")
        return found


def open_territory() -> Territory:
    """The territory from the database of an earlier run with the same lists and importers, else made anew."""
    lists = (*demo_lists(), *SHARED_LISTS)
    is_whole = all(path.exists() for path in SHARED_LISTS)
    if not is_whole:
        print(NO_SHARED % SHARED, file=sys.stderr)
        lists = demo_lists()
    path = KEPT / f"{_fingerprint(lists)}.db"
    if not path.exists():
        _make(path, lists)
    engine = make_engine(_settings(path))
    try:
        with Session(engine) as session:
            return Territory.of(session, is_whole=is_whole)
    finally:
        engine.dispose()


def demo_lists() -> tuple[Path, ...]:
    """What `prossima demo` imports, in its order."""
    return tuple(sorted([*SAMPLES.glob("lists/*"), *SAMPLES.glob("esempi_*.csv")]))


def listings_by_row(session: Session) -> dict[Row, tuple[uuid.UUID, ...]]:
    """(file, line) -> the listings that a row became: its service at its place, or the service when it has none."""
    here = sa.and_(
        ServiceAtLocation.service_id == SourceRecord.service_id,
        ServiceAtLocation.location_id == SourceRecord.location_id,
    )
    query = (
        sa.select(Source.name, SourceRecord.line, sa.func.coalesce(ServiceAtLocation.id, SourceRecord.service_id))
        .join(Source, Source.id == SourceRecord.source_id)
        .outerjoin(ServiceAtLocation, here)
        .where(SourceRecord.service_id.is_not(None))
    )
    found: dict[Row, list[uuid.UUID]] = defaultdict(list)
    for file, line, listing in session.execute(query):
        found[file, line].append(listing)
    return {row: tuple(ids) for row, ids in found.items()}


def ordered_by_line(catalog: Catalog, listings: Mapping[Row, Sequence[uuid.UUID]]) -> Catalog:
    """The same catalog, whose equal scores end with the line that a listing came from and not with its id.

    Ids fall anew whenever what imports changes, and with them figures moved by a hundredth though nothing was better
    or worse. What came from no line stands last, by name.
    """
    lines: dict[uuid.UUID, Row] = {}
    for row, ids in listings.items():
        for listing in ids:
            lines[listing] = min(row, lines.get(listing, row))
    from_no_line: Row = ("\uffff", 0)
    keys = [(lines.get(catalog.listing_uuid(row), from_no_line), catalog.name[row]) for row in range(len(catalog))]
    ties = np.empty(len(catalog), np.float64)
    ties[sorted(range(len(catalog)), key=keys.__getitem__)] = np.arange(len(catalog))
    return replace(catalog, tie_breakers=ties)


def _make(path: Path, lists: Sequence[Path]) -> None:
    """Import the lists into a new database, which gets its name when it is whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f".{os.getpid()}")
    engine = make_engine(_settings(unfinished))
    upgrade_schema(engine)
    with Session(engine) as session, _repeatable_ids():
        initialise(session)
        for list_ in lists:
            print(f"Importing {list_.name} …", file=sys.stderr)
            apply_plan(session, make_plan(session, list_, source=list_.name), by="benchmark", now=IMPORTED_AT)
        session.commit()
        session.execute(sa.text("PRAGMA wal_checkpoint(TRUNCATE)"))
    engine.dispose()
    for old in path.parent.glob("*.db*"):
        old.unlink()
    unfinished.replace(path)


@contextmanager
def _repeatable_ids() -> Iterator[None]:
    """Let an import give the same ids in every run: equal scores are ordered by id, and should fall alike."""
    dice = random.Random(3)

    def next_id() -> uuid.UUID:
        return uuid.UUID(int=dice.getrandbits(128), version=4)

    with mock.patch.object(uuid, "uuid4", next_id):
        yield


def _settings(path: Path) -> Settings:
    return Settings(database_url=f"sqlite:///{path}", instance_dir=path.parent)


def _fingerprint(lists: Sequence[Path]) -> str:
    """What the database depends on: the lists, the bundled data, and the code that reads and writes them."""
    code = [path for folder in ("importers", "directory") for path in (ROOT / folder).rglob("*.py")]
    data = [path for folder in ("gazetteer", "taxonomies") for path in (ROOT / "data" / folder).glob("*.csv")]
    made_from = hashlib.sha256()
    for path in sorted([*code, *data, *lists, Path(__file__).resolve()]):
        if not path.is_relative_to(ROOT) or not str(path.relative_to(ROOT)).startswith(_NOT_IMPORTING):
            made_from.update(path.read_bytes())
    return made_from.hexdigest()[:16]
