"""How the answers to several wishes become one value: shared by needs, interests, words and expertise."""

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from directory.catalog.scoring import UNKNOWN_VALUE

MEAN_SHARE = 0.4  # the rest goes to the wish that is answered best
ANSWERS = 0.3  # from here on a listing counts as answering; sibling terms of the taxonomy lie about here
COVERED = 0.6  # from here on a wish counts as covered
# The same for the catalog's 0-255, whose own type is compared many times faster.
ANSWERS_OF_255: Final = np.uint8(math.ceil(255 * ANSWERS))
COVERED_OF_255: Final = np.uint8(math.ceil(255 * COVERED))


def mean_and_best(answers: NDArray[np.float32], weights: Sequence[float]) -> NDArray[np.float32]:
    """The weighted mean over all wishes, and how well the best-answered one is answered.

    The mean alone would give a listing that fully answers one of five needs 0.2, less than one that touches all
    five a little: but a young person with five needs is helped by somebody who really takes on the gravest. So most
    of the value is the best answer, in which a wish counts by the root of its weight beside the heaviest one: the
    full answer to the gravest need alone gives 0.6 and more, to the lightest (severity 1 beside 5) about 0.3.

    Args:
        answers: shape (w, n), a line per wish, in [0, 1]; at least one.
        weights: one per wish, > 0.
    Returns:
        Shape (n,), float32 in [0, 1]; grows with every answer.
    """
    shares, factors = _shares_and_factors(*weights)
    mean = np.add.reduce(answers * shares, axis=0)
    return _together(mean, np.maximum.reduce(answers * factors, axis=0))


@lru_cache(maxsize=256)
def _shares_and_factors(*weights: float) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """How each wish counts, in the mean and as the best one, shapes (w, 1)."""
    each = np.array(weights, np.float64)[:, np.newaxis]
    return mean_shares(each), best_factors(each)


def mean_shares(weights: NDArray[np.float64]) -> NDArray[np.float32]:
    """How much each wish counts in the mean.

    Args:
        weights: shape (w, ...), wishes first; > 0, or 0 for a place without a wish.
    """
    shares: NDArray[np.float32] = (weights / weights.sum(axis=0)).astype(np.float32)
    return shares


def best_factors(weights: NDArray[np.float64]) -> NDArray[np.float32]:
    """How much the answer to each wish counts when the best is taken; `weights` as in `mean_shares`."""
    factors: NDArray[np.float32] = np.sqrt(weights / weights.max(axis=0)).astype(np.float32)
    return factors


def combined(
    answers: Iterable[NDArray[np.float32]],
    shares: Iterable[NDArray[np.float32]],
    factors: Iterable[NDArray[np.float32]],
) -> NDArray[np.float32]:
    """`mean_and_best` where it is worked out how each wish counts.

    Args:
        answers: one array per wish, shape (n,), in [0, 1]; at least one.
        shares, factors: one per wish: the same for all rows, or of shape (n,).
    """
    each = zip(answers, shares, factors, strict=True)
    answer, share, factor = next(each)
    mean, best = answer * share, answer * factor
    for answer, share, factor in each:
        mean += answer * share
        np.maximum(best, answer * factor, out=best)
    return _together(mean, best)


def _together(mean: NDArray[np.float32], best: NDArray[np.float32]) -> NDArray[np.float32]:
    mean *= np.float32(MEAN_SHARE)
    best *= np.float32(1 - MEAN_SHARE)
    mean += best
    value: NDArray[np.float32] = np.minimum(mean, np.float32(1), out=mean)
    return value


def above_unknown(value: NDArray[np.float32], answering: NDArray[np.bool_]) -> NDArray[np.float32]:
    """Lift what answers above the value of an unknown, and keep what does not below it.

    A listing without tags counts `UNKNOWN_VALUE`; one that is known to answer even a small wish must not lose to it.

    Args:
        value: shape (n,), in [0, 1].
        answering: shape (n,).
    """
    unknown = np.float32(UNKNOWN_VALUE)
    scale = unknown + answering * (1 - 2 * unknown)  # 1 - unknown where it answers, else unknown
    lifted: NDArray[np.float32] = value * scale + answering * unknown
    return lifted


def share_of(cover: NDArray[np.uint8]) -> NDArray[np.float32]:
    """The catalog's 0–255 as [0, 1], shape (n,)."""
    return cover * np.float32(1 / 255)
