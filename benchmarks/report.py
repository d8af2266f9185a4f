"""The measurements for people, and for later comparison."""

import json
from collections.abc import Sequence
from pathlib import Path

from benchmarks.measure import Measure

RESULTS = Path(__file__).parent / "results" / "latest.json"
OURS = "Prossima"
FIRST_PASS = "search, all, first pass p95"
_SEARCH = "search, "
_ASSIGN = "assign, "


def print_tables(measures: Sequence[Measure]) -> None:
    """For each size the search latencies by kind of question and engine, then everything else line by line."""
    for size in sorted({one.size for one in measures}):
        of_size = [one for one in measures if one.size == size]
        in_a_grid = [one for one in of_size if one.topic.startswith(_SEARCH) and one.unit == "ms"]
        of_people = all(one.topic.startswith(_ASSIGN) for one in of_size)
        print(f"\n{size:,} {'people' if of_people else 'listings'}")
        if in_a_grid:
            _print_grid(in_a_grid)
        _print_lines([one for one in of_size if one not in in_a_grid])


def save(measures: Sequence[Measure], path: Path = RESULTS) -> None:
    """Write the list that later measurements join."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps([one.as_json() for one in measures], indent=1) + "\n", "utf-8")


def _print_grid(measures: Sequence[Measure]) -> None:
    """p50 / p95 by kind and engine; the last line is how many times ours the peer's p95 is."""
    engines = [OURS, *dict.fromkeys(one.peer_name for one in measures)]
    width = max(map(len, engines)) + 3
    print(f"{'search, ms p50 / p95':<26}" + "".join(f"{engine:>{width}}" for engine in engines))
    figures = {(one.topic, engine): value for one in measures for engine, value in _both(one)}
    for kind in dict.fromkeys(one.topic.removesuffix(" p50") for one in measures if one.topic.endswith(" p50")):
        pairs = [(figures[f"{kind} p50", engine], figures[f"{kind} p95", engine]) for engine in engines]
        cells = "".join(f"{f'{half:.2f} / {most:.2f}':>{width}}" for half, most in pairs)
        print(f"{kind.removeprefix(_SEARCH):<26}{cells}")
    first = [figures[FIRST_PASS, engine] for engine in engines]
    print(f"{'all, first pass':<26}" + "".join(f"{f'/ {most:.2f}':>{width}}" for most in first))
    ratios = {one.peer_name: one.ratio or 0 for one in measures if one.topic == f"{_SEARCH}all p95"}
    print(
        f"{'all, ratio of p95':<26}{'':>{width}}" + "".join(f"{f'{ratio:.1f}':>{width}}" for ratio in ratios.values())
    )


def _both(one: Measure) -> tuple[tuple[str, float], tuple[str, float]]:
    return (OURS, one.ours), (one.peer_name, one.peer or 0.0)


def _print_lines(measures: Sequence[Measure]) -> None:
    print(f"\n{'topic':<46}{'ours':>11}{'peer':>11} {'unit':<7}{'ratio':>7}  peer")
    for one in measures:
        peer, ratio = (f"{one.peer:.3f}" if one.peer is not None else ""), (f"{one.ratio:.1f}" if one.ratio else "")
        print(f"{one.topic:<46}{one.ours:>11.3f}{peer:>11} {one.unit:<7}{ratio:>7}  {one.peer_name}")
