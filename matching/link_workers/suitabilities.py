"""How suitable link workers are for many people at once: the same features and weights as for one arrival."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np

from directory.catalog.scoring import UNKNOWN_VALUE
from matching.link_workers.answers import NOT_ASKED, Answers, Floats, Ints, questions_of
from matching.link_workers.features import WORKER_FEATURES
from matching.link_workers.workers import Team
from matching.profile import Profile

_BLOCK: Final = 1 << 15  # pairs; what is worked on stays in the processor's cache
_MANY: Final = 0.2  # of all pairs: from here on it is quicker to score everybody with everybody


class _Asked(NamedTuple):
    """What so many people ask of a team.

    Args:
        share: shape (features, people), float32: how much each feature counts for each person; 0 where it is not asked.
        base: shape (people,), float32: the suitability of a worker of whom nothing is known.
        questions: for each feature the answers, and which of them each person asks, shape (people,).
    """

    share: Floats
    base: Floats
    questions: Sequence[tuple[Answers, Ints]]


def suitabilities(
    profiles: Sequence[Profile], team: Team, people: Ints, workers: Ints, *, weights: Mapping[str, float] | None = None
) -> Floats:
    """The suitability of each pair.

    Args:
        profiles: of n people.
        people, workers: shape (e,): rows of `profiles` and of the team; people ascending.
        weights: by feature, instead of `data/weights.csv`; 0 silences a feature.
    Returns:
        Shape (e,), float32 in [0, 1]; equal to `score` of each profile with the whole team, to rounding.
    """
    asked = _asked(profiles, team, weights or {})
    of_some = _of_pairs if len(people) <= _MANY * len(profiles) * len(team) else _out_of_matrices
    return np.concatenate([*of_some(asked, people, workers, len(team)), np.zeros(0, np.float32)])


def suitability_matrix(
    profiles: Sequence[Profile], team: Team, *, weights: Mapping[str, float] | None = None
) -> Floats:
    """`suitabilities` of everybody with everybody, shape (people, workers)."""
    return _of_people(_asked(profiles, team, weights or {}), slice(None), len(team))


def _of_pairs(asked: _Asked, people: Ints, workers: Ints, _team_size: int) -> Iterator[Floats]:
    for start in range(0, len(people), _BLOCK):
        own, theirs = people[start : start + _BLOCK], workers[start : start + _BLOCK]
        sums = asked.base[own]
        for share, (answers, which) in zip(asked.share, asked.questions, strict=True):
            sums += answers.gains(which[own], theirs) * share[own]
        yield sums


def _out_of_matrices(asked: _Asked, people: Ints, workers: Ints, team_size: int) -> Iterator[Floats]:
    at_once = max(_BLOCK // team_size, 1)
    for start in range(0, len(asked.base), at_once):
        first, end = np.searchsorted(people, (start, start + at_once))
        cells = (people[first:end] - start) * team_size + workers[first:end]
        yield np.take(_of_people(asked, slice(start, start + at_once), team_size), cells)


def _of_people(asked: _Asked, people: slice, team_size: int) -> Floats:
    sums = np.repeat(asked.base[people, np.newaxis], team_size, axis=1)
    for share, (answers, which) in zip(asked.share, asked.questions, strict=True):
        sums += answers.gains_of_everybody(which[people]) * share[people, np.newaxis]
    return sums


def _asked(profiles: Sequence[Profile], team: Team, weights: Mapping[str, float]) -> _Asked:
    """Who asks what; features that nobody asks for are left out."""
    counted = {one: weights.get(one.name, one.weight) for one in WORKER_FEATURES.values()}
    counted = {one: weight for one, weight in counted.items() if weight > 0}
    alike = questions_of(profiles, [one.asks for one in counted])
    share, questions = [], []
    for one, weight in counted.items():
        different, which = alike[one.asks]
        if not different:
            continue
        answers = one.answer(different, team)
        if answers.asked is not None:
            which = np.where((which >= 0) & answers.asked[which], which, NOT_ASKED)
        share.append(weight * (which >= 0))
        questions.append((answers, which))
    shares = np.array(share, np.float32).reshape(len(share), len(profiles))
    shares /= np.maximum(shares.sum(axis=0), np.float32(1e-9))
    return _Asked(shares, shares.sum(axis=0) * np.float32(UNKNOWN_VALUE), questions)
