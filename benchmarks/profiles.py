"""Ranking for a person's profile, beside a search of the words of the same needs, which is all that a peer can do."""

from collections.abc import Iterator

from benchmarks import ours
from benchmarks.measure import Measure, beside_peers, in_turn
from benchmarks.peers.fts5 import FullText
from benchmarks.questions import Question
from benchmarks.stage import Stage
from benchmarks.synthetic import profiles

_PROFILES = 50


def measure(stage: Stage) -> Iterator[Measure]:
    """Profiles in turn with the labels of their needs."""
    peer = next(peer for peer in stage.peers if isinstance(peer, FullText))
    read = ours.profiles_of(profiles(_PROFILES, stage.world), stage.catalog)
    words = [Question("", " ".join(need.term.label("it") for need in profile.needs)) for profile in read]
    engines = {
        ours.NAME: lambda number: ours.match_profile(read[number], stage.catalog),
        peer.name: lambda number: peer.search(words[number]),
    }
    yield from beside_peers("match", stage.size, in_turn(engines, range(_PROFILES)), ours.NAME)
