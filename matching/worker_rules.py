"""Conditions without exceptions on who can walk with a person, each with its reason."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from directory.i18n import N_, Sentence
from matching.profile import Gender, Profile
from matching.worker_features import works_elsewhere
from matching.workers import Team

ROUNDING: Final = 1e-4  # points; float32 sums must not exclude somebody who exactly fits


@dataclass(frozen=True)
class HardRule:
    """A condition without exceptions.

    Args:
        breaks: (profile, team, case points) -> shape (n,), True where the worker cannot be proposed.
        say: (profile, team, case points, row) -> why.
        cause: the same for many workers; `%(count)s` says how many.
    """

    breaks: Callable[[Profile, Team, float], NDArray[np.bool_]]
    say: Callable[[Profile, Team, float, int], Sentence]
    cause: str


def _nobody(team: Team) -> NDArray[np.bool_]:
    return np.zeros(len(team), np.bool_)


def _takes_nobody(_profile: Profile, team: Team, _points: float) -> NDArray[np.bool_]:
    return ~team.takes_new_people


def _say_takes_nobody(_profile: Profile, _team: Team, _points: float, _row: int) -> Sentence:
    return Sentence(N_("Does not take new people now"))


def _not_cleared(profile: Profile, team: Team, _points: float) -> NDArray[np.bool_]:
    return team.cleared_for_minors != 1 if profile.is_minor else _nobody(team)


def _say_not_cleared(_profile: Profile, team: Team, _points: float, row: int) -> Sentence:
    if team.cleared_for_minors[row] == 0:
        return Sentence(N_("Is not cleared to work with minors"))
    return Sentence(N_("No clearance to work with minors is recorded: ask for it"))


def _no_language(profile: Profile, team: Team, _points: float) -> NDArray[np.bool_]:
    if not profile.languages:
        return _nobody(team)
    shared = np.any([team.speaks(code) for code in profile.languages], axis=0)
    no_language: NDArray[np.bool_] = (team.languages != 0) & ~shared
    return no_language


def _say_no_language(_profile: Profile, _team: Team, _points: float, _row: int) -> Sentence:
    return Sentence(N_("Speaks none of the person's languages"))


def _other_gender(profile: Profile, team: Team, _points: float) -> NDArray[np.bool_]:
    wish = profile.worker_preferences
    if wish.gender is None or not wish.required:
        return _nobody(team)
    return np.array([row.gender != wish.gender for row in team.rows], np.bool_)


def _say_other_gender(profile: Profile, team: Team, _points: float, row: int) -> Sentence:
    if team.rows[row].gender is None:
        return Sentence(N_("States no gender, and the person set one as a condition"))
    wanted = profile.worker_preferences.gender
    if wanted is Gender.WOMAN:
        return Sentence(N_("Is not a woman, which the person set as a condition"))
    if wanted is Gender.MAN:
        return Sentence(N_("Is not a man, which the person set as a condition"))
    return Sentence(N_("Is not of the gender that the person set as a condition"))


def _elsewhere(profile: Profile, team: Team, _points: float) -> NDArray[np.bool_]:
    return works_elsewhere(profile, team)


def _say_elsewhere(profile: Profile, _team: Team, _points: float, _row: int) -> Sentence:
    place = profile.place.name if profile.place else ""
    return Sentence(N_("Works in another area, too far from %(place)s"), {"place": place})


def _no_room(_profile: Profile, team: Team, points: float) -> NDArray[np.bool_]:
    return team.load_points + np.float32(points) > team.capacity_points + np.float32(ROUNDING)


def _say_no_room(_profile: Profile, team: Team, points: float, row: int) -> Sentence:
    if team.capacity_points[row] <= 0:
        return Sentence(N_("Has no capacity for a caseload"))
    percent = round(100 * load_after(team, points, row))
    return Sentence(N_("Has no room: the caseload would be at %(percent)s %%"), {"percent": percent})


LASTING_RULES: Final = (
    HardRule(_not_cleared, _say_not_cleared, N_("without clearance for minors: %(count)s")),
    HardRule(_no_language, _say_no_language, N_("no shared language: %(count)s")),
    HardRule(_other_gender, _say_other_gender, N_("not of the gender set as a condition: %(count)s")),
    HardRule(_elsewhere, _say_elsewhere, N_("working in another area: %(count)s")),
)  # they hold for whoever walks with the person already, too
ARRIVAL_RULES: Final = (
    HardRule(_takes_nobody, _say_takes_nobody, N_("not taking new people: %(count)s")),
    *LASTING_RULES,
)  # they hold for whoever would be new to the person, however much room there is
HARD_RULES: Final = (*ARRIVAL_RULES, HardRule(_no_room, _say_no_room, N_("no room in the caseload: %(count)s")))


def load_after(team: Team, points: float, row: int) -> float:
    """The caseload with so many more points, as a share of the capacity; infinite without a capacity."""
    capacity = float(team.capacity_points[row])
    return (float(team.load_points[row]) + points) / capacity if capacity > 0 else float("inf")


def first_broken(
    profile: Profile, team: Team, points: float, rules: Sequence[HardRule] = HARD_RULES
) -> NDArray[np.int8]:
    """Shape (n,): the place of the first rule that each worker breaks; -1 for none."""
    first = np.full(len(team), -1, np.int8)
    for place, rule in reversed([*enumerate(rules)]):
        first[rule.breaks(profile, team, points)] = place
    return first


def nobody_can(first_rule: NDArray[np.int8]) -> Sentence:
    """Why nobody can be proposed: how many break which rule first (what `first_broken` gave, nowhere -1)."""
    counts = Counter(first_rule.tolist())
    causes = tuple(Sentence(HARD_RULES[place].cause, {"count": counts[place]}) for place in sorted(counts))
    return Sentence(
        N_("Nobody can be proposed now: %(causes)s. The person waits, or a coordinator decides."), {"causes": causes}
    )
