"""Weights fitted to what people chose: a proposal for a person to look at, never applied by itself.

A choice is a question of one against all: of the services that were shown, why this one? The differences between the
chosen one and each other are what a logistic regression without intercept explains (the pairwise form of a conditional
logit). What stands first is chosen more often for standing there, so the place in the list takes part in the fit and
is dropped from the weights.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold

from directory.catalog.catalog import Catalog
from directory.catalog.scoring import UNKNOWN_VALUE, score
from directory.errors import InvalidInput
from directory.i18n import N_
from matching.features import FEATURES
from matching.profile import Profile

LEAST_CHOICES = 200  # with fewer, chance would choose the weights
FOLDS = 5
STRENGTHS = (0.01, 0.03, 0.1, 0.3, 1.0)  # C of the regression; the smaller, the nearer to the present weights' ratios
_FREE = 30.0  # times the total: the larger a value, the less its coefficient is shrunk
_OTHERS = -2  # the columns from here on are no features
BETTER_BY = 0.01  # of choices that come first: below that, nothing is proposed


@dataclass(frozen=True)
class Choice:
    """What was shown to somebody, best first, and what they took.

    Args:
        values: float32 in [0, 1], shape (shown, features), in the order of `FEATURES`; 0 where nothing was asked.
        chosen: the place of the one that was taken, in `values`.
    """

    values: NDArray[np.float32]
    chosen: int


@dataclass(frozen=True)
class Comparison:
    """How well weights explain choices that they were not fitted to.

    Args:
        first: share of choices in which the one that was taken comes first.
        reciprocal_rank: mean of 1 / place of the one that was taken.
    """

    first: float
    reciprocal_rank: float

    @classmethod
    def of(cls, ranks: NDArray[np.int64]) -> "Comparison":
        """Of the place that weights give to each one that was taken."""
        return cls(float((ranks == 1).mean()), float((1 / ranks).mean()))


@dataclass(frozen=True)
class Lesson:
    """What choices teach.

    Args:
        weights: by feature, >= 0, of the same sum as the present ones.
        before, after: the present weights, and weights fitted to the other folds, on the same choices.
        chance: by how much `after.first` may lie above `before.first` by chance (two standard errors).
    """

    choices: int
    present: Mapping[str, float]
    weights: Mapping[str, float]
    before: Comparison
    after: Comparison
    chance: float

    @property
    def is_better(self) -> bool:
        """Whether the fitted weights put what was taken first clearly more often, so that somebody should look."""
        return self.after.first - self.before.first >= max(BETTER_BY, self.chance)


def choice_of(profile: Profile, catalog: Catalog, shown: Sequence[int], chosen: int) -> Choice:
    """What the features say of rows that were shown.

    Args:
        shown: rows of the catalog, in the order in which they were shown.
        chosen: the place of the one that was taken among them.
    """
    scores = score(profile, catalog, [*FEATURES.values()])
    values = np.zeros((len(shown), len(FEATURES)), np.float32)
    columns = {name: column for column, name in enumerate(FEATURES)}
    rows = list(shown)
    for asked, _, measured in scores.parts:
        values[:, columns[asked.name]] = np.where(measured.known[rows], measured.score[rows], UNKNOWN_VALUE)
    return Choice(values, chosen)


def learn(choices: Sequence[Choice], present: Mapping[str, float]) -> Lesson:
    """Fit weights, and compare them with the present ones by cross-validation.

    Args:
        present: the weights in use, by feature.
    Raises:
        InvalidInput: there are fewer than LEAST_CHOICES from which something can be learned.
    """
    usable = [choice for choice in choices if len(choice.values) > 1]
    if len(usable) < LEAST_CHOICES:
        raise InvalidInput(
            N_("%(count)s choices are too few to learn from: at least %(least)s are needed."),
            count=len(usable),
            least=LEAST_CHOICES,
        )
    now = np.array([present[name] for name in FEATURES])
    folds = list(KFold(FOLDS).split(np.arange(len(usable))))
    held_out = {strength: _held_out(usable, now, folds, strength) for strength in STRENGTHS}
    strength = max(STRENGTHS, key=lambda one: ((1 / held_out[one]).mean(), -one))
    fitted = _fitted(usable, now, strength)
    before, after = np.array([_rank(choice, now) for choice in usable]), held_out[strength]
    gained = (after == 1).astype(float) - (before == 1)
    return Lesson(
        len(usable),
        dict(present),
        dict(zip(FEATURES, fitted.round(3).tolist(), strict=True)),
        before=Comparison.of(before),
        after=Comparison.of(after),
        chance=2 * float(gained.std()) / len(usable) ** 0.5,
    )


def _held_out(
    choices: Sequence[Choice],
    now: NDArray[np.float64],
    folds: Sequence[tuple[NDArray[np.intp], NDArray[np.intp]]],
    strength: float,
) -> NDArray[np.int64]:
    """The rank of what was taken in every choice, by weights that were fitted without it."""
    ranks = np.zeros(len(choices), np.int64)
    for seen, hidden in folds:
        weights = _fitted([choices[place] for place in seen], now, strength)
        ranks[hidden] = [_rank(choices[place], weights) for place in hidden]
    return ranks


def _fitted(choices: Sequence[Choice], now: NDArray[np.float64], strength: float) -> NDArray[np.float64]:
    """Weights >= 0, of the same sum as those in use; what nobody asked about keeps its weight.

    The present total takes part as a value that is hardly shrunk, so that shrinking pulls towards the present weights.
    """
    differences, importance = _differences(choices, now)
    mirrored = np.concatenate((differences, -differences))
    labels = np.repeat([1, 0], len(differences))
    regression = LogisticRegression(C=strength, fit_intercept=False, max_iter=1000)
    regression.fit(mirrored, labels, sample_weight=np.concatenate((importance, importance)))
    told = np.abs(differences[:, :_OTHERS]).any(axis=0)
    own, total = regression.coef_[0][:_OTHERS], regression.coef_[0][_OTHERS] * _FREE
    gains = np.maximum(total + own, 0.0) * now
    if not gains[told].sum():
        return now
    fitted = now.copy()
    fitted[told] = gains[told] * (now[told].sum() / gains[told].sum())
    return fitted


def _differences(
    choices: Sequence[Choice], now: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """What was taken less each other that was shown, and what each pair counts: a choice counts 1, however long it is.

    Returns:
        Shapes (pairs, features + 1), (pairs,).
    """
    rows, importance = [], []
    for choice in choices:
        count = len(choice.values)
        places = 1 / np.log2(np.arange(count) + 2)
        parts = choice.values * now
        whole = np.column_stack((parts, parts.sum(axis=1) * _FREE, places))
        others = np.delete(whole, choice.chosen, axis=0)
        rows.append(whole[choice.chosen] - others)
        importance.append(np.full(count - 1, 1 / (count - 1)))
    return np.concatenate(rows), np.concatenate(importance)


def _rank(choice: Choice, weights: NDArray[np.float64]) -> int:
    """Where weights put what was taken; among equals it counts as the last."""
    totals = choice.values @ weights
    return int(np.count_nonzero(totals >= totals[choice.chosen] - 1e-9))
