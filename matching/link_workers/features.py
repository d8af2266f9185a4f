"""What makes a link worker suitable for a person. Only what people state counts; nothing is inferred."""

from collections.abc import Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Final

import numpy as np
from numpy.typing import NDArray

from directory.catalog.scoring import Values
from directory.i18n import N_, Labels, Sentence
from directory.places.gazetteer import Municipality
from directory.places.geo import distances_between_km, unit_vectors
from directory.places.town_names import said_town
from directory.words.language import fold
from directory.words.languages import language_name
from matching.features.time import shared_slots_value, slot_names
from matching.link_workers.answers import Answers, Wishes, WorkerFeature, worker_feature
from matching.link_workers.workers import Team, WorkerRow
from matching.profile import Gender, Profile
from matching.shortlisting.combine import COVERED
from matching.weighting.weights import weight_of

FARTHEST_KM = 60.0  # an hour's drive: nobody walks along with a person from farther away
NEAR_KM = 15.0  # 0.5 at this distance from the worker's base
OUTSIDE_AREA = 0.1
LEAST_CAPACITY = 0.1  # points
_EVERYBODY = frozenset({"adults", "young_adults", "women"})  # nobody's experience lies in these alone


def is_previous(profile: Profile, row: WorkerRow) -> bool:
    """Whether this worker walked with the person before: `previous_worker` is the id or the name."""
    return _previous(profile) in {str(row.id), fold(row.name)}


def _previous(profile: Profile) -> str | None:
    return fold(profile.previous_worker).strip() if profile.previous_worker else None


def _explain_continuity(profile: Profile, team: Team, values: Values, row: int) -> Sentence:
    if values.score[row]:
        return Sentence(N_("Walked with the person before"))
    return Sentence(N_("Would be new to the person"))


@worker_feature(
    asks=_previous,
    weight=weight_of("link_worker", "continuity"),
    explain=_explain_continuity,
    unknown=N_("Ask who walked with the person before."),
)
def continuity(asked: Sequence[str], team: Team) -> Answers:
    """1 for the earlier worker, 0 for all others; asked when there was one, and is on the team."""
    same = np.zeros((len(asked), len(team)), np.float32)
    for question, called in enumerate(asked):
        same[question, team.rows_called.get(called, ())] = 1
    return Answers(same, np.ones(len(team), np.bool_), asked=same.max(axis=1, initial=0) > 0)


_AS_ASKED: Final[dict[Gender | None, tuple[str, str]]] = {
    Gender.WOMAN: (N_("Is a woman, as the person asked"), N_("Is not a woman, as the person asked")),
    Gender.MAN: (N_("Is a man, as the person asked"), N_("Is not a man, as the person asked")),
}
_OTHERWISE: Final = (N_("Is as the person asked"), N_("Is not as the person asked"))


def _explain_preference(profile: Profile, team: Team, values: Values, row: int) -> Sentence:
    as_asked, not_so = _AS_ASKED.get(profile.worker_preferences.gender, _OTHERWISE)
    return Sentence(as_asked if values.score[row] else not_so)


@worker_feature(
    asks=attrgetter("worker_preferences.gender"),
    weight=weight_of("link_worker", "stated_preference"),
    explain=_explain_preference,
    unknown=N_("Ask whether the worker is as the person asked."),
)
def stated_preference(asked: Sequence[Gender], team: Team) -> Answers:
    """The gender that the person asked for, against the one that the worker states; `known` False where unstated."""
    stated = [row.gender for row in team.rows]
    return Answers(
        np.array([[gender == wish for gender in stated] for wish in asked], np.float32),
        np.array([bool(gender) for gender in stated], np.bool_),
    )


def _explain_language(profile: Profile, team: Team, values: Values, row: int) -> Sentence:
    shared = [code for code in profile.languages if code in team.rows[row].languages]
    if not shared:
        return Sentence(N_("Speaks none of the person's languages"))
    return Sentence(N_("Speaks: %(languages)s"), {"languages": tuple(map(language_name, shared))})


@worker_feature(
    asks=attrgetter("languages"),
    weight=weight_of("link_worker", "shared_language"),
    explain=_explain_language,
    unknown=N_("Ask which languages the worker speaks."),
)
def shared_language(asked: Sequence[tuple[str, ...]], team: Team) -> Answers:
    """The share of the person's languages that the worker speaks; one is nearly enough."""
    bits = np.array([team.language_bits(codes) for codes in asked], np.uint64)
    shared = np.bitwise_count(team.languages & bits[:, np.newaxis])
    return Answers(_one_is_nearly_enough(shared, [*map(len, asked)]), team.languages != 0)


def _one_is_nearly_enough(shared: NDArray[np.number], wanted: Sequence[int]) -> NDArray[np.float32]:
    """The value of having so many, shape (k, n), of those that each question wants, shape (k,)."""
    share = shared / np.array(wanted, np.float32)[:, np.newaxis]
    return np.where(shared > 0, np.float32(0.7) + np.float32(0.3) * share, np.float32(0)).astype(np.float32)


def _explain_expertise(profile: Profile, team: Team, values: Values, row: int) -> Sentence:
    known = [need for need in profile.needs if team.expertise_in(need.term.code)[row] >= COVERED]
    if not known:
        return Sentence(N_("Knows other needs better"))
    return Sentence(N_("Knows about: %(needs)s"), {"needs": tuple(Labels(need.term.labels) for need in known)})


@worker_feature(
    asks=lambda profile: tuple([(need.term.code, need.weight) for need in profile.needs]),
    weight=weight_of("link_worker", "expertise"),
    explain=_explain_expertise,
    unknown=N_("Ask what the worker knows best."),
)
def expertise(asked: Sequence[tuple[tuple[str, float], ...]], team: Team) -> Answers:
    """What the worker knows of the person's needs: the mean and the best, by severity and urgency."""
    place = team.places_of("need")
    wishes = Wishes.pack([[(place[code], weight) for code, weight in needs] for needs in asked])
    return Answers(team.expertise, team.expertise_known, wishes=wishes)


def _groups(profile: Profile) -> frozenset[str]:
    """The groups whose work is a field of its own: stated, or following from age and needs; "adults" is none."""
    return profile.groups - _EVERYBODY


def _explain_experience(profile: Profile, team: Team, values: Values, row: int) -> Sentence:
    known = _groups(profile) & team.places_of("target_group").keys()
    groups = sorted(group for group in known if ("target_group", group) in team.rows[row].tags)
    if not groups:
        return Sentence(N_("Has worked with other groups of people"))
    facts = {"groups": tuple(Labels(team.vocabulary.get("target_group", group).labels) for group in groups)}
    years = team.rows[row].experience_years
    if not years:
        return Sentence(N_("Has worked with: %(groups)s"), facts)
    return Sentence(N_("Has worked with: %(groups)s (%(years)s years of experience)"), {**facts, "years": years})


@worker_feature(
    asks=_groups,
    weight=weight_of("link_worker", "experience"),
    explain=_explain_experience,
    unknown=N_("Ask with whom the worker has experience."),
)
def experience(asked: Sequence[frozenset[str]], team: Team) -> Answers:
    """With how many of the groups that the person states the worker has worked; one is nearly enough."""
    place = team.places_of("target_group")
    wanted = np.zeros((len(asked), len(place)), np.float32)
    for question, groups in enumerate(asked):
        wanted[question, [place[group] for group in groups if group in place]] = 1
    counts = wanted.sum(axis=1)
    value = _one_is_nearly_enough(wanted @ team.experience, np.maximum(counts, 1))
    return Answers(value, team.experience_known, asked=counts > 0)


def _explain_mandate(profile: Profile, team: Team, values: Values, row: int) -> Sentence:
    if values.score[row]:
        return Sentence(N_("The organization works on an authority's mandate"))
    return Sentence(N_("The organization does not work on an authority's mandate"))


@worker_feature(
    asks=attrgetter("mandate"),
    weight=weight_of("link_worker", "mandate"),
    explain=_explain_mandate,
    unknown=N_("Ask whether the organization works on an authority's mandate."),
)
def mandate(asked: Sequence[bool], team: Team) -> Answers:
    """Asked when there is a mandate: whether the worker's organization has services that work on one."""
    stated = [row.works_on_mandate for row in team.rows]
    return Answers(
        np.array([[bool(one) for one in stated]] * len(asked), np.float32),
        np.array([one is not None for one in stated], np.bool_),
    )


def _explain_interests(profile: Profile, team: Team, values: Values, row: int) -> Sentence:
    shared = [term for term in profile.interests if team.interest_in(term.code)[row] >= COVERED]
    if not shared:
        return Sentence(N_("Has other interests"))
    return Sentence(N_("Shares interests: %(interests)s"), {"interests": tuple(Labels(term.labels) for term in shared)})


@worker_feature(
    asks=lambda profile: tuple([term.code for term in profile.interests]),
    weight=weight_of("link_worker", "shared_interests"),
    explain=_explain_interests,
    unknown=N_("Ask what the worker likes."),
)
def shared_interests(asked: Sequence[tuple[str, ...]], team: Team) -> Answers:
    """What both like: the mean and the best."""
    place = team.places_of("interest")
    wishes = Wishes.pack([[(place[code], 1.0) for code in codes] for codes in asked])
    return Answers(team.interests, team.interests_known, wishes=wishes)


def _explain_territory(profile: Profile, team: Team, values: Values, row: int) -> Sentence:
    if profile.place and values.fact("serves", row):
        return Sentence(N_("Works in %(place)s"), {"place": said_town(profile.place)})
    if np.isfinite(km := values.fact("km", row)):
        return Sentence(N_("Is based %(km)s km away"), {"km": round(km)})
    return Sentence(N_("Works in another area"))


@worker_feature(
    asks=attrgetter("place"),
    weight=weight_of("link_worker", "territory"),
    explain=_explain_territory,
    unknown=N_("Ask where the worker can go."),
)
def territory(asked: Sequence[Municipality], team: Team) -> Answers:
    """1 inside the worker's area or base municipality, else by the distance from the base.

    Returns:
        known: False with neither base nor area; facts: `km`, `serves`.
    """
    reached, km = _reach(tuple(asked), team)
    serves = reached | np.array([team.is_based_in(place) for place in asked], np.bool_).reshape(reached.shape)
    near = 1 / (1 + (km / np.float32(NEAR_KM)) ** 2)
    near *= np.where(team.areas.known & ~serves, np.float32(0.5), np.float32(1))
    value = np.where(serves, np.float32(1), np.where(team.has_base, near, np.float32(OUTSIDE_AREA)))
    return Answers(value, team.areas.known | team.has_base | serves, facts={"km": km, "serves": serves})


def works_elsewhere(places: Sequence[Municipality], team: Team) -> NDArray[np.bool_]:
    """Shape (k, n): based too far away to meet people there or in another country, and outside of the worker's area.

    Offices, benefits and mandates are those of a country: nobody walks along to them from across a border.
    """
    reached, km = _reach(tuple(places), team)
    too_far = team.has_base & (km > FARTHEST_KM)
    elsewhere: NDArray[np.bool_] = (too_far | np.array([team.is_abroad(place) for place in places])) & ~reached
    return elsewhere


@lru_cache(maxsize=1)
def _reach(places: tuple[Municipality, ...], team: Team) -> tuple[NDArray[np.bool_], NDArray[np.float32]]:
    """Whose area reaches these places, and how far it is from where each worker is based, infinite where unknown.

    Kept of the last question, which a rule and a feature ask one after the other; both of shape (k, n).
    """
    reached = np.array([team.areas.serves(place)[0] for place in places], np.bool_).reshape(len(places), len(team))
    points = [place.point for place in places]
    centres = unit_vectors([point.latitude for point in points], [point.longitude for point in points])
    return reached, np.where(team.has_base, distances_between_km(centres, team.base), np.float32(np.inf))


def _explain_times(profile: Profile, team: Team, values: Values, row: int) -> Sentence:
    shared = int(team.slots[row]) & profile.free_slots
    if not shared:
        return Sentence(N_("Does not work when the person is free"))
    return Sentence(N_("Works when the person is free: %(times)s"), {"times": slot_names(shared)})


@worker_feature(
    asks=attrgetter("free_slots"),
    weight=weight_of("link_worker", "shared_times"),
    explain=_explain_times,
    unknown=N_("Ask when the worker can meet."),
)
def shared_times(asked: Sequence[int], team: Team) -> Answers:
    """How many of the person's free slots are working slots."""
    free = np.array(asked, np.uint32)[:, np.newaxis]
    return Answers(shared_slots_value(team.slots, free), team.slots != 0)


def _explain_room(profile: Profile, team: Team, values: Values, row: int) -> Sentence:
    return Sentence(N_("Caseload now at %(percent)s %%"), {"percent": round(100 * values.fact("load", row))})


@worker_feature(
    asks=attrgetter("asks_something"),
    weight=weight_of("link_worker", "room"),
    explain=_explain_room,
    unknown=N_("Ask how much room there is."),
)
def room(asked: Sequence[bool], team: Team) -> Answers:
    """1 for an empty caseload, 0 for a full one.

    Returns:
        known: False without a capacity; facts: `load`, share of the capacity in use.
    """
    values = room_of(team)
    shape = (len(asked), len(team))
    facts = {name: np.broadcast_to(load, shape) for name, load in values.facts.items()}
    return Answers(np.broadcast_to(values.score, shape), values.known, facts=facts)


def room_of(team: Team) -> Values:
    """The values of `room`, whoever asks."""
    load = team.load_points / np.maximum(team.capacity_points, np.float32(LEAST_CAPACITY))
    return Values(np.clip(1 - load, 0, 1), team.capacity_points > 0, {"load": load})


WORKER_FEATURES: Final[dict[str, WorkerFeature]] = {
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
