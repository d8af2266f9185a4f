"""Where the time of a search goes: `python -m benchmarks.profile_search [SIZE] [--kind KIND] [--sort tottime]`.

Prints what each kind of question takes without the profiler, then the functions that take the most under it. The
catalog is kept in benchmarks/work and built again when the program has changed.
"""

import argparse
import cProfile
import math
import pstats
import time
from collections.abc import Sequence

from benchmarks import ours
from benchmarks.measure import percentile
from benchmarks.questions import Question, mix
from benchmarks.synthetic import World
from directory.catalog.catalog import Catalog


def main() -> None:
    """Read the options, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("size", type=int, nargs="?", default=100_000)
    parser.add_argument("--kind", help="only the kinds of questions that contain this")
    parser.add_argument("--passes", type=int, default=3)
    parser.add_argument("--sort", default="tottime", help="tottime, cumtime, calls")
    parser.add_argument("--top", type=int, default=35, help="how many functions")
    options = parser.parse_args()
    world = World.bundled()
    questions = [one for one in mix(world) if not options.kind or options.kind in one.kind]
    catalog = ours.saved_or_built(options.size, world)
    print_latencies(questions, catalog, options.passes)
    profiler = cProfile.Profile()
    profiler.enable()
    for question in questions:
        ours.find(question, catalog)
    profiler.disable()
    pstats.Stats(profiler).strip_dirs().sort_stats(options.sort).print_stats(options.top)


def print_latencies(questions: Sequence[Question], catalog: Catalog, passes: int) -> None:
    """Milliseconds per kind: the first pass, and the best of some."""
    ours.find(questions[0], catalog)  # what is made once per process
    first, best = [], [math.inf] * len(questions)
    for turn in range(passes):
        for number, question in enumerate(questions):
            start = time.perf_counter()
            ours.find(question, catalog)
            took = (time.perf_counter() - start) * 1000
            best[number] = min(best[number], took)
            if turn == 0:
                first.append(took)
    print(f"{'ms, best of ' + str(passes):<26}{'asked':>6}{'p50':>9}{'p95':>9}{'worst':>9}{'first pass p95':>16}")
    for kind in [*dict.fromkeys(one.kind for one in questions), ""]:
        own = [number for number, one in enumerate(questions) if kind in ("", one.kind)]
        times, firsts = [best[number] for number in own], [first[number] for number in own]
        figures = f"{percentile(times, 0.5):>9.3f}{percentile(times, 0.95):>9.3f}{max(times):>9.3f}"
        print(f"{kind or 'all':<26}{len(own):>6}{figures}{percentile(firsts, 0.95):>16.3f}")


if __name__ == "__main__":
    main()
