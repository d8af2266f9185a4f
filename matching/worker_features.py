"""What makes a link worker suitable for a person. Only what people state counts; nothing is inferred."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from directory.catalog.scoring import Feature, Values, feature
from directory.geo import Point, distances_km
from directory.i18n import N_, Labels, Sentence
from directory.language import fold
from directory.languages import language_name
from matching.combine import COVERED, mean_and_best
from matching.features.time import shared_slots_value, slot_names
from matching.groups import groups_of
from matching.profile import Profile
from matching.weights import weight_of
from matching.workers import Team, WorkerRow

FARTHEST_KM = 60.0  # an hour's drive: nobody walks along with a person from farther away
NEAR_KM = 15.0  # 0.5 at this distance from the worker's base
OUTSIDE_AREA = 0.1
LEAST_CAPACITY = 0.1  # points
_EVERYBODY = frozenset({"adults", "young_adults", "women"})  # nobody's experience lies in these alone


def is_previous(profile: Profile, row: WorkerRow) -> bool:
    """Whether this worker walked with the person before: `previous_worker` is the id or the name."""
    if not profile.previous_worker:
        return False
    return fold(profile.previous_worker).strip() in {str(row.id), fold(row.name)}


def _explain_continuity(profile: Profile, team: Team, values: Values, row: int) -> Sentence:
    if values.score[row]:
        return Sentence(N_("Walked with the person before"))
    return Sentence(N_("Would be new to the person"))


@feature(
    weight=weight_of("link_worker", "continuity"),
    explain=_explain_continuity,
    unknown=N_("Ask who walked with the person before."),
)
def continuity(profile: Profile, team: Team) -> Values | None:
    """1 for the earlier worker, 0 for all others; asked when there was one, and is on the team."""
    same = np.array([is_previous(profile, row) for row in team.rows], np.float32)
    return Values(same, np.ones(len(team), np.bool_)) if same.any() else None


def _explain_preference(profile: Profile, team: Team, values: Values, row: int) -> Sentence:
    if values.score[row]:
        return Sentence(N_("Is as the person asked"))
    return Sentence(N_("Is not as the person asked"))


@feature(
    weight=weight_of("link_worker", "stated_preference"),
    explain=_explain_preference,
    unknown=N_("Ask whether the worker is as the person asked."),
)
def stated_preference(profile: Profile, team: Team) -> Values | None:
    """The gender that the person asked for, against the one that the worker states; `known` False where unstated."""
    wish = profile.worker_preferences.gender
    if wish is None:
        return None
    stated = [row.gender for row in team.rows]
    return Values(
        np.array([gender == wish for gender in stated], np.float32),
        np.array([bool(gender) for gender in stated], np.bool_),
    )


def _explain_language(profile: Profile, team: Team, values: Values, row: int) -> Sentence:
    shared = [code for code in profile.languages if code in team.rows[row].languages]
    if not shared:
        return Sentence(N_("Speaks none of the person's languages"))
    return Sentence(N_("Speaks: %(languages)s"), {"languages": tuple(map(language_name, shared))})


@feature(
    weight=weight_of("link_worker", "shared_language"),
    explain=_explain_language,
    unknown=N_("Ask which languages the worker speaks."),
)
def shared_language(profile: Profile, team: Team) -> Values | None:
    """The share of the person's languages that the worker speaks; one is nearly enough."""
    if not profile.languages:
        return None
    shared = sum(team.speaks(code).astype(np.float32) for code in profile.languages)
    value = np.where(shared, 0.7 + 0.3 * shared / len(profile.languages), 0).astype(np.float32)
    return Values(value, team.languages != 0)


def _explain_expertise(profile: Profile, team: Team, values: Values, row: int) -> Sentence:
    known = [need for need in profile.needs if team.expertise_in(need.term.code)[row] >= COVERED]
    if not known:
        return Sentence(N_("Knows other needs better"))
    return Sentence(N_("Knows about: %(needs)s"), {"needs": tuple(Labels(need.term.labels) for need in known)})


@feature(
    weight=weight_of("link_worker", "expertise"),
    explain=_explain_expertise,
    unknown=N_("Ask what the worker knows best."),
)
def expertise(profile: Profile, team: Team) -> Values | None:
    """What the worker knows of the person's needs: the mean and the best, by severity and urgency."""
    if not profile.needs:
        return None
    answers = [team.expertise_in(need.term.code) for need in profile.needs]
    return Values(mean_and_best(answers, [need.weight for need in profile.needs]), team.expertise_known)


def _explain_experience(profile: Profile, team: Team, values: Values, row: int) -> Sentence:
    groups = [group for group in _groups(profile, team) if ("target_group", group) in team.rows[row].tags]
    if not groups:
        return Sentence(N_("Has worked with other groups of people"))
    facts = {"groups": tuple(Labels(team.vocabulary.get("target_group", group).labels) for group in groups)}
    years = team.rows[row].experience_years
    if not years:
        return Sentence(N_("Has worked with: %(groups)s"), facts)
    return Sentence(N_("Has worked with: %(groups)s (%(years)s years of experience)"), {**facts, "years": years})


@feature(
    weight=weight_of("link_worker", "experience"),
    explain=_explain_experience,
    unknown=N_("Ask with whom the worker has experience."),
)
def experience(profile: Profile, team: Team) -> Values | None:
    """With how many of the groups that the person states the worker has worked; one is nearly enough."""
    groups = _groups(profile, team)
    if not groups:
        return None
    shared = sum(team.has_worked_with(group).astype(np.float32) for group in groups)
    value = np.where(shared, 0.7 + 0.3 * shared / len(groups), 0).astype(np.float32)
    return Values(value, team.experience_known)


def _groups(profile: Profile, team: Team) -> list[str]:
    """The groups whose work is a field of its own: stated, or following from age and needs; "adults" is none."""
    known = {term.code for term in team.vocabulary.terms("target_group")}
    return sorted((groups_of(profile) & known) - _EVERYBODY)


def _explain_mandate(profile: Profile, team: Team, values: Values, row: int) -> Sentence:
    if values.score[row]:
        return Sentence(N_("The organization works on an authority's mandate"))
    return Sentence(N_("The organization does not work on an authority's mandate"))


@feature(
    weight=weight_of("link_worker", "mandate"),
    explain=_explain_mandate,
    unknown=N_("Ask whether the organization works on an authority's mandate."),
)
def mandate(profile: Profile, team: Team) -> Values | None:
    """Asked when there is a mandate: whether the worker's organization has services that work on one."""
    if not profile.mandate:
        return None
    stated = [row.works_on_mandate for row in team.rows]
    return Values(np.array([bool(one) for one in stated], np.float32), np.array([one is not None for one in stated]))


def _explain_interests(profile: Profile, team: Team, values: Values, row: int) -> Sentence:
    shared = [term for term in profile.interests if team.interest_in(term.code)[row] >= COVERED]
    if not shared:
        return Sentence(N_("Has other interests"))
    return Sentence(N_("Shares interests: %(interests)s"), {"interests": tuple(Labels(term.labels) for term in shared)})


@feature(
    weight=weight_of("link_worker", "shared_interests"),
    explain=_explain_interests,
    unknown=N_("Ask what the worker likes."),
)
def shared_interests(profile: Profile, team: Team) -> Values | None:
    """What both like: the mean and the best."""
    if not profile.interests:
        return None
    answers = [team.interest_in(term.code) for term in profile.interests]
    return Values(mean_and_best(answers, [1.0] * len(answers)), team.interests_known)


def _explain_territory(profile: Profile, team: Team, values: Values, row: int) -> Sentence:
    if profile.place and values.fact("serves", row):
        return Sentence(N_("Works in %(place)s"), {"place": profile.place.name})
    if np.isfinite(km := values.fact("km", row)):
        return Sentence(N_("Is based %(km)s km away"), {"km": round(km)})
    return Sentence(N_("Works in another area"))


@feature(
    weight=weight_of("link_worker", "territory"),
    explain=_explain_territory,
    unknown=N_("Ask where the worker can go."),
)
def territory(profile: Profile, team: Team) -> Values | None:
    """1 inside the worker's area or base municipality, else by the distance from the base.

    Returns:
        known: False with neither base nor area; facts: `km`, `serves`.
    """
    if profile.place is None or profile.point is None:
        return None
    inside, known = team.areas.serves(profile.place)
    serves = inside | team.is_based_in(profile.place)
    km = km_from_base(profile.point, team)
    near = 1 / (1 + (km / NEAR_KM) ** 2) * np.where(known & ~serves, 0.5, 1)
    value = np.where(serves, 1, np.where(team.has_base, near, OUTSIDE_AREA)).astype(np.float32)
    return Values(value, known | team.has_base | serves, {"km": km, "serves": serves})


def km_from_base(point: Point, team: Team) -> NDArray[np.float64]:
    """Shape (n,): from where each worker is based; infinite where that is not known."""
    return np.where(team.has_base, distances_km(team.base, point), np.inf)


def works_elsewhere(profile: Profile, team: Team) -> NDArray[np.bool_]:
    """Shape (n,): based too far away to meet the person, who is outside of the worker's area, too."""
    if profile.place is None or profile.point is None:
        return np.zeros(len(team), np.bool_)
    serves, _known = team.areas.serves(profile.place)
    elsewhere: NDArray[np.bool_] = team.has_base & ~serves & (km_from_base(profile.point, team) > FARTHEST_KM)
    return elsewhere


def _explain_times(profile: Profile, team: Team, values: Values, row: int) -> Sentence:
    shared = int(team.slots[row]) & profile.free_slots
    if not shared:
        return Sentence(N_("Does not work when the person is free"))
    return Sentence(N_("Works when the person is free: %(times)s"), {"times": slot_names(shared)})


@feature(
    weight=weight_of("link_worker", "shared_times"),
    explain=_explain_times,
    unknown=N_("Ask when the worker can meet."),
)
def shared_times(profile: Profile, team: Team) -> Values | None:
    """How many of the person's free slots are working slots."""
    if not profile.free_slots:
        return None
    return Values(shared_slots_value(team.slots, profile.free_slots), team.slots != 0)


def _explain_room(profile: Profile, team: Team, values: Values, row: int) -> Sentence:
    return Sentence(N_("Caseload now at %(percent)s %%"), {"percent": round(100 * values.fact("load", row))})


@feature(weight=weight_of("link_worker", "room"), explain=_explain_room, unknown=N_("Ask how much room there is."))
def room(profile: Profile, team: Team) -> Values | None:
    """1 for an empty caseload, 0 for a full one.

    Returns:
        known: False without a capacity; facts: `load`, share of the capacity in use.
    """
    if not profile.asks_something:
        return None
    load = team.load_points / np.maximum(team.capacity_points, np.float32(LEAST_CAPACITY))
    return Values(np.clip(1 - load, 0, 1), team.capacity_points > 0, {"load": load})


WORKER_FEATURES: Final[dict[str, Feature[Profile, Team]]] = {
    one.name: one
    for one in (
        continuity,
        expertise,
        experience,
        mandate,
        shared_language,
        stated_preference,
        territory,
        room,
        shared_interests,
        shared_times,
    )
}
