"""How long ways are by the person's means, and what lies beyond them."""

import math
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import Catalog
from directory.catalog.reach import reach
from directory.i18n import N_, Sentence
from matching.profile import DEFAULT_MINUTES, Means, Profile, Travel


class Journey(NamedTuple):
    """What a means of travel does to a straight line: rules of thumb, since no timetable or road map is bundled."""

    km_per_hour: float
    detour: float  # way travelled / straight line
    extra_minutes: float  # walking to the stop and waiting, parking, unlocking
    message: str
    message_of_hours: str

    @property
    def minutes_per_km(self) -> float:
        """Of a straight line."""
        return 60 * self.detour / self.km_per_hour


JOURNEYS: Final = {
    Means.FOOT: Journey(
        4.5,
        1.3,
        0,
        N_("About %(minutes)s minutes on foot (%(km)s km in a straight line)"),
        N_("About %(hours)s hours on foot (%(km)s km in a straight line)"),
    ),
    Means.BICYCLE: Journey(
        13,
        1.3,
        2,
        N_("About %(minutes)s minutes by bicycle (%(km)s km in a straight line)"),
        N_("About %(hours)s hours by bicycle (%(km)s km in a straight line)"),
    ),
    Means.PUBLIC_TRANSPORT: Journey(
        22,
        1.4,
        12,
        N_("About %(minutes)s minutes by public transport (%(km)s km in a straight line)"),
        N_("About %(hours)s hours by public transport (%(km)s km in a straight line)"),
    ),
    Means.CAR: Journey(
        45,
        1.35,
        5,
        N_("About %(minutes)s minutes by car (%(km)s km in a straight line)"),
        N_("About %(hours)s hours by car (%(km)s km in a straight line)"),
    ),
}
FAR_AWAY = N_("Far away: %(km)s km in a straight line")
IN_HOURS, NO_JOURNEY = 90, 240  # minutes from which hours are said, and from which the rules of thumb say nothing
IN_TOWN_KM = 1.0  # all that is nearer is as near: many points are only a town's centre, the person's among them
IN_REACH = 0.1  # three times the bearable minutes; beyond, a listing does not count as in reach
ROUNDING = 1e-5  # of float32


def travel_of(profile: Profile) -> Travel:
    """The person's means and minutes; by public transport when nothing is said."""
    means = Means.PUBLIC_TRANSPORT
    return profile.travel or Travel(means, DEFAULT_MINUTES[means])


def say_journey(means: Means, minutes: float, km: float) -> Sentence:
    """How long it takes, rounded as people do: minutes to five from a quarter of an hour on, then half hours.

    >>> say_journey(Means.CAR, 81.3, 55).facts["minutes"], say_journey(Means.CAR, 141, 100).facts["hours"]
    (80, 2.5)
    """
    said = {"km": round(km, 1 if km < 10 else None)}
    if minutes >= NO_JOURNEY:
        return Sentence(FAR_AWAY, said)
    if minutes >= IN_HOURS:
        return Sentence(JOURNEYS[means].message_of_hours, {"hours": round(minutes / 30) / 2, **said})
    whole = 5 * round(minutes / 5) if minutes > 15 else round(minutes)
    return Sentence(JOURNEYS[means].message, {"minutes": whole, **said})


def travel_minutes(km: NDArray[np.float32], means: Means) -> NDArray[np.float32]:
    """One way, estimated from the straight line; a short way is walked. Infinite stays infinite."""
    return np.minimum(_minutes(km, JOURNEYS[means]), _minutes(km, JOURNEYS[Means.FOOT]))


def _minutes(km: NDArray[np.float32], journey: Journey) -> NDArray[np.float32]:
    return km * np.float32(journey.minutes_per_km) + np.float32(journey.extra_minutes)


def minutes_value(minutes: NDArray[np.float32], bearable: int) -> NDArray[np.float32]:
    """1 next door, 0.8 at half of what is bearable, 0.5 at the limit, 0.2 at twice the limit: no cliff anywhere."""
    relative = minutes * np.float32(1 / bearable)
    return np.float32(1) / (np.float32(1) + relative * relative)


def value_next_door(profile: Profile) -> float:
    """What `place` says at most of going there: all that is within `IN_TOWN_KM` is as near."""
    return float(going_there(np.zeros(1, np.float32), travel_of(profile))[0])


def going_there(minutes: NDArray[np.float32], travel: Travel) -> NDArray[np.float32]:
    """What ways of these minutes are worth, shape (n,), in [0, 1]."""
    in_town = travel_minutes(np.array([IN_TOWN_KM], np.float32), travel.means)
    return minutes_value(np.maximum(minutes, in_town), travel.minutes)


def farthest_km(profile: Profile) -> float:
    """Beyond it in a straight line, no way is in reach by the person's means."""
    travel = travel_of(profile)
    minutes = travel.minutes * math.sqrt(1 / IN_REACH - 1)  # where `minutes_value` is IN_REACH
    return max(minutes / JOURNEYS[means].minutes_per_km for means in (travel.means, Means.FOOT)) * (1 + ROUNDING)


FROM_AFAR: Final = "from_afar"  # what `from_afar` says of rows that are kept for a start


def from_afar(profile: Profile, catalog: Catalog) -> NDArray[np.bool_]:
    """Shape (n,): too far to go there, and may help by phone or online, but does not say whom."""
    if profile.place is None:
        return np.zeros(len(catalog), np.bool_)
    return catalog.of_start(FROM_AFAR, lambda some: _from_afar(profile, some))


def _from_afar(profile: Profile, catalog: Catalog) -> NDArray[np.bool_]:
    assert profile.place is not None  # noqa: S101 - asked before
    km = catalog.distance_km(profile.place.point)
    too_far = km > farthest_km(profile)
    if not (catalog.remote & too_far).any():
        return np.zeros(len(catalog), np.bool_)
    unclear: NDArray[np.bool_] = reach(catalog, profile.place, km).unclear & too_far
    return unclear
