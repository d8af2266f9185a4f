"""The most suitable link workers for one person: hard rules first, then the same engine as for services."""

import enum
import uuid
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from directory.catalog.scoring import Reason, best, score
from directory.i18n import N_, Exact, Sentence
from directory.taxonomies.vocabulary import RESTRICTED_DOMAIN
from matching.link_workers.features import WORKER_FEATURES, is_previous
from matching.link_workers.kept_suitability import Known, known_of
from matching.link_workers.rules import (
    HARD_RULES,
    MOST_NAMED,
    ROUNDING,
    first_broken,
    load_after,
    nobody_can,
    remarks_on,
)
from matching.link_workers.workers import Team
from matching.profile import Contact, Profile, Urgency

NO_WORKERS = N_("There are no link workers in the directory yet: add them first.")
MANY_DOMAINS = 3
GRAVE = 4  # severity
MOST_HELD_BACK = 2  # link workers who are told of
BETTER, CLEARLY_BETTER = 0.05, 0.15  # of a whole; about one reason of middling weight, and one of the weightiest
TOLD_APART = 0.005  # suitabilities nearer than that are shown alike


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
    if load <= 1.0 + ROUNDING:
        return Band.GREEN
    return Band.AMBER if load <= 1.1 + ROUNDING else Band.RED


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
        remarks: what rules nobody out and should be known, such as a short absence.
        price: what the room that this person takes is worth to others who are expected, in suitability, >= 0; the
            order is that of `score` less `price`.
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
    remarks: tuple[Sentence, ...] = ()
    price: float = 0.0

    @property
    def worth(self) -> float:
        """What the order goes by."""
        return self.score - self.price


@dataclass(frozen=True)
class Proposal:
    """Who could walk with the person; empty with its causes in `notes` when nobody can.

    Args:
        candidates: best first.
        excluded: everybody who cannot be proposed, by name.
        case_points: what this person adds to a caseload; `case_parts` explain it.
        known: what a later plan needs of the profile; ruled_out: how many break which rule first, by its name.
    """

    profile: Profile
    candidates: list[Candidate]
    excluded: list[Excluded]
    case_points: float
    case_parts: tuple[CasePart, ...]
    notes: list[Sentence]
    known: Known = field(default_factory=Known)
    ruled_out: Mapping[str, int] = field(default_factory=dict)

    @property
    def runner_up_difference(self) -> float | None:
        """By how much the best is better than the second, prices of room included; None without a second."""
        if len(self.candidates) < 2:
            return None
        return self.candidates[0].worth - self.candidates[1].worth


def beside_the_next(difference: float) -> Sentence:
    """By how much the first suits better than the next, in words that can be said aloud."""
    if difference < TOLD_APART:
        return Sentence(N_("The next suits just as well"))
    if difference < BETTER:
        return Sentence(N_("Suits a little better than the next"))
    if difference < CLEARLY_BETTER:
        return Sentence(N_("Suits better than the next"))
    return Sentence(N_("Suits clearly better than the next"))


def case_weight(profile: Profile) -> tuple[float, tuple[CasePart, ...]]:
    """What a person adds to a caseload, in points, from stated facts.

    One point for everybody, and one more for each thing that takes more time, as weighted caseloads do.

    Returns:
        (points from 1 to 9, the parts that add up to them).
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
    if profile.asks_domain(RESTRICTED_DOMAIN):
        parts.append(CasePart(1.0, Sentence(N_("A question of safety"))))
    if profile.mandate:
        parts.append(CasePart(1.0, Sentence(N_("An authority's mandate"))))
    if profile.is_minor:
        parts.append(CasePart(1.0, Sentence(N_("Under 18"))))
    if profile.contact is Contact.SEVERAL_A_WEEK:
        parts.append(CasePart(1.0, Sentence(N_("Meetings several times a week"))))
    if profile.home_visits:
        parts.append(CasePart(1.0, Sentence(N_("The link worker travels to the person"))))
    return sum(part.points for part in parts), tuple(parts)


def weighed(profile: Profile, by_hand: float | None = None) -> tuple[float, tuple[CasePart, ...]]:
    """The case's weight and its parts; what a person sets by hand counts, and what it would be is said."""
    points, parts = case_weight(profile)
    if by_hand is None or by_hand == points:
        return points, parts
    message = N_("Set by hand; from what is stated it would be %(points)s")
    return by_hand, (CasePart(by_hand, Sentence(message, {"points": points})),)


def propose(
    profile: Profile,
    team: Team,
    *,
    limit: int = 3,
    weights: Mapping[str, float] | None = None,
    points: float | None = None,
    prices: Mapping[uuid.UUID, float] | None = None,
) -> Proposal:
    """Propose link workers for a person; a coordinator decides.

    Nobody who breaks a hard rule is proposed, and nobody beyond 100 % of the capacity.

    Args:
        limit: how many at most, >= 1.
        weights: by feature, instead of `data/weights.csv`.
        points: the case's weight, set by hand instead of `case_weight`; > 0.
        prices: of a point of each worker's room (`prices.prices_for`), beside how full a caseload is: prices alone
            know last year's people and not what this year brings (benchmarks/arrivals.py).
    """
    points, parts = weighed(profile, points)
    first_rule = first_broken(profile, team, points)
    scores = score(profile, team, [*WORKER_FEATURES.values()], weights=weights)
    cost = np.array([points * (prices or {}).get(row.id, 0.0) for row in team.rows], np.float32)
    total = scores.total
    rows = [int(row) for row in best(total - cost, team.tie_breakers, limit, allowed=first_rule < 0)]
    candidates = [
        as_candidate(
            team, row, points=points, day=profile.asked_on, score=float(total[row]), reasons=reasons, price=price
        )
        for row, reasons, price in zip(rows, map(tuple, scores.reasons_of(rows)), cost[rows].tolist(), strict=True)
    ]
    return Proposal(
        profile=profile,
        candidates=candidates,
        excluded=_excluded(profile, team, points, first_rule),
        case_points=points,
        case_parts=parts,
        notes=[*_notes(profile, team, points, first_rule), *_held_back(team, total, cost, first_rule < 0, rows[:1])],
        known=known_of(profile, team, points, scores, weights=weights),
        ruled_out=Counter(HARD_RULES[rule].name for rule in first_rule.tolist() if rule >= 0),
    )


def _excluded(profile: Profile, team: Team, points: float, first_rule: NDArray[np.int8]) -> list[Excluded]:
    """Who breaks a hard rule, and which, by name."""
    excluded = [
        Excluded(team.rows[row].name, HARD_RULES[first_rule[row]].say(profile, team, points, row))
        for row in map(int, np.flatnonzero(first_rule >= 0))
    ]
    return sorted(excluded, key=lambda one: one.name)


def as_candidate(
    team: Team,
    row: int,
    *,
    points: float,
    day: date | None,
    score: float,
    reasons: tuple[Reason, ...] = (),
    price: float = 0.0,
) -> Candidate:
    """This worker as a candidate, with so many points more and what should be known on that day.

    Args:
        score, reasons, price: as in `Candidate`.
    """
    worker, after = team.rows[row], load_after(team, points, row)
    return Candidate(
        row=row,
        id=worker.id,
        name=worker.name,
        organization=worker.organization,
        role=worker.role,
        score=score,
        load_after=after,
        band=band_of(after),
        reasons=reasons,
        remarks=remarks_on(worker, day),
        price=price,
    )


def _held_back(
    team: Team, total: NDArray[np.float32], cost: NDArray[np.float32], allowed: NDArray[np.bool_], first: list[int]
) -> list[Sentence]:
    """Who would suit better than the first proposed, and is kept for whom others cannot take; the best of them."""
    better = [row for best_row in first for row in np.flatnonzero(allowed & (total > total[best_row] + TOLD_APART))]
    message = N_(
        "%(name)s would suit better by %(difference)s, and is kept free: people are expected whom hardly anybody else "
        "can take, and for them this room is worth %(price)s."
    )
    return [
        Sentence(
            message,
            {
                "name": team.rows[row].name,
                "difference": Exact(float(total[row] - total[first[0]])),
                "price": Exact(float(cost[row])),
            },
        )
        for row in sorted(better, key=lambda row: (-total[row], row))[:MOST_HELD_BACK]
    ]


def _notes(profile: Profile, team: Team, points: float, first_rule: NDArray[np.int8]) -> list[Sentence]:
    notes = []
    if not len(team):
        notes.append(Sentence(NO_WORKERS))
    elif (first_rule >= 0).all():
        notes += [nobody_can(first_rule), *_with_an_interpreter(profile, team, points)]
    if profile.previous_worker:
        notes += _about_previous(profile, team, first_rule)
    if profile.age is None:
        notes.append(Sentence(N_("No age was given: for a minor, check the clearance.")))
    return notes


def _with_an_interpreter(profile: Profile, team: Team, points: float) -> list[Sentence]:
    """Where only the language is in the way, somebody who interprets opens it."""
    if profile.interpreter or not profile.languages:
        return []
    first_rule = first_broken(replace(profile, interpreter=True), team, points)
    names = tuple(row.name for row, broken in zip(team.rows, first_rule.tolist(), strict=True) if broken < 0)
    if not names:
        return []
    message = N_(
        "With an interpreter there could walk with the person: %(workers)s. Say in the profile if there is one."
    )
    return [Sentence(message, {"workers": names if len(names) <= MOST_NAMED else len(names)})]


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
