"""What each level of each comparison says, learned without labels (Fellegi–Sunter, by expectation maximisation)."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from importers.resolution.levels import Comparison, Levels

ROUNDS, ENOUGH = 200, 1e-6
STRENGTH_OF_EXPECTED = 20.0  # how many pairs of the same thing the expectation weighs as much as
STRENGTH_OF_RANDOM = 50.0  # the same for what random pairs say about different things
FARTHEST = (
    3.0  # times more or less often than expected: beyond, "same" would come to mean another thing, as "same town"
)
SMALLEST = 1e-6  # no level is impossible
FIRST_SHARE = 0.5  # of the cap: where learning begins

Shares = NDArray[np.float64]


@dataclass(frozen=True)
class Weights:
    """The learned model.

    Args:
        prior: share of the compared pairs that are the same.
        same: for each comparison how often pairs of the same thing are at each level.
        different: the same for pairs of different things.
    """

    prior: float
    same: tuple[Shares, ...]
    different: tuple[Shares, ...]

    @property
    def prior_weight(self) -> float:
        """The prior as a logarithm of odds (natural)."""
        return float(np.log(self.prior) - np.log1p(-self.prior))

    def of(self, levels: NDArray[np.int8]) -> NDArray[np.float64]:
        """What each comparison adds to the logarithm of the odds; shape of `levels`, 0 where it is UNKNOWN."""
        each = [
            np.append(np.log(same) - np.log(different), 0.0)[levels[:, at]]  # UNKNOWN is the last, -1
            for at, (same, different) in enumerate(zip(self.same, self.different, strict=True))
        ]
        return np.column_stack(each) if each else np.zeros((len(levels), 0))

    def probability(self, levels: NDArray[np.int8]) -> NDArray[np.float64]:
        """How probably each pair is the same thing, in [0, 1]."""
        return probability(self.prior_weight + self.of(levels).sum(axis=1))


def probability(log_odds: NDArray[np.float64]) -> NDArray[np.float64]:
    """Of logarithms of odds.

    >>> probability(np.array([0.0])).tolist()
    [0.5]
    """
    found: NDArray[np.float64] = 1 / (1 + np.exp(-np.clip(log_odds, -500, 500)))
    return found


def learn(
    comparisons: Sequence[Comparison],
    candidates: Levels,
    random: Levels,
    most_same: float,
    least_same: float = SMALLEST,
) -> Weights:
    """Learn from pairs without knowing which of them are the same.

    Args:
        candidates: levels of the pairs to decide, shape (pairs, comparisons).
        random: levels of pairs drawn at random, nearly all different: how often they agree by chance is where
            learning about different things starts.
        most_same: cap on the share of candidates that are the same, or a list with few is learned to have many.
        least_same: the least share.
    """
    patterns, counts = _patterns(candidates, [len(each.expected) for each in comparisons])
    expected = [np.array(each.expected) for each in comparisons]
    by_chance = [
        _shares(random[:, at], np.ones(len(random)), 1.0, np.full(len(e), 1 / len(e))) for at, e in enumerate(expected)
    ]
    weights = Weights(min(most_same * FIRST_SHARE, 0.5), tuple(expected), tuple(by_chance))
    for _ in range(ROUNDS):
        is_same = weights.probability(patterns)
        share = float((is_same * counts).sum() / max(counts.sum(), 1))
        learned = Weights(
            float(np.clip(share, max(least_same, SMALLEST), most_same)),
            _near_expected(_update(patterns, is_same * counts, STRENGTH_OF_EXPECTED, expected), expected),
            _update(patterns, (1 - is_same) * counts, STRENGTH_OF_RANDOM, by_chance),
        )
        moved = max(np.abs(a - b).max() for a, b in zip(learned.same, weights.same, strict=True))
        weights = learned
        if moved < ENOUGH:
            break
    return weights


def _patterns(levels: Levels, sizes: Sequence[int]) -> tuple[Levels, NDArray[np.int64]]:
    """The different rows of levels in order, and how often each is met.

    Args:
        sizes: how many levels each comparison has.
    """
    codes = np.ravel_multi_index(tuple((levels + 1).T), [size + 1 for size in sizes])  # with UNKNOWN
    first, counts = np.unique(codes, return_index=True, return_counts=True)[1:]
    return levels[first], counts


def _update(patterns: Levels, counts: Shares, strength: float, start: Sequence[Shares]) -> tuple[Shares, ...]:
    return tuple(_shares(patterns[:, at], counts, strength, expected) for at, expected in enumerate(start))


def _near_expected(learned: Sequence[Shares], expected: Sequence[Shares]) -> tuple[Shares, ...]:
    """In a list without duplicates what is learned would be whatever its records share most."""
    kept = (np.clip(m, e / FARTHEST, e * FARTHEST) for m, e in zip(learned, expected, strict=True))
    return tuple(shares / shares.sum() for shares in kept)


def _shares(levels: Levels, counts: Shares, strength: float, expected: Shares) -> Shares:
    """How often each level is met where both say something, drawn towards what is expected while that is seldom."""
    known = levels >= 0
    met = np.bincount(levels[known], counts[known], len(expected)) + strength * expected
    shares: Shares = np.maximum(met / met.sum(), SMALLEST)
    return shares
