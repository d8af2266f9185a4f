"""Conditions without exceptions on who can walk with a person, each with its reason."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from directory.i18n import N_, Sentence
from directory.language import fold
from matching.availability import (
    LONG_AWAY_DAYS,
    SHORT_AWAY_DAYS,
    Away,
    away_on,
    has_left,
    is_leaving,
    is_not_yet_there,
)
from matching.profile import Gender, Profile
from matching.worker_features import works_elsewhere
from matching.workers import Team, WorkerRow

AWAY: Final = N_("Is away, nobody knows until when")
NEAR_DAYS: Final = 60  # an absence that begins within these days is told
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


def _not_there(profile: Profile, team: Team, _points: float) -> NDArray[np.bool_]:
    return _rows_where(team, lambda row: _why_not_there(row, profile.asked_on) is not None)


def _say_not_there(profile: Profile, team: Team, _points: float, row: int) -> Sentence:
    return _why_not_there(team.rows[row], profile.asked_on) or Sentence(AWAY)


def _why_not_there(row: WorkerRow, day: date | None) -> Sentence | None:
    """Why somebody new cannot come to this worker on that day; None if somebody can."""
    if day is None:
        return None
    if is_leaving(row, day):
        return Sentence(N_("Works here only until %(day)s"), {"day": row.works_until})
    if is_not_yet_there(row, day):
        return Sentence(N_("Begins only on %(day)s"), {"day": row.works_from})
    away = away_on(row, day, within_days=SHORT_AWAY_DAYS)
    return _say_away(away, day) if away and away.is_longer_than(SHORT_AWAY_DAYS) else None


def _say_away(away: Away, day: date) -> Sentence:
    if away.ends is None and away.begins <= day:
        return Sentence(AWAY)
    if away.ends is None:
        return Sentence(N_("Will be away from %(begins)s, nobody knows until when"), {"begins": away.begins})
    if away.begins <= day:
        return Sentence(N_("Is away until %(ends)s"), {"ends": away.ends})
    return Sentence(N_("Will be away from %(begins)s until %(ends)s"), {"begins": away.begins, "ends": away.ends})


def remarks_on(row: WorkerRow, day: date | None) -> tuple[Sentence, ...]:
    """What keeps nobody from coming to this worker, and should be known: an absence, a last day."""
    if day is None:
        return ()
    away = away_on(row, day, within_days=NEAR_DAYS)
    found = [_say_away(away, day)] if away else []
    if row.works_until is not None:
        found.append(Sentence(N_("Works here only until %(day)s"), {"day": row.works_until}))
    if row.works_from is not None and row.works_from > day:
        found.append(Sentence(N_("Begins only on %(day)s"), {"day": row.works_from}))
    return tuple(found)


def _gone(profile: Profile, team: Team, _points: float) -> NDArray[np.bool_]:
    return _rows_where(team, lambda row: _why_gone(row, profile.asked_on) is not None)


def _say_gone(profile: Profile, team: Team, _points: float, row: int) -> Sentence:
    return _why_gone(team.rows[row], profile.asked_on) or Sentence(AWAY)


def _why_gone(row: WorkerRow, day: date | None) -> Sentence | None:
    """Why nobody can stay with this worker; None if people can."""
    if day is None:
        return None
    if has_left(row, day):
        return Sentence(N_("Has left on %(day)s"), {"day": row.works_until})
    away = away_on(row, day)
    return _say_away(away, day) if away and away.is_longer_than(LONG_AWAY_DAYS) else None


def _rows_where(team: Team, holds: Callable[[WorkerRow], bool]) -> NDArray[np.bool_]:
    return np.fromiter((holds(row) for row in team.rows), np.bool_, len(team))


def _conflict(profile: Profile, team: Team, _points: float) -> NDArray[np.bool_]:
    if not profile.conflicts:
        return _nobody(team)
    named = {fold(one).strip() for one in profile.conflicts}
    return _rows_where(team, lambda row: not named.isdisjoint({str(row.id), fold(row.name), fold(row.organization)}))


def _say_conflict(_profile: Profile, _team: Team, _points: float, _row: int) -> Sentence:
    return Sentence(N_("Has a conflict of interest, as the profile says"))


def _no_language(profile: Profile, team: Team, _points: float) -> NDArray[np.bool_]:
    if not profile.languages or profile.interpreter:
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
    HardRule(_conflict, _say_conflict, N_("with a conflict of interest: %(count)s")),
    HardRule(_gone, _say_gone, N_("away for long, or left: %(count)s")),
    HardRule(_not_cleared, _say_not_cleared, N_("without clearance for minors: %(count)s")),
    HardRule(_no_language, _say_no_language, N_("no shared language: %(count)s")),
    HardRule(_other_gender, _say_other_gender, N_("not of the gender set as a condition: %(count)s")),
    HardRule(_elsewhere, _say_elsewhere, N_("working in another area: %(count)s")),
)  # they hold for whoever walks with the person already, too
ARRIVAL_RULES: Final = (
    HardRule(_takes_nobody, _say_takes_nobody, N_("not taking new people: %(count)s")),
    HardRule(_not_there, _say_not_there, N_("away, or not here for long: %(count)s")),
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
