"""How evenly a plan treats workers and groups of people, and where it goes beyond what is wanted."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple, Protocol

from directory.i18n import N_, Exact, Labels, Sentence
from directory.places.town_names import TownName, said_town
from directory.words.languages import language_name
from matching.allocation.plan import AllocationPlan, Person
from matching.profile import Gender, Profile

SMALLEST_GROUP: Final = 3  # people; of fewer nothing is said
LARGE_ENOUGH: Final = 5  # people; of fewer a mean or a share is chance
GENDER_WORDS: Final = {Gender.WOMAN: N_("women"), Gender.MAN: N_("men"), Gender.OTHER: N_("other gender")}
_SLACK: Final = 1e-6


class PlanSettings(Protocol):
    """What an installation sets of plans (`directory.settings.Settings`), in per cent."""

    @property
    def complex_share_percent(self) -> int: ...

    @property
    def load_gap_percent(self) -> int: ...

    @property
    def group_gap_percent(self) -> int: ...


@dataclass(frozen=True)
class Bounds:
    """Beyond these a plan is applied only with a reason. Shares in [0, 1]; 1 bounds nothing.

    Args:
        complex_share: of complex cases among one worker's people of the plan, from five people on.
        load_gap: between the heaviest and the lightest caseload, as shares of the capacity, where the plan widens it.
        group_gap: by which the mean suitability of a group of five people or more stays behind that of all.
    """

    complex_share: float = 1.0
    load_gap: float = 1.0
    group_gap: float = 1.0

    @classmethod
    def of(cls, settings: PlanSettings) -> "Bounds":
        """As this installation sets them, there in per cent."""
        percents = (settings.complex_share_percent, settings.load_gap_percent, settings.group_gap_percent)
        return cls(*(percent / 100 for percent in percents))


class GroupSuitability(NamedTuple):
    """How well the people of a group are served, by what they state.

    Args:
        kind: "language", "gender" or "municipality"; `code` and `label`: which one.
        suitability: the mean in [0, 1]; who waits counts 0.
    """

    kind: str
    code: str
    label: Sentence | Labels | str
    people: int
    waiting: int
    suitability: float


def by_group(plan: AllocationPlan) -> list[GroupSuitability]:
    """Groups of at least three people, by kind and then the worst served first."""
    members: dict[tuple[str, str], list[float | None]] = defaultdict(list)
    for person, suitability in _outcomes(plan):
        for group in _groups(person.profile):
            members[group].append(suitability)
    homes = [person.profile.place for person, _ in _outcomes(plan)]
    towns = {place.name: said_town(place) for place in homes if place}
    found = [
        GroupSuitability(kind, code, _label(kind, code, towns), len(all_), all_.count(None), _mean(all_))
        for (kind, code), all_ in members.items()
        if len(all_) >= SMALLEST_GROUP
    ]
    return sorted(found, key=lambda one: (one.kind, one.suitability, one.code))


def exceeded(plan: AllocationPlan, bounds: Bounds) -> list[Sentence]:
    """Where the plan goes beyond the bounds, one sentence each."""
    found = []
    for one in plan.caseloads:
        share = one.complex_cases / one.placed if one.placed else 0.0
        if one.placed >= LARGE_ENOUGH and share > bounds.complex_share + _SLACK:
            message = N_("%(name)s: %(percent)s %% of these people are complex cases, more than %(most)s %%")
            facts = {"name": one.worker.name, "percent": _percent(share), "most": _percent(bounds.complex_share)}
            found.append(Sentence(message, facts))
    before, after = _load_gap(plan, after=False), _load_gap(plan, after=True)
    if after > bounds.load_gap + _SLACK and after > before + _SLACK:
        message = N_("Caseloads are %(percent)s percentage points apart, more than %(most)s")
        found.append(Sentence(message, {"percent": _percent(after), "most": _percent(bounds.load_gap)}))
    overall = _mean([suitability for _, suitability in _outcomes(plan)])
    for group in by_group(plan):
        if group.people >= LARGE_ENOUGH and overall - group.suitability > bounds.group_gap + _SLACK:
            message = N_("%(group)s: suitability %(value)s, %(gap)s behind that of all, more than %(most)s")
            facts = {
                "group": group.label,
                "value": Exact(group.suitability),
                "gap": Exact(overall - group.suitability),
                "most": Exact(bounds.group_gap),
            }
            found.append(Sentence(message, facts))
    return found


def _outcomes(plan: AllocationPlan) -> Iterator[tuple[Person, float | None]]:
    for move in plan.moves:
        yield move.person, move.suitability_after
    for stay in plan.stays:
        yield stay.person, stay.suitability
    for waiting in plan.waiting:
        yield waiting.person, None


def _groups(profile: Profile) -> Iterator[tuple[str, str]]:
    for code in dict.fromkeys(profile.languages):
        yield "language", code
    if profile.gender:
        yield "gender", profile.gender.value
    if profile.place:
        yield "municipality", profile.place.name


def _label(kind: str, code: str, towns: Mapping[str, TownName]) -> Sentence | Labels | str:
    if kind == "language":
        return language_name(code)
    return Sentence(GENDER_WORDS[Gender(code)]) if kind == "gender" else towns[code]


def _mean(outcomes: list[float | None]) -> float:
    return sum(one or 0.0 for one in outcomes) / len(outcomes) if outcomes else 0.0


def _load_gap(plan: AllocationPlan, *, after: bool) -> float:
    shares = [
        (one.points_after if after else one.points_before) / one.worker.capacity_points
        for one in plan.caseloads
        if one.worker.capacity_points > 0
    ]
    return max(shares) - min(shares) if shares else 0.0


def _percent(share: float) -> int:
    return round(100 * share)
