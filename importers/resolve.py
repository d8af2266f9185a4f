"""Which records are the same: duplicates within a list, and the known record that each row of another is."""

import enum
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from importers.resolution.blocking import candidate_pairs
from importers.resolution.calibration import calibrated
from importers.resolution.clusters import Group, groups
from importers.resolution.comparisons import Kind
from importers.resolution.decisions import Correction, Decided, correct, no_correction
from importers.resolution.levels import Indexes, Levels, Record
from importers.resolution.names import PreparedNames
from importers.resolution.weights import Weights, learn, probability

RANDOM_PAIRS, SEED = 100_000, 7
MOST_SAME_PER_RECORD = 1.5  # pairs of the same thing for each record, at most: the cap on what is learned
MOST_SAME = 0.5  # of the candidates
# Share of the rows that are known records, at least, where rows of one list are looked for among others: next to a
# large directory of other things nearly nothing agrees, and what does would no longer even be asked.
LEAST_SAME_PER_ROW = 0.01
# Learned probabilities from which a pair is the same, and from which a person is asked. Of the labelled links above the
# first, 105 of 105 restaurants and 103 of 103 organizations are right; the figure that is shown claims less.
SURE, DOUBTFUL = 0.97, 0.2
LIKELY = 0.5
PRIOR = "prior"
NEVER = -1e6  # stands for a probability so low that no average makes up for it

Floats = NDArray[np.float64]


class Band(enum.StrEnum):
    """What to do with a pair."""

    SAME = "same"
    ASK = "ask"
    NEW = "new"


@dataclass(frozen=True)
class Part:
    """One line of an explanation.

    Args:
        name: of the comparison, or PRIOR.
        level: of the comparison, UNKNOWN if nothing can be said.
        weight: what it adds to the logarithm of the odds (natural).
    """

    name: str
    level: int
    weight: float


@dataclass(frozen=True)
class Link:
    """The known record that a row most probably is."""

    row: int
    known: int
    probability: float

    @property
    def band(self) -> Band:
        """What to do."""
        return band(self.probability)

    @property
    def honest(self) -> float:
        """How often pairs like this one are the same, in [0.01, 0.99]."""
        return float(calibrated(np.array([self.probability]))[0])


def band(of_probability: float) -> Band:
    """What to do with a pair of that probability."""
    if of_probability >= SURE:
        return Band.SAME
    return Band.ASK if of_probability >= DOUBTFUL else Band.NEW


class Resolution:
    """Compared records with the weights that were learned from them.

    The order of the records does not count: inside they stand in the order of what they say.

    Args:
        records: fields as the comparisons of the kind name them.
        known_from: 0 to look for duplicates in one list; else where the known records begin, and rows before it are
            only compared with them.
        decided: pairs about which somebody decided, to learn from; they need not be among the records.
        apart: positions of pairs that are known not to be the same.
        learned: weights of other records that these are some of, instead of those that they would give.
    """

    def __init__(
        self,
        records: Sequence[Record],
        kind: Kind,
        known_from: int = 0,
        *,
        decided: Sequence[Decided] = (),
        apart: Iterable[tuple[int, int]] = (),
        learned: Weights | None = None,
    ) -> None:
        self.kind, self.known_from = kind, known_from
        said = [tuple(sorted((name, text) for name, text in each.items() if text)) for each in records]
        self._given = np.array(sorted(range(len(said)), key=lambda at: (at >= known_from, said[at])), np.int64)
        self._place = np.argsort(self._given)
        self._said = [said[at] for at in self._given]
        self._decided, self._learned = decided, learned
        examples = [each for pair in decided for each in (pair.one, pair.other)]
        every = [*(dict(one) for one in self._said), *examples]
        self._prepared = [each.prepare(every) for each in kind.comparisons]
        places = [sorted((int(self._place[a]), int(self._place[b]))) for a, b in apart]
        self._apart = np.unique([a * len(said) + b for a, b in places]).astype(np.int64)

    def probabilities(self, left: Indexes, right: Indexes) -> Floats:
        """How probably pairs of records are the same, in [0, 1]; symmetric.

        Args:
            left, right: positions of the records as they were given, shape (pairs,).
        """
        return probability(self._odds(self._levels(self._place[left], self._place[right])))

    def groups(self, least: float = LIKELY, told_apart: Callable[[int, int], bool] | None = None) -> list[Group]:
        """Records that are the same thing, within one list.

        Args:
            told_apart: whether two records cannot be the same, by their positions; asked of probable pairs alone.
        """

        def score(left: Indexes, right: Indexes) -> Floats:
            found = probability(self._odds(self._levels(left, right)))
            found[self._are_apart(left, right)] = NEVER
            for at in np.flatnonzero(found >= least):
                if told_apart is not None and told_apart(int(self._given[left[at]]), int(self._given[right[at]])):
                    found[at] = NEVER
            return found

        if len(self._said) < 2:
            return []
        found = groups(len(self._said), self.pairs, probability(self._log_odds), score, least)
        given = [Group(tuple(sorted(self._given[list(one.members)].tolist())), one.probability) for one in found]
        return sorted(given, key=lambda group: group.members)

    def links(self) -> list[Link]:
        """For each row its most probable known record, with what its rivals leave; rows without any are left out."""
        found = probability(self._log_odds + self._rivals)
        rows, begins = np.unique(self.pairs[0], return_index=True)
        highest = np.maximum.reduceat(self._log_odds, begins) if len(rows) else self._log_odds
        likeliest = np.flatnonzero(self._log_odds == highest[np.searchsorted(rows, self.pairs[0])])
        best: dict[int, int] = {}
        for at in self._best_first(likeliest):
            best.setdefault(int(self.pairs[0][at]), at)
        return self._links(best.values(), found)

    def one_to_one(self, least: float = LIKELY) -> list[Link]:
        """Pairs that are the same at least so probably, the best first, no record twice."""
        found, taken, chosen = probability(self._log_odds), set[int](), list[int]()
        for at in self._best_first(np.flatnonzero(found >= least)):
            pair = {int(self.pairs[0][at]), int(self.pairs[1][at])}
            if not pair & taken:
                taken |= pair
                chosen.append(at)
        return self._links(chosen, found)

    def explain_all(self, left: Indexes, right: Indexes) -> list[list[Part]]:
        """Why pairs are the same or not: the prior first; the weights add up to the logarithm of the odds.

        Args:
            left, right: positions of the records as they were given, shape (pairs,).
        """
        levels = self._levels(self._place[left], self._place[right])
        weights = self.weights.of(levels) * self._correction.factors
        prior = Part(PRIOR, 0, self.weights.prior_weight + self._correction.prior)
        names = [comparison.name for comparison in self.kind.comparisons]
        return [
            [prior, *map(Part, names, of_pair.tolist(), weighed.tolist())]
            for of_pair, weighed in zip(levels, weights, strict=True)
        ]

    def levels(self, name: str, left: Indexes, right: Indexes) -> Levels:
        """Levels of one comparison, shape (pairs,), for positions of the records as they were given."""
        at = next(at for at, comparison in enumerate(self.kind.comparisons) if comparison.name == name)
        return self._prepared[at].levels(self._place[left], self._place[right])

    @cached_property
    def pairs(self) -> tuple[Indexes, Indexes]:
        """The pairs worth comparing, as positions in the inner order."""
        return candidate_pairs([each.keys() for each in self._prepared], len(self._said), self.known_from)

    @cached_property
    def weights(self) -> Weights:
        """Learned from the pairs worth comparing, rows that say the same counted once."""
        if self._learned is not None:
            return self._learned
        first: dict[object, int] = {}
        own = np.array([first.setdefault((at >= self.known_from, said), at) for at, said in enumerate(self._said)])
        left, right = self.pairs
        counted = (own[left] == left) & (own[right] == right)
        pairs = max(int(counted.sum()), 1)
        most = min(MOST_SAME, MOST_SAME_PER_RECORD * (self.known_from or len(first)) / pairs)
        least = min(most, LEAST_SAME_PER_ROW * self.known_from / pairs)
        return learn(self.kind.comparisons, self._pair_levels[counted], self._random_levels(), most, least)

    def _levels(self, left: Indexes, right: Indexes) -> Levels:
        """Levels of pairs in the inner order, shape (pairs, comparisons)."""
        return self.kind.without_shared(np.column_stack([each.levels(left, right) for each in self._prepared]))

    @cached_property
    def _pair_levels(self) -> Levels:
        return self._levels(*self.pairs)

    @cached_property
    def _correction(self) -> Correction:
        """What people's decisions change about the weights."""
        nothing = no_correction(len(self.kind.comparisons))
        if not self._decided:
            return nothing
        left = len(self._said) + 2 * np.arange(len(self._decided))
        weights = self.weights.of(self._levels(left, left + 1))
        return correct(weights, self.weights.prior_weight, [each.same for each in self._decided])

    def _odds(self, levels: Levels) -> Floats:
        """Logarithms of odds, shape (pairs,)."""
        prior = self.weights.prior_weight + self._correction.prior
        found: Floats = prior + self.weights.of(levels) @ self._correction.factors
        return found

    def _are_apart(self, left: Indexes, right: Indexes) -> NDArray[np.bool_]:
        first, second = np.minimum(left, right), np.maximum(left, right)
        return np.isin(first * len(self._said) + second, self._apart)

    @cached_property
    def _log_odds(self) -> Floats:
        """Of `pairs`, without their rivals."""
        found = self._odds(self._pair_levels)
        found[self._are_apart(*self.pairs)] = -np.inf
        return found

    @cached_property
    def _rivals(self) -> Floats:
        """What the other candidates take from each of `pairs`: a row is one known record, a known record one row."""
        odds = np.exp(np.clip(self._log_odds, -50, 50))
        size = len(self._said)
        left, right = self.pairs
        others = np.bincount(left, odds, size)[left] + np.bincount(right, odds, size)[right] - 2 * odds
        found: Floats = -np.log1p(np.maximum(others, 0.0))
        return found

    def _best_first(self, some: Indexes) -> list[int]:
        """Some positions of `pairs`, the most probable first; the nearer name decides between equals."""
        left, right = (each[some] for each in self.pairs)
        ranks: list[Floats | Indexes] = [right, left, -self._log_odds[some]]
        for each in self._prepared:
            if isinstance(each, PreparedNames):
                ranks.insert(2, -each.nearness(left, right).astype(np.float64))
        order: list[int] = some[np.lexsort(tuple(ranks))].tolist()
        return order

    def _links(self, chosen: Iterable[int], found: Floats) -> list[Link]:
        left, right = self.pairs
        links = [Link(int(self._given[left[at]]), int(self._given[right[at]]), float(found[at])) for at in chosen]
        return sorted(links, key=lambda link: (link.row, link.known))

    def _random_levels(self) -> Levels:
        """Of pairs drawn at random. In a small list most are drawn many times, and compared once."""
        left, right = self._random_pairs()
        pairs, places = np.unique(left * len(self._said) + right, return_inverse=True)
        return self._levels(pairs // len(self._said), pairs % len(self._said))[places]

    def _random_pairs(self) -> tuple[Indexes, Indexes]:
        generator = np.random.default_rng(SEED)
        count, known_from = len(self._said), self.known_from
        if count - known_from < 1:
            return np.zeros(0, np.int64), np.zeros(0, np.int64)
        left = generator.integers(0, known_from or count, RANDOM_PAIRS)
        right = generator.integers(known_from, count, RANDOM_PAIRS)
        different = left != right
        return left[different], right[different]
