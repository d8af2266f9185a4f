"""How much more time and memory ten times as many listings take: 10 is linear."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from benchmarks.measure import Measure

_TOPICS = (
    "build, per 100,000",
    "search, all p50",
    "search, all p95",
    "text part p95",
    "nearest 20 p50",
    "memory, beyond imports",
    "on disk",
)


def measure(measures: Sequence[Measure]) -> Iterator[Measure]:
    """From each size to the next, ours and every peer."""
    by_key = {(one.topic, one.peer_name, one.size): one for one in measures if one.topic in _TOPICS}
    sizes = sorted({one.size for one in measures})
    for smaller, larger in pairwise(sizes):
        for (topic, peer, size), after in by_key.items():
            before = by_key.get((topic, peer, smaller))
            if size == larger and before and before.ours > 0 and before.peer and after.peer:
                rows = larger / smaller if topic.startswith("build, per") else 1  # back to the whole building
                own, other = after.ours / before.ours * rows, after.peer / before.peer * rows
                yield Measure(f"growth, {topic.removesuffix(', per 100,000')}", larger, own, other, peer, "x")
