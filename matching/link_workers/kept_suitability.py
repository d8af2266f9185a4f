"""What a proposal found out about a person and a team, so that a plan can be made later without the profile.

Only what follows from the profile is kept: how suitable each worker is apart from the room there is, and who is ruled
out by a condition that depends on the person. Room, absences and who takes new people are asked again when the plan is
made (docs/decisions/0017-teams-and-plans.md).
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from directory.catalog.scoring import UNKNOWN_VALUE, Reason, Scores, Values, score
from directory.i18n import N_, Sentence
from matching.link_workers.features import WORKER_FEATURES, room_of
from matching.link_workers.rules import ARRIVAL_RULES, HARD_RULES, LASTING_RULES, HardRule, first_broken
from matching.link_workers.workers import Team
from matching.profile import Profile
from matching.weighting.weights import weight_of

ROOM: Final = "room"
_PERSONAL: Final = tuple(rule for rule in LASTING_RULES if rule.is_personal)
_DIGITS: Final = 7  # of a suitability; float32 has no more


class Suitability(Protocol):
    """How suitable everybody of a team is for one person."""

    @property
    def total(self) -> NDArray[np.float32]:
        """Shape (n,), in [0, 1]."""

    def reasons(self, row: int) -> list[Reason]:
        """Why; empty where it is not known any more."""


@dataclass(frozen=True)
class Known:
    """What is kept of a person's suitability for a team.

    Args:
        suitability: by worker, in [0, 1], apart from the room there is; of all who are not ruled out.
        room_share: how much the room counts in the whole, in [0, 1].
        ruled_out: by worker, the name of the first hard rule that depends on the person.
    """

    suitability: Mapping[uuid.UUID, float] = field(default_factory=dict)
    room_share: float = 0.0
    ruled_out: Mapping[uuid.UUID, str] = field(default_factory=dict)

    def tells_of(self, worker_id: uuid.UUID) -> bool:
        """Whether that worker was there when the person was proposed somebody."""
        return worker_id in self.suitability or worker_id in self.ruled_out


def known_of(
    profile: Profile,
    team: Team,
    points: float,
    scores: Scores[Profile, Team],
    *,
    weights: Mapping[str, float] | None = None,
) -> Known:
    """What is to be kept of these scores."""
    first = first_broken(profile, team, points, _PERSONAL)
    others = [(asked.weight, share) for asked, share, _ in scores.parts if asked.name != ROOM]
    room = next(((share, values) for asked, share, values in scores.parts if asked.name == ROOM), None)
    total = scores.total.astype(np.float64)
    if room is not None:
        own_share, values = room
        rest = total - own_share * _with_unknown(values)
        total = rest / (1 - own_share) if others else np.zeros(len(team))
    by_weights = sum(weight for weight, _ in others)
    weight = max((weights or {}).get(ROOM, weight_of("link_worker", ROOM)), 0.0)
    return Known(
        suitability={
            row.id: round(float(np.clip(total[place], 0, 1)), _DIGITS)
            for place, row in enumerate(team.rows)
            if first[place] < 0
        },
        room_share=(room[0] if room else weight / (by_weights + weight)) if scores.parts else 0.0,
        ruled_out={row.id: _PERSONAL[first[place]].name for place, row in enumerate(team.rows) if first[place] >= 0},
    )


def _with_unknown(values: Values) -> NDArray[np.float64]:
    return np.where(values.known, values.score, UNKNOWN_VALUE).astype(np.float64)


@dataclass(frozen=True, eq=False)
class _KeptSuitability:
    total: NDArray[np.float32]

    def reasons(self, row: int) -> list[Reason]:  # noqa: ARG002 - they went with the profile
        return []


def suitability_of(
    profile: Profile, known: Known | None, team: Team, *, weights: Mapping[str, float] | None = None
) -> Suitability:
    """How suitable everybody is: by the profile, or by what is known where the profile is not there."""
    if known is None:
        return score(profile, team, [*WORKER_FEATURES.values()], weights=weights)
    apart = np.array([known.suitability.get(row.id, 0.0) for row in team.rows], np.float64)
    total = (1 - known.room_share) * apart + known.room_share * _with_unknown(room_of(team))
    return _KeptSuitability(total.astype(np.float32))


def as_known(known: Known, rules: Sequence[HardRule]) -> tuple[HardRule, ...]:
    """The same rules without the profile: those that depend on it answer from what is known.

    A worker who came after the proposal is ruled out for somebody new: nobody knows whether a rule would be broken.
    """
    answered = _answered(known, rules)
    return answered if rules is LASTING_RULES else (_came_later(known), *answered)


def arrival_rules(known: Known | None) -> tuple[HardRule, ...]:
    """Those that hold for whoever would be new to the person, however much room there is."""
    return ARRIVAL_RULES if known is None else as_known(known, ARRIVAL_RULES)


def lasting_rules(known: Known | None) -> tuple[HardRule, ...]:
    """Those that hold for whoever walks with the person already, too."""
    return LASTING_RULES if known is None else as_known(known, LASTING_RULES)


def hard_rules(known: Known | None) -> tuple[HardRule, ...]:
    """Those of an automatic proposal: of arrival, and room."""
    return HARD_RULES if known is None else as_known(known, HARD_RULES)


def _answered(known: Known, rules: Sequence[HardRule]) -> tuple[HardRule, ...]:
    return tuple(
        replace(rule, asks=_anything, breaks=_kept_answer(known, rule.name)) if rule.is_personal else rule
        for rule in rules
    )


def _anything(_profile: Profile) -> bool:
    return True


def _kept_answer(known: Known, name: str) -> Any:
    def breaks(_asked: Sequence[bool], team: Team) -> NDArray[np.bool_]:
        return np.array([known.ruled_out.get(row.id) == name for row in team.rows], np.bool_)

    return breaks


def _came_later(known: Known) -> HardRule:
    def breaks(_asked: Sequence[bool], team: Team) -> NDArray[np.bool_]:
        return np.array([not known.tells_of(row.id) for row in team.rows], np.bool_)

    def say(_profile: Profile, _team: Team, _points: float, _row: int) -> Sentence:
        return Sentence(N_("Came after the last proposal for this person: make a new one"))

    return HardRule("unknown", _anything, breaks, say, N_("came after the last proposal: %(count)s"), is_personal=True)
