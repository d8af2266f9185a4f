"""The most suitable link workers for one person: hard rules first, then the same engine as for services."""

import enum
import uuid
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from directory.catalog.scoring import Reason, best, score
from directory.i18n import N_, Sentence
from matching.profile import Gender, Profile, Urgency
from matching.worker_features import WORKER_FEATURES, is_previous, works_elsewhere
from matching.workers import Team

MANY_DOMAINS = 3
GRAVE = 4  # severity
_ROUNDING = 1e-4  # points; float32 sums must not exclude somebody who exactly fits


class Band(enum.StrEnum):
    """How full a caseload is, in the four colours that teams know."""

    BLUE = "blue"
    GREEN = "green"
    AMBER = "amber"
    RED = "red"


def band_of(load: float) -> Band:
    """The band of a load as a share of the capacity: blue < 95 %, green to 100 %, amber to 110 %, red above."""
    if load < 0.95:
        return Band.BLUE
    if load <= 1.0 + _ROUNDING:
        return Band.GREEN
    return Band.AMBER if load <= 1.1 + _ROUNDING else Band.RED


class CasePart(NamedTuple):
    """Part of a case's weight, and why."""

    points: float
    text: Sentence


class Excluded(NamedTuple):
    """A link worker who cannot be proposed, and the first reason."""

    name: str
    why: Sentence


@dataclass(frozen=True)
class Candidate:
    """A link worker who can be proposed.

    Args:
        row: in the team that was asked.
        score: in [0, 1]; the contributions of `reasons` add up to it.
        load_after: caseload with this person, as a share of the capacity.
    """

    row: int
    id: uuid.UUID
    name: str
    organization: str
    role: str
    score: float
    load_after: float
    band: Band
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Proposal:
    """Who could walk with the person; empty with its causes in `notes` when nobody can.

    Args:
        candidates: best first.
        excluded: everybody who cannot be proposed, by name.
        case_points: what this person adds to a caseload; `case_parts` explain it.
    """

    profile: Profile
    candidates: list[Candidate]
    excluded: list[Excluded]
    case_points: float
    case_parts: tuple[CasePart, ...]
    notes: list[Sentence]


def case_weight(profile: Profile) -> tuple[float, tuple[CasePart, ...]]:
    """What a person adds to a caseload, in points, from stated facts.

    One point for everybody, and one more for each thing that takes more time, as weighted caseloads do.

    Returns:
        (points from 1 to 7, the parts that add up to them).
    """
    parts = [CasePart(1.0, Sentence(N_("Every person counts one point")))]
    domains = {need.term.domain for need in profile.needs}
    gravest = max((need.severity for need in profile.needs), default=0)
    if len(domains) >= MANY_DOMAINS:
        parts.append(CasePart(1.0, Sentence(N_("Needs in %(count)s areas of life"), {"count": len(domains)})))
    if gravest >= GRAVE:
        parts.append(CasePart(1.0, Sentence(N_("A grave need (%(severity)s of 5)"), {"severity": gravest})))
    if any(need.urgency is Urgency.NOW for need in profile.needs):
        parts.append(CasePart(1.0, Sentence(N_("A need that cannot wait"))))
    if profile.asks_domain("safety"):
        parts.append(CasePart(1.0, Sentence(N_("A question of safety"))))
    if profile.mandate:
        parts.append(CasePart(1.0, Sentence(N_("An authority's mandate"))))
    if profile.is_minor:
        parts.append(CasePart(1.0, Sentence(N_("Under 18"))))
    return sum(part.points for part in parts), tuple(parts)


@dataclass(frozen=True)
class _HardRule:
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
    return team.load_points + np.float32(points) > team.capacity_points + np.float32(_ROUNDING)


def _say_no_room(_profile: Profile, team: Team, points: float, row: int) -> Sentence:
    if team.capacity_points[row] <= 0:
        return Sentence(N_("Has no capacity for a caseload"))
    percent = round(100 * _load_after(team, points, row))
    return Sentence(N_("Has no room: the caseload would be at %(percent)s %%"), {"percent": percent})


_HARD_RULES: Final = (
    _HardRule(_takes_nobody, _say_takes_nobody, N_("not taking new people: %(count)s")),
    _HardRule(_not_cleared, _say_not_cleared, N_("without clearance for minors: %(count)s")),
    _HardRule(_no_language, _say_no_language, N_("no shared language: %(count)s")),
    _HardRule(_other_gender, _say_other_gender, N_("not of the gender set as a condition: %(count)s")),
    _HardRule(_elsewhere, _say_elsewhere, N_("working in another area: %(count)s")),
    _HardRule(_no_room, _say_no_room, N_("no room in the caseload: %(count)s")),
)


def _load_after(team: Team, points: float, row: int) -> float:
    capacity = float(team.capacity_points[row])
    return (float(team.load_points[row]) + points) / capacity if capacity > 0 else float("inf")


def propose(profile: Profile, team: Team, *, limit: int = 3, weights: Mapping[str, float] | None = None) -> Proposal:
    """Propose link workers for a person; a coordinator decides.

    Nobody who breaks a hard rule is proposed, and nobody beyond 100 % of the capacity.

    Args:
        limit: how many at most, >= 1.
        weights: by feature, instead of `data/weights.csv`.
    """
    points, parts = case_weight(profile)
    first_rule = np.full(len(team), -1, np.int8)
    for place, rule in reversed([*enumerate(_HARD_RULES)]):
        first_rule[rule.breaks(profile, team, points)] = place
    scores = score(profile, team, [*WORKER_FEATURES.values()], weights=weights)
    rows = [int(row) for row in best(scores.total, team.tie_breakers, limit, allowed=first_rule < 0)]
    excluded = [
        Excluded(team.rows[row].name, _HARD_RULES[first_rule[row]].say(profile, team, points, row))
        for row in map(int, np.flatnonzero(first_rule >= 0))
    ]
    candidates = [
        Candidate(
            row=row,
            id=team.rows[row].id,
            name=team.rows[row].name,
            organization=team.rows[row].organization,
            role=team.rows[row].role,
            score=float(scores.total[row]),
            load_after=_load_after(team, points, row),
            band=band_of(_load_after(team, points, row)),
            reasons=tuple(scores.reasons(row)),
        )
        for row in rows
    ]
    notes = _notes(profile, team, first_rule)
    return Proposal(profile, candidates, sorted(excluded, key=lambda one: one.name), points, parts, notes)


def _notes(profile: Profile, team: Team, first_rule: NDArray[np.int8]) -> list[Sentence]:
    notes = []
    if not len(team):
        notes.append(Sentence(N_("There are no link workers in the directory yet: add them first.")))
    elif (first_rule >= 0).all():
        notes.append(_nobody_can(first_rule))
    if profile.previous_worker:
        notes += _about_previous(profile, team, first_rule)
    if profile.age is None:
        notes.append(Sentence(N_("No age was given: for a minor, check the clearance.")))
    return notes


def _nobody_can(first_rule: NDArray[np.int8]) -> Sentence:
    counts = Counter(first_rule.tolist())
    causes = tuple(Sentence(_HARD_RULES[place].cause, {"count": counts[place]}) for place in sorted(counts))
    return Sentence(
        N_("Nobody can be proposed now: %(causes)s. The person waits, or a coordinator decides."), {"causes": causes}
    )


def _about_previous(profile: Profile, team: Team, first_rule: NDArray[np.int8]) -> list[Sentence]:
    """Continuity comes first: if the earlier worker is not proposed, that must be said."""
    facts = {"name": profile.previous_worker}
    previous = [row for row, worker in enumerate(team.rows) if is_previous(profile, worker)]
    if not previous:
        return [Sentence(N_("The earlier link worker “%(name)s” is not in this team."), facts)]
    if (first_rule[previous] >= 0).all():
        facts = {"name": team.rows[previous[0]].name}
        return [Sentence(N_("The earlier link worker, %(name)s, cannot be proposed: see why below."), facts)]
    return []
