"""How suitable link workers are for many people at once: the same features and weights as for one arrival."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np

from directory.catalog.scoring import UNKNOWN_VALUE
from matching.answers import NOT_ASKED, Answers, Floats, Ints, questions_of
from matching.profile import Profile
from matching.worker_features import WORKER_FEATURES
from matching.workers import Team

_BLOCK: Final = 1 << 15  # pairs; what is worked on stays in the processor's cache


def suitabilities(
    profiles: Sequence[Profile], team: Team, people: Ints, workers: Ints, *, weights: Mapping[str, float] | None = None
) -> Floats:
    """The suitability of each pair.

    Args:
        profiles: of n people.
        people, workers: shape (e,): rows of `profiles` and of the team.
        weights: by feature, instead of `data/weights.csv`; 0 silences a feature.
    Returns:
        Shape (e,), float32 in [0, 1]; equal to `score` of each profile with the whole team, to rounding.
    """
    asked = [*_asked(profiles, team, weights or {})]
    total = np.zeros(len(people), np.float32)
    if not asked:
        return total
    share = np.array([weight * (which >= 0) for weight, which, _ in asked], np.float32)
    share /= np.maximum(share.sum(axis=0), np.float32(1e-9))
    base = (share.sum(axis=0) * np.float32(UNKNOWN_VALUE)).astype(np.float32)
    for start in range(0, len(people), _BLOCK):
        block = slice(start, start + _BLOCK)
        own, theirs = people[block], workers[block]
        sums = base[own]
        for own_share, (_, which, answers) in zip(share, asked, strict=True):
            sums += answers.gains(which[own], theirs) * own_share[own]
        total[block] = sums
    return total


def suitability_matrix(
    profiles: Sequence[Profile], team: Team, *, weights: Mapping[str, float] | None = None
) -> Floats:
    """`suitabilities` of everybody with everybody, shape (people, workers)."""
    people = np.repeat(np.arange(len(profiles)), len(team))
    workers = np.tile(np.arange(len(team)), len(profiles))
    return suitabilities(profiles, team, people, workers, weights=weights).reshape(len(profiles), len(team))


def _asked(
    profiles: Sequence[Profile], team: Team, weights: Mapping[str, float]
) -> Iterator[tuple[float, Ints, Answers]]:
    """Each feature that somebody asks for: its weight, who asks which question (-1: none), and the answers."""
    counted = {one: weights.get(one.name, one.weight) for one in WORKER_FEATURES.values()}
    counted = {one: weight for one, weight in counted.items() if weight > 0}
    questions = questions_of(profiles, [one.asks for one in counted])
    for one, weight in counted.items():
        different, which = questions[one.asks]
        if different:
            answers = one.answer(different, team)
            if answers.asked is not None:
                which = np.where((which >= 0) & answers.asked[which], which, NOT_ASKED)
            yield weight, which, answers
