"""The whole search call beside peers that do text alone, by kind of question; and our text part alone."""

from collections.abc import Callable, Iterator, Sequence

from benchmarks import ours
from benchmarks.measure import Measure, Times, beside_peers, in_turn, percentile
from benchmarks.peers import Peer
from benchmarks.questions import Question, mix
from benchmarks.report import FIRST_PASS
from benchmarks.stage import Stage

ALL = "all"
_TEXT_PEERS = ("tantivy", "tantivy, one field", "bm25s", "bm25s with numba")


def measure(stage: Stage) -> Iterator[Measure]:
    """The whole call: understanding, typing errors, filters, facets and reasons, unlike the peers."""
    questions = mix(stage.world)
    engines: dict[str, Callable[[Question], object]] = {
        ours.NAME: lambda question: ours.find(question, stage.catalog),
        **{peer.name: peer.search for peer in (*stage.peers, stage.loop)},
    }
    times = in_turn(engines, questions)
    for kind in (*dict.fromkeys(question.kind for question in questions), ALL):
        own = [number for number, question in enumerate(questions) if kind in (ALL, question.kind)]
        yield from beside_peers(f"search, {kind}", stage.size, _some(times, own), ours.NAME)
    yield from _first_pass(stage.size, times)
    yield _below_the_loop(stage, times)


def measure_text(stage: Stage) -> Iterator[Measure]:
    """The words alone, without any understanding, beside the fastest."""
    questions = [question for question in mix(stage.world) if not question.filters]
    peers: list[Peer] = [peer for peer in stage.peers if peer.name in _TEXT_PEERS]
    engines: dict[str, Callable[[Question], object]] = {
        ours.NAME: lambda question: ours.match_text(question.text, stage.catalog),
        **{peer.name: peer.search for peer in (*peers, stage.loop)},
    }
    yield from beside_peers("text part", stage.size, in_turn(engines, questions), ours.NAME)


def _some(times: dict[str, Times], numbers: Sequence[int]) -> dict[str, Times]:
    return {
        name: Times([one.first[at] for at in numbers], [one.best[at] for at in numbers]) for name, one in times.items()
    }


def _first_pass(size: int, times: dict[str, Times]) -> Iterator[Measure]:
    for peer, other in times.items():
        if peer != ours.NAME:
            own, theirs = (percentile(one.first, 0.95) for one in (times[ours.NAME], other))
            yield Measure(FIRST_PASS, size, own, theirs, peer, "ms")


def _below_the_loop(stage: Stage, times: dict[str, Times]) -> Measure:
    pairs = zip(times[ours.NAME].best, times[stage.loop.name].best, strict=True)
    below = [own <= least for own, least in pairs]
    return Measure("search, questions below the loop", stage.size, sum(below) / len(below), None, "", "share")
