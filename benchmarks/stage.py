"""Everything that is measured at one size: our catalog, the peers and the questions, from the same rows."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from benchmarks import ours
from benchmarks.corpus import Corpus
from benchmarks.measure import Measure, timed
from benchmarks.nearest import Trees
from benchmarks.peers import Peer, postgres
from benchmarks.peers.bm25s_index import SparseColumns
from benchmarks.peers.fts5 import Beginnings, FullText
from benchmarks.peers.postgres import Trigrams
from benchmarks.peers.reference import Loop
from benchmarks.peers.tantivy_index import FuzzyNames, Tantivy
from benchmarks.questions import NameQuestion, names
from benchmarks.synthetic import World, rows
from directory.catalog.catalog import Catalog
from directory.catalog.rows import ListingRow

_NAMES = 200
T = TypeVar("T")


@dataclass(frozen=True)
class Names:
    """Names that are looked for with typing errors: what is asked, and how many edits there are."""

    topic: str
    questions: list[NameQuestion]
    edits: int


@dataclass(frozen=True)
class Stage:
    """What the topics measure.

    Args:
        catalog: mapped from `folders["Prossima"]`, as in a web process.
        peers: find words, each in its own way; PostgreSQL is missing when no server answers.
        built: the seconds that building took.
        folders: what other processes can open, by the engine's name.
    """

    size: int
    world: World
    catalog: Catalog
    peers: list[Peer]
    loop: Loop
    fuzzy: FuzzyNames
    trigrams: Trigrams | None
    beginnings: Beginnings
    trees: Trees
    names: list[Names]
    built: list[Measure]
    folders: dict[str, Path]


class _Clock:
    """Builds, says so, and remembers the seconds."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.seconds: dict[str, float] = {}

    def build(self, name: str, work: Callable[[], T], stemming: float = 0.0) -> T:
        print(f"== {self.size:,} listings: building {name}", flush=True)
        took, made = timed(work)
        self.seconds[name] = took + stemming
        return made

    def per_100k(self) -> Iterator[Measure]:
        own = self.seconds[ours.NAME] * 100_000 / self.size
        for peer, took in self.seconds.items():
            if peer != ours.NAME:
                yield Measure("build, per 100,000", self.size, own, took * 100_000 / self.size, peer, "s")


@contextmanager
def set_up(size: int, world: World) -> Iterator[Stage]:
    """Build everything, then yield it."""
    clock = _Clock(size)
    folders = {name: ours.WORK / f"{name.lower()}-{size}" for name in (ours.NAME, "tantivy", "bm25s")}
    catalog, asked, corpus, trees = _from_rows(clock, world, folders[ours.NAME])
    with postgres.built(corpus) as seconds_and_index:
        columns = clock.build("bm25s", lambda: SparseColumns(corpus), corpus.seconds)
        columns.save(folders["bm25s"])
        peers = _peers(clock, corpus, columns, folders["tantivy"])
        trigrams = None
        if seconds_and_index:
            clock.seconds["PostgreSQL"], index = seconds_and_index
            peers.insert(0, index)
            trigrams = Trigrams(index)
        stage = Stage(
            size=size,
            world=world,
            catalog=catalog,
            peers=peers,
            loop=columns.loop(),
            fuzzy=FuzzyNames(corpus, ours.WORK / f"tantivy-names-{size}"),
            trigrams=trigrams,
            beginnings=Beginnings(corpus),
            trees=trees,
            names=asked,
            built=list(clock.per_100k()),
            folders=folders,
        )
        gc.collect()
        gc.freeze()  # what was built is not looked through while something is timed
        yield stage
        gc.unfreeze()


def _from_rows(clock: _Clock, world: World, folder: Path) -> tuple[Catalog, list[Names], Corpus, Trees]:
    """Everything that needs the rows, which are let go of then: a million of them are two gigabytes."""
    print(f"== {clock.size:,} listings: making them", flush=True)
    listings = list(rows(clock.size, world))
    catalog = clock.build(ours.NAME, lambda: ours.built_and_saved(listings, world, folder))
    return catalog, list(_names(listings)), Corpus.of(listings), Trees(listings)


def _peers(clock: _Clock, corpus: Corpus, columns: SparseColumns, folder: Path) -> list[Peer]:
    return [
        clock.build("SQLite FTS5", lambda: FullText(corpus), corpus.seconds),
        clock.build("tantivy", lambda: Tantivy(corpus, folder), corpus.seconds),
        Tantivy(corpus, folder.with_name(f"tantivy-one-{clock.size}"), one_field=True),
        columns,
        columns.compiled(),
    ]


def _names(listings: Sequence[ListingRow]) -> Iterator[Names]:
    yield Names("names, one edit, three words", names(listings, _NAMES), 1)
    yield Names("names, one edit, whole", names(listings, _NAMES, whole=True), 1)
    yield Names("names, two edits in 8+ letters", names(listings, _NAMES, edits=2, shortest=8), 2)
