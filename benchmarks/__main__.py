"""`make bench`: every measurement, as tables and as benchmarks/results/latest.json."""

import argparse
from collections.abc import Callable, Iterator

from benchmarks import (
    arrivals,
    assigning,
    growth,
    importing,
    misspelt_names,
    nearest,
    opening,
    pages,
    profiles,
    recognising,
    searching,
    suggesting,
)
from benchmarks.measure import Measure
from benchmarks.report import RESULTS, print_tables, save
from benchmarks.stage import Stage, set_up
from benchmarks.synthetic import World

SIZES = (10_000, 100_000)
TOPICS: dict[str, Callable[[Stage], Iterator[Measure]]] = {
    "build": lambda stage: iter(stage.built),
    "open": opening.measure,
    "search": searching.measure,
    "text": searching.measure_text,
    "nearest": nearest.measure,
    "suggest": suggesting.measure,
    "names": misspelt_names.measure,
    "match": profiles.measure,
    "page": pages.measure,
}
WITHOUT_LISTINGS: dict[str, Callable[[], Iterator[Measure]]] = {
    "assign": assigning.measure,
    "arrivals": arrivals.measure,
    "import": importing.measure,
    "recognise": recognising.measure,
}


def main() -> None:
    """Measure what was asked for; a part of it is printed, but not kept."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", help="how many listings; 10000 100000 unless given")
    parser.add_argument("--only", choices=[*TOPICS, *WITHOUT_LISTINGS], nargs="+", help="some of the topics")
    options = parser.parse_args()
    world, measures = World.bundled(), list[Measure]()
    topics = [name for name in options.only or TOPICS if name in TOPICS]
    for size in options.sizes or SIZES if topics else ():
        with set_up(size, world) as stage:
            for name in topics:
                print(f"== {size:,} listings: measuring {name}", flush=True)
                measures += TOPICS[name](stage)
    measures += growth.measure(measures)
    for name in options.only or WITHOUT_LISTINGS:
        measures += WITHOUT_LISTINGS[name]() if name in WITHOUT_LISTINGS else ()
    print_tables(measures)
    if not options.only:
        save(measures)
        print(f"\nWritten to {RESULTS}")


if __name__ == "__main__":
    main()
