"""The smallest sets that cover the most: an integer programme, solved exactly."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp

_HALF: Final = 0.5  # between two whole numbers
_EXACT: Final = {"mip_rel_gap": 0.0}
_INFEASIBLE: Final = 2  # scipy's status


@dataclass(frozen=True, eq=False)
class CoverQuestion:
    """m things to cover by some of k sets. All numbers are whole, so that the answer is exact.

    Args:
        covers: shape (m, k).
        weights: how much each thing counts, shape (m,), >= 1.
        values: how good each set is, shape (k,), from 0 to some thousands, so that the solver tells them apart.
        most: how many sets may be taken, >= 1.
    """

    covers: NDArray[np.bool_]
    weights: NDArray[np.int64]
    values: NDArray[np.int64]
    most: int


def smallest_covers(question: CoverQuestion, how_many: int, before: Sequence[Sequence[int]] = ()) -> list[list[int]]:
    """The best choices of sets, the best first; each is a list of columns, in their order.

    Args:
        how_many: at most, besides `before`.
        before: choices that are known already, the first one first.

    Better means, in this order: more weight covered; fewer sets; a higher sum of values; a lower sum of places among
    the sets that can matter (callers order the columns by id). One sum of all four would need factors beyond what the
    solver's tolerances keep apart. So two programmes are solved one after the other, each with factors that let
    nothing of the second kind outweigh one step of the first: weight and number (a step of weight is worth more than
    `most` sets), then, with those held fast, values and places.

    From the second on, a choice covers all that the first one covers, and lacks at least one set of each choice
    before it (a no-good cut): neither the same again nor the same and more. There may be fewer than were asked for.

    Source:
        Set covering with cardinality, by HiGHS through `scipy.optimize.milp`.
    """
    columns = undominated(question, len(before) + how_many)
    kept = replace(question, covers=question.covers[:, columns], values=question.values[columns])
    place_of = {int(column): place for place, column in enumerate(columns)}
    # a choice of which a set was left out cannot be made again
    known = [[place_of[column] for column in one] for one in before if place_of.keys() >= set(one)]
    required = _covered_by(before[0], question) if before else None
    found: list[list[int]] = []
    while len(found) < how_many:
        best = _best(kept, [*known, *found], required)
        if not best:
            break
        required = _covered_by(best, kept) if required is None else required
        found.append(best)
    return [[int(columns[place]) for place in one] for one in found]


def _covered_by(chosen: Sequence[int], question: CoverQuestion) -> NDArray[np.bool_]:
    return np.asarray(question.covers[:, list(chosen)].any(axis=1))


def undominated(question: CoverQuestion, how_many: int) -> NDArray[np.intp]:
    """The columns that can be part of one of the `how_many` best choices, in their order.

    A set is left out when `how_many` others cover all that it covers and are no worse (a higher value, or the same
    and a lower column). Nothing is lost: in a choice that holds it, none of those others can be (it would cover
    nothing of its own there), and each earlier choice forbids at most one of them in its place.
    """
    kept: list[int] = []
    kept_covers = np.zeros((0, len(question.covers)), np.bool_)
    for column in np.argsort(-question.values, kind="stable"):
        own = question.covers[:, column]
        if own.any() and int(kept_covers[:, own].all(axis=1).sum()) < how_many:
            kept.append(int(column))
            kept_covers = np.vstack([kept_covers, own])
    return np.array(sorted(kept), np.intp)


def _best(question: CoverQuestion, before: Sequence[list[int]], required: NDArray[np.bool_] | None) -> list[int]:
    """The best choice beside those before it, as places of columns; empty when there is none.

    Args:
        required: what has to be covered, shape (m,); None where nothing has to be.

    The variables are one per set (taken or not), then one per thing (covered or not; it may be a fraction, which
    never pays).
    """
    things, sets = question.covers.shape
    if not sets:
        return []
    no_things, no_sets = np.zeros(things), np.zeros(sets)
    bounds = Bounds(np.concatenate([no_sets, no_things if required is None else required]), 1)
    constraints = _constraints(question, before)
    one_step = question.most * sets + 1.0  # of value: more than the places of all that can be taken add up to
    objectives = (
        np.concatenate([no_sets + 1, -(question.most + 1.0) * question.weights]),
        np.concatenate([np.arange(sets) - one_step * question.values, no_things]),
    )
    whole = np.concatenate([no_sets + 1, no_things])
    taken = np.zeros(sets, np.bool_)
    for objective in objectives:
        answer = milp(objective, integrality=whole, bounds=bounds, constraints=constraints, options=_EXACT)
        if answer.status == _INFEASIBLE and required is not None:
            return []
        if not answer.success:
            raise RuntimeError(answer.message)  # the programme is small and bounded: a fault of ours
        taken = answer.x[:sets] > _HALF
        constraints.append(LinearConstraint(objective, -np.inf, round(answer.fun) + _HALF))
    return [int(place) for place in np.flatnonzero(taken)]


def _constraints(question: CoverQuestion, before: Sequence[list[int]]) -> list[LinearConstraint]:
    """A thing is covered only by a set that is taken; not too many sets; something else than before."""
    things, sets = question.covers.shape
    covered = np.hstack([-question.covers.astype(np.float64), np.eye(things)])
    taken = np.concatenate([np.ones(sets), np.zeros(things)])
    found = [LinearConstraint(covered, -np.inf, 0), LinearConstraint(taken, 0, question.most)]
    for one in before:
        cut = np.zeros(sets + things)
        cut[one] = 1
        found.append(LinearConstraint(cut, -np.inf, len(one) - 1))
    return found
