"""How long it takes to find the rows of one list among those of another: recognition alone, nothing is read or written.

Half of the incoming rows are known, nearly all with another spelling of the street or the town and a third with
another telephone number; the lists are shuffled. The memory is that of both lists as they are compared, too.
"""

import argparse
import random
import resource
import time
from collections.abc import Iterator, Sequence
from itertools import islice

from benchmarks.measure import Measure
from benchmarks.partner_list import HEADER, cells
from benchmarks.report import print_tables
from benchmarks.synthetic import World
from directory.places.gazetteer import Gazetteer
from directory.taxonomies.vocabulary import Vocabulary
from importers.known_services.known_entries import fields_of
from importers.places.finder import PlaceFinder
from importers.reading.stacked_tables import make_tables
from importers.reading.tables import Row
from importers.records.drafts import read_drafts
from importers.resolution.comparisons import SERVICE
from importers.resolution.levels import Record
from importers.resolve import Band, Resolution
from importers.row_values import canonical

SIZE = 100_000  # rows of each list
SAID_ANEW = 0.33  # share of the incoming rows with another telephone number


def measure(size: int = SIZE) -> Iterator[Measure]:
    """Seconds on the clock and of this process, how many pairs were called the same, and the memory in MB."""
    world, dice = World.bundled(), random.Random(7)
    known = _records(size, 0, world, changed=0.0)
    incoming = _records(size, size // 2, world, changed=SAID_ANEW)
    dice.shuffle(known)
    dice.shuffle(incoming)
    before = _memory()
    wall, process = time.perf_counter(), time.process_time()
    links = Resolution([*incoming, *known], SERVICE, size).links()
    wall, process = time.perf_counter() - wall, time.process_time() - process
    same = sum(link.band is Band.SAME for link in links) / max(size - size // 2, 1)
    yield Measure("recognise, by the clock", size, wall, None, "", "s")
    yield Measure("recognise, this process", size, process, None, "", "s")
    yield Measure("recognise, called the same of those that are", size, same, None, "", "share")
    yield Measure("recognise, memory before", size, before, None, "", "MB")
    yield Measure("recognise, memory at its highest", size, _memory(), None, "", "MB")


def _records(count: int, skip: int, world: World, *, changed: float) -> list[Record]:
    """Rows of the made list, as they are compared."""
    made = islice(cells(skip + count, world, changed=changed), skip, None)
    lines: Sequence[Sequence[str]] = [HEADER, *made]
    rows = [Row(line, tuple(row)) for line, row in enumerate(lines, 1)]
    tables = make_tables("lista", rows, encoding="utf-8", delimiter=";")
    finder = PlaceFinder(Gazetteer.bundled(), Vocabulary.bundled())
    drafts = read_drafts(tables, finder, country="IT", about="lista").drafts
    return [fields_of(canonical(draft.values)) for draft in drafts]


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks.recognising", description=__doc__)
    parser.add_argument("size", type=int, nargs="?", default=SIZE, help="rows of each list")
    print_tables(list(measure(parser.parse_args().size)))
