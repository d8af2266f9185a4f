"""What people confirmed, used to correct the weights that were learned without labels."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from importers.resolution.levels import Record

FEWEST = 10  # decisions below which nothing is corrected
FIRMNESS = 4.0  # how firmly a weight stays what it was learned to be: decisions that it takes to halve or double it
OF_PRIOR = 1.0  # the same for the prior: people are asked about doubtful pairs, which says little about all
PARTS = 5  # a correction counts only if it foretells decisions that it has not seen better than no correction
BETTER = 0.9  # how much of the loss may be left then, at most: less of a gain may be chance
LARGEST = 30.0  # log odds; beyond, nothing changes

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Decided:
    """Two records of which somebody said whether they are the same thing."""

    one: Record
    other: Record
    same: bool


@dataclass(frozen=True)
class Correction:
    """What the weights of the comparisons are multiplied with, and what is added to the prior."""

    factors: Floats
    prior: float


def no_correction(count: int) -> Correction:
    """Of so many comparisons."""
    return Correction(np.ones(count), 0.0)


def correct(weights: Floats, prior: float, same: Sequence[bool]) -> Correction:
    """Learn from decisions how far each comparison is to be believed (logistic regression around what is there).

    Args:
        weights: of the decided pairs, shape (pairs, comparisons), 0 where a comparison says nothing.
        prior: the prior as a logarithm of odds.
        same: what was decided.
    """
    labels = np.array(same, np.float64)
    nothing = no_correction(weights.shape[1])
    if len(labels) < FEWEST or labels.min() == labels.max():
        return nothing
    order = np.random.default_rng(len(labels)).permutation(len(labels))
    before = after = 0.0
    for part in np.array_split(order, PARTS):
        rest = np.setdiff1d(order, part)
        before += _loss(weights[part], prior, labels[part], nothing)
        after += _loss(weights[part], prior, labels[part], _fit(weights[rest], prior, labels[rest]))
    return _fit(weights, prior, labels) if after < BETTER * before else nothing


def _loss(weights: Floats, prior: float, labels: Floats, by: Correction) -> float:
    """Sum of the logarithmic loss."""
    odds = np.clip(prior + by.prior + weights @ by.factors, -LARGEST, LARGEST)
    return float(np.logaddexp(0, np.where(labels > 0, -odds, odds)).sum())


def _fit(weights: Floats, prior: float, labels: Floats) -> Correction:
    def loss(values: Floats) -> float:
        by = Correction(np.exp(values[1:]), values[0])  # a factor is never negative: evidence keeps its direction
        pull = OF_PRIOR * values[0] ** 2 + FIRMNESS * (values[1:] ** 2).sum()
        return _loss(weights, prior, labels, by) + float(pull)

    found = minimize(loss, np.zeros(weights.shape[1] + 1), method="L-BFGS-B").x
    return Correction(np.exp(found[1:]), float(found[0]))
