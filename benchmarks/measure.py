"""Timing, and what a measurement is."""

import math
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")
PASSES = 3
_MORE_IS_BETTER = ("recall", "share", "rows/s", "requests/s")


@dataclass(frozen=True)
class Measure:
    """Ours beside a peer's, in the same run on the same data.

    Args:
        size: listings; people where link workers are assigned.
        peer: None where nobody else does it; `peer_name` then says "".
        unit: ms, s, MB, x (times as much as at a tenth of the size): costs; recall, share, rows/s
            and requests/s: more is better.
    """

    topic: str
    size: int
    ours: float
    peer: float | None
    peer_name: str
    unit: str

    @property
    def ratio(self) -> float | None:
        """How many times better ours is: above 1 ours is, for every unit."""
        if self.peer is None:
            return None
        cost, other = (self.peer, self.ours) if self.unit in _MORE_IS_BETTER else (self.ours, self.peer)
        return other / cost if cost else math.inf

    def as_json(self) -> dict[str, object]:
        """The object that benchmarks/results/latest.json lists."""
        return {
            "topic": self.topic,
            "size": self.size,
            "ours": round(self.ours, 4),
            "peer": None if self.peer is None else round(self.peer, 4),
            "peer_name": self.peer_name,
            "unit": self.unit,
            "ratio": None if self.ratio is None or math.isinf(self.ratio) else round(self.ratio, 2),
        }


@dataclass(frozen=True)
class Times:
    """Milliseconds per question of one engine.

    Args:
        first: in the first pass, when no answer can have been kept.
        best: of all passes, since machines are noisy.
    """

    first: list[float]
    best: list[float]


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Seconds, and what came of it."""
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least this share of all values does not exceed.

    >>> percentile([4.0, 1.0, 3.0, 2.0], 0.5)
    2.0
    """
    ordered = sorted(values)
    return ordered[max(math.ceil(share * len(ordered)) - 1, 0)]


def in_turn(
    engines: Mapping[str, Callable[[T], object]], questions: Sequence[T], passes: int = PASSES
) -> dict[str, Times]:
    """Ask every engine every question, one after the other, so that all of them meet the same noise."""
    for answer in engines.values():
        answer(questions[0])  # what is made or compiled once per process
    times = {name: Times([], [math.inf] * len(questions)) for name in engines}
    for turn in range(passes):
        for number, question in enumerate(questions):
            for name, answer in engines.items():
                start = time.perf_counter()
                answer(question)
                took = (time.perf_counter() - start) * 1000
                own = times[name]
                own.best[number] = min(own.best[number], took)
                if turn == 0:
                    own.first.append(took)
    return times


def beside_peers(topic: str, size: int, times: Mapping[str, Times], ours: str) -> Iterator[Measure]:
    """Median and 95th percentile of ours beside those of every other engine."""
    for name, share in (("p50", 0.5), ("p95", 0.95)):
        own = percentile(times[ours].best, share)
        for peer, other in times.items():
            if peer != ours:
                yield Measure(f"{topic} {name}", size, own, percentile(other.best, share), peer, "ms")
