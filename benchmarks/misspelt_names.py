"""Listings looked for by name with typing errors: our whole search beside fuzzy words and trigrams of names alone."""

from collections.abc import Callable, Iterator

from benchmarks import ours
from benchmarks.measure import Measure, beside_peers, in_turn
from benchmarks.questions import NameQuestion, Question
from benchmarks.stage import Names, Stage
from benchmarks.synthetic import number_of

Find = Callable[[NameQuestion], list[int]]
_SLOW_ABOVE = 100_000  # listings; trigrams take a fifth of a second for each question then
_SLOW_QUESTIONS = 60


def measure(stage: Stage) -> Iterator[Measure]:
    """Whether the right listing is first, and among the first ten; and what it takes."""
    for names in stage.names:
        engines = dict(_engines(stage, names))
        asked = names.questions[: _SLOW_QUESTIONS if stage.size > _SLOW_ABOVE else None]
        yield from beside_peers(names.topic, stage.size, in_turn(engines, asked, passes=2), ours.NAME)
        for depth in (1, 10):
            recalls = {name: _recall(find, asked, depth) for name, find in engines.items()}
            for peer in list(engines)[1:]:
                topic = f"{names.topic}, recall@{depth}"
                yield Measure(topic, stage.size, recalls[ours.NAME], recalls[peer], peer, "recall")


def _engines(stage: Stage, names: Names) -> Iterator[tuple[str, Find]]:
    yield ours.NAME, lambda asked: [number_of(found) for found in ours.find(Question("", asked.text), stage.catalog)]
    yield stage.fuzzy.name, lambda asked: stage.fuzzy.find(asked.text, names.edits)
    if stage.trigrams:
        trigrams = stage.trigrams
        yield trigrams.name, lambda asked: trigrams.find(asked.text)


def _recall(find: Find, asked: list[NameQuestion], depth: int) -> float:
    return sum(one.number in find(one)[:depth] for one in asked) / len(asked)
