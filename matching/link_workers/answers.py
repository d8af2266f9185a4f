"""Many people ask a whole team the same things: each different question is answered once, by all link workers.

A feature of a link worker says what of a profile it looks at (`asks`), and answers many such questions as a matrix
(`answer`). One arrival asks one question; a plan asks all that differ, and looks up who asked which. So both go by the
same numbers, and sentences are made of the rows that are shown only.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final, Generic, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from directory.catalog.scoring import UNKNOWN_VALUE, Explain, Feature, Values, row_by_row
from matching.link_workers.workers import Team
from matching.profile import Profile
from matching.shortlisting.combine import best_factors, combined, mean_shares

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]

T = TypeVar("T", bound=Hashable)

NOT_ASKED: Final = -1
_AT_ONCE: Final = 256  # profiles

Asks = Callable[[Profile], Hashable | None]


class Alike(NamedTuple, Generic[T]):
    """The different ones among n things.

    Args:
        different: each once, without what is empty.
        which: shape (n,), its place in `different`; `NOT_ASKED` for what is empty.
    """

    different: tuple[T, ...]
    which: Ints


def questions_of(profiles: Sequence[Profile], asks: Iterable[Asks]) -> dict[Asks, Alike[Any]]:
    """What each of these looks at in so many profiles, and what of it is the same; in the order of the first.

    Profiles are taken some at a time, so that all is read of one while it is in the processor's cache.

    >>> len(questions_of([Profile(age=20), Profile(age=16), Profile(age=16)], [attrgetter("age")])) == 1
    True
    """
    places: dict[Asks, dict[Any, int]] = {ask: {} for ask in asks}
    which: dict[Asks, list[Ints]] = {ask: [np.zeros(0, np.int64)] for ask in places}
    for start in range(0, len(profiles), _AT_ONCE):
        some = profiles[start : start + _AT_ONCE]
        for ask, known in places.items():
            things = [*map(ask, some)]
            for thing in dict.fromkeys(things):
                if thing not in known:
                    known[thing] = len(known)
            which[ask].append(np.fromiter(map(known.__getitem__, things), np.int64, len(things)))
    return {ask: _without_empty(known, np.concatenate(which[ask])) for ask, known in places.items()}


def _without_empty(places: Mapping[Any, int], which: Ints) -> Alike[Any]:
    asked = np.fromiter(map(bool, places), np.bool_, len(places))
    renumbered = np.where(asked, np.cumsum(asked) - 1, NOT_ASKED)
    return Alike(tuple(filter(None, places)), renumbered[which] if len(which) else which)


@dataclass(frozen=True)
class Wishes:
    """Questions that wish for several things at once.

    Args:
        rows: shape (w, k), the rows of the answers that question k wishes for; 0 with weight 0 where there are fewer.
        weights: shape (w, k), >= 0.
    """

    rows: Ints
    weights: NDArray[np.float64]

    @classmethod
    def pack(cls, asked: Sequence[Sequence[tuple[int, float]]]) -> "Wishes":
        """Pack the (row, weight) of each question."""
        most = max(map(len, asked), default=0)
        counts = np.fromiter(map(len, asked), np.int64, len(asked))
        flat = np.array([wish for wishes in asked for wish in wishes], np.float64).reshape(-1, 2)
        question = np.repeat(np.arange(len(asked)), counts)
        place = np.arange(len(flat)) - np.repeat(np.cumsum(counts) - counts, counts)
        rows, weights = np.zeros((most, len(asked)), np.int64), np.zeros((most, len(asked)))
        rows[place, question], weights[place, question] = flat[:, 0], flat[:, 1]
        return cls(rows, weights)

    @cached_property
    def factors(self) -> tuple[Floats, Floats]:
        """How each wish counts in the mean and as the best one; two of shape (w, k)."""
        return mean_shares(self.weights), best_factors(self.weights)


@dataclass(frozen=True)
class Answers:
    """What a team of n link workers answers to k questions.

    Args:
        score: shape (k, n), float32 in [0, 1]; with `wishes` a row for each thing that can be wished for.
        known: shape (n,) or (k, n): False where a worker does not say.
        asked: shape (k,): False where it turns out that nothing is asked; None: all are.
        facts: for explanations, of shape (k, n).
        wishes: where a question wishes for several things (`combine.mean_and_best`).
    """

    score: Floats
    known: Flags
    asked: Flags | None = None
    facts: Mapping[str, NDArray[Any]] = field(default_factory=dict)
    wishes: Wishes | None = None

    def of(self, question: int) -> Values | None:
        """What one question gets from everybody; None where nothing is asked."""
        if self.asked is not None and not self.asked[question]:
            return None
        known = self.known if self.known.ndim == 1 else self.known[question]
        facts = {name: values[question] for name, values in self.facts.items()}
        if self.wishes is None:
            return Values(self.score[question], known, facts)
        shares, factors = (each[:, question] for each in self.wishes.factors)
        return Values(combined(self.score[self.wishes.rows[:, question]], shares, factors), known, facts)

    def gains(self, questions: Ints, workers: Ints) -> Floats:
        """By how much these pairs are better than one of which nothing is known.

        Args:
            questions, workers: shape (e,), the pairs.
        Returns:
            Shape (e,), in [-UNKNOWN_VALUE, 1 - UNKNOWN_VALUE]; 0 where it is not known.
        """
        if self.wishes is None:
            return np.take(self._gain, np.take(self._starts, questions) + workers)
        answers = (np.take(self.score, np.take(starts, questions) + workers) for starts in self._starts)
        shares, factors = ((np.take(row, questions) for row in each) for each in self.wishes.factors)
        return self._above_unknown(combined(answers, shares, factors), self.known[workers])

    def gains_of_everybody(self, questions: Ints) -> Floats:
        """`gains` of these questions with the whole team.

        Args:
            questions: shape (p,).
        Returns:
            Shape (p, n).
        """
        if self.wishes is None:
            return np.take(self._gain, questions, axis=0)
        answers = (np.take(self.score, np.take(row, questions), axis=0) for row in self.wishes.rows)
        shares, factors = ((np.take(row, questions)[:, np.newaxis] for row in each) for each in self.wishes.factors)
        return self._above_unknown(combined(answers, shares, factors), self.known)

    @staticmethod
    def _above_unknown(value: Floats, known: Flags) -> Floats:
        value -= np.float32(UNKNOWN_VALUE)
        value *= known
        return value

    @cached_property
    def _starts(self) -> Ints:
        """Where the answers of each question begin, shape (k,), or of each wish, shape (w, k)."""
        rows = np.arange(len(self.score)) if self.wishes is None else self.wishes.rows
        starts: Ints = rows * self.score.shape[1]
        return starts

    @cached_property
    def _gain(self) -> Floats:
        gain: Floats = (self.score - np.float32(UNKNOWN_VALUE)) * self.known
        return gain


@dataclass(frozen=True)
class WorkerFeature(Feature[Profile, Team]):
    """One thing that makes a link worker suitable.

    Args:
        asks: what it looks at, which can be compared and hashed; empty where the profile does not ask for it.
        answer: (different questions, team) -> what everybody answers.
    """

    asks: Asks
    answer: Callable[[Sequence[Any], Team], Answers]


def worker_feature(
    *, asks: Asks, weight: float, explain: Explain, unknown: str
) -> Callable[[Callable[[Sequence[Any], Team], Answers]], WorkerFeature]:
    """Make a feature of an answering function; its name is the function's."""

    def declare(answer: Callable[[Sequence[Any], Team], Answers]) -> WorkerFeature:
        def measure(profile: Profile, team: Team) -> Values | None:
            question = asks(profile)
            return answer([question], team).of(0) if question else None

        return WorkerFeature(answer.__name__, weight, measure, row_by_row(explain), unknown, asks, answer)

    return declare
