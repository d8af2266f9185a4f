"""How the answers to several wishes become one value: shared by needs, interests, words and expertise."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from directory.catalog.scoring import UNKNOWN_VALUE

MEAN_SHARE = 0.4  # the rest goes to the wish that is answered best
ANSWERS = 0.3  # from here on a listing counts as answering; sibling terms of the taxonomy lie about here
COVERED = 0.6  # from here on a wish counts as covered


def mean_and_best(answers: Sequence[NDArray[np.float32]], weights: Sequence[float]) -> NDArray[np.float32]:
    """The weighted mean over all wishes, and how well the best-answered one is answered.

    The mean alone would give a listing that fully answers one of five needs 0.2, less than one that touches all
    five a little: but a young person with five needs is helped by somebody who really takes on the gravest. So most
    of the value is the best answer, in which a wish counts by the root of its weight beside the heaviest one: the
    full answer to the gravest need alone gives 0.6 and more, to the lightest (severity 1 beside 5) about 0.3.

    Args:
        answers: one array per wish, shape (n,), in [0, 1]; at least one.
        weights: one per wish, > 0.
    Returns:
        Shape (n,), float32 in [0, 1]; grows with every answer.
    """
    total, heaviest = sum(weights), max(weights)
    mean = np.zeros_like(answers[0])
    best = np.zeros_like(answers[0])
    for answer, weight in zip(answers, weights, strict=True):
        mean += answer * np.float32(weight / total)
        np.maximum(best, answer * np.float32((weight / heaviest) ** 0.5), out=best)
    combined: NDArray[np.float32] = np.float32(MEAN_SHARE) * mean + np.float32(1 - MEAN_SHARE) * best
    return np.minimum(combined, np.float32(1))


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
