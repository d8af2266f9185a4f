"""Groups of records that are all the same thing: average linkage over all pairs of a component."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse.csgraph import connected_components

from importers.resolution.levels import Indexes

MOST_IN_COMPONENT = 400  # a larger one is cut at a higher probability first: all pairs of it are scored
STRICTER = 0.5  # how much of the doubt that was allowed is still allowed then

Probabilities = NDArray[np.float64]


@dataclass(frozen=True)
class Group:
    """Records that are probably the same thing.

    Args:
        members: positions, sorted; two or more.
        probability: the mean over all pairs of members, in [0, 1].
    """

    members: tuple[int, ...]
    probability: float


def groups(
    count: int,
    pairs: tuple[Indexes, Indexes],
    probabilities: Probabilities,
    score: Callable[[Indexes, Indexes], Probabilities],
    least: float = 0.5,
) -> list[Group]:
    """Cut the records into groups whose members are on average the same with at least that probability.

    Args:
        count: how many records there are.
        pairs: those that were compared, with their probabilities.
        score: the probability of any other pair.
        least: probability in (0, 1).
    """
    components = _components(count, pairs, probabilities, least)
    within = [np.triu_indices(len(members), 1) for members in components]
    lefts = [members[left] for members, (left, _) in zip(components, within, strict=True)]
    rights = [members[right] for members, (_, right) in zip(components, within, strict=True)]
    if not components:
        return []
    # all at once, because a call costs as much as many pairs
    doubts = 1 - score(np.concatenate(lefts), np.concatenate(rights))
    found: list[Group] = []
    ends = np.cumsum([len(left) for left in lefts])[:-1]
    for members, left, right, doubt in zip(components, lefts, rights, np.split(doubts, ends), strict=True):
        labels = fcluster(linkage(doubt, "average"), 1 - least, "distance") if len(members) > 2 else doubt <= 1 - least
        found += _of_labels(members, np.asarray(labels), left, right, doubt)
    return sorted(found, key=lambda group: group.members)


def _of_labels(
    members: Indexes, labels: NDArray[np.int64], left: Indexes, right: Indexes, doubt: Probabilities
) -> list[Group]:
    if len(members) == 2:
        return [Group(tuple(members.tolist()), float(1 - doubt[0]))] if labels[0] else []
    found = []
    for label in np.unique(labels):
        of_label = members[labels == label]
        if len(of_label) > 1:
            within = np.isin(left, of_label) & np.isin(right, of_label)
            found.append(Group(tuple(sorted(of_label.tolist())), float(1 - doubt[within].mean())))
    return found


def _components(
    count: int, pairs: tuple[Indexes, Indexes], probabilities: Probabilities, least: float
) -> Sequence[Indexes]:
    """Records that hang together by probable pairs, sorted, none larger than MOST_IN_COMPONENT unless surely so."""
    near = probabilities >= least
    left, right = pairs[0][near], pairs[1][near]
    graph = sp.coo_array((np.ones(len(left), np.int8), (left, right)), shape=(count, count))
    labels = connected_components(graph, directed=False)[1]
    order = np.argsort(labels, kind="stable")
    parts = np.split(order, np.flatnonzero(np.diff(labels[order])) + 1)
    found: list[Indexes] = []
    for part in (part for part in parts if len(part) > 1):
        if len(part) <= MOST_IN_COMPONENT or least > 1 - 1e-9:
            found.append(part[:MOST_IN_COMPONENT])
        else:
            inside = np.isin(left, part)
            some = (left[inside], right[inside])
            found += _components(count, some, probabilities[near][inside], 1 - (1 - least) * STRICTER)
    return found
