"""How near a listing is, by the person's means."""

import math
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from directory.catalog.catalog import Catalog
from directory.catalog.reach import AT_THE_CENTRE_KM, reach
from directory.catalog.scoring import Rows, Values, feature_by_column
from directory.i18n import N_, Sentence
from matching.profile import DEFAULT_MINUTES, Means, Profile, Travel
from matching.weights import weight_of


class Journey(NamedTuple):
    """What a means of travel does to a straight line: rules of thumb, since no timetable or road map is bundled."""

    km_per_hour: float
    detour: float  # way travelled / straight line
    extra_minutes: float  # walking to the stop and waiting, parking, unlocking
    message: str

    @property
    def minutes_per_km(self) -> float:
        """Of a straight line."""
        return 60 * self.detour / self.km_per_hour


JOURNEYS: Final = {
    Means.FOOT: Journey(4.5, 1.3, 0, N_("About %(minutes)s minutes on foot (%(km)s km in a straight line)")),
    Means.BICYCLE: Journey(13, 1.3, 2, N_("About %(minutes)s minutes by bicycle (%(km)s km in a straight line)")),
    Means.PUBLIC_TRANSPORT: Journey(
        22, 1.4, 12, N_("About %(minutes)s minutes by public transport (%(km)s km in a straight line)")
    ),
    Means.CAR: Journey(45, 1.35, 5, N_("About %(minutes)s minutes by car (%(km)s km in a straight line)")),
}
_VISITS: Final = Sentence(N_("Comes to the person's home"))
_OTHER_AREA: Final = Sentence(N_("Serves another area"))
_REMOTE: Final = Sentence(N_("Helps by phone or online"))
_ROUNDING = 1e-5  # of float32
REMOTE_VALUE = 0.85  # as near as a short way, but not the same as meeting
IN_TOWN_KM = 1.0  # all that is nearer is as near: many points are only a town's centre, the person's among them
SAME_MUNICIPALITY = 0.85
IN_SERVICE_AREA = 0.7
IN_REACH = 0.1  # three times the bearable minutes; beyond, a listing does not count as in reach


def travel_of(profile: Profile) -> Travel:
    """The person's means and minutes; by public transport when nothing is said."""
    means = Means.PUBLIC_TRANSPORT
    return profile.travel or Travel(means, DEFAULT_MINUTES[means])


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
    return float(_going_there(np.zeros(1, np.float32), travel_of(profile))[0])


def _going_there(minutes: NDArray[np.float32], travel: Travel) -> NDArray[np.float32]:
    in_town = travel_minutes(np.array([IN_TOWN_KM], np.float32), travel.means)
    return minutes_value(np.maximum(minutes, in_town), travel.minutes)


def farthest_km(profile: Profile) -> float:
    """Beyond it in a straight line, no way is in reach by the person's means."""
    travel = travel_of(profile)
    minutes = travel.minutes * math.sqrt(1 / IN_REACH - 1)  # where `minutes_value` is IN_REACH
    return max(minutes / JOURNEYS[means].minutes_per_km for means in (travel.means, Means.FOOT)) * (1 + _ROUNDING)


def in_reach(values: Values) -> NDArray[np.bool_]:
    """Shape (n,): by what `place` says, not known to be farther than three times what the person can bear."""
    reached: NDArray[np.bool_] = ~values.known | (values.score >= IN_REACH)
    return reached


def _explain(profile: Profile, catalog: Catalog, values: Values, rows: Rows) -> list[Sentence]:
    each = (values.facts[name].take(rows).tolist() for name in _Near._fields)
    near = map(_Near._make, zip(*each, strict=True))
    return [_say(profile, catalog, row, one) for row, one in zip(rows.tolist(), near, strict=True)]


class _Near(NamedTuple):
    """The facts of one listing."""

    km: float
    minutes: float
    there: float
    visits: bool
    remote: bool
    same: bool
    serves: bool


def _say(profile: Profile, catalog: Catalog, row: int, near: _Near) -> Sentence:
    if near.visits:
        return _VISITS
    if near.remote and near.there < REMOTE_VALUE:
        return _REMOTE
    if near.same and not AT_THE_CENTRE_KM <= near.km < math.inf:
        return Sentence(N_("Is in %(place)s"), {"place": catalog.place[row]})
    if near.km < math.inf:
        return _say_way(profile, near.km, near.minutes)
    if profile.place and near.serves:
        return Sentence(N_("Serves people from %(place)s"), {"place": profile.place.name})
    return _OTHER_AREA


def _say_way(profile: Profile, km: float, minutes: float) -> Sentence:
    """How long and how; on foot where that is as quick as the person's means."""
    walks = km * JOURNEYS[Means.FOOT].minutes_per_km <= minutes * (1 + _ROUNDING)
    journey = JOURNEYS[Means.FOOT if walks else travel_of(profile).means]
    return Sentence(journey.message, {"minutes": round(minutes), "km": round(km, 1 if km < 10 else None)})


@feature_by_column(
    weight=weight_of("service", "place"),
    explain_rows=_explain,
    unknown=N_("Ask where it is, or how far they come."),
)
def place(profile: Profile, catalog: Catalog) -> Values | None:
    """Minutes by the person's means against what they can bear; home visits and remote help are near.

    Where an area is given, it decides who is visited or helped by phone; otherwise the distance does.

    Returns:
        known: False without point, municipality and area, and for remote help from afar that names no area;
        facts: `km`, `minutes`, `there` (the value of going there) and in which ways it is near.
    """
    if profile.place is None or profile.point is None:
        return None
    travel = travel_of(profile)
    km = catalog.distance_km(profile.point)
    minutes = travel_minutes(km, travel.means)
    serves, area_known = catalog.serves(profile.place)
    same = catalog.in_municipality(profile.place)
    there = _going_there(minutes, travel)
    in_area = np.maximum(same * np.float32(SAME_MUNICIPALITY), serves * np.float32(IN_SERVICE_AREA))
    there = np.maximum(there, in_area * ~catalog.has_point)  # infinitely far without a point, which is worth 0
    visits, remote, unclear = reach(catalog, profile.place, km)
    value = np.maximum(there, np.maximum(visits, remote * np.float32(REMOTE_VALUE)))
    known = (catalog.has_point | same | area_known | visits | remote) & ~unclear
    facts = {"km": km, "minutes": minutes, "there": there, "visits": visits, "remote": remote}
    return Values(value, known, {**facts, "same": same, "serves": serves})
