"""Timing, and what a measurement is."""

import json
import math
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

RESULTS = Path(__file__).parent / "results" / "latest.json"
T = TypeVar("T")


@dataclass(frozen=True)
class Measure:
    """Ours beside a peer's, in the same run on the same data.

    Args:
        ratio: peer / ours: above 1 we are better, for every unit that is a cost (seconds, milliseconds, megabytes).
    """

    topic: str
    size: int
    ours: float
    peer: float
    peer_name: str
    unit: str

    @property
    def ratio(self) -> float:
        """How many times the peer's cost is ours."""
        return self.peer / self.ours if self.ours else math.inf

    def as_json(self) -> dict[str, object]:
        """The object that benchmarks/results/latest.json lists."""
        rounded = {name: round(value, 4) if isinstance(value, float) else value for name, value in asdict(self).items()}
        return {**rounded, "ratio": round(self.ratio, 2)}


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Seconds, and what came of it."""
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least this share of all values does not exceed."""
    ordered = sorted(values)
    return ordered[max(math.ceil(share * len(ordered)) - 1, 0)]


def side_by_side(
    ours: Callable[[T], object], peer: Callable[[T], object], questions: Sequence[T], passes: int = 3
) -> tuple[list[float], list[float]]:
    """Milliseconds per question, ours and the peer's, in turn; the best of some passes, since machines are noisy."""
    best = ([math.inf] * len(questions), [math.inf] * len(questions))
    for _ in range(passes):
        for number, question in enumerate(questions):
            for side, answer in enumerate((ours, peer)):
                seconds, _result = timed(lambda answer=answer, question=question: answer(question))  # type: ignore[misc]
                best[side][number] = min(best[side][number], seconds * 1000)
    return best


def latencies(topic: str, size: int, times: tuple[list[float], list[float]], peer_name: str) -> Iterable[Measure]:
    """Median and 95th percentile of both."""
    for name, share in (("p50", 0.5), ("p95", 0.95)):
        ours, peer = (percentile(side, share) for side in times)
        yield Measure(f"{topic} {name}", size, ours, peer, peer_name, "ms")


def print_table(measures: Sequence[Measure]) -> None:
    """One line a measurement."""
    print(f"{'topic':<24}{'size':>9}{'ours':>11}{'peer':>11} {'unit':<4}{'ratio':>8}  peer")
    for one in measures:
        figures = f"{one.ours:>11.3f}{one.peer:>11.3f} {one.unit:<4}{one.ratio:>8.1f}"
        print(f"{one.topic:<24}{one.size:>9,}{figures}  {one.peer_name}")


def save(measures: Sequence[Measure]) -> None:
    """Write the list that later measurements join."""
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps([one.as_json() for one in measures], indent=1) + "\n", "utf-8")
